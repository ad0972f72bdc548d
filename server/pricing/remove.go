package pricing

import (
	"context"
	"slices"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/server/store"
)

// Use is a part that names a service which is to be removed, and what becomes of
// it then.
type Use struct {
	Item Item
	// Left is the part without the service; nil where it is good for nothing
	// else and would have to go, too.
	Left Part
}

// Uses are the parts that name a service.
func (d Draft) Uses(service string) []Use { return uses(d.Items, service) }

func uses(items []Item, service string) (all []Use) {
	gone := []Part{Service{Name: service}}
	for _, item := range items {
		left, used := without(item.Part, service)
		if !used {
			continue
		}
		all = append(all, Use{item, left})
		if left == nil {
			gone = append(gone, item.Part)
		}
	}
	// What goes has no later price either.
	if item, there := find(items, KindTerms, once); there {
		if terms, used := item.Part.(Terms).unscheduled(gone...); used {
			all = append(all, Use{item, terms})
		}
	}
	return all
}

// without is a part that no longer names a service, and whether it did.
func without(part Part, service string) (Part, bool) {
	named := func(id string) bool { return id == service }
	switch p := part.(type) {
	case Package:
		upgraded := p.Upgrade != nil && slices.ContainsFunc(p.Upgrade.To, named)
		if !slices.ContainsFunc(p.Services, named) && !upgraded {
			return nil, false
		}
		if upgraded {
			p.Upgrade = &Upgrade{To: slices.DeleteFunc(slices.Clone(p.Upgrade.To), named), Pay: p.Upgrade.Pay}
			if len(p.Upgrade.To) == 0 {
				p.Upgrade = nil
			}
		}
		p.Services = slices.DeleteFunc(slices.Clone(p.Services), named)
		if len(p.Services) == 0 {
			return nil, true
		}
		return p, true
	case Membership:
		if !slices.ContainsFunc(p.Services, named) {
			return nil, false
		}
		p.Services = slices.DeleteFunc(slices.Clone(p.Services), named)
		p.MemberPrices = slices.DeleteFunc(slices.Clone(p.MemberPrices), func(m MemberPrice) bool { return m.Service == service })
		if len(p.Services) == 0 {
			return nil, true
		}
		return p, true
	case Payer:
		rated := func(r Rate) bool { return r.Service == service }
		if !slices.ContainsFunc(p.Rates, rated) {
			return nil, false
		}
		p.Rates = slices.DeleteFunc(slices.Clone(p.Rates), rated)
		return p, true
	}
	return nil, false
}

// Removal is what is to be removed.
type Removal struct {
	Kind    Kind
	ID      string
	Version int64 // that was shown to her
	// Used is the draft's UsedVersion that was shown to her, if she agreed that
	// the service is taken out of all that names it; 0 if she was not asked.
	Used int64
}

// UsedVersion is a number for what names a service, as it is now: 0 where
// nothing does.
func (d Draft) UsedVersion(service string) int64 {
	var items []Item
	for _, use := range d.Uses(service) {
		items = append(items, use.Item)
	}
	if len(items) == 0 {
		return 0
	}
	return version(items)
}

// Remove takes a part out of the draft; a service also out of what names it,
// where she agreed to that. The error is Conflict where the part, or what names
// it, is not as she saw it, and NotFound where there is no such part. Profile
// and terms cannot be removed: NotFound.
func (p *Prices) Remove(ctx context.Context, c account.Clinic, user string, r Removal) error {
	form, ok := formOf(r.Kind)
	if !ok || form.key == "" {
		return fault.New(fault.NotFound, "there is no such part to remove")
	}
	return p.db.Write(ctx, func(tx *store.Tx) error {
		items, err := load(tx, c.ID)
		if err != nil {
			return err
		}
		d := Draft{Items: items}
		item, there := d.Item(r.Kind, r.ID)
		if !there {
			return fault.New(fault.NotFound, "it was removed already")
		}
		if item.Version != r.Version {
			return fault.New(fault.Conflict, "somebody changed it meanwhile")
		}
		if r.Kind == KindService {
			if d.UsedVersion(r.ID) != r.Used {
				return fault.New(fault.Conflict, "packages, memberships or insurers name this service")
			}
			for _, use := range d.Uses(r.ID) {
				if err := release(tx, c.ID, user, use); err != nil {
					return err
				}
			}
		}
		if r.Kind == KindPackage || r.Kind == KindMembership {
			if err := unschedule(tx, c.ID, user, items, item.Part); err != nil {
				return err
			}
		}
		return remove(tx, c.ID, item.Part)
	})
}

// unschedule takes a part that is removed out of the later prices.
func unschedule(tx *store.Tx, clinicID, user string, items []Item, gone Part) error {
	item, there := find(items, KindTerms, once)
	if !there {
		return nil
	}
	terms, named := item.Part.(Terms).unscheduled(gone)
	if !named {
		return nil
	}
	item.Part = terms
	_, err := update(tx, clinicID, user, item)
	return err
}

// release takes a service out of what names it.
func release(tx *store.Tx, clinicID, user string, use Use) error {
	if use.Left == nil {
		return remove(tx, clinicID, use.Item.Part)
	}
	item := use.Item
	item.Part = use.Left
	_, err := update(tx, clinicID, user, item)
	return err
}
