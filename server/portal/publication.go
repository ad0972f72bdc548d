package portal

import (
	"context"
	"errors"
	"net/url"
	"strconv"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/fault"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/pricing"
	"kneadwise/server/publish"
)

// noteField and versionField are the boxes of the publication's form.
const (
	noteField    = "note"
	versionField = "version"
)

// A publication is what was sent to publish a draft.
type publication struct {
	version int64 // of the draft that was looked at
	note    string
}

func parsePublication(form url.Values) publication {
	version, err := strconv.ParseInt(form.Get(versionField), 10, 64)
	if err != nil {
		version = -1 // that of no draft: the page is shown again
	}
	return publication{version, form.Get(noteField)}
}

// lastLook is the page before a publication.
func (p *Portal) lastLook(ctx context.Context, note string, refused error) (PublishView, error) {
	clinic := account.Of(ctx)
	f, err := p.frame(ctx, "Publish", herePublish)
	if err != nil {
		return PublishView{}, err
	}
	draft, err := p.Prices.Draft(ctx, clinic)
	if err != nil {
		return PublishView{}, err
	}
	v := PublishView{PortalFrame: f, Approved: clinic.Approved, Version: draft.Version, Faults: p.faults(clinic, &draft), Note: noteBox(note)}
	if v.Findings, err = p.findings(clinic, &draft); err != nil || draft.List == nil {
		return v, err
	}
	before := p.before(clinic)
	if v.Change, err = p.change(before, p.asPublished(draft.List, clinic)); err != nil {
		return v, err
	}
	v.Empty = len(v.Change.Parts) == 0
	if fault.KindOf(refused) == fault.Invalid {
		v.Note.Error = sentenceOf(refused)
		v.Problems = page.Problems(v.Note)
	}
	return v, nil
}

func noteBox(typed string) page.Field {
	return page.Field{
		Kind: page.AreaField, Name: noteField, Label: "A note for your history", Value: typed, Optional: true, MaxLength: publish.MaxNote,
		Hint: "Why the prices change. Only people of your clinic read it.",
	}
}

// sentenceOf is what a person may read of a fault.
func sentenceOf(err error) string {
	var f *fault.Error
	if !errors.As(err, &f) || f.Message == "" {
		return "This was refused."
	}
	return locale.Capital(f.Message) + "."
}

// publish publishes the draft if it is the one that was looked at. The fault is
// Conflict if it is not, or if somebody else published just then; Invalid if it
// has faults or the note cannot be taken; Denied if the clinic is not approved.
func (p *Portal) publish(ctx context.Context, asked publication) (publish.Revision, error) {
	clinic := account.Of(ctx)
	session, _ := auth.Of(ctx)
	draft, err := p.Prices.Draft(ctx, clinic)
	if err != nil {
		return publish.Revision{}, err
	}
	if draft.Version != asked.version {
		return publish.Revision{}, fault.New(fault.Conflict, "the draft has changed since you looked at it")
	}
	return p.publishDraft(ctx, clinic, session, draft, asked.note)
}

func (p *Portal) publishDraft(ctx context.Context, clinic account.Clinic, session auth.Session, draft pricing.Draft, note string) (publish.Revision, error) {
	if draft.List == nil {
		return publish.Revision{}, fault.New(fault.Invalid, "the draft is not a price list yet")
	}
	return p.Publisher.Publish(ctx, publish.Command{Clinic: clinic, User: session.User, Note: note, List: draft.List})
}
