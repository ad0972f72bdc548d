package bound_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// weigh lists what is not known of subjects of which the first is today's choice.
func weigh(b *bound.Bench, subjects ...bound.Subject) []bound.Unknown {
	return b.Unknowns(subjects, whole(b, subjects), today(b, &subjects[0]))
}

// TestWorth works by hand what an answer could save: the most that going on as
// today could cost more than the best choice after it.
func TestWorth(t *testing.T) {
	between := func(low, high int64) span.Span { return span.Span{Low: low, High: high, Said: true} }
	silent := quote(6)
	silent.Benefit = nil
	unsure := plain(quote(6))
	unsure.Benefit.Coverage, unsure.Benefit.PaidProviders = offer.NotKnown, nil
	priced := func(low, high int64) bound.Subject {
		s := quote(4)
		s.Benefit = nil
		s.Seller.Services[0].Price = between(low, high)
		return *s
	}
	script := plain(clinic(2, contracted(offer.NotKnown, offer.Yes)))
	script.Seller.Packages = []offer.Package{{ID: "two", Visits: 2, Price: span.Exact(100_00), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}}}
	tests := map[string]struct {
		subjects []bound.Subject
		fact     code.Fact
		offer    int
		worth    money.Amount
	}{
		// The best plan that nothing rules out pays it all.
		"whether the plan pays, nothing said of it": {[]bound.Subject{*silent}, code.FactCoverage, -1, 540_00},
		// The best contract allows nothing, and a copay takes no more than that.
		"whether the plan pays, the copay known": {[]bound.Subject{*unsure}, code.FactCoverage, -1, 540_00},
		// Today $95 a visit; the other may be had for $60.
		"the price of the offer that is not today's": {[]bound.Subject{priced(80_00, 95_00), priced(60_00, 100_00)}, code.FactPrice, 1, 140_00},
		// Today $95 a visit; it cannot cost more, and the other costs $100.
		"the price of today's offer": {[]bound.Subject{priced(80_00, 95_00), priced(60_00, 100_00)}, code.FactPrice, 0, 0},
		// Today the package at $100; with a prescription two copays of $30.
		"a prescription, at a clinic that may insist on claims": {[]bound.Subject{*script}, code.FactPrescription, -1, 40_00},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var b bound.Bench
			all := weigh(&b, test.subjects...)
			at := slices.IndexFunc(all, func(u bound.Unknown) bool { return u.Fact == test.fact && u.Offer == test.offer })
			if at < 0 {
				t.Fatalf("not asked: %+v", all)
			}
			if got := all[at].Worth; got != test.worth {
				t.Errorf("worth %s, want %s", got, test.worth)
			}
			for i := 1; i < len(all); i++ {
				if all[i].Worth > all[i-1].Worth || all[i].Worth == all[i-1].Worth && all[i].Narrowing > all[i-1].Narrowing {
					t.Errorf("%+v stands before %+v", all[i-1], all[i])
				}
			}
		})
	}
}

// TestEverythingThatMayBeAsked: of a quote in the network, of which the price
// alone is known, each fact has its domain and its default (package reference).
func TestEverythingThatMayBeAsked(t *testing.T) {
	const lawful = 10_600_00 // 2026
	want := map[code.Fact][3]int64{
		code.FactPrescription: {0, 1, 0}, code.FactNeedsScript: {0, 1, 1},
		code.FactDeductible: {0, lawful, lawful}, code.FactDeductibleMet: {0, lawful, 0},
		code.FactPocketMax: {0, lawful, lawful}, code.FactPocketMet: {0, lawful, 0},
		code.FactCostShareKind: {-1, int64(money.One), 200_000}, code.FactVisitLimit: {0, 3, 3},
		code.FactAllowed: {0, 90_00, 90_00}, code.FactOtherBills: {0, lawful, 0}, code.FactOtherBillsWhen: {0, 1, 1},
	}
	var b bound.Bench
	for _, u := range weigh(&b, *quote(3)) {
		if got := [3]int64{u.Low, u.High, u.Default}; got != want[u.Fact] || !u.HasDefault {
			t.Errorf("%s: %v, want %v", u.Fact, got, want[u.Fact])
		}
		delete(want, u.Fact)
	}
	if len(want) > 0 {
		t.Errorf("not asked: %v", want)
	}
}

// TestWhatAnOfferIsGoodFor: packages and memberships count for the services that
// they name, for as long as they may last, and a tip where it is the custom.
func TestWhatAnOfferIsGoodFor(t *testing.T) {
	pack := offer.Package{ID: "six", Visits: 6, Price: span.Exact(300_00), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}}
	member := offer.Membership{ID: "club", Fee: span.Exact(10_00), Credits: 6, Services: []int{0}, Minimum: span.Exact(1)}
	tests := map[string]struct {
		change    func(*bound.Subject)
		low, high money.Amount
	}{
		"a package":                   {func(s *bound.Subject) { s.Seller.Packages = []offer.Package{pack} }, 300_00, 300_00},
		"a package for all services":  {func(s *bound.Subject) { p := pack; p.Services = nil; s.Seller.Packages = []offer.Package{p} }, 300_00, 300_00},
		"a package for another":       {func(s *bound.Subject) { p := pack; p.Services = []int{1}; s.Seller.Packages = []offer.Package{p} }, 540_00, 540_00},
		"a package without a price":   {func(s *bound.Subject) { p := pack; p.Price = span.Span{}; s.Seller.Packages = []offer.Package{p} }, 540_00, 540_00},
		"it is not said when it ends": {func(s *bound.Subject) { p := pack; p.Expiry = offer.Expiry{}; s.Seller.Packages = []offer.Package{p} }, 300_00, 540_00},
		// The sixth visit falls into the second month.
		"a membership": {func(s *bound.Subject) { s.Seller.Memberships = []offer.Membership{member} }, 20_00, 20_00},
		"a membership for another": {func(s *bound.Subject) {
			m := member
			m.Services = []int{1}
			s.Seller.Memberships = []offer.Membership{m}
		}, 540_00, 540_00},
		"a tip where it is usual": {func(s *bound.Subject) { s.Tip = 100_000 }, 594_00, 594_00},
		"a tip where it is not":   {func(s *bound.Subject) { s.Tip, s.Seller.TipUsual = 100_000, offer.No }, 540_00, 540_00},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := quote(6)
			s.Benefit = &cover.Benefit{Coverage: offer.No}
			test.change(s)
			if test.low < test.high {
				for i := range s.Dates { // over eleven months
					s.Dates[i] = s.Dates[0].AddDays(63 * i)
				}
			}
			var b bound.Bench
			if m, _ := b.Range(s, bound.Any); m.Low != test.low || m.High != test.high {
				t.Errorf("%s to %s, want %s to %s", m.Low, m.High, test.low, test.high)
			}
		})
	}
}
