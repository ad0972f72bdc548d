package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"kneadwise/server/auth"
)

const (
	keysUsage = "rotate [--data DIR | --dsn DSN]"
	keysHelp  = `
Has sign-ins signed by a new key, within a minute on every running server. Nobody
is signed out: what an older key signed is good until it is over, minutes later.

  --data DIR, --dsn DSN
      where the data of the server are, as for serve
`
)

// keys is the subcommand of that name.
func keys(ctx context.Context, p *process) (err error) {
	flags, settings, err := p.dataFlags("keys")
	if err != nil {
		return err
	}
	rest, err := p.parse(flags)
	if err != nil {
		return err
	}
	if len(rest) != 1 || rest[0] != "rotate" {
		return usageError{errors.New("all that it can do is rotate")}
	}
	db, err := openData(ctx, *settings, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	kid, err := auth.Rotate(ctx, db)
	if err == nil {
		fmt.Fprintf(p.stdout, "the key is %s now\n", kid)
	}
	return err
}
