package document

import (
	"kneadwise/wasm/fund"
	"kneadwise/wasm/offer"
)

func (w *writer) accounts(a *fund.Accounts) {
	if a == nil {
		return
	}
	w.open("accounts", '{')
	if l := a.Letter; l.Have != offer.NotKnown {
		w.open("letter_of_medical_necessity", '{')
		w.answer("have", l.Have)
		w.day("from", l.From)
		w.day("until", l.Until)
		w.close('}')
	}
	if a.Prepaid != fund.WhenReceived {
		w.text("prepaid", pick(a.Prepaid, prepaidWords...))
	}
	if a.FSA != nil {
		w.fsa(a.FSA)
	}
	if a.HSA != nil {
		w.hsa(a.HSA)
	}
	w.close('}')
}

func (w *writer) fsa(f *fund.FSA) {
	w.open("fsa", '{')
	w.span("election_cents", f.Election)
	w.countIf("carried_in_cents", int(f.CarriedIn))
	w.span("left_cents", f.Left)
	w.day("year_ends", f.YearEnds)
	if f.Leftover != fund.LeftoverNotKnown {
		w.open("leftover", '{')
		w.text("rule", pick(f.Leftover, leftoverWords...))
		w.span("cap_cents", f.Cap)
		w.close('}')
	}
	w.countIf("run_out_days", f.RunOut)
	w.span("other_spending_cents", f.Other)
	w.truthIf("limited_purpose", f.Limited)
	if f.Open != offer.NotKnown || f.Planned.Said {
		w.open("next_year", '{')
		w.answer("election_open", f.Open)
		w.span("planned_cents", f.Planned)
		w.close('}')
	}
	w.close('}')
}

func (w *writer) hsa(h *fund.HSA) {
	w.open("hsa", '{')
	w.textIf("coverage", pick(h.Coverage, coverageWords...))
	w.day("covered_from", h.From)
	w.day("covered_until", h.Until)
	w.day("medicare_from", h.Medicare)
	w.countIf("birth_year", h.Born)
	w.day("opened_on", h.Opened)
	w.truthIf("last_month_rule", h.LastMonth)
	w.span("planned_cents", h.Planned)
	w.textIf("contributions", pick(h.Route, routeWords...))
	w.close('}')
}

func (w *writer) tax(t *fund.Tax) {
	if t == nil {
		return
	}
	w.open("tax", '{')
	w.textIf("filing_status", t.Status.Code())
	w.span("taxable_income_cents", t.Income)
	w.span("adjusted_gross_income_cents", t.Gross)
	w.span("wages_cents", t.Wages)
	w.span("state_rate_ppm", t.State)
	w.truthIf("state_taxes_hsa", t.StateTaxesHSA)
	w.truthIf("state_taxes_fsa", t.StateTaxesFSA)
	w.answer("itemizes", t.Itemizes)
	w.span("other_medical_cents", t.OtherMedical)
	w.close('}')
}

// funding writes what accounts and taxes take off a case, where something was
// said of them.
func (w *writer) funding(f *fund.Funding) {
	if f == nil {
		return
	}
	w.open("funding", '{')
	w.money("eligible", f.Eligible)
	w.money("from_fsa", f.FromFSA)
	w.money("from_hsa", f.FromHSA)
	w.money("rescued", f.Rescued)
	w.money("tax_saved", f.TaxSaved)
	w.money("forfeited", f.Forfeited)
	w.money("forfeited_without_course", f.ForfeitedWithout)
	w.money("after_tax", f.AfterTax)
	w.day("claim_by", f.ClaimBy)
	w.notes(f.Notes)
	w.close('}')
}
