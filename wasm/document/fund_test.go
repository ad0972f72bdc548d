package document_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// fundedRequest has every field of accounts and taxes, with both accounts.
const fundedRequest = `{
  "as_of": "2026-11-23",
  "accounts": {
    "letter_of_medical_necessity": {"have": true, "from": "2026-06-01", "until": "2027-05-31"},
    "prepaid": "when_paid",
    "fsa": {
      "election_cents": 100000, "carried_in_cents": 20000, "left_cents": {"low": 0, "high": 65000}, "year_ends": "2026-12-31",
      "leftover": {"rule": "carry_over", "cap_cents": 50000}, "run_out_days": 90, "other_spending_cents": 30000,
      "limited_purpose": true, "next_year": {"election_open": true, "planned_cents": 80000}
    },
    "hsa": {
      "coverage": "family", "covered_from": "2026-02-01", "covered_until": "2027-12-31", "medicare_from": "2028-01-01", "birth_year": 1963,
      "opened_on": "2026-02-15", "last_month_rule": true, "planned_cents": 300000, "contributions": "payroll"
    }
  },
  "tax": {
    "filing_status": "married_joint", "taxable_income_cents": 6200000, "adjusted_gross_income_cents": 9420000, "wages_cents": 9000000,
    "state_rate_ppm": {"low": 0, "high": 50000}, "state_taxes_hsa": true, "state_taxes_fsa": true, "itemizes": false, "other_medical_cents": 150000
  }
}`

func TestAccountsAndTaxesAreRead(t *testing.T) {
	want := &estimate.Request{
		AsOf: day(t, "2026-11-23"),
		Accounts: &fund.Accounts{
			Letter:  fund.Letter{Have: offer.Yes, From: day(t, "2026-06-01"), Until: day(t, "2027-05-31")},
			Prepaid: fund.WhenPaid,
			FSA: &fund.FSA{
				Election: span.Exact(100000), CarriedIn: 20000, Left: span.Span{High: 65000, Said: true}, YearEnds: day(t, "2026-12-31"),
				Leftover: fund.CarryOver, Cap: span.Exact(50000), RunOut: 90, Other: span.Exact(30000), Limited: true, Open: offer.Yes, Planned: span.Exact(80000),
			},
			HSA: &fund.HSA{
				Coverage: fund.Family, From: day(t, "2026-02-01"), Until: day(t, "2027-12-31"), Medicare: day(t, "2028-01-01"), Born: 1963,
				Opened: day(t, "2026-02-15"), LastMonth: true, Planned: span.Exact(300000), Route: fund.Payroll,
			},
		},
		Tax: &fund.Tax{
			Status: reference.MarriedJoint, Income: span.Exact(6200000), Gross: span.Exact(9420000), Wages: span.Exact(9000000),
			State: span.Span{High: 50000, Said: true}, StateTaxesHSA: true, StateTaxesFSA: true, Itemizes: offer.No, OtherMedical: span.Exact(150000),
		},
	}
	if diff := cmp.Diff(want, readRequest(t, fundedRequest)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	want = &estimate.Request{Accounts: &fund.Accounts{FSA: &fund.FSA{}, HSA: nil}, Tax: &fund.Tax{}}
	if diff := cmp.Diff(want, readRequest(t, `{"accounts": {"fsa": {}}, "tax": {}}`)); diff != "" {
		t.Errorf("nothing said: (-want +got)\n%s", diff)
	}
}

func TestBrokenAccountsAreRefusedByReaderAndSchema(t *testing.T) {
	schema := compile(t, "request.schema.json")
	if err := validate(t, schema, []byte(fundedRequest)); err != nil {
		t.Fatal(err)
	}
	const fsa, hsa, tax = "accounts.fsa.", "accounts.hsa.", "tax."
	for name, c := range map[string]change{
		"a letter that is not had":             {`"have": true, "from": "2026-06-01", "until"`, `"have": false, "until"`, "accounts.letter_of_medical_necessity.until", code.FaultContradicts, false},
		"a letter from a day, not had":         {`"have": true, "from": "2026-06-01", "until": "2027-05-31"`, `"have": false, "from": "2026-06-01"`, "accounts.letter_of_medical_necessity.from", code.FaultContradicts, false},
		"a letter not said":                    {`"have": true, `, ``, "accounts.letter_of_medical_necessity.have", code.FaultRequired, false},
		"a letter upside down":                 {`"from": "2026-06-01"`, `"from": "2027-06-01"`, "accounts.letter_of_medical_necessity.until", code.FaultOrder, true},
		"another rule of prepayments":          {`"when_paid"`, `"when_asked"`, "accounts.prepaid", code.FaultUnknownValue, false},
		"an election above the law":            {`"election_cents": 100000`, `"election_cents": 340001`, fsa + "election_cents", code.FaultTooLarge, true},
		"more carried in than may be":          {`"carried_in_cents": 20000`, `"carried_in_cents": 66001`, fsa + "carried_in_cents", code.FaultTooLarge, true},
		"more left than elected":               {`{"low": 0, "high": 65000}`, `120001`, fsa + "left_cents", code.FaultContradicts, true},
		"carry-over and grace":                 {`"carry_over"`, `"grace"`, fsa + "leftover.cap_cents", code.FaultContradicts, false},
		"a cap of no rule":                     {`"rule": "carry_over", `, ``, fsa + "leftover.rule", code.FaultRequired, false},
		"a cap above the law":                  {`"cap_cents": 50000`, `"cap_cents": 68001`, fsa + "leftover.cap_cents", code.FaultTooLarge, true},
		"an election no longer open":           {`"election_open": true`, `"election_open": false`, fsa + "next_year.planned_cents", code.FaultContradicts, true},
		"a plan year to come":                  {`"year_ends": "2026-12-31"`, `"year_ends": "2027-12-31"`, fsa + "year_ends", code.FaultContradicts, true},
		"a run-out of years":                   {`"run_out_days": 90`, `"run_out_days": 367`, fsa + "run_out_days", code.FaultTooLarge, false},
		"both accounts for all care":           {`"limited_purpose": true, `, ``, "accounts.hsa", code.FaultContradicts, true},
		"contributions above the law":          {`"planned_cents": 300000`, `"planned_cents": 975001`, hsa + "planned_cents", code.FaultTooLarge, true},
		"a plan that ends before it begins":    {`"covered_until": "2027-12-31"`, `"covered_until": "2026-01-31"`, hsa + "covered_until", code.FaultOrder, true},
		"another cover":                        {`"family"`, `"couple"`, hsa + "coverage", code.FaultUnknownValue, false},
		"another way in":                       {`"payroll"`, `"cash"`, hsa + "contributions", code.FaultUnknownValue, false},
		"born in another age":                  {`1963`, `1863`, hsa + "birth_year", code.FaultTooSmall, false},
		"another way of filing":                {`"married_joint"`, `"widowed"`, tax + "filing_status", code.FaultUnknownValue, false},
		"more taxable than gross":              {`"taxable_income_cents": 6200000`, `"taxable_income_cents": 9420001`, tax + "taxable_income_cents", code.FaultContradicts, true},
		"a state that takes more than a fifth": {`{"low": 0, "high": 50000}`, `200001`, tax + "state_rate_ppm", code.FaultTooLarge, false},
		"a rate in percent":                    {`{"low": 0, "high": 50000}`, `9.3`, tax + "state_rate_ppm", document.NotWhole, false},
		"an unknown field":                     {`"wages_cents"`, `"salary_cents"`, tax + "salary_cents", document.UnknownField, false},
	} {
		t.Run(name, func(t *testing.T) {
			text := c.apply(t, fundedRequest)
			r, faults := document.ReadRequest(text)
			if r != nil {
				t.Error("taken")
			}
			c.judge(t, schema, text, faults)
		})
	}
}

// fullFunding says everything that accounts and taxes can come to.
func fullFunding(day civil.Date) *fund.Funding {
	one := span.Money{Low: 1, Likely: 2, High: 3, HasLikely: true}
	return &fund.Funding{
		Eligible: one, FromFSA: one, FromHSA: one, Rescued: one, TaxSaved: one, Forfeited: one, ForfeitedWithout: one, AfterTax: one,
		ClaimBy: day, Notes: []code.Note{code.LetterUnknown},
	}
}

// accounts are up to the law's limits in the years that have them, below them in
// others.
func (s source) accounts() *fund.Accounts {
	a := &fund.Accounts{Prepaid: fund.PrepaidRule(s.between("prepaid", 0, 1))}
	if a.Letter.Have = s.answer("letter"); a.Letter.Have == offer.Yes && s.maybe("letter dated") {
		a.Letter.From = s.day("letter from")
	}
	if s.maybe("fsa") {
		a.FSA = &fund.FSA{
			Election: s.span("election", 200_000, 320_000, false), CarriedIn: 0, Left: s.span("left", 0, 200_000, false),
			Leftover: fund.Leftover(s.between("leftover", 0, 3)), RunOut: s.between("run out", 0, fund.MaxRunOut),
			Other: s.span("other spending", 0, 100_000_000, false), Limited: true, Open: offer.Answer(s.between("open", 0, 1)), Planned: s.span("planned election", 0, 320_000, false),
		}
		if a.FSA.Leftover == fund.CarryOver {
			a.FSA.Cap = s.span("cap", 0, 64_000, false)
		}
	}
	if s.maybe("hsa") {
		a.HSA = &fund.HSA{
			Coverage: fund.Coverage(s.between("covers", 0, 2)), Born: s.between("born", fund.FirstBirth, fund.LastBirth), Opened: s.day("opened"),
			LastMonth: s.maybe("last month"), Planned: s.span("planned contribution", 0, 415_000, false), Route: fund.Route(s.between("way in", 0, 2)),
		}
	}
	return a
}

func (s source) tax() *fund.Tax {
	return &fund.Tax{
		Status: reference.FilingStatus(s.between("filing status", 0, 4)), Income: s.span("income", 0, 50_000_000, false),
		Gross: s.span("gross", 50_000_000, 100_000_000, false), Wages: s.span("wages", 0, 100_000_000, false),
		State: s.span("state", 0, int(fund.MaxStateRate), false), StateTaxesHSA: s.maybe("taxes the hsa"), StateTaxesFSA: s.maybe("taxes the fsa"),
		Itemizes: s.answer("itemizes"), OtherMedical: s.span("other medical", 0, 100_000_000, false),
	}
}
