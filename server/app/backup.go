package app

import (
	"context"
	"fmt"
	"os"
	"time"

	"kneadwise/server/store"
)

const (
	backupUsage  = dataUsage + " FILE"
	restoreUsage = dataUsage + " [--force] FILE"
)

const backupHelp = `
The copy is made while servers go on, holds every change that was acknowledged
before, and is checked. FILE must not be there yet. Of a PostgreSQL database it
is in pg_dump's custom format, and pg_dump must be installed. What was published
is in it too: the files of the data folder are made from the database.
`

const restoreHelp = `
FILE is checked first. Stop the servers before. Where there is a database
already nothing is done, unless --force is given: then the old one is kept, as a
file beside the new one, or as a schema of the same PostgreSQL database.
`

// backup copies the database into a file.
func backup(ctx context.Context, p *process) error {
	flags, settings, err := p.dataFlags("backup")
	if err != nil {
		return err
	}
	file, err := p.oneFile(flags)
	if err != nil {
		return err
	}
	if err := settings.CheckData(); err != nil {
		return usageError{err}
	}
	if err := store.Backup(ctx, settings.DSN(), file); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "backed up to %s\n", file)
	return err
}

// restore puts a backup in the database's place.
func restore(ctx context.Context, p *process) error {
	flags, settings, err := p.dataFlags("restore")
	if err != nil {
		return err
	}
	force := flags.Bool("force", false, "keep the database that is there aside")
	file, err := p.oneFile(flags)
	if err != nil {
		return err
	}
	if err := settings.CheckData(); err != nil {
		return usageError{err}
	}
	if err := os.MkdirAll(settings.Data, 0o700); err != nil {
		return fmt.Errorf("couldn't make the folder of the data: %w", err)
	}
	var aside func(string) string
	if *force {
		now := time.Now().UTC()
		aside = func(name string) string { return name + "-before-" + now.Format("20060102-150405") }
	}
	kept, err := store.Restore(ctx, file, settings.DSN(), aside)
	if err != nil {
		return err
	}
	if kept != "" {
		fmt.Fprintf(p.stdout, "kept what was there as %s\n", kept)
	}
	_, err = fmt.Fprintf(p.stdout, "restored from %s\n", file)
	return err
}
