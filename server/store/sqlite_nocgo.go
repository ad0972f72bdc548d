//go:build !cgo

package store

import "kneadwise/server/fault"

// SQLite is written in C, and this program was built without a C compiler.
func openSQLite(string) (*DB, error) {
	return nil, fault.New(fault.Invalid, "this program was built without cgo and so without SQLite; build it with CGO_ENABLED=1 and a C compiler, or name a PostgreSQL server with --dsn")
}

func judgeSQLite(error) (verdict, bool) { return verdict{}, false }

func sqliteUndone(error) bool { return false }
