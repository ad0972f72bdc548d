package bound

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// choice is what would be chosen today of some subjects, at their defaults.
func choice(t *rapid.T, b *Bench, subjects []Subject) (Today, bool) {
	best, least := -1, endless
	for i := range subjects {
		if cost, ok := b.Cost(&subjects[i], at(Typical), Any); ok && cost < least {
			best, least = i, cost
		}
	}
	if best < 0 {
		return Today{}, false
	}
	now := today(t, b, &subjects[best])
	now.Subject = best
	clock := b.Clock(now.Route)
	now.Buys = Bought(&clock)
	return now, true
}

// anySubjects draws a clinic, or two of which she knows the same of her plan.
func anySubjects(t *rapid.T) []Subject {
	subjects := []Subject{anyPair(t).known}
	if rapid.Bool().Draw(t, "two clinics") {
		other := anyPair(t).known
		other.Dates, other.Opens, other.Benefit = subjects[0].Dates, subjects[0].Opens, subjects[0].Benefit
		subjects = append(subjects, other)
	}
	return subjects
}

// TestAnswersSaveAsPromised answers each fact at random: going on as today then costs
// no more than its worth beyond the best; and where today's way is said to stay the
// cheapest, it does.
func TestAnswersSaveAsPromised(t *testing.T) {
	steadies, answers := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		subjects := anySubjects(t)
		var b Bench
		now, ok := choice(t, &b, subjects)
		if !ok {
			return
		}
		total, _ := b.Range(&subjects[now.Subject], Any)
		list := b.Unknowns(subjects, total, now)
		w := weigher{b: &b, subjects: subjects, today: now}
		w.base[Typical] = w.costs(at(Typical))
		for _, u := range list {
			if u.Fact == code.FactCoverage || u.Fact == code.FactNetwork {
				continue
			}
			x := rapid.Int64Range(u.Low, u.High).Draw(t, "answer")
			q := question{Unknown: u, key: Key{u.Fact, u.Item}}
			p := pinned(at(Typical), q.key, x)
			missed := w.miss(&q, p)
			answers++
			if missed > u.Worth+u.Worth/100 && w.even() {
				t.Fatalf("%s at %d is worth %s, promised up to %s", u.Fact, x, missed, u.Worth)
			}
			if !u.Steady {
				continue
			}
			steadies++
			if missed == 0 {
				continue
			}
			o := otherwise{question: q, now: u.Default, step: 1}
			if other, is := w.outcome(&o, x); is && !(other.Winner == now.Subject && other.Claims == w.claims() && holds(other.Buys, now.Buys)) {
				t.Fatalf("%s at %d: %+v wins, and today's way was to stay the cheapest: %+v\n%+v", u.Fact, x, other, now.Buys, *subjects[0].Benefit)
			}
		}
	})
	t.Logf("%d of %d answers to facts at all of which today's way is the cheapest", steadies, answers)
}

// holds tells whether all that one way buys ahead is among what another buys: who buys
// the package and something more pays as today's way does.
func holds(all, some []Item) bool {
	for _, item := range some {
		if !slices.Contains(all, item) {
			return false
		}
	}
	return true
}

// TestFirmHolds tells all that is not known at random: where today's way was proven
// to be the cheapest at every answer, it is.
func TestFirmHolds(t *testing.T) {
	firm := 0
	rapid.Check(t, func(t *rapid.T) {
		for range asked {
			subjects := anySubjects(t)[:1]
			var b Bench
			now, ok := choice(t, &b, subjects)
			if !ok {
				return
			}
			total, _ := b.Range(&subjects[0], Any)
			if !b.Firm(subjects, now, b.Unknowns(subjects, total, now)) {
				continue
			}
			firm++
			told, _ := tell(t, subjects[0], nil, func(k Key, low, high int64) int64 { return rapid.Int64Range(low, high).Draw(t, string(k.Fact)) })
			after, _ := choice(t, &b, []Subject{told})
			kept, _ := b.follow(&told, at(Typical), Any, now.Route)
			best, _ := b.Cost(&told, at(Typical), Any)
			if kept != best && (!holds(after.Buys, now.Buys) || claiming(after.Route) != claiming(now.Route)) {
				t.Fatalf("%s kept, %s best: %+v instead of %+v\n%+v", kept, best, after, now, *subjects[0].Benefit)
			}
		}
	})
	t.Logf("firm %d times", firm)
}

// TestThePackageWinsWhateverTheDeductibleIs: three visits at $90 in a clinic that
// takes cash; a package of three for $150. The plan allows $80, all hers until a
// deductible between $300 and $900 is met, which three visits never do.
func TestThePackageWinsWhateverTheDeductibleIs(t *testing.T) {
	between, _ := span.Between(300_00, 900_00)
	s := typicalClinic(between)
	s.Seller.Packages = []offer.Package{{ID: "three", Visits: 3, Price: span.Exact(150_00), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}}}
	list := weighed(t, s)
	if len(list) != 1 || list[0].Fact != code.FactDeductible || !list[0].Steady || list[0].Worth != 0 {
		t.Fatalf("%+v", list)
	}
	// With a package at $250 the claims win, at $240 for three, as long as no copay
	// takes over: whatever the deductible is, today's way is to claim.
	s.Seller.Packages = nil
	if list = weighed(t, s); len(list) != 1 || !list[0].Steady {
		t.Fatalf("claims: %+v", list)
	}
	// From $0 on the plan pays after a copay of $20: $60 for three, and the package
	// at $150 no longer wins.
	s.Benefit.Deductible, _ = span.Between(0, 900_00)
	s.Seller.Packages = []offer.Package{{ID: "three", Visits: 3, Price: span.Exact(150_00), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}}}
	if list = weighed(t, s); len(list) != 1 || list[0].Steady || list[0].Worth != 90_00 {
		t.Fatalf("from nothing: %+v", list)
	}
}

// TestAWaivedCopayLeavesNoDeductibleSteady: the same visits where the copay of $30 is
// waived at the visit that finishes the deductible, and a package of three for $85. Three
// claims cost $90 without a deductible and $140 with one of $80, so that the package wins
// at both ends; but with one of a cent they cost $60.01.
func TestAWaivedCopayLeavesNoDeductibleSteady(t *testing.T) {
	between, _ := span.Between(0, 80_00)
	s := typicalClinic(between)
	s.Benefit.Copay, s.Benefit.Settings.CopayAtEnd = span.Exact(30_00), cover.CopayWaived
	s.Seller.Packages = []offer.Package{{ID: "three", Visits: 3, Price: span.Exact(85_00), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}}}
	for deductible, want := range map[int64]money.Amount{0: 85_00, 1: 60_01, 80_00: 85_00} {
		var b Bench
		if cost, _ := b.Cost(s, pinned(at(Typical), Key{code.FactDeductible, -1}, deductible), Any); cost != want {
			t.Errorf("%s with a deductible of %d cents, want %s", cost, deductible, want)
		}
	}
	if list := weighed(t, s); len(list) != 1 || list[0].Steady {
		t.Errorf("%+v", list)
	}
	var b Bench
	total, _ := b.Range(s, Any)
	now := now(t, &b, s)
	if b.Firm([]Subject{*s}, now, b.Unknowns([]Subject{*s}, total, now)) {
		t.Error("firm")
	}
}

// TestSteadyHoldsBetweenWhatWasTried: twenty visits under a copay of $79.50 after a
// deductible. The first clinic is allowed $80 a visit and gets a tip of 2 cents, the second
// $80.60. The first costs less nearly everywhere: each visit that the deductible takes
// whole costs 50 cents more there, and 110 cents more at the second one. But a deductible
// of $80.60 takes one at the first clinic already, and none at the second: between the
// answers that were tried the second one is cheaper.
func TestSteadyHoldsBetweenWhatWasTried(t *testing.T) {
	between, _ := span.Between(12_00, 1600_00)
	first, second := typicalClinic(between), typicalClinic(between)
	for s, rate := range map[*Subject]money.Amount{first: 80_00, second: 80_60} {
		s.Benefit.Copay, s.Tip = span.Exact(79_50), 200
		s.List.Payers[0].CashAllowed, s.List.Payers[0].Rates[0].Visit = offer.No, rate
		for i := range 17 {
			s.Dates = append(s.Dates, s.Dates[2].AddDays(7*(1+i)))
		}
	}
	second.Seller.TipUsual = offer.No
	subjects := []Subject{*first, *second}
	cost := func(s *Subject, deductible int64) money.Amount {
		var b Bench
		c, _ := b.Cost(s, pinned(at(Typical), Key{code.FactDeductible, -1}, deductible), Any)
		return c
	}
	for deductible, wins := range map[int64]bool{12_00: true, 80_00: true, 80_60: false, 160_00: true, 1600_00: true} {
		if a, b := cost(first, deductible), cost(second, deductible); a < b != wins {
			t.Errorf("%s and %s with a deductible of %d cents", a, b, deductible)
		}
	}
	var b Bench
	total, _ := b.Range(first, Any)
	list := b.Unknowns(subjects, total, now(t, &b, first))
	if len(list) != 1 || list[0].Worth != 0 || list[0].Steady {
		t.Errorf("%+v", list)
	}
}
