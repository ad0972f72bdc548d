// Package portal_test tells in Chromium what clinics do on their own pages, and
// that these pages keep the promises which no test of the server can see: nothing
// is refused by their policy, nothing is kept by the browser, nothing that was
// typed is lost to a session that ended, and nothing is shown after signing out.
package portal_test

import (
	"context"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/embed"
	"kneadwise/server/httpd"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/portal"
	"kneadwise/server/portal/begin"
	"kneadwise/server/pricing"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/web"
	"kneadwise/web/e2e/browser"
	"kneadwise/web/e2e/witness"
)

const (
	email    = "owner@cedar.example"
	password = "a long enough password"
	slug     = "cedar-street-massage"
	clinicAt = "/portal/c/" + slug + "/"
)

// An office is the clinics' pages over a database of one clinic, whose draft has
// other prices than are published.
type office struct {
	t *testing.T
	*witness.Witness
	db     *store.DB
	prices *pricing.Prices
	clinic account.Clinic
	user   string
}

func open(t *testing.T) *office {
	t.Helper()
	ctx := t.Context()
	assets, err := web.Manifest()
	if err != nil {
		t.Fatal(err)
	}
	site, err := page.Open(web.Files(), assets, "test", "")
	must(t, err)
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "kneadwise.db"), store.Options{Now: time.Now})
	must(t, err)
	t.Cleanup(func() { must(t, db.Close()) })
	must(t, db.Migrate(ctx))
	passwords, err := auth.NewPasswords(auth.Cost{Memory: 8, Iterations: 1})
	must(t, err)
	signIn, err := auth.New(ctx, auth.Options{Store: db, Passwords: passwords, Now: time.Now, Site: site})
	must(t, err)
	accounts := account.New(db, passwords)
	schemas, err := fs.Sub(web.Files(), "schema")
	must(t, err)
	publisher := publish.New(publish.Options{DB: db, Dir: t.TempDir(), Now: time.Now, Schemas: schemas})
	must(t, publisher.Start(ctx))
	today := func() civil.Date { return publish.Day(time.Now()) }
	o := &office{t: t, db: db, prices: pricing.New(db, site.Texts(locale.English), today)}
	o.user, err = accounts.AddUser(ctx, email, password)
	must(t, err)
	_, err = accounts.AddClinic(ctx, account.Clinic{Slug: slug, Name: "Cedar Street Massage", State: "WA"}, email)
	must(t, err)
	must(t, accounts.Approve(ctx, slug))
	o.clinic, err = accounts.Clinic(ctx, slug)
	must(t, err)
	_, err = publisher.Publish(ctx, publish.Command{Clinic: o.clinic, User: o.user, List: sample(t)})
	must(t, err)
	must(t, o.prices.Replace(ctx, o.clinic, o.user, sample(t, func(l *pricelist.List) {
		l.Seller.Services[0].Price = span.Exact(9950)
		l.Seller.Memberships = nil
	})))

	engine, err := httpd.New(httpd.Options{Assets: assets, Dist: web.Dist(), ErrorPage: site.Failure, BodyLimit: func(string) int64 { return 64 << 10 }})
	must(t, err)
	begin.Routes(engine, begin.Options{Site: site, Today: today})
	must(t, embed.Routes(engine, embed.Options{Site: site, Find: embed.Published(publisher.Library), Today: today}, web.Dist()))
	publisher.Routes(engine)
	desk := portal.New(portal.Options{Site: site, Accounts: accounts, Prices: o.prices, Publisher: publisher, Now: time.Now})
	guarded := engine.Group("/portal", signIn.Guard())
	signIn.Routes(guarded)
	signedIn := guarded.Group("", signIn.Require())
	clinic := signedIn.Group("/c/:clinic", accounts.Member())
	desk.Routes(signedIn, clinic)
	pricing.Routes(signedIn, clinic, pricing.Options{Prices: o.prices, Site: site, Frame: desk.Frame, ClinicsOf: accounts.ClinicsOf})
	o.Witness, err = witness.Handler(engine)
	must(t, err)
	t.Cleanup(func() { must(t, o.Cut()) })
	return o
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func sample(t *testing.T, change ...func(*pricelist.List)) *pricelist.List {
	t.Helper()
	text, err := fs.ReadFile(web.Files(), "demo/"+slug+".json")
	must(t, err)
	list, faults := document.ReadPriceList(text)
	if len(faults) > 0 {
		t.Fatal(document.Sentence(faults[0]))
	}
	list.Demonstration = false
	for _, f := range change {
		f(list)
	}
	return list
}

// endSessions ends every session, as an operator's lock would.
func (o *office) endSessions() {
	o.t.Helper()
	must(o.t, o.db.Write(o.t.Context(), func(tx *store.Tx) error { return auth.EndAll(tx, o.user, auth.Revoked) }))
}

// signedIn opens a tab in which somebody has signed in, at the list of clinics.
func (o *office) signedIn(ctx context.Context, b browser.Browser) *browser.ChromiumPage {
	o.t.Helper()
	p := o.tab(ctx, b, "/portal/sign-in")
	o.fillSignIn(ctx, p, "")
	must(o.t, p.WaitFor(ctx, `document.querySelector(".account")`))
	return p
}

func (o *office) fillSignIn(ctx context.Context, p *browser.ChromiumPage, within string) {
	o.t.Helper()
	must(o.t, p.Type(ctx, within+" input[type=email]", email))
	must(o.t, p.Type(ctx, within+" input[type=password]", password))
	must(o.t, p.Press(ctx, "Enter"))
}

func (o *office) tab(ctx context.Context, b browser.Browser, path string) *browser.ChromiumPage {
	o.t.Helper()
	p, err := b.Open(ctx, o.URL()+path)
	must(o.t, err)
	return p.(*browser.ChromiumPage)
}

// read is a value of the page.
func read[T any](t *testing.T, ctx context.Context, p *browser.ChromiumPage, js string) (value T) {
	t.Helper()
	must(t, p.Eval(ctx, js, &value))
	return value
}

// clean holds what a page left behind to what it may: its two cookies, whose path
// no visitor's page lies below, and complaints of the statuses that were meant.
func (o *office) clean(ctx context.Context, p *browser.ChromiumPage, console int) {
	o.t.Helper()
	seen, err := p.Violations(ctx)
	must(o.t, err)
	if len(seen.CSP) > 0 {
		o.t.Errorf("refused by the policy: %q", seen.CSP)
	}
	if len(seen.Console) != console {
		o.t.Errorf("%d errors, want %d: %q", len(seen.Console), console, seen.Console)
	}
	if len(seen.StorageKeys) > 0 {
		o.t.Errorf("kept by the browser: %q", seen.StorageKeys)
	}
	if foreign := seen.Foreign(o.URL()); len(foreign) > 0 {
		o.t.Errorf("asked of others: %+v", foreign)
	}
}
