package offer_test

import (
	"slices"
	"strings"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// seller is a seller of one of each, without a fault.
func seller() *offer.Seller {
	return &offer.Seller{
		Services: []offer.Service{
			{ID: "hour", BookedMinutes: 60, HandsOnMinutes: 50, Price: span.Exact(9000), FirstVisit: span.Exact(0)},
			{ID: "long", BookedMinutes: 90, Price: span.Exact(13000)},
		},
		Packages: []offer.Package{{
			ID: "five", Visits: 5, Price: span.Exact(40000), Services: []int{0},
			Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 6},
		}},
		Memberships: []offer.Membership{{
			ID: "monthly", Fee: span.Exact(7900), Credits: 1, Unused: offer.RollOver, Cap: 2,
			Minimum: span.Exact(6), Services: []int{0, 1},
		}},
	}
}

func TestSellerWithoutFault(t *testing.T) {
	if faults := seller().Check("", true); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestSellerFaults(t *testing.T) {
	between := span.Span{Low: 1, High: 2, Said: true}
	most := int64(money.MaxInput)
	tests := map[string]struct {
		change func(*offer.Seller)
		quote  bool // the fault is one in a quote too
		want   code.Fault
	}{
		"nothing sold": {func(s *offer.Seller) { s.Services, s.Packages, s.Memberships = nil, nil, nil }, true,
			code.Fault{Path: "services", Code: code.FaultRequired}},
		"more services than are taken": {func(s *offer.Seller) {
			for i := range offer.MaxServices {
				s.Services = append(s.Services, offer.Service{ID: "s" + string(rune('a'+i)), BookedMinutes: 60, Price: span.Exact(1)})
			}
		}, true, code.Fault{Path: "services", Code: code.FaultTooMany, High: offer.MaxServices}},
		"a service without id": {func(s *offer.Seller) { s.Services[1].ID = "" }, true, code.Fault{Path: "services[1].id", Code: code.FaultRequired}},
		"an id twice":          {func(s *offer.Seller) { s.Services[1].ID = "hour" }, true, code.Fault{Path: "services[1].id", Code: code.FaultDuplicate}},
		"an id that is none":   {func(s *offer.Seller) { s.Packages[0].ID = "a b" }, true, code.Fault{Path: "packages[0].id", Code: code.FaultUnknownValue}},
		"a style not listed":   {func(s *offer.Seller) { s.Services[0].Modality = "healing" }, true, code.Fault{Path: "services[0].modality", Code: code.FaultUnknownValue}},
		"four minutes":         {func(s *offer.Seller) { s.Services[1].BookedMinutes = 4 }, true, code.Fault{Path: "services[1].booked_minutes", Code: code.FaultTooSmall, Low: 5, High: 240}},
		"more than booked":     {func(s *offer.Seller) { s.Services[0].HandsOnMinutes = 61 }, true, code.Fault{Path: "services[0].hands_on_minutes", Code: code.FaultTooLarge, Low: 1, High: 60}},
		"a price of nothing":   {func(s *offer.Seller) { s.Services[0].Price = span.Exact(0) }, true, code.Fault{Path: "services[0].price_cents", Code: code.FaultTooSmall, Low: 1, High: most}},
		"a price too high":     {func(s *offer.Seller) { s.Services[0].Price = span.Exact(most + 1) }, true, code.Fault{Path: "services[0].price_cents", Code: code.FaultTooLarge, Low: 1, High: most}},
		"a price not known":    {func(s *offer.Seller) { s.Services[0].Price = span.Span{} }, false, code.Fault{Path: "services[0].price_cents", Code: code.FaultRequired}},
		"a price between":      {func(s *offer.Seller) { s.Services[0].Price = between }, false, code.Fault{Path: "services[0].price_cents", Code: code.FaultUnknownValue}},
		"a first between":      {func(s *offer.Seller) { s.Services[0].FirstVisit = between }, false, code.Fault{Path: "services[0].first_visit_price_cents", Code: code.FaultUnknownValue}},
		"a package of none":    {func(s *offer.Seller) { s.Packages[0].Visits = 0 }, true, code.Fault{Path: "packages[0].credits.count", Code: code.FaultTooSmall, Low: 1, High: offer.MaxVisits}},
		"a package for none":   {func(s *offer.Seller) { s.Packages[0].Services = nil }, true, code.Fault{Path: "packages[0].services", Code: code.FaultRequired}},
		"beyond the services":  {func(s *offer.Seller) { s.Packages[0].Services = []int{2} }, true, code.Fault{Path: "packages[0].services[0]", Code: code.FaultNoSuch}},
		"before the services":  {func(s *offer.Seller) { s.Packages[0].Services = []int{-1} }, true, code.Fault{Path: "packages[0].services[0]", Code: code.FaultNoSuch}},
		"a service twice":      {func(s *offer.Seller) { s.Memberships[0].Services = []int{1, 1} }, true, code.Fault{Path: "memberships[0].services[1]", Code: code.FaultDuplicate}},
		"expiry not said":      {func(s *offer.Seller) { s.Packages[0].Expiry = offer.Expiry{} }, false, code.Fault{Path: "packages[0].expires", Code: code.FaultRequired}},
		"a fifth rule":         {func(s *offer.Seller) { s.Packages[0].Expiry.Rule = 5 }, true, code.Fault{Path: "packages[0].expires.rule", Code: code.FaultUnknownValue}},
		"no months":            {func(s *offer.Seller) { s.Packages[0].Expiry.Months = 0 }, true, code.Fault{Path: "packages[0].expires.months", Code: code.FaultRequired}},
		"61 months":            {func(s *offer.Seller) { s.Packages[0].Expiry.Months = 61 }, true, code.Fault{Path: "packages[0].expires.months", Code: code.FaultTooLarge, Low: 1, High: offer.MaxMonths}},
		"months of never":      {func(s *offer.Seller) { s.Packages[0].Expiry.Rule = offer.Never }, true, code.Fault{Path: "packages[0].expires.months", Code: code.FaultContradicts, Other: "packages[0].expires.rule"}},
		"a date of months":     {func(s *offer.Seller) { s.Packages[0].Expiry.Date = 739_000 }, true, code.Fault{Path: "packages[0].expires.date", Code: code.FaultContradicts, Other: "packages[0].expires.rule"}},
		"no date":              {func(s *offer.Seller) { s.Packages[0].Expiry = offer.Expiry{Rule: offer.FixedDate} }, true, code.Fault{Path: "packages[0].expires.date", Code: code.FaultRequired}},
		"a date of the Romans": {func(s *offer.Seller) { s.Packages[0].Expiry = offer.Expiry{Rule: offer.FixedDate, Date: 1} }, true, code.Fault{Path: "packages[0].expires.date", Code: code.FaultNotADate}},
		"a date below zero":    {func(s *offer.Seller) { s.Packages[0].Expiry = offer.Expiry{Rule: offer.FixedDate, Date: -1} }, true, code.Fault{Path: "packages[0].expires.date", Code: code.FaultNotADate}},
		"a date beyond":        {func(s *offer.Seller) { s.Packages[0].Expiry = offer.Expiry{Rule: offer.FixedDate, Date: offer.Forever} }, true, code.Fault{Path: "packages[0].expires.date", Code: code.FaultNotADate}},
		"a fee not known":      {func(s *offer.Seller) { s.Memberships[0].Fee = span.Span{} }, false, code.Fault{Path: "memberships[0].fee_cents", Code: code.FaultRequired}},
		"eleven credits":       {func(s *offer.Seller) { s.Memberships[0].Credits = 11 }, true, code.Fault{Path: "memberships[0].credits_per_interval.count", Code: code.FaultTooLarge, High: offer.MaxCredits}},
		"a fourth rule":        {func(s *offer.Seller) { s.Memberships[0].Unused = 3 }, true, code.Fault{Path: "memberships[0].unused.rule", Code: code.FaultUnknownValue}},
		"no cap":               {func(s *offer.Seller) { s.Memberships[0].Cap = 0 }, true, code.Fault{Path: "memberships[0].unused.cap", Code: code.FaultRequired}},
		"a cap of a reset":     {func(s *offer.Seller) { s.Memberships[0].Unused = offer.Reset }, true, code.Fault{Path: "memberships[0].unused.cap", Code: code.FaultContradicts, Other: "memberships[0].unused.rule"}},
		"no term":              {func(s *offer.Seller) { s.Memberships[0].Minimum = span.Exact(0) }, true, code.Fault{Path: "memberships[0].minimum_intervals", Code: code.FaultTooSmall, Low: 1, High: offer.MaxMonths}},
		"a fourth answer":      {func(s *offer.Seller) { s.TipUsual = 3 }, true, code.Fault{Path: "tips.expected", Code: code.FaultUnknownValue}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := seller()
			test.change(s)
			if got := s.Check("", true); !slices.Equal(got, []code.Fault{test.want}) {
				t.Errorf("published: got %+v, want %+v", got, test.want)
			}
			var want []code.Fault
			if test.quote {
				test.want.Path = "offers.own[3]." + test.want.Path
				if test.want.Other != "" {
					test.want.Other = "offers.own[3]." + test.want.Other
				}
				want = []code.Fault{test.want}
			}
			if got := s.Check("offers.own[3].", false); !slices.Equal(got, want) {
				t.Errorf("quoted: got %+v, want %+v", got, want)
			}
		})
	}
}

func TestSpansAreHeldAtTheirEnds(t *testing.T) {
	tests := map[string]struct {
		span span.Span
		want []code.Fault
	}{
		"not known":         {span.Span{}, nil},
		"at both limits":    {span.Span{Low: 1, High: 9, Said: true}, nil},
		"backwards":         {span.Span{Low: 5, High: 4, Said: true}, []code.Fault{{Path: "x", Code: code.FaultBackwards}}},
		"exact and too low": {span.Exact(0), []code.Fault{{Path: "x", Code: code.FaultTooSmall, Low: 1, High: 9}}},
		"beyond at both ends": {span.Span{Low: 0, High: 10, Said: true}, []code.Fault{
			{Path: "x.low", Code: code.FaultTooSmall, Low: 1, High: 9}, {Path: "x.high", Code: code.FaultTooLarge, Low: 1, High: 9}}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var f offer.Faults
			f.Span("x", test.span, 1, 9)
			if !slices.Equal([]code.Fault(f), test.want) {
				t.Errorf("got %+v, want %+v", f, test.want)
			}
		})
	}
}

func TestYearsOfDays(t *testing.T) {
	for text, taken := range map[string]bool{"1900-01-01": true, "2199-12-31": true} {
		d, err := civil.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		for _, test := range []struct {
			day   civil.Date
			taken bool
		}{{d, taken}, {d - 1, text != "1900-01-01"}, {d + 1, text != "2199-12-31"}} {
			var f offer.Faults
			f.Day("x", test.day)
			if (len(f) == 0) != test.taken {
				t.Errorf("%s: %v", test.day, f)
			}
		}
	}
}

func TestIDs(t *testing.T) {
	for text, want := range map[string]bool{
		"a": true, "deep-60": true, "2-for-1": true, strings.Repeat("a", offer.MaxID): true,
		"": false, "-a": false, "a-": false, "a--b": false, "A": false, "a_b": false, "é": false, "a b": false,
		strings.Repeat("a", offer.MaxID+1): false,
	} {
		if got := offer.IsID(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func TestNames(t *testing.T) {
	for text, want := range map[string]bool{
		"Ann's": true, "Spa 漢字": true, strings.Repeat("é", offer.MaxName): true, "Zoë & Co.": true,
		"": false, " a": false, "a ": false, "a\nb": false, "a\u202eb": false, "a\u200bb": false, "\xff": false,
		"a\u00a0b": true, "\u00a0": false, "a\u2003": false, "\u3000a": false, // spaces stand inside alone
		"a\u061cb": false, "a\u180eb": false, "a\ufffab": false, "a\U000e0041b": false, "🌲 a": true,
		strings.Repeat("é", offer.MaxName+1): false,
	} {
		if got := offer.IsName(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
