//go:build !cgo

package store

import (
	"context"

	"kneadwise/server/fault"
)

// SQLite is written in C, and this program was built without a C compiler.
func withoutSQLite() error {
	return fault.New(fault.Invalid, "this program was built without cgo and so without SQLite; build it with CGO_ENABLED=1 and a C compiler, or name a PostgreSQL server with --dsn")
}

func judgeSQLite(error) (verdict, bool) { return verdict{}, false }

func sqliteUndone(error) bool { return false }

func openSQLite(string) (*DB, error) { return nil, withoutSQLite() }

func copySQLite(context.Context, string, string) error { return withoutSQLite() }

func foldSQLite(context.Context, string) error { return withoutSQLite() }
