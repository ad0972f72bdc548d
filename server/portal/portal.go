// Package portal serves the pages on which a clinic sees what its draft would do
// and decides what the public reads: its clinics, the preview, the publication,
// the history with its way back, the withdrawal, and the snippets for its own web
// site. The forms of the draft itself are package pricing's.
//
// The vocabulary: current is the revision that the public reads now; there is none
// before the first publication and after a withdrawal. The change is what lies
// between the current revision and the draft, in words and in what reference
// visitors pay. To revert is to publish an earlier revision's terms as a new
// revision; the draft becomes the same. Nothing that was published is ever
// changed.
//
// Every page is for one clinic, which package account has found for whoever asks,
// and shows nothing of another.
package portal

import (
	"context"
	"time"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/pricing"
	"kneadwise/server/publish"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// Options are what the pages need.
type Options struct {
	Site      *page.Site
	Accounts  *account.Accounts
	Prices    *pricing.Prices
	Publisher *publish.Publisher
	Now       func() time.Time
	// PublicURL is where visitors reach the server, such as https://prices.example.
	PublicURL string
}

// Portal is the pages.
type Portal struct {
	Options
	text *locale.Texts
}

// New returns the pages of a server.
func New(o Options) *Portal { return &Portal{Options: o, text: o.Site.Texts(locale.English)} }

// today is the day on which a publication of this moment is dated.
func (p *Portal) today() civil.Date { return publish.Day(p.Now()) }

// The steps of a clinic's navigation.
const (
	herePrices  = "prices"
	herePreview = "preview"
	herePublish = "publish"
	hereHistory = "history"
	hereWidget  = "widget"
)

// Frame is the chrome of a page of the draft, for the package that edits it.
func (p *Portal) Frame(ctx context.Context, title string) (page.PortalFrame, error) {
	return p.frame(ctx, title, herePrices)
}

// frame is the chrome of a page about a clinic, or about none.
func (p *Portal) frame(ctx context.Context, title, here string) (page.PortalFrame, error) {
	f, err := p.Site.Portal(title)
	if err != nil {
		return f, err
	}
	session, _ := auth.Of(ctx)
	f.Email, f.Here = session.Email, here
	clinic := account.Of(ctx)
	if clinic.Slug == "" {
		return f, nil
	}
	all, err := p.Accounts.ClinicsOf(ctx, session.User)
	if err != nil {
		return f, err
	}
	_, public := p.Publisher.Library().List(clinic.Slug)
	f.Clinic = page.PortalClinic{Slug: clinic.Slug, Name: clinic.Name, Public: public, Several: len(all) > 1}
	return f, nil
}

// current is what the public reads of a clinic, if anything.
func (p *Portal) current(clinic account.Clinic) (publish.Listed, bool) {
	return p.Publisher.Library().List(clinic.Slug)
}

// before is the list that is current, nil where there is none.
func (p *Portal) before(clinic account.Clinic) *pricelist.List {
	listed, ok := p.current(clinic)
	if !ok {
		return nil
	}
	return listed.List
}

// asPublished is a draft's list as it would be read if it were published today.
// The chain of hashes is the publisher's: a stand-in fills the link where the
// draft would not be the first.
func (p *Portal) asPublished(draft *pricelist.List, clinic account.Clinic) *pricelist.List {
	l := *draft
	l.Revision, l.Previous, l.PublishedOn = 1, "", p.today()
	l.Seller.ID, l.Demonstration = clinic.Slug, clinic.Demonstration
	if listed, ok := p.current(clinic); ok {
		l.Revision, l.Previous = listed.List.Revision+1, listed.SHA256
	}
	l.SHA256 = document.Digest(document.Canonical(&l))
	return &l
}

// address is a page of a clinic.
func address(clinic account.Clinic, rest string) string {
	return "/portal/c/" + clinic.Slug + "/" + rest
}
