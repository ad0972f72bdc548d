package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/fund"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire/message"
)

// known adds what is known of a quantity to the table that is being made.
//
//go:noinline
func (w *Writer) known(field func(*flatbuffers.Builder, flatbuffers.UOffsetT), where string, s span.Span) {
	if s.Said {
		field(w.b, w.span(where, s))
	}
}

func (w *Writer) accounts(a *fund.Accounts) flatbuffers.UOffsetT {
	if a == nil {
		return 0
	}
	fsa, hsa := w.fsa(a.FSA), w.hsa(a.HSA)
	b := w.b
	message.AccountsStart(b)
	message.AccountsAddLetterFrom(b, Day(a.Letter.From))
	message.AccountsAddLetterUntil(b, Day(a.Letter.Until))
	message.AccountsAddFsa(b, fsa)
	message.AccountsAddHsa(b, hsa)
	message.AccountsAddLetter(b, message.Answer(a.Letter.Have))
	message.AccountsAddPrepaid(b, message.PrepaidRule(a.Prepaid))
	return message.AccountsEnd(b)
}

func (w *Writer) fsa(f *fund.FSA) flatbuffers.UOffsetT {
	if f == nil {
		return 0
	}
	b := w.b
	message.FSAStart(b)
	w.known(message.FSAAddElection, "accounts.fsa.election_cents", f.Election)
	w.known(message.FSAAddLeft, "accounts.fsa.left_cents", f.Left)
	w.known(message.FSAAddCap, "accounts.fsa.leftover.cap_cents", f.Cap)
	w.known(message.FSAAddOther, "accounts.fsa.other_spending_cents", f.Other)
	w.known(message.FSAAddPlanned, "accounts.fsa.next_year.planned_cents", f.Planned)
	message.FSAAddCarriedIn(b, w.int32("accounts.fsa.carried_in_cents", int64(f.CarriedIn)))
	message.FSAAddYearEnds(b, Day(f.YearEnds))
	message.FSAAddRunOut(b, w.uint16("accounts.fsa.run_out_days", f.RunOut))
	message.FSAAddLeftover(b, message.Leftover(f.Leftover))
	message.FSAAddLimited(b, f.Limited)
	message.FSAAddElects(b, message.Answer(f.Open))
	return message.FSAEnd(b)
}

func (w *Writer) hsa(h *fund.HSA) flatbuffers.UOffsetT {
	if h == nil {
		return 0
	}
	b := w.b
	message.HSAStart(b)
	w.known(message.HSAAddPlanned, "accounts.hsa.planned_cents", h.Planned)
	message.HSAAddFrom(b, Day(h.From))
	message.HSAAddUntil(b, Day(h.Until))
	message.HSAAddMedicare(b, Day(h.Medicare))
	message.HSAAddOpened(b, Day(h.Opened))
	message.HSAAddBorn(b, w.uint16("accounts.hsa.birth_year", h.Born))
	message.HSAAddCoverage(b, message.AccountCoverage(h.Coverage))
	message.HSAAddLastMonth(b, h.LastMonth)
	message.HSAAddRoute(b, message.AccountRoute(h.Route))
	return message.HSAEnd(b)
}

func (w *Writer) tax(t *fund.Tax) flatbuffers.UOffsetT {
	if t == nil {
		return 0
	}
	b := w.b
	message.TaxStart(b)
	w.known(message.TaxAddIncome, "tax.taxable_income_cents", t.Income)
	w.known(message.TaxAddGross, "tax.adjusted_gross_income_cents", t.Gross)
	w.known(message.TaxAddWages, "tax.wages_cents", t.Wages)
	w.known(message.TaxAddState, "tax.state_rate_ppm", t.State)
	w.known(message.TaxAddOtherMedical, "tax.other_medical_cents", t.OtherMedical)
	message.TaxAddStatus(b, message.FilingStatus(t.Status))
	message.TaxAddStateTaxesHsa(b, t.StateTaxesHSA)
	message.TaxAddStateTaxesFsa(b, t.StateTaxesFSA)
	message.TaxAddItemizes(b, message.Answer(t.Itemizes))
	return message.TaxEnd(b)
}

func (w *Writer) funding(f *fund.Funding) flatbuffers.UOffsetT {
	if f == nil {
		return 0
	}
	notes := texts(w, f.Notes)
	b := w.b
	message.FundingStart(b)
	for _, m := range [...]struct {
		add func(*flatbuffers.Builder, flatbuffers.UOffsetT)
		of  *span.Money
	}{
		{message.FundingAddEligible, &f.Eligible}, {message.FundingAddFromFsa, &f.FromFSA}, {message.FundingAddFromHsa, &f.FromHSA},
		{message.FundingAddRescued, &f.Rescued}, {message.FundingAddTaxSaved, &f.TaxSaved}, {message.FundingAddForfeited, &f.Forfeited},
		{message.FundingAddForfeitedWithout, &f.ForfeitedWithout}, {message.FundingAddAfterTax, &f.AfterTax},
	} {
		m.add(b, w.money("cases.funding", *m.of))
	}
	message.FundingAddClaimBy(b, Day(f.ClaimBy))
	message.FundingAddNotes(b, notes)
	return message.FundingEnd(b)
}
