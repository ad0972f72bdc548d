package store_test

import (
	"database/sql"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	_ "github.com/jackc/pgx/v5/stdlib"
	_ "github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"

	"kneadwise/migrations"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

func TestServersThatStartAtOnceMigrateOnce(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		clock := storetest.NewClock()
		var all sync.WaitGroup
		for range 4 {
			db := storetest.Open(t, dsn, clock)
			all.Go(func() {
				if err := db.Migrate(t.Context()); err != nil {
					t.Error(err)
				}
				if err := db.Ready(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		db := storetest.Open(t, dsn, clock)
		steps, err := migrations.Files.ReadDir(".")
		if err != nil {
			t.Fatal(err)
		}
		if n := number(t, db, `SELECT count(*) FROM goose_db_version WHERE version_id > 0`); n != int64(len(steps)) {
			t.Errorf("%d steps were taken of %d", n, len(steps))
		}
	})
}

// Each step can be taken back, and leaves nothing.
func TestMigrationsGoUpAndDown(t *testing.T) {
	storetest.EachDSN(t, func(t *testing.T, dsn string) {
		driver, dialect := "sqlite3", goose.DialectSQLite3
		if store.IsPostgres(dsn) {
			driver, dialect = "pgx", goose.DialectPostgres
		}
		pool, err := sql.Open(driver, dsn)
		if err != nil {
			t.Fatal(err)
		}
		defer pool.Close()
		steps, err := goose.NewProvider(dialect, pool, migrations.Files)
		if err != nil {
			t.Fatal(err)
		}
		db := storetest.Open(t, dsn, storetest.NewClock())
		for range 2 {
			if _, err := steps.Up(t.Context()); err != nil {
				t.Fatal(err)
			}
			if len(tables(t, db)) < 10 {
				t.Errorf("going up made %q", tables(t, db))
			}
			if _, err := steps.DownTo(t.Context(), 0); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{"goose_db_version"}, tables(t, db)); diff != "" {
				t.Errorf("going down left (-want +got):\n%s", diff)
			}
		}
	})
}

func tables(t *testing.T, db *store.DB) (names []string) {
	t.Helper()
	query := `SELECT name FROM sqlite_master WHERE type = 'table'`
	if db.Dialect() == store.PostgreSQL {
		query = `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`
	}
	if err := db.Read(t.Context(), func(tx *store.Tx) error { return tx.Select(&names, query) }); err != nil {
		t.Fatal(err)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return strings.HasPrefix(name, "sqlite_") })
	slices.Sort(names)
	return names
}

// Columns have the few types that mean the same on both databases.
func TestColumnsHaveTheAgreedTypes(t *testing.T) {
	db := storetest.Open(t, storetest.SQLite(t, true), storetest.NewClock())
	var columns []struct {
		Table string `db:"t"`
		Name  string `db:"name"`
		Type  string `db:"type"`
	}
	err := db.Read(t.Context(), func(tx *store.Tx) error {
		return tx.Select(&columns, `SELECT m.name AS t, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c
			WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> 'goose_db_version'`)
	})
	if err != nil || len(columns) < 40 {
		t.Fatalf("%d columns, %v", len(columns), err)
	}
	for _, c := range columns {
		want := []string{"TEXT", "BIGINT", "BOOLEAN"}
		if strings.HasSuffix(c.Name, "_at") {
			want = []string{"BIGINT"}
		}
		if !slices.Contains(want, c.Type) {
			t.Errorf("%s.%s is %s, not %v", c.Table, c.Name, c.Type, want)
		}
	}
}
