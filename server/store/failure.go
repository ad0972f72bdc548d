package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"kneadwise/server/fault"
)

// What people read of a database that failed.
const (
	absentWords    = "there is nothing of that name"
	conflictWords  = "it exists already"
	busyWords      = "the database has too much to do; please try again in a moment"
	lateWords      = "it took too long; please try again in a moment"
	uncertainWords = "the database did not say whether it was saved; please look before sending it again"
	internalWords  = "something went wrong on our side"
)

// A cause is all that leaves of a driver's error: for the log, without values.
type cause struct {
	what      string
	statement string
	transient bool  // the same transaction, begun again, may succeed
	ended     error // the context's error, where that was it
}

func (c *cause) Error() string {
	if c.statement == "" {
		return c.what
	}
	return c.what + ", in: " + c.statement
}

// Unwrap lets a caller that gave up recognize its own context's end.
func (c *cause) Unwrap() error { return c.ended }

// A verdict is what one driver's error means.
type verdict struct {
	kind      fault.Kind
	what      string // for the log
	transient bool
}

// failure turns what a driver said about a statement into a fault.
func (db *DB) failure(err error, statement string) error {
	if ended := contextError(err); ended != nil {
		return broken(fault.Busy, lateWords, &cause{what: "its time was over", statement: line(statement), ended: ended})
	}
	v := judge(err)
	words := internalWords
	switch v.kind {
	case fault.Conflict:
		words = conflictWords
	case fault.Busy:
		words = busyWords
	}
	return broken(v.kind, words, &cause{what: v.what, statement: line(statement), transient: v.transient})
}

func broken(kind fault.Kind, words string, why *cause) error {
	return &fault.Error{Kind: kind, Message: words, Cause: why}
}

// transient tells whether a fault of ours is worth another try.
func transient(err error) bool {
	var c *cause
	return errors.As(err, &c) && c.transient
}

// uncommitted turns the error of a COMMIT into a fault, and tells whether it
// may be tried again. Where it is not certain that nothing was kept it may not.
func (db *DB) uncommitted(err error) (_ error, again bool) {
	f := db.failure(err, "COMMIT")
	if undone(err) {
		return f, transient(f)
	}
	return broken(fault.KindOf(f), uncertainWords, &cause{what: "the outcome of a commit is unknown: " + f.(*fault.Error).Cause.Error()}), false
}

// undone tells whether a COMMIT that failed with err certainly kept nothing.
func undone(err error) bool {
	var pg *pgconn.PgError
	switch {
	case err == context.Canceled || err == context.DeadlineExceeded || errors.Is(err, sql.ErrTxDone):
		return true // it was never sent
	case errors.As(err, &pg):
		return pg.Code != "40003" && (inClass(pg.Code, "40") || inClass(pg.Code, "23") || inClass(pg.Code, "25"))
	}
	// What the driver calls safe to retry is not: it says so of a connection
	// that was closed while the answer was awaited, of a COMMIT that stood.
	return sqliteUndone(err)
}

func contextError(err error) error {
	for _, ended := range []error{context.Canceled, context.DeadlineExceeded} {
		if errors.Is(err, ended) {
			return ended
		}
	}
	if errors.Is(err, sql.ErrTxDone) {
		return sql.ErrTxDone // a context's end takes a transaction back at once
	}
	return nil
}

func judge(err error) verdict {
	var own misuse
	if errors.As(err, &own) {
		return verdict{kind: fault.Internal, what: own.Error()}
	}
	if v, ok := judgeSQLite(err); ok {
		return v
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return judgePostgres(pg)
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) {
		return verdict{fault.Busy, connect.Error(), true}
	}
	var network net.Error
	if errors.As(err, &network) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, net.ErrClosed) || pgconn.SafeToRetry(err) {
		return verdict{fault.Busy, "the connection to the database was lost", true}
	}
	return verdict{kind: fault.Internal, what: beginning(err.Error())}
}

// judgePostgres reads the codes of PostgreSQL's appendix A.
func judgePostgres(pg *pgconn.PgError) verdict {
	v := verdict{kind: fault.Internal, what: "SQLSTATE " + pg.Code}
	if name := pg.ConstraintName; name != "" {
		v.what += " (" + name + ")"
	}
	switch code := pg.Code; {
	case code == "23505": // unique_violation
		v.kind = fault.Conflict
	case code == "40001", code == "40P01": // serialization_failure, deadlock_detected
		v.kind, v.transient = fault.Busy, true
	case code == "53300", code == "55P03", code == "57014": // too_many_connections, lock_not_available, query_canceled
		v.kind = fault.Busy
	case inClass(code, "08"), inClass(code, "57"): // connection exceptions, shut down or starting
		v.kind, v.transient = fault.Busy, true
	case code == "25006" && strings.Contains(pg.Message, "read-only"): // read_only_sql_transaction
	case inClass(code, "42"), inClass(code, "28"), inClass(code, "3D"):
		v.what += ": " + pg.Message // of names in the statement or the DSN, never of values
	}
	return v
}

func inClass(code, class string) bool { return strings.HasPrefix(code, class) }

// beginning is the part of a library's sentence in which there is no value:
// these come behind a colon.
func beginning(text string) string {
	rest, ours := strings.CutPrefix(text, "sql: ")
	rest, _, _ = strings.Cut(rest, ": ")
	if ours {
		return "sql: " + rest
	}
	return rest
}

// line puts a statement on one line of the log.
func line(statement string) string {
	text := strings.Join(strings.Fields(statement), " ")
	if len(text) > 300 {
		return text[:300] + "…"
	}
	return text
}
