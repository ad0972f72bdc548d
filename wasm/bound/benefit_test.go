package bound_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// TestBenefitByHand works what a plan's family, limits, permits and networks make
// of visits at $90, of which the contract allows $80, with a copay of $30.
func TestBenefitByHand(t *testing.T) {
	between := func(low, high int64) span.Span { return span.Span{Low: low, High: high, Said: true} }
	waits := func(b *cover.Benefit) { b.CopayWaits = offer.Yes }
	family := func(rule cover.FamilyRule, deductible span.Span, met int64) func(*cover.Benefit) {
		return func(b *cover.Benefit) {
			waits(b)
			b.Deductible, b.DeductibleMet = span.Exact(500_00), span.Exact(0)
			b.Family = cover.Family{Rule: rule, Deductible: deductible, DeductibleMet: span.Exact(met), PocketMax: span.Exact(9000_00), PocketMet: span.Exact(0)}
		}
	}
	away := func(deductible, met int64, reference span.Span) func(*cover.Benefit) {
		return func(b *cover.Benefit) {
			b.Outside = cover.Outside{
				Pays: offer.Yes, Deductible: span.Exact(deductible), DeductibleMet: span.Exact(met), PocketMax: span.Exact(5000_00), PocketMet: span.Exact(0),
				Share: cover.CoinsuranceShare, Coinsurance: span.Exact(200_000), Reference: reference,
			}
		}
	}
	referral := func(needed, have offer.Answer) func(*cover.Benefit) {
		return func(b *cover.Benefit) { b.Referral = cover.Permit{Needed: needed, Have: have} }
	}
	tests := map[string]struct {
		visits    int
		outside   bool
		change    func(*cover.Benefit)
		low, high money.Amount
		asks      []code.Fact
		why       code.Note
	}{
		"embedded: $50 of the family's deductible, then copays":  {2, false, family(cover.Embedded, span.Exact(1000_00), 950_00), 50_00 + 30_00 + 30_00, 110_00, nil, ""},
		"embedded: her own 500 comes first":                      {2, false, family(cover.Embedded, span.Exact(1000_00), 0), 160_00, 160_00, nil, ""},
		"aggregate: $100 of the family's deductible":             {2, false, family(cover.Aggregate, span.Exact(1000_00), 900_00), 80_00 + 20_00 + 30_00, 130_00, nil, ""},
		"aggregate: the family's deductible between 900 and 980": {2, false, family(cover.Aggregate, between(900_00, 980_00), 900_00), 60_00, 80_00 + 30_00, []code.Fact{code.FactFamilyDeductible}, ""},
		"what is left is said, not what is met": {2, false, func(b *cover.Benefit) {
			waits(b)
			b.Deductible, b.DeductibleLeft = span.Span{}, span.Exact(50_00)
		}, 50_00 + 30_00 + 30_00, 110_00, nil, ""},
		"what is left of the maximum": {2, false, func(b *cover.Benefit) {
			b.PocketMax, b.PocketMet, b.PocketLeft = span.Span{}, span.Span{}, span.Exact(45_00)
		}, 45_00, 45_00, nil, ""},

		// 20 % of 60, and the 30 above them.
		"out of network, which pays": {2, true, away(0, 0, span.Exact(60_00)), 84_00, 84_00, nil, ""},
		"its own deductible":         {2, true, away(100_00, 40_00, span.Exact(60_00)), 90_00 + 42_00, 132_00, nil, ""},
		"what it allows is not known": {2, true, away(0, 0, span.Span{}), 2 * 18_00, 180_00,
			[]code.Fact{code.FactOutsideReference}, ""},
		"its deductible is not known, and no law limits it": {2, true, func(b *cover.Benefit) {
			away(0, 0, span.Exact(60_00))(b)
			b.Outside.Deductible, b.Outside.DeductibleMet = span.Span{}, span.Exact(0)
		}, 84_00, 180_00, []code.Fact{code.FactOutsideDeductible}, ""},
		"it does not say that it pays": {2, true, func(*cover.Benefit) {}, 180_00, 180_00, nil, code.NotCoveredNetwork},
		"a clinic that does not list her insurer": {2, false, func(b *cover.Benefit) {
			away(0, 0, span.Exact(60_00))(b)
			b.Payer, b.Prescription = 3, offer.Yes
		}, 84_00, 84_00, nil, ""},

		"50 a visit: 30, and the 30 above it":       {2, false, func(b *cover.Benefit) { b.Limits.VisitCents = span.Exact(50_00) }, 120_00, 120_00, nil, ""},
		"between 50 and 60 a visit":                 {2, false, func(b *cover.Benefit) { b.Limits.VisitCents = between(50_00, 60_00) }, 100_00, 120_00, []code.Fact{code.FactVisitCents}, ""},
		"30 minutes, of up to 60":                   {2, false, func(b *cover.Benefit) { b.Limits.VisitMinutes = span.Exact(30) }, 60_00, 2 * 70_00, []code.Fact{code.FactHandsOn}, ""},
		"60 a year: 50, 10 and none":                {3, false, func(b *cover.Benefit) { b.Limits.YearCents, b.Limits.YearUsed = span.Exact(60_00), span.Exact(0) }, 30_00 + 70_00 + 90_00, 190_00, nil, ""},
		"visits elsewhere use up the limit":         {2, false, shared(offer.Yes), 30_00 + 90_00, 120_00, nil, ""},
		"visits elsewhere do not":                   {2, false, shared(offer.No), 60_00, 60_00, nil, ""},
		"it is not known whether they do":           {2, false, shared(offer.NotKnown), 60_00, 120_00, []code.Fact{code.FactSharedLimit}, ""},
		"of a referral nothing is said":             {2, false, func(*cover.Benefit) {}, 60_00, 60_00, nil, ""},
		"a referral needed, and had":                {2, false, referral(offer.Yes, offer.Yes), 60_00, 60_00, nil, ""},
		"a referral needed, and none":               {2, false, referral(offer.Yes, offer.No), 180_00, 180_00, nil, code.NotCoveredReferral},
		"a referral needed, it is not known if had": {2, false, referral(offer.Yes, offer.NotKnown), 60_00, 180_00, []code.Fact{code.FactReferral}, ""},
		"no referral, it is not known if needed":    {2, false, referral(offer.NotKnown, offer.No), 60_00, 180_00, []code.Fact{code.FactNeedsReferral}, ""},
		"none, and the denial is hers: the 80":      {2, false, denied(referral(offer.Yes, offer.No)), 160_00, 160_00, nil, code.NotCoveredReferral},
		"it is not known, and the denial is hers":   {2, false, denied(referral(offer.Yes, offer.NotKnown)), 60_00, 160_00, []code.Fact{code.FactReferral}, ""},
		"approved for one visit":                    {2, false, func(b *cover.Benefit) { b.Authorisation = cover.Permit{Needed: offer.Yes, Have: offer.Yes, Visits: 1} }, 120_00, 120_00, nil, ""},
		"approved to the day before the second": {2, false, func(b *cover.Benefit) {
			b.Authorisation = cover.Permit{Needed: offer.Yes, Have: offer.Yes, Expires: day(t, "2026-03-08")}
		}, 120_00, 120_00, nil, ""},
		"approved for one, the next denial is hers": {2, false, denied(func(b *cover.Benefit) { b.Authorisation = cover.Permit{Needed: offer.Yes, Have: offer.Yes, Visits: 1} }), 110_00, 110_00, nil, ""},
		"a waived copay, the deductible known":      {2, false, waived(span.Exact(1)), 1 + 30_00, 30_01, nil, ""},
		"a waived copay, the deductible between":    {2, false, waived(between(0, 80_00)), 60_00 - 30_00, 80_00 + 30_00, []code.Fact{code.FactDeductible}, ""},
		// At 80 the deductible takes the first visit, which does not count, and the second
		// is a copay. At 160 it takes both; a plan that counted the first would leave the
		// second uncovered, at 90.
		"only paid visits count, of a limit of one": {2, false, func(b *cover.Benefit) {
			waits(b)
			b.Settings.OnlyPaidCount, b.NoVisitLimit, b.VisitLimit = true, false, span.Exact(1)
			b.Deductible, b.DeductibleMet = between(80_00, 160_00), span.Exact(0)
		}, 80_00 + 30_00, 80_00 + 90_00, []code.Fact{code.FactDeductible}, ""},
		// A copay of 50 leaves 30 a visit to the deductible and is taken back: $60 in
		// all, below the $100 of no copay at all.
		"a copay that comes first, a maximum without the deductible": {2, false, func(b *cover.Benefit) {
			waits(b)
			b.Settings.CopayOrder, b.Settings.PocketExcludes = cover.CopayFirst, true
			b.Deductible, b.DeductibleMet, b.PocketMax, b.Copay = span.Exact(100_00), span.Exact(0), span.Exact(0), between(0, 50_00)
		}, 0, 160_00, []code.Fact{code.FactCopay}, ""},
		// Nothing used: 30, and 30 with the 40 that the last 10 leave of 50. All used: twice 90.
		"a year's dollars, what is used not known": {2, false, func(b *cover.Benefit) { b.Limits.YearCents = span.Exact(60_00) }, 100_00, 180_00, []code.Fact{code.FactYearUsed}, ""},
		// 10 used: 30 for the visit that takes the other 50, then 90.
		"the same, the contract leaves the question": {2, false, func(b *cover.Benefit) { b.Limits.YearCents, b.Limits.YearUsed = span.Exact(60_00), between(0, 10_00) }, 100_00, 120_00, []code.Fact{code.FactYearUsed}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			payer := contracted(offer.No, offer.No)
			if test.outside {
				payer.Network, payer.Rates = pricelist.OutOfNetwork, nil
			}
			s := plain(clinic(test.visits, payer))
			s.Benefit.DeductibleMet = span.Span{}
			test.change(s.Benefit)
			var b bound.Bench
			m, ok := b.Range(s, bound.Any)
			if !ok || m.Low != test.low || m.High != test.high {
				t.Errorf("%s to %s, want %s to %s", m.Low, m.High, test.low, test.high)
			}
			if why, _ := s.Why(); why != test.why {
				t.Errorf("why %q, want %q", why, test.why)
			}
			var asks []code.Fact
			for _, u := range b.Unknowns([]bound.Subject{*s}, m, today(&b, s)) {
				asks = append(asks, u.Fact)
			}
			if !slices.Equal(asks, test.asks) {
				t.Errorf("asks %v, want %v", asks, test.asks)
			}
		})
	}
}

func shared(is offer.Answer) func(*cover.Benefit) {
	return func(b *cover.Benefit) {
		b.NoVisitLimit, b.VisitLimit, b.VisitsUsed = false, span.Exact(5), 2
		b.Limits.Shared, b.Limits.SharedUsed = is, 2
	}
}

func denied(change func(*cover.Benefit)) func(*cover.Benefit) {
	return func(b *cover.Benefit) {
		change(b)
		b.Settings.FailureOnPatient = true
	}
}

func waived(deductible span.Span) func(*cover.Benefit) {
	return func(b *cover.Benefit) {
		b.CopayWaits, b.Settings.CopayAtEnd = offer.Yes, cover.CopayWaived
		b.Deductible, b.DeductibleMet = deductible, span.Exact(0)
	}
}

// TestWidenedOnlyWhereItHasToBe: a setting alone or an unknown alone leaves the ends
// of the range two cases.
func TestWidenedOnlyWhereItHasToBe(t *testing.T) {
	between := span.Span{Low: 0, High: 80_00, Said: true}
	tests := map[string]struct {
		change func(*cover.Benefit)
		want   bool
	}{
		"the setting alone": {waived(span.Exact(50_00)), false},
		"an unknown alone": {func(b *cover.Benefit) {
			waived(between)(b)
			b.Settings.CopayAtEnd = cover.CopayOfRest
		}, false},
		"both": {waived(between), true},
		"the setting, and what it does not meet": {func(b *cover.Benefit) {
			waived(span.Exact(50_00))(b)
			b.NoVisitLimit = false
		}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := plain(clinic(2, contracted(offer.No, offer.No)))
			test.change(s.Benefit)
			var b bound.Bench
			if got := b.Widened(s); got != test.want {
				t.Errorf("widened: %v", got)
			}
		})
	}
}
