package begin_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/jba/templatecheck"
	"golang.org/x/net/html"

	"kneadwise/server/httpd"
	"kneadwise/server/page"
	"kneadwise/server/page/pagetest"
	"kneadwise/server/portal/begin"
	"kneadwise/wasm/civil"
	"kneadwise/web"
)

func today() civil.Date { return day("2026-11-23") }

func day(text string) civil.Date {
	d, err := civil.Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

func open(t *testing.T) *page.Site {
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

func serve(t *testing.T, contact string) http.Handler {
	t.Helper()
	site := open(t)
	engine, err := httpd.New(httpd.Options{ErrorPage: site.Failure})
	if err != nil {
		t.Fatal(err)
	}
	begin.Routes(engine, begin.Options{Site: site, Today: today, Contact: contact})
	return engine
}

// ask sends a form, or nothing, and returns the answer and its document.
func ask(t *testing.T, to http.Handler, method, path string, form url.Values, headers ...string) (*http.Response, *html.Node) {
	t.Helper()
	answer := pagetest.Ask(t, to, method, path, form, headers...)
	return answer.Result(), pagetest.Read(t, answer)
}

func mustNot(t *testing.T, root *html.Node, ids ...string) {
	t.Helper()
	for _, id := range ids {
		if n := pagetest.First(root, "#"+id); n != nil {
			t.Errorf("there is a %q: %s", id, pagetest.Text(n))
		}
	}
}

// menu is what she types, changed by pairs of name and value.
func menu(pairs ...string) url.Values {
	form := url.Values{"provider": {"massage_therapist"}, "state": {"TX"}, "price_60": {"$80"}, "package_minutes": {"60"}}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

func TestPageFitsItsView(t *testing.T) {
	if err := templatecheck.CheckHTML(open(t).Template("begin/for-clinics"), begin.View{}); err != nil {
		t.Error(err)
	}
}

func TestPageBeginsEmptyInEachLanguage(t *testing.T) {
	for path, want := range map[string]struct{ language, heading, other string }{
		"/for-clinics":    {"en", "What will a buyer read of your prices?", "/es/for-clinics"},
		"/es/for-clinics": {"es", "¿Qué leerá un comprador de sus precios?", "/for-clinics"},
	} {
		t.Run(path, func(t *testing.T) {
			answer, tree := ask(t, serve(t, ""), http.MethodGet, path, nil)
			if answer.StatusCode != http.StatusOK {
				t.Fatalf("status %d", answer.StatusCode)
			}
			if got := pagetest.Attribute(pagetest.One(t, tree, "html"), "lang"); got != want.language {
				t.Errorf("language %q, want %q", got, want.language)
			}
			if got := pagetest.Text(pagetest.One(t, tree, "h1")); got != want.heading {
				t.Errorf("heading %q, want %q", got, want.heading)
			}
			if got := pagetest.Attribute(pagetest.All(tree, "a[hreflang]")[0], "href"); got != want.other {
				t.Errorf("the other language is at %q, want %q", got, want.other)
			}
			if n := len(pagetest.All(tree, "select[name=state]")); n != 1 {
				t.Errorf("%d lists of states", n)
			}
			mustNot(t, tree, "errors", "keep-title")
			if c := answer.Header.Values("Set-Cookie"); len(c) > 0 {
				t.Errorf("a cookie is set: %q", c)
			}
			for _, want := range []string{"script-src 'self'", "form-action 'self'", "connect-src 'self'", "default-src 'none'"} {
				if got := answer.Header.Get("Content-Security-Policy"); !strings.Contains(got, want) {
					t.Errorf("the policy %q lacks %q", got, want)
				}
			}
			if got := answer.Header.Get("Content-Security-Policy"); strings.Contains(got, "unsafe") {
				t.Errorf("the policy is %q", got)
			}
		})
	}
}

// The amounts are worked by hand. Visits are on the days 0, 7, …, 35, then 63, 91,
// …, 343 of 364: 6 + 11 = 17, which cost 17 × $80 = $1,360 singly, and three
// packages of five at $350 with two single visits 3 × $350 + 2 × $80 = $1,210.
func TestMenusAreAnswered(t *testing.T) {
	for name, test := range map[string]struct {
		form url.Values
		want []string
		not  []string
	}{
		"one price": {
			menu(), []string{"17 visits of 60 minutes from November 23, 2026 to November 1, 2027.", "$1,360 Cheapest: At your clinic, pay each visit singly.", "The same visits at typical prices of a massage therapist in Texas: $"},
			[]string{"Paying nothing ahead", "as you sell none"},
		},
		"a package that helps": {
			menu("package_visits", "5", "package_price", "350"),
			[]string{"$1,210 Cheapest: At your clinic, buy 3 packages of 5 visits and pay 2 visits singly.", "Paying nothing ahead would cost $150 more."}, []string{"pay each visit singly"},
		},
		"a package dearer than single visits": {
			menu("package_visits", "5", "package_price", "450"),
			[]string{"pay each visit singly", "5 visits cost $450 in this package: $50 more than 5 single visits at $80 each."},
			[]string{"booking link", "hands-on"},
		},
		"no 60 minutes": {
			menu("price_60", "", "price_90", "115"), []string{"$1,955", "as you sell none, these visits have 90"}, []string{"visits of 60 minutes, then"},
		},
		"no source to compare with": {
			menu("provider", "chiropractic", "price_60", "", "price_90", "115"), []string{"no source gives a price to compare with"}, nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			answer, tree := ask(t, serve(t, ""), http.MethodPost, "/for-clinics", test.form)
			if answer.StatusCode != http.StatusOK {
				t.Fatalf("status %d: %s", answer.StatusCode, pagetest.Text(tree))
			}
			said := pagetest.Text(pagetest.One(t, tree, "#answer"))
			for _, want := range test.want {
				if !strings.Contains(said, want) {
					t.Errorf("%q is not in %q", want, said)
				}
			}
			for _, not := range test.not {
				if strings.Contains(said, not) {
					t.Errorf("%q is in %q", not, said)
				}
			}
			mustNot(t, tree, "errors")
		})
	}
}

func TestWhatIsWrongIsSaidBesideWhatWasTyped(t *testing.T) {
	for name, test := range map[string]struct {
		form  url.Values
		field string
		want  string
	}{
		"no state":                {menu("state", ""), "f-state", "Choose your state."},
		"a state there is not":    {menu("state", "ZZ"), "f-state", "Choose your state."},
		"no provider":             {menu("provider", "dentist"), "f-provider", "Choose who gives the massage."},
		"no price":                {menu("price_60", ""), "f-price_60", "Type at least one price."},
		"a price in words":        {menu("price_30", "forty"), "f-price_30", "That is not a number."},
		"a price of nothing":      {menu("price_60", "0"), "f-price_60", "A price cannot be zero here."},
		"two prices in one":       {menu("price_60", "80-90"), "f-price_60", "These are two numbers."},
		"a package of one":        {menu("package_visits", "1", "package_price", "70"), "f-package_visits", "from 2 to 120"},
		"a package without price": {menu("package_visits", "5"), "f-package_price", "There is no number here yet."},
		"a package of no visit":   {menu("package_visits", "5", "package_price", "350", "package_minutes", "90"), "f-package_minutes", "Choose a length"},
		"months without end":      {menu("package_visits", "5", "package_price", "350", "package_months", "999"), "f-package_months", "from 1 to 60"},
	} {
		t.Run(name, func(t *testing.T) {
			answer, tree := ask(t, serve(t, ""), http.MethodPost, "/for-clinics", test.form)
			if answer.StatusCode != http.StatusUnprocessableEntity {
				t.Errorf("status %d, want 422", answer.StatusCode)
			}
			summary := pagetest.One(t, tree, "#errors")
			if links := pagetest.All(summary, "a[href=#"+test.field+"]"); len(links) != 1 || !strings.Contains(pagetest.Text(links[0]), test.want) {
				t.Errorf("the summary %q has no link to %s that says %q", pagetest.Text(summary), test.field, test.want)
			}
			label := pagetest.Text(pagetest.One(t, tree, "label[for="+test.field+"]"))
			if links := pagetest.All(summary, "a[href=#"+test.field+"]"); !strings.HasPrefix(pagetest.Text(links[0]), label+": ") {
				t.Errorf("the summary %q does not name %q", pagetest.Text(summary), label)
			}
			box := pagetest.One(t, tree, "#"+test.field)
			if pagetest.Attribute(box, "aria-invalid") != "true" || !strings.Contains(pagetest.Attribute(box, "aria-describedby"), test.field+"-error") {
				t.Errorf("the box %s does not say that it is wrong", test.field)
			}
			for name := range test.form {
				if box := pagetest.All(tree, "input[name="+name+"]"); len(box) > 0 && pagetest.Attribute(box[0], "value") != test.form.Get(name) {
					t.Errorf("%s came back as %q, was typed as %q", name, pagetest.Attribute(box[0], "value"), test.form.Get(name))
				}
			}
			mustNot(t, tree, "keep-title")
		})
	}
}

// While she types nothing is called wrong, and the answer alone is sent.
func TestAnswerAloneIsPatient(t *testing.T) {
	for name, form := range map[string]url.Values{"finished": menu(), "in the middle": menu("price_60", "8-")} {
		answer, tree := ask(t, serve(t, ""), http.MethodPost, "/for-clinics/answer", form, "HX-Request", "true")
		if answer.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d", name, answer.StatusCode)
		}
		pagetest.One(t, tree, "#answer")
		mustNot(t, tree, "errors", "menu", "notice")
	}
}

// With a script the form comes without the frame.
func TestScriptGetsTheFormAlone(t *testing.T) {
	_, tree := ask(t, serve(t, ""), http.MethodPost, "/for-clinics", menu("state", ""), "HX-Request", "true")
	pagetest.One(t, tree, "#begin")
	pagetest.One(t, tree, "#errors")
	mustNot(t, tree, "notice", "main")
}

func TestSignInCarriesEverything(t *testing.T) {
	form := menu("price_30", "45", "package_visits", "5", "package_price", "350", "package_months", "12")
	_, tree := ask(t, serve(t, ""), http.MethodPost, "/es/for-clinics", form)
	target := pagetest.All(tree, "form[action=/portal/begin]")
	if len(target) != 1 || pagetest.Attribute(target[0], "method") != "post" {
		t.Fatalf("%d forms lead to the sign-in", len(target))
	}
	sent := url.Values{}
	for _, box := range pagetest.All(target[0], "input[type=hidden]") {
		sent.Add(pagetest.Attribute(box, "name"), pagetest.Attribute(box, "value"))
	}
	for _, name := range begin.Names() {
		if sent.Get(name) != form.Get(name) {
			t.Errorf("%s goes along as %q, was typed as %q", name, sent.Get(name), form.Get(name))
		}
	}
	if read, wrong := begin.Read(sent).Menu(); len(wrong) > 0 || read.State != "TX" || read.Package == nil || read.Package.Months != 12 {
		t.Errorf("what goes along is read as %+v, %+v", read, wrong)
	}
}

func TestWhomToAsk(t *testing.T) {
	_, tree := ask(t, serve(t, "mailto:clinics@prices.example"), http.MethodPost, "/for-clinics", menu())
	asked := pagetest.All(tree, "a[href=mailto:clinics@prices.example]")
	if len(asked) != 1 || pagetest.Text(asked[0]) != "clinics@prices.example" {
		t.Error("there is no link to who opens accounts, or not under the address alone")
	}
	_, tree = ask(t, serve(t, ""), http.MethodPost, "/for-clinics", menu())
	if said := pagetest.Text(pagetest.One(t, tree, "#answer")); !strings.Contains(said, "Ask the people who run this site") {
		t.Errorf("%q does not say whom to ask", said)
	}
}

// What is typed comes back as text, wherever it stands.
func TestMarkupThatIsTypedStaysText(t *testing.T) {
	attack := `"><script>alert(1)</script>`
	for _, name := range begin.Names() {
		for _, path := range []string{"/for-clinics", "/es/for-clinics", "/for-clinics/answer"} {
			answer, tree := ask(t, serve(t, ""), http.MethodPost, path, menu(name, attack))
			if answer.StatusCode >= 500 {
				t.Errorf("%s at %s: status %d", name, path, answer.StatusCode)
			}
			for _, script := range pagetest.All(tree, "script") {
				if pagetest.Attribute(script, "src") == "" {
					t.Errorf("%s at %s: a script came of it: %q", name, path, pagetest.Text(script))
				}
			}
		}
	}
}

func TestMethodsAndBodies(t *testing.T) {
	h := serve(t, "")
	if answer, _ := ask(t, h, http.MethodPut, "/for-clinics", nil); answer.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("PUT: status %d", answer.StatusCode)
	}
	if answer, _ := ask(t, h, http.MethodPost, "/for-clinics", url.Values{"price_60": {strings.Repeat("9", 1<<20)}}); answer.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("a long body: status %d", answer.StatusCode)
	}
}
