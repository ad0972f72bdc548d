package literal

import "math/big"

// A Year is a calendar year's income and taxes, from which contributions and
// deductions are taken one after another, each from the top of what the one
// before left.
type Year struct {
	Filing   Filing
	Payroll  Payroll
	StatePPM int64 // the state's marginal rate

	Taxable int64 // income after deductions
	Gross   int64 // adjusted gross income
	Wages   int64 // her own
}

// Contribute is what a contribution to an account saves in the year's taxes, to the
// fraction of a cent (domain D5): income tax over the brackets, the state's where it
// does not tax the contribution, and by payroll alone the payroll taxes. Income and
// wages are less by it afterwards.
func (y *Year) Contribute(amount int64, byPayroll, stateTaxes bool) *big.Rat {
	saved := y.Deduct(amount)
	if !stateTaxes {
		saved = plus(saved, share(whole(amount), y.StatePPM))
	}
	if byPayroll {
		without, with := whole(y.Wages), whole(max(y.Wages-amount, 0))
		for _, tax := range []func(*big.Rat) *big.Rat{y.Payroll.social, y.Payroll.medicare, y.Payroll.additional} {
			saved = plus(saved, minus(tax(without), tax(with)))
		}
		y.Wages = max(y.Wages-amount, 0)
	}
	y.Taxable = max(y.Taxable-amount, 0)
	y.Gross -= amount
	return saved
}

// Added is how much medical expenses add to an itemiser's deduction beside others
// that she would have anyway: what is above 7.5 % of adjusted gross income with
// them, less what was above it before, when the income may have been higher.
func (y *Year) Added(expenses, others, before int64) int64 {
	return max(Deductible(others+expenses, y.Gross)-Deductible(others, before), 0)
}

// Deduct is what a deduction saves in income tax, to the fraction of a cent.
func (y *Year) Deduct(deduction int64) *big.Rat {
	without := notNegative(whole(y.Taxable))
	with := notNegative(minus(without, whole(deduction)))
	return minus(y.Filing.tax(without), y.Filing.tax(with))
}

// Saved is what a course saves of taxes in all: the parts are added up and their sum
// is rounded, half a cent up, once.
func Saved(parts ...*big.Rat) int64 {
	sum := whole(0)
	for _, part := range parts {
		sum = plus(sum, part)
	}
	return cents(rounded(sum))
}

// Rescue is what a course saves of an account's money that would have been lost:
// what is forfeited with nothing but the other bills, less what is forfeited when
// the course's expenses come after them.
func (s *Spending) Rescue(others int64, course []Expense) (rescued, without, with int64) {
	other := []Expense{{Received: s.Starts, Filed: s.Starts, Cents: others}}
	_, _, without = s.Settle(other)
	_, _, with = s.Settle(append(other, course...))
	return without - with, without, with
}
