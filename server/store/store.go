// Package store is the only package that knows a database. A DSN is either an
// address that begins with postgres:// or the path of an SQLite file; what
// stands above runs the same statements on both.
//
// A statement has ? for each value, no ? and no semicolon in its own text, and
// lists its columns. It runs in a transaction: Read for one that changes
// nothing and sees one state of the database throughout, Write for one that
// happens wholly or not at all, as if no other ran at the same time. A write
// that Write returned from without an error is on the disk.
//
// A transaction has a deadline. In it a statement that fails spoils the rest:
// what follows fails too, and nothing of it is kept. So PostgreSQL has it, and
// SQLite is held to it here, so that what passes on one passes on both. That
// Get finds no row is an answer and spoils nothing.
//
// Errors of drivers stay here, because their words may hold what people typed.
// What leaves is a fault: NotFound for no row, Conflict for what exists
// already, Busy where the database is locked, late or unreachable, Internal for
// the rest. Its cause names the statement and the code of the error, never a
// value.
package store

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"github.com/jmoiron/sqlx"

	"kneadwise/server/fault"
)

// Dialect is which database it is. Migrations alone may have to know.
type Dialect string

// Dialects.
const (
	SQLite     Dialect = "SQLite"
	PostgreSQL Dialect = "PostgreSQL"
)

// DefaultTimeout is how long a transaction may take that was told nothing else.
const DefaultTimeout = 5 * time.Second

// readyTimeout is how long Ready waits.
const readyTimeout = time.Second

// Options are what a database is opened with.
type Options struct {
	// Now is the clock of Tx.Now. It must be given.
	Now func() time.Time
	// Log gets a line a migration. nil: none.
	Log *slog.Logger
	// Timeout is the deadline of a transaction, counted from its call, with
	// every repetition. 0: DefaultTimeout.
	Timeout time.Duration
}

// DB is an open database, safe for concurrent use.
type DB struct {
	dialect Dialect
	source  source
	read    *sqlx.DB
	write   *sqlx.DB
	options Options
}

// source is where the database is: what backups and messages need.
type source struct {
	file string // of SQLite
	dsn  string // of PostgreSQL
}

// IsPostgres tells whether a DSN is that of a PostgreSQL server.
func IsPostgres(dsn string) bool {
	return strings.HasPrefix(dsn, "postgres://") || strings.HasPrefix(dsn, "postgresql://")
}

// Open opens a database and asks it for a sign of life. An SQLite file that is
// not there is made; its folder must exist. The error is for the operator and
// holds no password. Busy means that a later try may do.
func Open(ctx context.Context, dsn string, o Options) (db *DB, err error) {
	defer fault.Wrap(&err, "couldn't open the database")
	if o.Now == nil {
		return nil, fault.New(fault.Internal, "the store was given no clock")
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if IsPostgres(dsn) {
		db, err = openPostgres(dsn)
	} else {
		db, err = openSQLite(dsn)
	}
	if err != nil {
		return nil, err
	}
	db.options = o
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	for _, pool := range db.pools() {
		if err := pool.PingContext(ctx); err != nil {
			return nil, errors.Join(db.failure(err, ""), db.Close())
		}
	}
	return db, nil
}

// Dialect tells which database it is.
func (db *DB) Dialect() Dialect { return db.dialect }

// Close ends every connection. Transactions under way end first.
func (db *DB) Close() error {
	var all []error
	for _, pool := range db.pools() {
		if pool.Close() != nil {
			all = append(all, fault.New(fault.Internal, "couldn't close the database"))
		}
	}
	return errors.Join(all...)
}

// Ready returns nil if the database answers within a second and was migrated,
// and Busy or Internal otherwise.
func (db *DB) Ready(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyTimeout)
	defer cancel()
	return db.Read(ctx, func(tx *Tx) error {
		var version int64
		return tx.Get(&version, `SELECT max(version_id) FROM goose_db_version`)
	})
}

func (db *DB) pools() []*sqlx.DB {
	if db.read == db.write {
		return []*sqlx.DB{db.write}
	}
	return []*sqlx.DB{db.write, db.read}
}
