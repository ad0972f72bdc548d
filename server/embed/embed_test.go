package embed_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"kneadwise/server/embed"
	"kneadwise/server/fault"
	"kneadwise/server/httpd"
	"kneadwise/server/page"
	"kneadwise/server/page/pagetest"
	"kneadwise/server/publish"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/web"
)

// dist are assets that need not be built.
func dist() (map[string]web.Asset, fs.FS) {
	assets := map[string]web.Asset{}
	files := fstest.MapFS{}
	for _, name := range []string{
		"frame.css", "frame.js", "widget.js", "worker.js", "engine.wasm", "page.css",
		"text-en.json", "text-es.json", "text-widget-en.json", "text-widget-es.json",
	} {
		file := "00" + name
		assets[name] = web.Asset{File: file, SHA256: strings.Repeat("ab", 32), Size: 10, Brotli: 5, ContentType: "text/javascript; charset=utf-8", Open: true}
		for _, suffix := range []string{"", ".gz", ".br"} {
			files[file+suffix] = &fstest.MapFile{Data: []byte(name + suffix)}
		}
	}
	return assets, files
}

// shown is the day whose prices a server shows.
var shown, _ = civil.Make(2026, 12, 1)

// serve answers as a server does that publishes these lists.
func serve(t *testing.T, publicURL string, lists ...*pricelist.List) func(method, path, host string, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	assets, files := dist()
	pages, err := page.Open(web.Files(), assets, "test", publicURL)
	if err != nil {
		t.Fatal(err)
	}
	engine, err := httpd.New(httpd.Options{Assets: assets, Dist: files, ErrorPage: pages.Failure})
	if err != nil {
		t.Fatal(err)
	}
	find := func(slug string) (publish.Listed, error) {
		for _, list := range lists {
			if list.Seller.ID == slug {
				return publish.Listed{List: list, SHA256: list.SHA256, Bundle: "/prices/" + list.SHA256 + ".kwb"}, nil
			}
		}
		if slug == "withdrawn" {
			return publish.Listed{}, fault.New(fault.Gone, "withdrawn")
		}
		return publish.Listed{}, fault.New(fault.NotFound, "unknown")
	}
	if err := embed.Routes(engine, embed.Options{Site: pages, Find: find, PublicURL: publicURL, Today: func() civil.Date { return shown }}, files); err != nil {
		t.Fatal(err)
	}
	return func(method, path, host string, headers ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(method, path, nil)
		r.Host = host
		for i := 0; i+1 < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		w := httptest.NewRecorder()
		engine.ServeHTTP(w, r)
		return w
	}
}

// demonstration is one of the lists that ship.
func demonstration(t *testing.T, slug string) *pricelist.List {
	t.Helper()
	data, err := fs.ReadFile(web.Files(), "demo/"+slug+".json")
	if err != nil {
		t.Fatal(err)
	}
	list, faults := document.ReadPriceList(data)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return list
}

const ours = "https://prices.example"

func TestHeaders(t *testing.T) {
	ask := serve(t, ours, demonstration(t, "cedar-street-massage"))
	policy := "default-src 'none'; base-uri 'none'; connect-src " + ours + "; form-action 'none'; img-src " + ours + " data:; " +
		"script-src " + ours + " 'wasm-unsafe-eval'; style-src " + ours + "; worker-src blob:"
	for path, want := range map[string]struct {
		status  int
		headers map[string]string
	}{
		"/embed/cedar-street-massage": {200, map[string]string{
			"Content-Security-Policy": policy, "Cross-Origin-Embedder-Policy": "credentialless", "Cross-Origin-Resource-Policy": "cross-origin",
			"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache", "Set-Cookie": "", "X-Frame-Options": "",
			"Access-Control-Allow-Origin": "", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
		}},
		"/es/embed/cedar-street-massage": {200, map[string]string{"Content-Security-Policy": policy}},
		"/embed/withdrawn":               {410, map[string]string{"Content-Security-Policy": policy, "Cross-Origin-Resource-Policy": "cross-origin"}},
		"/embed/no-such-clinic":          {404, map[string]string{"Content-Security-Policy": policy, "Cross-Origin-Embedder-Policy": "credentialless"}},
		"/es/embed/no-such-clinic":       {404, map[string]string{"Content-Security-Policy": policy}},
		"/widget.js": {200, map[string]string{
			"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Access-Control-Allow-Origin": "*",
			"Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "public, max-age=3600, stale-while-revalidate=86400",
			"ETag": `"` + strings.Repeat("ab", 8) + `"`, "Content-Type": "text/javascript; charset=utf-8", "Set-Cookie": "",
		}},
	} {
		for _, method := range []string{"GET", "HEAD"} {
			w := ask(method, path, "prices.example")
			if w.Code != want.status {
				t.Errorf("%s %s: status %d, want %d", method, path, w.Code, want.status)
			}
			for name, value := range want.headers {
				if got := w.Header().Get(name); got != value {
					t.Errorf("%s %s: %s is %q, want %q", method, path, name, got, value)
				}
			}
			if features := w.Header().Get("Permissions-Policy"); !strings.Contains(features, "geolocation=()") {
				t.Errorf("%s: the features are %q", path, features)
			}
		}
	}
	// A frame may be held by every page: nothing says by which.
	if got := ask("GET", "/embed/cedar-street-massage", "x").Header().Get("Content-Security-Policy"); strings.Contains(got, "frame-ancestors") || strings.Contains(got, "'self'") {
		t.Errorf("the policy of a frame is %q", got)
	}
}

// Where the operator did not say the server's address, a browser on the same
// machine is told the one that it asked for, and nobody can write into the policy.
func TestOrigin(t *testing.T) {
	list := demonstration(t, "cedar-street-massage")
	for _, test := range []struct{ public, host, want string }{
		{"", "127.0.0.1:8080", "http://127.0.0.1:8080"},
		{"", "localhost:8080", "http://localhost:8080"},
		{"", "LOCALHOST:8080", "http://localhost:8080"},
		{"", "localhost", "http://localhost"},
		{"", "127.9.9.9:1", "http://127.9.9.9:1"},
		{"", "prices.example", "'self'"},
		{"", "10.0.0.1:80", "'self'"},
		{"", "[::1]:8080", "'self'"},
		{"", "localhost.evil.example:80", "'self'"},
		{"", "localhost:80; script-src *", "'self'"},
		{"", "127.0.0.1:99999", "'self'"},
		{"", "", "'self'"},
		{ours, "evil.example", ours},
		{"https://Prices.Example/", "127.0.0.1:8080", ours},
	} {
		w := serve(t, test.public, list)("GET", "/embed/cedar-street-massage", test.host)
		if got := w.Header().Get("Content-Security-Policy"); !strings.Contains(got, "connect-src "+test.want+";") || strings.Contains(got, "*") {
			t.Errorf("public %q, host %q: the policy is %q, want %q in it", test.public, test.host, got, test.want)
		}
	}
}

// What the clinic publishes can be read without a script, in both languages.
func TestPricesInWords(t *testing.T) {
	list := demonstration(t, "cedar-street-massage")
	list.Fees = pricelist.Fees{LateCancel: pricelist.Percent(50), WithinHours: 24, NoShow: pricelist.Flat(4500)}
	first := list.Seller.Services[0].Price
	list.Seller.Services[0].FirstVisit = span.Exact(first.Low - 1000)
	ask := serve(t, ours, list)
	for path, wants := range map[string][]string{
		"/embed/cedar-street-massage": {
			"What visits at Cedar Street Massage cost", "Published on", "In force since", "First visit", "paid ahead", "a month, with",
			"Canceling less than 24 hours before: 50% of the price of the visit.", "Not coming at all: $45.", "In network.", "Asks for a prescription.",
			"scripts are off", list.Locations[0].Phone, "Book a visit",
		},
		"/es/embed/cedar-street-massage": {
			"Lo que cuestan las visitas en Cedar Street Massage", "Publicados el", "Vigentes desde el", "Primera visita",
			"Cancelar con menos de 24 horas de aviso: el 50 % del precio de la visita.", "Dentro de la red.", "Reservar una visita",
		},
	} {
		w := ask("GET", path, "x")
		text := pagetest.Text(pagetest.Read(t, w))
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not say %q:\n%s", path, want, text)
			}
		}
	}
	body := ask("GET", "/embed/cedar-street-massage", "x").Body.String()
	for _, want := range []string{
		`href="tel:&#43;1`, `href="` + list.BookingURL + `" target="_blank" rel="noopener noreferrer"`, `data-prices="/prices/` + list.SHA256 + `.kwb"`,
		`name="clinics" value="cedar-street-massage"`, `name="minutes" value="60" data-read="choice" data-path="plan.minutes" checked`,
		strings.TrimPrefix(list.BookingURL, "https://") + "</span>",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	for _, not := range []string{"<style", " style=", " on", "javascript:", "ZgotmplZ"} {
		if not == " on" {
			if found := regexp.MustCompile(`<[^>]* on[a-z]+=`).FindString(body); found != "" {
				t.Errorf("the page has %s", found)
			}
			continue
		}
		if strings.Contains(body, not) {
			t.Errorf("the page has %s", not)
		}
	}
}

// A clinic's lower prices are asked for in the calculator, and how she pays where
// a card costs more; elsewhere neither is.
func TestOnlyWhatTheListLeavesOpenIsAsked(t *testing.T) {
	for slug, want := range map[string]struct {
		discounts []string
		card      int
	}{
		"mesquite-flat-medical-massage": {discounts: []string{"scale-20", "scale-40"}},
		"prairie-gate-chiropractic":     {card: 1},
		"cedar-street-massage":          {},
	} {
		root := pagetest.Read(t, serve(t, ours, demonstration(t, slug))("GET", "/embed/"+slug, "x"))
		var ids []string
		for _, box := range pagetest.All(root, "input[name=qualifies_for]") {
			ids = append(ids, pagetest.Attribute(box, "value"))
			if label := pagetest.Text(box.Parent); !strings.Contains(label, "% off the single price: household income below ") {
				t.Errorf("%s: a lower price is worded %q", slug, label)
			}
		}
		if !slices.Equal(ids, want.discounts) {
			t.Errorf("%s: the lower prices %q are asked for, want %q", slug, ids, want.discounts)
		}
		if n := len(pagetest.All(root, "input[name=pays_by_card]")); n != want.card {
			t.Errorf("%s: whether she pays by card is asked %d times", slug, n)
		}
	}
}

// Nothing that a clinic writes becomes markup, an address that runs, or a handler.
func TestWhatAClinicWritesStaysText(t *testing.T) {
	const attack = `"><script>alert(1)</script><img src=x onerror=alert(1)>'{{.}}`
	list := demonstration(t, "harbor-bend-physical-therapy")
	list.Name = attack
	list.Website, list.BookingURL = `javascript:alert(1)`, `https://x.example/"onclick="alert(1)`
	list.Locations = []pricelist.Location{{ID: attack, Name: attack, City: attack, State: attack, Phone: `+1 "onclick=alert(1)`}}
	list.Seller.ID = "attack"
	for i := range list.Seller.Services {
		list.Seller.Services[i].ID = attack
	}
	list.SHA256 = attack
	ask := serve(t, ours, list)
	for _, path := range []string{"/embed/attack", "/es/embed/attack"} {
		w := ask("GET", path, "x")
		if w.Code != 200 {
			t.Fatalf("%s: status %d: %s", path, w.Code, w.Body)
		}
		root := pagetest.Read(t, w)
		if len(pagetest.All(root, "img")) > 0 {
			t.Errorf("%s: an <img> came out of a text", path)
		}
		for _, n := range pagetest.All(root, "*") {
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || strings.Contains(strings.ToLower(a.Val), "javascript:") {
					t.Errorf("%s: <%s %s=%q>", path, n.Data, a.Key, a.Val)
				}
			}
		}
		if scripts := len(pagetest.All(root, "script")); scripts != 1 {
			t.Errorf("%s: %d scripts, want ours alone", path, scripts)
		}
	}
	// What stands in an address of a frame is shown nowhere.
	w := ask("GET", "/embed/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "x")
	if strings.Contains(w.Body.String(), "alert(1)") {
		t.Errorf("the address came into the page: %s", w.Body)
	}
}

// A frame is made anew as soon as its clinic publishes anew, and not before.
func TestFramesFollowTheirLists(t *testing.T) {
	list := demonstration(t, "cedar-street-massage")
	ask := serve(t, ours, list)
	tag := func() string { return ask("GET", "/embed/cedar-street-massage", "x").Header().Get("ETag") }
	before := tag()
	if again := tag(); again != before || before == "" {
		t.Errorf("the tag is %s, then %s", before, again)
	}
	list.Seller.Packages = append(list.Seller.Packages, offer.Package{ID: "new", Visits: 3, Price: span.Exact(int64(money.Amount(100_00))), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}})
	list.SHA256 = strings.Repeat("cd", 32)
	if tag() == before {
		t.Error("the clinic published and its frame is the old one")
	}
	if body := ask("GET", "/embed/cedar-street-massage", "x").Body.String(); !strings.Contains(body, "3 visits for $100") {
		t.Error("the new package is not shown")
	}
}

func TestFramesTravelCompressed(t *testing.T) {
	ask := serve(t, ours, demonstration(t, "cedar-street-massage"))
	plain := ask("GET", "/embed/cedar-street-massage", "x")
	if plain.Header().Get("Vary") != "Accept-Encoding" {
		t.Errorf("Vary is %q", plain.Header().Get("Vary"))
	}
	w := ask("GET", "/embed/cedar-street-massage", "x", "Accept-Encoding", "gzip")
	unpacked, err := gzip.NewReader(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(unpacked)
	if err != nil || !bytes.Equal(data, plain.Body.Bytes()) {
		t.Errorf("compressed, the page has %d bytes, not %d (%v)", len(data), plain.Body.Len(), err)
	}
}

// Each text of the widget is shown somewhere, and what the script says is among
// the words that it is sent.
func TestNoWordsAreLeftOver(t *testing.T) {
	var sources strings.Builder
	for _, pattern := range []string{"*.go", "../../web/templates/embed/*.html", "../../web/widget/*.ts"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files at %s: %v", pattern, err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			sources.Write(data)
		}
	}
	data, err := fs.ReadFile(web.Files(), "locale/widget/en.json")
	if err != nil {
		t.Fatal(err)
	}
	made := []string{"widget.kind.", "widget.unknown", "widget.withdrawn"}
	for _, found := range regexp.MustCompile(`"(widget\.[a-z_.]+)(?:#\w+)?":`).FindAllStringSubmatch(string(data), -1) {
		key := found[1]
		if !strings.Contains(sources.String(), `"`+key+`"`) && !slices.ContainsFunc(made, func(prefix string) bool { return strings.HasPrefix(key, prefix) }) {
			t.Errorf("nothing shows %q", key)
		}
	}
}

// What is said of selling stands in the frame, and prices of a later day are in
// force from that day on though nothing was published.
func TestLaterPrices(t *testing.T) {
	day := shown
	defer func() { shown = day }()
	ask := serve(t, ours, demonstration(t, "north-quay-medical-massage"), demonstration(t, "mesquite-flat-medical-massage"))
	says := func(path string, wants ...string) {
		t.Helper()
		text := pagetest.Text(pagetest.Read(t, ask("GET", path, "x")))
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s on %s does not say %q:\n%s", path, shown, want, text)
			}
		}
	}
	const quay = "/embed/north-quay-medical-massage"
	says(quay, "60 minutes $92", "From March 1, 2027 on, 60 minutes of neuromuscular massage costs $96.", "12 visits for $960", "From March 1, 2027 on it costs $1,008.",
		"If you pay the difference in price, a visit can also be 90 minutes of neuromuscular massage.", "letter of medical necessity")
	says("/embed/mesquite-flat-medical-massage", "40% off the single price: household income below 200% of the federal poverty level. Bring a paper that shows it.",
		"You pay first and get a bill with codes (a superbill) to send in yourself.")
	says("/es/embed/mesquite-flat-medical-massage", "40% menos del precio suelto", "Traiga un papel que lo demuestre.")
	shown, _ = civil.Make(2027, 2, 28)
	says(quay, "60 minutes $92", "12 visits for $960")
	shown++
	says(quay, "60 minutes $96", "12 visits for $1,008")
	if text := ask("GET", quay, "x").Body.String(); strings.Contains(text, "From March 1") {
		t.Error("what is in force is still announced")
	}
}
