package bound_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// plain leaves nothing of the plan open: a copay of $30 from the first visit.
func plain(s *bound.Subject) *bound.Subject {
	b := s.Benefit
	b.Deductible, b.OtherBills = span.Exact(0), span.Exact(0)
	b.PocketMax, b.PocketMet = span.Exact(5000_00), span.Exact(0)
	b.Share, b.Copay, b.CopayWaits = cover.CopayShare, span.Exact(30_00), offer.No
	b.NoVisitLimit = true
	return s
}

// contracted is a clinic's word on her insurer: in network, $80 a visit.
func contracted(cash, needs offer.Answer) pricelist.Payer {
	return pricelist.Payer{Network: pricelist.InNetwork, CashAllowed: cash, Prescription: needs, Rates: []pricelist.Rate{{Service: 0, Visit: 80_00}}}
}

// TestGate reads the rules of what counts: two visits of $90, $30 each if
// they are covered.
func TestGate(t *testing.T) {
	const self, copays = 180_00, 60_00
	with := func(s *bound.Subject, change func(*cover.Benefit)) *bound.Subject {
		change(s.Benefit)
		return s
	}
	said := func(b *cover.Benefit) { b.Prescription = offer.Yes }
	asks := func(f ...code.Fact) []code.Fact { return f }
	list := func(cash, needs offer.Answer) *bound.Subject { return plain(clinic(2, contracted(cash, needs))) }
	out := contracted(offer.Yes, offer.No)
	out.Network, out.Rates = pricelist.OutOfNetwork, nil
	only := contracted(offer.Yes, offer.No)
	only.ProvidersPaid = []reference.Provider{reference.PhysicalTherapy}
	tests := map[string]struct {
		subject   *bound.Subject
		low, high money.Amount
		why       code.Note
		cash      offer.Answer
		asks      []code.Fact
	}{
		"nothing said of insurance: self-pay is the headline, the plan a question": {
			func() *bound.Subject { s := quote(2); s.Benefit = nil; return s }(), self, self, code.CoverageUnknown, offer.NotKnown, asks(code.FactCoverage)},
		"whether the plan pays is not known: the same": {
			with(plain(quote(2)), func(b *cover.Benefit) { b.Coverage, b.PaidProviders = offer.NotKnown, nil }), self, self, code.CoverageUnknown, offer.NotKnown, asks(code.FactCoverage)},
		"the plan does not pay": {
			with(plain(quote(2)), func(b *cover.Benefit) { b.Coverage, b.PaidProviders = offer.No, nil }), self, self, "", offer.NotKnown, nil},
		"the plan pays physical therapists only": {
			with(plain(quote(2)), func(b *cover.Benefit) { b.PaidProviders = []reference.Provider{reference.PhysicalTherapy} }), self, self, code.NotCoveredProvider, offer.NotKnown, nil},
		"her own quote is out of network unless she says in": {
			with(plain(quote(2)), func(b *cover.Benefit) { said(b); b.Network = pricelist.NetworkNotKnown }), self, self, code.NetworkUnknown, offer.NotKnown, asks(code.FactNetwork)},
		"her own quote is out of network": {
			with(plain(quote(2)), func(b *cover.Benefit) { b.Network = pricelist.OutOfNetwork }), self, self, code.NotCoveredNetwork, offer.NotKnown, nil},
		"her own quote is in network; the contract's rate is not known": {
			with(plain(quote(2)), said), 0, copays, "", offer.NotKnown, asks(code.FactAllowed)},
		"the clinic does not list her insurer": {
			with(list(offer.Yes, offer.No), func(b *cover.Benefit) { b.Payer = 3 }), self, self, code.NotCoveredPayer, offer.NotKnown, nil},
		"the clinic has no contract with her insurer": {
			plain(clinic(2, out)), self, self, code.NotCoveredNetwork, offer.NotKnown, nil},
		"her insurer pays physical therapists at this clinic": {
			plain(clinic(2, only)), self, self, code.NotCoveredProvider, offer.NotKnown, nil},
		"what she says of the network does not bear on a clinic's list": {
			with(list(offer.Yes, offer.No), func(b *cover.Benefit) { b.Network = pricelist.OutOfNetwork }), copays, copays, "", offer.Yes, nil},
		"no prescription where one is needed: not covered": {
			with(list(offer.Yes, offer.Yes), func(b *cover.Benefit) { b.Prescription = offer.No }), self, self, code.NotCoveredPrescription, offer.Yes, nil},
		"no prescription where none is needed": {
			with(list(offer.Yes, offer.No), func(b *cover.Benefit) { b.Prescription = offer.No }), copays, copays, "", offer.Yes, nil},
		"no prescription, and not known whether one is needed: both": {
			with(list(offer.Yes, offer.NotKnown), func(b *cover.Benefit) { b.Prescription = offer.No }), copays, self, "", offer.Yes, asks(code.FactNeedsScript)},
		"a prescription needed, and not known whether she has one: both": {
			list(offer.Yes, offer.Yes), copays, self, "", offer.Yes, asks(code.FactPrescription)},
		"neither known: both": {
			list(offer.Yes, offer.NotKnown), copays, self, "", offer.Yes, asks(code.FactPrescription, code.FactNeedsScript)},
		"a prescription had and needed": {
			with(list(offer.Yes, offer.Yes), said), copays, copays, "", offer.Yes, nil},
		"a prescription that lapses before the second visit": {
			with(list(offer.Yes, offer.Yes), func(b *cover.Benefit) { said(b); b.ScriptExpires = day(t, "2026-03-08") }), 30_00 + 90_00, 30_00 + 90_00, "", offer.Yes, nil},
		"it lapses, and not known whether one is needed: both": {
			with(list(offer.Yes, offer.NotKnown), func(b *cover.Benefit) { said(b); b.ScriptExpires = day(t, "2026-03-08") }), copays, 30_00 + 90_00, "", offer.Yes, asks(code.FactNeedsScript)},
		"the clinic wants claims filed": {
			list(offer.No, offer.No), copays, copays, "", offer.No, nil},
		"a plan year of which no limit is published, figures not said": {
			func() *bound.Subject {
				s := list(offer.Yes, offer.No)
				s.Benefit.Deductible = span.Span{}
				for i := range s.Dates {
					s.Dates[i] = s.Dates[i].AddYears(-9)
				}
				return s
			}(), self, self, code.NoDataForYear, offer.NotKnown, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var b bound.Bench
			m, ok := b.Range(test.subject, bound.Any)
			if !ok || m.Low != test.low || m.High != test.high {
				t.Errorf("%s to %s, want %s to %s", m.Low, m.High, test.low, test.high)
			}
			if why, _ := test.subject.Why(); why != test.why {
				t.Errorf("why %q, want %q", why, test.why)
			}
			if cash := test.subject.Cash(); test.why == "" && test.subject.Benefit.Coverage == offer.Yes && cash != test.cash {
				t.Errorf("cash %v, want %v", cash, test.cash)
			}
			var got []code.Fact
			for _, u := range b.Unknowns([]bound.Subject{*test.subject}, m, today(&b, test.subject)) {
				got = append(got, u.Fact)
			}
			slices.Sort(got)
			slices.Sort(test.asks)
			if !slices.Equal(got, test.asks) {
				t.Errorf("asks %v, want %v", got, test.asks)
			}
		})
	}
}

// today is the route of the likely case.
func today(b *bound.Bench, s *bound.Subject) bound.Today {
	p := bound.Corners()[1]
	route, _, _ := b.Write(s, b.Decide(s, p, bound.Any), bound.Any, nil)
	return bound.Today{Route: pay.Route{Steps: slices.Clone(route.Steps), Eves: slices.Clone(route.Eves)}, Corner: bound.Typical}
}

// TestCashBesideClaims: claims and cash mix only where the clinic's list says
// that a member may pay cash; elsewhere packages stand apart.
func TestCashBesideClaims(t *testing.T) {
	tests := map[string]struct {
		cash       offer.Answer
		any, apart money.Amount
	}{
		// Deductible $80, then $30: two visits claimed cost 80 + 30, a package of two costs 100.
		"allowed: the package wins":       {offer.Yes, 100_00, 100_00},
		"not allowed: claims, cash apart": {offer.No, 110_00, 100_00},
		"not known: claims, and the same": {offer.NotKnown, 110_00, 100_00},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := plain(clinic(2, contracted(test.cash, offer.No)))
			s.Benefit.Deductible, s.Benefit.DeductibleMet, s.Benefit.CopayWaits = span.Exact(80_00), span.Exact(0), offer.Yes
			s.Seller.Packages = []offer.Package{{ID: "two", Visits: 2, Price: span.Exact(100_00), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}}}
			var b bound.Bench
			whole, _ := b.Range(s, bound.Any)
			apart, _ := b.Range(s, bound.CashOnly)
			if whole.Low != test.any || whole.High != test.any || apart.Low != test.apart || apart.High != test.apart {
				t.Errorf("any %s to %s, apart %s to %s", whole.Low, whole.High, apart.Low, apart.High)
			}
			route, _, _ := b.Write(s, bound.Corners()[2], bound.NothingPrepaid, nil)
			if slices.ContainsFunc(route.Steps, func(s pay.Step) bool { return s.Buy }) {
				t.Errorf("paid ahead: %+v", route.Steps)
			}
		})
	}
}
