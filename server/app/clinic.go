package app

import (
	"context"
	"errors"
	"fmt"

	"kneadwise/server/account"
	"kneadwise/server/auth"
)

const (
	clinicUsage = "add|approve|give SLUG [--name NAME --state STATE] [--owner EMAIL] [--data DIR | --dsn DSN]"
	clinicHelp  = `
  add      add a clinic of that name (--name) in that state (--state, as NY),
           for the person with that address (--owner) to work on
  approve  let it publish: do so when you are sure that its owner is the clinic
  give     let one more person (--owner) work on it

The slug is the clinic's name in addresses, such as blue-heron-massage. It stays.

  --data DIR, --dsn DSN
      where the data of the server are, as for serve
`
)

// clinic is the subcommand of that name.
func clinic(ctx context.Context, p *process) error {
	flags, settings, err := p.dataFlags("clinic")
	if err != nil {
		return err
	}
	name := flags.String("name", "", "")
	state := flags.String("state", "", "")
	owner := flags.String("owner", "", "")
	does, slug, err := p.deed(flags, "add", "approve", "give")
	switch {
	case err != nil:
		return err
	case does == "add" && (*name == "" || *state == ""):
		return usageError{errors.New("add needs --name and --state")}
	case does != "add" && *name+*state != "":
		return usageError{fmt.Errorf("%s takes neither --name nor --state", does)}
	case does == "give" && *owner == "":
		return usageError{errors.New("give needs --owner")}
	case does == "approve" && *owner != "":
		return usageError{errors.New("approve takes no --owner")}
	}
	return p.onAccounts(ctx, *settings, func(accounts *account.Accounts) error {
		var err error
		done := "added; nothing of it is public until you approve it"
		switch does {
		case "add":
			_, err = accounts.AddClinic(ctx, account.Clinic{Slug: slug, Name: *name, State: *state}, *owner)
		case "approve":
			done, err = "approved", accounts.Approve(ctx, slug)
		case "give":
			done, err = "given to "+auth.Email(*owner)+", too", accounts.Give(ctx, slug, *owner)
		}
		if err == nil {
			fmt.Fprintf(p.stdout, "%s: %s\n", slug, done)
		}
		return err
	})
}
