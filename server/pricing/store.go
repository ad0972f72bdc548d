package pricing

import (
	"context"
	"slices"

	"kneadwise/server/account"
	"kneadwise/server/store"
)

// kinds are in the order of a document.
func kinds() []Kind {
	return []Kind{KindProfile, KindService, KindPackage, KindMembership, KindPayer, KindTerms}
}

type row struct {
	Kind      string     `db:"kind"`
	ID        string     `db:"id"`
	Position  int        `db:"position"`
	Body      string     `db:"body"`
	Version   int64      `db:"version"`
	ChangedAt store.Time `db:"changed_at"`
	ChangedBy string     `db:"email"`
}

// load reads all parts of a clinic, in the order of the document.
func load(tx *store.Tx, clinicID string) ([]Item, error) {
	var rows []row
	err := tx.Select(&rows, `
		SELECT d.kind, d.id, d.position, d.body, d.version, d.changed_at, u.email
		FROM draft_items d JOIN users u ON u.id = d.changed_by
		WHERE d.clinic_id = ?
		ORDER BY d.position, d.id`, clinicID)
	if err != nil {
		return nil, err
	}
	items := make([]Item, 0, len(rows))
	for _, r := range rows {
		part, err := decode(Kind(r.Kind), r.Body)
		if err != nil {
			return nil, err
		}
		items = append(items, Item{part, r.Position, r.Version, r.ChangedAt.Time, r.ChangedBy})
	}
	order := kinds()
	slices.SortStableFunc(items, func(a, b Item) int {
		return slices.Index(order, a.Part.Kind()) - slices.Index(order, b.Part.Kind())
	})
	return items, nil
}

// insert adds a part. Conflict: there is one of that kind and id.
func insert(tx *store.Tx, clinicID, user string, item Item) (Item, error) {
	return insertAfter(tx, clinicID, user, item, 0)
}

// insertAfter adds a part with a version later than one that it had.
func insertAfter(tx *store.Tx, clinicID, user string, item Item, before int64) (Item, error) {
	body, err := encode(item.Part)
	if err != nil {
		return Item{}, err
	}
	item.Version = next(tx, before)
	item.ChangedAt = tx.Now().Time
	_, err = tx.Exec(`
		INSERT INTO draft_items (clinic_id, kind, id, position, body, version, changed_at, changed_by)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		clinicID, string(item.Part.Kind()), item.Part.ID(), item.Position, body, item.Version, tx.Now(), user)
	return item, err
}

// update writes a part over its older version.
func update(tx *store.Tx, clinicID, user string, item Item) (Item, error) {
	body, err := encode(item.Part)
	if err != nil {
		return Item{}, err
	}
	item.Version = next(tx, item.Version)
	item.ChangedAt = tx.Now().Time
	_, err = tx.Exec(`
		UPDATE draft_items SET body = ?, version = ?, changed_at = ?, changed_by = ?
		WHERE clinic_id = ? AND kind = ? AND id = ?`,
		body, item.Version, tx.Now(), user, clinicID, string(item.Part.Kind()), item.Part.ID())
	return item, err
}

func remove(tx *store.Tx, clinicID string, p Part) error {
	_, err := tx.Exec(`DELETE FROM draft_items WHERE clinic_id = ? AND kind = ? AND id = ?`,
		clinicID, string(p.Kind()), p.ID())
	return err
}

func removeAll(tx *store.Tx, clinicID string) error {
	_, err := tx.Exec(`DELETE FROM draft_items WHERE clinic_id = ?`, clinicID)
	return err
}

// next is the version after one. It counts milliseconds, so that a part that is
// removed and added again under its old id has no version that it had before.
func next(tx *store.Tx, before int64) int64 {
	return max(before+1, tx.Now().UnixMilli())
}

// Draft reads a clinic's draft. A clinic that has begun none has an empty one,
// with faults. Internal where a part cannot be read.
func (p *Prices) Draft(ctx context.Context, c account.Clinic) (Draft, error) {
	var d Draft
	err := p.db.Read(ctx, func(tx *store.Tx) error {
		items, err := load(tx, c.ID)
		if err != nil {
			return err
		}
		d, err = draft(p.frame(c), items)
		return err
	})
	return d, err
}

func (p *Prices) frame(c account.Clinic) frame {
	f := holder(c)
	f.today = p.today()
	return f
}
