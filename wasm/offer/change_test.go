package offer_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// TestOn: prices, withdrawals and what is left of the later changes, on both
// sides of each day.
func TestOn(t *testing.T) {
	s := whole()
	s.Changes = append(s.Changes, offer.Change{From: spring + 180, Packages: []offer.NewPrice{
		{Index: 0, Price: span.Exact(41000)}, {Index: 1, Price: span.Exact(88000)},
	}})
	before := whole()
	before.Changes = s.Changes
	same := func(what string, got, want any) {
		t.Helper()
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	same("the day before", s.On(spring-1), *before)

	first := s.On(spring)
	same("the hour", first.Services[0].Price, span.Exact(9500))
	same("its first visit", first.Services[0].FirstVisit, span.Exact(7000))
	same("what was not named", first.Services[1], before.Services[1])
	same("the fee", first.Memberships[0].Fee, span.Exact(8500))
	same("packages", first.Packages, before.Packages)
	same("what is to come", first.Changes, before.Changes[1:])

	second := s.On(spring + 90)
	same("packages that are left", len(second.Packages), 1)
	same("the other's price", second.Packages[0].Price, span.Exact(85000))
	same("its later price, by its new place", second.Changes, []offer.Change{
		{From: spring + 180, Packages: []offer.NewPrice{{Index: 0, Price: span.Exact(88000)}}},
	})

	last := s.On(spring + 400)
	same("sold again", last.Packages[0].Price, span.Exact(41000))
	same("at the end", last.Packages[1].Price, span.Exact(88000))
	same("nothing to come", len(last.Changes), 0)
	same("the seller itself", s, before)
	if faults := second.Check("", true); len(faults) > 0 {
		t.Error(faults)
	}
}
