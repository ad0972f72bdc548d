package cover_test

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

func amount(t *rapid.T, most money.Amount, label string) money.Amount {
	return money.Amount(rapid.Int64Range(0, int64(most)).Draw(t, label))
}

// drawTerms draws a plan in which a visit of some dollars meets every rule, under
// any settings.
func drawTerms(t *rapid.T) (cover.Terms, cover.State) {
	terms := cover.Terms{
		VisitLimit: cover.NoLimit, PermitUntil: offer.Forever, Deductible: amount(t, 500, "deductible"), PocketMax: amount(t, 900, "maximum"),
		Share:   rapid.SampledFrom([]cover.ShareKind{cover.CopayShare, cover.CoinsuranceShare, cover.BothShare}).Draw(t, "share"),
		Outside: rapid.IntRange(0, 3).Draw(t, "outside") == 0,
	}
	if terms.Share.Copayed() {
		terms.Copay, terms.CopayWaits = amount(t, 120, "copay"), rapid.Bool().Draw(t, "waits")
	}
	if terms.Share.Coinsured() {
		terms.Coinsurance = money.Rate(rapid.Int64Range(0, int64(money.One)).Draw(t, "rate"))
	}
	terms.Settings = cover.Settings{
		CopayOrder:       cover.CopayOrder(rapid.IntRange(0, 1).Draw(t, "order")),
		CoinsuranceOn:    cover.CoinsuranceBase(rapid.IntRange(0, 1).Draw(t, "gross")),
		CopayAtEnd:       cover.CopayAtEnd(rapid.IntRange(0, 2).Draw(t, "at the end")),
		VisitCap:         cover.CapTiming(rapid.IntRange(0, 1).Draw(t, "cap last")),
		PocketExcludes:   rapid.Bool().Draw(t, "maximum without deductible"),
		OnlyPaidCount:    rapid.Bool().Draw(t, "only paid count"),
		FailureOnPatient: rapid.Bool().Draw(t, "denial is hers"),
	}
	if rapid.Bool().Draw(t, "limit a visit") {
		terms.Caps.Visit, terms.Caps.HasVisit = amount(t, 200, "a visit"), true
	}
	if rapid.IntRange(0, 2).Draw(t, "limit of minutes") == 0 {
		terms.Caps.Minutes, terms.Caps.HandsOn = rapid.IntRange(1, 60).Draw(t, "minutes"), rapid.IntRange(1, 90).Draw(t, "hands-on")
	}
	if rapid.IntRange(0, 2).Draw(t, "limit a year") == 0 {
		terms.Caps.Year, terms.Caps.HasYear = amount(t, 500, "a year"), true
	}
	if rapid.Bool().Draw(t, "visits limited") {
		terms.VisitLimit = rapid.IntRange(0, 8).Draw(t, "visits a year")
	}
	if rapid.IntRange(0, 3).Draw(t, "permit limited") == 0 {
		terms.PermitVisits = rapid.IntRange(1, 8).Draw(t, "permit's visits")
	}
	return terms, cover.State{DeductibleLeft: amount(t, 500, "deductible left"), PocketLeft: amount(t, 900, "maximum left")}
}

// TestSplitLosesNoCent: the parts are the charge, none is below zero, what she
// shares is never above what is left of the maximum, and what credits nothing
// credits nothing.
func TestSplitLosesNoCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, state := drawTerms(t)
		if terms.Caps.HasYear {
			state.DollarsUsed = amount(t, terms.Caps.Year, "dollars used")
		}
		charge, allowed := amount(t, 200, "charge"), amount(t, 220, "allowed")
		s, after := terms.Claim(state, charge, allowed)
		if s.WriteOff+s.You()+s.Plan != charge {
			t.Fatalf("%+v is not %d", s, charge)
		}
		if min(s.WriteOff, s.Deductible, s.Copay, s.Coinsurance, s.Plan, s.Relief, s.OverMinutes, s.OverVisit, s.OverYear, s.Balance) < 0 || s.Relief > s.Plan || s.Denied != 0 {
			t.Fatalf("below zero, or more relief than the plan pays: %+v", s)
		}
		if terms.Outside && s.WriteOff != 0 || !terms.Outside && s.Balance != 0 {
			t.Fatalf("written off out of network, or billed in network: %+v", s)
		}
		counted := s.Shared()
		if terms.Settings.PocketExcludes {
			counted -= s.Deductible
		}
		if counted > state.PocketLeft || s.Deductible > state.DeductibleLeft {
			t.Fatalf("%+v is more than is left: %+v", s, state)
		}
		want := cover.State{DeductibleLeft: state.DeductibleLeft - s.Deductible, PocketLeft: state.PocketLeft - counted, VisitsUsed: 1, PermitUsed: 1}
		if terms.Settings.OnlyPaidCount && s.Plan == 0 {
			want.VisitsUsed = 0
		}
		if terms.Caps.HasYear {
			if want.DollarsUsed = state.DollarsUsed + s.Plan; want.DollarsUsed > terms.Caps.Year {
				t.Fatalf("the plan pays %d, of %d a year", want.DollarsUsed, terms.Caps.Year)
			}
		}
		if after != want {
			t.Fatalf("accumulators %+v, want %+v", after, want)
		}
	})
}

// visit is one visit of a course: what it costs, and whether she claims it if it is
// covered.
type visit struct {
	charge, allowed money.Amount
	claim           bool
}

func drawVisits(t *rapid.T, alike bool) []visit {
	var all []visit
	one := func() visit { return visit{amount(t, 200, "charge"), amount(t, 200, "allowed"), true} }
	v := one()
	for i := range rapid.IntRange(1, 10).Draw(t, "visits") {
		if !alike && i > 0 && rapid.Bool().Draw(t, "another charge") {
			v = one()
		}
		v.claim = rapid.IntRange(0, 4).Draw(t, "claims it") > 0
		all = append(all, v)
	}
	return all
}

// run settles visits one after another in one plan year. A visit that is not
// claimed, or not covered, costs its charge, a denied one what the plan allows.
func run(terms *cover.Terms, s cover.State, visits []visit) (sum money.Amount, each []money.Amount) {
	for _, v := range visits {
		cost := v.charge
		switch {
		case v.claim && terms.Covers(s, 0):
			var split cover.Split
			split, s = terms.Claim(s, v.charge, v.allowed)
			cost = split.You()
		case v.claim && terms.Denies(s, 0):
			split := terms.Deny(v.charge, v.allowed)
			cost = split.You()
		}
		sum += cost
		each = append(each, cost)
	}
	return sum, each
}

// unlimited is a plan of which every visit may be claimed: what claims cost, and not
// which of them count, is then compared.
func unlimited(t cover.Terms) cover.Terms {
	t.VisitLimit, t.PermitVisits = cover.NoLimit, 0
	return t
}

// TestUnderAndAboveBound: whatever the settings, claims cost at least what they
// cost under Under, less one waived copay, and at most what they cost under Above,
// but for a limit a year and a whole copay. No claim costs more than its charge.
func TestUnderAndAboveBound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, state := drawTerms(t)
		visits := drawVisits(t, terms.Caps.HasVisit && terms.Settings.VisitCap == cover.CapLast)
		sum, each := run(&terms, state, visits)
		for i := range each {
			if each[i] > visits[i].charge {
				t.Fatalf("visit %d costs %d of %d", i, each[i], visits[i].charge)
			}
		}
		under, above := terms.Under(), terms.Above()
		if low, _ := run(&under, state, visits); sum < low-terms.Waived() {
			t.Fatalf("%d is less than %d, less a copay of %d", sum, low, terms.Waived())
		}
		if terms.Caps.HasYear || terms.Settings.CopayAtEnd == cover.CopayWhole {
			return
		}
		if high, _ := run(&above, state, visits); sum > high {
			t.Fatalf("%d is more than %d", sum, high)
		}
	})
}

// TestNoClaimCostsMoreThanTheOneBefore, of alike visits in a year under Under:
// package pay's bound rests on it.
func TestNoClaimCostsMoreThanTheOneBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, state := drawTerms(t)
		terms = unlimited(terms.Under())
		visits := drawVisits(t, true)
		for i := range visits {
			visits[i].claim = true
		}
		_, each := run(&terms, state, visits)
		for i := range each {
			if i > 0 && each[i] > each[i-1] {
				t.Fatalf("claim %d costs more than the one before: %v", i, each)
			}
		}
	})
}

// TestMoreIsNeverCheaper: under Under a higher deductible, share, maximum or
// allowed amount never lowers what alike visits cost her, nor does a lower limit
// or a visit more used. The corners of package bound and the bound of package pay
// rest on it.
func TestMoreIsNeverCheaper(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, state := drawTerms(t)
		terms = terms.Under()
		visits := drawVisits(t, true)
		less, _ := run(&terms, state, visits)
		more := amount(t, 60, "more")
		which := rapid.SampledFrom([]string{"deductible left", "maximum left", "copay", "rate", "allowed", "copay waits",
			"hands-on minutes", "less a visit", "fewer minutes", "fewer visits", "visits used"}).Draw(t, "which")
		switch which {
		case "deductible left":
			state.DeductibleLeft += more
		case "maximum left":
			state.PocketLeft += more
		case "copay":
			if terms.Settings.CopayOrder == cover.CopayFirst && terms.Settings.PocketExcludes {
				return // named in the package doc
			}
			terms.Copay += more
		case "rate":
			terms.Coinsurance = min(terms.Coinsurance+money.Rate(more)*5000, money.One)
		case "allowed":
			terms.Outside = false
			less, _ = run(&terms, state, visits)
			for i := range visits {
				// A clinic's charge is not below what its contract allows.
				visits[i].allowed = min(visits[i].allowed, visits[i].charge)
				visits[i].allowed = min(visits[i].allowed+more, visits[i].charge)
			}
		case "copay waits":
			terms.CopayWaits = true
			if terms.Settings.CopayOrder == cover.CopayFirst && terms.Settings.PocketExcludes {
				return
			}
		case "hands-on minutes":
			terms.Caps.HandsOn += int(more)
		case "less a visit":
			terms.Caps.Visit = max(terms.Caps.Visit-more, 0)
		case "fewer minutes":
			if terms.Caps.Minutes > 0 {
				terms.Caps.Minutes = max(terms.Caps.Minutes-int(more), 1)
			}
		case "fewer visits":
			terms.VisitLimit = max(terms.VisitLimit-int(more)/10, 0)
		case "visits used":
			state.VisitsUsed += int(more) / 10
		}
		if got, each := run(&terms, state, visits); got < less {
			t.Fatalf("more %s lowers %d to %d: %v", which, less, got, each)
		}
	})
}

// TestAHigherCopayIsNeverCheaperWhereOneIsWaived: what the copay is does not move the
// deductible. Package bound takes off the least copay where one may be waived.
func TestAHigherCopayIsNeverCheaperWhereOneIsWaived(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, state := drawTerms(t)
		terms = terms.Under()
		terms.Settings.CopayOrder, terms.Settings.CopayAtEnd = cover.DeductibleFirst, cover.CopayWaived
		visits := drawVisits(t, true)
		less, _ := run(&terms, state, visits)
		terms.Copay += amount(t, 60, "more")
		if got, each := run(&terms, state, visits); got < less {
			t.Fatalf("a higher copay lowers %d to %d: %v", less, got, each)
		}
	})
}

// TestAllowingTheChargeBoundsAWholeCopay: where all of the charge is allowed, claims cost
// no less than under a copay that may take more than the allowed amount.
func TestAllowingTheChargeBoundsAWholeCopay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, state := drawTerms(t)
		terms.Outside, terms.Caps.HasYear, terms.Settings.CopayAtEnd = false, false, cover.CopayWhole
		terms = unlimited(terms)
		visits := drawVisits(t, false)
		sum, each := run(&terms, state, visits)
		above := terms.Above()
		if above.Caps.HasVisit && above.Settings.VisitCap == cover.CapLast {
			state.PocketLeft = 1 << 40
		}
		if terms.Settings.CopayOrder == cover.CopayFirst && terms.Settings.PocketExcludes {
			state.PocketLeft = 1 << 40
		}
		for i := range visits {
			visits[i].allowed = visits[i].charge
		}
		if most, _ := run(&above, state, visits); sum > most {
			t.Fatalf("%d is more than %d: %v", sum, most, each)
		}
	})
}

// TestMoreAllowedIsCheaperOutside: out of network the plan pays more of a charge
// that is hers in any case.
func TestMoreAllowedIsCheaperOutside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, state := drawTerms(t)
		terms = terms.Under()
		terms.Outside = true
		visits := drawVisits(t, true)
		less, _ := run(&terms, state, visits)
		more := amount(t, 60, "more")
		for i := range visits {
			visits[i].allowed += more
		}
		if got, _ := run(&terms, state, visits); got > less {
			t.Fatalf("more allowed raises %d to %d", less, got)
		}
	})
}

// TestLessIsBetterWhereAlike: of two states of which one is at most the other, and
// equal in what Alike names, the lesser costs no more whatever she claims. The
// search of package pay drops the other one.
func TestLessIsBetterWhereAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, dear := drawTerms(t)
		dear.VisitsUsed, dear.DollarsUsed, dear.PermitUsed = rapid.IntRange(0, 8).Draw(t, "visits used"), amount(t, 500, "dollars used"), rapid.IntRange(0, 8).Draw(t, "permit used")
		cheap := cover.State{
			DeductibleLeft: amount(t, dear.DeductibleLeft, "deductible left"), PocketLeft: amount(t, dear.PocketLeft, "maximum left"),
			VisitsUsed: rapid.IntRange(0, dear.VisitsUsed).Draw(t, "visits"), DollarsUsed: amount(t, dear.DollarsUsed, "dollars"), PermitUsed: rapid.IntRange(0, dear.PermitUsed).Draw(t, "permits"),
		}
		alike := terms.Alike()
		if alike.Deductible {
			cheap.DeductibleLeft = dear.DeductibleLeft
		}
		if alike.Pocket {
			cheap.PocketLeft = dear.PocketLeft
		}
		if alike.Permits {
			cheap.PermitUsed = dear.PermitUsed
		}
		if !cheap.AtMost(dear) || !alike.Allow(&cheap, &dear) {
			t.Fatal("not alike")
		}
		visits := drawVisits(t, false)
		// She claims what the dearer state lets her claim; where that is not covered
		// she may pay, from the other state too.
		at := dear
		for i := range visits {
			visits[i].claim = visits[i].claim && (terms.Covers(at, 0) || terms.Denies(at, 0))
			if visits[i].claim && terms.Covers(at, 0) {
				_, at = terms.Claim(at, visits[i].charge, visits[i].allowed)
			}
		}
		more, _ := run(&terms, dear, visits)
		if less, each := run(&terms, cheap, visits); less > more {
			t.Fatalf("from less left it costs %d, from more %d: %v", less, more, each)
		}
	})
}

// TestWhereMoreIsCheaper shows each case that the package doc names.
func TestWhereMoreIsCheaper(t *testing.T) {
	alike := func(n int, charge, allowed money.Amount) []visit {
		var all []visit
		for range n {
			all = append(all, visit{charge, allowed, true})
		}
		return all
	}
	open := func(t cover.Terms) cover.Terms { t.PermitUntil = offer.Forever; return t }
	wait := copay(30_00, true)
	limited := set(wait, cover.Settings{OnlyPaidCount: true})
	limited.VisitLimit = 2
	last := capped(set(coinsurance(50), cover.Settings{VisitCap: cover.CapLast}), cover.Caps{Visit: 45_00, HasVisit: true})
	taken := cover.Settings{CopayOrder: cover.CopayFirst, PocketExcludes: true}
	tests := map[string]struct {
		terms, others cover.Terms
		less, more    cover.State // of which the second should be dearer
		visits        []visit
		cost, lower   money.Amount
	}{
		"a deductible of a cent waives the copay": {
			terms: set(wait, cover.Settings{CopayAtEnd: cover.CopayWaived}), less: unmet(0), more: unmet(1), visits: alike(1, 90_00, 90_00), cost: 30_00, lower: 1},
		"a deductible that takes the last cent leaves no whole copay": {
			terms: set(wait, cover.Settings{CopayAtEnd: cover.CopayWhole}), less: unmet(89_00), more: unmet(90_00), visits: alike(1, 130_00, 90_00), cost: 119_00, lower: 90_00},
		// $60 of the plan's $60: the second visit is not covered, and costs $130.
		"a limit in dollars is used up, and then the price is due": {
			terms: capped(wait, cover.Caps{Year: 60_00, HasYear: true}), less: unmet(0), more: unmet(50_00), visits: alike(2, 130_00, 90_00),
			cost: 30_00 + 130_00, lower: 50_00 + 30_00 + 30_00 + 10_00},
		"a visit that the deductible takes leaves the limit for another": {
			terms: limited, less: unmet(0), more: unmet(90_00), visits: alike(3, 130_00, 90_00), cost: 30_00 + 30_00 + 130_00, lower: 90_00 + 30_00 + 30_00},
		"a higher copay leaves less to the deductible, and is taken back": {
			terms: set(copay(0, true), taken), others: set(copay(50_00, true), taken), less: cover.State{DeductibleLeft: 100_00}, more: cover.State{DeductibleLeft: 100_00},
			visits: alike(1, 100_00, 100_00), cost: 100_00, lower: 50_00},
		// 50 % of 200 and of 50 against a maximum of 110: what the limit leaves of the
		// plan's part of the second visit is lost to her.
		"a deductible uses up the maximum where the limit a visit cuts the plan's part": {
			terms: last, less: cover.State{PocketLeft: 110_00}, more: cover.State{DeductibleLeft: 20_00, PocketLeft: 110_00},
			visits: []visit{{200_00, 200_00, true}, {50_00, 50_00, true}}, cost: 155_00 + 10_00, lower: 155_00 + 5_00},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			terms, others := open(test.terms), open(test.others)
			if others.Share == cover.ShareNotKnown {
				others = terms
			}
			if got, _ := run(&terms, test.less, test.visits); got != test.cost {
				t.Errorf("it costs %s, want %s", got, test.cost)
			}
			if got, _ := run(&others, test.more, test.visits); got != test.lower {
				t.Errorf("with more it costs %s, want %s", got, test.lower)
			}
		})
	}
}
