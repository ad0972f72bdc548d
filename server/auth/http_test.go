package auth_test

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jba/templatecheck"

	"kneadwise/server/auth"
	"kneadwise/server/page"
	"kneadwise/web"
)

func TestTemplatesFitTheirViews(t *testing.T) {
	site, err := page.Open(web.Files(), nil, "", "")
	if err != nil {
		t.Fatal(err)
	}
	for name, view := range map[string]any{"portal/sign-in": auth.SignInView{}, "portal/continue": auth.ContinueView{}, "portal/sessions": auth.SessionsView{}} {
		for _, block := range []string{"layout", "dialog", "refusal"} {
			if found := site.Template(name).Lookup(block); found != nil {
				if err := templatecheck.CheckHTML(found, view); err != nil {
					t.Errorf("%s, %s: %v", name, block, err)
				}
			}
		}
	}
}

var input = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)

// hidden are the hidden values of a page, as a browser would send them.
func hidden(r *httptest.ResponseRecorder) url.Values {
	all := url.Values{}
	for _, found := range input.FindAllStringSubmatch(r.Body.String(), -1) {
		all.Add(html.UnescapeString(found[1]), html.UnescapeString(found[2]))
	}
	return all
}

func action(r *httptest.ResponseRecorder) string {
	found := regexp.MustCompile(`<form[^>]* action="([^"]*)"`).FindAllStringSubmatch(r.Body.String(), -1)
	if len(found) == 0 {
		return ""
	}
	return html.UnescapeString(found[len(found)-1][1])
}

func TestAPageLeadsThroughSignIn(t *testing.T) {
	b := one(t, setup{})
	w := b.browser()
	r := w.get("/portal/c/blue-heron/prices?from=mail")
	at := r.Header().Get("Location")
	if r.Code != http.StatusSeeOther || at != "/portal/sign-in?then=%2Fportal%2Fc%2Fblue-heron%2Fprices%3Ffrom%3Dmail" {
		t.Fatalf("status %d to %q", r.Code, at)
	}
	r = w.get(at)
	form := hidden(r)
	form.Set("sign-in-email", alice)
	form.Set("sign-in-password", "mistyped")
	r = w.post(action(r), form)
	if r.Code != http.StatusUnprocessableEntity || !strings.Contains(r.Body.String(), `value="`+alice+`"`) || strings.Contains(r.Body.String(), "mistyped") {
		t.Errorf("after a wrong password: %d: %s", r.Code, r.Body)
	}
	form = hidden(r)
	form.Set("sign-in-email", alice)
	form.Set("sign-in-password", secret)
	r = w.post(action(r), form)
	if r.Code != http.StatusSeeOther || r.Header().Get("Location") != "/portal/c/blue-heron/prices?from=mail" {
		t.Errorf("status %d to %q", r.Code, r.Header().Get("Location"))
	}
	w.is(alice)
	if r := w.get(at); r.Code != http.StatusSeeOther || r.Header().Get("Location") != "/portal/c/blue-heron/prices?from=mail" {
		t.Errorf("who is signed in is asked again: %d to %q", r.Code, r.Header().Get("Location"))
	}
}

// Without script, what was typed goes through sign-in, a mistake included.
func TestATypedFormGoesThroughSignIn(t *testing.T) {
	for name, test := range map[string]struct {
		post, then string
		typed      url.Values
	}{
		"prices": {"/portal/c/blue-heron/prices", "/portal/c/blue-heron/prices", url.Values{
			"name": {`60 min & "more" <b>`, "second"}, "email": {"desk@clinic.example"}, "then": {"/portal/evil"}, "again": {"no"},
			"kept.name": {"nested"}, "lines": {"one\r\ntwo"}, "empty": {""}, "ünïcode": {"Señora 🙂"}, `"><script>`: {"<script>alert(1)</script>"},
		}},
		"nothing typed":                 {"/portal/c/blue-heron/prices", "/portal/c/blue-heron/prices", url.Values{}},
		"the beginning without account": {"/portal/begin", "/portal/offer", url.Values{"name": {"60 minutes"}, "price": {"95.00", "", "120"}}},
	} {
		t.Run(name, func(t *testing.T) {
			b := one(t, setup{})
			w := b.browser()
			sent := url.Values{"my-password": {"hunter2"}, "Password": {"hunter2"}}
			for name, values := range test.typed {
				sent[name] = values
			}
			r := w.post(test.post, sent)
			if r.Code != http.StatusUnauthorized || !strings.Contains(r.Body.String(), "What you typed goes along") {
				t.Fatalf("status %d: %s", r.Code, r.Body)
			}
			for _, password := range []string{"wrong", secret} {
				if strings.Contains(r.Body.String(), "hunter2") || strings.Contains(r.Body.String(), "<script>alert") {
					t.Error("the page holds what it must not")
				}
				form := hidden(r)
				form.Set("sign-in-email", alice)
				form.Set("sign-in-password", password)
				r = w.post(action(r), form)
			}
			if r.Code != http.StatusOK || !strings.Contains(r.Body.String(), "You are signed in") || !strings.Contains(r.Body.String(), "Nothing you typed is lost.") {
				t.Fatalf("status %d: %s", r.Code, r.Body)
			}
			if got := hidden(r); got.Encode() != test.typed.Encode() {
				t.Errorf("the values are\n%v, want\n%v", got, test.typed)
			}
			if got := action(r); got != test.then {
				t.Errorf("they go to %q, want %q", got, test.then)
			}
			r = w.post(action(r), hidden(r))
			if want := "for " + alice + ": " + test.typed.Get("name"); r.Code != http.StatusOK || r.Body.String() != want {
				t.Errorf("status %d: %q, want %q", r.Code, r.Body, want)
			}
		})
	}
}

// Signed in, the form goes on as it is.
func TestTheBeginningOfWhoIsSignedIn(t *testing.T) {
	b := one(t, setup{})
	r := b.signedIn(alice).post("/portal/begin", url.Values{"price": {"95"}})
	if r.Code != http.StatusTemporaryRedirect || r.Header().Get("Location") != "/portal/offer" {
		t.Errorf("status %d to %q", r.Code, r.Header().Get("Location"))
	}
}

// An answer to htmx goes into the dialog over the page, whatever asked.
func TestARequestOfHTMXOpensTheDialog(t *testing.T) {
	b := one(t, setup{})
	w := b.browser()
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		r := w.do(method, "/portal/c/blue-heron/prices", url.Values{"name": {"typed"}}, "HX-Request", "true")
		if r.Code != http.StatusUnauthorized {
			t.Errorf("%s has status %d", method, r.Code)
		}
		for name, want := range map[string]string{
			"HX-Retarget": "#sign-in-dialog", "HX-Reswap": "innerHTML", "HX-Reselect": "#sign-in-form", "HX-Push-Url": "false", "HX-Replace-Url": "false",
		} {
			if got := r.Header().Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", method, name, got, want)
			}
		}
		body := r.Body.String()
		if !strings.HasPrefix(body, `<form class="facts" id="sign-in-form"`) || strings.Contains(body, "<html") || strings.Contains(body, "typed<") {
			t.Errorf("%s: the answer is %s", method, body)
		}
	}
	if r := w.signIn(alice, "wrong", "HX-Request", "true"); r.Code != http.StatusUnprocessableEntity || !strings.Contains(r.Body.String(), "is not right") || !strings.HasPrefix(r.Body.String(), "<form") {
		t.Errorf("a wrong password: %d: %s", r.Code, r.Body)
	}
	r := w.signIn(alice, secret, "HX-Request", "true")
	if r.Code != http.StatusNoContent || r.Body.Len() != 0 || r.Header().Get("HX-Trigger") != `{"kneadwise:signed-in":{"account":"`+alice+`"}}` {
		t.Errorf("status %d, trigger %q: %s", r.Code, r.Header().Get("HX-Trigger"), r.Body)
	}
	w.is(alice)
}

// What a script fetches for itself gets no page to swallow.
func TestAFetchIsTold(t *testing.T) {
	b := one(t, setup{})
	for mode, want := range map[string]int{"cors": 401, "same-origin": 401, "no-cors": 401, "navigate": 303, "": 303} {
		headers := []string{"Sec-Fetch-Mode", mode}
		if mode == "" {
			headers = nil
		}
		if r := b.browser().get("/portal/", headers...); r.Code != want {
			t.Errorf("mode %q has status %d, want %d", mode, r.Code, want)
		}
	}
}

func TestCookies(t *testing.T) {
	for name, test := range map[string]struct {
		publicURL string
		prefix    string
		secure    bool
	}{
		"https":              {"https://prices.example", "__Secure-", true},
		"loopback over http": {"", "", false},
		"http, said so":      {"http://localhost:8080", "", false},
	} {
		t.Run(name, func(t *testing.T) {
			b := one(t, setup{publicURL: test.publicURL})
			r := b.browser().signIn(alice, secret)
			cookies := r.Result().Cookies()
			if len(cookies) != 2 {
				t.Fatalf("%d cookies: status %d", len(cookies), r.Code)
			}
			for _, c := range cookies {
				if !strings.HasPrefix(c.Name, test.prefix+"kneadwise-") || c.Path != "/portal" || c.Domain != "" || !c.HttpOnly || c.Secure != test.secure || c.SameSite != http.SameSiteLaxMode || c.MaxAge <= 0 {
					t.Errorf("the cookie is %s", c)
				}
			}
		})
	}
}

// A password is asked for where nobody between can read it, and nowhere else.
func TestNobodySignsInOverPlainHTTP(t *testing.T) {
	for name, test := range map[string]struct {
		publicURL, host, from string
		want                  bool
	}{
		"this machine":                           {"", "localhost:8080", "127.0.0.1:5", true},
		"this machine by number":                 {"", "127.0.0.1:8080", "127.0.0.1:5", true},
		"this machine by IPv6":                   {"", "[::1]:8080", "[::1]:5", true},
		"a name below localhost":                 {"", "demo.localhost:8080", "127.0.0.1:5", true},
		"https":                                  {"https://prices.example", "prices.example", "192.0.2.1:5", true},
		"another machine":                        {"", "192.168.1.5:8080", "192.168.1.9:5", false},
		"another machine that says localhost":    {"", "localhost:8080", "192.168.1.9:5", false},
		"a proxy here that nobody told us of":    {"", "prices.example", "127.0.0.1:5", false},
		"a public address without https":         {"http://prices.example", "prices.example", "192.0.2.1:5", false},
		"a name that begins like this machine's": {"", "localhost.evil.example", "127.0.0.1:5", false},
		"no host":                                {"", "", "127.0.0.1:5", false},
	} {
		t.Run(name, func(t *testing.T) {
			b := one(t, setup{publicURL: test.publicURL})
			w := b.browser()
			w.host, w.from = test.host, test.from
			page, r := w.get("/portal/sign-in"), w.signIn(alice, secret)
			if test.want {
				if page.Code != http.StatusOK || r.Code != http.StatusSeeOther {
					t.Errorf("the page has status %d, the sign-in %d", page.Code, r.Code)
				}
				w.is(alice)
				return
			}
			if page.Code != http.StatusForbidden || r.Code != http.StatusForbidden || len(r.Result().Cookies()) > 0 {
				t.Errorf("the page has status %d, the sign-in %d", page.Code, r.Code)
			}
			for _, answer := range []*httptest.ResponseRecorder{page, r} {
				if text := answer.Body.String(); !strings.Contains(text, "without https") || strings.Contains(text, `type="password"`) {
					t.Errorf("the answer is %s", text)
				}
			}
			// A good cookie counts for nothing there either.
			good := b.browser()
			if test.publicURL == "" {
				good = b.signedIn(alice)
			}
			good.host, good.from = test.host, test.from
			good.is("")
		})
	}
}

func TestNothingBehindSignInIsKept(t *testing.T) {
	b := one(t, setup{})
	w := b.signedIn(alice)
	for _, r := range []*httptest.ResponseRecorder{
		w.get("/portal/"), w.get("/portal/sessions"), w.get("/portal/sign-in"), b.browser().get("/portal/"), b.browser().get("/portal/sign-in"),
		w.post("/portal/c/x/prices", url.Values{"name": {"x"}}), b.browser().signIn(alice, "wrong"), b.browser().post("/portal/offer", nil), w.post("/portal/sign-out", nil),
	} {
		if got := r.Header().Values("Cache-Control"); !slices.Equal(got, []string{"no-store"}) {
			t.Errorf("status %d: Cache-Control is %q", r.Code, got)
		}
		if !strings.Contains(r.Header().Get("Content-Security-Policy"), "form-action 'self'") {
			t.Errorf("status %d: the policy is %q", r.Code, r.Header().Get("Content-Security-Policy"))
		}
	}
}

func TestThePageOfSessions(t *testing.T) {
	b := one(t, setup{})
	other := b.browser()
	other.signIn(alice, secret, "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0")
	w := b.browser()
	w.signIn(alice, secret, "User-Agent", "<script>alert(1)</script>\x00")
	third := b.signedIn(alice)
	foreign := b.signedIn(bob)

	text := w.get("/portal/sessions").Body.String()
	if strings.Count(text, "/end\"") != 4 || !strings.Contains(text, "Firefox on Linux") || !strings.Contains(text, "A browser</b> (this one)") || strings.Contains(text, "alert(1)") {
		t.Errorf("the page is %s", text)
	}
	ends := regexp.MustCompile(`action="(/portal/sessions/[A-Z0-9]+/end)"><button class="button small danger">End<span class="unseen"> the session of Firefox`).FindStringSubmatch(text)
	if len(ends) != 2 {
		t.Fatal("there is no form to end Firefox's session")
	}
	if r := foreign.post(ends[1], nil); r.Code != http.StatusNotFound {
		t.Errorf("somebody else ends it: %d", r.Code)
	}
	other.is(alice)
	if r := w.post(ends[1], nil); r.Code != http.StatusSeeOther || r.Header().Get("Location") != "/portal/sessions" {
		t.Errorf("status %d to %q", r.Code, r.Header().Get("Location"))
	}
	other.is("")
	if r := w.post("/portal/sessions/others/end", nil); r.Code != http.StatusSeeOther {
		t.Errorf("status %d", r.Code)
	}
	third.is("")
	w.is(alice)
	foreign.is(bob)
	own := regexp.MustCompile(`action="(/portal/sessions/[A-Z0-9]+/end)"><button class="button small danger">Sign out`).FindStringSubmatch(w.get("/portal/sessions").Body.String())
	if len(own) != 2 {
		t.Fatal("there is no form to end this session")
	}
	if r := w.post(own[1], nil); r.Header().Get("Location") != "/portal/sign-in" || len(w.cookies) > 0 {
		t.Errorf("one's own session: to %q, cookies %v", r.Header().Get("Location"), w.cookies)
	}
}

func TestBrowsersAreNamed(t *testing.T) {
	for agent, want := range map[string]string{
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36":                         "Chrome on Windows",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0":           "Edge on Windows",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15":                   "Safari on Mac",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1": "Safari on iPhone",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/156.0 Mobile/15E148 Safari/604.1":  "Chrome on iPhone",
		"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36":     "Samsung Internet on Android",
		"Mozilla/5.0 (Android 15; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0":                                                                    "Firefox on Android",
		"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36":                          "Chrome on ChromeOS",
		"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 OPR/120.0":                         "Opera on Linux",
		"curl/8.9.1":                     "curl",
		"":                               "A browser",
		"<img src=x onerror=alert(1)>":   "A browser",
		strings.Repeat("Windows ", 5000): "A browser on Windows",
	} {
		if got := auth.BrowserOf(agent); got != want {
			t.Errorf("%.60s is %q, want %q", agent, got, want)
		}
	}
}

func TestHeadAsksForNothing(t *testing.T) {
	b := one(t, setup{})
	r := b.browser().do(http.MethodHead, "/portal/sessions", nil)
	if r.Code != http.StatusSeeOther {
		t.Errorf("HEAD has status %d", r.Code)
	}
	if got := fmt.Sprint(b.signedIn(alice).do(http.MethodHead, "/portal/sessions", nil).Code); got != "200" {
		t.Errorf("HEAD has status %s", got)
	}
}
