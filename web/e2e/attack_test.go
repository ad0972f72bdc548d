package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"kneadwise/server/account"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/pricing"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/pricelist"
	"kneadwise/web"
	"kneadwise/web/e2e/browser"
)

// What a clinic may be called, and so may call: each would run, load or be seen
// as an element where a page took it for markup.
const (
	hostileName   = `<img src=/attacked onerror=attacked()><attacked-x>`
	hostilePlace  = `"><svg onload=attacked()><attacked-x>`
	hostileCity   = `</script><script>attacked()</script><attacked-x>`
	hostileSecond = `' autofocus onfocus=attacked() x='<attacked-x>`
	hostileWords  = `{{attacked()}}${attacked()}{name}<attacked-x>`
	hostileLink   = `https://clinic.example/?x=';attacked();'`
	hostileNote   = `<iframe srcdoc="<script>parent.attacked()</script>"></iframe><attacked-x> "` + "\n" + `onload=attacked()`
)

// The demonstration's own clinic says all of it, publishes it, and every page that
// shows it is opened where scripts run. Nothing of it is called, loaded or an
// element; and it is not the policy that kept it from that, for nothing is refused.
func TestNothingThatWasTypedRuns(t *testing.T) {
	changing(t, func(t *testing.T, b browser.Browser, s *Server) {
		const slug = "cedar-street-massage"
		before := s.bundle(t)
		list := s.publishes(t, slug, hostile)
		s.waitForBundle(t, before)
		s.drafts(t, slug, list)

		clean := func(v *visit, where string) {
			t.Helper()
			found := look[[]string](v, `[...document.querySelectorAll("attacked-x, img[src*=attacked], [onerror], [onload], [onfocus], iframe[srcdoc], base")].map((e) => e.outerHTML)`)
			if len(found) > 0 {
				t.Errorf("%s has the elements %q", where, found)
			}
			e, err := v.page.Violations(v.ctx)
			v.must(err)
			// A form that is refused is answered with 422, which the browser tells of.
			e.Console = slices.DeleteFunc(e.Console, func(said string) bool { return strings.Contains(said, "a status of 422") })
			if len(e.CSP) > 0 || len(e.Console) > 0 {
				t.Errorf("%s: refused %q, said %q", where, e.CSP, e.Console)
			}
		}
		shows := func(path, text, until string) *visit {
			t.Helper()
			v := open(t, b, s, path)
			if until != "" {
				v.waitFor(until)
			}
			v.waitFor(fmt.Sprintf(`document.body.textContent.includes(%q) || [...document.querySelectorAll("input, textarea")].some((e) => e.value.includes(%q))`, text, text))
			clean(v, path)
			return v
		}
		for _, in := range []string{"", "/es"} {
			shows(in+"/clinics", hostileName, "")
			shows(in+"/clinics/"+slug, hostileCity, "")
			shows(in+"/embed/"+slug, hostilePlace, `document.querySelector("#results")?.firstElementChild`)

			v := arrive(t, b, s, in+"/")
			v.write("place", "Washington")
			v.fetchClinics()
			v.choose("clinics:" + slug)
			v.waitFor(fmt.Sprintf(`document.querySelector("#results").textContent.includes(%q)`, hostileName))
			v.unfold("quotes")
			v.write("own[0].name", hostileSecond)
			v.write("own[0].price", "73.91")
			v.waitFor(fmt.Sprintf(`document.querySelector("#results").textContent.includes(%q)`, hostileSecond))
			clean(v, in+"/ with the clinic picked")
		}

		v := open(t, b, s, "/portal/sign-in")
		password, err := os.ReadFile(filepath.Join(s.Data, "demo-password"))
		v.must(err)
		v.must(v.page.Type(v.ctx, "[name=sign-in-email]", account.DemonstrationEmail))
		v.must(v.page.Type(v.ctx, "[name=sign-in-password]", strings.TrimSpace(string(password))))
		v.click("main form button.main")
		v.waitFor(`document.body.dataset.account`)
		const clinic = "/portal/c/" + slug
		publishing := shows(clinic+"/publish", hostileWords, "")
		publishing.must(publishing.page.Eval(publishing.ctx, fmt.Sprintf(`document.querySelector("[name=note]").value = %q`, hostileNote), nil))
		publishing.click("main form button.main")
		publishing.waitFor(`document.querySelector(".note")`)
		clean(publishing, "the history")
		shows("/portal/", hostileName, "")
		shows(clinic+"/", hostileCity, "")
		form := shows(clinic+"/profile", hostileSecond, "")
		form.must(form.page.Type(form.ctx, "[name=website]", "javascript:attacked()"))
		form.click("#item button.main")
		form.waitFor(`document.querySelector("#errors")`)
		clean(form, "the form that was refused")
		shows(clinic+"/preview", hostileName, `document.querySelector("#preview").dataset.by === "engine"`)
		shows(clinic+"/history/3", `parent.attacked()`, "")
		shows(clinic+"/withdraw", hostileName, "")
		shows(clinic+"/widget", "cedar-street-massage", "")
		for _, r := range s.Witness.Requests() {
			if strings.Contains(r.URL, "attacked") {
				t.Errorf("something asked for %s", r.URL)
			}
		}
	})
}

// hostile dresses a list.
func hostile(list *pricelist.List) {
	list.Name, list.Website, list.BookingURL = hostileName, hostileLink, hostileLink
	list.Locations = append(slices.Clone(list.Locations[:1]), list.Locations[0])
	list.Locations[1].ID = "second"
	list.Locations[0].Name, list.Locations[0].City = hostilePlace, hostileCity
	list.Locations[1].Name, list.Locations[1].City = hostileSecond, hostileWords
}

// drafts makes a clinic's draft a list, with its places the other way around, and
// gives the clinic the list's name.
func (s *Server) drafts(t *testing.T, slug string, list *pricelist.List) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	db, err := store.Open(t.Context(), filepath.Join(s.Data, "kneadwise.db"), store.Options{Now: time.Now})
	must(err)
	defer db.Close()
	assets, err := web.Manifest()
	must(err)
	site, err := page.Open(web.Files(), assets, "test", "")
	must(err)
	var user string
	must(db.Write(t.Context(), func(tx *store.Tx) error {
		if _, err := tx.Exec(`UPDATE clinics SET name = ? WHERE slug = ?`, list.Name, slug); err != nil {
			return err
		}
		return tx.Get(&user, `SELECT id FROM users WHERE email = ?`, account.DemonstrationEmail)
	}))
	clinic, err := account.New(db, nil).Clinic(t.Context(), slug)
	must(err)
	draft := *list
	draft.Locations = slices.Clone(list.Locations)
	draft.Locations[0].City, draft.Locations[1].City = list.Locations[1].City, list.Locations[0].City
	today := func() civil.Date { return publish.Day(time.Now()) }
	must(pricing.New(db, site.Texts(locale.English), today).Replace(t.Context(), clinic, user, &draft))
}
