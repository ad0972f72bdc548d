package storetest

import (
	"testing"

	"kneadwise/server/store"
)

func TestEachTestHasAnEmptyMigratedDatabase(t *testing.T) {
	for range 3 {
		Each(t, func(t *testing.T, db *store.DB) {
			if err := db.Ready(t.Context()); err != nil {
				t.Fatal(err)
			}
			err := db.Write(t.Context(), func(tx *store.Tx) error {
				var users int
				if err := tx.Get(&users, `SELECT count(*) FROM users`); err != nil {
					return err
				}
				if users != 0 {
					t.Errorf("there are %d users", users)
				}
				_, err := tx.Exec(`INSERT INTO users (id, email, password, created_at) VALUES (?, ?, ?, ?)`, "a", "a@example.com", "", tx.Now())
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestAnEmptyDatabaseIsIntact(t *testing.T) {
	EachDSN(t, func(t *testing.T, dsn string) {
		if err := migrate(dsn); err != nil {
			t.Fatal(err)
		}
		Intact(t, dsn)
	})
}
