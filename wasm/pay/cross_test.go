package pay

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// TestCrossingsByHand works where a plan's share changes at $120 a visit, of which
// the plan allows $95: $200 of a deductible of $500 is left, then a copay of $30.
func TestCrossingsByHand(t *testing.T) {
	all := func(n int, step Step) []Step { return slices.Repeat([]Step{step}, n) }
	type crossings = []Crossing
	for name, test := range map[string]struct {
		days   []string
		change func(*Course)
		steps  []Step
		want   crossings
	}{
		// 95 + 95 + 10 meet it; the third visit is 10 and the copay.
		"the deductible is met": {
			weeks(t, "2027-03-01", 4), func(*Course) {}, all(4, claim),
			crossings{{code.DeductibleMet, 2, day(t, "2027-03-15"), 40_00, 30_00}},
		},
		"met by the last visit": {
			weeks(t, "2027-03-01", 3), func(*Course) {}, all(3, claim),
			crossings{{code.DeductibleMet, 2, day(t, "2027-03-15"), 40_00, NoShare}},
		},
		// 95 + 95 + 40 + 30 + 30 leave 10 of 300 for the sixth.
		"the maximum is reached": {
			weeks(t, "2027-03-01", 7), func(c *Course) { c.Claims.Terms.Opening.PocketLeft = 300_00 }, all(7, claim),
			crossings{
				{code.DeductibleMet, 2, day(t, "2027-03-15"), 40_00, 30_00},
				{code.PocketMaxReached, 5, day(t, "2027-04-05"), 10_00, 0},
			},
		},
		// The third is the last of three, and meets the deductible; the fourth is paid singly.
		"the visit limit is used up": {
			weeks(t, "2027-03-01", 4), func(c *Course) { c.Claims.Terms.VisitLimit = 3 }, append(all(3, claim), single),
			crossings{
				{code.DeductibleMet, 2, day(t, "2027-03-15"), 40_00, 120_00},
				{code.VisitsUsedUp, 2, day(t, "2027-03-15"), 40_00, 120_00},
			},
		},
		// The plan pays 55 for the third and at most 45 for the fourth: 20 more are hers.
		"the dollars are used up": {
			weeks(t, "2027-03-01", 5), func(c *Course) { c.Claims.Terms.Caps = cover.Caps{Year: 100_00, HasYear: true} }, append(all(4, claim), single),
			crossings{
				{code.DeductibleMet, 2, day(t, "2027-03-15"), 40_00, 50_00},
				{code.DollarsUsedUp, 3, day(t, "2027-03-22"), 50_00, 120_00},
			},
		},
		// From 2028 all of the deductible counts again.
		"January": {
			weeks(t, "2027-12-13", 5), func(c *Course) { c.Claims.Terms.Opening.DeductibleLeft = 10_00 }, all(5, claim),
			crossings{
				{code.DeductibleMet, 0, day(t, "2027-12-13"), 40_00, 30_00},
				{code.PlanYearBegins, 3, day(t, "2028-01-01"), 30_00, 95_00},
			},
		},
		// Met on 27 December, by the last visit of the year: there is no next one to profit.
		"met too late": {
			weeks(t, "2027-12-13", 4), func(*Course) {}, all(4, claim),
			crossings{
				{code.DeductibleMet, 2, day(t, "2027-12-27"), 40_00, NoShare},
				{code.PlanYearBegins, 3, day(t, "2028-01-01"), 40_00, 95_00},
			},
		},
		// All of it is hers in December, which meets the deductible, and in January, which
		// does not know.
		"met for nothing": {
			weeks(t, "2027-12-20", 3), func(c *Course) { c.Claims.Terms.Opening.DeductibleLeft = 190_00 }, all(3, claim),
			crossings{
				{code.DeductibleMet, 1, day(t, "2027-12-27"), 95_00, NoShare},
				{code.PlanYearBegins, 2, day(t, "2028-01-01"), 95_00, 95_00},
			},
		},
		"a year that changes nothing": {
			weeks(t, "2027-12-20", 4), func(c *Course) { c.Claims.Terms.Opening.DeductibleLeft = 500_00 }, all(4, claim), nil,
		},
		// Visits drawn from a package have no share of their own.
		"a package in between": {
			weeks(t, "2027-12-13", 5), func(c *Course) {
				c.Claims.Terms.Opening.DeductibleLeft = 10_00
				c.Packages = []Package{{Visits: 3, Price: 240_00, Expiry: offer.Expiry{Rule: offer.Never}}}
			}, []Step{claim, buy(0), drawn, drawn, claim},
			crossings{
				{code.DeductibleMet, 0, day(t, "2027-12-13"), 40_00, NoShare},
				{code.PlanYearBegins, 4, day(t, "2028-01-01"), 40_00, 95_00},
			},
		},
		"nothing is claimed": {
			weeks(t, "2027-12-13", 5), func(*Course) {}, all(5, single), nil,
		},
		"no claims at all": {
			weeks(t, "2027-12-13", 5), func(c *Course) { c.Claims.Mode = NoClaims }, all(5, single), nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			c := on(t, test.days...)
			c.Claims = Claims{Mode: MixClaims, Terms: cover.Terms{
				Deductible: 500_00, PocketMax: 5000_00, Share: cover.CopayShare, Copay: 30_00, CopayWaits: true,
				VisitLimit: cover.NoLimit, PermitUntil: offer.Forever,
				Opening: cover.State{DeductibleLeft: 200_00, PocketLeft: 5000_00},
			}}
			for i := range c.Price {
				c.Price[i], c.Claims.Allowed = 120_00, append(c.Claims.Allowed, 95_00)
			}
			test.change(c)
			if diff := cmp.Diff(test.want, Crossings(c, test.steps)); diff != "" {
				t.Errorf("(-by hand +got):\n%s", diff)
			}
		})
	}
}

// TestCrossingsAreTheLedgers works the crossings of a route out again from its book
// alone: what of a deductible, a maximum and the limits the visits of a plan year
// have used, and what each cost her.
func TestCrossingsAreTheLedgers(t *testing.T) {
	var s Search
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 9)
		if c.Claims.Mode == NoClaims {
			t.Skip("nothing is claimed")
		}
		if c.Claims.Terms.Settings.FailureOnPatient && (slices.Contains(c.Claims.Allowed, 0) || slices.Contains(c.Price, 0)) {
			t.Skip("in a book a claim of nothing that is denied looks like one that is paid")
		}
		route := own(s.Best(c))
		var book ledger.Book
		Settle(c, route, &book)
		if diff := cmp.Diff(booked(c, &book), Crossings(c, route.Steps)); diff != "" {
			t.Fatalf("(-book +got):\n%s\n%+v", diff, book.Entries)
		}
	})
}

// booked reads crossings out of a book.
func booked(c *Course, book *ledger.Book) (all []Crossing) {
	terms := &c.Claims.Terms
	deductible, pocket := terms.Opening.DeductibleLeft, terms.Opening.PocketLeft
	visits, dollars := terms.Opening.VisitsUsed, terms.Opening.DollarsUsed
	last, lastClaimed, turned, open, crossed := NoShare, false, false, 0, false
	for i, day := range c.Dates {
		if i > 0 && terms.YearOf(day) != terms.YearOf(c.Dates[i-1]) {
			deductible, pocket, visits, dollars = terms.Deductible, terms.PocketMax, 0, 0
			turned, open = true, len(all)
		}
		var share, plan, met, shared money.Amount
		claimed, ahead := false, false
		for _, e := range book.Entries {
			if e.Visit != i {
				continue
			}
			ahead = ahead || e.Payer == ledger.Prepaid || e.Rule == code.MemberPrice
			switch {
			case e.Payer == ledger.Plan:
				plan += e.Amount
				claimed = true
			case e.Payer == ledger.You && (e.Kind == ledger.Share || e.Rule == code.SalesTax || e.Rule == code.CardSurcharge):
				share += e.Amount
			}
			switch e.Rule {
			case code.Deductible:
				met += e.Amount
			case code.Copay, code.Coinsurance:
				shared += e.Amount
			}
			claimed = claimed || ofClaim(e.Rule) || e.Rule == code.WriteOff
		}
		if ahead {
			continue
		}
		for ; open < len(all); open++ {
			all[open].After = share
		}
		if turned && last != NoShare && (last != share || crossed) && (claimed || lastClaimed) {
			all = append(all, Crossing{code.PlanYearBegins, i, terms.YearOf(day), last, share})
			open, crossed = len(all), false
		}
		turned, last, lastClaimed = false, share, claimed
		denied := slices.ContainsFunc(book.Entries, func(e ledger.Entry) bool { return e.Visit == i && e.Rule == code.Denied })
		if !claimed || denied {
			continue
		}
		cross := func(of code.Crossing, before, after bool) {
			if !before && after {
				all = append(all, Crossing{of, i, day, share, NoShare})
				crossed = true
			}
		}
		was := [...]bool{deductible <= 0, pocket <= 0, visits >= terms.VisitLimit, terms.Caps.HasYear && dollars >= terms.Caps.Year}
		deductible -= met
		pocket -= shared
		if !terms.Settings.PocketExcludes {
			pocket -= met
		}
		if plan > 0 || !terms.Settings.OnlyPaidCount {
			visits++
		}
		dollars += plan
		cross(code.DeductibleMet, was[0], deductible <= 0)
		cross(code.PocketMaxReached, was[1], pocket <= 0)
		cross(code.VisitsUsedUp, was[2], visits >= terms.VisitLimit)
		cross(code.DollarsUsedUp, was[3], terms.Caps.HasYear && dollars >= terms.Caps.Year)
	}
	return all
}
