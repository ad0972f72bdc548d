package document_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// sellingList is a list that uses every selling rule.
const sellingList = `{
  "format": "kneadwise.price-list/1",
  "revision": 1,
  "published_on": "2026-11-20",
  "demonstration": true,
  "clinic": {
    "slug": "cedar-street-massage",
    "name": "Cedar Street Massage",
    "provider_type": "massage_therapist",
    "npi": "1234567893",
    "licences": [{"state": "WA", "number": "MA00000000", "kind": "LMT"}],
    "languages": ["en", "es"],
    "locations": [
      {"id": "main", "name": "Cedar Street", "city": "Spokane", "state": "WA", "zip3": "992"},
      {"id": "mill", "name": "Mill Street", "city": "Spokane", "state": "WA"}
    ]
  },
  "effective": {"from": "2026-12-01", "until": "2027-12-01"},
  "currency": "USD",
  "services": [
    {"id": "deep-60", "modality": "deep_tissue", "booked_minutes": 60, "hands_on_minutes": 50, "practitioner_tier": "standard", "locations": ["mill", "main"], "price_cents": 9500, "first_visit_price_cents": 7500, "codes": [{"code": "97124", "minutes": 35}, {"code": "97140", "minutes": 15}, {"code": "97010"}]},
    {"id": "deep-90", "modality": "deep_tissue", "booked_minutes": 90, "hands_on_minutes": 80, "practitioner_tier": "lead", "price_cents": 13500},
    {"id": "relax-30", "modality": "swedish", "booked_minutes": 30, "price_cents": 5500}
  ],
  "packages": [
    {"id": "five", "credits": {"unit": "visit", "count": 5}, "price_cents": 44000, "services": ["deep-60"], "expires": {"rule": "after_purchase", "months": 6}, "shareable_with": {"people": 1, "who": "household"}, "upgrade": {"to": "deep-90", "pay_difference": true}, "refund": "used_visits_at_full_price"},
    {"id": "short", "credits": {"unit": "visit", "count": 4}, "price_cents": 20000, "services": ["relax-30"], "expires": {"rule": "never"}, "upgrade": {"to": ["deep-60", "deep-90"], "pay_difference": true}, "refund": "unused_less_fee", "refund_fee_cents": 2500, "first_purchase_only": true},
    {"id": "minutes-600", "credits": {"unit": "minute", "count": 600}, "price_cents": 90000, "services": ["deep-60", "deep-90", "relax-30"], "expires": {"rule": "never"}, "refund": "unused_in_full"}
  ],
  "memberships": [
    {"id": "fortnightly", "interval": {"every": 2, "unit": "week"}, "fee_cents": 7900, "credits_per_interval": {"unit": "visit", "count": 1}, "services": ["deep-60"], "unused": {"rule": "accumulate"}, "minimum_intervals": 6, "notice_days": 30, "pause_intervals": 1, "claw_back": true, "cycles": 26},
    {"id": "yearly", "interval": {"every": 1, "unit": "year"}, "fee_cents": 9900, "credits_per_interval": {"unit": "visit", "count": 0}, "services": ["deep-60"], "unused": {"rule": "reset"}, "member_prices": [{"service": "deep-60", "price_cents": 8200}], "minimum_intervals": 1}
  ],
  "discounts": [{"id": "sliding-b", "kind": "sliding_scale", "eligibility": "household income below 200% of the federal poverty level", "proof": "none", "service_percent_off": 30}],
  "changes": [
    {"from": "2027-03-01", "existing_buyers_keep": true, "services": [{"id": "deep-60", "price_cents": 9900, "first_visit_price_cents": 7900}], "packages": [{"id": "five", "price_cents": 46000}], "memberships": [{"id": "yearly", "withdrawn": true}, {"id": "fortnightly", "fee_cents": 8300}]},
    {"from": "2027-09-01", "packages": [{"id": "short", "withdrawn": true}]}
  ],
  "payers": [
    {"payer": "example-health", "plans": "all PPO plans", "network": "in", "billing": "direct", "cash_allowed": true, "unit_rule": "cms_8_minute", "needs": {"prescription": true, "referral": false, "authorisation": false}, "rates": [{"service": "deep-60", "visit_cents": 8550}, {"service": "deep-90", "unit_cents": 2400}, {"service": "relax-30", "percent_of_medicare_ppm": 1100000}], "daily_maximum_cents": 12000, "verified_on": "2026-10-01"},
    {"payer": "other", "network": "out", "billing": "superbill", "verified_on": "2026-10-01"}
  ],
  "tips": {"expected": true, "suggested_percent": [15, 18, 20], "on": "undiscounted_price"},
  "fees": {"late_cancel": {"within_hours": 24, "percent": 50}, "no_show": {"percent": 100}, "card_surcharge_ppm": 30000, "sales_tax_ppm": 82500},
  "accounts": {"hsa_fsa_card": true, "letter_of_medical_necessity_template": true}
}`

func TestEverySellingRuleIsRead(t *testing.T) {
	got := readList(t, []byte(sellingList))
	var none span.Span
	want := &pricelist.List{
		Revision: 1, SHA256: got.SHA256, PublishedOn: day(t, "2026-11-20"), Demonstration: true, Name: "Cedar Street Massage",
		NPI: "1234567893", Licences: []pricelist.Licence{{State: "WA", Number: "MA00000000", Kind: "LMT"}}, Languages: []string{"en", "es"},
		Locations: []pricelist.Location{
			{ID: "main", Name: "Cedar Street", City: "Spokane", State: "WA", Zip3: "992"},
			{ID: "mill", Name: "Mill Street", City: "Spokane", State: "WA"},
		},
		Effective: civil.Range{From: day(t, "2026-12-01"), Until: day(t, "2027-12-01")},
		Seller: offer.Seller{
			ID: "cedar-street-massage", Provider: reference.MassageTherapist,
			Services: []offer.Service{
				{ID: "deep-60", Modality: "deep_tissue", BookedMinutes: 60, HandsOnMinutes: 50, Tier: offer.TierStandard, Locations: []int{1, 0},
					Price: span.Exact(9500), FirstVisit: span.Exact(7500), Codes: []offer.Coded{{Code: "97124", Minutes: 35}, {Code: "97140", Minutes: 15}, {Code: "97010"}}},
				{ID: "deep-90", Modality: "deep_tissue", BookedMinutes: 90, HandsOnMinutes: 80, Tier: offer.TierLead, Price: span.Exact(13500)},
				{ID: "relax-30", Modality: "swedish", BookedMinutes: 30, Price: span.Exact(5500)},
			},
			Packages: []offer.Package{
				{ID: "five", Visits: 5, Price: span.Exact(44000), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 6},
					Sharing: offer.Sharing{Who: offer.Household, People: 1}, Upgrades: []int{1}, Refund: offer.Refund{Rule: offer.RefundUsedAtSingle}},
				{ID: "short", Visits: 4, Price: span.Exact(20000), Services: []int{2}, Expiry: offer.Expiry{Rule: offer.Never},
					Upgrades: []int{0, 1}, Refund: offer.Refund{Rule: offer.RefundUnusedLessFee, Fee: 2500}, FirstOnly: true},
				{ID: "minutes-600", Minutes: 600, Price: span.Exact(90000), Services: []int{0, 1, 2}, Expiry: offer.Expiry{Rule: offer.Never},
					Refund: offer.Refund{Rule: offer.RefundUnused}},
			},
			Memberships: []offer.Membership{
				{ID: "fortnightly", Interval: offer.Interval{Every: 2, Unit: offer.ByWeek}, Fee: span.Exact(7900), SetupFee: none, Credits: 1,
					Unused: offer.Accumulate, Minimum: span.Exact(6), Services: []int{0}, Notice: 30, Pause: 1, ClawBack: true, Cycles: 26},
				{ID: "yearly", Interval: offer.Interval{Unit: offer.ByYear}, Fee: span.Exact(9900), MemberPrice: span.Exact(8200),
					Minimum: span.Exact(1), Services: []int{0}},
			},
			Discounts: []offer.Discount{{ID: "sliding-b", Eligibility: "household income below 200% of the federal poverty level", Proof: offer.ProofNone, Off: 300_000}},
			Changes: []offer.Change{
				{From: day(t, "2027-03-01"), BuyersKeep: offer.Yes,
					Services:    []offer.NewPrice{{Index: 0, Price: span.Exact(9900), FirstVisit: span.Exact(7900)}},
					Packages:    []offer.NewPrice{{Index: 0, Price: span.Exact(46000)}},
					Memberships: []offer.NewPrice{{Index: 1, Withdrawn: true}, {Index: 0, Price: span.Exact(8300)}}},
				{From: day(t, "2027-09-01"), Packages: []offer.NewPrice{{Index: 1, Withdrawn: true}}},
			},
			Surcharge: offer.Surcharge{Card: 30_000, SalesTax: 82_500},
			TipUsual:  offer.Yes, TipPercents: []int{15, 18, 20}, TipOnSingle: true,
		},
		Payers: []pricelist.Payer{
			{ID: 2, Plans: "all PPO plans", Network: pricelist.InNetwork, Billing: pricelist.BillsDirect, CashAllowed: offer.Yes, UnitRule: pricelist.EightMinute,
				Prescription: offer.Yes, Referral: offer.No, Authorisation: offer.No, DailyMax: 12000, VerifiedOn: day(t, "2026-10-01"),
				Rates: []pricelist.Rate{{Service: 0, Visit: 8550}, {Service: 1, Unit: 2400}, {Service: 2, OfMedicare: 1_100_000}}},
			{ID: 1, Network: pricelist.OutOfNetwork, Billing: pricelist.GivesSuperbill, VerifiedOn: day(t, "2026-10-01")},
		},
		Fees:     pricelist.Fees{LateCancel: pricelist.Percent(50), WithinHours: 24, NoShow: pricelist.Percent(100)},
		Accounts: pricelist.Accounts{Card: offer.Yes, Letter: offer.Yes},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, []byte(sellingList)); err != nil {
		t.Fatal(err)
	}
	if written := document.Canonical(got); !bytes.Equal(written, append(slices.Clone(compact.Bytes()), '\n')) {
		t.Errorf("written as %s", written)
	}
	// Published lists link to their digests: it never changes.
	if want := "b9e4715b617fa32b5a19888d2c05abe5df5be43c5eb57dc31a58141dfa4b0682"; got.SHA256 != want {
		t.Errorf("its digest is %s", got.SHA256)
	}
}

// A rounding is read, and written where it is not the usual one.
func TestRoundingIsRead(t *testing.T) {
	usual, _ := document.ReadPriceList([]byte(sellingList))
	for word, want := range map[string]pricelist.Rounding{"unit": pricelist.EachUnit, "line": pricelist.EachLine, "visit": pricelist.WholeVisit} {
		said := `"rounding": "` + word + `"`
		got, faults := document.ReadPriceList([]byte(strings.Replace(sellingList, `"cms_8_minute"`, `"cms_8_minute", `+said, 1)))
		if len(faults) > 0 || got.Payers[0].Rounding != want || got.Payers[1].Rounding != pricelist.EachUnit {
			t.Errorf("%s: %+v", word, faults)
			continue
		}
		written := bytes.Contains(document.Canonical(got), []byte(strings.ReplaceAll(said, " ", "")))
		if written != (word != "unit") || (got.SHA256 == usual.SHA256) == written {
			t.Errorf("%s: written %v, digest %s", word, written, got.SHA256)
		}
	}
}

// What says the same as leaving it out is not in the canonical bytes.
func TestSellingRulesThatSayNothingNew(t *testing.T) {
	want := readList(t, []byte(fullList))
	for _, c := range []change{
		{old: `"months": 6}}`, new: `"months": 6}, "first_purchase_only": false}`},
		{old: `"minimum_intervals": 6`, new: `"minimum_intervals": 6, "notice_days": 0, "pause_intervals": 0, "claw_back": false`},
		{old: `"tips":`, new: `"fees": {"card_surcharge_ppm": 0, "sales_tax_ppm": 0}, "discounts": [], "changes": [], "accounts": {}, "tips":`},
		{old: `"provider_type": "massage_therapist"`, new: `"provider_type": "massage_therapist", "languages": [], "licences": []`},
		{old: `"tips": {"expected": true}`, new: `"tips": {"expected": true, "suggested_percent": []}`},
	} {
		if got := readList(t, c.apply(t, fullList)); got.SHA256 != want.SHA256 {
			t.Errorf("%s: another digest", c.new)
		}
	}
}

func TestBrokenSellingRulesAreRefusedByReaderAndSchema(t *testing.T) {
	schema := compile(t, "price-list.schema.json")
	if err := validate(t, schema, []byte(sellingList)); err != nil {
		t.Fatal(err)
	}
	contradicts, required, unknown := code.FaultContradicts, code.FaultRequired, code.FaultUnknownValue
	for name, c := range map[string]change{
		"a tier not listed":         {`"practitioner_tier": "lead"`, `"practitioner_tier": "master"`, "services[1].practitioner_tier", unknown, false},
		"a service nowhere":         {`["mill", "main"]`, `["mill", "east"]`, "services[0].locations[1]", code.FaultNoSuch, true},
		"locations of none":         {`["mill", "main"]`, `[]`, "services[0].locations", required, false},
		"a code in letters":         {`"97010"`, `"9701o"`, "services[0].codes[2].code", unknown, false},
		"a code too short":          {`"97010"`, `"9701"`, "services[0].codes[2].code", code.FaultTooSmall, false},
		"a code twice":              {`"97140"`, `"97124"`, "services[0].codes[1].code", code.FaultDuplicate, true},
		"billed without hands on":   {`"minutes": 15`, `"minutes": 16`, "services[0].codes[1].minutes", contradicts, true},
		"a credit of another unit":  {`"unit": "minute"`, `"unit": "hour"`, "packages[2].credits.unit", unknown, false},
		"600 visits":                {`"unit": "minute"`, `"unit": "visit"`, "packages[2].credits.count", code.FaultTooLarge, false},
		"minutes for no visit":      {`"count": 600`, `"count": 29`, "packages[2].credits.count", code.FaultTooSmall, true},
		"shared with nobody":        {`"people": 1, "who": "household"`, `"people": 1`, "packages[0].shareable_with.who", required, false},
		"shared with a crowd":       {`"people": 1,`, `"people": 11,`, "packages[0].shareable_with.people", code.FaultTooLarge, false},
		"upgraded to itself":        {`"to": "deep-90"`, `"to": "deep-60"`, "packages[0].upgrade.to", contradicts, true},
		"upgraded to a stranger":    {`"to": "deep-90"`, `"to": "deep-120"`, "packages[0].upgrade.to", code.FaultNoSuch, true},
		"upgraded to a number":      {`"to": "deep-90"`, `"to": 90`, "packages[0].upgrade.to", document.WrongType, false},
		"upgraded to none":          {`["deep-60", "deep-90"], "pay`, `[], "pay`, "packages[1].upgrade.to", required, false},
		"upgraded for nothing":      {`"to": "deep-90", "pay_difference": true`, `"to": "deep-90", "pay_difference": false`, "packages[0].upgrade.pay_difference", unknown, false},
		"minutes upgraded":          {`"refund": "unused_in_full"`, `"upgrade": {"to": "deep-60", "pay_difference": true}`, "packages[2].upgrade", contradicts, false},
		"a refund not listed":       {`"refund": "unused_in_full"`, `"refund": "all"`, "packages[2].refund", unknown, false},
		"a fee without its rule":    {`"refund": "unused_in_full"`, `"refund_fee_cents": 1`, "packages[2].refund_fee_cents", contradicts, false},
		"a rule without its fee":    {`, "refund_fee_cents": 2500`, ``, "packages[1].refund_fee_cents", required, false},
		"a fee above the price":     {`"refund_fee_cents": 2500`, `"refund_fee_cents": 20001`, "packages[1].refund_fee_cents", contradicts, true},
		"every five weeks":          {`"every": 2`, `"every": 5`, "memberships[0].interval.every", contradicts, false},
		"every two years":           {`"every": 1, "unit": "year"`, `"every": 2, "unit": "year"`, "memberships[1].interval.every", contradicts, false},
		"a cap of all of them":      {`"rule": "accumulate"`, `"rule": "accumulate", "cap": 3`, "memberships[0].unused.cap", contradicts, false},
		"ended before the term":     {`"cycles": 26`, `"cycles": 5`, "memberships[0].cycles", contradicts, true},
		"ended at once":             {`"cycles": 26`, `"cycles": 0`, "memberships[0].cycles", code.FaultTooSmall, false},
		"a discount of no kind":     {`"kind": "sliding_scale", `, ``, "discounts[0].kind", required, false},
		"a discount for nobody":     {`"eligibility": "household income below 200% of the federal poverty level", `, ``, "discounts[0].eligibility", required, false},
		"a discount beyond free":    {`"service_percent_off": 30`, `"service_percent_off": 101`, "discounts[0].service_percent_off", code.FaultTooLarge, false},
		"a proof not listed":        {`"proof": "none"`, `"proof": "payslip"`, "discounts[0].proof", unknown, false},
		"a change on the first day": {`"from": "2027-03-01"`, `"from": "2026-12-01"`, "changes[0].from", code.FaultOrder, true},
		"changes out of order":      {`"from": "2027-09-01"`, `"from": "2027-03-01"`, "changes[1].from", code.FaultOrder, true},
		"a change after the end":    {`"from": "2027-09-01"`, `"from": "2027-12-01"`, "changes[1].from", code.FaultOrder, true},
		"a change of nothing":       {`, "packages": [{"id": "short", "withdrawn": true}]`, ``, "changes[1].services", required, false},
		"a change of none of them":  {`"packages": [{"id": "short", "withdrawn": true}]`, `"packages": []`, "changes[1].packages", required, false},
		"members not told":          {`"existing_buyers_keep": true, `, ``, "changes[0].existing_buyers_keep", required, false},
		"a stranger withdrawn":      {`{"id": "short", "withdrawn": true}`, `{"id": "long", "withdrawn": true}`, "changes[1].packages[0].id", code.FaultNoSuch, true},
		"withdrawn at a price":      {`{"id": "short", "withdrawn": true}`, `{"id": "short", "price_cents": 1, "withdrawn": true}`, "changes[1].packages[0].withdrawn", contradicts, false},
		"neither price nor end":     {`{"id": "short", "withdrawn": true}`, `{"id": "short"}`, "changes[1].packages[0].price_cents", required, false},
		"withdrawn, and not":        {`{"id": "short", "withdrawn": true}`, `{"id": "short", "withdrawn": false}`, "changes[1].packages[0].withdrawn", unknown, false},
		"a member's stranger":       {`{"id": "fortnightly", "fee_cents": 8300}`, `{"id": "weekly", "fee_cents": 8300}`, "changes[0].memberships[1].id", code.FaultNoSuch, true},
		"one of them twice":         {`{"id": "fortnightly", "fee_cents": 8300}`, `{"id": "yearly", "fee_cents": 8300}`, "changes[0].memberships[1].id", code.FaultDuplicate, true},
		"a service withdrawn":       {`"price_cents": 9900, `, `"withdrawn": true, `, "changes[0].services[0].withdrawn", document.UnknownField, false},
		"billing not listed":        {`"billing": "superbill"`, `"billing": "invoice"`, "payers[1].billing", unknown, false},
		"a unit rule not listed":    {`"cms_8_minute"`, `"eights"`, "payers[0].unit_rule", unknown, false},
		"a rate of two kinds":       {`"unit_cents": 2400`, `"visit_cents": 9000, "unit_cents": 2400`, "payers[0].rates[1].unit_cents", contradicts, false},
		"a rate of no kind":         {`, "unit_cents": 2400`, ``, "payers[0].rates[1].visit_cents", required, false},
		"a unit for nothing":        {`"unit_cents": 2400`, `"unit_cents": 0`, "payers[0].rates[1].unit_cents", code.FaultTooSmall, false},
		"a rounding not listed":     {`"cms_8_minute"`, `"cms_8_minute", "rounding": "day"`, "payers[0].rounding", unknown, false},
		"a rounding of no contract": {`"billing": "superbill"`, `"rounding": "visit"`, "payers[1].rounding", contradicts, false},
		"a day without a contract":  {`"billing": "superbill"`, `"daily_maximum_cents": 1`, "payers[1].daily_maximum_cents", contradicts, false},
		"tips where none is due":    {`"expected": true`, `"expected": false`, "tips.suggested_percent", contradicts, false},
		"tips on another price":     {`"undiscounted_price"`, `"paid_price"`, "tips.on", unknown, false},
		"a card at eleven percent":  {`"card_surcharge_ppm": 30000`, `"card_surcharge_ppm": 110000`, "fees.card_surcharge_ppm", code.FaultTooLarge, false},
		"a number mistyped":         {`"1234567893"`, `"1234567839"`, "clinic.npi", code.FaultCheckDigit, true},
		"a number too short":        {`"1234567893"`, `"123456789"`, "clinic.npi", code.FaultTooSmall, false},
		"a language by its name":    {`["en", "es"]`, `["en", "Spanish"]`, "clinic.languages[1]", code.FaultTooLarge, false},
		"a licence of no state":     {`{"state": "WA", "number"`, `{"state": "XX", "number"`, "clinic.licences[0].state", unknown, false},
	} {
		t.Run(name, func(t *testing.T) {
			text := c.apply(t, sellingList)
			l, faults := document.ReadPriceList(text)
			if l != nil {
				t.Error("taken")
			}
			c.judge(t, schema, text, faults)
		})
	}
}

func TestSentencesOfSellingRules(t *testing.T) {
	for name, test := range map[string]struct {
		change change
		want   string
	}{
		"upgraded to itself": {change{old: `"to": ["deep-60", "deep-90"]`, new: `"to": ["deep-60", "relax-30"]`},
			`packages[1].upgrade.to[1]: the package is good for this service as it stands (the other field is packages[1].services[0])`},
		"every five weeks": {change{old: `"every": 2`, new: `"every": 5`},
			`memberships[0].interval.every: not an interval that is sold; 1, 2, 3, 4 or 6 weeks, 1, 3 or 6 months, or 1 year (the other field is memberships[0].interval.unit)`},
		"a stranger withdrawn": {change{old: `{"id": "short", "withdrawn": true}`, new: `{"id": "long", "withdrawn": true}`},
			`changes[1].packages[0].id: there is none of this id; it must be the id of one of the packages`},
		"a service nowhere": {change{old: `["mill", "main"]`, new: `["east"]`},
			`services[0].locations[0]: there is none of this id; it must be the id of one of the locations`},
		"upgraded for nothing": {change{old: `"to": "deep-90", "pay_difference": true`, new: `"to": "deep-90", "pay_difference": false`},
			`packages[0].upgrade.pay_difference: not a value that is taken; it must be true`},
		"upgraded to a number": {change{old: `"to": "deep-90"`, new: `"to": 90`},
			`packages[0].upgrade.to: found a number; it must be lower-case letters, digits and single hyphens, such as "deep-60", or a list of such`},
		"a number mistyped": {change{old: `"1234567893"`, new: `"1234567839"`},
			`clinic.npi: one of its digits is mistyped; the last must follow from the others, as in 1234567893`},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := document.ReadPriceList(test.change.apply(t, sellingList))
			if len(faults) != 1 {
				t.Fatalf("want one fault, got %v", faults)
			}
			if got := document.Sentence(faults[0]); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// A package that cannot be read makes nothing of the change that names it.
func TestChangesOfWhatHasAFault(t *testing.T) {
	_, got := document.ReadPriceList(change{old: `"id": "short", "credits"`, new: `"id": 5, "credits"`}.apply(t, sellingList))
	want := []code.Fault{{Path: "packages[1].id", Code: document.WrongType, Low: int64(document.FoundNumber)}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// sellingRequest has a quote that uses the selling rules as far as they are known.
const sellingRequest = `{"offers": {"own": [{
  "name": "The club", "provider_type": "massage_therapist",
  "services": [{"id": "hour", "booked_minutes": 60, "practitioner_tier": "senior", "price_cents": {"low": 8000, "high": 9000}, "codes": [{"code": "97124", "minutes": 45}]}],
  "packages": [{"id": "minutes", "credits": {"unit": "minute", "count": 300}, "services": ["hour"], "refund": "unused_less_fee", "refund_fee_cents": 1000}],
  "memberships": [{"id": "weekly", "interval": {"every": 1, "unit": "week"}, "credits_per_interval": {"unit": "visit", "count": 1}, "services": ["hour"], "unused": {"rule": "accumulate"}}],
  "discounts": [{"id": "student", "kind": "sliding_scale", "eligibility": "students", "service_percent_off": 10}],
  "changes": [{"from": "2027-01-01", "services": [{"id": "hour", "price_cents": {"low": 9000, "high": 9500}}], "memberships": [{"id": "weekly", "fee_cents": {"low": 1, "high": 2}}]}],
  "fees": {"card_surcharge_ppm": 40000}
}]}}`

func TestQuoteOfSellingRulesIsRead(t *testing.T) {
	if err := validate(t, compile(t, "request.schema.json"), []byte(sellingRequest)); err != nil {
		t.Error(err)
	}
	got := readRequest(t, sellingRequest).Own[0].Seller
	want := offer.Seller{
		ID: "The club", Provider: reference.MassageTherapist,
		Services: []offer.Service{{ID: "hour", BookedMinutes: 60, Tier: offer.TierSenior, Price: span.Span{Low: 8000, High: 9000, Said: true},
			Codes: []offer.Coded{{Code: "97124", Minutes: 45}}}},
		Packages:    []offer.Package{{ID: "minutes", Minutes: 300, Services: []int{0}, Refund: offer.Refund{Rule: offer.RefundUnusedLessFee, Fee: 1000}}},
		Memberships: []offer.Membership{{ID: "weekly", Interval: offer.Interval{Unit: offer.ByWeek}, Credits: 1, Unused: offer.Accumulate, Services: []int{0}}},
		Discounts:   []offer.Discount{{ID: "student", Eligibility: "students", Off: 100_000}},
		Changes: []offer.Change{{From: day(t, "2027-01-01"), Services: []offer.NewPrice{{Price: span.Span{Low: 9000, High: 9500, Said: true}}},
			Memberships: []offer.NewPrice{{Price: span.Span{Low: 1, High: 2, Said: true}}}}},
		Surcharge: offer.Surcharge{Card: 40_000},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
