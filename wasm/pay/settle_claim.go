package pay

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
)

// claim settles the visit with the plan. It reports false where there is nothing
// to claim.
func (s *settler) claim(price money.Amount) bool {
	before := s.state
	var split cover.Split
	if !s.c.Claims.settle(&split, &s.state, s.c, s.visit) {
		return false
	}
	s.out.Total += split.You()
	s.out.Credit += split.Deductible
	if s.book != nil {
		s.shares(&split, before, min(s.c.Claims.Allowed[s.visit], price))
		s.beyond(&split, before)
		s.plan(&split, before)
	}
	return true
}

// shares enters what the plan's cost sharing leaves her.
func (s *settler) shares(split *cover.Split, before cover.State, allowed money.Amount) {
	g, t := &s.c.Grounds, &s.c.Claims.Terms
	f := fieldsOf(s.c)
	rest := int64(allowed - split.OverMinutes - split.Deductible)
	if t.Settings.VisitCap == cover.CapFirst {
		rest -= int64(split.OverVisit)
	}
	if split.Deductible > 0 {
		inputs := s.inputs(s.allowed(), derived(ledger.DeductibleLeft, ledger.Cents, int64(before.DeductibleLeft)),
			g.Deductible.input(f.deductible, ledger.Cents, int64(t.Deductible)))
		if g.DeductibleUnknown {
			inputs = inputs[:len(inputs)-1]
		}
		s.write(ledger.You, ledger.Share, split.Deductible, code.Deductible, -1, inputs...)
	}
	if split.Copay > 0 {
		s.write(ledger.You, ledger.Share, split.Copay, code.Copay, -1, s.inputs(nil,
			g.Copay.input(f.copay, ledger.Cents, int64(t.Copay)), derived(ledger.AfterDeductible, ledger.Cents, rest))...)
	}
	if split.Coinsurance > 0 {
		s.write(ledger.You, ledger.Share, split.Coinsurance, code.Coinsurance, -1, s.inputs(nil,
			derived(ledger.AfterDeductible, ledger.Cents, rest), g.Coinsurance.input(f.coinsurance, ledger.PPM, int64(t.Coinsurance)))...)
	}
}

// beyond enters what is hers and credits nothing.
func (s *settler) beyond(split *cover.Split, before cover.State) {
	g, caps := &s.c.Grounds, &s.c.Claims.Terms.Caps
	hers := func(amount money.Amount, rule code.Rule, inputs []ledger.Input) {
		s.write(ledger.You, ledger.Share, amount, rule, -1, inputs...)
	}
	if split.OverMinutes > 0 {
		hers(split.OverMinutes, code.OverMinutes, s.inputs(s.allowed(),
			g.VisitMinutes.input(ledger.VisitMinutes, ledger.Count, int64(caps.Minutes)), g.HandsOn.input(ledger.HandsOn, ledger.Count, int64(caps.HandsOn))))
	}
	if split.OverVisit > 0 {
		hers(split.OverVisit, code.OverVisitCap, s.inputs(s.allowed(), g.VisitCap.input(ledger.VisitCap, ledger.Cents, int64(caps.Visit))))
	}
	if split.OverYear > 0 {
		hers(split.OverYear, code.OverYearCap, s.inputs(nil,
			g.YearCap.input(ledger.YearCap, ledger.Cents, int64(caps.Year)), derived(ledger.YearUsed, ledger.Cents, int64(before.DollarsUsed))))
	}
	if split.Balance > 0 {
		hers(split.Balance, code.BalanceBill, s.inputs(s.priced(), s.allowed()...))
	}
	if split.Denied > 0 {
		hers(split.Denied, code.Denied, s.allowed())
	}
}

// plan enters what the plan pays and the contract takes off. By superbill the
// visitor lays the plan's part out on the day of the visit and has it back later.
func (s *settler) plan(split *cover.Split, before cover.State) {
	g := &s.c.Grounds
	if paid := split.Plan - split.Relief; paid > 0 || split.You() == 0 && split.Relief == 0 {
		s.write(ledger.Plan, ledger.Share, paid, code.PlanPays, -1, s.allowed()...)
	}
	if split.Relief > 0 {
		inputs := s.inputs(nil, derived(ledger.PocketLeft, ledger.Cents, int64(before.PocketLeft)),
			g.PocketMax.input(fieldsOf(s.c).pocketMax, ledger.Cents, int64(s.c.Claims.Terms.PocketMax)))
		if g.PocketUnknown {
			inputs = inputs[:1]
		}
		s.write(ledger.Plan, ledger.Share, split.Relief, code.PocketLimit, -1, inputs...)
	}
	if split.WriteOff > 0 {
		s.write(ledger.Provider, ledger.Share, split.WriteOff, code.WriteOff, -1, s.inputs(s.priced(), s.allowed()...)...)
	}
	if s.c.Claims.Superbill && split.Plan > 0 {
		delay := g.Delay.input(ledger.ReimbursedAfter, ledger.Count, int64(s.c.Claims.Delay))
		s.write(ledger.You, ledger.Advance, split.Plan, code.SuperbillAdvance, -1, s.allowed()...)
		s.enterOn(s.visit, s.day.AddDays(s.c.Claims.Delay), ledger.You, ledger.Return, split.Plan, code.Reimbursement, -1, s.inputs(nil, delay)...)
	}
}

// fields are the fields that a plan's figures were read from.
type fields struct{ deductible, copay, coinsurance, pocketMax ledger.Field }

func fieldsOf(c *Course) fields {
	f := fields{ledger.Deductible, ledger.Copay, ledger.Coinsurance, ledger.PocketMax}
	if c.Claims.Terms.Outside {
		f = fields{ledger.OutsideDeductible, ledger.OutsideCopay, ledger.OutsideCoinsurance, ledger.OutsidePocketMax}
	}
	if c.Grounds.DeductibleField != "" {
		f.deductible = c.Grounds.DeductibleField
	}
	if c.Grounds.PocketField != "" {
		f.pocketMax = c.Grounds.PocketField
	}
	return f
}
