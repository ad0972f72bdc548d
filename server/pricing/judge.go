package pricing

import (
	"net/url"
	"slices"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// A Typed is a form that was understood as far as it could be.
type Typed struct {
	Part Part
	// Wrong says what is wrong, by control; under "" what is wrong with the part
	// as a whole.
	Wrong map[string]string
	// empty are the controls that are wrong only because nothing is typed yet.
	empty map[string]bool
	// list is the price list that the draft would be with this part; nil where
	// the draft has faults, here or elsewhere.
	list   *pricelist.List
	items  []Item
	values url.Values // as the form shows them again
}

// understand reads a form against the other parts of its draft. values are
// changed to what the form shows again.
func (p *Prices) understand(f frame, form form, items []Item, id string, values url.Values) (Typed, error) {
	a := p.around(form, items, id, values)
	if form.key != "" && id != "" {
		values.Set(form.key, id) // what names a stored part stays
	}
	r := newReader(values, p.texts)
	t := Typed{Part: form.read(r, a), Wrong: r.wrong, empty: r.empty, values: values}
	if _, twice := find(items, t.Part.Kind(), t.Part.ID()); twice && id == "" && form.key != "" {
		r.note(form.key, "You have one of this name already.")
	}
	t.items = with(items, t.Part)
	if n := len((Draft{Items: t.items}).Of(form.kind)); n > form.most {
		r.note("", "A price list holds no more than "+number(form.most)+" of these.")
	}
	list, faults, err := judge(f, t.items)
	if err != nil {
		return Typed{}, err
	}
	t.list = list
	specs, place := form.specs(a), path(t.items, t.Part)
	for _, fault := range faults {
		inside, ok := within(fault.Path, place, form.kind)
		if !ok {
			continue
		}
		s, found := at(specs, inside)
		if name := newPriceControl(t.Part, inside); name != "" {
			s, found = spec{Field: page.Field{Name: name, Kind: page.MoneyField}}, true
		}
		if rate := ratedService(t.Part, inside); rate != "" {
			s, found = spec{Field: page.Field{Name: ratePrefix + rate, Kind: page.MoneyField}}, true
		}
		if found {
			r.note(s.Name, p.worded(fault, s))
		} else if len(r.wrong) == 0 {
			r.note("", document.Sentence(fault))
		}
	}
	return t, nil
}

// around is what a form needs of a draft, with as many rows as are typed.
func (p *Prices) around(form form, items []Item, id string, values url.Values) around {
	a := around{menu: menu(items), old: id != "", name: p.name}
	for _, item := range items {
		switch part := item.Part.(type) {
		case Profile:
			a.places = part.Locations
		case Package:
			a.packs = append(a.packs, part)
		case Membership:
			a.members = append(a.members, part)
		}
	}
	a.taken = func(id string) bool {
		_, there := find(items, form.kind, id)
		return there
	}
	a.rows = placeRow.typed(values, pricelist.MaxLocations)
	a.discounts = discountRow.typed(values, offer.MaxDiscounts)
	a.changes = changeRow.typed(values, offer.MaxChanges)
	return a
}

// name is a text of the catalogue, and the key where there is none.
func (p *Prices) name(key string) string {
	words, err := p.texts.Of(key)
	if err != nil {
		return key
	}
	return words
}

// with is the items with one part put in the place of its older self, or after
// the last of its kind.
func with(items []Item, part Part) []Item {
	all := slices.Clone(items)
	last := 0
	order := kinds()
	for i, item := range all {
		if item.Part.Kind() == part.Kind() && item.Part.ID() == part.ID() {
			all[i].Part = part
			return all
		}
		if slices.Index(order, item.Part.Kind()) <= slices.Index(order, part.Kind()) {
			last = i + 1
		}
	}
	return slices.Insert(all, last, Item{Part: part, Position: following(items, part.Kind())})
}

// following is the position after the last of a kind.
func following(items []Item, kind Kind) int {
	next := 0
	for _, item := range items {
		if item.Part.Kind() == kind {
			next = max(next, item.Position+1)
		}
	}
	return next
}

// ratedService is the service of whose rate a place in a payer speaks.
func ratedService(part Part, place string) string {
	payer, ok := part.(Payer)
	index, isRate := strings.CutPrefix(place, "rates[")
	if !ok || !isRate {
		return ""
	}
	digits, _, _ := strings.Cut(index, "]")
	for i, rate := range payer.Rates {
		if number(i) == digits || i == 0 && digits == "0" {
			return rate.Service
		}
	}
	return ""
}

// worded says what a fault of the engine means at a control.
func (p *Prices) worded(f code.Fault, s spec) string {
	limit := func(n int64) string {
		if s.Kind == page.MoneyField {
			return locale.Dollars(money.Amount(n))
		}
		return number(int(n))
	}
	switch f.Code {
	case code.FaultTooSmall, code.FaultTooLarge:
		switch {
		case s.Kind == page.TextField && f.High == int64(s.MaxLength):
			return "Write at most " + number(s.MaxLength) + " characters."
		case s.Kind == page.TextField && s.refused != "", s.Name == "hands_on" && s.refused != "" && f.Code == code.FaultTooLarge:
			return s.refused
		}
		least := limit(f.Low)
		if f.Low == 0 && s.Kind != page.MoneyField {
			least = "0"
		}
		return "Write " + least + " to " + limit(f.High) + "."
	case code.FaultRequired:
		if s.refused != "" {
			return s.refused
		}
		return fillIn
	}
	if s.refused != "" {
		return s.refused
	}
	if p.texts.Has(f.Code) {
		if words, err := p.texts.Of(f.Code, "low", limit(f.Low), "high", limit(f.High)); err == nil {
			return words
		}
	}
	return document.Sentence(f)
}
