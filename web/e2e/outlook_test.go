package e2e

import (
	"regexp"
	"slices"
	"strconv"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// follows holds what the page says of the runners-up, and of what follows from the
// way that is shown, to the estimate: each amount, number and day.
func (v *visit) follows(e *estimate.Estimate, course string) {
	v.Helper()
	seen := look[struct {
		Runners, Clock, Crossings, Evens []string
		Reached                          map[int][]string
	}](v, `
const all = (selector) => [...document.querySelectorAll(selector)].map((e) => e.textContent);
return {
	Runners: all("[data-key=best] .runners > li"),
	Clock: all("[data-key=clock] li"), Crossings: all("[data-key=crossing] li"), Evens: all("[data-key=even] li"),
	Reached: Object.fromEntries([...document.querySelectorAll("li.offer")].map((li) =>
		[li.dataset.offer, [...li.querySelectorAll(".figures dd")].map((dd) => dd.textContent).slice(-2)])),
}`)
	if len(e.Offers) > 1 {
		v.said("the runners-up", seen.Runners, runnersOf(e))
	}
	for i := range e.Offers {
		o := &e.Offers[i]
		if len(o.Ways) == 0 {
			continue
		}
		want := []line{{numbers: []int{o.Early.Visits, o.Whole.Visits}}, {}}
		if o.HandsOn > 0 {
			want[1].numbers = []int{o.Early.HandsOn, o.Whole.HandsOn}
		}
		v.said("what is reached at "+o.ID, seen.Reached[i], want)
	}
	// The shown way is one of those whose total stands below the visits.
	for i := range e.Offers {
		o := &e.Offers[i]
		if len(o.Ways) == 0 {
			continue
		}
		for c := range o.Ways[0].Cases {
			shown := &o.Ways[0].Cases[c]
			if slices.Equal(amounts(course), []money.Amount{shown.Total}) && saysAll(seen.Clock, clockOf(&shown.Clock)) &&
				saysAll(seen.Crossings, crossingsOf(shown.Crossings)) && saysAll(seen.Evens, evensOf(o.Evens, e)) {
				return
			}
		}
	}
	v.Errorf("below a course of %q the page says by when to use what is bought: %q; where the share changes: %q; and from when items pay: %q",
		course, seen.Clock, seen.Crossings, seen.Evens)
}

// line is what a line has to say: exactly these amounts in their order, and these
// numbers and days among others.
type line struct {
	amounts []money.Amount
	numbers []int
	days    []civil.Date
}

func (v *visit) said(what string, lines []string, want []line) {
	v.Helper()
	if !saysAll(lines, want) {
		v.Errorf("%s are shown as %q, want %+v", what, lines, want)
	}
}

func saysAll(lines []string, want []line) bool {
	return slices.EqualFunc(lines, want, func(text string, l line) bool {
		for _, day := range l.days {
			year, _, date := day.Split()
			l.numbers = append(l.numbers, year, date)
		}
		return slices.Equal(amounts(text), l.amounts) && !slices.ContainsFunc(l.numbers, func(n int) bool {
			digits := strconv.Itoa(n)
			if k := len(digits) - 3; k > 0 {
				digits = digits[:k] + ",?" + digits[k:]
			}
			return !regexp.MustCompile(`(^|[^0-9.,$])` + digits + `($|[^0-9])`).MatchString(text)
		})
	})
}

func runnersOf(e *estimate.Estimate) (want []line) {
	for _, r := range e.Runners {
		w := &e.Offers[r.Offer].Ways[r.Way]
		shown := w.Usual()
		says := []money.Amount{w.Total.Low}
		if w.Total.High != w.Total.Low {
			says = append(says, w.Total.High)
		}
		if r.More > 0 {
			says = append(says, r.More)
		}
		says = append(says, shown.DueFirst)
		if shown.PaidAhead > 0 {
			says = append(says, shown.PaidAhead)
		}
		want = append(want, line{amounts: says})
	}
	return want
}

func clockOf(c *pay.Clock) (want []line) {
	for _, b := range c.Packages {
		l := line{numbers: []int{b.Holds, b.Drawn}, days: []civil.Date{b.On}}
		if b.Drawn > 0 {
			l.days = append(l.days, b.Latest)
		}
		if b.Last != offer.Forever {
			l.days = append(l.days, b.Last)
		}
		if b.Unused() > 0 {
			l.numbers = append(l.numbers, b.Unused())
		}
		if b.Slack > 0 {
			l.numbers = append(l.numbers, b.Slack)
		}
		for _, amount := range []money.Amount{b.Back, b.Lost} {
			if amount > 0 {
				l.amounts = append(l.amounts, amount)
			}
		}
		want = append(want, l)
	}
	for _, m := range c.Memberships {
		l := line{numbers: []int{m.Paid}, days: []civil.Date{m.Joined, m.Bound, m.Until}}
		if m.Granted > 0 {
			l.numbers = append(l.numbers, m.Granted)
		}
		if m.Lost() > 0 {
			l.numbers = append(l.numbers, m.Used, m.Lost())
		}
		want = append(want, l)
	}
	return want
}

func crossingsOf(all []pay.Crossing) (want []line) {
	for _, c := range all {
		l := line{amounts: []money.Amount{c.Before}, days: []civil.Date{c.Date}}
		if c.After != pay.NoShare {
			l.amounts = append(l.amounts, c.After)
		}
		if c.Code != code.PlanYearBegins {
			l.numbers = append(l.numbers, c.Visit+1)
		}
		want = append(want, l)
	}
	return want
}

func evensOf(all []pay.Even, e *estimate.Estimate) (want []line) {
	for _, v := range all {
		l := line{amounts: []money.Amount{v.Price}}
		if !v.Membership {
			l.numbers = append(l.numbers, v.Visits)
		}
		// "The first visit" is a word; so is none at all.
		if v.First > 1 {
			l.numbers = append(l.numbers, v.First)
		}
		if v.From > 1 {
			l.numbers = append(l.numbers, v.From)
		}
		if v.From == 0 { // never, or not at the end
			l.numbers = append(l.numbers, len(e.Plan.Visits))
		}
		want = append(want, l)
	}
	return want
}
