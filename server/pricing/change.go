package pricing

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kneadwise/server/page"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// changeSpecs are the rows of later prices: a day, and a box for each thing that
// is sold.
func changeSpecs(a around) (specs []spec) {
	for i := range max(1, a.changes) {
		row, path := changeRow.row(i), "changes["+strconv.Itoa(i)+"]"
		from := dayField(row+"from", path+".from", "From this day on", "After the first day of these prices, and after the change before it.", true)
		from.refused = "Choose a day after the first day of these prices and after the change before it, while the prices hold."
		keep := choiceField(page.RadiosField, row+"keep", path+".existing_buyers_keep", "Do members of before keep their fee?", "Only if a membership changes.", yesNoOpen())
		keep.refused = "Say whether members of before keep their fee."
		specs = append(specs, from)
		for _, s := range a.menu {
			specs = append(specs, amountField(row+"service."+s.Name, "", "New price: "+s.label(a.name), "", true))
			if s.FirstVisit != nil {
				specs = append(specs, amountField(row+"first."+s.Name, "", "New price of a first visit: "+s.label(a.name), "", true))
			}
		}
		for _, p := range a.packs {
			specs = append(specs, amountField(row+"package."+p.Name, "", "New price of the package "+p.Name, "", true),
				tickField(row+"package-gone."+p.Name, "", "The package "+p.Name+" is no longer sold", ""))
		}
		for _, m := range a.members {
			specs = append(specs, amountField(row+"membership."+m.Name, "", "New fee of the membership "+m.Name, "", true),
				tickField(row+"membership-gone."+m.Name, "", "The membership "+m.Name+" is no longer sold", ""))
		}
		specs = append(specs, keep)
	}
	return specs
}

// changes reads the rows of which something is typed.
func (r *reader) changes(a around) (all []Change) {
	for i := range changeRow.close(r.values, a.changes) {
		row := changeRow.row(i)
		c := Change{From: r.day(row+"from", "Choose the day."), Keep: r.yesNo(row + "keep")}
		for _, s := range a.menu {
			p := NewPrice{ID: s.Name, Price: r.moneyIf(row + "service." + s.Name), First: r.moneyIf(row + "first." + s.Name)}
			if p.Price != nil || p.First != nil {
				c.Services = append(c.Services, p)
			}
		}
		for _, p := range a.packs {
			if price, gone := r.repriced(row, "package", p.Name); price != nil || gone {
				c.Packages = append(c.Packages, NewPrice{ID: p.Name, Price: price, Withdrawn: gone})
			}
		}
		for _, m := range a.members {
			if fee, gone := r.repriced(row, "membership", m.Name); fee != nil || gone {
				c.Memberships = append(c.Memberships, NewPrice{ID: m.Name, Fee: fee, Withdrawn: gone})
			}
		}
		if len(c.Services)+len(c.Packages)+len(c.Memberships) == 0 {
			r.note(row+"from", "Write at least one new price for this day.")
		}
		all = append(all, c)
	}
	return all
}

// repriced reads the new price of a package or membership, or that it ends.
func (r *reader) repriced(row, kind, id string) (price *money.Amount, gone bool) {
	price, gone = r.moneyIf(row+kind+"."+id), r.ticked(row+kind+"-gone."+id)
	if price != nil && gone {
		r.note(row+kind+"."+id, "It has a new price or is no longer sold, not both.")
	}
	return price, gone
}

// typeChanges fills the rows, and leaves an empty one for one more.
func typeChanges(v url.Values, all []Change) {
	for i, c := range all {
		row := changeRow.row(i)
		v.Set(row+"from", c.From.typed())
		v.Set(row+"keep", answer(c.Keep))
		for _, p := range c.Services {
			v.Set(row+"service."+p.ID, dollarsIf(p.Price))
			v.Set(row+"first."+p.ID, dollarsIf(p.First))
		}
		for _, p := range c.Packages {
			typeRepriced(v, row+"package", p.ID, p.Price, p.Withdrawn)
		}
		for _, p := range c.Memberships {
			typeRepriced(v, row+"membership", p.ID, p.Fee, p.Withdrawn)
		}
	}
	if len(all) < offer.MaxChanges {
		v.Set(changeRow.row(len(all))+"from", "")
	}
}

func typeRepriced(v url.Values, kind, id string, price *money.Amount, gone bool) {
	v.Set(kind+"."+id, dollarsIf(price))
	if gone {
		v.Set(kind+"-gone."+id, "yes")
	}
}

// newPriceControl is the control of a new price of which a place in the terms
// speaks: "changes[0].packages[1].price_cents".
func newPriceControl(part Part, place string) string {
	t, ok := part.(Terms)
	rest, isChange := strings.CutPrefix(place, "changes[")
	if !ok || !isChange {
		return ""
	}
	digits, rest, _ := strings.Cut(rest, "].")
	kind, rest, inList := strings.Cut(rest, "[")
	element, field, _ := strings.Cut(rest, "].")
	i, err := strconv.Atoi(digits)
	j, bad := strconv.Atoi(element)
	if err != nil || bad != nil || !inList || i >= len(t.Changes) {
		return ""
	}
	c := t.Changes[i]
	all := map[string][]NewPrice{"services": c.Services, "packages": c.Packages, "memberships": c.Memberships}[kind]
	if j >= len(all) {
		return ""
	}
	name := strings.TrimSuffix(kind, "s")
	if field == "first_visit_price_cents" {
		name = "first"
	}
	return changeRow.row(i) + name + "." + all[j].ID
}

// unscheduled is the terms without the later prices of parts that are no more,
// and whether there were any. A change of nothing else is none.
func (t Terms) unscheduled(gone ...Part) (left Terms, named bool) {
	drop := func(kind Kind, prices []NewPrice) []NewPrice {
		kept := slices.DeleteFunc(slices.Clone(prices), func(p NewPrice) bool {
			return slices.ContainsFunc(gone, func(g Part) bool { return g.Kind() == kind && g.ID() == p.ID })
		})
		named = named || len(kept) < len(prices)
		return kept
	}
	left = t
	left.Changes = nil
	for _, c := range t.Changes {
		c.Services, c.Packages, c.Memberships = drop(KindService, c.Services), drop(KindPackage, c.Packages), drop(KindMembership, c.Memberships)
		if len(c.Services)+len(c.Packages)+len(c.Memberships) > 0 {
			left.Changes = append(left.Changes, c)
		}
	}
	return left, named
}
