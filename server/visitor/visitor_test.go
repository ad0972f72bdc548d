package visitor_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"kneadwise/server/httpd"
	"kneadwise/server/page"
	"kneadwise/server/page/pagetest"
	"kneadwise/server/visitor"
	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
	"kneadwise/web"
)

func TestTemplatesFitTheirViews(t *testing.T) {
	s := site(t, nil)
	for name, view := range map[string]any{page.Visitor: visitor.View{}, page.Privacy: visitor.PrivacyView{}, page.Guide: visitor.GuideView{}, page.Failure: page.FailureView{}} {
		if err := templatecheck.CheckHTML(s.Template(name), view); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPagesAreServed(t *testing.T) {
	h := server(t)
	for _, path := range paths() {
		w := get(t, h, path)
		if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
			t.Errorf("GET %s: %d, %q", path, w.Code, w.Header().Get("Content-Type"))
		}
		if w.Header().Get("Set-Cookie") != "" {
			t.Errorf("GET %s sets a cookie", path)
		}
		if w.Header().Get("ETag") == "" || w.Header().Get("Cache-Control") != "no-cache" {
			t.Errorf("GET %s: ETag %q, Cache-Control %q: a browser must ask again", path, w.Header().Get("ETag"), w.Header().Get("Cache-Control"))
		}
	}
	if w := get(t, h, "/es"); w.Code != http.StatusPermanentRedirect || w.Header().Get("Location") != "/es/" {
		t.Errorf("GET /es: %d to %q", w.Code, w.Header().Get("Location"))
	}
}

// A missing asset stops the server at its start.
func TestRoutesRefuseHalfASite(t *testing.T) {
	for _, name := range []string{"page.css", "page.js", "worker.js", "pictures.js", "text-es.json", "engine.wasm", "shell.js", "offline.js", "icon-192.png", "app-es.webmanifest"} {
		s := site(t, func(all map[string]web.Asset) { delete(all, name) })
		_, err := visitor.Open(s, clinics())
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: error %v, want one that names it", name, err)
		}
	}
}

func TestLanguages(t *testing.T) {
	h := server(t)
	for path, want := range map[string]struct{ lang, other, otherPath, h1 string }{
		"/":           {"en", "es", "/es/", "What will massage for my back cost?"},
		"/es/":        {"es", "en", "/", "¿Cuánto me costará el masaje para la espalda?"},
		"/privacy":    {"en", "es", "/es/privacy", "What stays on your device, and how you can check it"},
		"/es/privacy": {"es", "en", "/privacy", "Lo que se queda en su dispositivo y cómo puede comprobarlo"},
		"/guide":      {"en", "es", "/es/guide", "Is massage right for my back?"},
		"/es/guide":   {"es", "en", "/guide", "¿Me conviene el masaje para la espalda?"},
	} {
		d := open(t, h, path)
		if lang := pagetest.Attribute(d.one("html"), "lang"); lang != want.lang {
			t.Errorf("%s: lang %q", path, lang)
		}
		if got := pagetest.Text(d.one("h1")); got != want.h1 {
			t.Errorf("%s: h1 %q", path, got)
		}
		change := d.one("a[hreflang=" + want.other + "]")
		if href := pagetest.Attribute(change, "href"); href != want.otherPath {
			t.Errorf("%s: the other language is at %q", path, href)
		}
		var alternates []string
		for _, link := range d.where("link[rel=alternate]") {
			href := pagetest.Attribute(link, "href")
			alternates = append(alternates, href)
		}
		english := strings.TrimPrefix(path, "/es")
		if wanted := []string{"https://prices.example" + english, "https://prices.example/es" + english, "https://prices.example" + english}; !slices.Equal(alternates, wanted) {
			t.Errorf("%s: alternates %q, want %q", path, alternates, wanted)
		}
	}
}

// What a page must not have: anything that the policy would refuse, that would
// reach another host, or that would carry an answer away.
func TestWhatMustNotAppear(t *testing.T) {
	h := server(t)
	for _, path := range paths() {
		d := open(t, h, path)
		for _, n := range d.where("*") {
			for _, a := range n.Attr {
				switch {
				case a.Key == "style", strings.HasPrefix(a.Key, "on"), strings.HasPrefix(a.Key, "hx-"), a.Key == "ping", a.Key == "action", a.Key == "formaction", a.Key == "target", a.Key == "download", a.Key == "srcset", a.Key == "integrity", a.Key == "nonce":
					t.Errorf("%s: <%s %s=%q>", path, n.Data, a.Key, a.Val)
				case strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
					t.Errorf("%s: <%s %s=%q>", path, n.Data, a.Key, a.Val)
				case a.Key == "src", a.Key == "href" && n.Data == "link" && !pagetest.Fits(n, "[rel=alternate]"):
					if !strings.HasPrefix(a.Val, "/assets/") {
						t.Errorf("%s: <%s> loads %q", path, n.Data, a.Val)
					}
				case a.Key == "href" && n.Data == "a" && strings.Contains(a.Val, ":"):
					if !pagetest.Inside(n, "#prices") && !pagetest.Inside(n, ".guide") && !pagetest.Fits(n, "#leave") || !pagetest.Fits(n, "[rel=noreferrer]") {
						t.Errorf("%s: a link to %q: only sources lie elsewhere, and none is told where it was followed", path, a.Val)
					}
				}
			}
			switch n.Data {
			case "style", "iframe", "object", "embed", "base", "img", "audio", "video", "canvas", "textarea":
				t.Errorf("%s: <%s>", path, n.Data)
			case "script":
				if !pagetest.Fits(n, "[type=module]") || n.FirstChild != nil {
					t.Errorf("%s: a script with text of its own", path)
				}
			case "link":
				if rel := pagetest.Attribute(n, "rel"); rel != "stylesheet" && rel != "icon" && rel != "apple-touch-icon" && rel != "manifest" && rel != "alternate" {
					t.Errorf("%s: <link rel=%q>", path, rel)
				}
			case "meta":
				if pagetest.Has(n, "http-equiv") {
					t.Errorf("%s: <meta http-equiv>", path)
				}
			case "button":
				if !pagetest.Fits(n, "[type=button]") {
					t.Errorf("%s: a button that submits: %q", path, pagetest.Text(n))
				}
			case "form":
				if !pagetest.Fits(n, "[method=dialog]") {
					t.Errorf("%s: a form that Enter would send", path)
				}
			}
		}
	}
	if d := open(t, h, "/privacy"); len(d.where("script")) > 1 || len(d.where("#meter")) > 0 {
		t.Error("/privacy has a script of its own, or a counter without one")
	}
}

// The first paint answers by itself.
func TestFirstPaint(t *testing.T) {
	d := open(t, server(t), "/")
	// Six weekly visits and one every four weeks make 17; the nation is the hull
	// of the states: $60 × 90.401 % is $54, $150 × 106.116 % is $159.
	if got := pagetest.Text(d.one("#sum-big")); got != "$918 to $2,703" {
		t.Errorf("the answer is %q, want 17 × $54 to 17 × $159", got)
	}
	sum := pagetest.Text(d.one("#sum"))
	for _, want := range []string{"17 visits of 60 minutes", "6 weekly", "every 4 weeks", "United States", "You pay for them yourself", "at the typical price $1,275", "$54 to $159, typically about $75"} {
		if !strings.Contains(sum, want) {
			t.Errorf("the card does not say %q: %q", want, sum)
		}
	}
	if got := pagetest.Text(d.one("#sumline")); got != "$918 to $2,703 17 visits" {
		t.Errorf("the line is %q", got)
	}
	// (1275 − 918) / (2703 − 918) = 0.2
	if x := pagetest.Attribute(d.one("rect.mark"), "x"); x != "200" {
		t.Errorf("the mark is at %s of 1000", x)
	}

	order := []string{"h1", "#red-flags", "#sum-big", "#facts", "#prices", "#results"}
	var at []int
	for _, wanted := range order {
		n := d.one(wanted)
		at = append(at, slices.Index(d.where("*"), n))
	}
	if !slices.IsSorted(at) {
		t.Errorf("%q stand in the order %v", order, at)
	}
	flags := pagetest.Text(d.one("#red-flags"))
	for _, want := range []string{"saddle", "bladder", "leg", "911"} {
		if !strings.Contains(flags, want) {
			t.Errorf("the signs above the number do not name %q", want)
		}
	}
	if got := pagetest.Text(d.one(".noscript")); !strings.Contains(got, "JavaScript") || !strings.Contains(got, "Multiply") {
		t.Errorf("without scripts the page says %q", got)
	}
}

func TestPriceTable(t *testing.T) {
	d := open(t, server(t), "/")
	var rows [][]string
	for _, row := range d.where("tr") {
		if !pagetest.Inside(row, "tbody") || pagetest.Inside(row, "details") {
			continue
		}
		var cells []string
		for cell := range row.ChildNodes() {
			if cell.Data == "th" || cell.Data == "td" {
				cells = append(cells, pagetest.Text(cell))
			}
		}
		rows = append(rows, cells)
	}
	const none = "no source found"
	want := [][]string{
		{"Massage therapist", "$27 to $80", "$54 to $159 typically $75", "$81 to $191"},
		{"Medical massage therapist", none, none, none},
		{"Physical therapist", none, "$68 to $133 typically $100", none},
		{"Chiropractor", none, none, none},
	}
	if !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("the table is %q, want %q", rows, want)
	}

	states := 0
	for _, row := range d.where("tr") {
		if !pagetest.Inside(row, "tbody") || !pagetest.Inside(row, "details") {
			continue
		}
		states++
		if name := pagetest.Text(row); strings.HasPrefix(name, "Washington") && name != "Washington $64 $80 $159" {
			t.Errorf("the row of Washington is %q", name)
		}
	}
	if states != len(reference.States()) {
		t.Errorf("%d states, want %d", states, len(reference.States()))
	}
	prices := pagetest.Text(d.one("#prices"))
	if got := strings.Count(prices, "checked November 23, 2026"); got != 6 {
		t.Errorf("%d sources with the day they were checked, want 6", got)
	}
}

// The state's table is the nation's base × the state's index, whole dollars.
func TestStatesFollowTheIndex(t *testing.T) {
	index, ok := reference.PriceIndex("WA")
	if !ok || index != money.Rate(1_061_160) {
		t.Fatalf("the index of Washington is %d: the row that TestPriceTable names must change with it", index)
	}
}

func TestMainCarriesWhatTheScriptNeeds(t *testing.T) {
	h := server(t)
	for path, words := range map[string]string{"/": "/assets/text-en.00dd.json", "/es/": "/assets/text-es.00ee.json"} {
		main := open(t, h, path).one("main")
		for name, want := range map[string]string{
			"data-module": "/assets/engine.0011.wasm", "data-module-size": "1700000", "data-module-brotli": "430000",
			"data-module-sha256": strings.Repeat("0011", 16), "data-worker": "/assets/worker.00cc.js", "data-text": words,
		} {
			if got := pagetest.Attribute(main, name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
	}
	if got := pagetest.Text(open(t, h, "/").one("#engine-hash")); got != strings.Repeat("0011", 16) {
		t.Errorf("the hash in the footer is %q", got)
	}
}

func TestClinicsAreAnnouncedBeforeTheyAreFetched(t *testing.T) {
	d := open(t, server(t), "/")
	parts := d.where(".clinic-state")
	if len(parts) != 2 {
		t.Fatalf("%d states with clinics, want 2", len(parts))
	}
	for i, want := range []struct{ state, url, bytes, says string }{
		{"FL", "/prices/bundle-FL.0033.kwb", "400", "1 clinic in one file of 1 KB"},
		{"WA", "/prices/bundle-WA.0022.kwb", "4123", "4 clinics in one file of 4 KB"},
	} {
		state := pagetest.Attribute(parts[i], "data-bundle")
		url := pagetest.Attribute(parts[i], "data-url")
		bytes := pagetest.Attribute(parts[i], "data-bytes")
		if state != want.state || url != want.url || bytes != want.bytes || !strings.Contains(pagetest.Text(parts[i]), want.says) || !pagetest.Has(parts[i], "hidden") {
			t.Errorf("state %d is %s %s %s %q", i, state, url, bytes, pagetest.Text(parts[i]))
		}
	}
	none, _ := serverOf(t, visitor.Clinics{})
	without := open(t, none, "/")
	if len(without.where("#part-clinics"))+len(without.where("#clinics")) > 0 {
		t.Error("without clinics there is a door to them")
	}
}

func TestPrivacyQuotesThePoliciesThatAreSent(t *testing.T) {
	h := server(t)
	for _, path := range []string{"/privacy", "/es/privacy"} {
		d := open(t, h, path)
		sent := get(t, h, path).Header().Get("Content-Security-Policy")
		if got := pagetest.Text(d.one("#page-policy")); got != sent || sent == "" {
			t.Errorf("%s quotes %q, sent is %q", path, got, sent)
		}
		if got, want := pagetest.Text(d.one("#worker-policy")), httpd.WorkerPolicy().String(); got != want {
			t.Errorf("%s quotes %q for the Worker, want %q", path, got, want)
		}
		if got, want := pagetest.Text(d.one("#offline-policy")), httpd.OfflinePolicy().String(); got != want {
			t.Errorf("%s quotes %q for the service worker, want %q", path, got, want)
		}
	}
	// The page says in words what these directives do; if they go, so must the words.
	for directive, policy := range map[string]httpd.Policy{
		"default-src": httpd.PagePolicy(), "form-action": httpd.PagePolicy(), "connect-src": httpd.WorkerPolicy(),
	} {
		if !slices.Equal(policy[directive], []string{"'none'"}) {
			t.Errorf("%s is %q: the page on privacy promises more", directive, policy[directive])
		}
	}
	if slices.Contains(httpd.WorkerPolicy()["script-src"], "'self'") {
		t.Error("the Worker may load scripts from this host: the page on privacy says that it reaches nothing")
	}
	if !slices.Equal(httpd.PagePolicy()["connect-src"], []string{"'self'"}) || !slices.Equal(httpd.PagePolicy()["script-src"], []string{"'self'"}) {
		t.Error("the page may reach further than this host: the page on privacy says that it may not")
	}
	if !slices.Equal(httpd.OfflinePolicy()["connect-src"], []string{"'self'"}) || !slices.Equal(httpd.OfflinePolicy()["default-src"], []string{"'none'"}) {
		t.Error("the service worker may reach further than this host: the page on privacy says that it may not")
	}
	none, _ := serverOf(t, visitor.Clinics{})
	if got := pagetest.Text(open(t, none, "/privacy").one("main")); strings.Contains(got, "press the button") || !strings.Contains(got, "After your first answer there are none.") {
		t.Error("without clinics the page on privacy still speaks of their file")
	}
}
