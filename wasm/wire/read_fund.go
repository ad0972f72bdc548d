package wire

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/wire/message"
)

func (r *requestReader) accounts(m *message.Request) {
	var a message.Accounts
	if m.Accounts(&a) == nil {
		return
	}
	out := &fund.Accounts{
		Letter:  fund.Letter{Have: offer.Answer(a.Letter()), From: fromDay(a.LetterFrom()), Until: fromDay(a.LetterUntil())},
		Prepaid: fund.PrepaidRule(a.Prepaid()),
	}
	var s message.Span
	var f message.FSA
	if a.Fsa(&f) != nil {
		out.FSA = &fund.FSA{
			Election:  spanOf(f.Election(&s)),
			CarriedIn: money.Amount(f.CarriedIn()),
			Left:      spanOf(f.Left(&s)),
			YearEnds:  fromDay(f.YearEnds()),
			Leftover:  fund.Leftover(f.Leftover()),
			Cap:       spanOf(f.Cap(&s)),
			RunOut:    int(f.RunOut()),
			Other:     spanOf(f.Other(&s)),
			Limited:   f.Limited(),
			Open:      offer.Answer(f.Elects()),
			Planned:   spanOf(f.Planned(&s)),
		}
	}
	var h message.HSA
	if a.Hsa(&h) != nil {
		out.HSA = &fund.HSA{
			Coverage:  fund.Coverage(h.Coverage()),
			From:      fromDay(h.From()),
			Until:     fromDay(h.Until()),
			Medicare:  fromDay(h.Medicare()),
			Born:      int(h.Born()),
			Opened:    fromDay(h.Opened()),
			LastMonth: h.LastMonth(),
			Planned:   spanOf(h.Planned(&s)),
			Route:     fund.Route(h.Route()),
		}
	}
	r.out.Accounts = out
}

func (r *requestReader) tax(m *message.Request) {
	var t message.Tax
	if m.Tax(&t) == nil {
		return
	}
	var s message.Span
	r.out.Tax = &fund.Tax{
		Status:        reference.FilingStatus(t.Status()),
		Income:        spanOf(t.Income(&s)),
		Gross:         spanOf(t.Gross(&s)),
		Wages:         spanOf(t.Wages(&s)),
		State:         spanOf(t.State(&s)),
		StateTaxesHSA: t.StateTaxesHsa(),
		StateTaxesFSA: t.StateTaxesFsa(),
		Itemizes:      offer.Answer(t.Itemizes()),
		OtherMedical:  spanOf(t.OtherMedical(&s)),
	}
}

func fundingOf(m *message.Case) *fund.Funding {
	var f message.Funding
	if m.Funding(&f) == nil {
		return nil
	}
	var a message.Money
	return &fund.Funding{
		Eligible:         moneyOf(f.Eligible(&a)),
		FromFSA:          moneyOf(f.FromFsa(&a)),
		FromHSA:          moneyOf(f.FromHsa(&a)),
		Rescued:          moneyOf(f.Rescued(&a)),
		TaxSaved:         moneyOf(f.TaxSaved(&a)),
		Forfeited:        moneyOf(f.Forfeited(&a)),
		ForfeitedWithout: moneyOf(f.ForfeitedWithout(&a)),
		AfterTax:         moneyOf(f.AfterTax(&a)),
		ClaimBy:          fromDay(f.ClaimBy()),
		Notes:            codes[code.Note](f.NotesLength(), f.Notes),
	}
}
