// Package storetest gives tests a database of their own, fresh and migrated, on
// SQLite and on PostgreSQL: what runs on one may fail on the other.
//
// The PostgreSQL server is one that the test process starts for itself and that
// ends with it, or the one whose DSN is in KNEADWISE_TEST_POSTGRES, so that many
// processes can share one. Without PostgreSQL tests fail; with the value "none"
// they are told to do without, as "make quick" is.
package storetest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"kneadwise/server/store"
)

// A Clock stands still until it is set. Its zero value is not for use.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// start is where every clock stands at first.
var start = time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)

// NewClock returns a clock that stands at noon of 1 December 2026, UTC.
func NewClock() *Clock { return &Clock{now: start} }

// Now is what the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set moves the clock to a moment.
func (c *Clock) Set(to time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = to
}

// Advance moves the clock on.
func (c *Clock) Advance(by time.Duration) { c.Set(c.Now().Add(by)) }

// Each runs fn twice, with an empty migrated database of SQLite and with one of
// PostgreSQL. Their clock stands still.
func Each(t *testing.T, fn func(t *testing.T, db *store.DB)) {
	t.Helper()
	EachAt(t, NewClock(), fn)
}

// EachAt is Each with a clock that fn can move. It is set back before each run.
func EachAt(t *testing.T, clock *Clock, fn func(t *testing.T, db *store.DB)) {
	t.Helper()
	began := clock.Now()
	each(t, true, func(t *testing.T, dsn string) {
		clock.Set(began)
		fn(t, Open(t, dsn, clock))
	})
}

// EachDSN runs fn with the DSN of an empty database that is not migrated, for
// SQLite a file that is not there yet.
func EachDSN(t *testing.T, fn func(t *testing.T, dsn string)) {
	t.Helper()
	each(t, false, fn)
}

// Open opens a database until the test ends.
func Open(t testing.TB, dsn string, clock *Clock) *store.DB {
	t.Helper()
	db, err := store.Open(t.Context(), dsn, store.Options{Now: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return db
}

func each(t *testing.T, migrated bool, fn func(t *testing.T, dsn string)) {
	t.Helper()
	t.Run(string(store.SQLite), func(t *testing.T) { fn(t, SQLite(t, migrated)) })
	t.Run(string(store.PostgreSQL), func(t *testing.T) { fn(t, Postgres(t, migrated)) })
}

// SQLite returns the path of a database in the test's own folder.
func SQLite(t testing.TB, migrated bool) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kneadwise.db")
	if !migrated {
		return path
	}
	file, err := template()
	if err != nil {
		t.Fatalf("couldn't make an SQLite database: %v", err)
	}
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// template is a migrated SQLite file, made once.
var template = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "kneadwise-sqlite.")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "kneadwise.db")
	if err := migrate(path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func migrate(dsn string) error {
	ctx := context.Background()
	db, err := store.Open(ctx, dsn, store.Options{Now: NewClock().Now})
	if err != nil {
		return err
	}
	if err := db.Migrate(ctx); err != nil {
		db.Close()
		return err
	}
	return db.Close()
}
