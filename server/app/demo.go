package app

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/server/publish"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/web"
)

// demonstrate enters the clinics of web/demo, which are invented, and what they
// publish. What is there already stays; a later program whose document of a
// clinic is another one publishes it as that clinic's next revision, but not
// where a person has published for the clinic since.
func demonstrate(ctx context.Context, accounts *account.Accounts, publisher *publish.Publisher, log *slog.Logger) error {
	lists, err := demonstrations()
	if err != nil {
		return err
	}
	for i := range lists {
		list := &lists[i]
		clinic, err := invent(ctx, accounts, list)
		if err != nil {
			return err
		}
		if !clinic.Demonstration {
			log.WarnContext(ctx, "a clinic has the name of a demonstration, which is left out", slog.String("clinic", clinic.Slug))
			continue
		}
		if err := keepUp(ctx, publisher, clinic, list); err != nil {
			return fmt.Errorf("couldn't publish the demonstration %s: %w", clinic.Slug, err)
		}
	}
	return nil
}

// demonstrations are the documents of web/demo.
func demonstrations() ([]pricelist.List, error) {
	demo, err := fs.Sub(web.Files(), "demo")
	if err != nil {
		return nil, err
	}
	return readLists(demo, "the demonstration clinics")
}

// invent returns the clinic of a demonstration, added and approved where it was
// not known.
func invent(ctx context.Context, accounts *account.Accounts, list *pricelist.List) (account.Clinic, error) {
	slug := list.Seller.ID
	clinic, err := accounts.Clinic(ctx, slug)
	if err == nil || fault.KindOf(err) != fault.NotFound {
		return clinic, err
	}
	wanted := account.Clinic{Slug: slug, Name: list.Name, State: list.State(), Demonstration: true}
	if _, err := accounts.AddClinic(ctx, wanted, ""); err != nil {
		return account.Clinic{}, err
	}
	if err := accounts.Approve(ctx, slug); err != nil {
		return account.Clinic{}, err
	}
	return accounts.Clinic(ctx, slug)
}

// keepUp publishes a demonstration unless it is published, or somebody has taken
// the clinic over.
func keepUp(ctx context.Context, publisher *publish.Publisher, clinic account.Clinic, list *pricelist.List) error {
	history, err := publisher.History(ctx, clinic.ID)
	if err != nil {
		return err
	}
	if len(history) == 0 {
		return publisher.Seed(ctx, clinic, list)
	}
	for _, r := range history {
		if r.PublishedBy != "" || r.Withdrawn() {
			return nil
		}
	}
	current, err := history[0].List()
	if err != nil {
		return err
	}
	if said(current) == said(list) {
		return nil
	}
	_, err = publisher.Publish(ctx, publish.Command{Clinic: clinic, Note: "The demonstration of a newer program.", List: list})
	return err
}

// said is what a price list says, whichever revision it is.
func said(list *pricelist.List) string {
	plain := *list
	plain.Revision, plain.Previous, plain.PublishedOn, plain.SHA256 = 1, "", list.Effective.From, ""
	return string(document.Canonical(&plain))
}
