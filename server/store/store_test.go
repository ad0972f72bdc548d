package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/mattn/go-sqlite3"

	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

// numbered makes a table of names and numbers.
func numbered(t *testing.T, db *store.DB) {
	t.Helper()
	write(t, db, `CREATE TABLE numbered (name TEXT PRIMARY KEY, number BIGINT NOT NULL, seen BIGINT, open BOOLEAN NOT NULL DEFAULT TRUE)`)
}

// write runs one statement that must succeed.
func write(t *testing.T, db *store.DB, query string, args ...any) {
	t.Helper()
	err := db.Write(t.Context(), func(tx *store.Tx) error {
		_, err := tx.Exec(query, args...)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// number reads one number.
func number(t *testing.T, db *store.DB, query string, args ...any) (n int64) {
	t.Helper()
	err := db.Read(t.Context(), func(tx *store.Tx) error { return tx.Get(&n, query, args...) })
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// wants fails unless err is a fault of that kind that gives nothing away.
func wants(t *testing.T, err error, kind fault.Kind) {
	t.Helper()
	if err == nil || fault.KindOf(err) != kind {
		t.Errorf("the error is %v of kind %d, want kind %d", err, fault.KindOf(err), kind)
		return
	}
	var pg *pgconn.PgError
	var lite sqlite3.Error
	if errors.As(err, &pg) || errors.As(err, &lite) {
		t.Errorf("a driver's error left: %v", err)
	}
	for _, secret := range []string{"s3cret", "dana@example.com"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("the error holds the value %q: %v", secret, err)
		}
	}
}

func TestErrorsAreFaultsWithoutValues(t *testing.T) {
	cases := map[string]struct {
		query string
		args  []any
		kind  fault.Kind
	}{
		"primary key taken":    {`INSERT INTO numbered (name, number) VALUES (?, 1)`, []any{"dana@example.com"}, fault.Conflict},
		"unique column taken":  {`INSERT INTO users (id, email, password, created_at) VALUES (?, ?, ?, 1)`, []any{"2", "dana@example.com", "s3cret"}, fault.Conflict},
		"null where none may":  {`INSERT INTO numbered (name, number) VALUES (?, ?)`, []any{"s3cret", nil}, fault.Internal},
		"nobody referred to":   {`INSERT INTO members (clinic_id, user_id, role, since) VALUES (?, ?, ?, 1)`, []any{"s3cret", "s3cret", "owner"}, fault.Internal},
		"no such table":        {`INSERT INTO nowhere (name) VALUES (?)`, []any{"s3cret"}, fault.Internal},
		"no such column":       {`UPDATE numbered SET colour = ?`, []any{"s3cret"}, fault.Internal},
		"no statement":         {`INSRT INTO numbered (name) VALUES (?)`, []any{"s3cret"}, fault.Internal},
		"a value too few":      {`INSERT INTO numbered (name, number) VALUES (?, ?)`, []any{"s3cret"}, fault.Internal},
		"a value too many":     {`INSERT INTO numbered (name, number) VALUES (?, 5)`, []any{"s3cret", "s3cret"}, fault.Internal},
		"two statements":       {`DELETE FROM numbered; DELETE FROM users`, nil, fault.Internal},
		"a ? between quotes":   {`UPDATE numbered SET name = 'who?' WHERE number = ?`, []any{1}, fault.Internal},
		"a bare time":          {`UPDATE numbered SET seen = ?`, []any{time.Unix(1, 0)}, fault.Internal},
		"the address of a one": {`UPDATE numbered SET seen = ?`, []any{new(time.Time)}, fault.Internal},
		"a value of no type":   {`UPDATE numbered SET name = ?`, []any{struct{ a string }{"s3cret"}}, fault.Internal},
	}
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		write(t, db, `INSERT INTO numbered (name, number) VALUES (?, 1)`, "dana@example.com")
		write(t, db, `INSERT INTO users (id, email, password, created_at) VALUES (?, ?, '', 1)`, "1", "dana@example.com")
		for name, tt := range cases {
			t.Run(name, func(t *testing.T) {
				err := db.Write(t.Context(), func(tx *store.Tx) error {
					_, err := tx.Exec(tt.query, tt.args...)
					return err
				})
				wants(t, err, tt.kind)
			})
		}
	})
}

func TestReadingErrorsAreFaultsWithoutValues(t *testing.T) {
	cases := map[string]struct {
		into  any
		query string
		kind  fault.Kind
	}{
		"no row":           {new(string), `SELECT name FROM numbered WHERE number = 2`, fault.NotFound},
		"words for number": {new(int64), `SELECT name FROM numbered`, fault.Internal},
		"null for a text":  {new(string), `SELECT CAST(seen AS TEXT) FROM numbered`, fault.Internal},
		"words for moment": {new(store.Time), `SELECT name FROM numbered`, fault.Internal},
		"column without a field": {new(struct {
			Name string `db:"name"`
		}), `SELECT name, number FROM numbered`, fault.Internal},
		"a list for one": {new([]string), `SELECT name FROM numbered`, fault.Internal},
	}
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		write(t, db, `INSERT INTO numbered (name, number) VALUES (?, 1)`, "s3cret")
		for name, tt := range cases {
			t.Run(name, func(t *testing.T) {
				wants(t, db.Read(t.Context(), func(tx *store.Tx) error { return tx.Get(tt.into, tt.query) }), tt.kind)
			})
		}
	})
}

func TestAFailedStatementSpoilsTheTransaction(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		err := db.Write(t.Context(), func(tx *store.Tx) error {
			if _, err := tx.Exec(`INSERT INTO numbered (name, number) VALUES ('kept?', 1)`); err == nil {
				t.Error("a ? in the text was taken")
			}
			_, err := tx.Exec(`INSERT INTO numbered (name, number) VALUES ('later', 1)`)
			if err == nil {
				t.Error("a statement ran after one that failed")
			}
			return nil // as if nothing were wrong
		})
		wants(t, err, fault.Internal)
		if n := number(t, db, `SELECT count(*) FROM numbered`); n != 0 {
			t.Errorf("%d rows were kept", n)
		}
	})
}

func TestThatThereIsNoRowSpoilsNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		err := db.Write(t.Context(), func(tx *store.Tx) error {
			var n int64
			if err := tx.Get(&n, `SELECT number FROM numbered WHERE name = 'a'`); fault.KindOf(err) != fault.NotFound {
				return err
			}
			changed, err := tx.Exec(`INSERT INTO numbered (name, number) VALUES ('a', 1)`)
			if changed != 1 {
				t.Errorf("%d rows changed", changed)
			}
			return err
		})
		if err != nil || number(t, db, `SELECT count(*) FROM numbered`) != 1 {
			t.Errorf("the row was not kept: %v", err)
		}
	})
}

func TestWhatEndsInAnErrorOrPanicIsTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		mine := fault.New(fault.Invalid, "no")
		err := db.Write(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Exec(`INSERT INTO numbered (name, number) VALUES ('a', 1)`)
			return errors.Join(mine, err)
		})
		if !errors.Is(err, mine) {
			t.Errorf("the error is %v", err)
		}
		func() {
			defer func() { _ = recover() }()
			_ = db.Write(t.Context(), func(tx *store.Tx) error {
				_, _ = tx.Exec(`INSERT INTO numbered (name, number) VALUES ('b', 1)`)
				panic("as code does")
			})
		}()
		if n := number(t, db, `SELECT count(*) FROM numbered`); n != 0 {
			t.Errorf("%d rows were kept", n)
		}
		write(t, db, `INSERT INTO numbered (name, number) VALUES ('c', 1)`) // the connection is free again
	})
}

func TestReadChangesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		err := db.Read(t.Context(), func(tx *store.Tx) error {
			_, err := tx.Exec(`INSERT INTO numbered (name, number) VALUES ('a', 1)`)
			return err
		})
		wants(t, err, fault.Internal)
	})
}

func TestReadSeesOneState(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		err := db.Read(t.Context(), func(tx *store.Tx) error {
			var before, after int
			if err := tx.Get(&before, `SELECT count(*) FROM numbered`); err != nil {
				return err
			}
			write(t, db, `INSERT INTO numbered (name, number) VALUES ('a', 1)`)
			if err := tx.Get(&after, `SELECT count(*) FROM numbered`); err != nil {
				return err
			}
			if before != after {
				t.Errorf("first %d rows, then %d", before, after)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// Eight that read and then write what they read, fifty times each: with
// deferred transactions SQLite refused every second one.
func TestWritesAreAsIfAlone(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		numbered(t, db)
		write(t, db, `INSERT INTO numbered (name, number) VALUES ('a', 0)`)
		const each = 50
		var acknowledged int64
		var mu sync.Mutex
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				for range each {
					err := db.Write(t.Context(), func(tx *store.Tx) error {
						var n int64
						if err := tx.Get(&n, `SELECT number FROM numbered WHERE name = 'a'`); err != nil {
							return err
						}
						runtime.Gosched()
						_, err := tx.Exec(`UPDATE numbered SET number = ? WHERE name = 'a'`, n+1)
						return err
					})
					switch {
					case err == nil:
						mu.Lock()
						acknowledged++
						mu.Unlock()
					case fault.KindOf(err) != fault.Busy:
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
		if n := number(t, db, `SELECT number FROM numbered WHERE name = 'a'`); n != acknowledged {
			t.Errorf("%d were acknowledged, %d are there", acknowledged, n)
		}
		if acknowledged < 8*each*9/10 {
			t.Errorf("%d of %d were acknowledged", acknowledged, 8*each)
		}
		t.Logf("%d of %d acknowledged", acknowledged, 8*each)
	})
}

func TestATransactionHasADeadline(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		db, err := store.Open(t.Context(), dsn, store.Options{Now: storetest.NewClock().Now, Timeout: 200 * time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		numbered(t, db)
		err = db.Write(t.Context(), func(tx *store.Tx) error {
			if _, err := tx.Exec(`INSERT INTO numbered (name, number) VALUES ('a', 1)`); err != nil {
				return err
			}
			time.Sleep(300 * time.Millisecond)
			return nil
		})
		wants(t, err, fault.Busy)
		long := `WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 100000000) SELECT count(*) FROM many`
		err = db.Read(t.Context(), func(tx *store.Tx) error { return tx.Get(new(int64), long) })
		wants(t, err, fault.Busy)
		if n := number(t, db, `SELECT count(*) FROM numbered`); n != 0 {
			t.Errorf("%d rows were kept", n)
		}
	})
}

func TestACallerThatGaveUpFindsItsOwnReason(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		err := db.Read(ctx, func(*store.Tx) error { return nil })
		wants(t, err, fault.Busy)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the error is %v", err)
		}
	})
}

// Another process holds what is wanted.
func TestALockedDatabaseIsBusy(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		clock := storetest.NewClock()
		first, second := storetest.Open(t, dsn, clock), storetest.Open(t, dsn, clock)
		numbered(t, first)
		write(t, first, `INSERT INTO numbered (name, number) VALUES ('a', 1)`)
		bump := func(tx *store.Tx) error {
			_, err := tx.Exec(`UPDATE numbered SET number = number + 1 WHERE name = 'a'`)
			return err
		}
		err := first.Write(t.Context(), func(tx *store.Tx) error {
			if err := bump(tx); err != nil {
				return err
			}
			ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
			defer cancel()
			wants(t, second.Write(ctx, bump), fault.Busy)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := second.Write(t.Context(), bump); err != nil {
			t.Error(err)
		}
	})
}

func TestOpenSaysWhatIsWrongAndNoPassword(t *testing.T) {
	for name, tt := range map[string]struct {
		dsn  string
		kind fault.Kind
		says string
	}{
		"no folder":       {filepath.Join(t.TempDir(), "none", "a.db"), fault.Internal, "no such file"},
		"a folder":        {t.TempDir(), fault.Internal, "is a directory"},
		"no database":     {fileOf(t, "a letter, not a database, and longer than a header is, so that nobody takes it for one: "+strings.Repeat("x", 200)), fault.Internal, "not a database"},
		"memory":          {":memory:", fault.Invalid, "postgres://"},
		"nothing":         {"", fault.Invalid, "postgres://"},
		"nobody there":    {"postgres://dana:s3cret@127.0.0.1:1/x?connect_timeout=1", fault.Busy, "127.0.0.1"},
		"no DSN":          {"postgres://dana:s3cret@127.0.0.1:port/x", fault.Invalid, "postgres://user@host/database"},
		"unknown setting": {"postgres://dana:s3cret@127.0.0.1/x?default_query_exec_mode=s3cret", fault.Invalid, "postgres://user@host/database"},
	} {
		t.Run(name, func(t *testing.T) {
			db, err := store.Open(t.Context(), tt.dsn, store.Options{Now: time.Now})
			if err == nil {
				db.Close()
				t.Fatal("it was opened")
			}
			wants(t, err, tt.kind)
			if !strings.Contains(err.Error(), tt.says) {
				t.Errorf("the error is %q, want one that says %q", err, tt.says)
			}
		})
	}
}

func fileOf(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReadyIsMigratedAndThere(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		db, err := store.Open(t.Context(), dsn, store.Options{Now: time.Now})
		if err != nil {
			t.Fatal(err)
		}
		wants(t, db.Ready(t.Context()), fault.Internal)
		if err := db.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := db.Ready(t.Context()); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		wants(t, db.Ready(t.Context()), fault.Internal)
	})
}
