package literal

import "math/big"

// A Bracket is a slice of taxable income and the rate on it.
type Bracket struct {
	Over, UpTo int64 // cents; UpTo None for the last
	PPM        int64
}

// A Filing is a year's federal income tax for one filing status.
type Filing struct {
	Standard int64 // the standard deduction
	Brackets []Bracket
}

// slice is the part of a taxable income that lies in a bracket.
func (b Bracket) slice(taxable *big.Rat) *big.Rat {
	if taxable.Cmp(whole(b.Over)) <= 0 {
		return whole(0)
	}
	top := taxable
	if b.UpTo != None {
		top = least(taxable, whole(b.UpTo))
	}
	return minus(top, whole(b.Over))
}

// tax is the tax on a taxable income, to the fraction of a cent.
func (f *Filing) tax(taxable *big.Rat) *big.Rat {
	sum := whole(0)
	for _, b := range f.Brackets {
		sum = plus(sum, share(b.slice(taxable), b.PPM))
	}
	return sum
}

// Tax is the tax on a taxable income in whole cents, rounded bracket by bracket.
func (f *Filing) Tax(taxable int64) (due int64) {
	for _, b := range f.Brackets {
		due += cents(rounded(share(b.slice(whole(taxable)), b.PPM)))
	}
	return due
}

// Saving is tax(without) − tax(with), the exact difference in whole cents.
func (f *Filing) Saving(taxable, deduction int64) int64 {
	without := notNegative(whole(taxable))
	with := notNegative(minus(without, whole(deduction)))
	return cents(rounded(minus(f.tax(without), f.tax(with))))
}

// Payroll is a year's payroll tax on an employee's wages.
type Payroll struct {
	SocialPPM     int64 // to the wage base
	WageBase      int64
	MedicarePPM   int64 // on all wages
	AdditionalPPM int64 // above the threshold
	Threshold     int64
}

// The three taxes on a year's wages, to the fraction of a cent: 6.2 % stops at the
// wage base, 1.45 % goes on and 0.9 % joins it above the threshold.
func (p *Payroll) social(wages *big.Rat) *big.Rat {
	return share(least(wages, whole(p.WageBase)), p.SocialPPM)
}

func (p *Payroll) medicare(wages *big.Rat) *big.Rat { return share(wages, p.MedicarePPM) }

func (p *Payroll) additional(wages *big.Rat) *big.Rat {
	return share(notNegative(minus(wages, whole(p.Threshold))), p.AdditionalPPM)
}

// Parts is what wages lower by a salary reduction save: of Social Security tax, of
// Medicare tax and of the additional one, each to the cent.
func (p *Payroll) Parts(wages, reduction int64) (saved [3]int64) {
	without := whole(wages)
	with := notNegative(minus(without, whole(reduction)))
	difference := func(tax func(*big.Rat) *big.Rat) int64 {
		return cents(rounded(minus(tax(without), tax(with))))
	}
	return [3]int64{difference(p.social), difference(p.medicare), difference(p.additional)}
}

// StateSaving is what a flat state rate saves, nothing where the state taxes the
// contribution.
func StateSaving(deduction, ppm int64, taxed bool) int64 {
	if taxed {
		return 0
	}
	return cents(rounded(share(whole(deduction), ppm)))
}

// Deductible is what an itemiser may deduct of the year's medical expenses: what
// is above 7.5 % of her adjusted gross income (Pub. 502).
func Deductible(expenses, income int64) int64 {
	floor := rounded(share(whole(income), 75_000))
	return cents(notNegative(minus(whole(expenses), floor)))
}

// ItemisedSaving is what medical expenses save whose other itemised deductions
// are known: the tax with the greater of standard and itemised deduction, with
// the medical part and without it. It is 0 for most.
func (f *Filing) ItemisedSaving(income, otherItemised, expenses int64) int64 {
	medical := Deductible(expenses, income)
	without := most(whole(f.Standard), whole(otherItemised))
	with := most(whole(f.Standard), plus(whole(otherItemised), whole(medical)))
	taxed := func(deduction *big.Rat) *big.Rat { return f.tax(notNegative(minus(whole(income), deduction))) }
	return cents(rounded(minus(taxed(without), taxed(with))))
}
