package pricing_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/jba/templatecheck"
	"golang.org/x/net/html"

	"kneadwise/server/page/pagetest"
	"kneadwise/server/pricing"
)

// payloads are texts that would run if a page took them for its own.
var payloads = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' autofocus onfocus=alert(1) x='`,
	`</textarea></title><svg onload=alert(1)>`, `{{.Version}}`, `javascript:alert(1)`, `" hx-on:click="alert(1)`, `js:alert(1)`,
}

// inert fails where a page has an element or attribute that a payload made.
func (a answer) inert(payload string) {
	a.Helper()
	for n := range a.root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "svg", "img":
			a.Errorf("%q made an element %s", payload, n.Data)
		case "script":
			if src := pagetest.Attribute(n, "src"); !strings.HasPrefix(src, "/assets/") {
				a.Errorf("%q made a script", payload)
			}
		}
		for _, at := range n.Attr {
			switch {
			case strings.HasPrefix(at.Key, "on"), strings.HasPrefix(at.Key, "hx-on"), strings.HasPrefix(at.Key, "hx-vals"):
				a.Errorf("%q made an attribute %s", payload, at.Key)
			case at.Key == "href" || at.Key == "action" || at.Key == "src" || strings.HasPrefix(at.Key, "hx-post"):
				if !strings.HasPrefix(at.Val, "/") && !strings.HasPrefix(at.Val, "#") {
					a.Errorf("%q made %s=%q", payload, at.Key, at.Val)
				}
			}
		}
	}
}

// Every box is given every payload: in the form that comes back, in what is said
// as she types, and on every page that shows what was taken.
func TestTypedTextIsInert(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		for path, valid := range map[string]url.Values{
			"profile": profile(), "services/new": hour(), "packages/new": five(), "memberships/new": monthly(),
			"payers/new": with(aetna(), "insurer", "cigna", "publish_rates", "yes", "rate.deep-tissue-60", "70"), "terms": since(),
		} {
			for name := range valid {
				for _, payload := range payloads {
					v := with(valid, name, payload, "version", payload, "take", payload, "again", payload)
					d.htmx(path+"/check", v).want(http.StatusOK).inert(payload)
					d.post(path, v).inert(payload)
					d.htmx(path, v).inert(payload)
				}
			}
		}
		for _, payload := range payloads {
			d.post("profile", with(d.get("profile").values(), "name", payload, "place.0.name", payload, "place.0.city", payload)).want(http.StatusSeeOther)
			overview := d.get("").want(http.StatusOK)
			overview.inert(payload)
			overview.says("main", strings.Join(strings.Fields(payload), " "))
			d.get("profile").want(http.StatusOK).inert(payload)
			old := d.get("profile").values()
			d.post("profile", with(old, "name", "Another "+payload)).want(http.StatusSeeOther)
			d.post("profile", with(old, "name", "A third")).want(http.StatusConflict).inert(payload)
			d.get("?done=" + url.QueryEscape("saved-"+payload)).inert(payload)
			typed := form("provider", payload, "state", payload, "price_60", payload, "package_visits", payload, "clinic", payload)
			d.ask(http.MethodPost, "/portal/offer", typed).inert(payload)
			d.post("offer", with(typed, "adopt", payload, "version."+payload, payload)).inert(payload)
		}
	})
}

func TestTemplatesFitTheirViews(t *testing.T) {
	site := openSite(t)
	for name, view := range map[string]any{
		"portal/overview": pricing.OverviewView{}, "portal/item-remove": pricing.RemoveView{}, "portal/item-offer": pricing.OfferView{},
		"portal/profile": pricing.FormView{}, "portal/service": pricing.FormView{}, "portal/package": pricing.FormView{},
		"portal/membership": pricing.FormView{}, "portal/payer": pricing.FormView{}, "portal/terms": pricing.FormView{},
	} {
		if err := templatecheck.CheckHTML(site.Template(name), view); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Each control has its label, each id stands once, and Enter saves.
func TestFormsCanBeUsedByEarAndByKeyboard(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		for _, path := range []string{
			"profile", "terms", "services/new", "packages/new", "memberships/new", "payers/new",
			"services/deep-tissue-60", "packages/pack-5", "memberships/monthly", "payers/aetna",
		} {
			a := d.get(path).want(http.StatusOK)
			seen := map[string]bool{}
			for _, n := range a.all("[id]") {
				id := pagetest.Attribute(n, "id")
				if seen[id] {
					d.Errorf("%s: two of id %s", path, id)
				}
				seen[id] = true
			}
			form := answer{desk: d, root: a.one("#item")}
			for _, n := range slices.Concat(form.all("input"), form.all("select"), form.all("textarea")) {
				if kind := pagetest.Attribute(n, "type"); kind == "hidden" {
					continue
				}
				id := pagetest.Attribute(n, "id")
				labeled := a.one("label[for="+id+"]") != nil
				for above := n.Parent; above != nil && !labeled; above = above.Parent {
					labeled = above.Data == "label"
				}
				if name := pagetest.Attribute(n, "name"); !labeled {
					d.Errorf("%s: %s has no label", path, name)
				}
				describing := pagetest.Attribute(n, "aria-describedby")
				for _, id := range strings.Fields(describing) {
					if !seen[id] {
						d.Errorf("%s: described by %s, which is not there", path, id)
					}
				}
			}
			if button := form.one("button"); pagetest.Has(button, "name") {
				d.Errorf("%s: Enter presses %s", path, pagetest.Attribute(button, "name"))
			}
			if len(a.all("h1")) != 1 {
				d.Errorf("%s has %d headings of the first level", path, len(a.all("h1")))
			}
		}
	})
}
