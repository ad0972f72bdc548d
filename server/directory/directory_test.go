package directory_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/google/go-cmp/cmp"
	"github.com/jba/templatecheck"
	"golang.org/x/net/html"

	"kneadwise/server/account"
	"kneadwise/server/directory"
	"kneadwise/server/httpd"
	"kneadwise/server/page"
	"kneadwise/server/page/pagetest"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
	"kneadwise/wasm/document"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/web"
)

const publicURL = "https://prices.example"

// A fixture is the pages over a publisher with its own database.
type fixture struct {
	*publish.Publisher
	http.Handler
	t     *testing.T
	db    *store.DB
	clock *storetest.Clock
}

func open(t *testing.T) *fixture {
	t.Helper()
	gin.SetMode(gin.TestMode)
	f := &fixture{t: t, clock: storetest.NewClock()}
	log := slog.New(slog.DiscardHandler)
	var err error
	if f.db, err = store.Open(t.Context(), filepath.Join(t.TempDir(), "clinics.db"), store.Options{Now: f.clock.Now, Log: log}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.db.Close() })
	if err := f.db.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	schemas, err := fs.Sub(web.Files(), "schema")
	if err != nil {
		t.Fatal(err)
	}
	f.Publisher = publish.New(publish.Options{DB: f.db, Dir: t.TempDir(), Now: f.clock.Now, Demo: true, Log: log, Schemas: schemas, PublicURL: publicURL})
	if err := f.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	site := site(t)
	engine, err := httpd.New(httpd.Options{Log: log, Now: f.clock.Now, ErrorPage: site.Failure, BodyLimit: func(string) int64 { return 1 }})
	if err != nil {
		t.Fatal(err)
	}
	directory.New(directory.Options{Site: site, Library: f.Library, Now: f.clock.Now, PublicURL: publicURL}).Routes(engine)
	f.Handler = engine
	return f
}

func site(t *testing.T) *page.Site {
	t.Helper()
	s, err := page.Open(web.Files(), map[string]web.Asset{"page.css": {File: "page.00aa.css"}}, "1.2.3", publicURL)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// publish adds a clinic and publishes its list.
func (f *fixture) publish(list *pricelist.List) account.Clinic {
	f.t.Helper()
	accounts := account.New(f.db, nil)
	c, err := accounts.AddClinic(f.t.Context(), account.Clinic{Slug: list.Seller.ID, Name: "A Clinic", State: list.State(), Demonstration: list.Demonstration}, "")
	if err != nil {
		f.t.Fatal(err)
	}
	if err := accounts.Approve(f.t.Context(), c.Slug); err != nil {
		f.t.Fatal(err)
	}
	c.Approved = true
	f.revise(c, list)
	return c
}

func (f *fixture) revise(c account.Clinic, list *pricelist.List) {
	f.t.Helper()
	if _, err := f.Publish(f.t.Context(), publish.Command{Clinic: c, User: "a-user", List: list}); err != nil {
		f.t.Fatal(err)
	}
}

// sample is a demonstration clinic's price list.
func sample(t *testing.T, slug string) *pricelist.List {
	t.Helper()
	text, err := fs.ReadFile(web.Files(), "demo/"+slug+".json")
	if err != nil {
		t.Fatal(err)
	}
	list, faults := document.ReadPriceList(text)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return list
}

const (
	cedar  = "cedar-street-massage"
	harbor = "harbor-bend-physical-therapy"
	heron  = "blue-heron-massage"
)

func (f *fixture) get(path string, headers ...string) *httptest.ResponseRecorder {
	f.t.Helper()
	return pagetest.Ask(f.t, f, http.MethodGet, path, nil, headers...)
}

// parsed fetches a page.
func (f *fixture) parsed(path string) *html.Node {
	f.t.Helper()
	w := f.get(path)
	if w.Code != http.StatusOK {
		f.t.Fatalf("%s: status %d: %s", path, w.Code, w.Body)
	}
	return pagetest.Read(f.t, w)
}

func TestTemplatesFitTheirViews(t *testing.T) {
	s := site(t)
	for name, view := range map[string]any{"clinics/index": directory.IndexView{}, "clinics/clinic": directory.ClinicView{}} {
		if err := templatecheck.CheckHTML(s.Template(name), view); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIndex(t *testing.T) {
	f := open(t)
	if got := pagetest.Text(pagetest.One(t, f.parsed("/clinics"), "main")); !strings.Contains(got, "No clinic has published its prices here yet.") {
		t.Errorf("of no clinic the page says %q", got)
	}
	for _, slug := range []string{heron, harbor, cedar} {
		f.publish(sample(t, slug))
	}
	type link struct{ Text, To string }
	for path, want := range map[string][]link{
		"/clinics": {
			{"Every state (3 clinics)", "/clinics"}, {"Texas: 1 clinic", "/clinics?state=TX"}, {"Washington: 2 clinics", "/clinics?state=WA"},
			{"Blue Heron Massage", "/clinics/" + heron},
			{"Cedar Street Massage", "/clinics/" + cedar}, {"Harbor Bend Physical Therapy", "/clinics/" + harbor},
		},
		"/es/clinics?state=WA": {
			{"Todos los estados (3 clínicas)", "/es/clinics"}, {"Texas: 1 clínica", "/es/clinics?state=TX"}, {"Washington: 2 clínicas", "/es/clinics?state=WA"},
			{"Cedar Street Massage", "/es/clinics/" + cedar}, {"Harbor Bend Physical Therapy", "/es/clinics/" + harbor},
		},
	} {
		t.Run(path, func(t *testing.T) {
			root := f.parsed(path)
			var got []link
			for _, a := range pagetest.All(pagetest.One(t, root, "main"), "a") {
				got = append(got, link{pagetest.Text(a), pagetest.Attribute(a, "href")})
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
			if current := pagetest.All(root, "a[aria-current=page]"); len(current) != 1 || pagetest.Attribute(current[0], "href") != path {
				t.Errorf("%d links are this page", len(current))
			}
		})
	}
}

func TestClinic(t *testing.T) {
	f := open(t)
	f.publish(sample(t, cedar))
	listed, _ := f.Library().List(cedar)
	for path, wanted := range map[string][]string{
		"/clinics/" + cedar: {
			"Massage therapist · Spokane, Washington demonstration",
			"An invented clinic, for demonstration.",
			"Deep tissue massage, 60 minutes $95 first visit $75 50 min $1.90",
			"Deep tissue massage, 90 minutes $135 80 min $1.69", // 13500 / 80 = 168.75
			"10 visits for $830, paid ahead: $83 a visit.",
			"$79 a month, with 1 visit included each month.",
			"Checked by the clinic on", "Prices in force since",
			"17 visits, paid by yourself", "Cheapest way $1,400 , of it $997 paid ahead", "With nothing paid ahead $1,595", // $75 + 16 × $95
			"SHA-256: " + listed.SHA256, "the clinics of Washington can be loaded",
		},
		"/es/clinics/" + cedar: {
			"Terapeuta de masaje · Spokane, Washington demostración", "Masaje de tejido profundo, 60 minutos $95",
			"10 visitas por $830", "Verificado por la clínica el", "La forma más barata $1,400",
		},
	} {
		t.Run(path, func(t *testing.T) {
			w := f.get(path)
			if got := w.Header().Get("X-Robots-Tag"); got != "noindex" {
				t.Errorf("an invented clinic is for search engines: %q", got)
			}
			root := f.parsed(path)
			got := pagetest.Text(pagetest.One(t, root, "main"))
			for _, want := range wanted {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in %q", want, got)
				}
			}
			for _, to := range []string{listed.Path, listed.Stable} {
				if len(pagetest.All(root, "a[href="+to+"]")) != 1 {
					t.Errorf("no link to %s", to)
				}
			}
			for _, to := range []string{listed.List.BookingURL, listed.List.Website} {
				out := pagetest.All(root, "a[href="+to+"]")
				if len(out) != 1 || pagetest.Attribute(out[0], "rel") != "noopener noreferrer nofollow" || pagetest.Text(out[0]) != to {
					t.Errorf("the way out to %s: %d", to, len(out))
				}
			}
			if len(pagetest.All(root, "a[href=tel:+15095550100]")) != 1 {
				t.Error("the telephone cannot be dialed")
			}
			for _, s := range pagetest.All(root, "script") {
				if pagetest.Attribute(s, "type") != "application/ld+json" {
					t.Error("the page needs a script")
				}
			}
		})
	}
}

// linked is what the page says to machines.
func linked(t *testing.T, root *html.Node) map[string]any {
	t.Helper()
	blocks := pagetest.All(root, "script[type=application/ld+json]")
	if len(blocks) != 1 {
		t.Fatalf("%d data blocks", len(blocks))
	}
	var ld map[string]any
	if err := json.Unmarshal([]byte(blocks[0].FirstChild.Data), &ld); err != nil {
		t.Fatalf("%v in %s", err, blocks[0].FirstChild.Data)
	}
	return ld
}

// What machines read must be what the document says, to the cent.
func TestLinkedDataIsTheList(t *testing.T) {
	f := open(t)
	list := sample(t, cedar)
	list.Demonstration = false
	list.Effective.Until = list.Effective.From + 365
	f.publish(list)
	ld := linked(t, f.parsed("/clinics/"+cedar))
	type offer struct{ Price, Unit, From, Through, Currency string }
	var got, want []offer
	for _, o := range ld["makesOffer"].([]any) {
		o := o.(map[string]any)
		said := func(m map[string]any, name string) string { s, _ := m[name].(string); return s }
		one := offer{said(o, "price"), "", said(o, "validFrom"), said(o, "validThrough"), said(o, "priceCurrency")}
		if unit, ok := o["priceSpecification"].(map[string]any); ok {
			one.Price, one.Unit, one.Currency = said(unit, "price"), said(unit, "unitCode"), said(unit, "priceCurrency")
		}
		got = append(got, one)
	}
	add := func(cents span.Span, unit string) {
		want = append(want, offer{fmt.Sprintf("%d.%02d", cents.Low/100, cents.Low%100), unit, list.Effective.From.String(), list.Effective.Until.AddDays(-1).String(), "USD"})
	}
	for _, s := range list.Seller.Services {
		add(s.Price, "")
	}
	for _, p := range list.Seller.Packages {
		add(p.Price, "")
	}
	for _, m := range list.Seller.Memberships {
		add(m.Fee, "MON")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want (-), got (+):\n%s", diff)
	}
	for name, want := range map[string]any{
		"@context": "https://schema.org", "@type": "HealthAndBeautyBusiness", "name": list.Name,
		"@id": publicURL + "/clinics/" + cedar, "url": list.Website, "telephone": list.Locations[0].Phone,
	} {
		if ld[name] != want {
			t.Errorf("%s is %v, want %v", name, ld[name], want)
		}
	}
	if got := f.get("/clinics/" + cedar).Header().Get("X-Robots-Tag"); got != "" {
		t.Errorf("a real clinic is kept from search engines: %q", got)
	}
}

// Texts of a clinic are its own words: none of them may become markup, a script,
// or an end of the data block.
func TestTextsStayTexts(t *testing.T) {
	for name, payload := range map[string]string{
		"element":        `<script>alert(1)</script>`,
		"end of block":   `</script><script>alert(1)</script>`,
		"comment":        `<!--<script>`,
		"attribute":      `"><img src=x onerror=alert(1)>`,
		"apostrophe":     `'-alert(1)-'`,
		"template":       `{{.SHA256}}`,
		"JSON":           `","name":"stolen`,
		"backslash":      `\u003c/script>\`,
		"line separator": "a", // the list's own check refuses U+2028
	} {
		t.Run(name, func(t *testing.T) {
			f := open(t)
			list := sample(t, cedar)
			list.Name = payload
			list.Locations[0].Name, list.Locations[0].City = payload, payload
			f.publish(list)
			for _, path := range []string{"/clinics/" + cedar, "/es/clinics/" + cedar, "/clinics", "/clinics?state=WA"} {
				root := f.parsed(path)
				if !strings.Contains(pagetest.Text(pagetest.One(t, root, "main")), strings.Join(strings.Fields(payload), " ")) {
					t.Errorf("%s: the text is not there as it was written", path)
				}
				for _, s := range pagetest.All(root, "script") {
					if pagetest.Attribute(s, "type") != "application/ld+json" {
						t.Errorf("%s: a script: %s", path, pagetest.Text(s))
					}
				}
				if n := len(pagetest.All(root, "img")); n > 0 {
					t.Errorf("%s: %d images", path, n)
				}
				if strings.HasPrefix(path, "/clinics/") {
					if ld := linked(t, root); ld["name"] != payload {
						t.Errorf("the data block names it %q", ld["name"])
					}
				}
			}
		})
	}
}

func TestWhatIsNotThere(t *testing.T) {
	f := open(t)
	c := f.publish(sample(t, cedar))
	if err := f.Withdraw(t.Context(), c, "a-user"); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]int{
		"/clinics/" + cedar: http.StatusGone, "/es/clinics/" + cedar: http.StatusGone, "/clinics/nobody": http.StatusNotFound,
		"/clinics?state=WA": http.StatusNotFound, "/clinics?state=%3Cscript%3E": http.StatusNotFound, "/clinics/a/b": http.StatusNotFound,
		"/clinics/..%2f" + cedar: http.StatusNotFound, "/clinics": http.StatusOK,
	} {
		w := f.get(path)
		if w.Code != want || strings.Contains(w.Body.String(), "<script>") {
			t.Errorf("%s: status %d, want %d", path, w.Code, want)
		}
	}
	if got := f.get("/es/clinics/" + cedar).Body.String(); !strings.Contains(got, `lang="es"`) {
		t.Error("the page of a withdrawn list is not in Spanish")
	}
}

// A page is held by who has it until its clinic publishes anew, and the page then
// links the revision before.
func TestPagesFollowWhatIsPublished(t *testing.T) {
	f := open(t)
	list := sample(t, cedar)
	c := f.publish(list)
	first := f.get("/clinics/"+cedar, "Accept-Encoding", "gzip")
	tag := first.Header().Get("ETag")
	if tag == "" || first.Header().Get("Content-Encoding") != "gzip" {
		t.Fatalf("headers %v", first.Header())
	}
	if again := f.get("/clinics/"+cedar, "Accept-Encoding", "gzip", "If-None-Match", tag); again.Code != http.StatusNotModified {
		t.Errorf("status %d of what the reader has", again.Code)
	}
	before, _ := f.Library().List(cedar)
	revised := sample(t, cedar)
	revised.Seller.Services[0].Price = span.Exact(9900)
	f.revise(c, revised)
	if again := f.get("/clinics/"+cedar, "Accept-Encoding", "gzip", "If-None-Match", tag); again.Code != http.StatusOK {
		t.Errorf("status %d of a page whose clinic has published anew", again.Code)
	}
	root := f.parsed("/clinics/" + cedar)
	if got := pagetest.Text(root); !strings.Contains(got, "$99 first visit $75") || !strings.Contains(got, "Revision 2") {
		t.Error("the page shows the prices before")
	}
	if len(pagetest.All(root, "a[href="+before.Path+"]")) != 1 {
		t.Error("the page does not link the revision before")
	}
}

// The page of a list whose last day has passed says so on the day after.
func TestPagesFollowTheDay(t *testing.T) {
	f := open(t)
	list := sample(t, cedar)
	list.Effective.Until = publish.Day(f.clock.Now()) + 1
	f.publish(list)
	if got := pagetest.Text(f.parsed("/clinics/" + cedar)); !strings.Contains(got, "They hold until") {
		t.Error("on its last day the list is in force no more")
	}
	f.clock.Advance(24 * time.Hour)
	if got := pagetest.Text(f.parsed("/clinics/" + cedar)); !strings.Contains(got, "They held until") {
		t.Error("on the day after its last the list is still in force")
	}
}

// Prices of a later day are those of the page from that day on.
func TestPagesFollowLaterPrices(t *testing.T) {
	f := open(t)
	list := sample(t, cedar)
	at := publish.Day(f.clock.Now()) + 1
	list.Effective.From = at - 10
	list.Seller.Changes = []offer.Change{{From: at, Services: []offer.NewPrice{{Index: 0, Price: span.Exact(10100)}}}}
	f.publish(list)
	says := func(path, want string, there bool) {
		t.Helper()
		if body := pagetest.Text(f.parsed(path)); strings.Contains(body, want) != there {
			t.Errorf("%s: %q, want %t: %s", path, want, there, body)
		}
	}
	says("/clinics/"+cedar, "on, 60 minutes of deep tissue massage costs $101.", true)
	says("/clinics", "$95", true)
	f.clock.Advance(24 * time.Hour)
	says("/clinics/"+cedar, "costs $101.", false)
	says("/clinics/"+cedar, "$101", true)
	says("/clinics", "$101", true)
}
