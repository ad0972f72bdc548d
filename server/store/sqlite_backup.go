//go:build cgo

package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/jmoiron/sqlx"
	"github.com/mattn/go-sqlite3"

	"kneadwise/migrations"
	"kneadwise/server/fault"
)

// copySQLite copies a database that may be in use into a new file and checks
// the copy. VACUUM INTO reads one state of it, beside whoever writes.
func copySQLite(ctx context.Context, from, to string) (err error) {
	if _, err := os.Stat(from); errors.Is(err, os.ErrNotExist) {
		return fault.New(fault.NotFound, fmt.Sprintf("there is no %s", from))
	} else if err != nil {
		return err
	}
	made, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := made.Close(); err != nil {
		return err
	}
	db, err := sqlx.Open("sqlite3", sqliteURI(from)+"?mode=rw&_busy_timeout=10000")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := checkSQLite(ctx, db); err != nil {
		return fmt.Errorf("%s %w", from, err)
	}
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, sqliteURI(to)); err != nil {
		return fmt.Errorf("couldn't copy %s: %w", from, plain(err))
	}
	copied, err := sqlx.Open("sqlite3", sqliteURI(to)+"?mode=ro")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, copied.Close()) }()
	if err := checkSQLite(ctx, copied); err != nil {
		return fmt.Errorf("the copy of %s %w", from, err)
	}
	return nil
}

// checkSQLite fails if a database is damaged, or not one that this program
// knows. The words go on a sentence that begins with its name.
func checkSQLite(ctx context.Context, db *sqlx.DB) error {
	var found []string
	if err := db.SelectContext(ctx, &found, `PRAGMA integrity_check(10)`); err != nil {
		return fault.New(fault.Invalid, "is not a whole database: "+plain(err).Error())
	}
	if len(found) != 1 || found[0] != "ok" {
		return fault.New(fault.Invalid, fmt.Sprintf("is damaged: %q", found))
	}
	var dangling []struct {
		Table  string `db:"table"`
		Parent string `db:"parent"`
	}
	if err := db.SelectContext(ctx, &dangling, `SELECT "table", parent FROM pragma_foreign_key_check LIMIT 10`); err != nil {
		return fault.New(fault.Invalid, "is not a whole database: "+plain(err).Error())
	}
	if len(dangling) > 0 {
		return fault.New(fault.Invalid, fmt.Sprintf("refers to rows that are not there: %v", dangling))
	}
	var version int
	if err := db.GetContext(ctx, &version, `SELECT max(version_id) FROM goose_db_version`); err != nil {
		return fault.New(fault.Invalid, "is the database of something else")
	}
	known, err := migrations.Files.ReadDir(".")
	if err != nil {
		return err
	}
	if version > len(known) {
		return fault.New(fault.Invalid, "was made by a later version of this program")
	}
	return nil
}

// foldSQLite brings a database that nobody uses into its one file. Busy says
// that somebody does. A damaged one is left as it is.
func foldSQLite(ctx context.Context, path string) (err error) {
	db, err := sqlx.Open("sqlite3", sqliteURI(path)+"?mode=rw&_busy_timeout=1000")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	var mode string
	err = db.GetContext(ctx, &mode, `PRAGMA journal_mode = DELETE`)
	var e sqlite3.Error
	switch {
	case err == nil && mode == "delete":
		return nil
	case errors.As(err, &e) && (e.Code == sqlite3.ErrNotADB || e.Code == sqlite3.ErrCorrupt):
		return nil
	case err == nil, errors.As(err, &e) && (e.Code == sqlite3.ErrBusy || e.Code == sqlite3.ErrLocked):
		return fault.New(fault.Busy, fmt.Sprintf("%s is in use; stop the server first", path))
	}
	return plain(err)
}

// plain takes the driver's type off an error for the operator.
func plain(err error) error {
	if v, ok := judgeSQLite(err); ok {
		return errors.New(v.what)
	}
	return err
}
