package pricing

import (
	"context"
	"maps"
	"net/url"
	"strconv"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/server/locale"
	"kneadwise/server/store"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// A Proposal is one change of a draft that was typed before there was an account
// to change it with. Nothing of it is done until she says so.
type Proposal struct {
	Key      string // by which it is chosen: "price_60"
	What     string // what it is about
	Now      string // what stands there now; empty where nothing does
	Proposed string
	// Version is that of the part that would change, 0 where one would be added:
	// what stands there now must still stand there then.
	Version int64
	part    Part
}

// The boxes of the page on which prices are typed without an account.
const (
	offeredProvider = "provider"
	offeredState    = "state"
	offeredPrice    = "price_"
	offeredPackage  = "package"
)

// offeredMinutes are the lengths that can be priced there.
func offeredMinutes() []int { return []int{30, 60, 90} }

// Proposals are the changes that typed values would make to a draft, in the
// order in which they are made. What makes no sense, and what stands there
// already, proposes nothing.
func (p *Prices) Proposals(ctx context.Context, c account.Clinic, typed url.Values) ([]Proposal, error) {
	d, err := p.Draft(ctx, c)
	if err != nil {
		return nil, err
	}
	o := offering{p: p, clinic: c, items: d.Items, typed: typed}
	return o.proposals(), nil
}

// Adopt makes those of the proposals that are chosen, given by key the version
// that was shown with each. It returns how many. The error is Conflict where
// something was changed meanwhile; then nothing is done.
func (p *Prices) Adopt(ctx context.Context, c account.Clinic, user string, typed url.Values, chosen map[string]int64) (done int, err error) {
	err = p.db.Write(ctx, func(tx *store.Tx) error {
		done = 0
		items, err := load(tx, c.ID)
		if err != nil {
			return err
		}
		left := maps.Clone(chosen)
		for _, make := range []func(*offering) []Proposal{(*offering).profile, (*offering).prices, (*offering).pack} {
			o := offering{p: p, clinic: c, items: items, typed: typed}
			for _, one := range make(&o) {
				shown, wanted := left[one.Key]
				if !wanted {
					continue
				}
				delete(left, one.Key)
				if one.Version != shown {
					return fault.New(fault.Conflict, "somebody changed the draft meanwhile")
				}
				if items, err = p.adopt(tx, c, user, items, one.part); err != nil {
					return err
				}
				done++
			}
		}
		if len(left) > 0 {
			return fault.New(fault.Conflict, "somebody changed the draft meanwhile")
		}
		return nil
	})
	return done, err
}

// adopt stores one part and returns the items with it.
func (p *Prices) adopt(tx *store.Tx, c account.Clinic, user string, items []Item, part Part) ([]Item, error) {
	item, there := find(items, part.Kind(), part.ID())
	var err error
	if there {
		item.Part = part
		item, err = update(tx, c.ID, user, item)
	} else {
		item, err = insert(tx, c.ID, user, Item{Part: part, Position: following(items, part.Kind())})
	}
	if err != nil {
		return nil, err
	}
	all := with(items, part)
	for i := range all {
		if all[i].Part.Kind() == part.Kind() && all[i].Part.ID() == part.ID() {
			all[i] = item
		}
	}
	return all, nil
}

// offering is typed values beside a draft.
type offering struct {
	p      *Prices
	clinic account.Clinic
	items  []Item
	typed  url.Values
}

func (o *offering) proposals() []Proposal {
	all := append(o.profile(), o.prices()...)
	// A package may need a price that is only proposed.
	after := *o
	for _, one := range all {
		after.items = with(after.items, one.part)
	}
	return append(all, after.pack()...)
}

// profile proposes the kind of provider, and where there is no profile yet one
// that begins with it.
func (o *offering) profile() []Proposal {
	provider, ok := reference.ParseProvider(o.typed.Get(offeredProvider))
	if !ok {
		return nil
	}
	item, there := find(o.items, KindProfile, once)
	profile, _ := item.Part.(Profile)
	if there && profile.Provider == provider.Code() {
		return nil
	}
	one := Proposal{Key: offeredProvider, What: "Who gives the massage", Proposed: locale.Capital(o.p.name("provider." + provider.Code())), Version: item.Version}
	if profile.Provider != "" {
		one.Now = locale.Capital(o.p.name("provider." + profile.Provider))
	}
	if !there {
		profile = Profile{Name: o.clinic.Name, Locations: []Location{{ID: "main", State: o.state()}}}
	}
	profile.Provider = provider.Code()
	one.part = profile
	return []Proposal{one}
}

// state is the one that was typed, and the clinic's where that is none.
func (o *offering) state() string {
	if state := o.typed.Get(offeredState); reference.IsPlace(state) {
		return state
	}
	return o.clinic.State
}

func (o *offering) prices() (all []Proposal) {
	for _, minutes := range offeredMinutes() {
		key := offeredPrice + strconv.Itoa(minutes)
		price, ok := amountOf(o.typed.Get(key))
		if !ok {
			continue
		}
		service := Service{Booked: minutes, Price: price}
		one := Proposal{Key: key, What: strconv.Itoa(minutes) + " minutes", Proposed: locale.Dollars(price)}
		if item, there := o.service(minutes); there {
			service = item.Part.(Service)
			if service.Price == price {
				continue
			}
			one.What = service.label(o.p.name)
			one.Now, one.Version = locale.Dollars(service.Price), item.Version
			service.Price = price
		} else {
			service.Name = free(service.suggested(), func(id string) bool {
				_, taken := find(o.items, KindService, id)
				return taken
			})
		}
		one.part = service
		all = append(all, one)
	}
	return all
}

// service is the first of a length.
func (o *offering) service(minutes int) (Item, bool) {
	for _, item := range o.items {
		if s, ok := item.Part.(Service); ok && s.Booked == minutes {
			return item, true
		}
	}
	return Item{}, false
}

// pack proposes the package.
func (o *offering) pack() []Proposal {
	count, err := strconv.Atoi(trimmed(o.typed.Get(offeredPackage + "_visits")))
	price, ok := amountOf(o.typed.Get(offeredPackage + "_price"))
	minutes, bad := strconv.Atoi(o.typed.Get(offeredPackage + "_minutes"))
	if err != nil || !ok || bad != nil || count < 1 || count > offer.MaxVisits {
		return nil
	}
	of, there := o.service(minutes)
	if !there {
		return nil
	}
	service := of.Part.(Service)
	pack := Package{Credits: visits(count), Price: price, Services: []string{service.Name}, Expires: Expiry{Rule: never}}
	if months, err := strconv.Atoi(trimmed(o.typed.Get(offeredPackage + "_months"))); err == nil && months > 0 && months <= offer.MaxMonths {
		pack.Expires = Expiry{Rule: afterPurchase, Months: months}
	}
	one := Proposal{Key: offeredPackage, What: "Package of " + strconv.Itoa(count) + " visits of " + strconv.Itoa(minutes) + " minutes"}
	for _, item := range o.items {
		old, isPackage := item.Part.(Package)
		if !isPackage || old.Credits.Count != count || len(old.Services) == 0 || old.Services[0] != service.Name {
			continue
		}
		if old.Price == price && old.Expires == pack.Expires {
			return nil
		}
		one.Now, one.Version = packageWords(old), item.Version
		old.Price, old.Expires = price, pack.Expires
		one.Proposed, one.part = packageWords(old), old
		return []Proposal{one}
	}
	pack.Name = free("pack-"+strconv.Itoa(count), func(id string) bool {
		_, taken := find(o.items, KindPackage, id)
		return taken
	})
	one.Proposed, one.part = packageWords(pack), pack
	return []Proposal{one}
}

// packageWords are a package's price and when it lapses, in short.
func packageWords(p Package) string {
	text := locale.Dollars(p.Price)
	months := strconv.Itoa(p.Expires.Months) + either(p.Expires.Months == 1, " month", " months")
	switch p.Expires.Rule {
	case never:
		return text + ", never lapses"
	case afterPurchase:
		return text + ", to be used within " + months + " of buying it"
	case afterFirstUse:
		return text + ", to be used within " + months + " of the first visit"
	case fixedDate:
		return text + ", to be used by " + p.Expires.Date.typed()
	}
	return text
}

// amountOf reads an amount that is a price.
func amountOf(text string) (money.Amount, bool) {
	amount, err := money.Parse(text)
	return amount, err == nil && amount > 0
}
