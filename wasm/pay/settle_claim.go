package pay

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
)

// claim settles the visit with the plan. It reports false where there is nothing
// to claim.
func (s *settler) claim(price money.Amount) bool {
	before := s.state
	split, after, ok := s.c.Claims.settle(before, s.c, s.visit)
	if !ok {
		return false
	}
	s.state = after
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
	g, t := s.c.Grounds.of(s.visit), &s.c.Claims.Terms
	f := fieldsOf(s.c)
	rest := int64(allowed - split.OverMinutes - split.Deductible)
	if t.Settings.VisitCap == cover.CapFirst {
		rest -= int64(split.OverVisit)
	}
	if split.Deductible > 0 {
		inputs := append(slices.Clip(g.Allowed), derived(ledger.DeductibleLeft, ledger.Cents, int64(before.DeductibleLeft)))
		if !g.DeductibleUnknown {
			inputs = append(inputs, g.Deductible.input(f.deductible, ledger.Cents, int64(t.Deductible)))
		}
		s.write(ledger.You, ledger.Share, split.Deductible, code.Deductible, -1, inputs...)
	}
	if split.Copay > 0 {
		s.write(ledger.You, ledger.Share, split.Copay, code.Copay, -1,
			g.Copay.input(f.copay, ledger.Cents, int64(t.Copay)), derived(ledger.AfterDeductible, ledger.Cents, rest))
	}
	if split.Coinsurance > 0 {
		s.write(ledger.You, ledger.Share, split.Coinsurance, code.Coinsurance, -1,
			derived(ledger.AfterDeductible, ledger.Cents, rest), g.Coinsurance.input(f.coinsurance, ledger.PPM, int64(t.Coinsurance)))
	}
}

// beyond enters what is hers and credits nothing.
func (s *settler) beyond(split *cover.Split, before cover.State) {
	g, caps := s.c.Grounds.of(s.visit), &s.c.Claims.Terms.Caps
	for _, part := range [...]struct {
		amount money.Amount
		rule   code.Rule
		inputs []ledger.Input
	}{
		{split.OverMinutes, code.OverMinutes, append(slices.Clip(g.Allowed),
			g.VisitMinutes.input(ledger.VisitMinutes, ledger.Count, int64(caps.Minutes)), g.HandsOn.input(ledger.HandsOn, ledger.Count, int64(caps.HandsOn)))},
		{split.OverVisit, code.OverVisitCap, append(slices.Clip(g.Allowed), g.VisitCap.input(ledger.VisitCap, ledger.Cents, int64(caps.Visit)))},
		{split.OverYear, code.OverYearCap, []ledger.Input{
			g.YearCap.input(ledger.YearCap, ledger.Cents, int64(caps.Year)), derived(ledger.YearUsed, ledger.Cents, int64(before.DollarsUsed))}},
		{split.Balance, code.BalanceBill, append(slices.Clip(s.priced()), g.Allowed...)},
		{split.Denied, code.Denied, g.Allowed},
	} {
		if part.amount > 0 {
			s.write(ledger.You, ledger.Share, part.amount, part.rule, -1, part.inputs...)
		}
	}
}

// plan enters what the plan pays and the contract takes off. By superbill the
// visitor lays the plan's part out on the day of the visit and has it back later.
func (s *settler) plan(split *cover.Split, before cover.State) {
	g := s.c.Grounds.of(s.visit)
	if paid := split.Plan - split.Relief; paid > 0 || split.You() == 0 && split.Relief == 0 {
		s.write(ledger.Plan, ledger.Share, paid, code.PlanPays, -1, g.Allowed...)
	}
	if split.Relief > 0 {
		inputs := []ledger.Input{derived(ledger.PocketLeft, ledger.Cents, int64(before.PocketLeft))}
		if !g.PocketUnknown {
			inputs = append(inputs, g.PocketMax.input(fieldsOf(s.c).pocketMax, ledger.Cents, int64(s.c.Claims.Terms.PocketMax)))
		}
		s.write(ledger.Plan, ledger.Share, split.Relief, code.PocketLimit, -1, inputs...)
	}
	if split.WriteOff > 0 {
		s.write(ledger.Provider, ledger.Share, split.WriteOff, code.WriteOff, -1, append(slices.Clip(s.priced()), g.Allowed...)...)
	}
	if s.c.Claims.Superbill && split.Plan > 0 {
		delay := g.Delay.input(ledger.ReimbursedAfter, ledger.Count, int64(s.c.Claims.Delay))
		s.write(ledger.You, ledger.Advance, split.Plan, code.SuperbillAdvance, -1, g.Allowed...)
		s.enterOn(s.visit, s.day.AddDays(s.c.Claims.Delay), ledger.You, ledger.Return, split.Plan, code.Reimbursement, -1, delay)
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
