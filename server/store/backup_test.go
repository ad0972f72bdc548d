package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

// fresh is the DSN of another empty place on the same kind of database.
func fresh(t *testing.T, db *store.DB) string {
	t.Helper()
	if db.Dialect() == store.PostgreSQL {
		return storetest.Postgres(t, false)
	}
	return storetest.SQLite(t, false)
}

// restored opens what a backup is restored to.
func restored(t *testing.T, file, dsn string) *store.DB {
	t.Helper()
	if _, err := store.Restore(t.Context(), file, dsn, nil); err != nil {
		t.Fatal(err)
	}
	db := storetest.Open(t, dsn, storetest.NewClock())
	if err := db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return db
}

// addUsers writes users one by one until ctx ends, and counts those that were
// acknowledged.
func addUsers(ctx context.Context, t *testing.T, db *store.DB, prefix string, acknowledged *atomic.Int64) {
	for i := 0; ctx.Err() == nil; i++ {
		id := fmt.Sprintf("%s%06d", prefix, i)
		err := db.Write(context.WithoutCancel(ctx), func(tx *store.Tx) error {
			_, err := tx.Exec(`INSERT INTO users (id, email, password, created_at) VALUES (?, ?, ?, ?)`, id, id, strings.Repeat("x", 500), tx.Now())
			return err
		})
		if err != nil {
			t.Error(err)
			return
		}
		acknowledged.Add(1)
	}
}

func TestBackupUnderLoadHoldsWhatWasAcknowledged(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		db := storetest.Open(t, dsn, storetest.NewClock())
		if err := db.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		var acknowledged [3]atomic.Int64
		var writers sync.WaitGroup
		for i := range acknowledged {
			writers.Go(func() { addUsers(ctx, t, db, string('a'+rune(i)), &acknowledged[i]) })
		}
		folder := t.TempDir()
		for round := range 3 {
			time.Sleep(200 * time.Millisecond)
			var before [3]int64
			for i := range before {
				before[i] = acknowledged[i].Load()
			}
			file := filepath.Join(folder, fmt.Sprint(round))
			if err := store.Backup(t.Context(), dsn, file); err != nil {
				t.Fatal(err)
			}
			during := acknowledged[0].Load() - before[0]
			copied := restored(t, file, fresh(t, db))
			for i := range before {
				prefix := string('a' + rune(i))
				n := number(t, copied, `SELECT count(*) FROM users WHERE id LIKE ?`, prefix+"%")
				if n < before[i] {
					t.Errorf("%d of %d acknowledged writes are in the backup", n, before[i])
				}
				// A copy of one state has them without a gap.
				if n > 0 {
					if last := number(t, copied, `SELECT CAST(substr(max(id), 2) AS BIGINT) FROM users WHERE id LIKE ?`, prefix+"%"); last != n-1 {
						t.Errorf("there are %d rows, the last is number %d", n, last)
					}
				}
			}
			t.Logf("%d acknowledged before, %d of one writer while it was made", before, during)
			if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("the backup may be read by others: %v, %v", info, err)
			}
		}
		stop()
		writers.Wait()
		if left, err := filepath.Glob(filepath.Join(folder, ".*")); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	})
}

func TestARestoredDatabaseGoesOn(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		db := storetest.Open(t, dsn, storetest.NewClock())
		if err := db.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		numbered(t, db)
		write(t, db, `INSERT INTO numbered (name, number, seen) VALUES (?, 1, NULL)`, "Zoë '?")
		folder := t.TempDir()
		first, second := filepath.Join(folder, "1"), filepath.Join(folder, "2")
		if err := store.Backup(t.Context(), dsn, first); err != nil {
			t.Fatal(err)
		}
		wants(t, store.Backup(t.Context(), dsn, first), fault.Conflict)
		write(t, db, `INSERT INTO numbered (name, number) VALUES ('later', 2)`)

		_, err := store.Restore(t.Context(), first, dsn, nil)
		wants(t, err, fault.Conflict)
		aside := func(name string) string { return name + "-before-1" }
		if db.Dialect() == store.SQLite {
			_, err := store.Restore(t.Context(), first, dsn, aside)
			wants(t, err, fault.Busy) // this test has it open
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		kept, err := store.Restore(t.Context(), first, dsn, aside)
		if err != nil {
			t.Fatal(err)
		}
		again := storetest.Open(t, dsn, storetest.NewClock())
		if n := number(t, again, `SELECT count(*) FROM numbered`); n != 1 {
			t.Errorf("%d rows came back", n)
		}
		if err := again.Migrate(t.Context()); err != nil {
			t.Error(err)
		}
		write(t, again, `INSERT INTO numbered (name, number) VALUES ('new', 3)`)
		if again.Dialect() == store.SQLite {
			old := storetest.Open(t, kept, storetest.NewClock())
			if n := number(t, old, `SELECT count(*) FROM numbered`); n != 2 {
				t.Errorf("%d rows were kept aside", n)
			}
		} else if n := number(t, again, `SELECT count(*) FROM "`+kept+`".numbered`); n != 2 {
			t.Errorf("%d rows were kept aside", n)
		}
		// What was restored by force can be backed up and restored in turn.
		if err := store.Backup(t.Context(), dsn, second); err != nil {
			t.Fatal(err)
		}
		if n := number(t, restored(t, second, fresh(t, again)), `SELECT count(*) FROM numbered WHERE open`); n != 2 {
			t.Errorf("%d rows came back the second time", n)
		}
	})
}

func TestADamagedBackupIsNotRestored(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		db := storetest.Open(t, dsn, storetest.NewClock())
		if err := db.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		// Enough of it, and not to be compressed, that a middle is nothing but rows.
		for i := range 200 {
			id := fmt.Sprint(i)
			write(t, db, `INSERT INTO users (id, email, password, created_at) VALUES (?, ?, ?, 1)`, id, id, noise(i))
		}
		whole := filepath.Join(t.TempDir(), "whole")
		if err := store.Backup(t.Context(), dsn, whole); err != nil {
			t.Fatal(err)
		}
		good, err := os.ReadFile(whole)
		if err != nil {
			t.Fatal(err)
		}
		for name, damage := range map[string]func([]byte) []byte{
			"cut in half":  func(b []byte) []byte { return b[:len(b)/2] },
			"cut short":    func(b []byte) []byte { return b[:len(b)-700] },
			"empty":        func([]byte) []byte { return nil },
			"another file": func([]byte) []byte { return []byte(strings.Repeat("not a backup ", 1000)) },
			"written over": func(b []byte) []byte { clear(b[len(b)/3 : 2*len(b)/3]); return b },
		} {
			t.Run(name, func(t *testing.T) {
				file := fileOf(t, string(damage([]byte(string(good)))))
				to := fresh(t, db)
				_, err := store.Restore(t.Context(), file, to, nil)
				wants(t, err, fault.Invalid)
				if db.Dialect() == store.SQLite {
					if left, _ := filepath.Glob(to + "*"); len(left) > 0 {
						t.Errorf("left behind: %v", left)
					}
				}
			})
		}
		_, err = store.Restore(t.Context(), filepath.Join(t.TempDir(), "none"), fresh(t, db), nil)
		if err == nil {
			t.Error("a file that is not there was restored")
		}
	})
}

// noise is text that does not repeat itself.
func noise(seed int) string {
	var b strings.Builder
	x := uint64(seed)*0x9E3779B97F4A7C15 + 1
	for range 100 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		fmt.Fprintf(&b, "%016x", x)
	}
	return b.String()
}

func TestABackupByALaterProgramIsNotRestored(t *testing.T) {
	path := storetest.SQLite(t, true)
	db := storetest.Open(t, path, storetest.NewClock())
	write(t, db, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, TRUE)`)
	file := filepath.Join(t.TempDir(), "later")
	wants(t, store.Backup(t.Context(), path, file), fault.Invalid)
}
