package pricelist_test

import (
	"slices"
	"strings"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

const published civil.Date = 739_900

// list is a list without a fault.
func list() *pricelist.List {
	return &pricelist.List{
		Revision: 2, Previous: strings.Repeat("0f", 32), PublishedOn: published, Name: "Cedar Street Massage",
		Effective: civil.Range{From: published + 10, Until: published + 375},
		Locations: []pricelist.Location{{ID: "main", Name: "Cedar Street", City: "Spokane", State: "WA", Zip3: "992", Phone: "+1-509-555-0100"}},
		NPI:       "1234567893", Licences: []pricelist.Licence{{State: "WA", Number: "MA60000000", Kind: "LMT"}}, Languages: []string{"en", "es"},
		Accounts: pricelist.Accounts{Card: offer.Yes, Letter: offer.No},
		Website:  "https://cedar.example", BookingURL: "https://cedar.example/book?from=list#now",
		Seller: offer.Seller{
			ID: "cedar", Provider: reference.MassageTherapist,
			Services: []offer.Service{{ID: "hour", BookedMinutes: 60, Price: span.Exact(9000)}},
			Packages: []offer.Package{{ID: "five", Visits: 5, Price: span.Exact(40000), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.FixedDate, Date: published + 10}}},
			Changes:  []offer.Change{{From: published + 100, Services: []offer.NewPrice{{Index: 0, Price: span.Exact(9500)}}}},
		},
		Payers: []pricelist.Payer{{
			ID: 2, Network: pricelist.InNetwork, Rates: []pricelist.Rate{{Service: 0, Visit: 8550}},
			ProvidersPaid: []reference.Provider{reference.MassageTherapist}, VerifiedOn: published,
		}},
	}
}

func TestListFaults(t *testing.T) {
	type listing = pricelist.List
	fault := func(path, what string) code.Fault { return code.Fault{Path: path, Code: what} }
	odds := func(path, what, other string) code.Fault { return code.Fault{Path: path, Code: what, Other: other} }
	tests := map[string]struct {
		change func(*listing)
		want   code.Fault // none where its path is empty
	}{
		"none":                      {func(*listing) {}, code.Fault{}},
		"open end":                  {func(l *listing) { l.Effective.Until = 0 }, code.Fault{}},
		"first":                     {func(l *listing) { l.Revision, l.Previous = 1, "" }, code.Fault{}},
		"first with a before":       {func(l *listing) { l.Revision = 1 }, fault("previous_sha256", code.FaultContradicts)},
		"second without":            {func(l *listing) { l.Previous = "" }, fault("previous_sha256", code.FaultRequired)},
		"short hash":                {func(l *listing) { l.Previous = "0f" }, fault("previous_sha256", code.FaultUnknownValue)},
		"own hash short":            {func(l *listing) { l.SHA256 = "0f" }, fault("sha256", code.FaultUnknownValue)},
		"never published":           {func(l *listing) { l.PublishedOn = 0 }, fault("published_on", code.FaultRequired)},
		"no slug":                   {func(l *listing) { l.Seller.ID = "" }, fault("clinic.slug", code.FaultRequired)},
		"no kind":                   {func(l *listing) { l.Seller.Provider = 0 }, fault("clinic.provider_type", code.FaultRequired)},
		"a kind that is none":       {func(l *listing) { l.Seller.Provider = 9 }, fault("clinic.provider_type", code.FaultUnknownValue)},
		"nowhere":                   {func(l *listing) { l.Locations = nil }, fault("clinic.locations", code.FaultRequired)},
		"no such state":             {func(l *listing) { l.Locations[0].State = "XX" }, fault("clinic.locations[0].state", code.FaultUnknownValue)},
		"a ZIP of another state":    {func(l *listing) { l.Locations[0].Zip3 = "331" }, odds("clinic.locations[0].zip3", code.FaultContradicts, "clinic.locations[0].state")},
		"a ZIP not in use":          {func(l *listing) { l.Locations[0].Zip3 = "000" }, fault("clinic.locations[0].zip3", code.FaultUnknownValue)},
		"a location twice":          {func(l *listing) { l.Locations = append(l.Locations, l.Locations[0]) }, fault("clinic.locations[1].id", code.FaultDuplicate)},
		"no name":                   {func(l *listing) { l.Name = "" }, fault("clinic.name", code.FaultRequired)},
		"a site of another scheme":  {func(l *listing) { l.Website = "ftp://cedar.example" }, fault("clinic.website", code.FaultUnknownValue)},
		"since never":               {func(l *listing) { l.Effective.From = 0 }, fault("effective.from", code.FaultRequired)},
		"an end at the start":       {func(l *listing) { l.Effective.Until = l.Effective.From }, odds("effective.until", code.FaultOrder, "effective.from")},
		"a package lapsed before":   {func(l *listing) { l.Seller.Packages[0].Expiry.Date-- }, odds("packages[0].expires.date", code.FaultOrder, "effective.from")},
		"a price not known":         {func(l *listing) { l.Seller.Services[0].Price = span.Span{} }, fault("services[0].price_cents", code.FaultRequired)},
		"no insurer":                {func(l *listing) { l.Payers[0].ID = 0 }, fault("payers[0].payer", code.FaultRequired)},
		"an insurer that is none":   {func(l *listing) { l.Payers[0].ID = 250 }, fault("payers[0].payer", code.FaultUnknownValue)},
		"an insurer twice":          {func(l *listing) { l.Payers = append(l.Payers, l.Payers[0]) }, fault("payers[1].payer", code.FaultDuplicate)},
		"a network not said":        {func(l *listing) { l.Payers[0].Network, l.Payers[0].Rates = 0, nil }, fault("payers[0].network", code.FaultRequired)},
		"a third network":           {func(l *listing) { l.Payers[0].Network = 3 }, fault("payers[0].network", code.FaultUnknownValue)},
		"a fourth answer on cash":   {func(l *listing) { l.Payers[0].CashAllowed = 3 }, fault("payers[0].cash_allowed", code.FaultUnknownValue)},
		"a fourth on prescriptions": {func(l *listing) { l.Payers[0].Prescription = 3 }, fault("payers[0].needs.prescription", code.FaultUnknownValue)},
		"a rate outside":            {func(l *listing) { l.Payers[0].Network = pricelist.OutOfNetwork }, odds("payers[0].rates", code.FaultContradicts, "payers[0].network")},
		"a rate for nothing":        {func(l *listing) { l.Payers[0].Rates[0].Service = 1 }, fault("payers[0].rates[0].service", code.FaultNoSuch)},
		"two rates": {func(l *listing) { l.Payers[0].Rates = append(l.Payers[0].Rates, l.Payers[0].Rates[0]) },
			fault("payers[0].rates[1].service", code.FaultDuplicate)},
		"a rate below nothing": {func(l *listing) { l.Payers[0].Rates[0].Visit = -1 },
			code.Fault{Path: "payers[0].rates[0].visit_cents", Code: code.FaultTooSmall, High: int64(money.MaxInput)}},
		"a rate above the price": {func(l *listing) { l.Payers[0].Rates[0].Visit = 12000 }, code.Fault{}},
		"a kind twice":           {func(l *listing) { l.Payers[0].ProvidersPaid = []reference.Provider{1, 1} }, fault("payers[0].provider_types_paid[1]", code.FaultDuplicate)},
		"never checked":          {func(l *listing) { l.Payers[0].VerifiedOn = 0 }, fault("payers[0].verified_on", code.FaultRequired)},
		"fees": {func(l *listing) {
			l.Fees = pricelist.Fees{LateCancel: pricelist.Percent(50), WithinHours: pricelist.MaxNotice, NoShow: pricelist.Flat(0)}
		}, code.Fault{}},
		"a notice without a fee": {func(l *listing) { l.Fees.WithinHours = 24 }, fault("fees.late_cancel.percent", code.FaultRequired)},
		"a fee without a notice": {func(l *listing) { l.Fees.LateCancel = pricelist.Percent(50) },
			code.Fault{Path: "fees.late_cancel.within_hours", Code: code.FaultTooSmall, Low: 1, High: 168}},
		"more than the price": {func(l *listing) { l.Fees.NoShow = pricelist.Percent(101) },
			code.Fault{Path: "fees.no_show.percent", Code: code.FaultTooLarge, High: 100}},
		"half a percent": {func(l *listing) { l.Fees.NoShow = pricelist.Percent(50); l.Fees.NoShow.Share++ }, fault("fees.no_show.percent", code.FaultUnknownValue)},
		"a fee below nothing": {func(l *listing) { l.Fees.NoShow = pricelist.Flat(-1) },
			code.Fault{Path: "fees.no_show.cents", Code: code.FaultTooSmall, High: int64(money.MaxInput)}},
		"a third kind of fee":       {func(l *listing) { l.Fees.NoShow.Kind = 3 }, fault("fees.no_show.percent", code.FaultUnknownValue)},
		"a number mistyped":         {func(l *listing) { l.NPI = "1234567894" }, fault("clinic.npi", code.FaultCheckDigit)},
		"a number too short":        {func(l *listing) { l.NPI = "123456789" }, fault("clinic.npi", code.FaultUnknownValue)},
		"a licence of no state":     {func(l *listing) { l.Licences[0].State = "XX" }, fault("clinic.licences[0].state", code.FaultUnknownValue)},
		"a licence from nowhere":    {func(l *listing) { l.Licences[0].State = "" }, fault("clinic.licences[0].state", code.FaultRequired)},
		"a licence without number":  {func(l *listing) { l.Licences[0].Number = "" }, fault("clinic.licences[0].number", code.FaultRequired)},
		"a licence twice":           {func(l *listing) { l.Licences = append(l.Licences, l.Licences[0]) }, fault("clinic.licences[1].number", code.FaultDuplicate)},
		"a language by its name":    {func(l *listing) { l.Languages[1] = "Spanish" }, fault("clinic.languages[1]", code.FaultUnknownValue)},
		"a language twice":          {func(l *listing) { l.Languages[1] = "en" }, fault("clinic.languages[1]", code.FaultDuplicate)},
		"a service nowhere":         {func(l *listing) { l.Seller.Services[0].Locations = []int{1} }, fault("services[0].locations[0]", code.FaultNoSuch)},
		"a service there twice":     {func(l *listing) { l.Seller.Services[0].Locations = []int{0, 0} }, fault("services[0].locations[1]", code.FaultDuplicate)},
		"changed from the start":    {func(l *listing) { l.Seller.Changes[0].From = l.Effective.From }, odds("changes[0].from", code.FaultOrder, "effective.from")},
		"changed after the end":     {func(l *listing) { l.Seller.Changes[0].From = l.Effective.Until }, odds("changes[0].from", code.FaultOrder, "effective.until")},
		"a third answer on cards":   {func(l *listing) { l.Accounts.Card = 3 }, fault("accounts.hsa_fsa_card", code.FaultUnknownValue)},
		"a third answer on letters": {func(l *listing) { l.Accounts.Letter = 3 }, fault("accounts.letter_of_medical_necessity_template", code.FaultUnknownValue)},
		"plans in two lines":        {func(l *listing) { l.Payers[0].Plans = "a\nb" }, fault("payers[0].plans", code.FaultUnknownValue)},
		"a fourth way of billing":   {func(l *listing) { l.Payers[0].Billing = 4 }, fault("payers[0].billing", code.FaultUnknownValue)},
		"a third rule of units":     {func(l *listing) { l.Payers[0].UnitRule = 3 }, fault("payers[0].unit_rule", code.FaultUnknownValue)},
		"a fourth on referrals":     {func(l *listing) { l.Payers[0].Referral = 3 }, fault("payers[0].needs.referral", code.FaultUnknownValue)},
		"a fourth on asking before": {func(l *listing) { l.Payers[0].Authorisation = 3 }, fault("payers[0].needs.authorisation", code.FaultUnknownValue)},
		"a day without a contract": {func(l *listing) {
			l.Payers[0].Network, l.Payers[0].Rates, l.Payers[0].DailyMax = pricelist.OutOfNetwork, nil, 12000
		}, odds("payers[0].daily_maximum_cents", code.FaultContradicts, "payers[0].network")},
		"a visit and a unit": {func(l *listing) { l.Payers[0].Rates[0].Unit = 2500 },
			odds("payers[0].rates[0].unit_cents", code.FaultContradicts, "payers[0].rates[0].visit_cents")},
		"a visit and a share": {func(l *listing) { l.Payers[0].Rates[0].OfMedicare = 1_100_000 },
			odds("payers[0].rates[0].percent_of_medicare_ppm", code.FaultContradicts, "payers[0].rates[0].visit_cents")},
		"a unit and a share": {func(l *listing) { l.Payers[0].Rates[0] = pricelist.Rate{Unit: 2500, OfMedicare: 1_100_000} },
			odds("payers[0].rates[0].percent_of_medicare_ppm", code.FaultContradicts, "payers[0].rates[0].unit_cents")},
		"a unit":  {func(l *listing) { l.Payers[0].Rates[0] = pricelist.Rate{Unit: 2500} }, code.Fault{}},
		"a share": {func(l *listing) { l.Payers[0].Rates[0] = pricelist.Rate{OfMedicare: 1_100_000} }, code.Fault{}},
		"eleven times the schedule": {func(l *listing) { l.Payers[0].Rates[0] = pricelist.Rate{OfMedicare: 11_000_000} },
			code.Fault{Path: "payers[0].rates[0].percent_of_medicare_ppm", Code: code.FaultTooLarge, High: 10_000_000}},
		"checked after publication": {func(l *listing) { l.Payers[0].VerifiedOn++ }, odds("payers[0].verified_on", code.FaultOrder, "published_on")},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			l := list()
			test.change(l)
			var want []code.Fault
			if test.want.Path != "" {
				want = []code.Fault{test.want}
			}
			if got := l.Check(); !slices.Equal(got, want) {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	for text, want := range map[string]bool{
		"https://cedar.example": true, "https://a-b.c.example/x?y=1#z": true, "https://xn--bcher-kva.example/": true, "https://1.example": true,
		"": false, "cedar.example": false, "http://cedar.example": false, "https://": false, "https:///x": false, "https://localhost": false,
		"https://cedar.example:443": false, "https://a@cedar.example": false, "https://Cedar.example": false, "https://a..example": false,
		"https://-a.example": false, "https://a-.example": false, "https://a.example-": false, "https://cedar.example.": false,
		"https://cedar.example/a b": false, "https://cedar.example/<": false, "https://cedar.example/é": false, "https://cedar.example\\x": false,
		"https://cedar.example/" + strings.Repeat("x", pricelist.MaxAddress): false,
	} {
		if got := pricelist.IsAddress(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func TestPhones(t *testing.T) {
	for text, want := range map[string]bool{
		"+1-509-555-0100": true, "(509) 555-0100": true, "509.555.0100": true, "5550100": true,
		"": false, "555-010": false, "+": false, "-5095550100": false, "1-800-MASSAGE": false, "509+5550100": false, "1234567890 1234567890 12345": false,
	} {
		if got := pricelist.IsPhone(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
