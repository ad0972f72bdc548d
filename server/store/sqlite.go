//go:build cgo

package store

import (
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/jmoiron/sqlx"
	"github.com/mattn/go-sqlite3"

	"kneadwise/server/fault"
)

// readers is how many connections read an SQLite file at once; one writes.
const readers = 4

// openSQLite opens the pools of a file: one connection that writes, since
// SQLite takes one writer at a time, and some that read beside it.
func openSQLite(path string) (*DB, error) {
	if path == "" || strings.HasPrefix(path, ":memory:") || strings.HasPrefix(path, "file:") {
		return nil, fault.New(fault.Invalid, "a database is the path of a file or begins with postgres://")
	}
	// What is in it is nobody's but the server's. SQLite gives the files beside
	// it the same rights.
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	if err := file.Close(); err != nil {
		return nil, err
	}
	write, err := sqlx.Open("sqlite3", sqliteDSN(path, "_txlock=immediate"))
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	read, err := sqlx.Open("sqlite3", sqliteDSN(path, "_txlock=deferred&_query_only=on"))
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	return &DB{dialect: SQLite, source: source{file: path}, read: read, write: write}, nil
}

// sqliteDSN names a file and what each connection to it is told first: a PRAGMA
// by Exec would reach one connection of the pool. The driver sends busy_timeout
// before the others, which may have to wait themselves. It is short because a
// context's end cannot break it off: whoever has more time tries again.
func sqliteDSN(path, more string) string {
	return sqliteURI(path) +
		"?_busy_timeout=1000&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_case_sensitive_like=on&" + more
}

// sqliteURI names a file whose path may hold anything.
func sqliteURI(path string) string {
	path = filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" {
		path = "/" + path
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath()
}

func judgeSQLite(err error) (verdict, bool) {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return verdict{}, false
	}
	v := verdict{kind: fault.Internal, what: e.Error()}
	switch {
	case e.ExtendedCode == sqlite3.ErrConstraintUnique, e.ExtendedCode == sqlite3.ErrConstraintPrimaryKey, e.ExtendedCode == sqlite3.ErrConstraintRowID:
		v.kind = fault.Conflict
	case e.Code == sqlite3.ErrBusy, e.Code == sqlite3.ErrLocked:
		v.kind, v.transient = fault.Busy, true
	case e.Code == sqlite3.ErrInterrupt:
		v.kind = fault.Busy
	}
	return v, true
}

// sqliteUndone tells whether a COMMIT that failed kept nothing: the driver rolls
// back. Where the disk failed it is not known what the disk kept.
func sqliteUndone(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && e.Code != sqlite3.ErrIoErr
}
