package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"time"

	"kneadwise/server/account"
	"kneadwise/server/config"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/web"
)

const (
	publishUsage = "--to DIR [--data DIR | --dsn DSN] [--public-url URL] [--demo]"
	publishHelp  = `
Writes everything that strangers read of published prices to DIR, for any web
server, bucket or CDN: each price list at its SHA-256 and at its clinic's slug,
the bundles of the states, the manifest, the discovery document, and a tombstone
where a list was withdrawn. Beside a file lie its compressed forms, .br and .gz.

Run again, it replaces what changed, file by file, and removes state bundles that
were superseded 30 days ago. It removes nothing else.

  --to DIR
      the folder that will be the root of the site; made if it is not there
  --data DIR, --dsn DSN
      where the data of the server are, as for serve
  --public-url URL
      what the discovery document gives as the server's address
  --demo
      publish the demonstration clinics too, which are invented
`
)

// publishFiles is the subcommand publish.
func publishFiles(ctx context.Context, p *process) (err error) {
	flags, settings, err := p.dataFlags("publish")
	if err != nil {
		return err
	}
	to := flags.String("to", "", "")
	flags.StringVar(&settings.PublicURL, "public-url", settings.PublicURL, "")
	flags.BoolVar(&settings.Demo, "demo", settings.Demo, "")
	rest, err := p.parse(flags)
	switch {
	case err != nil:
		return err
	case len(rest) > 0:
		return usageError{fmt.Errorf("%q is not a setting; each begins with --", rest[0])}
	case *to == "":
		return usageError{errors.New("--to must name the folder to write to")}
	}
	if err := settings.CheckPublicURL(); err != nil {
		return usageError{err}
	}
	if !settings.Demo && !store.IsPostgres(settings.DSN()) {
		// An empty database would be made, and would withdraw all from the folder.
		if _, err := os.Stat(settings.DSN()); errors.Is(err, fs.ErrNotExist) {
			return refusal{fmt.Errorf("there are no data in %s", settings.Data)}
		}
	}
	log := slog.New(slog.NewTextHandler(p.stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	db, err := openData(ctx, *settings, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	o, err := publishOptions(*settings, db, log)
	if err != nil {
		return err
	}
	o.Dir, o.Keep = *to, true
	publisher := publish.New(o)
	if settings.Demo {
		if err := demonstrate(ctx, account.New(db, nil), publisher, log); err != nil {
			return err
		}
	}
	if err := publisher.Start(ctx); err != nil {
		return err
	}
	l := publisher.Library()
	fmt.Fprintf(p.stdout, "%s holds %s of %s, in %s\n", *to,
		counted(len(l.Lists()), "price list"), counted(len(l.Bundles()), "state"), counted(len(l.Paths()), "file"))
	return nil
}

// publishOptions is what a publisher is made of, wherever it writes to.
func publishOptions(settings config.Config, db *store.DB, log *slog.Logger) (publish.Options, error) {
	schemas, err := fs.Sub(web.Files(), "schema")
	if err != nil {
		return publish.Options{}, err
	}
	assets, err := web.Manifest()
	if err != nil && !errors.Is(err, web.ErrNotBuilt) {
		return publish.Options{}, err
	}
	return publish.Options{
		DB:           db,
		Dir:          settings.Published(),
		Demo:         settings.Demo,
		Now:          time.Now,
		Log:          log,
		Schemas:      schemas,
		PublicURL:    settings.PublicURL,
		EngineSHA256: assets[engineName].SHA256,
	}, nil
}

// counted is a number of things.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
