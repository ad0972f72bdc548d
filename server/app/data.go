package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"time"

	"kneadwise/server/config"
	"kneadwise/server/store"
)

// openData opens the database that the settings name and brings its tables up
// to date. Every command that touches the data begins with it. The folder is
// made if it is not there; nobody else may look into it, because the database
// holds what clinics have not published.
func openData(ctx context.Context, settings config.Config, log *slog.Logger) (*store.DB, error) {
	if err := settings.CheckData(); err != nil {
		return nil, usageError{err}
	}
	if err := os.MkdirAll(settings.Data, 0o700); err != nil {
		return nil, fmt.Errorf("couldn't make the folder of the data: %w", err)
	}
	db, err := store.Open(ctx, settings.DSN(), store.Options{Now: time.Now, Log: log})
	if err != nil {
		return nil, err
	}
	if err := db.Migrate(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// dataFlags returns the flags of a command that begin with where the data are,
// and the settings that they fill. What no flag says the environment does.
func (p *process) dataFlags(command string) (*flag.FlagSet, *config.Config, error) {
	settings, err := config.Environment(p.env)
	if err != nil {
		return nil, nil, usageError{err}
	}
	flags := flag.NewFlagSet(command, flag.ContinueOnError)
	config.DataFlags(flags, &settings)
	return flags, &settings, nil
}

// oneFile parses the flags of a command that takes one file, and returns its
// name.
func (p *process) oneFile(flags *flag.FlagSet) (string, error) {
	rest, err := p.parse(flags)
	if err != nil {
		return "", err
	}
	if len(rest) != 1 {
		return "", usageError{fmt.Errorf("%d files were named, it takes one", len(rest))}
	}
	return rest[0], nil
}
