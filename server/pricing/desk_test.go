package pricing_test

import (
	"context"
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
	"kneadwise/server/pricing"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
	"kneadwise/wasm/civil"
	"kneadwise/web"
)

// A desk is a database with two clinics, and the pages on it.
type desk struct {
	*testing.T
	clock  *storetest.Clock
	prices *pricing.Prices
	site   *page.Site
	to     http.Handler
	who    string // the user that the next request comes from
}

// cedar is the clinic of ana and bea; hers acts for both clinics.
var cedar = account.Clinic{ID: "c1", Slug: "cedar", Name: "Cedar Street Massage", State: "WA", Approved: true}

func today() civil.Date {
	d, _ := civil.Make(2026, 12, 1)
	return d
}

func openSite(t *testing.T) *page.Site {
	t.Helper()
	assets := map[string]web.Asset{}
	for _, name := range []string{"page.css", "portal.css", "portal.js", "htmx.js"} {
		assets[name] = web.Asset{File: name}
	}
	site, err := page.Open(web.Files(), assets, "1.2.3", "https://prices.example")
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// each runs fn with a desk on each database.
func each(t *testing.T, fn func(d *desk)) {
	t.Helper()
	site := openSite(t)
	clock := storetest.NewClock()
	storetest.EachAt(t, clock, func(t *testing.T, db *store.DB) {
		err := db.Write(t.Context(), func(tx *store.Tx) error {
			for _, user := range []string{"ana", "bea", "eve"} {
				if _, err := tx.Exec(`INSERT INTO users (id, email, password, created_at) VALUES (?, ?, ?, ?)`,
					user, user+"@cedar.example", "", tx.Now()); err != nil {
					return err
				}
			}
			for _, c := range []account.Clinic{cedar, {ID: "c2", Slug: "other", Name: "Other Place", State: "FL"}} {
				if _, err := tx.Exec(`INSERT INTO clinics (id, slug, name, state, created_at) VALUES (?, ?, ?, ?, ?)`,
					c.ID, c.Slug, c.Name, c.State, tx.Now()); err != nil {
					return err
				}
			}
			for _, m := range [][2]string{{"c1", "ana"}, {"c1", "bea"}, {"c2", "eve"}, {"c2", "bea"}} {
				if _, err := tx.Exec(`INSERT INTO members (clinic_id, user_id, role, since) VALUES (?, ?, ?, ?)`,
					m[0], m[1], "owner", tx.Now()); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		d := &desk{T: t, clock: clock, site: site, who: "ana"}
		d.prices = pricing.New(db, site.Texts(locale.English), today)
		d.to = d.routes(account.New(db, nil))
		fn(d)
	})
}

func (d *desk) routes(accounts *account.Accounts) http.Handler {
	d.Helper()
	engine, err := httpd.New(httpd.Options{ErrorPage: d.site.Failure, BodyLimit: func(string) int64 { return 128 << 10 }})
	if err != nil {
		d.Fatal(err)
	}
	portal := engine.Group("/portal", func(c *gin.Context) {
		c.Request = c.Request.WithContext(auth.With(c.Request.Context(), auth.Session{User: d.who, Email: d.who + "@cedar.example"}))
	})
	pricing.Routes(portal, portal.Group("/c/:clinic", accounts.Member()), pricing.Options{
		Prices: d.prices, Site: d.site, ClinicsOf: accounts.ClinicsOf,
		Frame: func(ctx context.Context, title string) (page.PortalFrame, error) {
			f, err := d.site.Portal(title)
			c := account.Of(ctx)
			f.Clinic = page.PortalClinic{Slug: c.Slug, Name: c.Name}
			return f, err
		},
	})
	return engine
}

// An answer is what came back, read as a browser does.
type answer struct {
	*desk
	status int
	header http.Header
	body   string
	root   *html.Node
}

func (d *desk) ask(method, path string, form url.Values, headers ...string) answer {
	d.Helper()
	w := pagetest.Ask(d, d.to, method, path, form, headers...)
	return answer{d, w.Code, w.Header(), w.Body.String(), pagetest.Read(d, w)}
}

func (d *desk) get(path string) answer { return d.ask(http.MethodGet, "/portal/c/cedar/"+path, nil) }
func (d *desk) post(path string, form url.Values) answer {
	return d.ask(http.MethodPost, "/portal/c/cedar/"+path, form)
}
func (d *desk) htmx(path string, form url.Values) answer {
	return d.ask(http.MethodPost, "/portal/c/cedar/"+path, form, "HX-Request", "true")
}

// want holds the status.
func (a answer) want(status int) answer {
	a.Helper()
	if a.status != status {
		a.Fatalf("status %d, want %d: %s", a.status, status, pagetest.Text(a.one("main")))
	}
	return a
}

func (a answer) all(selector string) []*html.Node { return pagetest.All(a.root, selector) }

// one is the first that fits, nil where there is none.
func (a answer) one(selector string) *html.Node { return pagetest.First(a.root, selector) }

// says fails unless a text stands in the first element of a selector.
func (a answer) says(selector, text string) {
	a.Helper()
	if got := pagetest.Text(a.one(selector)); !strings.Contains(got, text) {
		a.Errorf("%s says %q, want %q in it", selector, got, text)
	}
}

// values are what the form would send as it stands.
func (a answer) values() url.Values {
	v := url.Values{}
	for _, n := range a.all("[name]") {
		name := pagetest.Attribute(n, "name")
		value := pagetest.Attribute(n, "value")
		kind := pagetest.Attribute(n, "type")
		checked := pagetest.Has(n, "checked")
		switch {
		case n.Data == "meta" || n.Data == "button", (kind == "checkbox" || kind == "radio") && !checked:
		case n.Data == "select":
			for o := range n.Descendants() {
				if pagetest.Has(o, "selected") {
					value := pagetest.Attribute(o, "value")
					v.Add(name, value)
				}
			}
		case n.Data == "textarea":
			v.Add(name, pagetest.Text(n))
		default:
			v.Add(name, value)
		}
	}
	return v
}

// form makes values of pairs.
func form(pairs ...string) url.Values {
	v := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		v.Add(pairs[i], pairs[i+1])
	}
	return v
}

// Parts that a clinic would type.
func profile() url.Values {
	return form("name", "Cedar Street Massage", "provider", "massage_therapist", "place.0.city", "Spokane", "place.0.state", "WA",
		"place.0.zip", "99201", "place.0.phone", "509-555-0100", "website", "Cedar.example", "booking", "https://cedar.example/book")
}

func hour() url.Values {
	return form("minutes", "60", "price", "$95", "modality", "deep_tissue", "hands_on", "50")
}

func five() url.Values {
	return form("visits", "5", "price", "$440", "services", "deep-tissue-60", "expires", "after_purchase", "months", "6")
}

func monthly() url.Values {
	return form("fee", "79", "visits", "1", "services", "deep-tissue-60", "unused", "roll_over", "cap", "2", "minimum", "6", "member_price", "82.50")
}

func aetna() url.Values {
	return form("insurer", "aetna", "network", "in", "cash", "no", "prescription", "yes", "paid", "massage_therapist", "verified", "11/20/2026")
}

func since() url.Values {
	return form("from", "2026-12-01", "late_hours", "24", "late_fee", "50%", "no_show", "$95", "tips", "yes")
}

// full fills the draft with one part of each kind.
func (d *desk) full() {
	d.Helper()
	d.post("profile", profile()).want(http.StatusSeeOther)
	d.post("services/new", hour()).want(http.StatusSeeOther)
	d.post("packages/new", five()).want(http.StatusSeeOther)
	d.post("memberships/new", monthly()).want(http.StatusSeeOther)
	d.post("payers/new", aetna()).want(http.StatusSeeOther)
	d.post("terms", since()).want(http.StatusSeeOther)
}

func (d *desk) draft() pricing.Draft {
	d.Helper()
	got, err := d.prices.Draft(d.Context(), cedar)
	if err != nil {
		d.Fatal(err)
	}
	return got
}
