package app

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/config"
)

const (
	userUsage = "add|reset|lock|unlock EMAIL [--password-stdin] [--data DIR | --dsn DSN]"
	userHelp  = `
  add      add somebody who may sign in
  reset    give somebody another password, and end every session of theirs
  lock     end every session of somebody, and let none begin
  unlock   let somebody sign in again

add and reset make a random password and print it, this once. With
--password-stdin they read one of at least 15 characters from the first line of
standard input. A password is never an argument: others could read it in the
list of processes. A running server needs no restart.

  --data DIR, --dsn DSN
      where the data of the server are, as for serve
`
)

// user is the subcommand of that name.
func user(ctx context.Context, p *process) error {
	flags, settings, err := p.dataFlags("user")
	if err != nil {
		return err
	}
	read := flags.Bool("password-stdin", false, "")
	does, email, err := p.deed(flags, "add", "reset", "lock", "unlock")
	if err != nil {
		return err
	}
	password, shown := "", ""
	if does == "add" || does == "reset" {
		if password, shown, err = p.password(*read); err != nil {
			return err
		}
	} else if *read {
		return usageError{fmt.Errorf("%s takes no password", does)}
	}
	return p.onAccounts(ctx, *settings, func(accounts *account.Accounts) error {
		var err error
		switch does {
		case "add":
			_, err = accounts.AddUser(ctx, email, password)
		case "reset":
			err = accounts.Reset(ctx, email, password)
		case "lock":
			err = accounts.Lock(ctx, email)
		case "unlock":
			err = accounts.Unlock(ctx, email)
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(p.stdout, "%s: %s\n", auth.Email(email), map[string]string{
			"add": "added", "reset": "has another password now", "lock": "locked", "unlock": "unlocked",
		}[does])
		if shown != "" {
			fmt.Fprintf(p.stdout, "password: %s\n", shown)
		}
		return nil
	})
}

// deed parses a command line of a deed and what it is done to.
func (p *process) deed(flags *flag.FlagSet, deeds ...string) (does, to string, err error) {
	rest, err := p.parse(flags)
	if err != nil {
		return "", "", err
	}
	if len(rest) != 2 {
		return "", "", usageError{fmt.Errorf("it takes one of %s, and what it is done to", strings.Join(deeds, ", "))}
	}
	for _, deed := range deeds {
		if rest[0] == deed {
			return deed, rest[1], nil
		}
	}
	return "", "", usageError{fmt.Errorf("%q is none of %s", rest[0], strings.Join(deeds, ", "))}
}

// password reads one from standard input, or makes one that is to be shown.
func (p *process) password(read bool) (password, shown string, err error) {
	if !read {
		password = strings.ToLower(rand.Text())
		return password, password, nil
	}
	line, err := bufio.NewReader(io.LimitReader(p.stdin, auth.MaxPassword+3)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", "", fmt.Errorf("couldn't read the password: %w", err)
	}
	return strings.TrimRight(line, "\r\n"), "", nil
}

// onAccounts opens the data and does something to their people and clinics.
func (p *process) onAccounts(ctx context.Context, settings config.Config, do func(*account.Accounts) error) (err error) {
	passwords, err := auth.NewPasswords(auth.DefaultCost())
	if err != nil {
		return err
	}
	db, err := openData(ctx, settings, slog.New(slog.DiscardHandler))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return do(account.New(db, passwords))
}
