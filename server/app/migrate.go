package app

import (
	"context"
	"errors"
	"fmt"
)

const dataUsage = "[--data DIR | --dsn DSN]"

// migrate brings the database to this program's version, as serve does when it
// begins. By itself it is for a fleet of servers, whose database one command
// should change and not the first server.
func migrate(ctx context.Context, p *process) (err error) {
	flags, settings, err := p.dataFlags("migrate")
	if err != nil {
		return err
	}
	rest, err := p.parse(flags)
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return usageError{fmt.Errorf("it takes no %q", rest[0])}
	}
	db, err := openData(ctx, *settings, logger(*settings, p.stderr))
	if err != nil {
		return err
	}
	return errors.Join(db.Ready(ctx), db.Close())
}
