package e2e

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kneadwise/wasm/call"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire"
	"kneadwise/web/e2e/browser"
)

// With the keyboard alone: the clinics of her state in four orders, then some of
// them, then none and the way back, then one that is set into the answer. Every row is
// the native engine's, to the cent.
func TestRanking(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.write("place", "Texas")
		v.fetchTexas()
		all := v.ranked("at first")
		if len(all.Rows) < 4 || all.Counts.Exact != len(all.Rows) {
			t.Fatalf("of Texas %d clinics are ranked, %d of them exactly", len(all.Rows), all.Counts.Exact)
		}
		v.must(v.page.Eval(v.ctx, `document.querySelector("[data-act=ranking]").focus()`, nil))
		v.press("Enter")
		v.waitFor(`document.activeElement?.id === "ranking-title"`)
		v.tabTo(`e.id === "rank.sort:total"`)
		for _, sort := range []string{"today", "risk", "minute"} {
			v.press("ArrowRight")
			if at := v.focused(); at != "rank.sort:"+sort {
				t.Errorf("the arrow key leads to %q, not to the order by %s", at, sort)
			}
			v.ranked("by " + sort)
		}
		v.tabTo(`e.matches("#part-sieve > summary")`)
		v.press("Enter")
		v.tabTo(`e.id === "rank.provider"`)
		v.must(v.page.Select(v.ctx, control("rank.provider"), "chiropractic"))
		some := v.ranked("of chiropractors")
		if n := some.Counts.Out[compare.SieveProvider]; len(some.Rows) == 0 || n == 0 || v.text(control("rank.provider-left")) != fmt.Sprintf("leaves %d clinic", some.Counts.Lists-n) {
			t.Errorf("%d lists of %d are no chiropractor's, and beside the filter stands %q", n, some.Counts.Lists, v.text(control("rank.provider-left")))
		}
		v.waitFor(`document.querySelector("#live").textContent.startsWith("1 clinic fits. First: Prairie Gate")`)

		v.tabTo(`e.id === "rank.card"`)
		v.press("Space")
		if none := v.ranked("of chiropractors with a card"); len(none.Rows) > 0 {
			t.Fatalf("a chiropractor of Texas takes the card: nothing is tried")
		}
		v.loosened("card", "provider")
		v.tabTo(`e.dataset.sieve === "card"`)
		v.press("Enter")
		if back := v.ranked("without the card"); !slices.Equal(back.Rows, some.Rows) {
			t.Errorf("with the filter taken away %v are left, before it %v", back.Rows, some.Rows)
		}

		v.tabTo(`e.name === "clinics"`)
		got := v.moves("picking a clinic by the keyboard", func() { v.press("Space") })
		if !slices.Equal(got.Request.Clinics, []string{"prairie-gate-chiropractic"}) || v.text("#ranking li.picked b") != "Prairie Gate Chiropractic" {
			t.Errorf("she picked the chiropractor, and the page asked for %q", got.Request.Clinics)
		}
		if at := v.focused(); at != "clinics:prairie-gate-chiropractic" {
			t.Errorf("after picking the focus is at %q", at)
		}
		v.unfold("part-care")
		v.moves("another length", func() { v.choose("minutes:30") })
		before := v.ranked("of 30 minutes")
		v.clean()

		time.Sleep(400 * time.Millisecond) // the page keeps what is typed once the typing rests
		v.must(v.page.Reload(v.ctx))
		v.firstAnswer()
		v.handed = 0 // the page's ear is a new one
		v.fetchTexas()
		if after := v.ranked("after a reload"); !slices.Equal(after.Rows, before.Rows) || after.Counts != before.Counts {
			t.Errorf("after a reload other clinics are ranked: %v, they were %v", after, before)
		}
		if left := v.text("#ranking li.picked b"); left != "Prairie Gate Chiropractic" {
			t.Errorf("after a reload %q is picked", left)
		}
	})
}

// ranked holds what the page shows of a ranking to the native engine: rows, their
// order, figures and counts.
func (v *visit) ranked(what string) *wire.Ranked {
	v.Helper()
	v.settle()
	v.takeBundles()
	var heard struct{ Ranking, Ranked []byte }
	v.must(v.page.Eval(v.ctx, `heard`, &heard))
	native := v.desk.Call(call.OpRank, heard.Ranking)
	found, faults, err := wire.ReadRanked(native)
	for err == nil && len(faults) == 0 && found.More {
		native = v.desk.Call(call.OpRankOn, nil)
		found, faults, err = wire.ReadRanked(native)
	}
	if err != nil || len(faults) > 0 {
		v.Fatalf("%s: the clinics are ranked as %v, %v", what, faults, err)
	}
	if !bytes.Equal(native, heard.Ranked) {
		v.Fatalf("%s: the page was answered %d bytes, the native engine says %d others", what, len(heard.Ranked), len(native))
	}
	v.shown(what, found)
	return found
}

// shown compares the rows on the page with those of an answer.
func (v *visit) shown(what string, found *wire.Ranked) {
	v.Helper()
	type row struct {
		Slug    string
		Figures []string
	}
	seen := look[[]row](v, `return [...document.querySelectorAll("#ranking ol > li")].map((li) => ({ Slug: li.dataset.key, Figures: [...li.querySelectorAll("dd")].map((dd) => dd.textContent) }));`)
	lists := v.lists(found.State)
	if len(seen) != min(len(found.Rows), 10) {
		v.Fatalf("%s: %d clinics are shown of %d", what, len(seen), len(found.Rows))
	}
	for i, r := range seen {
		want := &found.Rows[i]
		if slug := lists[want.List].Seller.ID; r.Slug != slug {
			v.Errorf("%s: in place %d stands %s, not %s", what, i+1, r.Slug, slug)
		}
		v.same(what+": the total of "+r.Slug, r.Figures[0], span.Money{Low: want.Total.Low, High: want.Total.High})
		minute := span.Money{Low: (want.Minute + 50) / 100, High: (want.Minute + 50) / 100}
		for at, amount := range []span.Money{{Low: want.Today, High: want.Today}, {Low: want.Risk, High: want.Risk}, minute} {
			v.same(what+": a figure of "+r.Slug, r.Figures[at+1], amount)
		}
	}
	passed := found.Counts.Exact + found.Counts.Shut
	says := v.text(`#ranking [data-key=count]`)
	for _, want := range []string{fmt.Sprintf("%d price list", found.Counts.Lists), fmt.Sprintf("%d fit", passed)} {
		if !strings.Contains(strings.ReplaceAll(says, ",", ""), want) {
			v.Errorf("%s: of the counts the page says %q, not %q", what, says, want)
		}
	}
}

// lists are the price lists of a state that the page was handed, in their order.
func (v *visit) lists(state string) (all []pricelist.List) {
	v.Helper()
	for _, handed := range look[[][]byte](v, `heard.bundles`) {
		b, faults := wire.OpenBundle(handed)
		if len(faults) > 0 || b.State() != state {
			continue
		}
		all = make([]pricelist.List, b.Len())
		for i := range all {
			b.List(i, &all[i])
		}
	}
	return all
}

// loosened holds the ways out of a ranking that leaves none: for each of these
// filters how many clinics there are without it, as the native engine counts.
func (v *visit) loosened(filters ...string) {
	v.Helper()
	v.waitFor(`document.querySelector("#ranking [data-key=none]")`)
	seen := look[map[string]string](v, `return Object.fromEntries([...document.querySelectorAll("[data-act=loosen]")].map((b) => [b.dataset.sieve, b.textContent]));`)
	chiropractors, cards := 0, 0
	lists := v.lists("TX")
	for i := range lists {
		if lists[i].Seller.Provider.Code() == "chiropractic" {
			chiropractors++
		}
		if lists[i].Accounts.Card == offer.Yes {
			cards++
		}
	}
	want := map[string]int{"card": chiropractors, "provider": cards}
	for _, filter := range filters {
		if !slices.Contains(numbers(seen[filter]), want[filter]) {
			v.Errorf("without the filter %q there are %d clinics, and the page says %q", filter, want[filter], seen[filter])
		}
	}
	if len(seen) != len(filters) {
		v.Errorf("the page offers the ways %q, there are %q", seen, filters)
	}
}

// numbers reads the whole numbers of a text.
func numbers(text string) (all []int) {
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		var n int
		fmt.Sscan(word, &n)
		all = append(all, n)
	}
	return all
}
