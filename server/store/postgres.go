package store

import (
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/jmoiron/sqlx"

	"kneadwise/server/fault"
)

// The pool of a PostgreSQL server. Connections are replaced from time to time,
// so that they move to a new leader's proxy and take new addresses of a name.
const (
	maxConnections = 10
	lifetime       = 30 * time.Minute
	idleTime       = 5 * time.Minute
)

// openPostgres opens the pool of a server.
func openPostgres(dsn string) (*DB, error) {
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		return nil, fault.New(fault.Invalid, "the DSN is not an address such as postgres://user@host/database")
	}
	if !strings.Contains(dsn, "default_query_exec_mode=") {
		// Each statement in one message with its values, and nothing prepared
		// that a pooler between us and the server would have to remember.
		config.DefaultQueryExecMode = pgx.QueryExecModeExec
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = DefaultTimeout
	}
	pool := sqlx.NewDb(stdlib.OpenDB(*config), "pgx")
	pool.SetMaxOpenConns(maxConnections)
	pool.SetMaxIdleConns(maxConnections)
	pool.SetConnMaxLifetime(lifetime)
	pool.SetConnMaxIdleTime(idleTime)
	return &DB{dialect: PostgreSQL, source: source{dsn: dsn}, read: pool, write: pool}, nil
}
