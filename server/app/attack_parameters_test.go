package app

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"kneadwise/server/config"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

// hostile are values that mean something to a database, to what stands between,
// or to nobody. PostgreSQL takes no NUL and no invalid UTF-8 in a text.
func hostile() []string {
	return []string{
		"'", `"`, "' OR '1'='1", "'; DROP TABLE users; --", "x' UNION SELECT id, email, password, state FROM users --", `\'; --`, "$1", "?", "%", "_", "*",
		"\x00", "a\x00b", "\xff", "a\xc3\x28", "\xed\xa0\x80", "\ufffd", "\u2028", "\u202e", "\r\nSet-Cookie: evil=1", "{{.}}", "${jndi:ldap://evil.example}",
		"-1", "0", "1e309", "NaN", "2147483648", "9223372036854775807", "9223372036854775808", "99999999999999999999999999", "0x10", "1_0", "１", "true",
		strings.Repeat("x", 5000), strings.Repeat("9", 5000), strings.Repeat("💣", 2000),
	}
}

// undigested are those that a database could choke on, each in a box of its own
// beside what is right.
func undigested() []string {
	return []string{"x'; DROP TABLE users; --", "a\x00b", "a\xc3\x28", "9223372036854775807"}
}

// filledIn fills a route's pattern: with her own things, and where a value is given
// with it in the place of parameter n.
func filledIn(pattern, family, asset string, n int, value string) string {
	parts := strings.Split(pattern, "/")
	seen := 0
	for i, part := range parts {
		if part == "" || part[0] != ':' && part[0] != '*' {
			continue
		}
		if seen == n {
			parts[i] = url.PathEscape(value)
		} else {
			parts[i] = map[string]string{
				":clinic": "her-clinic", ":slug": "her-clinic", ":revision": "1", ":family": family, ":file": asset, "*file": "manifest.json",
				":id": map[string]string{"services": "deep-60", "packages": "five", "memberships": "monthly", "payers": "other"}[parts[i-1]],
			}[part]
		}
		seen++
	}
	return strings.Join(parts, "/")
}

// ways are the methods and patterns of every route.
func (g *target) ways() (all []string) {
	for _, r := range g.engine.Routes() {
		if r.Method != http.MethodHead {
			all = append(all, r.Method+" "+r.Path)
		}
	}
	slices.Sort(all)
	return all
}

// sample is a file that is served.
func (g *target) sample() (file string) {
	for _, asset := range g.pages.Assets() {
		file = max(file, asset.File)
	}
	return file
}

// boxes are the names and values of a page's forms, by the address to which they
// are sent.
func boxes(page string) map[string]url.Values {
	all := map[string]url.Values{}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return all
	}
	for form := range root.Descendants() {
		if form.Data != "form" || form.Type != html.ElementNode || !strings.EqualFold(attribute(form, "method"), "post") {
			continue
		}
		values := url.Values{}
		for n := range form.Descendants() {
			name := attribute(n, "name")
			if n.Type != html.ElementNode || name == "" || n.Data == "button" {
				continue
			}
			switch kind := attribute(n, "type"); {
			case n.Data == "textarea" && n.FirstChild != nil:
				values.Add(name, n.FirstChild.Data)
			case n.Data == "select":
				for o := range n.Descendants() {
					if o.Data == "option" && has(o, "selected") {
						values.Add(name, attribute(o, "value"))
					}
				}
			case (kind == "radio" || kind == "checkbox") && !has(n, "checked"):
				if !values.Has(name) {
					values[name] = nil
				}
			default:
				values.Add(name, attribute(n, "value"))
			}
		}
		all[attribute(form, "action")] = values
	}
	return all
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// No parameter in the path or behind the question mark of any route is anything
// but a value, on either database: no fault of ours, and nothing changed.
func TestHostilePathsAndQueries(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		g := aim(t, db, config.Config{}, nil)
		family, asset := g.family(t), g.sample()
		before := rows(t, db)
		for _, way := range g.ways() {
			method, pattern, _ := strings.Cut(way, " ")
			for n := range strings.Count(pattern, ":") + strings.Count(pattern, "*") {
				values := hostile()
				if strings.HasPrefix(pattern, "/portal/c/") && n == 0 && pattern != "/portal/c/:clinic/" {
					values = undigested() // one door stands before all of these
				}
				for _, value := range values {
					answer := g.ask(t, method, filledIn(pattern, family, asset, n, value), url.Values{}, g.cookies)
					if want := http.StatusNotFound; answer.Code != want {
						t.Errorf("%s with %.40q: status %d, want %d", way, value, answer.Code, want)
					}
				}
			}
			if method != http.MethodGet {
				continue
			}
			own := filledIn(pattern, family, asset, -1, "")
			for _, value := range hostile() {
				query := url.Values{value: {value}}
				for _, name := range []string{"done", "state", "then", "theme", "lang", "accent"} {
					query.Set(name, value)
				}
				if answer := g.get(t, own+"?"+query.Encode(), g.cookies); answer.Code >= 500 {
					t.Errorf("%s with %.40q behind the question mark: status %d", way, value, answer.Code)
				}
			}
			for _, query := range []string{"%", "a=%zz", ";", "a;b=c", "=", "&&&", "a=" + strings.Repeat("b", 9000), strings.Repeat("a&", 6000)} {
				if answer := g.get(t, own+"?"+query, g.cookies); answer.Code >= 500 {
					t.Errorf("%s?%.20s: status %d", way, query, answer.Code)
				}
			}
		}
		if diff := cmp.Diff(before, rows(t, db)); diff != "" {
			t.Errorf("something was changed:\n%s", diff)
		}
		for _, line := range g.faults() {
			t.Errorf("the log has %s", line)
		}
	})
}

// family is the session of who attacks.
func (g *target) family(t *testing.T) (id string) {
	t.Helper()
	if err := g.db.Read(t.Context(), func(tx *store.Tx) error {
		return tx.Get(&id, `SELECT f.id FROM families f JOIN users u ON u.id = f.user_id WHERE u.email = ?`, ana)
	}); err != nil {
		t.Fatal(err)
	}
	return id
}

// Every box of every form that the site shows is filled with every hostile value,
// one at a time and all at once, and so is a box that there is not. What is taken
// is her own clinic's; of all others' not a row is another one.
func TestHostileForms(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		g := aim(t, db, config.Config{}, nil)
		forms := g.forms(t)
		if len(forms) < 15 {
			t.Fatalf("there are forms for %v alone", slices.Sorted(maps.Keys(forms)))
		}
		others := func() (kept []string) {
			for _, row := range rows(t, db) {
				// What is hers may change; so may how often anybody published.
				if strings.HasPrefix(row, g.hers.ID+" ") || strings.HasPrefix(row, "all ") || strings.HasPrefix(row, "prices/") || strings.HasPrefix(row, "/prices/") {
					continue
				}
				kept = append(kept, row)
			}
			return kept
		}
		before := others()
		for _, path := range slices.Sorted(maps.Keys(forms)) {
			valid := forms[path]
			try := func(what string, form url.Values, headers ...string) {
				t.Helper()
				answer := g.post(t, path, form, g.cookies, headers...)
				if !slices.Contains([]int{200, 303, 307, 401, 404, 409, 413, 422}, answer.Code) {
					t.Errorf("%s with %s: status %d", path, what, answer.Code)
				}
			}
			for name := range valid {
				for _, value := range undigested() {
					one := maps.Clone(valid)
					one[name] = []string{value}
					try(fmt.Sprintf("%s=%.40q", name, value), one)
				}
			}
			for _, value := range hostile() {
				all := url.Values{value: {value}}
				for name := range valid {
					all[name] = []string{value, value}
				}
				try(fmt.Sprintf("all boxes %.40q", value), all)
				try(fmt.Sprintf("all boxes %.40q", value), all, "HX-Request", "true")
			}
		}
		if diff := cmp.Diff(before, others()); diff != "" {
			t.Errorf("something of others was changed:\n%s", diff)
		}
		for _, line := range g.faults() {
			t.Errorf("the log has %s", line)
		}
		// All of it can still be read.
		for _, way := range g.ways() {
			method, pattern, _ := strings.Cut(way, " ")
			if method == http.MethodGet && strings.HasPrefix(pattern, "/portal/c/") {
				if answer := g.get(t, filledIn(pattern, "", "", -1, ""), g.cookies); answer.Code >= 500 {
					t.Errorf("afterwards %s has status %d", way, answer.Code)
				}
			}
		}
	})
}

// forms are the boxes of every form that she is shown, and those addresses to
// which a script alone sends.
func (g *target) forms(t *testing.T) map[string]url.Values {
	t.Helper()
	all := map[string]url.Values{}
	for _, way := range g.ways() {
		method, pattern, _ := strings.Cut(way, " ")
		if method != http.MethodGet {
			continue
		}
		path := filledIn(pattern, g.family(t), g.sample(), -1, "")
		page := g.get(t, path, g.cookies)
		if path == "/portal/sign-in" {
			page = g.get(t, path, nil)
		}
		for at, values := range boxes(page.Body.String()) {
			if strings.HasSuffix(at, "/end") || at == "/portal/sign-out" {
				continue // they end her session
			}
			all[at] = values
			if strings.HasPrefix(pattern, "/portal/c/") && values.Has("version") && at == path {
				all[at+"/check"] = values
			}
		}
	}
	begin := all["/for-clinics"]
	for _, path := range []string{"/for-clinics/answer", "/es/for-clinics/answer", "/portal/begin", "/portal/offer", "/portal/c/her-clinic/offer"} {
		values := maps.Clone(begin)
		if strings.HasSuffix(path, "/offer") {
			values = url.Values{
				"provider": {"massage_therapist"}, "state": {"WA"}, "price_60": {"91"}, "price_30": {"50"}, "package_visits": {"5"}, "package_price": {"400"}, "package_minutes": {"60"},
				"package_months": {"6"}, "clinic": {"her-clinic"}, "adopt": {"price_60"}, "version.price_60": {"1"},
			}
		}
		all[path] = values
	}
	all["/portal/c/her-clinic/withdraw"] = url.Values{"name": {"not hers"}}
	delete(all, "/portal/sign-in") // its limit would answer; auth's own tests try its boxes
	return all
}
