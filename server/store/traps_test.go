package store_test

import (
	"os"
	"testing"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

// What the two databases do differently, measured, and what the store makes of
// it. A statement that passes here means the same on both.

func TestMomentsKeepTheirInstant(t *testing.T) {
	tokyo := time.FixedZone("Tokyo", 9*60*60)
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		moment := time.Date(2026, 12, 31, 23, 59, 59, 123_456_789, tokyo)
		write(t, db, `INSERT INTO numbered (name, number, seen) VALUES ('a', 1, ?), ('b', 1, ?)`, store.At(moment), store.Time{})
		var seen []store.Time
		err := db.Read(t.Context(), func(tx *store.Tx) error { return tx.Select(&seen, `SELECT seen FROM numbered ORDER BY name`) })
		if err != nil {
			t.Fatal(err)
		}
		if want := moment.UTC().Truncate(time.Millisecond); !seen[0].Equal(want) || seen[0].Location() != time.UTC {
			t.Errorf("it was %v and is %v", want, seen[0])
		}
		if !seen[1].IsZero() || number(t, db, `SELECT count(*) FROM numbered WHERE seen IS NULL`) != 1 {
			t.Errorf("no moment became %v", seen[1])
		}
	})
}

func TestNowIsTheSameThroughoutATransaction(t *testing.T) {
	clock := storetest.NewClock()
	storetest.EachAt(t, clock, func(t *testing.T, db *store.DB) {
		var first store.Time
		err := db.Read(t.Context(), func(tx *store.Tx) error {
			first = tx.Now()
			clock.Advance(time.Hour)
			if !tx.Now().Equal(first.Time) {
				t.Errorf("it is %v, then %v", first, tx.Now())
			}
			return nil
		})
		if err != nil || first.IsZero() {
			t.Errorf("now is %v, %v", first, err)
		}
	})
}

func TestInSpreadsASlice(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		write(t, db, `INSERT INTO numbered (name, number) VALUES ('a', 1), ('b', 2), ('c', 3)`)
		err := db.Read(t.Context(), func(tx *store.Tx) error {
			query, args, err := tx.In(`SELECT name FROM numbered WHERE name IN (?) AND number > ? ORDER BY name`, []string{"a", "b", "c"}, 1)
			if err != nil {
				return err
			}
			var names []string
			if err := tx.Select(&names, query, args...); err != nil {
				return err
			}
			if len(names) != 2 || names[0] != "b" || names[1] != "c" {
				t.Errorf("found %v", names)
			}
			_, _, err = tx.In(`SELECT name FROM numbered WHERE name IN (?)`, []string{})
			return err
		})
		wants(t, err, fault.Internal) // of the empty slice
	})
}

func TestAValueThatMayBeMissing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		write(t, db, `INSERT INTO numbered (name, number) VALUES ('a', 1), ('b', 2)`)
		for _, tt := range []struct {
			name any
			want int64
		}{{"a", 1}, {nil, 2}} {
			if n := number(t, db, `SELECT count(*) FROM numbered WHERE CAST(? AS TEXT) IS NULL OR name = ?`, tt.name, tt.name); n != tt.want {
				t.Errorf("%v found %d rows, want %d", tt.name, n, tt.want)
			}
		}
	})
}

func TestLikeTellsCapitalsApart(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		write(t, db, `INSERT INTO numbered (name, number) VALUES ('Six', 6)`)
		for query, want := range map[string]int64{
			`SELECT count(*) FROM numbered WHERE name LIKE ?`:               0,
			`SELECT count(*) FROM numbered WHERE lower(name) LIKE lower(?)`: 1,
		} {
			if n := number(t, db, query, "six"); n != want {
				t.Errorf("%s found %d, want %d", query, n, want)
			}
		}
	})
}

// An average of whole numbers is whole on neither: it is for Go to compute, or
// to be cast.
func TestAnAverageIsCast(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		write(t, db, `INSERT INTO numbered (name, number) VALUES ('a', 1), ('b', 2)`)
		err := db.Read(t.Context(), func(tx *store.Tx) error { return tx.Get(new(int64), `SELECT avg(number) FROM numbered`) })
		wants(t, err, fault.Internal)
		if n := number(t, db, `SELECT CAST(sum(number) AS BIGINT) * 100 / count(*) FROM numbered`); n != 150 {
			t.Errorf("a hundred averages are %d", n)
		}
	})
}

// SQLite stores any text in a column of numbers. PostgreSQL refuses it, which is
// why each test runs on it too. A 1 for TRUE is taken by both, as values travel
// in text and PostgreSQL reads that one so.
func TestPostgresTellsTypesApart(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		write(t, db, `INSERT INTO numbered (name, number, open) VALUES (?, 1, ?)`, "a", 1)
		if n := number(t, db, `SELECT count(*) FROM numbered WHERE open`); n != 1 {
			t.Errorf("a 1 is TRUE in %d rows", n)
		}
		err := db.Write(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Exec(`INSERT INTO numbered (name, number) VALUES ('b', ?)`, "s3cret")
			return err
		})
		if db.Dialect() == store.PostgreSQL {
			wants(t, err, fault.Internal)
		} else if err != nil {
			t.Errorf("SQLite has learnt to refuse text: %v", err)
		}
	})
}

func TestWhatBothDatabasesCan(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		write(t, db, `CREATE UNIQUE INDEX open_numbers ON numbered (number) WHERE open`)
		err := db.Write(t.Context(), func(tx *store.Tx) error {
			var row struct {
				Number int64 `db:"number"`
				Open   bool  `db:"open"`
			}
			for want := int64(1); want <= 3; want++ {
				err := tx.Get(&row, `INSERT INTO numbered (name, number) VALUES (?, 1)
					ON CONFLICT (name) DO UPDATE SET number = numbered.number + 1 RETURNING number, open`, "a")
				if err != nil {
					return err
				}
				if row.Number != want || !row.Open {
					t.Errorf("the row is %+v, want number %d", row, want)
				}
			}
			if _, err := tx.Exec(`INSERT INTO numbered (name, number, open) VALUES ('b', 3, FALSE)`); err != nil {
				t.Errorf("the index is not of open rows alone: %v", err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		err = db.Write(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Exec(`INSERT INTO numbered (name, number) VALUES ('c', 3)`)
			return err
		})
		wants(t, err, fault.Conflict)
	})
}

func TestEveryConnectionKeepsReferences(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		for range 3 {
			err := db.Write(t.Context(), func(tx *store.Tx) error {
				_, err := tx.Exec(`INSERT INTO families (id, user_id, browser, created_at, seen_at, expires_at) VALUES ('a', 'nobody', '', 1, 1, 1)`)
				return err
			})
			wants(t, err, fault.Internal)
		}
	})
}

func TestSQLiteConnectionsAreSetUp(t *testing.T) {
	path := storetest.SQLite(t, true)
	db := storetest.Open(t, path, storetest.NewClock())
	for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "1000"} {
		for way, run := range map[string]func(func(*store.Tx) error) error{
			"read":  func(fn func(*store.Tx) error) error { return db.Read(t.Context(), fn) },
			"write": func(fn func(*store.Tx) error) error { return db.Write(t.Context(), fn) },
		} {
			var got string
			if err := run(func(tx *store.Tx) error { return tx.Get(&got, `PRAGMA `+pragma) }); err != nil || got != want {
				t.Errorf("%s is %q for a %s, want %q (%v)", pragma, got, way, want, err)
			}
		}
	}
	for _, suffix := range []string{"", "-wal"} {
		info, err := os.Stat(path + suffix)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s%s may be read by others: %v, %v", path, suffix, info, err)
		}
	}
}

// Characters that would end a path or begin its parameters.
func TestSQLitePathsAreTakenAsTheyAre(t *testing.T) {
	path := t.TempDir() + "/a ?mode=memory#%41&.db"
	db := storetest.Open(t, path, storetest.NewClock())
	numbered(t, db)
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Errorf("the file is not where it was meant: %v", err)
	}
}
