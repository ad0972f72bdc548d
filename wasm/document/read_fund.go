package document

import (
	"kneadwise/wasm/fund"
	"kneadwise/wasm/reference"
)

func readAccounts(n node) *fund.Accounts {
	letter := n.get("letter_of_medical_necessity")
	a := &fund.Accounts{
		Letter:  fund.Letter{Have: letter.get("have").answer(), From: letter.get("from").date(), Until: letter.get("until").date()},
		Prepaid: named[fund.PrepaidRule](n.get("prepaid").word(), prepaidWords),
	}
	if f := n.get("fsa"); f.found == FoundObject {
		next := f.get("next_year")
		a.FSA = &fund.FSA{
			Election:  f.get("election_cents").span(),
			CarriedIn: f.get("carried_in_cents").cents(),
			Left:      f.get("left_cents").span(),
			YearEnds:  f.get("year_ends").date(),
			Leftover:  named[fund.Leftover](f.get("leftover").get("rule").word(), leftoverWords),
			Cap:       f.get("leftover").get("cap_cents").span(),
			RunOut:    f.get("run_out_days").count(),
			Other:     f.get("other_spending_cents").span(),
			Limited:   f.get("limited_purpose").truth,
			Open:      next.get("election_open").answer(),
			Planned:   next.get("planned_cents").span(),
		}
	}
	if h := n.get("hsa"); h.found == FoundObject {
		a.HSA = &fund.HSA{
			Coverage:  named[fund.Coverage](h.get("coverage").word(), coverageWords),
			From:      h.get("covered_from").date(),
			Until:     h.get("covered_until").date(),
			Medicare:  h.get("medicare_from").date(),
			Born:      h.get("birth_year").count(),
			Opened:    h.get("opened_on").date(),
			LastMonth: h.get("last_month_rule").truth,
			Planned:   h.get("planned_cents").span(),
			Route:     named[fund.Route](h.get("contributions").word(), routeWords),
		}
	}
	return a
}

func readTax(n node) *fund.Tax {
	status, _ := reference.ParseFilingStatus(n.get("filing_status").word())
	return &fund.Tax{
		Status:        status,
		Income:        n.get("taxable_income_cents").span(),
		Gross:         n.get("adjusted_gross_income_cents").span(),
		Wages:         n.get("wages_cents").span(),
		State:         n.get("state_rate_ppm").span(),
		StateTaxesHSA: n.get("state_taxes_hsa").truth,
		StateTaxesFSA: n.get("state_taxes_fsa").truth,
		Itemizes:      n.get("itemizes").answer(),
		OtherMedical:  n.get("other_medical_cents").span(),
	}
}
