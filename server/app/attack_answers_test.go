package app

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"kneadwise/server/config"
	"kneadwise/server/httpd"
)

const public = "https://prices.example"

// The headers of every answer of every route, to everybody, over http and https.
func TestEveryAnswerHasItsHeaders(t *testing.T) {
	for name, settings := range map[string]config.Config{"http": {}, "https": {PublicURL: public}} {
		t.Run(name, func(t *testing.T) {
			g := fresh(t, settings, nil)
			secure := settings.Secure()
			origin := "http://localhost:8080"
			if secure {
				origin = public
			}
			stale := slices.Clone(g.cookies)
			for i := range stale {
				bad := *stale[i]
				bad.Value += "x"
				stale[i] = &bad
			}
			ways := g.ways()
			for _, way := range ways {
				if method, path, _ := strings.Cut(way, " "); method == http.MethodGet {
					ways = append(ways, "HEAD "+path, "PUT "+path, "OPTIONS "+path)
				}
			}
			ways = append(ways, "GET /nowhere", "GET /portal/nowhere", "GET /portal/c/her-clinic/nowhere", "GET /clinics/nowhere", "GET /embed/nowhere", "GET /es/embed/nowhere", "GET /prices/nowhere.json", "GET /assets/nowhere")
			for _, way := range ways {
				method, pattern, _ := strings.Cut(way, " ")
				if strings.HasSuffix(pattern, "/end") || strings.HasSuffix(pattern, "/sign-out") {
					continue // they end her session: auth's own tests look at their cookies
				}
				path := filledIn(pattern, "", g.sample(), -1, "")
				for who, cookies := range map[string][]*http.Cookie{"nobody": nil, "her": g.cookies, "a stranger": stale} {
					for _, part := range []string{"", "true"} {
						answer := g.ask(t, method, path, nil, cookies, "HX-Request", part)
						wrong := func(format string, args ...any) {
							t.Helper()
							t.Errorf("%s to %s: status %d, %s", way, who, answer.Code, fmt.Sprintf(format, args...))
						}
						inspect(answer, path, origin, secure, who, wrong)
					}
				}
			}
			for _, asset := range g.pages.Assets() {
				answer := g.get(t, httpd.AssetPrefix+asset.File, g.cookies)
				h := answer.Header()
				open := h.Get("Access-Control-Allow-Origin") == "*" && h.Get("Cross-Origin-Resource-Policy") == "cross-origin"
				closed := h.Get("Access-Control-Allow-Origin") == "" && h.Get("Cross-Origin-Resource-Policy") == "same-origin"
				if asset.Open && !open || !asset.Open && !closed {
					t.Errorf("%s: open is %v, and the headers are %v", asset.File, asset.Open, h)
				}
				if h.Get("Set-Cookie") != "" || h.Get("Cache-Control") != httpd.Forever {
					t.Errorf("%s: %v", asset.File, h)
				}
			}
		})
	}
}

// inspect holds one answer to what its path promises.
func inspect(answer *httptest.ResponseRecorder, path, origin string, secure bool, who string, wrong func(string, ...any)) {
	h := answer.Header()
	portal := strings.HasPrefix(path, "/portal/")
	frame := strings.Contains(path, "/embed/")
	for name, want := range map[string]string{"Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff"} {
		if got := h.Get(name); got != want {
			wrong("%s is %q", name, got)
		}
	}
	if got := h.Get("Strict-Transport-Security"); (got == "max-age=63072000") != secure {
		wrong("Strict-Transport-Security is %q", got)
	}
	if h.Get("Permissions-Policy") == "" || h.Get("X-Request-Id") == "" {
		wrong("it has no Permissions-Policy or no id")
	}
	if (portal || strings.Contains(path, "/for-clinics") || answer.Code >= 400 && !frame && !strings.HasPrefix(path, "/prices/")) && h.Get("Cache-Control") != "no-store" {
		wrong("Cache-Control is %q", h.Get("Cache-Control"))
	}

	open := strings.HasPrefix(path, "/prices/") || strings.HasPrefix(path, "/.well-known/") || path == "/widget.js"
	cors, corp := h.Get("Access-Control-Allow-Origin"), h.Get("Cross-Origin-Resource-Policy")
	switch {
	case strings.HasPrefix(path, httpd.AssetPrefix): // looked at one by one
	case answer.Code == http.StatusMethodNotAllowed && (cors != "" || corp != "same-origin"):
		wrong("a refused method has CORS %q, CORP %q", cors, corp)
	case answer.Code == http.StatusMethodNotAllowed:
	case open && (cors != "*" || corp != "cross-origin"):
		wrong("CORS %q, CORP %q on what is open", cors, corp)
	case frame && (cors != "" || corp != "cross-origin"):
		wrong("CORS %q, CORP %q on a frame", cors, corp)
	case !open && !frame && (cors != "" || corp != "same-origin"):
		wrong("CORS %q, CORP %q on what is closed", cors, corp)
	}
	for name := range h {
		if strings.HasPrefix(name, "Access-Control-") && name != "Access-Control-Allow-Origin" {
			wrong("it has %s: %s", name, h.Get(name))
		}
	}

	policy := h.Get("Content-Security-Policy")
	kind, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	if got := len(h.Values("Content-Security-Policy")); got != 1 {
		wrong("it has %d policies", got)
	}
	wants := []string{httpd.FilePolicy().String()}
	switch {
	case !portal && answer.Code == http.StatusPermanentRedirect: // its page is nothing to look at
	case answer.Code == http.StatusMethodNotAllowed || kind == "text/html" && !portal && !frame && !strings.Contains(path, "/for-clinics"):
		wants = []string{httpd.PagePolicy().String()}
	case frame:
		wants = []string{httpd.EmbedPolicy(origin).String()}
	case portal || strings.Contains(path, "/for-clinics"):
		wants = []string{httpd.PortalPolicy().String(), httpd.PagePolicy().String()} // the second for pages of errors
	case strings.HasPrefix(path, httpd.AssetPrefix):
		wants = append(wants, httpd.WorkerPolicy().String(), httpd.OfflinePolicy().String())
	case answer.Code == http.StatusNotModified || kind == "":
		wants = append(wants, httpd.PagePolicy().String())
	}
	if !slices.Contains(wants, policy) {
		wrong("the policy is %s", policy)
	}
	if portal && answer.Code == http.StatusOK && policy != httpd.PortalPolicy().String() {
		wrong("the policy of a page of the portal is %s", policy)
	}

	for _, c := range answer.Result().Cookies() {
		switch {
		case !portal:
			wrong("it sets a cookie: %s", c.Name)
		case who != "a stranger":
			wrong("it sets a cookie without need: %s", c.Name)
		case !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/portal" || c.Domain != "" || c.Secure != secure || strings.HasPrefix(c.Name, "__Secure-") != secure:
			wrong("the cookie is %v", c)
		case c.MaxAge >= 0:
			wrong("the cookie of somebody who is nobody stays: %v", c)
		}
	}
}

// The cookies of who signs in have every mark that keeps them where they belong.
func TestCookiesStayWhereTheyBelong(t *testing.T) {
	for name, settings := range map[string]config.Config{"http": {}, "https": {PublicURL: public}} {
		t.Run(name, func(t *testing.T) {
			g := fresh(t, settings, nil)
			if len(g.cookies) != 2 {
				t.Fatalf("there are %d cookies", len(g.cookies))
			}
			for _, c := range g.cookies {
				if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/portal" || c.Domain != "" ||
					c.Secure != settings.Secure() || strings.HasPrefix(c.Name, "__Secure-") != settings.Secure() || c.MaxAge <= 0 {
					t.Errorf("%v", c)
				}
			}
		})
	}
}

// Another clinic's address and one of no clinic have the same answers, to the
// byte, in the same time.
func TestForeignIsLikeAbsent(t *testing.T) {
	g := fresh(t, config.Config{}, nil)
	ask := func(way, slug string, headers ...string) string {
		method, pattern, _ := strings.Cut(way, " ")
		path := strings.Replace(filledIn(pattern, "", "", -1, ""), "her-clinic", slug, 1)
		answer := g.ask(t, method, path, url.Values{"version": {"1"}}, g.cookies, headers...)
		h := answer.Header().Clone()
		h.Del("X-Request-Id")
		return strings.ReplaceAll(fmt.Sprint(answer.Code, h, answer.Body), slug, "SLUG")
	}
	for _, way := range g.ways() {
		if !strings.Contains(way, " /portal/c/:clinic") {
			continue
		}
		for _, part := range []string{"", "true"} {
			foreign, absent := ask(way, "other-clinic", "HX-Request", part), ask(way, "never-clinic", "HX-Request", part)
			if diff := cmp.Diff(absent, foreign); diff != "" || !strings.HasPrefix(foreign, "404") {
				t.Errorf("%s tells one from the other: %s", way, diff)
			}
		}
	}
	median := func(slug string) time.Duration {
		var all []time.Duration
		for range 41 {
			begun := time.Now()
			ask("GET /portal/c/:clinic/", slug)
			all = append(all, time.Since(begun))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	var ratio float64
	for range 5 { // a busy machine may be at fault once
		ratio = float64(median("other-clinic")) / float64(median("never-clinic"))
		if ratio > 0.5 && ratio < 2 {
			return
		}
	}
	t.Errorf("another clinic's takes %.2f times as long as none", ratio)
}

// No header of a client's choosing gets into an answer: an address that is
// written out is the operator's, and the request's own only on this machine.
func TestNobodyChoosesOurAddress(t *testing.T) {
	for name, settings := range map[string]config.Config{"not told": {}, "told": {PublicURL: public}} {
		t.Run(name, func(t *testing.T) {
			g := fresh(t, settings, nil)
			for _, way := range g.ways() {
				method, pattern, _ := strings.Cut(way, " ")
				if strings.HasSuffix(pattern, "/end") || strings.HasSuffix(pattern, "/sign-out") {
					continue
				}
				path := filledIn(pattern, "", g.sample(), -1, "")
				for _, headers := range [][]string{
					{"Host", "evil.example"}, {"Host", "evil.example:80"}, {"Host", "localhost.evil.example"}, {"Host", "localhost:8080@evil.example"}, {"Host", "127.0.0.1.evil.example"},
					{"X-Forwarded-Host", "evil.example"}, {"X-Forwarded-Proto", "evil"}, {"X-Forwarded-Prefix", "//evil.example"}, {"X-Forwarded-For", "evil.example"}, {"Forwarded", "host=evil.example"},
					{"X-Original-URL", "/evil"}, {"X-Rewrite-URL", "/evil"}, {"X-Host", "evil.example"}, {"Referer", "https://evil.example/"}, {"X-HTTP-Method-Override", "evil"},
				} {
					answer := g.ask(t, method, path, nil, g.cookies, headers...)
					if text := fmt.Sprint(answer.Header(), answer.Body); strings.Contains(text, "evil") {
						t.Errorf("%s with %v: it stands in the answer: %s", way, headers, around100(text, "evil"))
					}
				}
				// On this machine a host may be chosen, and is written where it can do no harm.
				answer := g.ask(t, method, path, nil, g.cookies, "Host", `"><svg onload=attacked()>.localhost`)
				if page := answer.Body.String(); strings.Contains(page, "<svg onload") || strings.Contains(fmt.Sprint(answer.Header()), "svg") {
					t.Errorf("%s takes a host for markup: %s", way, around100(page, "<svg"))
				}
			}
			if settings.PublicURL == "" {
				return
			}
			for path, want := range map[string]string{
				"/clinics/her-clinic":          `"@id":"https://prices.example/clinics/her-clinic"`,
				"/portal/c/her-clinic/widget":  html.EscapeString(`<script async src="https://prices.example/widget.js">`),
				"/.well-known/kneadwise.json":  "https://prices.example",
				"/es/clinics/her-clinic":       `hreflang="en" href="https://prices.example/clinics/her-clinic"`,
				"/portal/c/her-clinic/widget?": html.EscapeString(`script-src https://prices.example; frame-src https://prices.example`),
			} {
				page := g.get(t, path, g.cookies, "Host", "other.example").Body.String()
				if !strings.Contains(html.UnescapeString(page), html.UnescapeString(want)) && !strings.Contains(strings.ReplaceAll(page, `\/`, `/`), want) {
					t.Errorf("%s lacks %s", path, want)
				}
			}
		})
	}
}

func around100(text, what string) string {
	i := max(0, strings.Index(text, what))
	return text[max(0, i-100):min(len(text), i+100)]
}

// A method that a header or a field asks for is not the request's.
func TestMethodsAreNotChosenByFields(t *testing.T) {
	g := fresh(t, config.Config{}, nil)
	before := rows(t, g.db)
	for _, name := range []string{"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"} {
		for _, way := range g.ways() {
			method, pattern, _ := strings.Cut(way, " ")
			if method == http.MethodPost {
				path := filledIn(pattern, g.family(t), "", -1, "")
				if got := g.get(t, path+"?_method=POST", g.cookies, name, "POST").Code; got >= 500 {
					t.Errorf("%s by %s: status %d", way, name, got)
				}
			}
		}
	}
	if diff := cmp.Diff(before, rows(t, g.db)); diff != "" {
		t.Errorf("something was changed:\n%s", diff)
	}
}

// Odd spellings of an address find nothing, or exactly what the plain one finds
// behind the same doors, and lead nowhere else.
func TestOddPaths(t *testing.T) {
	g := fresh(t, config.Config{}, nil)
	same := map[string]string{ // the encoding of a letter is the letter
		"/clinics/h%65r-clinic": "/clinics/her-clinic", "/%63linics": "/clinics", "/embed/her%2dclinic": "/embed/her-clinic", "/prices/manifest%2ejson": "/prices/manifest.json",
		"/port%61l/c/her-clinic/": "/portal/c/her-clinic/", "/portal/c/her%2Dclinic/": "/portal/c/her-clinic/", "/portal%2fc%2fher-clinic%2f": "/portal/c/her-clinic/",
	}
	for odd, plain := range same {
		for _, cookies := range [][]*http.Cookie{nil, g.cookies} {
			got, want := g.get(t, odd, cookies), g.get(t, plain, cookies)
			if got.Code != want.Code || got.Header().Get("Cache-Control") != want.Header().Get("Cache-Control") || cookies != nil && got.Body.String() != want.Body.String() {
				t.Errorf("%s has status %d and %q, %s has %d and %q", odd, got.Code, got.Header().Get("Cache-Control"), plain, want.Code, want.Header().Get("Cache-Control"))
			}
		}
	}
	for _, odd := range []string{
		"//evil.example", "//evil.example/", "//evil.example/portal/", "///portal/", "/%2f%2fevil.example", "/%5cevil.example", "/\\evil.example", "/.//evil.example",
		"/es//evil.example", "/es/%2fevil.example", "/es/", "/es/..", "/es/%2e%2e/", "/es/../clinics", "/./clinics", "/clinics/.", "/clinics/..", "/clinics/%2e%2e/portal/",
		"/Clinics", "/CLINICS/HER-CLINIC", "/clinics/her-clinic/", "/clinics/her-clinic.", "/clinics/her-clinic%00", "/clinics/her-clinic%20", "/clinics//her-clinic", "/clinics/ｈer-clinic",
		"/clinics/her-clinic%2f..%2fother-clinic", "/clinics/her%E2%80%8B-clinic", "/clinics/her-clinic;a=b", "/clinics/her-clinic%23", "/clinics/her-clinic%3fstate=WA", "/clinics/%2e%2e%2fportal%2f",
		"/Portal/", "/PORTAL/c/her-clinic/", "/portal", "/portal//", "/portal/c/her-clinic", "/portal/c/her-clinic//", "/portal/c//her-clinic/", "/portal/c/HER-CLINIC/", "/portal/c/her-clinic/../other-clinic/",
		"/portal/c/her-clinic/%2e%2e/other-clinic/", "/portal/c/her-clinic%2f..%2fother-clinic/", "/portal/c/her-clinic;/", "/portal;/", "/portal/./c/her-clinic/", "/portal/c/her-clinic/history/01", "/portal/c/her-clinic/history/+1",
		"/portal/c/her-clinic/history/1/", "/portal/c/her-clinic/services/DEEP-60", "/portal/../portal/", "/portal/sign-in/", "/portal/sign-in%00", "/portal/sessions/others/end/",
		"/prices", "/prices/", "/prices/..", "/prices/../portal/", "/prices/%2e%2e/%2e%2e/etc/passwd", "/prices/..%2f..%2fkneadwise.db", "/prices//manifest.json", "/prices/./manifest.json", "/prices/MANIFEST.JSON",
		"/prices/manifest.json/", "/prices/manifest.json.br", "/prices/manifest.json.gz", "/prices/manifest.json%00", "/.well-known/", "/.well-known/../portal/", "/.git/config", "/.env",
		"/assets/", "/assets/..", "/assets/../go.mod", "/assets/..%2f..%2fgo.mod", "/assets/%2e%2e%2fmanifest.json", "/assets/manifest.json", "/assets/.placeholder",
		"/embed/", "/embed/her-clinic/", "/embed/../portal/", "/embed/%2e%2e", "/widget.js/", "/Widget.js", "/livez/", "/livez%00", "/readyz?../portal/x", "/debug/pprof/", "/metrics", "/%", "/%zz",
	} {
		if _, err := url.ParseRequestURI(odd); err != nil {
			continue // net/http refuses it before us
		}
		for _, cookies := range [][]*http.Cookie{nil, g.cookies} {
			answer := g.get(t, odd, cookies)
			if to := answer.Header().Get("Location"); strings.HasPrefix(to, "//") || strings.Contains(to, "evil") || strings.Contains(to, `\`) || strings.Contains(to, "://") {
				t.Errorf("%s leads to %q", odd, to)
			}
			whole := odd == "/es/" || strings.HasPrefix(odd, "/readyz?")
			if !whole && answer.Code != http.StatusNotFound && !(strings.HasPrefix(odd, "/portal/") && cookies == nil && answer.Code == http.StatusSeeOther) && !(strings.HasPrefix(odd, "/embed/") && answer.Code == http.StatusNotFound) {
				t.Errorf("%s: status %d", odd, answer.Code)
			}
			if text := answer.Body.String(); !whole && (strings.Contains(text, "Her Clinic") || strings.Contains(text, "root:")) {
				t.Errorf("%s shows something", odd)
			}
		}
	}
}

// A page of another site can't ask by htmx: its headers need a leave that no
// route gives.
func TestNoRouteGivesOtherSitesLeave(t *testing.T) {
	g := fresh(t, config.Config{}, nil)
	before := rows(t, g.db)
	for _, way := range g.ways() {
		method, pattern, _ := strings.Cut(way, " ")
		path := filledIn(pattern, g.family(t), g.sample(), -1, "")
		asks := g.ask(t, http.MethodOptions, path, nil, g.cookies, "Origin", "https://evil.example", "Access-Control-Request-Method", method, "Access-Control-Request-Headers", "hx-request,hx-target", "Sec-Fetch-Site", "cross-site")
		for _, name := range []string{"Access-Control-Allow-Origin", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers", "Access-Control-Allow-Credentials"} {
			if got := asks.Header().Get(name); got != "" || asks.Code < 400 {
				t.Errorf("%s: the leave has status %d, %s %q", way, asks.Code, name, got)
			}
		}
		if method != http.MethodPost || !strings.HasPrefix(path, "/portal/") {
			continue
		}
		for _, from := range []string{"cross-site", "same-site"} {
			form := url.Values{"version": {"1"}, "name": {"Her Clinic"}}
			answer := g.post(t, path, form, g.cookies, "Sec-Fetch-Site", from, "Origin", "https://evil.example", "HX-Request", "true", "HX-Current-URL", "http://localhost:8080/portal/", "HX-Target", "item")
			if answer.Code != http.StatusForbidden {
				t.Errorf("%s from %s: status %d", way, from, answer.Code)
			}
			for name := range answer.Header() {
				if strings.HasPrefix(name, "Hx-") {
					t.Errorf("%s from %s: it has %s", way, from, name)
				}
			}
		}
	}
	if diff := cmp.Diff(before, rows(t, g.db)); diff != "" {
		t.Errorf("something was changed:\n%s", diff)
	}
}

var asked = regexp.MustCompile(`hx-(get|post|put|patch|delete)="([^"]*)"`)

// What htmx puts into a page is a part and never a page; and where it is led by a
// header, the address is ours, whatever was typed.
func TestPartsAreNoPages(t *testing.T) {
	g := fresh(t, config.Config{}, nil)
	leads := regexp.MustCompile(`^/portal/c/her-clinic/(\?done=(saved|added|removed)-[a-z]+|history\?done=[a-z]+)?$`)
	addresses := map[string]bool{}
	for _, way := range g.ways() {
		if method, pattern, _ := strings.Cut(way, " "); method == http.MethodGet {
			page := g.get(t, filledIn(pattern, "", g.sample(), -1, ""), g.cookies).Body.String()
			for _, found := range asked.FindAllStringSubmatch(page, -1) {
				if found[1] != "post" {
					t.Errorf("%s asks by %s: this test knows of post alone", pattern, found[1])
				}
				addresses[found[2]] = true
			}
		}
	}
	forms := g.forms(t)
	if len(addresses) < 20 {
		t.Fatalf("htmx asks %v alone", addresses)
	}
	for at := range addresses {
		valid := forms[at]
		if valid == nil {
			valid = url.Values{}
		}
		for _, form := range []url.Values{valid, {}, {"version": {"-1"}}, with(valid, "HX-Redirect", "https://evil.example", "then", "//evil.example", "done", "https://evil.example", "name", "\r\nHX-Redirect: https://evil.example", "version", "7")} {
			for who, cookies := range map[string][]*http.Cookie{"her": g.cookies, "nobody": nil} {
				answer := g.post(t, at, form, cookies, "HX-Request", "true", "HX-Current-URL", "https://evil.example/", "HX-Redirect", "https://evil.example", "HX-Prompt", "evil")
				text := answer.Body.String()
				if lower := strings.ToLower(text); slices.Contains([]int{200, 401, 409, 422}, answer.Code) && (strings.Contains(lower, "<html") || strings.Contains(lower, "<body") || strings.Contains(lower, "<!doctype")) {
					t.Errorf("%s to %s: status %d and a whole page", at, who, answer.Code)
				}
				for name := range answer.Header() {
					if !strings.HasPrefix(name, "Hx-") {
						continue
					}
					value := answer.Header().Get(name)
					fixed := map[string]string{"Hx-Retarget": "#sign-in-dialog", "Hx-Reswap": "innerHTML", "Hx-Reselect": "#sign-in-form", "Hx-Push-Url": "false", "Hx-Replace-Url": "false"}
					if value != fixed[name] && !(name == "Hx-Redirect" && leads.MatchString(value)) {
						t.Errorf("%s to %s: %s is %q", at, who, name, value)
					}
				}
				if strings.Contains(fmt.Sprint(answer.Header()), "evil") {
					t.Errorf("%s to %s: %v", at, who, answer.Header())
				}
			}
		}
	}
}

// with is a form in which some boxes hold something else.
func with(form url.Values, pairs ...string) url.Values {
	changed := url.Values{}
	for name, values := range form {
		changed[name] = values
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		changed.Set(pairs[i], pairs[i+1])
	}
	return changed
}
