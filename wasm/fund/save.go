package fund

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// medicalFloor is the part of adjusted gross income that medical expenses must
// exceed (26 U.S.C. 213(a)).
const medicalFloor money.Rate = 75_000

// taxes adds what one calendar year's taxes are less by, at the end at which that
// is least or most.
func (w *work) taxes(y *yearly, most bool) {
	off := y.elected + y.contributed
	why := ledger.ExtraElection
	byPayroll, stateTakes := y.elected, money.Amount(0)
	if y.contributed > 0 {
		why = ledger.ExtraContribution
		if r := w.accounts.HSA.Route; r == Payroll || r == RouteNotKnown && most {
			byPayroll += y.contributed
		}
	}
	if !w.tax.StateTaxesFSA {
		stateTakes += y.elected
	}
	if !w.tax.StateTaxesHSA {
		stateTakes += y.contributed
	}
	if off > 0 {
		w.income(y.number, 0, off, code.IncomeTaxSaved, why, most)
		w.state(y.number, stateTakes, why, most)
		w.payroll(y.number, byPayroll, why, most)
	}
	w.deduct(y.number, off, most)
}

// income saves the income tax on an amount that is taken off after another one
// (before): each bracket's part is an entry of its own.
func (w *work) income(year int, before, amount money.Amount, rule code.Rule, why ledger.Field, most bool) {
	f, ok := w.tax.federalOf(year, before, amount, most)
	if !ok {
		w.noData = true
		return
	}
	w.stands(f.brackets.Standing)
	exact := w.tax.Status != reference.StatusNotSaid && (w.tax.Income.IsExact() || w.tax.Gross.IsExact() && w.tax.Itemizes == offer.No)
	w.taxNotSaid = w.taxNotSaid || !exact
	for i := range f.brackets.Over {
		part := inBracket(&f.brackets, i, f.income, amount)
		w.save(year, part, f.brackets.Rate[i], rule, why, amount, ledger.BracketOver, f.brackets.Over[i], f.brackets.Source)
	}
}

// payroll saves the payroll taxes on an amount kept back from wages.
func (w *work) payroll(year int, amount money.Amount, why ledger.Field, most bool) {
	base := reference.WageBase(year)
	if amount <= 0 || base.Standing == reference.NoData {
		return
	}
	w.stands(base.Standing)
	wages := w.tax.Wages.Within(0, int64(money.MaxInput))
	low, high := end(wages, false), end(wages, true)
	w.taxNotSaid = w.taxNotSaid || low != high
	// Of a higher wage less lies below the base, but none of what exceeds the wage
	// itself: least is saved at one of the ends, most where the amount just fits.
	covered := min(below(low, amount, base.Low), below(high, amount, base.Low))
	limit := base.Low
	if most {
		limit = base.High
		covered = below(min(max(low, amount), high), amount, limit)
	}
	w.lowerWages = w.lowerWages || covered > 0
	w.save(year, covered, reference.SocialSecurityRate, code.SocialSecuritySaved, why, amount, ledger.WageBase, limit, base.Source)
	at := end(wages, most)
	w.save(year, above(at, amount, 0), reference.MedicareRate, code.MedicareSaved, why, amount, ledger.Wages, at, reference.SourcePayrollTax)
	over := w.additionalOver(most)
	w.save(year, above(at, amount, over), reference.AdditionalMedicareRate, code.AdditionalMedicareSaved, why, amount, ledger.AdditionalOver, over, reference.SourcePayrollTax)
}

// additionalOver is the threshold of the additional Medicare tax; a filing status
// that is not said may have the lowest or the highest.
func (w *work) additionalOver(most bool) money.Amount {
	switch s := w.tax.Status; {
	case s != reference.StatusNotSaid:
		return reference.AdditionalMedicareOver(s)
	case most:
		return reference.AdditionalMedicareOver(reference.MarriedSeparate)
	}
	return reference.AdditionalMedicareOver(reference.MarriedJoint)
}

// state saves the state's income tax at its marginal rate, of no more than there
// is of income.
func (w *work) state(year int, amount money.Amount, why ledger.Field, most bool) {
	f, ok := w.tax.federalOf(year, 0, amount, most)
	if !ok || !w.tax.State.Said {
		return
	}
	part := min(amount, f.income)
	rate := money.Rate(end(w.tax.State, most))
	tax := w.due(part, rate)
	if w.book != nil && tax > 0 {
		w.enter(yearEndOf(year), tax, code.StateTaxSaved, []ledger.Input{
			derived(why, amount), stated(w.tax.State, ledger.StateRate, ledger.PPM, money.Amount(rate)),
		})
	}
}

// deduct saves the income tax on what the course adds to an itemised deduction:
// what no account has paid of it, as far as all medical expenses of the year
// exceed the floor. What was kept back before lowers the gross income, and with it
// the floor under her other expenses too.
func (w *work) deduct(year int, before money.Amount, most bool) {
	t := w.tax
	if t.Itemizes == offer.No || t.Itemizes == offer.NotKnown && !most {
		return
	}
	var spent money.Amount
	last := yearEndOf(year)
	first := yearEndOf(year-1) + 1
	for i := range w.items {
		if on := w.items[i].Date; first <= on && on <= last {
			spent += w.rest[i]
		}
	}
	// Gross income is at least taxable income. The more of it, the higher the floor;
	// but where all of it is kept back there is none, and more of it was a higher
	// one without. So the ends deduct least, and most what is just kept back.
	gross := t.Gross.Within(max(0, t.Income.Low), int64(money.MaxInput))
	low, high := end(gross, false), end(gross, true)
	other := end(t.OtherMedical, most)
	extra := min(added(other, spent, low, before), added(other, spent, high, before))
	if most {
		extra = added(other, spent, min(max(low, before), high), before)
	}
	if extra > 0 {
		w.income(year, before, extra, code.DeductionSaved, ledger.Deduction, most)
	}
}

// added is what expenses add to the deduction beside others, where gross income is
// less by what was kept back before.
func added(other, spent, gross, before money.Amount) money.Amount {
	return deductible(other+spent, gross-before) - deductible(other, gross)
}

// deductible is what expenses exceed the floor by.
func deductible(expenses, gross money.Amount) money.Amount {
	return max(expenses-max(gross, 0).Times(medicalFloor, money.HalfUp), 0)
}

// due adds the tax on a part of an amount to all taxes that are saved, and says by
// how many whole cents they rise. They are rounded once, as their sum.
func (w *work) due(part money.Amount, rate money.Rate) money.Amount {
	w.exact += int64(part) * int64(rate)
	sum, _ := money.MulDiv(w.exact, 1, int64(money.One), money.HalfUp)
	rise := money.Amount(sum) - w.out.tax
	w.out.tax += rise
	return rise
}

// save adds the tax on a part of an amount, and enters it with what
// it was made of: the amount and why it is taken off, the part and its rate, and
// the line of the public table from which or up to which the rate holds.
//
//go:noinline
func (w *work) save(year int, part money.Amount, rate money.Rate, rule code.Rule, why ledger.Field, amount money.Amount, line ledger.Field, at money.Amount, from reference.SourceID) {
	tax := w.due(part, rate)
	if w.book == nil || tax <= 0 {
		return
	}
	origin := ledger.FromReference
	if line == ledger.Wages {
		origin = stated(w.tax.Wages, line, ledger.Cents, at).Origin
	}
	in := ledger.Input{Field: line, Unit: ledger.Cents, Value: int64(at), Origin: origin}
	if origin == ledger.FromReference {
		in.Date = from.Checked()
	}
	w.enter(yearEndOf(year), tax, rule, []ledger.Input{
		derived(why, amount), derived(ledger.TaxedPart, part), in,
		{Field: ledger.TaxRate, Unit: ledger.PPM, Value: int64(rate), Origin: ledger.FromReference, Date: from.Checked()},
	})
}

// enter adds an entry to the book in its place by date.
//
//go:noinline
func (w *work) enter(day civil.Date, amount money.Amount, rule code.Rule, inputs []ledger.Input) {
	all := append(w.book.Entries, ledger.Entry{
		Visit: ledger.CourseLevel, Date: day, Payer: ledger.Treasury, Kind: ledger.Saving, Amount: amount, Rule: rule, Item: -1, Inputs: inputs,
	})
	for i := len(all) - 1; i > 0 && all[i-1].Date > day; i-- {
		all[i-1], all[i] = all[i], all[i-1]
	}
	w.book.Entries = all
}

// yearEndOf is the day on which a year's taxes are due to be reckoned.
func yearEndOf(year int) civil.Date {
	day, _ := civil.Make(year, 12, 31)
	return day
}

// stated is a figure that she said, or the end of what it may be.
//
//go:noinline
func stated(s span.Span, field ledger.Field, unit ledger.Unit, value money.Amount) ledger.Input {
	in := ledger.Input{Field: field, Unit: unit, Value: int64(value), Origin: ledger.FromBound}
	if s.IsExact() {
		in.Origin = ledger.FromRequest
	}
	return in
}

// derived is a figure that follows from the entries.
//
//go:noinline
func derived(field ledger.Field, value money.Amount) ledger.Input {
	return ledger.Input{Field: field, Unit: ledger.Cents, Value: int64(value), Origin: ledger.FromRule}
}
