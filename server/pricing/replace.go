package pricing

import (
	"context"
	"encoding/json"
	"fmt"

	"kneadwise/server/account"
	"kneadwise/server/store"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// Replace makes a clinic's draft the same as a price list, as when it goes back
// to an earlier revision. What the draft held is gone. The list must be one that
// its Check accepts but for revision, link and day; its slug does not count.
func (p *Prices) Replace(ctx context.Context, c account.Clinic, user string, list *pricelist.List) error {
	parts, err := split(list)
	if err != nil {
		return err
	}
	return p.db.Write(ctx, func(tx *store.Tx) error {
		old, err := load(tx, c.ID)
		if err != nil {
			return err
		}
		if err := removeAll(tx, c.ID); err != nil {
			return err
		}
		for i, part := range parts {
			item := Item{Part: part, Position: i}
			// A form that was filled from what was here must not pass for one
			// that was filled from this, even within one millisecond.
			before, _ := find(old, part.Kind(), part.ID())
			if _, err := insertAfter(tx, c.ID, user, item, before.Version); err != nil {
				return err
			}
		}
		return nil
	})
}

// split takes a list apart.
func split(list *pricelist.List) ([]Part, error) {
	var w whole
	if err := json.Unmarshal(document.Canonical(list), &w); err != nil {
		return nil, fmt.Errorf("couldn't take a price list apart: %w", err)
	}
	var parts []Part
	if w.Clinic != nil {
		parts = append(parts, w.Clinic.Profile)
	}
	for _, s := range w.Services {
		parts = append(parts, s)
	}
	for _, k := range w.Packages {
		parts = append(parts, k)
	}
	for _, m := range w.Memberships {
		parts = append(parts, m)
	}
	for _, y := range w.Payers {
		parts = append(parts, y)
	}
	t := Terms{Discounts: w.Discounts, Changes: w.Changes, Tips: w.Tips, Fees: w.Fees, Accounts: w.Accounts}
	if w.Effective != nil {
		t.Effective = *w.Effective
	}
	return append(parts, t), nil
}
