package e2e

import (
	"context"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
	"kneadwise/web/e2e/witness"
)

// An owner who is signed in opens pages of others, which send forms and scripts'
// requests to her clinic's pages with whatever her browser adds. One stands on
// another port of the same name, to which her cookies go along, one on another
// name. Nothing changes, and nothing can be read.
func TestPagesOfOthersChangeNothing(t *testing.T) {
	for _, name := range browser.Wanted(t, browser.Chromium, browser.Firefox) {
		t.Run(name, func(t *testing.T) {
			b, s := browser.New(t, name), StartServer(t)
			o := arriveAsOwner(t, b, s, "/portal/sign-in")
			o.signIn()
			// There is a change that could be published.
			o.goTo(hersAt + "services/deep-90")
			o.write("f-price", "141")
			o.press("Enter")
			o.saved("The visit was saved")

			// The attacker knows what only her pages say.
			o.goTo(hersAt + "publish")
			draft := look[string](o.visit, `document.querySelector("form [name=version]").value`)
			o.goTo(hersAt + "services/deep-60")
			visit := look[string](o.visit, `document.querySelector("form [name=version]").value`)
			o.goTo("/portal/sessions")
			end := look[string](o.visit, `document.querySelector("form[action$='/end']").getAttribute("action")`)
			o.goTo(hersAt)
			before := o.state()

			attacks := []struct {
				path   string
				values url.Values
			}{
				{hersAt + "publish", url.Values{"version": {draft}, "note": {"not hers"}}},
				{hersAt + "services/deep-60", url.Values{"version": {visit}, "minutes": {"60"}, "price": {"1"}}},
				{hersAt + "services/deep-60/remove", url.Values{"version": {visit}, "used": {"0"}}},
				{hersAt + "services/new", url.Values{"version": {"0"}, "minutes": {"45"}, "price": {"1"}}},
				{hersAt + "offer", url.Values{"adopt": {"price_60"}, "version.price_60": {visit}, "price_60": {"1"}}},
				{hersAt + "withdraw", url.Values{"name": {"Cedar Street Massage"}}},
				{"/portal/offer", url.Values{"price_60": {"1"}}},
				{"/portal/begin", url.Values{"price_60": {"1"}}},
				{"/portal/sign-in", url.Values{"sign-in-email": {s.Email}, "sign-in-password": {s.Password}}},
				{end, nil},
				{"/portal/sign-out", nil},
			}
			other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				query := r.URL.Query()
				switch r.URL.Path {
				case "/form":
					to := query.Get("to")
					query.Del("to")
					fmt.Fprintf(w, `<!doctype html><title>Win</title><form method="post" action="%s">`, html.EscapeString(to))
					for name, values := range query {
						fmt.Fprintf(w, `<input name="%s" value="%s">`, html.EscapeString(name), html.EscapeString(values[0]))
					}
					fmt.Fprint(w, `</form><script>document.forms[0].submit()</script>`)
				case "/frame":
					fmt.Fprintf(w, `<!doctype html><title>Win</title><iframe src="%s"></iframe>`, html.EscapeString(query.Get("to")))
				default:
					fmt.Fprint(w, `<!doctype html><title>Win</title>`)
				}
			}))
			defer other.Close()

			for _, site := range []string{other.URL, strings.Replace(other.URL, "127.0.0.1", "localhost", 1)} {
				for _, a := range attacks {
					query := url.Values{"to": {s.URL + a.path}}
					for name, values := range a.values {
						query[name] = values
					}
					s.Witness.Reset()
					p, err := b.Open(o.ctx, site+"/form?"+query.Encode())
					o.must(err)
					o.must(within(o, p, fmt.Sprintf(`location.origin === %q && document.readyState === "complete"`, s.URL)))
					var status int
					o.must(p.Eval(o.ctx, `performance.getEntriesByType("navigation")[0].responseStatus`, &status))
					if status != http.StatusForbidden {
						t.Errorf("a form of %s sent to %s is answered with %d", site, a.path, status)
					}
					sent := s.Witness.Requests()
					at := slices.IndexFunc(sent, func(r witness.Request) bool { return r.Method == http.MethodPost && r.URL == a.path })
					if at < 0 {
						t.Errorf("a form of %s did not come to %s", site, a.path)
					} else if cookie := sent[at].Header.Get("Cookie"); (cookie != "") != (site == other.URL) {
						t.Errorf("with a form of %s came the cookie %q", site, cookie)
					}
				}
				if now := o.state(); now != before {
					t.Fatalf("the forms of %s changed something:\n%s\nit was:\n%s", site, now, before)
				}
				o.scripted(b, site, visit, before)
				if name == browser.Chromium { // the other's driver stumbles over a frame that is refused
					p, err := b.Open(o.ctx, site+"/frame?"+url.Values{"to": {s.URL + hersAt}}.Encode())
					o.must(err)
					e, err := p.Violations(o.ctx)
					o.must(err)
					if len(e.CSP)+len(e.Console) == 0 {
						t.Errorf("a page of %s may frame the portal", site)
					}
				}
			}
			o.goTo("/portal/")
			if o.text(".account") == "" {
				t.Error("she is signed out")
			}
		})
	}
}

// scripted lets a page of another site ask by script, with credentials.
func (o *owner) scripted(b browser.Browser, site, version, before string) {
	o.Helper()
	p, err := b.Open(o.ctx, site+"/")
	o.must(err)
	var read []string
	o.must(p.Eval(o.ctx, fmt.Sprintf(`
const at = %q, clinic = at + %q, read = [];
for (const path of ["services/deep-60", "publish", "withdraw", "history/1/revert"])
	for (const mode of ["cors", "no-cors"])
		for (const type of ["application/x-www-form-urlencoded", "text/plain", "application/json"])
			try {
				const answer = await fetch(clinic + path, { method: "POST", mode, credentials: "include", headers: mode === "cors" ? { "Content-Type": type, "HX-Request": "true" } : {}, body: new URLSearchParams({ version: %q, price: "1", minutes: "60", current: "1", name: "Cedar Street Massage" }).toString() });
				if (answer.type !== "opaque") read.push("POST " + path);
			} catch {}
for (const path of ["", "services/deep-60", "draft.kwb", "history"])
	try { read.push("GET " + path + (await (await fetch(clinic + path, { credentials: "include" })).text()).length) } catch {}
navigator.sendBeacon(at + "/portal/sign-out", new URLSearchParams({ a: "b" }));
await new Promise((done) => setTimeout(done, 300));
return read;`, o.server.URL, hersAt, version), &read))
	if len(read) > 0 {
		o.Errorf("a script of %s reads %q", site, read)
	}
	if now := o.state(); now != before {
		o.Fatalf("a script of %s changed something:\n%s\nit was:\n%s", site, now, before)
	}
}

// state is all that somebody could want to change, as her own pages say it.
func (o *owner) state() string {
	o.Helper()
	return look[string](o.visit, `
const said = [];
for (const path of ["/portal/", "", "history", "publish", "/portal/sessions"]) {
	const answer = await fetch(path.startsWith("/") ? path : "`+hersAt+`" + path, { cache: "no-store" });
	const page = new DOMParser().parseFromString(await answer.text(), "text/html");
	for (const time of page.querySelectorAll("time")) time.remove();
	said.push(answer.status + " " + answer.url + " " + page.querySelector("main").textContent.replace(/\s+/g, " "));
}
return said.join("\n");`)
}

// within waits for an expression of another page than hers.
func within(o *owner, p browser.Page, condition string) error {
	ctx, cancel := context.WithTimeout(o.ctx, waitLimit)
	defer cancel()
	return p.WaitFor(ctx, condition)
}
