package store

import (
	"context"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"kneadwise/migrations"
	"kneadwise/server/fault"
)

// migrateTimeout is how long all steps together may take, and the wait for
// another process that takes them.
const migrateTimeout = 10 * time.Minute

// Migrate brings the database to this program's version. Where it is there
// already it changes nothing and takes no lock. Processes that start at once
// wait for the one that does it.
func (db *DB) Migrate(ctx context.Context) (err error) {
	defer fault.Wrap(&err, "couldn't migrate the database")
	ctx, cancel := context.WithTimeout(ctx, migrateTimeout)
	defer cancel()
	dialect := goose.DialectSQLite3
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true), goose.WithSlog(db.options.Log)}
	if db.dialect == PostgreSQL {
		dialect = goose.DialectPostgres
		locker, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, uint64(migrateTimeout/time.Second)))
		if err != nil {
			return db.failure(err, "")
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	steps, err := goose.NewProvider(dialect, db.write.DB, migrations.Files, options...)
	if err != nil {
		return db.failure(err, "")
	}
	for before := int64(-1); ; {
		_, err := steps.Up(ctx)
		if err == nil {
			return nil
		}
		// With an SQLite file another process may have been faster by a step.
		now, later := steps.GetDBVersion(ctx)
		if pending, unknown := steps.HasPending(ctx); later == nil && unknown == nil && !pending {
			return nil
		}
		if db.dialect == PostgreSQL || later != nil || now == before {
			return db.failure(err, "")
		}
		before = now
	}
}
