package estimate_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// TestReach: the first six weeks are 42 days from the first visit, the last of them
// excluded, and minutes are known where the seller says them.
func TestReach(t *testing.T) {
	type reach = estimate.Reach
	for name, test := range map[string]struct {
		phases       []plan.Phase
		skip         []civil.Date
		handsOn      int
		early, whole reach
	}{
		// Days 0, 7, … 49: the seventh visit is day 42.
		"weekly":                {[]plan.Phase{{Visits: 8, Weeks: 1}}, nil, 50, reach{6, 300}, reach{8, 400}},
		"every other week":      {[]plan.Phase{{Visits: 8, Weeks: 2}}, nil, 50, reach{3, 150}, reach{8, 400}},
		"minutes not said":      {[]plan.Phase{{Visits: 8, Weeks: 1}}, nil, 0, reach{6, 0}, reach{8, 0}},
		"fewer than six weeks":  {[]plan.Phase{{Visits: 2, Weeks: 1}}, nil, 50, reach{2, 100}, reach{2, 100}},
		"the first day skipped": {[]plan.Phase{{Until: asked() + 70, Weeks: 2}}, []civil.Date{asked()}, 50, reach{3, 150}, reach{5, 250}},
	} {
		t.Run(name, func(t *testing.T) {
			q := quote("a", 90_00)
			q.Seller.Services[0].HandsOnMinutes = test.handsOn
			r := weekly(1, q, quote("no price of that length", 0))
			r.Own[1].Seller.Services[0].BookedMinutes = 30
			r.Plan.Phases, r.Plan.Skip = test.phases, test.skip
			e := run(t, r)
			if o := &e.Offers[0]; o.Early != test.early || o.Whole != test.whole {
				t.Errorf("by week six %+v, in all %+v, by hand %+v and %+v", o.Early, o.Whole, test.early, test.whole)
			}
			if o := &e.Offers[1]; o.Early != (reach{}) || o.Whole != (reach{}) {
				t.Errorf("nothing is priced, yet %+v, %+v", o.Early, o.Whole)
			}
		})
	}
}

// TestEvensAreOfTodaysCase: of a price between two figures the dear one counts, as
// in what is likely; where every visit must be claimed nothing is bought.
func TestEvensAreOfTodaysCase(t *testing.T) {
	between, _ := span.Between(300_00, 320_00)
	q := with(quote("a", 90_00), 4, 0)
	q.Seller.Packages[0].Price = between
	want := []pay.Even{{Visits: 4, Price: 320_00, First: 4, From: 4}}
	if got := run(t, weekly(4, q)).Offers[0].Evens; !slices.Equal(got, want) {
		t.Errorf("got %+v, by hand %+v", got, want)
	}
	if got := run(t, insured(4, 320_00), clinic(offer.No)).Offers[0].Evens; got != nil {
		t.Errorf("every visit is claimed, yet %+v", got)
	}
}

// TestEvensWithoutALikelyCase: a single price that no source calls typical stands at
// its dear end, beside which a package of two is cheaper for two visits.
func TestEvensWithoutALikelyCase(t *testing.T) {
	for kind := reference.MassageTherapist; kind <= reference.MedicalMassage; kind++ {
		for _, minutes := range []int{30, 45, 60, 75, 90} {
			region, ok := reference.RegionalPrice("", kind, minutes)
			if !ok || region.HasLikely {
				continue
			}
			q := with(quote("a", 0), 2, int64(2*region.High-1))
			q.Seller.Provider, q.Seller.Services[0].BookedMinutes = kind, minutes
			r := weekly(2, q)
			r.Minutes = minutes
			want := []pay.Even{{Visits: 2, Price: 2*region.High - 1, First: 2, From: 2}}
			if got := run(t, r).Offers[0].Evens; !slices.Equal(got, want) {
				t.Errorf("got %+v, by hand %+v", got, want)
			}
			return
		}
	}
	t.Fatal("every regional price has a default")
}

// TestCasesSayWhatFollows: the clock of a package, which is bought as late as it
// may be, and where four claims at $80
// meet a deductible of $200.
func TestCasesSayWhatFollows(t *testing.T) {
	e := run(t, weekly(6, with(quote("a", 90_00), 5, 400_00)))
	want := pay.Bought{On: asked() + 7, Last: offer.Forever, Holds: 5, Drawn: 5, Latest: asked() + 35, Slack: pay.AnyWeeks}
	if clock := e.Offers[0].Ways[0].Cases[0].Clock; !slices.Equal(clock.Packages, []pay.Bought{want}) || clock.Memberships != nil {
		t.Errorf("the clock is %+v, by hand %+v", clock, want)
	}
	e = run(t, insured(4, 200_00), clinic(offer.No))
	met := pay.Crossing{Code: code.DeductibleMet, Visit: 2, Date: asked() + 14, Before: 70_00, After: 30_00}
	if got := e.Offers[0].Ways[0].Cases[0].Crossings; !slices.Equal(got, []pay.Crossing{met}) {
		t.Errorf("the share changes %+v, by hand %+v", got, met)
	}
}
