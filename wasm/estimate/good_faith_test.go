package estimate_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
)

// TestGoodFaith is of a course that begins on Monday 16 March 2026, asked for on
// Monday 2 March: ten business days ahead.
func TestGoodFaith(t *testing.T) {
	day := asked().AddDays
	for name, test := range map[string]struct {
		booked, visits int
		want           estimate.GoodFaith
	}{
		"on the day of asking":      {0, 1, estimate.GoodFaith{BookedOn: day(0), By: day(3), IfAsked: day(3), Whole: true}},
		"a day later, nine ahead":   {1, 1, estimate.GoodFaith{BookedOn: day(1), By: day(2), IfAsked: day(3), Whole: true}},
		"on the Friday, one ahead":  {11, 1, estimate.GoodFaith{BookedOn: day(11), IfAsked: day(3), Whole: true}},
		"on the day of the visit":   {14, 1, estimate.GoodFaith{BookedOn: day(14), IfAsked: day(3), Whole: true}},
		"a month before, on 31 Jan": {-30, 1, estimate.GoodFaith{BookedOn: day(-30), By: day(-26), IfAsked: day(3), Whole: true}},
		// 364 days from 16 March are 15 March; a week more is beyond the twelve months.
		"53 weekly visits": {0, 53, estimate.GoodFaith{BookedOn: day(0), By: day(3), IfAsked: day(3), Whole: true}},
		"54 weekly visits": {0, 54, estimate.GoodFaith{BookedOn: day(0), By: day(3), IfAsked: day(3)}},
	} {
		t.Run(name, func(t *testing.T) {
			r := weekly(test.visits)
			r.Plan.Start, r.BookedOn = day(14), day(test.booked)
			if e := run(t, r); e.GoodFaith == nil || *e.GoodFaith != test.want {
				t.Errorf("got %+v, want %+v", e.GoodFaith, test.want)
			}
		})
	}
	e := run(t, weekly(1))
	if want := (estimate.GoodFaith{IfAsked: day(3), Whole: true}); *e.GoodFaith != want {
		t.Errorf("with nothing said: %+v, want %+v", e.GoodFaith, want)
	}
}

// TestBookedAfterTheFirstVisit: a visit is booked on its own day at the latest. The
// fault names the field that says when the course begins. A first visit that is
// skipped is none.
func TestBookedAfterTheFirstVisit(t *testing.T) {
	r := weekly(2)
	r.BookedOn = asked() + 1
	for start, other := range map[civil.Date]string{0: "as_of", asked(): "plan.start"} {
		r.Plan.Start = start
		_, faults := estimate.Run(r, nil)
		if want := []code.Fault{{Path: "booked_on", Code: code.FaultOrder, Other: other}}; !slices.Equal(faults, want) {
			t.Errorf("from %d: got %+v, want %+v", start, faults, want)
		}
	}
	r.Plan.Skip = append(r.Plan.Skip, asked())
	if _, faults := estimate.Run(r, nil); len(faults) > 0 {
		t.Errorf("with the first visit skipped: %+v", faults)
	}
}

// TestNoGoodFaith: whose care a federal program pays for is no self-payer. For
// Medicare that is a physical therapist's, not a massage therapist's.
func TestNoGoodFaith(t *testing.T) {
	for _, test := range []struct {
		kind     secondary.Kind
		provider reference.Provider
		owed     bool
	}{
		{secondary.Auto, reference.MassageTherapist, true},
		{secondary.Workers, reference.PhysicalTherapy, true},
		{secondary.Veterans, reference.MassageTherapist, false},
		{secondary.Advantage, reference.MassageTherapist, false},
		{secondary.Medicare, reference.MassageTherapist, true},
		{secondary.Medicare, reference.MedicalMassage, true},
		{secondary.Medicare, reference.PhysicalTherapy, false},
		{secondary.Medicare, reference.Chiropractic, false},
	} {
		kind, owed := test.kind, test.owed
		q := quote("a", 90_00)
		q.Seller.Provider = test.provider
		r := weekly(1, q)
		r.Provider = test.provider
		r.OtherPayer = &secondary.Route{Kind: kind}
		switch kind {
		case secondary.Auto:
			r.OtherPayer.DeductibleLeft, r.OtherPayer.LimitLeft = span.Exact(0), span.Exact(1_000_00)
		case secondary.Veterans:
			r.OtherPayer.Copay = span.Exact(0)
		case secondary.Advantage:
			r.OtherPayer.Copay, r.OtherPayer.VisitsAYear = span.Exact(0), 12
		}
		e := run(t, r)
		if (e.GoodFaith != nil) != owed || (e.Offers[0].Disputable != span.Money{}) != owed {
			t.Errorf("%s, %v: %+v, disputable from %+v", kind.Code(), test.provider, e.GoodFaith, e.Offers[0].Disputable)
		}
	}
}

// TestDisputable is what each offer charges without a claim, and $400.
func TestDisputable(t *testing.T) {
	tipped := weekly(4, with(quote("a", 90_00), 4, 320_00))
	tipped.Tip = 200_000
	unknown := weekly(2, quote("a", 0))
	rough := weekly(2, quote("a", 90_00))
	rough.Own[0].Seller.Services[0].Price = span.Span{Low: 80_00, High: 100_00, Said: true}
	for name, test := range map[string]struct {
		request *estimate.Request
		want    span.Money
	}{
		"singles":                {weekly(4, quote("a", 90_00)), span.Certain(760_00)},
		"a package, and no tips": {tipped, span.Certain(720_00)},
		"a rough price":          {rough, span.Money{Low: 560_00, Likely: 600_00, High: 600_00, HasLikely: true}},
		"a year and a week":      {weekly(54, quote("a", 90_00)), span.Money{}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := run(t, test.request).Offers[0].Disputable; got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
	e := run(t, unknown)
	region := e.Offers[len(e.Offers)-1]
	if region.Kind != estimate.Regional || region.Disputable != (span.Money{}) {
		t.Errorf("the region: %+v", region.Disputable)
	}
	if got, charges := e.Offers[0].Disputable, e.Total; got.Low != charges.Low+400_00 || got.High != charges.High+400_00 {
		t.Errorf("a price that is not known: %+v of %+v", got, charges)
	}
}

// TestDisputableBesideInsurance: what the plan would pay takes nothing off the
// charges of somebody who does not use it, and who may not pay cash has no bill.
func TestDisputableBesideInsurance(t *testing.T) {
	for cash, want := range map[offer.Answer]money.Amount{offer.Yes: 1, offer.NotKnown: 1, offer.No: 0} {
		l := clinic(cash)
		r := insured(3, 0)
		r.Clinics = []string{l.Seller.ID}
		e := run(t, r, l)
		alone := weekly(3)
		alone.Clinics = r.Clinics
		paid := run(t, alone, []pricelist.List{l}...).Offers[0]
		if paid.Disputable != span.Certain(paid.Ways[0].Total.Low+400_00) {
			t.Fatalf("without insurance: %+v of %+v", paid.Disputable, paid.Ways[0].Total)
		}
		if got := e.Offers[0].Disputable; got.Low != want*paid.Disputable.Low || got.High != want*paid.Disputable.High {
			t.Errorf("cash %v: got %+v, want %d times %+v", cash, got, want, paid.Disputable)
		}
	}
}
