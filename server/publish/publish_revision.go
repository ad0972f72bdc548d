package publish

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// Publish appends a revision to the clinic's chain. When it returns without an
// error the revision is in the database for good; files and library follow at
// once, and where that fails it is logged and tried again at the next refresh.
//
// It returns Denied if the clinic is not approved, Invalid if the list has faults
// (a *Faulty is in the error's chain) or the note cannot be taken, Conflict if
// nothing changed since the current revision or if somebody else published just
// then.
func (p *Publisher) Publish(ctx context.Context, command Command) (_ Revision, err error) {
	defer fault.Wrap(&err, "couldn't publish")
	if !command.Clinic.Approved {
		return Revision{}, fault.New(fault.Denied, "the clinic is not approved yet")
	}
	if command.Note, err = note(command.Note); err != nil {
		return Revision{}, err
	}
	if reserved(command.Clinic.Slug) {
		return Revision{}, fault.New(fault.Invalid, "the clinic's name in addresses is taken by the site itself")
	}
	made, err := appendRevision(ctx, p.options.DB, command)
	if err != nil {
		return Revision{}, err
	}
	p.follow(ctx)
	return Revision{
		ClinicID: command.Clinic.ID, Number: made.Revision, SHA256: made.SHA256, Document: []byte(made.Document),
		Note: made.Note, PublishedAt: made.Published.Time, PublishedBy: made.By, Current: true,
	}, nil
}

// reserved tells whether a slug is the name of something else below /prices/.
func reserved(slug string) bool { return slug == "manifest" }

// Withdraw takes back what a clinic has published: tombstones take the place of
// all its documents. A later publication goes on with the chain. It returns
// Conflict if there is nothing to withdraw.
func (p *Publisher) Withdraw(ctx context.Context, clinic account.Clinic, user string) (err error) {
	defer fault.Wrap(&err, "couldn't withdraw")
	if err := withdraw(ctx, p.options.DB, clinic.ID, user); err != nil {
		return err
	}
	p.follow(ctx)
	return nil
}

// Seed publishes a list as the clinic's first revision, with the day and the mark
// of a demonstration that it has, and does nothing if the clinic has a revision.
// Before Start it only fills the database. It returns Denied if the clinic is not
// approved, Invalid if the list has faults or is no first revision of that clinic.
func (p *Publisher) Seed(ctx context.Context, clinic account.Clinic, list *pricelist.List) (err error) {
	defer fault.Wrap(&err, "couldn't publish the first prices of %s", clinic.Slug)
	if !clinic.Approved {
		return fault.New(fault.Denied, "the clinic is not approved yet")
	}
	if list.Revision != 1 || list.Seller.ID != clinic.Slug || reserved(clinic.Slug) {
		return fault.New(fault.Invalid, "the list is not the first one of this clinic")
	}
	text, err := canonical(list)
	if err != nil {
		return err
	}
	done, err := appendFirst(ctx, p.options.DB, clinic.ID, revisionRow{Revision: 1, SHA256: document.Digest(text), Document: string(text)})
	if err == nil && done {
		p.follow(ctx)
	}
	return err
}

// History is every revision of a clinic, the latest first.
func (p *Publisher) History(ctx context.Context, clinicID string) ([]Revision, error) {
	return history(ctx, p.options.DB, clinicID, 0)
}

// Revision is one revision of a clinic. It returns NotFound if there is none of
// that number.
func (p *Publisher) Revision(ctx context.Context, clinicID string, number int) (Revision, error) {
	if number < 1 || number > pricelist.MaxRevision {
		return Revision{}, fault.New(fault.NotFound, "there is no such revision")
	}
	found, err := history(ctx, p.options.DB, clinicID, number)
	if err == nil && len(found) == 0 {
		err = fault.New(fault.NotFound, "there is no such revision")
	}
	if err != nil {
		return Revision{}, err
	}
	return found[0], nil
}

// canonical is the bytes of a list, once they are known to be read as what they
// were written from.
func canonical(list *pricelist.List) ([]byte, error) {
	faults := list.Check()
	if len(faults) == 0 {
		text := document.Canonical(list)
		if _, faults = document.ReadPriceList(text); len(faults) == 0 {
			return text, nil
		}
	}
	return nil, invalid(faults)
}

func invalid(faults []code.Fault) error {
	return &fault.Error{Kind: fault.Invalid, Message: "the price list has faults", Cause: &Faulty{faults}}
}

// note is a note as it is kept.
func note(text string) (string, error) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	switch {
	case utf8.RuneCountInString(text) > MaxNote:
		return "", fault.New(fault.Invalid, "the note is longer than 500 characters")
	case !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }):
		return "", fault.New(fault.Invalid, "the note has characters that cannot be shown")
	}
	return text, nil
}
