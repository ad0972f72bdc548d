package app

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"kneadwise/server/config"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// payloads are what a name may be and no page may take for its own: every one passes
// as the name of a clinic. The marks of our own texts' places stand among them.
func payloads() []string {
	return []string{
		`<img src=x onerror=attacked()>`, `"><svg onload=attacked()>`, `' autofocus onfocus=attacked() x='`, `</script><script>attacked()</script>`,
		`</textarea></title></style><svg/onload=attacked()>`, `{{.Version}}{{template "layout"}}`, `javascript:attacked()`, `js:attacked()//`,
		`" hx-on:click="attacked()`, `" hx-get="/portal/" hx-trigger="load`, `x--><!--<b>`, `]]>{"@type":"Offer"}`, `","price":"1","x":"`, `\u003cscript\u003e`, `&lt;b&gt;&quot;&#34;`,
		`{city}{name}{state}{price}{count}{visits}`, `%s%d%n{0}${attacked()}`, `<template shadowrootmode=open><slot>`, `<base href=//evil.example>`,
		`<a id=item><form id=item name=action>`, `<meta http-equiv=refresh content=0>`,
	}
}

// addresses are the same where a web address is taken.
func addresses() []string {
	return []string{
		`https://clinic.example/?x=';attacked();'`, `https://clinic.example/javascript:attacked()`, `https://clinic.example/&quot;onclick=attacked()`,
		`https://clinic.example/#'-attacked()-'`, `https://clinic.example/%22%3E%3Csvg%20onload=attacked()%3E`, `https://clinic.example/*/attacked()/*`,
	}
}

// mails are the same where an account has its address.
func mails() []string {
	return []string{`ana'onfocus=attacked{{.}}@clinic.example`, `ana&lt&quot{email}'x@clinic.example`, `ana%22hx-get=/portal/x='@clinic.example`}
}

// harmless are words as long as the payloads, in their order, which do nothing.
func harmless(payloads []string, form string) (all []string) {
	for i, p := range payloads {
		word := fmt.Sprintf(form, i)
		all = append(all, strings.Replace(word, "_", strings.Repeat("p", max(1, len(p)-len(word)+1)), 1))
	}
	return all
}

// A garb is what the texts of a site are.
type garb struct {
	names, links, mails []string
	marks               *strings.Replacer
}

func hostileGarb() garb { return worn(payloads(), addresses(), mails()) }

func harmlessGarb() garb {
	return worn(harmless(payloads(), "P%02d_"), harmless(addresses(), "https://clinic.example/%d_"), harmless(mails(), "p%d_@clinic.example"))
}

// worn is a garb that knows its texts again: as they are, and as a template
// writes them into an address.
func worn(names, links, mails []string) garb {
	type pair struct{ from, to string }
	var pairs []pair
	for to, all := range map[string][]string{"[name]": names, "[link]": links, "[mail]": mails} {
		for _, one := range all {
			spaced := strings.Join(strings.Fields(one), " ")
			for _, form := range []string{one, spaced, strings.ToUpper(one[:1]) + one[1:], inHref(one), html.EscapeString(one), one[:min(40, len(one))], strings.TrimPrefix(one, "https://")} {
				pairs = append(pairs, pair{form, to})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int { return len(b.from) - len(a.from) })
	var flat []string
	for _, p := range pairs {
		flat = append(flat, p.from, p.to)
	}
	return garb{names, links, mails, strings.NewReplacer(flat...)}
}

// no is the text of a kind for round n.
func no(all []string, n int) string { return all[n%len(all)] }

// inHref is what html/template makes of an address in an attribute.
func inHref(address string) string {
	var out bytes.Buffer
	if err := template.Must(template.New("").Parse(`<a href="{{.}}"></a>`)).Execute(&out, address); err != nil {
		return address
	}
	root, err := html.Parse(&out)
	if err != nil {
		return address
	}
	for n := range root.Descendants() {
		if n.Data == "a" {
			return attribute(n, "href")
		}
	}
	return address
}

var passing = []struct {
	found *regexp.Regexp
	mark  string
}{
	{regexp.MustCompile(`[0-9a-f]{64}`), "[hash]"},
	{regexp.MustCompile(`bundle-([A-Z]{2})\.[0-9a-f]{16}`), "bundle-$1.[hash]"},
	{regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`), "[moment]"},
	{regexp.MustCompile(`\d\d:\d\d UTC`), "[clock] UTC"},
	{regexp.MustCompile(`\b\d{9,}\b`), "[version]"},
	{regexp.MustCompile(`\b[A-Z2-7]{26}\b`), "[id]"},
	{regexp.MustCompile(` data-bytes=\d+`), " data-bytes=[size]"},
	{regexp.MustCompile(`\d+(\.\d)? [kK]i?B`), "[size]"},
}

// outline is every element of a page with its attributes, and every text, the
// garb's texts replaced by marks: what a browser makes of the page but for them.
func (g garb) outline(t *testing.T, page string) (lines []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	mask := func(text string) string {
		text = g.marks.Replace(text)
		for _, p := range passing {
			text = p.found.ReplaceAllString(text, p.mark)
		}
		return text
	}
	var walk func(*html.Node, int)
	walk = func(n *html.Node, depth int) {
		line := strings.Repeat(" ", depth)
		switch n.Type {
		case html.ElementNode:
			line += "<" + n.Data
			for _, a := range n.Attr {
				line += mask(" " + a.Key + "=" + a.Val)
			}
		case html.TextNode:
			text := n.Data
			if n.Parent != nil && attribute(n.Parent, "type") == "application/ld+json" {
				text = linked(t, text)
			}
			if text = strings.Join(strings.Fields(mask(strings.Join(strings.Fields(text), " "))), " "); text == "" {
				return
			}
			line += text
		case html.CommentNode:
			line += "<!--" + mask(n.Data)
		default:
			line += fmt.Sprint(n.Type)
		}
		lines = append(lines, line)
		for c := range n.ChildNodes() {
			walk(c, depth+1)
		}
	}
	walk(root, 0)
	return lines
}

// linked reads a data block back: as whoever takes its figures would.
func linked(t *testing.T, text string) string {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Errorf("the data block is no JSON: %v: %s", err, text)
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(value); err != nil {
		t.Error(err)
	}
	return strings.ReplaceAll(strings.ReplaceAll(out.String(), `\"`, `"`), `\\`, `\`)
}

// dressed is a site whose every text that somebody wrote is of the garb, and its
// pages after each round.
func dressed(t *testing.T, g garb) []map[string][]string {
	t.Helper()
	s := fresh(t, config.Config{}, nil)
	var all []map[string][]string
	for n := 0; n < len(g.names); n += 2 {
		list := wearing(t, g, n)
		s.rename(t, list.Name, no(g.mails, n))
		user := s.user(t)
		clinic, err := s.accounts.Clinic(t.Context(), "her-clinic")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.publisher.Publish(t.Context(), publish.Command{Clinic: clinic, User: user, Note: no(g.names, n) + "\n" + no(g.names, n+1), List: list}); err != nil {
			t.Fatalf("%q: %v", list.Name, err)
		}
		list.Name = no(g.names, n+1) // the draft differs
		if err := s.prices.Replace(t.Context(), clinic, user, list); err != nil {
			t.Fatal(err)
		}
		pages := map[string][]string{}
		for at, page := range s.everything(t, g, n) {
			pages[at] = g.outline(t, page)
		}
		all = append(all, pages)
	}
	for _, line := range s.faults() {
		t.Errorf("the log has %s", line)
	}
	return all
}

// wearing is a list in which every text is of the garb, twice where it can be.
func wearing(t *testing.T, g garb, n int) *pricelist.List {
	t.Helper()
	list := demonstration(t, "cedar-street-massage")
	list.Name, list.Website, list.BookingURL = no(g.names, n), no(g.links, n), no(g.links, n+1)
	list.Locations = append(slices.Clone(list.Locations[:1]), list.Locations[0])
	list.Locations[1].ID = "place-2"
	for i := range list.Locations {
		list.Locations[i].Name, list.Locations[i].City = no(g.names, n+2*i+1), no(g.names, n+2*i+2)
	}
	return &list
}

// rename gives her clinic and her account other names, which no page lets her do.
func (g *target) rename(t *testing.T, name, mail string) {
	t.Helper()
	if err := g.db.Write(t.Context(), func(tx *store.Tx) error {
		if _, err := tx.Exec(`UPDATE clinics SET name = ? WHERE slug = ?`, name, "her-clinic"); err != nil {
			return err
		}
		_, err := tx.Exec(`UPDATE users SET email = ? WHERE id = ?`, mail, g.user(t))
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// user is her id.
func (g *target) user(t *testing.T) (id string) {
	t.Helper()
	if err := g.db.Read(context.WithoutCancel(t.Context()), func(tx *store.Tx) error {
		return tx.Get(&id, `SELECT m.user_id FROM members m JOIN clinics c ON c.id = m.clinic_id WHERE c.slug = ?`, "her-clinic")
	}); err != nil {
		t.Fatal(err)
	}
	return id
}

// everything is each page that shows what somebody wrote: those of the routes,
// and what comes back of forms that were refused, saved by two, or carried.
func (g *target) everything(t *testing.T, of garb, n int) map[string]string {
	t.Helper()
	pages := map[string]string{}
	keep := func(at string, answer *httptest.ResponseRecorder, want int) {
		t.Helper()
		if answer.Code != want {
			t.Errorf("%s: status %d, want %d", at, answer.Code, want)
		}
		if strings.HasPrefix(answer.Header().Get("Content-Type"), "text/html") {
			pages[at] = answer.Body.String()
		}
	}
	for _, way := range g.ways() {
		method, pattern, _ := strings.Cut(way, " ")
		if method != http.MethodGet || strings.HasPrefix(pattern, "/assets/") || pattern == "/es" || pattern == "/portal/sign-in" {
			continue
		}
		path := filledIn(pattern, "", "", -1, "")
		keep(path, g.get(t, path, g.cookies, "User-Agent", no(of.names, n)), http.StatusOK)
	}
	const clinic = "/portal/c/her-clinic/"
	profile := boxes(pages[clinic+"profile"])[clinic+"profile"]
	for name := range profile {
		if name != "version" && name != "provider" && !strings.HasSuffix(name, ".state") {
			profile[name] = []string{no(of.names, n)}
		}
	}
	for headers, kind := range map[string]string{"false": "page", "true": "part"} {
		keep("refused "+kind, g.post(t, clinic+"profile", profile, g.cookies, "HX-Request", headers), http.StatusUnprocessableEntity)
		keep("checked "+kind, g.post(t, clinic+"profile/check", profile, g.cookies, "HX-Request", headers), http.StatusOK)
		older := maps.Clone(profile)
		for name, value := range map[string]string{"version": "1", "website": "", "booking": "", "npi": "", "licences": "", "languages": "", "place.0.zip": "", "place.0.phone": "", "place.1.zip": "", "place.1.phone": ""} {
			older.Set(name, value)
		}
		keep("both values "+kind, g.post(t, clinic+"profile", older, g.cookies, "HX-Request", headers), http.StatusConflict)
		keep("signed out "+kind, g.post(t, clinic+"profile", url.Values{no(of.names, n): {no(of.names, n+1)}}, nil, "HX-Request", headers), http.StatusUnauthorized)
		sign := url.Values{"sign-in-email": {no(of.names, n)}, "sign-in-password": {"wrong"}, "kept." + no(of.names, n): {no(of.names, n+1)}, "again": {"post"}}
		answer := g.post(t, "/portal/sign-in", sign, nil, "HX-Request", headers)
		if answer.Code != http.StatusTooManyRequests {
			keep("sign-in "+kind, answer, http.StatusUnprocessableEntity)
		}
	}
	for _, name := range []string{"Services", "packages"} {
		part := clinic + strings.ToLower(name) + "/new"
		form := boxes(pages[part])[part]
		for name := range form {
			form[name] = []string{no(of.names, n)}
		}
		keep("refused "+part, g.post(t, part, form, g.cookies), http.StatusUnprocessableEntity)
	}
	keep("withdraw", g.post(t, clinic+"withdraw", url.Values{"name": {no(of.names, n) + "x"}}, g.cookies), http.StatusUnprocessableEntity)
	published := boxes(pages[clinic+"publish"])[clinic+"publish"]
	published.Set("note", strings.Repeat(no(of.names, n)+" ", 501))
	keep("note", g.post(t, clinic+"publish", published, g.cookies), http.StatusUnprocessableEntity)
	typed := url.Values{}
	for name := range boxes(pages["/for-clinics"])["/for-clinics"] {
		typed.Set(name, no(of.names, n))
	}
	keep("offer", g.post(t, "/portal/offer", typed, g.cookies), http.StatusOK)
	keep("refused /for-clinics", g.post(t, "/for-clinics", typed, nil), http.StatusUnprocessableEntity)
	keep("begin", g.post(t, "/portal/begin", typed, nil), http.StatusUnauthorized)
	return pages
}

// Each page, in each language, with each payload in each text that somebody
// wrote, is to a browser the very page that it is with plain words, but for the
// words: no element, attribute or figure of a data block came of a payload.
func TestNoTextIsMarkup(t *testing.T) {
	for _, text := range payloads() {
		list := wearing(t, hostileGarb(), slices.Index(payloads(), text))
		if faults := list.Check(); len(faults) > 0 {
			t.Fatalf("%q is no name, and attacks nothing: %v", text, faults)
		}
	}
	hostile, plain := dressed(t, hostileGarb()), dressed(t, harmlessGarb())
	for n := range hostile {
		if len(hostile[n]) < 45 {
			t.Errorf("there are %d pages: %v", len(hostile[n]), slices.Sorted(maps.Keys(hostile[n])))
		}
		for at, lines := range hostile[n] {
			if diff := cmp.Diff(plain[n][at], lines); diff != "" {
				t.Errorf("%s changes with %q:\n%s", at, no(payloads(), 2*n), diff)
			}
		}
		if t.Failed() {
			return // one is enough to read
		}
	}
}

// What is published of such a clinic is read back as it was written.
func TestDocumentsHoldTextsAsTheyAre(t *testing.T) {
	for n, text := range payloads() {
		want := wearing(t, hostileGarb(), n)
		got, faults := document.ReadPriceList(document.Canonical(want))
		if len(faults) > 0 || got.Name != text || got.Locations[1].City != want.Locations[1].City || got.BookingURL != want.BookingURL {
			t.Errorf("%q: %v", text, faults)
		}
	}
}
