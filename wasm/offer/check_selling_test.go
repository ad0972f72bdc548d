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

const spring civil.Date = 740_000

// whole is a seller that uses each selling rule, without a fault.
func whole() *offer.Seller {
	s := seller()
	s.Services = append(s.Services, offer.Service{ID: "half", BookedMinutes: 30, Price: span.Exact(5000), Tier: offer.TierStudent})
	s.Services[0].Tier = offer.TierSenior
	s.Services[0].Codes = []offer.Coded{{Code: "97124", Minutes: 35}, {Code: "97140", Minutes: 15}, {Code: "97010"}}
	s.Packages[0].Upgrades = []int{1}
	s.Packages[0].Refund = offer.Refund{Rule: offer.RefundUnusedLessFee, Fee: 2500}
	s.Packages[0].Sharing = offer.Sharing{Who: offer.Household, People: 2}
	s.Packages = append(s.Packages, offer.Package{
		ID: "minutes", Minutes: 600, Price: span.Exact(80000), Services: []int{0, 2},
		Expiry: offer.Expiry{Rule: offer.Never}, Refund: offer.Refund{Rule: offer.RefundUnused}, FirstOnly: true,
	})
	m := &s.Memberships[0]
	m.Interval, m.Notice, m.Pause, m.ClawBack, m.Cycles = offer.Interval{Every: 2, Unit: offer.ByWeek}, 30, 2, true, 12
	s.Discounts = []offer.Discount{{ID: "scale", Eligibility: "On food assistance", Proof: offer.ProofDocument, Off: 300_000}}
	s.Surcharge = offer.Surcharge{Card: 30_000, SalesTax: 82_500}
	s.TipUsual, s.TipPercents, s.TipOnSingle = offer.Yes, []int{15, 20}, true
	s.Changes = []offer.Change{
		{From: spring, BuyersKeep: offer.Yes, Services: []offer.NewPrice{{Index: 0, Price: span.Exact(9500), FirstVisit: span.Exact(7000)}},
			Memberships: []offer.NewPrice{{Index: 0, Price: span.Exact(8500)}}},
		{From: spring + 90, Packages: []offer.NewPrice{{Index: 0, Withdrawn: true}, {Index: 1, Price: span.Exact(85000)}}},
	}
	return s
}

func TestSellerOfEveryRule(t *testing.T) {
	for _, published := range []bool{true, false} {
		if faults := whole().Check("", published); len(faults) > 0 {
			t.Errorf("published %t: %+v", published, faults)
		}
	}
}

// TestSellingFaults: each row breaks one rule and gives one fault, with the
// second path where two fields are at odds.
func TestSellingFaults(t *testing.T) {
	type seller = offer.Seller
	fault := func(path, what string) code.Fault { return code.Fault{Path: path, Code: what} }
	odds := func(path, other string) code.Fault {
		return code.Fault{Path: path, Code: code.FaultContradicts, Other: other}
	}
	between := span.Span{Low: 1, High: 2, Said: true}
	most := int64(money.MaxInput)
	tests := map[string]struct {
		change func(*seller)
		want   code.Fault
	}{
		"a tier not listed":        {func(s *seller) { s.Services[0].Tier = 9 }, fault("services[0].practitioner_tier", code.FaultUnknownValue)},
		"a code that is none":      {func(s *seller) { s.Services[0].Codes[0].Code = "9712" }, fault("services[0].codes[0].code", code.FaultUnknownValue)},
		"a code left empty":        {func(s *seller) { s.Services[0].Codes[0].Code = "" }, fault("services[0].codes[0].code", code.FaultRequired)},
		"a code twice":             {func(s *seller) { s.Services[0].Codes[1].Code = "97124" }, fault("services[0].codes[1].code", code.FaultDuplicate)},
		"billed without hands on":  {func(s *seller) { s.Services[0].Codes[1].Minutes = 16 }, odds("services[0].codes[1].minutes", "services[0].hands_on_minutes")},
		"billed beyond the visit":  {func(s *seller) { s.Services[2].Codes = []offer.Coded{{"97124", 31}} }, odds("services[2].codes[0].minutes", "services[2].booked_minutes")},
		"visits and minutes":       {func(s *seller) { s.Packages[0].Minutes = 300 }, odds("packages[0].credits.count", "packages[0].credits.unit")},
		"too few minutes for any":  {func(s *seller) { s.Packages[1].Minutes = 29 }, code.Fault{Path: "packages[1].credits.count", Code: code.FaultTooSmall, Low: 30, High: 7200}},
		"more minutes than taken":  {func(s *seller) { s.Packages[1].Minutes = 7201 }, code.Fault{Path: "packages[1].credits.count", Code: code.FaultTooLarge, Low: 30, High: 7200}},
		"shared with nobody":       {func(s *seller) { s.Packages[0].Sharing.Who = 0 }, code.Fault{Path: "packages[0].shareable_with.who", Code: code.FaultRequired, Other: "packages[0].shareable_with.people"}},
		"shared with none of them": {func(s *seller) { s.Packages[0].Sharing.People = 0 }, code.Fault{Path: "packages[0].shareable_with.people", Code: code.FaultTooSmall, Low: 1, High: 10}},
		"shared with a crowd":      {func(s *seller) { s.Packages[0].Sharing.People = 11 }, code.Fault{Path: "packages[0].shareable_with.people", Code: code.FaultTooLarge, Low: 1, High: 10}},
		"a circle not listed":      {func(s *seller) { s.Packages[0].Sharing.Who = 3 }, fault("packages[0].shareable_with.who", code.FaultUnknownValue)},
		"upgraded to itself":       {func(s *seller) { s.Packages[0].Services = []int{0, 1} }, odds("packages[0].upgrade.to", "packages[0].services[1]")},
		"upgraded to nothing":      {func(s *seller) { s.Packages[0].Upgrades = []int{1, 3} }, fault("packages[0].upgrade.to[1]", code.FaultNoSuch)},
		"upgraded twice":           {func(s *seller) { s.Packages[0].Upgrades = []int{1, 1} }, fault("packages[0].upgrade.to[1]", code.FaultDuplicate)},
		"minutes upgraded":         {func(s *seller) { s.Packages[1].Upgrades = []int{1} }, odds("packages[1].upgrade", "packages[1].credits.unit")},
		"a refund not listed":      {func(s *seller) { s.Packages[0].Refund.Rule = offer.RefundUnsure + 1 }, fault("packages[0].refund", code.FaultUnknownValue)},
		"a fee without its rule":   {func(s *seller) { s.Packages[0].Refund.Rule = offer.RefundNone }, odds("packages[0].refund_fee_cents", "packages[0].refund")},
		"a rule without its fee":   {func(s *seller) { s.Packages[0].Refund.Fee = 0 }, code.Fault{Path: "packages[0].refund_fee_cents", Code: code.FaultRequired, Other: "packages[0].refund"}},
		"a fee above the price":    {func(s *seller) { s.Packages[0].Refund.Fee = 40001 }, odds("packages[0].refund_fee_cents", "packages[0].price_cents")},
		"a fee below nothing":      {func(s *seller) { s.Packages[0].Refund.Fee = -1 }, code.Fault{Path: "packages[0].refund_fee_cents", Code: code.FaultTooSmall, Low: 1, High: most}},
		"every two months":         {func(s *seller) { s.Memberships[0].Interval = offer.Interval{Every: 2} }, odds("memberships[0].interval.every", "memberships[0].interval.unit")},
		"every five weeks":         {func(s *seller) { s.Memberships[0].Interval.Every = 5 }, odds("memberships[0].interval.every", "memberships[0].interval.unit")},
		"every two years":          {func(s *seller) { s.Memberships[0].Interval = offer.Interval{Every: 2, Unit: offer.ByYear} }, odds("memberships[0].interval.every", "memberships[0].interval.unit")},
		"a unit not listed":        {func(s *seller) { s.Memberships[0].Interval.Unit = 3 }, fault("memberships[0].interval.unit", code.FaultUnknownValue)},
		"a cap of all of them":     {func(s *seller) { s.Memberships[0].Unused = offer.Accumulate }, odds("memberships[0].unused.cap", "memberships[0].unused.rule")},
		"ended before the term":    {func(s *seller) { s.Memberships[0].Cycles = 5 }, odds("memberships[0].cycles", "memberships[0].minimum_intervals")},
		"a notice of two years":    {func(s *seller) { s.Memberships[0].Notice = 367 }, code.Fault{Path: "memberships[0].notice_days", Code: code.FaultTooLarge, High: 366}},
		"a pause for ever":         {func(s *seller) { s.Memberships[0].Pause = 61 }, code.Fault{Path: "memberships[0].pause_intervals", Code: code.FaultTooLarge, High: 60}},
		"61 cycles":                {func(s *seller) { s.Memberships[0].Cycles = 61 }, code.Fault{Path: "memberships[0].cycles", Code: code.FaultTooLarge, High: 60}},
		"a discount for nobody":    {func(s *seller) { s.Discounts[0].Eligibility = "" }, fault("discounts[0].eligibility", code.FaultRequired)},
		"a discount in two lines":  {func(s *seller) { s.Discounts[0].Eligibility = "a\nb" }, fault("discounts[0].eligibility", code.FaultUnknownValue)},
		"a discount told at length": {func(s *seller) { s.Discounts[0].Eligibility = strings.Repeat("a", offer.MaxText+1) },
			fault("discounts[0].eligibility", code.FaultUnknownValue)},
		"a proof not listed":         {func(s *seller) { s.Discounts[0].Proof = 4 }, fault("discounts[0].proof", code.FaultUnknownValue)},
		"a discount of nothing":      {func(s *seller) { s.Discounts[0].Off = 0 }, code.Fault{Path: "discounts[0].service_percent_off", Code: code.FaultTooSmall, Low: 1, High: 100}},
		"more than free":             {func(s *seller) { s.Discounts[0].Off = 1_010_000 }, code.Fault{Path: "discounts[0].service_percent_off", Code: code.FaultTooLarge, Low: 1, High: 100}},
		"a third of a percent":       {func(s *seller) { s.Discounts[0].Off = 303_333 }, fault("discounts[0].service_percent_off", code.FaultUnknownValue)},
		"a discount twice":           {func(s *seller) { s.Discounts = append(s.Discounts, s.Discounts[0]) }, fault("discounts[1].id", code.FaultDuplicate)},
		"a card at eleven percent":   {func(s *seller) { s.Surcharge.Card = 110_000 }, code.Fault{Path: "fees.card_surcharge_ppm", Code: code.FaultTooLarge, High: 100_000}},
		"a tax below nothing":        {func(s *seller) { s.Surcharge.SalesTax = -1 }, code.Fault{Path: "fees.sales_tax_ppm", Code: code.FaultTooSmall, High: 200_000}},
		"tips not expected but said": {func(s *seller) { s.TipUsual = offer.No }, odds("tips.suggested_percent", "tips.expected")},
		"tips said, custom not":      {func(s *seller) { s.TipUsual = offer.NotKnown }, fault("tips.expected", code.FaultRequired)},
		"a tip of nothing":           {func(s *seller) { s.TipPercents[0] = 0 }, code.Fault{Path: "tips.suggested_percent[0]", Code: code.FaultTooSmall, Low: 1, High: 100}},
		"a tip twice":                {func(s *seller) { s.TipPercents[0] = 20 }, fault("tips.suggested_percent[1]", code.FaultDuplicate)},
		"a change on no day":         {func(s *seller) { s.Changes[0].From = 0 }, fault("changes[0].from", code.FaultRequired)},
		"changes on one day":         {func(s *seller) { s.Changes[1].From = spring }, code.Fault{Path: "changes[1].from", Code: code.FaultOrder, Other: "changes[0].from"}},
		"a change of nothing":        {func(s *seller) { s.Changes[1].Packages = nil }, fault("changes[1].services", code.FaultRequired)},
		"a change of nothing there":  {func(s *seller) { s.Changes[1].Packages[0].Index = 2 }, fault("changes[1].packages[0].id", code.FaultNoSuch)},
		"a change of one twice":      {func(s *seller) { s.Changes[1].Packages[0].Index = 1 }, fault("changes[1].packages[1].id", code.FaultDuplicate)},
		"withdrawn at a price":       {func(s *seller) { s.Changes[1].Packages[1].Withdrawn = true }, odds("changes[1].packages[1].withdrawn", "changes[1].packages[1].price_cents")},
		"neither price nor end":      {func(s *seller) { s.Changes[1].Packages[0].Withdrawn = false }, fault("changes[1].packages[0].price_cents", code.FaultRequired)},
		"a service withdrawn":        {func(s *seller) { s.Changes[0].Services[0] = offer.NewPrice{Withdrawn: true} }, fault("changes[0].services[0].withdrawn", code.FaultUnknownValue)},
		"a package's first visit": {func(s *seller) { s.Changes[1].Packages[1].FirstVisit = span.Exact(1) },
			fault("changes[1].packages[1].first_visit_price_cents", code.FaultUnknownValue)},
		"a new price of nothing": {func(s *seller) { s.Changes[0].Memberships[0].Price = span.Exact(0) },
			code.Fault{Path: "changes[0].memberships[0].fee_cents", Code: code.FaultTooSmall, Low: 1, High: most}},
		"a third answer": {func(s *seller) { s.Changes[0].BuyersKeep = 3 }, fault("changes[0].existing_buyers_keep", code.FaultUnknownValue)},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := whole()
			test.change(s)
			for _, published := range []bool{true, false} {
				if got := s.Check("", published); !slices.Equal(got, []code.Fault{test.want}) {
					t.Errorf("published %t: got %+v, want %+v", published, got, test.want)
				}
			}
		})
	}
	// What a list must say and a quote may leave open.
	for name, test := range map[string]struct {
		change func(*seller)
		want   code.Fault
	}{
		"members not told":    {func(s *seller) { s.Changes[0].BuyersKeep = 0 }, fault("changes[0].existing_buyers_keep", code.FaultRequired)},
		"a new price between": {func(s *seller) { s.Changes[0].Services[0].Price = between }, fault("changes[0].services[0].price_cents", code.FaultUnknownValue)},
	} {
		s := whole()
		test.change(s)
		if got := s.Check("", true); !slices.Equal(got, []code.Fault{test.want}) {
			t.Errorf("%s: got %+v, want %+v", name, got, test.want)
		}
		if got := s.Check("", false); len(got) > 0 {
			t.Errorf("%s, quoted: %+v", name, got)
		}
	}
	quote := whole()
	quote.Services[0].Locations = []int{0}
	if got := quote.Check("", false); !slices.Equal(got, []code.Fault{fault("services[0].locations", code.FaultNoSuch)}) {
		t.Errorf("a quote's locations: %+v", got)
	}
}

// The nine intervals, and their first days from the last of a long month.
func TestNineIntervals(t *testing.T) {
	joined, _ := civil.Make(2027, 1, 31)
	for want, interval := range map[string]offer.Interval{
		"2027-02-07": {Every: 1, Unit: offer.ByWeek}, "2027-02-14": {Every: 2, Unit: offer.ByWeek}, "2027-02-21": {Every: 3, Unit: offer.ByWeek},
		"2027-02-28": {Every: 4, Unit: offer.ByWeek}, "2027-03-14": {Every: 6, Unit: offer.ByWeek}, "2027-04-30": {Every: 3},
		"2027-07-31": {Every: 6}, "2028-01-31": {Every: 1, Unit: offer.ByYear},
	} {
		s := whole()
		s.Memberships[0].Interval = interval
		if faults := s.Check("", true); len(faults) > 0 {
			t.Errorf("%+v: %v", interval, faults)
		}
		if got := interval.Start(joined, 1).String(); got != want {
			t.Errorf("%+v: the second begins on %s, want %s", interval, got, want)
		}
	}
	if got := (offer.Interval{}).Start(joined, 1).String(); got != "2027-02-28" {
		t.Errorf("a month: the second begins on %s", got)
	}
}
