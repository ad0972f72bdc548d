package store

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"kneadwise/server/fault"
)

// Backup copies the database of a DSN into a new file while it goes on being
// used: the copy holds every write that was acknowledged before, is checked,
// and is on the disk when Backup returns. Of PostgreSQL it is pg_dump's custom
// format. Errors are for the operator; Conflict says that the file is there
// already, NotFound that there is no database.
func Backup(ctx context.Context, dsn, file string) (err error) {
	defer fault.Wrap(&err, "couldn't back up the database")
	if _, err := os.Lstat(file); err == nil {
		return fault.New(fault.Conflict, fmt.Sprintf("%s is there already", file))
	}
	unfinished := filepath.Join(filepath.Dir(file), "."+filepath.Base(file)+"."+rand.Text()[:8])
	defer os.Remove(unfinished)
	if IsPostgres(dsn) {
		err = dump(ctx, dsn, unfinished)
	} else {
		err = copySQLite(ctx, dsn, unfinished)
	}
	if err != nil {
		return err
	}
	return settle(unfinished, file)
}

// settle gives a finished file its name, unless there is one of that name, and
// returns when both are on the disk.
func settle(unfinished, file string) error {
	if err := sync(unfinished); err != nil {
		return err
	}
	err := os.Link(unfinished, file)
	switch {
	case errors.Is(err, os.ErrExist):
		return fault.New(fault.Conflict, fmt.Sprintf("%s is there already", file))
	case err != nil: // a disk without links
		if err := os.Rename(unfinished, file); err != nil {
			return err
		}
	}
	return sync(filepath.Dir(file))
}

// sync waits until a file or folder is on the disk.
func sync(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}

// dump has pg_dump write a server's database into a file, and reads it back.
func dump(ctx context.Context, dsn, file string) error {
	made, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := made.Close(); err != nil {
		return err
	}
	if err := tool(ctx, dsn, "pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file", file, "--dbname"); err != nil {
		return err
	}
	return checkDump(ctx, file)
}

// checkDump reads all of a dump, and fails if it is torn or not of ours.
func checkDump(ctx context.Context, file string) error {
	var contents bytes.Buffer
	list := exec.CommandContext(ctx, "pg_restore", "--list", file)
	list.Stdout = &contents
	if err := said(list); err != nil {
		return fault.New(fault.Invalid, fmt.Sprintf("%s is no backup of a PostgreSQL database: %v", file, err))
	}
	if !strings.Contains(contents.String(), " TABLE DATA public goose_db_version ") {
		return fault.New(fault.Invalid, fmt.Sprintf("%s is the backup of something else", file))
	}
	if err := said(exec.CommandContext(ctx, "pg_restore", "--file", os.DevNull, file)); err != nil {
		return fault.New(fault.Invalid, fmt.Sprintf("the backup %s is damaged: %v", file, err))
	}
	return nil
}

// tool runs one of PostgreSQL's own programs with the DSN as its last argument,
// but the password in its environment: everybody may read arguments.
func tool(ctx context.Context, dsn, name string, args ...string) error {
	u, err := url.Parse(dsn)
	if err != nil {
		return fault.New(fault.Invalid, "the DSN is not an address such as postgres://user@host/database")
	}
	query := u.Query()
	password, _ := u.User.Password()
	if p := query.Get("password"); p != "" {
		password = p
	}
	if u.User != nil {
		u.User = url.User(u.User.Username())
	}
	// The last ones are the driver's own, which the programs do not know.
	for _, name := range []string{"password", "default_query_exec_mode", "statement_cache_capacity", "description_cache_capacity", "min_read_buffer_size"} {
		query.Del(name)
	}
	u.RawQuery = query.Encode()
	cmd := exec.CommandContext(ctx, name, append(args, u.String())...)
	if password != "" {
		cmd.Env = append(cmd.Environ(), "PGPASSWORD="+password)
	}
	return said(cmd)
}

// said runs a program. Its error is what the program said.
func said(cmd *exec.Cmd) error {
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return fault.New(fault.Internal, fmt.Sprintf("this needs the program %s, which comes with PostgreSQL", filepath.Base(cmd.Path)))
	case err != nil && stderr.Len() > 0:
		return fault.New(fault.Internal, strings.TrimSpace(stderr.String()))
	}
	return err
}
