package pricing_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"kneadwise/server/page/pagetest"
)

const (
	bidi    = "Cedar \u202e Massage"
	control = "Cedar\u0007"
)

// Nonsense in every box, one at a time: what is said of it, and where. An empty
// want says that it is taken.
func TestEveryBoxRefusesNonsense(t *testing.T) {
	type box struct{ name, typed, want string }
	for path, test := range map[string]struct {
		valid url.Values
		boxes []box
	}{
		"profile": {profile(), []box{
			{"name", "", "Write the name of the clinic."},
			{"name", "   ", "Write the name of the clinic."},
			{"name", strings.Repeat("é", 81), "at most 80 characters"},
			{"name", strings.Repeat("é", 80), ""},
			{"name", bidi, "on one line"},
			{"name", control, "on one line"},
			{"name", "two\nlines", "on one line"},
			{"name", "\xff\xfe", "on one line"},
			{"provider", "", "Say who gives the massage."},
			{"provider", "wizard", "We do not know this."},
			{"website", "javascript:alert(1)", "begins with https://"},
			{"website", "http://cedar.example", "begins with https://"},
			{"website", "https://user@cedar.example", "begins with https://"},
			{"website", "https://localhost", "begins with https://"},
			{"website", "//cedar.example", "begins with https://"},
			{"website", "https://" + strings.Repeat("a", 200) + ".example", "at most 200 characters"},
			{"website", "WWW.Cedar.example/Prices", ""},
			{"booking", "data:text/html,hello", "begins with https://"},
			{"place.0.city", "", "Write the city."},
			{"place.0.city", bidi, "on one line"},
			{"place.0.name", strings.Repeat("x", 81), "at most 80 characters"},
			{"place.0.state", "", "Choose the state."},
			{"place.0.state", "XX", "We do not know this."},
			{"place.0.zip", "33101", "not in that state"},
			{"place.0.zip", "000", "not in that state"},
			{"place.0.zip", "99", "not in that state"},
			{"place.0.zip", "abcde", "not in that state"},
			{"place.0.zip", "99201-1234", ""},
			{"place.0.zip", "", ""},
			{"place.0.phone", "call me", "area code"},
			{"place.0.phone", "123", "area code"},
			{"place.0.phone", "", ""},
		}},
		"services/new": {hour(), []box{
			{"minutes", "", "Write how many minutes"},
			{"minutes", "4", "Write 5 to 240."},
			{"minutes", "241", "Write 5 to 240."},
			{"minutes", "60.5", "Write a whole number"},
			{"minutes", "-60", "Write a whole number"},
			{"minutes", "６０", "Write a whole number"},
			{"minutes", "99999999999999999999", "Write 5 to 240."},
			{"hands_on", "61", "more minutes of massage than are booked"},
			{"hands_on", "0", "Leave this empty"},
			{"hands_on", "x", "Write a whole number"},
			{"hands_on", "", ""},
			{"price", "", "Write a price"},
			{"price", "0", "Write $0.01 to $1,000,000."},
			{"price", "-95", "cannot be below zero"},
			{"price", "12,00", "Is that a comma for cents?"},
			{"price", "1e3", "write the number out"},
			{"price", "90-95", "Write one amount"},
			{"price", "95.001", "too many digits"},
			{"price", "$95 a visit", "not a number"},
			{"price", "1000000.01", "more than we can take"},
			{"price", strings.Repeat("9", 40), "too long for a number"},
			{"price", "NaN", "not a number"},
			{"price", "1,200", ""},
			{"price", " US$ 95.00 ", ""},
			{"first_visit", "free", "not a number"},
			{"first_visit", "0", ""},
			{"modality", "healing", "We do not know this."},
			{"name", "Deep 60", "lower-case letters"},
			{"name", "deep_60", "lower-case letters"},
			{"name", strings.Repeat("x", 61), "at most 60 characters"},
			{"name", "deep-60", ""},
		}},
		"packages/new": {five(), []box{
			{"visits", "", "Write how many visits"},
			{"visits", "0", "Write 1 to 120."},
			{"visits", "121", "Write 1 to 120."},
			{"price", "", "Write the price of the whole package"},
			{"price", "0", "Write $0.01"},
			{"services", "", "Tick at least one"},
			{"services", "nonsense", "removed meanwhile"},
			{"expires", "", "Say when it lapses."},
			{"expires", "sometime", "We do not know this."},
			{"expires", "never", ""},
			{"expires", "fixed_date", "Choose the last day"},
			{"months", "", "for how many months"},
			{"months", "61", "Write 1 to 60."},
			{"months", "0", "for how many months"},
			{"name", "-", "lower-case letters"},
		}},
		"memberships/new": {monthly(), []box{
			{"fee", "", "Write the fee"},
			{"fee", "0", "Write $0.01"},
			{"visits", "", "0 if none"},
			{"visits", "0", ""},
			{"visits", "11", "Write 0 to 10."},
			{"services", "", "Tick at least one"},
			{"services", "nonsense", "removed meanwhile"},
			{"unused", "", "Say what becomes"},
			{"unused", "melt", "We do not know this."},
			{"cap", "", "how many visits are kept"},
			{"cap", "61", "Write 1 to 60."},
			{"minimum", "", "Write a number of fees"},
			{"minimum", "0", "Write 1 to 60."},
			{"setup", "x", "not a number"},
			{"setup", "0", ""},
			{"member_price", "x", "not a number"},
		}},
		"payers/new": {with(aetna(), "publish_rates", "yes", "rate.deep-tissue-60", "71.50"), []box{
			{"insurer", "", "Choose an insurer."},
			{"insurer", "acme", "We do not know this."},
			{"network", "", "whether you are in its network"},
			{"network", "both", "We do not know this."},
			{"cash", "maybe", ""}, // never offered, so never chosen
			{"paid", "wizard", "We do not know this."},
			{"verified", "", "Write the day"},
			{"verified", "2026-12-02", "still to come"},
			{"verified", "2026-02-30", "a day that there is"},
			{"verified", "13/1/2026", "a day that there is"},
			{"verified", "1/2/26", "a day that there is"},
			{"verified", "yesterday", "a day that there is"},
			{"rate.deep-tissue-60", "x", "not a number"},
			{"rate.deep-tissue-60", "2000000", "more than we can take"},
			{"rate.deep-tissue-60", "", ""},
		}},
		"terms": {since(), []box{
			{"from", "", "Choose the first day."},
			{"from", "soon", "a day that there is"},
			{"until", "2026-11-30", "before the first day"},
			{"until", "2026-12-01", ""},
			{"until", "0000-00-00", "a day that there is"},
			{"late_hours", "", "how much notice"},
			{"late_hours", "169", "Write 1 to 168."},
			{"late_hours", "0", "Leave this empty"},
			{"late_fee", "", "Write what it costs"},
			{"late_fee", "50", "percent or dollars"},
			{"late_fee", "101%", "more than we can take"},
			{"late_fee", "12.5%", "whole percents"},
			{"late_fee", "half", "percent or dollars"},
			{"late_fee", "$-5", "below zero"},
			{"late_fee", "0%", ""},
			{"no_show", "$1,000,001", "more than we can take"},
			{"no_show", "$95.00", ""},
			{"tips", "sometimes", ""},
		}},
	} {
		t.Run(path, func(t *testing.T) {
			each(t, func(d *desk) {
				d.post("services/new", hour()).want(http.StatusSeeOther)
				for _, b := range test.boxes {
					checked := d.htmx(path+"/check", with(test.valid, b.name, b.typed)).want(http.StatusOK)
					a := d.post(path, with(test.valid, b.name, b.typed, "version", ""))
					if b.want == "" {
						d.post("payers/aetna/remove", d.get("payers/aetna/remove").values())
						if a.status != http.StatusSeeOther && a.status != http.StatusConflict {
							d.Errorf("%s = %q: %d, %s", b.name, b.typed, a.status, pagetest.Text(a.one("#errors")))
						}
						continue
					}
					if a.status != http.StatusUnprocessableEntity {
						d.Errorf("%s = %q: %d, want 422", b.name, b.typed, a.status)
						continue
					}
					where := "#f-" + strings.ReplaceAll(b.name, ".", "-")
					// Ticks and radios: the words may stand at the control that
					// then lacks its own.
					got := pagetest.Text(a.one(where + "-error"))
					if !strings.Contains(got, b.want) && !strings.Contains(pagetest.Text(a.one("#errors")), b.want) {
						d.Errorf("%s = %q: %q, and above %q; want %q", b.name, b.typed, got, pagetest.Text(a.one("#errors")), b.want)
					}
					if b.typed != "" && strings.TrimSpace(b.typed) != "" && !strings.HasPrefix(b.want, "Choose the last") &&
						!strings.Contains(pagetest.Text(checked.root), b.want) {
						d.Errorf("%s = %q: as she types nothing of %q is said: %s", b.name, b.typed, b.want, pagetest.Text(checked.root))
					}
				}
			})
		})
	}
}

func TestListsHaveAnEnd(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		for n := 2; n <= 8; n++ {
			d.post("packages/new", five()).want(http.StatusSeeOther)
		}
		d.post("packages/new", five()).want(http.StatusUnprocessableEntity).says("#errors", "no more than 8")
		if d.get("").one("a[href=/portal/c/cedar/packages/new]") != nil {
			d.Error("the draft offers a ninth package")
		}
	})
}

// Places come and go in rows.
func TestPlaces(t *testing.T) {
	each(t, func(d *desk) {
		more := d.post("profile", with(profile(), "more", "place")).want(http.StatusOK)
		if more.one("#f-place-1-city") == nil || len(d.draft().Items) > 0 {
			d.Fatal("there is no room for a second place, or something was saved")
		}
		v := with(more.values(), "place.1.city", "Tacoma", "place.1.state", "WA", "place.1.name", "Harbor")
		d.post("profile", v).want(http.StatusSeeOther)
		v = d.get("profile").values()
		if v.Get("place.1.id") != "place-2" {
			d.Errorf("the second is called %q", v.Get("place.1.id"))
		}
		// The first is emptied, and a wrong third finds its own box.
		wrong := with(v, "place.0.city", "", "place.0.state", "", "place.0.zip", "", "place.0.phone", "", "place.2.city", "Omaha", "place.2.state", "NE", "place.2.zip", "331")
		a := d.post("profile", wrong).want(http.StatusUnprocessableEntity)
		a.says("#f-place-1-zip-error", "not in that state")
		d.post("profile", with(a.values(), "place.1.zip", "")).want(http.StatusSeeOther)
		saved := d.get("profile").values()
		if saved.Get("place.0.city") != "Tacoma" || saved.Get("place.0.id") != "place-2" || saved.Get("place.1.city") != "Omaha" || saved.Has("place.2.city") {
			d.Errorf("%v", saved)
		}
		for i := 0; i < 20; i++ {
			saved = d.post("profile", with(saved, "more", "place")).want(http.StatusOK).values()
		}
		if saved.Has("place.12.city") || !saved.Has("place.11.city") {
			d.Error("there are not 12 rows at the most")
		}
	})
}

// Contract amounts are published only on her word, and only then kept.
func TestContractAmountsAreOffByDefault(t *testing.T) {
	each(t, func(d *desk) {
		d.post("services/new", hour()).want(http.StatusSeeOther)
		empty := d.get("payers/new").want(http.StatusOK)
		if pagetest.Has(empty.one("input[name=publish_rates]"), "checked") {
			d.Error("amounts are published by default")
		}
		empty.says(".warning", "contracts with insurers forbid")
		d.post("payers/new", with(aetna(), "rate.deep-tissue-60", "71.50")).want(http.StatusSeeOther)
		if a := d.get("payers/aetna"); strings.Contains(a.body, "71.5") {
			d.Error("an amount was kept without her word")
		}
	})
}
