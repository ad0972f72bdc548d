package widget_test

import (
	"strings"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/locale"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/web/e2e/browser"
)

// follows holds what the frame says of what follows from the clinic's best way to
// the estimate: each amount, of as many lines as there are.
func (v *visit) follows(f browser.Page, e *estimate.Estimate) {
	v.Helper()
	o := &e.Offers[e.Best]
	shown := o.Ways[0].Usual()
	want := map[string][]string{}
	add := func(key string, amounts ...money.Amount) {
		var says []string
		for _, a := range amounts {
			if a > 0 {
				says = append(says, locale.Dollars(a))
			}
		}
		want[key] = append(want[key], strings.Join(says, " "))
	}
	for _, b := range shown.Clock.Packages {
		add("clock", b.Back, b.Lost)
	}
	for range shown.Clock.Memberships {
		add("clock")
	}
	for _, c := range shown.Crossings {
		add("crossing", c.Before, c.After)
	}
	for _, i := range o.Evens {
		add("even", i.Price)
	}
	seen := look[map[string][]string](v, f, `Object.fromEntries(["clock", "crossing", "even"].flatMap((key) => {
	const lines = [...document.querySelectorAll("#results [data-key=" + key + "] li")];
	return lines.length > 0 ? [[key, lines.map((li) => (li.textContent.match(/[$][0-9,.]*[0-9]/g) ?? []).join(" "))]] : [];
}))`)
	if diff := cmp.Diff(want, seen); diff != "" {
		v.Errorf("what follows (-engine +frame):\n%s", diff)
	}
	ways := v.text(f, ".ways-list")
	for _, r := range e.Runners {
		if more := locale.Dollars(r.More) + " more"; r.More > 0 && !strings.Contains(ways, more) {
			v.Errorf("no way says %q: %s", more, ways)
		}
	}
}
