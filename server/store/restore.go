package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"kneadwise/server/fault"
)

// Restore puts a backup in the place that a DSN names, after checking that it
// is whole and was not made by a later program. Where there is a database
// already it returns Conflict, unless an old one is to be kept aside under the
// name that aside makes of its own: a file beside it, or a schema of the same
// PostgreSQL database. It returns where the old one then is. A server must not
// run on it: Busy says that one has the file open.
func Restore(ctx context.Context, file, dsn string, aside func(name string) string) (kept string, err error) {
	defer fault.Wrap(&err, "couldn't restore the database")
	if IsPostgres(dsn) {
		return restorePostgres(ctx, file, dsn, aside)
	}
	return restoreSQLite(ctx, file, dsn, aside)
}

// schema is where PostgreSQL keeps our tables.
const schema = "public"

func restorePostgres(ctx context.Context, file, dsn string, aside func(string) string) (kept string, err error) {
	if err := checkDump(ctx, file); err != nil {
		return "", err
	}
	db, err := Open(ctx, dsn, Options{Now: func() time.Time { return time.Time{} }})
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var tables int
	if err := db.Read(ctx, func(tx *Tx) error {
		return tx.Get(&tables, `SELECT count(*) FROM pg_tables WHERE schemaname = ?`, schema)
	}); err != nil {
		return "", err
	}
	if tables > 0 {
		if aside == nil {
			return "", fault.New(fault.Conflict, "there is a database already; with --force it is kept aside")
		}
		kept = strings.ReplaceAll(aside(schema), "-", "_")
		if err := db.together(ctx, "ALTER SCHEMA "+schema+" RENAME TO "+pgx.Identifier{kept}.Sanitize(), "CREATE SCHEMA "+schema); err != nil {
			return "", err
		}
	}
	err = tool(ctx, dsn, "pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--schema="+schema, file, "--dbname")
	if err != nil && kept != "" {
		back := db.together(context.WithoutCancel(ctx), "DROP SCHEMA "+schema, "ALTER SCHEMA "+pgx.Identifier{kept}.Sanitize()+" RENAME TO "+schema)
		return "", errors.Join(err, back)
	}
	return kept, err
}

// together runs statements of our own making in one transaction.
func (db *DB) together(ctx context.Context, statements ...string) error {
	return db.Write(ctx, func(tx *Tx) error {
		for _, statement := range statements {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	})
}

// restoreSQLite checks a copy of the backup and only then touches what is there.
func restoreSQLite(ctx context.Context, file, path string, aside func(string) string) (kept string, err error) {
	_, err = os.Lstat(path)
	if there := err == nil; there && aside == nil {
		return "", fault.New(fault.Conflict, fmt.Sprintf("%s is there already; with --force it is kept aside", path))
	} else if there {
		kept = aside(path)
	}
	if err := uncut(file); err != nil {
		return "", err
	}
	fresh := path + ".restoring"
	defer os.Remove(fresh)
	if err := os.Remove(fresh); err != nil && !errors.Is(err, os.ErrNotExist) {
		return "", err
	}
	if err := copySQLite(ctx, file, fresh); err != nil {
		return "", err
	}
	if err := sync(fresh); err != nil {
		return "", err
	}
	if kept != "" {
		if err := foldSQLite(ctx, path); err != nil {
			return "", err
		}
		// Of a file that is damaged the other two are left, and belong to it.
		for _, suffix := range []string{"", "-wal", "-shm"} {
			if err := os.Rename(path+suffix, kept+suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
				return "", err
			}
		}
	}
	if err := os.Rename(fresh, path); err != nil {
		return "", err
	}
	return kept, sync(filepath.Dir(path))
}

// uncut fails if an SQLite file ends before its last page does: SQLite would
// take what is missing for zeros. The header is described in section 1.3 of
// https://sqlite.org/fileformat.html.
func uncut(name string) error {
	file, err := os.Open(name)
	if errors.Is(err, os.ErrNotExist) {
		return fault.New(fault.NotFound, fmt.Sprintf("there is no %s", name))
	}
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	header := make([]byte, 100)
	if _, err := io.ReadFull(file, header); err != nil || !bytes.HasPrefix(header, []byte("SQLite format 3\x00")) {
		return fault.New(fault.Invalid, fmt.Sprintf("%s is not a whole database: it does not begin like one", name))
	}
	page := int64(binary.BigEndian.Uint16(header[16:]))
	if page == 1 {
		page = 1 << 16
	}
	if pages := int64(binary.BigEndian.Uint32(header[28:])); info.Size() < page*pages {
		return fault.New(fault.Invalid, fmt.Sprintf("%s is not a whole database: it has %d of %d bytes", name, info.Size(), page*pages))
	}
	return nil
}
