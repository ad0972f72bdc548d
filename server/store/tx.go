package store

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jmoiron/sqlx"

	"kneadwise/server/fault"
)

// Tx is a transaction. It belongs to the function that it was handed to, and to
// its goroutine.
type Tx struct {
	db    *DB
	ctx   context.Context
	tx    *sqlx.Tx
	now   Time
	spoil error // of the first statement that failed
}

// attempts bound how often a transaction is begun again, together with its
// deadline; the pause before doubles from firstPause to lastPause.
const (
	attempts   = 20
	firstPause = 2 * time.Millisecond
	lastPause  = 250 * time.Millisecond
)

// Read runs fn in a transaction that can change nothing and sees one state of
// the database. It returns fn's error, or Busy or Internal of its own.
func (db *DB) Read(ctx context.Context, fn func(*Tx) error) error {
	options := &sql.TxOptions{ReadOnly: true}
	if db.dialect == PostgreSQL {
		options.Isolation = sql.LevelRepeatableRead
	}
	return db.run(ctx, db.read, options, fn)
}

// Write runs fn in a transaction that happens wholly or not at all, as if it
// were alone. Where another one made that impossible fn runs again, so it must
// not touch anything outside of the transaction but variables that it sets
// anew. Write returns fn's error after taking everything back, Busy if it could
// not be done in time, Internal otherwise. With the Busy that says so, and with
// it alone, what fn did may stand all the same: the connection was lost just
// then.
func (db *DB) Write(ctx context.Context, fn func(*Tx) error) error {
	options := &sql.TxOptions{}
	if db.dialect == PostgreSQL {
		options.Isolation = sql.LevelSerializable
	}
	return db.run(ctx, db.write, options, fn)
}

// run tries until it is done, may not be tried again, or is too late.
func (db *DB) run(ctx context.Context, pool *sqlx.DB, options *sql.TxOptions, fn func(*Tx) error) error {
	ctx, cancel := context.WithTimeout(ctx, db.options.Timeout)
	defer cancel()
	pause := firstPause
	for attempt := 1; ; attempt++ {
		err, again := db.try(ctx, pool, options, fn)
		if err == nil || !again || attempt == attempts {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause/2 + rand.N(pause)):
		}
		pause = min(2*pause, lastPause)
	}
}

// try runs fn once, and tells whether it makes sense to try again.
func (db *DB) try(ctx context.Context, pool *sqlx.DB, options *sql.TxOptions, fn func(*Tx) error) (err error, again bool) {
	begun, err := pool.BeginTxx(ctx, options)
	if err != nil {
		f := db.failure(err, "BEGIN")
		return f, transient(f)
	}
	tx := &Tx{db: db, ctx: ctx, tx: begun, now: At(db.options.Now())}
	defer func() {
		// After a commit this does nothing; after fn panicked it is what ends
		// the transaction.
		_ = begun.Rollback()
	}()
	err = fn(tx)
	if tx.spoil != nil {
		again = transient(tx.spoil)
		if err == nil || again {
			err = tx.spoil
		}
		return err, again
	}
	if err != nil {
		return err, false
	}
	if err := begun.Commit(); err != nil {
		return db.uncommitted(err)
	}
	return nil, false
}

// Now is the moment of this transaction, the same however often it is asked.
func (tx *Tx) Now() Time { return tx.now }

// Get puts the one row that is looked for into dest: a pointer to a struct with
// db tags, or to a value where there is one column. Where there is no row it
// returns NotFound, where there are several it takes the first.
func (tx *Tx) Get(dest any, query string, args ...any) error {
	return tx.do(query, args, func(query string) error {
		return tx.tx.GetContext(tx.ctx, dest, query, args...)
	})
}

// Select puts every row into dest, a pointer to a slice.
func (tx *Tx) Select(dest any, query string, args ...any) error {
	return tx.do(query, args, func(query string) error {
		return tx.tx.SelectContext(tx.ctx, dest, query, args...)
	})
}

// Exec changes rows and returns how many. Conflict says that something unique
// exists already.
func (tx *Tx) Exec(query string, args ...any) (changed int64, err error) {
	err = tx.do(query, args, func(query string) error {
		result, err := tx.tx.ExecContext(tx.ctx, query, args...)
		if err != nil {
			return err
		}
		changed, err = result.RowsAffected()
		return err
	})
	return changed, err
}

// In spreads each slice among args over as many ? as it has elements. An empty
// one is Internal: there is no empty IN on either database, so ask before.
func (tx *Tx) In(query string, args ...any) (string, []any, error) {
	query, args, err := sqlx.In(query, args...)
	if err != nil {
		return "", nil, tx.db.failure(misuse("a slice is empty, or there are not as many ? as values"), query)
	}
	return query, args, nil
}

// do runs one statement, unless the transaction is spoilt.
func (tx *Tx) do(query string, args []any, run func(string) error) error {
	if tx.spoil != nil {
		return tx.spoil
	}
	err := check(query, args)
	if err == nil {
		err = run(tx.tx.Rebind(query))
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sql.ErrNoRows):
		return fault.New(fault.NotFound, absentWords)
	}
	tx.spoil = tx.db.failure(err, query)
	return tx.spoil
}
