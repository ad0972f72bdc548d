package bound_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// halves is a clinic's visit of 40 minutes of which she pays half the allowed
// amount: massage and exercise of 20 minutes each, at a price of $90.
func halves(t *testing.T, state, first string, rate pricelist.Rate, rule pricelist.UnitRule, dailyMax money.Amount) *bound.Subject {
	t.Helper()
	payer := contracted(offer.Yes, offer.No)
	payer.Rates, payer.UnitRule, payer.DailyMax = []pricelist.Rate{rate}, rule, dailyMax
	payer.VerifiedOn = day(t, "2026-10-01")
	s := plain(clinic(2, payer))
	s.List.Locations = []pricelist.Location{{State: state}}
	s.Dates[0], s.Dates[1] = day(t, first), day(t, first)+7
	s.Seller.Services[0].Codes = []offer.Coded{{Code: "97124", Minutes: 20}, {Code: "97110", Minutes: 20}}
	b := s.Benefit
	b.Share, b.Copay, b.Coinsurance = cover.CoinsuranceShare, span.Span{}, span.Exact(500_000)
	return s
}

// TestScheduledContracts holds the range of two claims to what package bill
// allows for the visit.
func TestScheduledContracts(t *testing.T) {
	medicare := bill.Medicare()
	visit := bill.Visit{Lines: []offer.Coded{{Code: "97124", Minutes: 20}, {Code: "97110", Minutes: 20}}}
	allowed := func(state, on string, most money.Amount) (low, high money.Amount) {
		v := visit
		v.State, v.Day = state, day(t, on)
		a, ok := medicare.Allow(&v)
		if !ok {
			t.Fatalf("no fee in %q on %s", state, on)
		}
		return min(a.Low, most), min(a.High, most)
	}
	half := func(a money.Amount) money.Amount { return a.Times(500_000, money.HalfUp) }
	dc1, dc2 := allowed("DC", "2026-06-01", 90_00)
	wa1, wa2 := allowed("WA", "2026-06-01", 90_00)
	us1, us2 := allowed("", "2026-06-01", 90_00)
	new1, new2 := allowed("DC", "2027-01-04", 90_00)
	share := pricelist.Rate{OfMedicare: money.One}
	for name, c := range map[string]struct {
		subject   *bound.Subject
		low, high money.Amount
		notes     []code.Note
	}{
		// Three units of the total minutes.
		"so much a unit":                       {halves(t, "WA", "2026-06-01", pricelist.Rate{Unit: 20_00}, pricelist.EightMinute, 0), 60_00, 60_00, []code.Note{code.UnitsTied}},
		"so much a unit, at the daily maximum": {halves(t, "WA", "2026-06-01", pricelist.Rate{Unit: 20_00}, pricelist.Midpoint, 39_00), 39_00, 39_00, nil},
		// Three units or two: from $40 to $60.
		"so much a unit by either rule": {halves(t, "WA", "2026-06-01", pricelist.Rate{Unit: 20_00}, pricelist.UnitRuleNotSaid, 0), 40_00, 60_00,
			[]code.Note{code.UnitsTied, code.UnitRuleEither}},
		// Three units are $105, and no claim is for more than the price.
		"never above the price": {halves(t, "WA", "2026-06-01", pricelist.Rate{Unit: 35_00}, pricelist.EightMinute, 0), 90_00, 90_00, []code.Note{code.UnitsTied}},
		"Medicare's fees in one locality": {halves(t, "DC", "2026-06-01", share, pricelist.EightMinute, 0), 2 * half(dc1), 2 * half(dc2),
			[]code.Note{code.UnitsTied, code.IndexStandsIn}},
		"Medicare's fees in a state of two": {halves(t, "WA", "2026-06-01", share, pricelist.EightMinute, 0), 2 * half(wa1), 2 * half(wa2),
			[]code.Note{code.UnitsTied, code.IndexStandsIn}},
		"Medicare's fees across the turn of the year": {halves(t, "DC", "2026-12-28", share, pricelist.EightMinute, 0), half(dc1) + half(new1), half(dc2) + half(new2),
			[]code.Note{code.UnitsTied, code.IndexStandsIn, code.FeesUnpublished}},
		"Medicare's fees where the clinic is in two states": {
			func() *bound.Subject {
				s := halves(t, "WA", "2026-06-01", share, pricelist.EightMinute, 0)
				s.List.Locations = append(s.List.Locations, pricelist.Location{State: "OR"})
				return s
			}(), 2 * half(us1), 2 * half(us2), []code.Note{code.UnitsTied, code.IndexStandsIn}},
		// No fee of 2028: anything from nothing to the price.
		"Medicare's fees of a year without data": {halves(t, "DC", "2028-06-05", share, pricelist.EightMinute, 0), 0, 90_00, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var b bound.Bench
			got, ok := b.Range(c.subject, bound.ClaimsOnly)
			if !ok || got.Low != c.low || got.High != c.high || got.Likely != c.high {
				t.Errorf("%+v, %v; want %v to %v", got, ok, c.low, c.high)
			}
			if notes := c.subject.AllowedNotes(); !slices.Equal(notes, c.notes) {
				t.Errorf("notes %q, want %q", notes, c.notes)
			}
			unknown := name == "Medicare's fees of a year without data"
			if c.subject.AllowedUnknown() != unknown {
				t.Errorf("allowed amount unknown: %v", !unknown)
			}
			asked := slices.ContainsFunc(weigh(&b, *c.subject), func(u bound.Unknown) bool { return u.Fact == code.FactAllowed })
			if asked != (c.low != c.high) {
				t.Errorf("the allowed amount is asked for: %v", asked)
			}
		})
	}
}

func TestScheduledContractExplainsItself(t *testing.T) {
	s := halves(t, "DC", "2026-12-28", pricelist.Rate{OfMedicare: 1_200_000}, pricelist.Midpoint, 80_00)
	var b bound.Bench
	var book ledger.Book
	if _, _, ok := b.Write(s, bound.Corners()[2], bound.ClaimsOnly, &book); !ok {
		t.Fatal("no claims")
	}
	checked, verified := day(t, "2026-11-23"), day(t, "2026-10-01")
	for visit, c := range []struct {
		factor int64
		origin ledger.Origin
	}{{33_4009, ledger.FromReference}, {36_7410, ledger.FromBound}} {
		at := slices.IndexFunc(book.Entries, func(e ledger.Entry) bool { return e.Visit == visit && e.Payer == ledger.Plan })
		if at < 0 {
			t.Fatalf("visit %d: nothing paid by the plan: %+v", visit, book.Entries)
		}
		allowed := book.VisitPrice(visit)
		for _, e := range book.Entries {
			if e.Visit == visit && e.Payer == ledger.Provider {
				allowed -= e.Amount
			}
		}
		want := []ledger.Input{
			{Field: ledger.Allowed, Unit: ledger.Cents, Value: int64(allowed), Origin: ledger.FromRule},
			{Field: ledger.ContractShare, Unit: ledger.PPM, Value: 1_200_000, Origin: ledger.FromList, Date: verified},
			{Field: ledger.UnitsBilled, Unit: ledger.Count, Value: 2, Origin: ledger.FromRule},
			{Field: ledger.ConversionFactor, Unit: ledger.HundredthCents, Value: c.factor, Origin: c.origin, Date: checked},
			{Field: ledger.IndexSince, Unit: ledger.Day, Value: int64(day(t, "2025-01-01")), Origin: ledger.FromReference, Date: checked},
			{Field: ledger.DailyMax, Unit: ledger.Cents, Value: 80_00, Origin: ledger.FromList, Date: verified},
		}
		if visit == 1 {
			want[0].Origin = ledger.FromBound
		}
		if got := book.Entries[at].Inputs; !slices.Equal(got, want) {
			t.Errorf("visit %d: %+v, want %+v", visit, got, want)
		}
	}
}

// TestPairedCodesWarnAtAnyRate: one of two paired codes may go unpaid whatever the
// rate is, though only by the code does it change the amount.
func TestPairedCodesWarnAtAnyRate(t *testing.T) {
	paired := []offer.Coded{{Code: "97124", Minutes: 30}, {Code: "97140", Minutes: 15}}
	alone := []offer.Coded{{Code: "97124", Minutes: 45}}
	for name, rate := range map[string]pricelist.Rate{
		"by the visit": {Visit: 80_00}, "by the unit": {Unit: 20_00}, "of Medicare": {OfMedicare: money.One},
	} {
		for _, codes := range [][]offer.Coded{paired, alone} {
			s := halves(t, "DC", "2026-06-01", rate, pricelist.EightMinute, 0)
			s.Seller.Services[0].Codes = codes
			if got := slices.Contains(s.AllowedNotes(), code.CodesPaired); got != (len(codes) == 2) {
				t.Errorf("%s, %d codes: warned %v", name, len(codes), got)
			}
		}
	}
	quote := halves(t, "DC", "2026-06-01", pricelist.Rate{}, pricelist.EightMinute, 0)
	quote.List, quote.Seller.Services[0].Codes = nil, paired
	if got := quote.AllowedNotes(); !slices.Equal(got, []code.Note{code.CodesPaired}) {
		t.Errorf("her own quote: %q", got)
	}
}

// TestPayersRound: an hour of massage in DC, of which she pays half, by each of the
// roundings that an insurer may have.
func TestPayersRound(t *testing.T) {
	hour := []offer.Coded{{Code: "97124", Minutes: 60}}
	seen := map[money.Amount]bool{}
	for _, round := range []pricelist.Rounding{pricelist.EachUnit, pricelist.EachLine, pricelist.WholeVisit} {
		s := halves(t, "DC", "2026-06-01", pricelist.Rate{OfMedicare: money.One}, pricelist.EightMinute, 0)
		s.Seller.Services[0].Codes, s.Seller.Services[0].Price = hour, span.Exact(200_00)
		s.List.Payers[0].Rounding = round
		contract := bill.Medicare()
		contract.Round = round
		a, ok := contract.Allow(&bill.Visit{Lines: hour, Day: day(t, "2026-06-01"), State: "DC"})
		if !ok || a.Low != a.High {
			t.Fatalf("no fee: %+v", a)
		}
		var b bound.Bench
		got, ok := b.Range(s, bound.ClaimsOnly)
		if want := 2 * a.Low.Times(500_000, money.HalfUp); !ok || got != span.Certain(want) {
			t.Errorf("rounded by the %s: %+v, want %v", round.Code(), got, want)
		}
		seen[a.Low] = true
	}
	if len(seen) < 2 {
		t.Errorf("no rounding makes a difference: %v", seen)
	}
}
