package storetest

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"

	"kneadwise/server/store"
)

// Intact fails the test unless the database holds together: SQLite by its own
// check of every page and reference, PostgreSQL by amcheck's of every table and
// index.
func Intact(t testing.TB, dsn string) {
	t.Helper()
	if store.IsPostgres(dsn) {
		intactPostgres(t, dsn)
		return
	}
	db := Open(t, dsn, NewClock())
	err := db.Read(t.Context(), func(tx *store.Tx) error {
		var found, dangling []string
		if err := tx.Select(&found, `PRAGMA integrity_check`); err != nil {
			return err
		}
		if len(found) != 1 || found[0] != "ok" {
			t.Errorf("the integrity check finds %q", found)
		}
		if err := tx.Select(&dangling, `SELECT "table" FROM pragma_foreign_key_check`); err != nil {
			return err
		}
		if len(dangling) > 0 {
			t.Errorf("rows of %q refer to nothing", dangling)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func intactPostgres(t testing.TB, dsn string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	admin, err := pgx.Connect(ctx, dsn)
	if err != nil {
		t.Error(err)
		return
	}
	defer admin.Close(context.WithoutCancel(ctx))
	for what, query := range map[string]string{
		"a table": `SELECT count(*) FROM pg_class c, verify_heapam(c.oid) WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
		// It says what it finds by failing.
		"an index": `SELECT count(*) FILTER (WHERE bt_index_parent_check(c.oid, true, true) IS NULL) FROM pg_class c
			WHERE c.relkind = 'i' AND c.relnamespace = 'public'::regnamespace`,
	} {
		if _, err := admin.Exec(ctx, `CREATE EXTENSION IF NOT EXISTS amcheck`); err != nil {
			t.Error(err)
			return
		}
		var wrong int
		if err := admin.QueryRow(ctx, query).Scan(&wrong); err != nil || wrong > 0 {
			t.Errorf("amcheck finds %s damaged: %d places, %v", what, wrong, err)
		}
	}
}
