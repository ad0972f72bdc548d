package durable

import (
	"context"
	"fmt"
	"testing"

	"kneadwise/server/fault"
	"kneadwise/server/store"
)

const mostRows = 200

// rows are writes of three rows each, which stand or fall together.
var rows = kind{
	name: "rows",
	most: mostRows,
	do: func(ctx context.Context, p place, acknowledge func(string)) error {
		for i := range mostRows {
			id := fmt.Sprintf("%s-%d", p.round, i)
			err := p.db.Write(ctx, func(tx *store.Tx) error {
				for _, statement := range []string{
					`INSERT INTO users (id, email, password, created_at) VALUES (?, ?, '', 1)`,
					`INSERT INTO clinics (id, slug, name, state, created_at) VALUES (?, ?, '', 'WA', 1)`,
					`INSERT INTO members (clinic_id, user_id, role, since) VALUES (?, ?, 'owner', 1)`,
				} {
					if _, err := tx.Exec(statement, id, id); err != nil {
						return err
					}
				}
				return nil
			})
			switch {
			case err == nil:
				acknowledge(id)
			case fault.KindOf(err) != fault.Busy: // the server went down, and the caller was told
				return err
			}
		}
		return nil
	},
	check: func(t *testing.T, p place, acknowledged []string) {
		t.Helper()
		there := map[string]bool{}
		err := p.db.Read(t.Context(), func(tx *store.Tx) error {
			var ids []string
			if err := tx.Select(&ids, `SELECT u.id FROM users u JOIN clinics c ON c.id = u.id JOIN members m ON m.clinic_id = c.id AND m.user_id = u.id`); err != nil {
				return err
			}
			for _, id := range ids {
				there[id] = true
			}
			var users, clinics, members int
			for query, into := range map[string]*int{
				`SELECT count(*) FROM users`: &users, `SELECT count(*) FROM clinics WHERE NOT demonstration`: &clinics, `SELECT count(*) FROM members`: &members,
			} {
				if err := tx.Get(into, query); err != nil {
					return err
				}
			}
			if users != len(ids) || clinics != len(ids) || members != len(ids) {
				t.Errorf("%d users, %d clinics and %d members, but %d that belong together: a write was torn", users, clinics, members, len(ids))
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range acknowledged {
			if !there[id] {
				t.Errorf("write %s was acknowledged and is lost", id)
			}
		}
	},
}
