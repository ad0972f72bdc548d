package pricing_test

import (
	"net/http"
	"testing"

	"kneadwise/server/page/pagetest"
)

func TestWhatIsSaidAsSheTypes(t *testing.T) {
	each(t, func(d *desk) {
		d.post("services/new", hour()).want(http.StatusSeeOther)
		for name, test := range map[string]struct {
			path     string
			form     []string
			say, not []string
		}{
			"nothing yet":   {"services/new", nil, nil, []string{"Write"}},
			"half of it":    {"services/new", []string{"minutes", "90"}, nil, []string{"Write", "A buyer"}},
			"a wrong price": {"services/new", []string{"minutes", "90", "price", "12,00"}, []string{"Price: Is that a comma"}, []string{"A buyer"}},
			"all of it":     {"services/new", []string{"minutes", "90", "price", "140"}, []string{"A buyer will read:", "Massage, 90 minutes: $140."}, []string{"Worth a second look"}},
			"a dear package": {"packages/new", []string{"visits", "5", "price", "500", "services", "deep-tissue-60", "expires", "after_purchase", "months", "6"},
				[]string{"5 visits for $500", "It costs $25 more than 5 single visits", "Worth a second look", "$25"}, nil},
			"a fair package": {"packages/new", []string{"visits", "5", "price", "440", "services", "deep-tissue-60", "expires", "never"},
				[]string{"5 visits for $440", "saves $35"}, []string{"Worth a second look"}},
		} {
			a := d.htmx(test.path+"/check", form(test.form...)).want(http.StatusOK)
			for _, want := range test.say {
				a.says("body", want)
			}
			for _, not := range test.not {
				if got := pagetest.Text(a.one("body")); contains(got, not) {
					d.Errorf("%s: %q is said in %q", name, not, got)
				}
			}
			if a.one("[autofocus]") != nil || a.one("[data-focus]") != nil || a.one("form") != nil || a.one("header") != nil {
				d.Errorf("%s: the answer takes the focus, or is more than a part", name)
			}
		}
		if n := len(d.draft().Items); n != 1 {
			d.Errorf("%d parts: looking saved something", n)
		}
		// The form says when it is asked: on every change, after a pause, for the
		// place where it is said alone.
		check := d.get("packages/new").one("#check")
		if trigger := pagetest.Attribute(check, "hx-trigger"); !contains(trigger, "input from:#item delay:500ms") {
			d.Errorf("asked on %q", trigger)
		}
		if live := pagetest.Attribute(check, "role"); live != "status" {
			d.Errorf("what is said is a %q", live)
		}
	})
}

// A form and a stored part of the same name: the linter looks at what is typed.
func TestAStoredPartIsCheckedAsTyped(t *testing.T) {
	each(t, func(d *desk) {
		d.full()
		v := d.get("packages/pack-5").values()
		d.htmx("packages/pack-5/check", with(v, "price", "500")).says("body", "Worth a second look")
		if a := d.htmx("packages/pack-5/check", v); contains(a.body, "Worth a second look") {
			d.Errorf("said of what is stored: %s", a.body)
		}
		d.post("packages/pack-5", with(v, "price", "500")).want(http.StatusSeeOther)
		d.get("").says(".finding", "Worth a second look")
	})
}
