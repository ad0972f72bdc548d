package app

import (
	"context"
	"errors"
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
