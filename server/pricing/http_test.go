package pricing_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"

	"kneadwise/server/page/pagetest"
	"kneadwise/wasm/document"
)

// The story: what is typed becomes the price list that a buyer reads.
func TestWhatIsTypedBecomesAPriceList(t *testing.T) {
	each(t, func(d *desk) {
		empty := d.get("").want(http.StatusOK)
		empty.says(".warning", "cannot be published yet")
		d.full()
		draft := d.draft()
		if len(draft.Faults) > 0 {
			d.Fatal(draft.Faults)
		}
		list := *draft.List
		if list.Revision != 0 || list.PublishedOn != 0 || list.SHA256 != "" {
			d.Errorf("the draft has revision %d of day %d", list.Revision, list.PublishedOn)
		}
		list.Revision, list.PublishedOn = 1, today()
		const want = `{"format":"kneadwise.price-list/1","revision":1,"published_on":"2026-12-01","clinic":{"slug":"cedar","name":"Cedar Street Massage","provider_type":"massage_therapist",` +
			`"locations":[{"id":"main","name":"Spokane","city":"Spokane","state":"WA","zip3":"992","phone":"509-555-0100"}],"website":"https://cedar.example","booking_url":"https://cedar.example/book"},` +
			`"effective":{"from":"2026-12-01"},"currency":"USD",` +
			`"services":[{"id":"deep-tissue-60","modality":"deep_tissue","booked_minutes":60,"hands_on_minutes":50,"price_cents":9500}],` +
			`"packages":[{"id":"pack-5","credits":{"unit":"visit","count":5},"price_cents":44000,"services":["deep-tissue-60"],"expires":{"rule":"after_purchase","months":6}}],` +
			`"memberships":[{"id":"monthly","interval":{"every":1,"unit":"month"},"fee_cents":7900,"credits_per_interval":{"unit":"visit","count":1},"services":["deep-tissue-60"],"unused":{"rule":"roll_over","cap":2},"member_prices":[{"service":"deep-tissue-60","price_cents":8250}],"minimum_intervals":6}],` +
			`"payers":[{"payer":"aetna","network":"in","cash_allowed":false,"needs":{"prescription":true},"provider_types_paid":["massage_therapist"],"verified_on":"2026-11-20"}],` +
			`"tips":{"expected":true},"fees":{"late_cancel":{"within_hours":24,"percent":50},"no_show":{"cents":9500}}}` + "\n"
		if got := document.Canonical(&list); !bytes.Equal(got, []byte(want)) {
			d.Errorf("got  %s\nwant %s", got, want)
		}
		overview := d.get("").want(http.StatusOK)
		for _, sentence := range []string{
			"Cedar Street Massage, massage therapist.", "Spokane, WA.",
			"Deep tissue massage, 60 minutes (50 of them massage): $95.",
			"5 visits for $440", "$79 a month", "Aetna: In network: the clinic has a contract", "you may not pay yourself instead", "The insurer asks for a prescription.",
			"24 hours", "50%", "$95", "A tip is usual here.",
		} {
			overview.says("main", sentence)
		}
		if overview.one(".warning") != nil {
			d.Error("a draft without faults is marked")
		}
		// Every form shows what was saved, and saving it again changes nothing.
		for _, path := range []string{"profile", "services/deep-tissue-60", "packages/pack-5", "memberships/monthly", "payers/aetna", "terms"} {
			filled := d.get(path).want(http.StatusOK)
			d.post(path, filled.values()).want(http.StatusSeeOther)
		}
		if again := d.draft(); again.Version != draft.Version {
			d.Error("saving what is there made another version")
		}
	})
}

func TestSavingLeadsBackWithAWord(t *testing.T) {
	each(t, func(d *desk) {
		a := d.post("services/new", hour()).want(http.StatusSeeOther)
		if to := a.header.Get("Location"); to != "/portal/c/cedar/?done=added-service" {
			d.Errorf("leads to %s", to)
		}
		d.get("?done=added-service").says(".flash", "The visit was added.")
		if d.get("?done=%3Cb%3Ehacked").one(".flash") != nil {
			d.Error("an address puts words on the page")
		}
		a = d.htmx("services/new", hour()).want(http.StatusOK)
		if to := a.header.Get("HX-Redirect"); to != "/portal/c/cedar/?done=added-service" || strings.TrimSpace(a.body) != "" {
			d.Errorf("htmx is led to %q, with %q", to, a.body)
		}
		if n := len(d.draft().Of("service")); n != 2 {
			d.Errorf("%d visits, want the second under a name of its own", n)
		}
	})
}

// Who saves what is wrong gets it back, with what is wrong in front and beside.
func TestWhatIsWrongComesBackAsTyped(t *testing.T) {
	each(t, func(d *desk) {
		for _, script := range []bool{false, true} {
			send := d.post
			if script {
				send = d.htmx
			}
			a := send("services/new", form("minutes", "an hour", "price", "9500000 or so", "hands_on", "70", "first_visit", "-5", "name", "Deep 60", "modality", "swedish")).want(http.StatusUnprocessableEntity)
			if (a.one("header") != nil) == script {
				d.Errorf("script %t, and the page has a header: %t", script, a.one("header") != nil)
			}
			if focus := pagetest.Attribute(a.one("#errors"), "tabindex"); focus != "-1" {
				d.Error("the summary cannot be focused")
			}
			for name, value := range map[string]string{"minutes": "an hour", "price": "9500000 or so", "first_visit": "-5", "name": "Deep 60"} {
				box := a.one("input[name=" + name + "]")
				if got := pagetest.Attribute(box, "value"); got != value {
					d.Errorf("%s holds %q, want %q", name, got, value)
				}
				if wrong := pagetest.Attribute(box, "aria-invalid"); wrong != "true" {
					d.Errorf("%s is not marked", name)
				}
				described := pagetest.Attribute(box, "aria-describedby")
				if !strings.Contains(described, "f-"+name+"-error") || a.one("#f-"+name+"-error") == nil {
					d.Errorf("%s is described by %q", name, described)
				}
				if a.one("a[href=#f-"+name+"]") == nil {
					d.Errorf("the summary has no link to %s", name)
				}
			}
			if chosen := pagetest.Attribute(a.one("option[selected]"), "value"); chosen != "swedish" {
				d.Errorf("the style is %q", chosen)
			}
		}
		if n := len(d.draft().Items); n > 0 {
			d.Errorf("%d parts were saved", n)
		}
	})
}

func TestOtherClinicsAreNotThere(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		d.who = "eve"
		for _, path := range []string{"", "profile", "terms", "services/new", "services/deep-tissue-60", "services/deep-tissue-60/remove", "payers/aetna"} {
			if a := d.get(path); a.status != http.StatusNotFound || strings.Contains(a.body, "95") {
				d.Errorf("GET %s: %d", path, a.status)
			}
		}
		for _, path := range []string{"profile", "terms", "offer", "services/new", "services/new/check", "services/deep-tissue-60", "services/deep-tissue-60/remove", "services/deep-tissue-60/check"} {
			if a := d.post(path, hour()); a.status != http.StatusNotFound {
				d.Errorf("POST %s: %d", path, a.status)
			}
		}
		// The ids of parts are those of a clinic: hers has none of them.
		if a := d.ask(http.MethodGet, "/portal/c/other/services/deep-tissue-60", nil); a.status != http.StatusNotFound {
			d.Errorf("another clinic's part: %d", a.status)
		}
		d.ask(http.MethodPost, "/portal/c/other/services/new", hour()).want(http.StatusSeeOther)
		if a := d.ask(http.MethodGet, "/portal/c/other/", nil).want(http.StatusOK); strings.Contains(a.body, "440") || strings.Contains(a.body, "Spokane") {
			d.Error("parts of another clinic are shown")
		}
	})
}

func TestWhatIsNotThere(t *testing.T) {
	each(t, func(d *desk) {
		for _, path := range []string{"services/none", "services/none/remove", "payers/none", "packages/%3Cscript%3E", "things/new"} {
			d.get(path).want(http.StatusNotFound)
			d.post(path, hour()).want(http.StatusNotFound)
		}
		d.get("profile/remove").want(http.StatusNotFound)
		long := form("name", strings.Repeat("x", 70<<10))
		d.post("profile", long).want(http.StatusRequestEntityTooLarge)
	})
}
