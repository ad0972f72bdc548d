package estimate_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

func TestRequestFaults(t *testing.T) {
	type request = estimate.Request
	const asOf = 739_900
	quote := func() estimate.Quote {
		return estimate.Quote{QuotedOn: asOf, Seller: offer.Seller{
			ID: "Main Street", Provider: reference.MassageTherapist, Services: []offer.Service{{ID: "hour", BookedMinutes: 60}},
		}}
	}
	fault := func(path, what string) []code.Fault { return []code.Fault{{Path: path, Code: what}} }
	tests := map[string]struct {
		request request
		want    []code.Fault
	}{
		"nothing but the day":     {request{}, nil},
		"a territory":             {request{State: "GU", Zip3: "969"}, nil},
		"a ZIP alone":             {request{Zip3: "992"}, nil},
		"no such state":           {request{State: "XX", Zip3: "992"}, fault("place.state", code.FaultUnknownValue)},
		"no such ZIP":             {request{Zip3: "000"}, fault("place.zip3", code.FaultUnknownValue)},
		"a ZIP of another state":  {request{State: "FL", Zip3: "992"}, []code.Fault{{Path: "place.zip3", Code: code.FaultContradicts, Other: "place.state"}}},
		"clinics by slug or hash": {request{Clinics: []string{"cedar", "00000000000000000000000000000000000000000000000000000000000000ff"}}, nil},
		"a clinic without name":   {request{Clinics: []string{""}}, fault("offers.clinics[0]", code.FaultUnknownValue)},
		"a clinic twice":          {request{Clinics: []string{"a", "b", "a"}}, fault("offers.clinics[2]", code.FaultDuplicate)},
		"a quote":                 {request{Own: []estimate.Quote{quote()}}, nil},
		"a kind that is none":     {request{Provider: 9}, fault("plan.provider_type", code.FaultUnknownValue)},
		"a tip in halves":         {request{Tip: 125_000}, fault("tip.percent", code.FaultUnknownValue)},
		"a tip below nothing":     {request{Tip: -10_000}, []code.Fault{{Path: "tip.percent", Code: code.FaultTooSmall, High: 100}}},
		"booked in the old days":  {request{BookedOn: 1}, fault("booked_on", code.FaultNotADate)},
		"booked a year ago":       {request{BookedOn: asOf - 365}, nil},
		"four minutes":            {request{Minutes: 4}, []code.Fault{{Path: "plan.minutes", Code: code.FaultTooSmall, Low: 5, High: 240}}},
		"a benefit's own faults":  {request{Benefit: &cover.Benefit{Network: 3}}, fault("benefit.network", code.FaultUnknownValue)},
		"six quotes": {request{Own: []estimate.Quote{quote(), quote(), quote(), quote(), quote(), quote()}},
			[]code.Fault{{Path: "offers.own", Code: code.FaultTooMany, High: 5}}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			test.request.AsOf = asOf
			if got := test.request.Check(); !slices.Equal(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}

	for name, test := range map[string]struct {
		change func(*estimate.Quote)
		want   []code.Fault
	}{
		"no name":         {func(q *estimate.Quote) { q.Seller.ID = "" }, fault("offers.own[1].name", code.FaultRequired)},
		"an unseen name":  {func(q *estimate.Quote) { q.Seller.ID = "\u200b" }, fault("offers.own[1].name", code.FaultUnknownValue)},
		"no kind":         {func(q *estimate.Quote) { q.Seller.Provider = 0 }, fault("offers.own[1].provider_type", code.FaultRequired)},
		"from tomorrow":   {func(q *estimate.Quote) { q.QuotedOn++ }, []code.Fault{{Path: "offers.own[1].quoted_on", Code: code.FaultOrder, Other: "as_of"}}},
		"of the old days": {func(q *estimate.Quote) { q.QuotedOn = 1 }, fault("offers.own[1].quoted_on", code.FaultNotADate)},
		"of today":        {func(q *estimate.Quote) { q.QuotedOn = 0 }, nil},
		"nothing sold":    {func(q *estimate.Quote) { q.Seller.Services = nil }, fault("offers.own[1].services", code.FaultRequired)},
	} {
		t.Run("a quote: "+name, func(t *testing.T) {
			r := request{AsOf: asOf, Own: []estimate.Quote{quote(), quote()}}
			test.change(&r.Own[1])
			if got := r.Check(); !slices.Equal(got, test.want) {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
	if got := (&request{}).Check(); !slices.Equal(got, fault("as_of", code.FaultRequired)) {
		t.Errorf("without the day of asking: %+v", got)
	}
}
