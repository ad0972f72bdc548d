package portal_test

import (
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"
	"golang.org/x/net/html"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/httpd"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/page/pagetest"
	"kneadwise/server/portal"
	"kneadwise/server/pricing"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/web"
)

// A desk is the pages over one database, with one owner of one approved clinic
// whose draft is Cedar Street's list, and another owner of another.
type desk struct {
	t         *testing.T
	handler   http.Handler
	prices    *pricing.Prices
	publisher *publish.Publisher
	accounts  *account.Accounts
	clinic    account.Clinic
	owner     auth.Session
	stranger  auth.Session
}

func open(t *testing.T, db *store.DB, clock *storetest.Clock) *desk {
	t.Helper()
	ctx := t.Context()
	passwords, err := auth.NewPasswords(auth.Cost{Memory: 8, Iterations: 1})
	if err != nil {
		t.Fatal(err)
	}
	site := pages(t)
	d := &desk{t: t, accounts: account.New(db, passwords)}
	today := func() civil.Date { return publish.Day(clock.Now()) }
	d.prices = pricing.New(db, site.Texts(locale.English), today)
	schemas, err := fs.Sub(web.Files(), "schema")
	if err != nil {
		t.Fatal(err)
	}
	d.publisher = publish.New(publish.Options{DB: db, Dir: t.TempDir(), Now: clock.Now, Schemas: schemas, Log: slog.New(slog.NewTextHandler(t.Output(), nil))})
	if err := d.publisher.Start(ctx); err != nil {
		t.Fatal(err)
	}
	d.owner, d.clinic = d.person("owner@cedar.example", "cedar-street-massage", "Cedar Street Massage")
	d.stranger, _ = d.person("other@heron.example", "blue-heron-massage", "Blue Heron Massage")
	d.draft(sample(t))

	engine, err := httpd.New(httpd.Options{ErrorPage: site.Failure, BodyLimit: func(string) int64 { return 64 << 10 }})
	if err != nil {
		t.Fatal(err)
	}
	signedIn := engine.Group("/portal", func(c *gin.Context) {
		s := d.owner
		if c.GetHeader("X-Test-Person") == "stranger" {
			s = d.stranger
		}
		c.Request = c.Request.WithContext(auth.With(c.Request.Context(), s))
	})
	pages := portal.New(portal.Options{
		Site: site, Accounts: d.accounts, Prices: d.prices, Publisher: d.publisher, Now: clock.Now, PublicURL: "https://prices.example/",
	})
	pages.Routes(signedIn, signedIn.Group("/c/:clinic", d.accounts.Member()))
	d.handler = engine
	return d
}

func pages(t *testing.T) *page.Site {
	t.Helper()
	assets := map[string]web.Asset{"engine.wasm": {File: "engine.wasm", SHA256: strings.Repeat("0", 64), Size: 3, Brotli: 2}}
	for _, name := range []string{"page.css", "portal.css", "portal.js", "htmx.js", "preview.js", "worker.js", "text-en.json"} {
		assets[name] = web.Asset{File: name}
	}
	site, err := page.Open(web.Files(), assets, "1.2.3", "https://prices.example")
	if err != nil {
		t.Fatal(err)
	}
	return site
}

func (d *desk) person(email, slug, name string) (auth.Session, account.Clinic) {
	d.t.Helper()
	ctx := d.t.Context()
	id, err := d.accounts.AddUser(ctx, email, "a long enough password")
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := d.accounts.AddClinic(ctx, account.Clinic{Slug: slug, Name: name, State: "WA"}, email); err != nil {
		d.t.Fatal(err)
	}
	if err := d.accounts.Approve(ctx, slug); err != nil {
		d.t.Fatal(err)
	}
	clinic, err := d.accounts.ClinicOf(ctx, id, slug)
	if err != nil {
		d.t.Fatal(err)
	}
	return auth.Session{User: id, Email: email, Family: "a-family"}, clinic
}

// sample is Cedar Street's demonstration as a clinic's own list.
func sample(t *testing.T, change ...func(*pricelist.List)) *pricelist.List {
	t.Helper()
	text, err := fs.ReadFile(web.Files(), "demo/cedar-street-massage.json")
	if err != nil {
		t.Fatal(err)
	}
	list, faults := document.ReadPriceList(text)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	list.Demonstration = false
	for _, f := range change {
		f(list)
	}
	return list
}

// hour sets the price of a single visit of 60 minutes.
func hour(cents int64) func(*pricelist.List) {
	return func(l *pricelist.List) { l.Seller.Services[0].Price = span.Exact(cents) }
}

func (d *desk) draft(list *pricelist.List) {
	d.t.Helper()
	if err := d.prices.Replace(d.t.Context(), d.clinic, d.owner.User, list); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) publish(list *pricelist.List) publish.Revision {
	d.t.Helper()
	r, err := d.publisher.Publish(d.t.Context(), publish.Command{Clinic: d.clinic, User: d.owner.User, Note: "as before", List: list})
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

func (d *desk) ask(method, path string, form url.Values, headers ...string) (*http.Response, *html.Node) {
	d.t.Helper()
	answer := pagetest.Ask(d.t, d.handler, method, path, form, headers...)
	return answer.Result(), pagetest.Read(d.t, answer)
}

// page asks for a page of the clinic and demands the status.
func (d *desk) page(status int, rest string, form ...url.Values) *html.Node {
	d.t.Helper()
	method, sent := http.MethodGet, url.Values(nil)
	if len(form) > 0 {
		method, sent = http.MethodPost, form[0]
	}
	answer, tree := d.ask(method, "/portal/c/cedar-street-massage/"+rest, sent)
	if answer.StatusCode != status {
		d.t.Fatalf("%s %s: status %d, want %d: %s", method, rest, answer.StatusCode, status, pagetest.Text(tree))
	}
	return tree
}

// hidden is a value that a page's form carries.
func (d *desk) hidden(tree *html.Node, name string) string {
	d.t.Helper()
	if box := pagetest.First(tree, "input[name="+name+"]"); box != nil {
		return pagetest.Attribute(box, "value")
	}
	d.t.Fatalf("no form has a %q", name)
	return ""
}

// says holds a page to what must and what must not stand in it.
func (d *desk) says(tree *html.Node, want []string, not []string) {
	d.t.Helper()
	said := pagetest.Text(tree)
	for _, one := range want {
		if !strings.Contains(said, one) {
			d.t.Errorf("%q is not in %q", one, said)
		}
	}
	for _, one := range not {
		if strings.Contains(said, one) {
			d.t.Errorf("%q is in %q", one, said)
		}
	}
}
