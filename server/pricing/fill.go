package pricing

import (
	"context"
	"net/url"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/wasm/pricelist"
)

// filled is what a form begins with: a stored part, or what is known of a new
// one. The error is NotFound where a stored part is meant and there is none.
func (p *Prices) filled(c account.Clinic, d Draft, kind Kind, id string) (Item, url.Values, error) {
	f, ok := formOf(kind)
	if !ok {
		return Item{}, nil, fault.New(fault.NotFound, "a price list has no such part")
	}
	if f.key == "" {
		id = once
	}
	if id == "" {
		return Item{}, p.begun(kind), nil
	}
	item, there := d.Item(kind, id)
	switch {
	case there:
		return item, f.typed(item.Part), nil
	case kind == KindProfile:
		return Item{}, Profile{Name: c.Name, Locations: []Location{{ID: once, State: c.State}}}.typed(), nil
	case kind == KindTerms:
		return Item{}, Terms{Effective: Effective{From: Day(p.today())}}.typed(), nil
	}
	return Item{}, nil, fault.New(fault.NotFound, "there is no such part")
}

// begun is what the form of a new part holds. What decides a price is left to
// her; what most clinics answer alike is filled in where it is shown.
func (p *Prices) begun(kind Kind) url.Values {
	v := url.Values{}
	switch kind {
	case KindPackage:
		v.Set("unit", visit)
	case KindMembership:
		v.Set("unused", reset)
		v.Set("interval", monthly)
		v.Set("minimum", "1")
	case KindPayer:
		v.Set("verified", Day(p.today()).typed())
	}
	return v
}

// oneMoreRow makes room for another place.
func oneMoreRow(values url.Values) {
	if rows := placeRow.typed(values, pricelist.MaxLocations); rows < pricelist.MaxLocations {
		values.Set(placeRow.row(rows)+"city", "")
	}
}

// CheckView is what is said of a form while it is typed. The error is NotFound
// where a price list has no such parts.
func (p *Prices) CheckView(ctx context.Context, c account.Clinic, e Entry) (CheckView, error) {
	t, err := p.Check(ctx, c, e)
	if err != nil {
		return CheckView{}, err
	}
	f, _ := formOf(e.Kind)
	return p.check(f, p.around(f, t.items, e.ID, t.values), t)
}
