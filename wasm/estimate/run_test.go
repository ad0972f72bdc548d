package estimate_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
)

// asked is 2 March 2026.
func asked() civil.Date {
	d, _ := civil.Make(2026, 3, 2)
	return d
}

// weekly asks for so many weekly visits from the day of asking.
func weekly(visits int, own ...estimate.Quote) *estimate.Request {
	return &estimate.Request{AsOf: asked(), Plan: plan.Request{Phases: []plan.Phase{{Visits: visits, Weeks: 1}}}, Own: own}
}

// quote is a massage therapist's hour at a price in cents; 0 where she does not
// know it.
func quote(name string, price int64) estimate.Quote {
	service := offer.Service{ID: "hour", BookedMinutes: 60}
	if price > 0 {
		service.Price = span.Exact(price)
	}
	return estimate.Quote{Seller: offer.Seller{ID: name, Provider: reference.MassageTherapist, Services: []offer.Service{service}}}
}

// with adds a package that never lapses.
func with(q estimate.Quote, visits int, price int64) estimate.Quote {
	q.Seller.Packages = append(q.Seller.Packages, offer.Package{ID: "pack", Visits: visits, Price: span.Exact(price), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}})
	return q
}

func run(t *testing.T, r *estimate.Request, lists ...pricelist.List) estimate.Estimate {
	t.Helper()
	e, faults := estimate.Run(r, lists)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return e
}

// TestWinner: the cheapest offer wins; of equal ones the one with less paid
// ahead, then the first.
func TestWinner(t *testing.T) {
	tests := map[string]struct {
		request           *estimate.Request
		best, plain       int
		total, difference money.Amount
	}{
		"the cheapest":                      {weekly(4, quote("a", 90_00), quote("b", 80_00)), 1, 1, 320_00, 0},
		"the first of equals":               {weekly(4, quote("a", 80_00), quote("b", 80_00)), 0, 0, 320_00, 0},
		"less paid ahead at the same cost":  {weekly(4, with(quote("a", 90_00), 4, 320_00), quote("b", 80_00)), 1, 1, 320_00, 0},
		"dearer by the visit, but packaged": {weekly(4, quote("a", 80_00), with(quote("b", 90_00), 4, 280_00)), 1, 0, 280_00, 40_00},
		"a quote dearer than the region":    {weekly(1, quote("a", 500_00)), 0, 0, 500_00, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e := run(t, test.request)
			if e.Best != test.best || e.BestPlain != test.plain {
				t.Errorf("best %d, nothing prepaid %d; want %d, %d", e.Best, e.BestPlain, test.best, test.plain)
			}
			if e.Total != span.Certain(test.total) || e.Difference != test.difference {
				t.Errorf("total %+v, difference %s", e.Total, e.Difference)
			}
		})
	}
}

// TestTheRegionCountsWhereNothingElseHasAPrice.
func TestTheRegionCountsWhereNothingElseHasAPrice(t *testing.T) {
	half := quote("half an hour", 50_00)
	half.Seller.Services[0].BookedMinutes = 30
	region, ok := reference.RegionalPrice("", reference.MassageTherapist, 60)
	if !ok {
		t.Fatal("no figure for an hour")
	}
	hull := span.Money{Low: 3 * region.Low, High: 3 * region.High, Likely: 3 * region.Likely, HasLikely: region.HasLikely}
	tests := map[string]struct {
		own   []estimate.Quote
		total span.Money
		best  int
	}{
		"nothing asked":                    {nil, hull, 0},
		"a quote of another length":        {[]estimate.Quote{half}, hull, 1},
		"a quote without a price":          {[]estimate.Quote{quote("a", 0)}, hull, 0},
		"a quote of the length: yardstick": {[]estimate.Quote{half, quote("a", 500_00)}, span.Certain(1500_00), 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			e := run(t, weekly(3, test.own...))
			last := e.Offers[len(e.Offers)-1]
			if last.Kind != estimate.Regional || len(e.Offers) != len(test.own)+1 {
				t.Fatalf("%d offers, the last of kind %d", len(e.Offers), last.Kind)
			}
			if e.Total != test.total || e.Best != test.best {
				t.Errorf("total %+v by offer %d, want %+v by %d", e.Total, e.Best, test.total, test.best)
			}
			if cheapest := last.Ways[0].Total; cheapest != hull {
				t.Errorf("the region is %+v, want %+v", cheapest, hull)
			}
		})
	}
}

// TestNothingHasAPrice: where no source gives a figure there is no total and
// nothing to ask.
func TestNothingHasAPrice(t *testing.T) {
	r := weekly(3)
	r.Minutes = 235
	e := run(t, r)
	if e.Best != -1 || e.BestPlain != -1 || e.Total != (span.Money{}) || len(e.Unknowns) != 0 {
		t.Errorf("%+v", e)
	}
	if len(e.Offers) != 1 || !slices.Equal(e.Offers[0].Notes, []code.Note{code.NoFigure}) {
		t.Errorf("%+v", e.Offers)
	}
}

// TestNoVisits: a plan all of whose days are skipped has no price.
func TestNoVisits(t *testing.T) {
	for name, benefit := range map[string]*cover.Benefit{
		"nothing said of insurance": nil,
		"insured":                   {Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.MassageTherapist}, Network: pricelist.InNetwork},
	} {
		t.Run(name, func(t *testing.T) {
			r := weekly(1, with(quote("a", 90_00), 4, 320_00))
			r.Plan.Phases = []plan.Phase{{Until: asked(), Weeks: 1}}
			r.Plan.Skip = []civil.Date{asked()}
			r.Benefit = benefit
			e := run(t, r)
			if len(e.Plan.Visits) != 0 || len(e.Offers) != 0 || e.Best != -1 || e.BestPlain != -1 {
				t.Errorf("%+v", e)
			}
			var c estimate.Comparer
			if faults := c.Open(r); len(faults) > 0 {
				t.Fatal(faults)
			}
			if got := c.Visits(); len(got) > 0 {
				t.Errorf("visits of the plan: %v", got)
			}
		})
	}
}

// TestASignReplacesThePlan: there is something to do now, and no price.
func TestASignReplacesThePlan(t *testing.T) {
	r := weekly(3, quote("a", 90_00))
	r.Signs = []screen.Sign{screen.SaddleNumbness}
	e := run(t, r)
	if !e.Screen.Replace || len(e.Offers) != 0 || e.Total != (span.Money{}) {
		t.Errorf("%+v", e)
	}
}

// TestTheSameEachTime: a request has one answer.
func TestTheSameEachTime(t *testing.T) {
	r := weekly(9, with(quote("a", 90_00), 4, 320_00), quote("b", 0))
	r.Tip = 150_000
	r.Benefit = &cover.Benefit{Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.MassageTherapist}, Network: pricelist.InNetwork}
	if diff := cmp.Diff(run(t, r), run(t, r)); diff != "" {
		t.Error(diff)
	}
}

// TestTheCheapestServiceOfTheLength: a seller may sell the hour in several styles.
func TestTheCheapestServiceOfTheLength(t *testing.T) {
	q := quote("a", 90_00)
	for _, price := range []int64{70_00, 80_00, 70_00} {
		q.Seller.Services = append(q.Seller.Services, offer.Service{ID: "style-" + string(rune('a'+len(q.Seller.Services))), BookedMinutes: 60, Price: span.Exact(price)})
	}
	q.Seller.Services = append(q.Seller.Services, offer.Service{ID: "half", BookedMinutes: 30, Price: span.Exact(40_00)})
	r := weekly(2, q)
	if e := run(t, r); e.Offers[0].Service != 1 || e.Total != span.Certain(140_00) {
		t.Errorf("service %d for %+v", e.Offers[0].Service, e.Total)
	}
}

// TestNoLikelyBesideAnOfferWithoutOne: where one offer has no default, nothing is
// likely of the cheapest of all.
func TestNoLikelyBesideAnOfferWithoutOne(t *testing.T) {
	for kind := reference.MassageTherapist; kind <= reference.MedicalMassage; kind++ {
		for _, minutes := range []int{30, 45, 60, 75, 90} {
			region, ok := reference.RegionalPrice("", kind, minutes)
			if !ok || region.HasLikely {
				continue
			}
			known, unknown := quote("known", int64(region.High)), quote("not known", 0)
			known.Seller.Services[0].BookedMinutes = minutes
			unknown.Seller.Provider, unknown.Seller.Services[0].BookedMinutes = kind, minutes
			r := weekly(1, known, unknown)
			r.Minutes = minutes
			e := run(t, r)
			if want := (span.Money{Low: region.Low, High: region.High}); e.Total != want || e.Best != 0 {
				t.Errorf("total %+v by offer %d, want %+v", e.Total, e.Best, want)
			}
			return
		}
	}
	t.Fatal("every regional price has a default")
}
