package literal

import (
	"math/big"

	"kneadwise/wasm/civil"
)

// Savings is what a year allows to put into a health savings account (domain D4).
type Savings struct {
	Self, Family int64 // the year's limits
	CatchUp      int64 // more, for those of 55
}

// Limit is the year's limit for one person: the sum over the months of a twelfth
// of the limit of that month's coverage ("self", "family" or "" for a month in
// which she was not eligible on its first day, as none is from the month in which
// Medicare begins), and a twelfth of the catch-up for each if she is 55 by the
// year's end. By the last-month rule who is eligible on 1 December counts as
// eligible all year, by December's coverage, if that is more. A part of a cent is
// dropped: it is the most that the law allows.
func (s *Savings) Limit(months [12]string, is55, lastMonth bool) int64 {
	of := func(coverage string) *big.Rat {
		limit := map[string]int64{"self": s.Self, "family": s.Family}[coverage]
		if coverage != "" && is55 {
			limit += s.CatchUp
		}
		return whole(limit)
	}
	sum := whole(0)
	for _, coverage := range months {
		sum = plus(sum, times(of(coverage), ratio(1, 12)))
	}
	if lastMonth {
		sum = most(sum, of(months[11]))
	}
	return new(big.Int).Quo(sum.Num(), sum.Denom()).Int64()
}

// Spending is one plan year of a flexible spending account (domain D4). The whole
// election is there on the first day.
type Spending struct {
	Starts   civil.Date
	Election int64
	Carried  int64 // from the year before

	Rule     string // what becomes of the rest: "lose", "carry" or "grace"; never both
	CarryCap int64
	RunOut   int // days after the year, and any grace, in which a claim may be filed
}

// An Expense is an eligible expense: claimable once the care is received and
// itemised, not when it is paid (a prepayment's share becomes claimable with each
// visit).
type Expense struct {
	Received civil.Date
	Filed    civil.Date
	Cents    int64
}

// care is the last day on which care may be received that this year's money pays:
// the plan year's last, or with grace the 15th day of the third calendar month
// after the one in which the year ends.
func (s *Spending) care() civil.Date {
	ends := s.Starts.AddMonths(12).AddDays(-1)
	if s.Rule != "grace" {
		return ends
	}
	year, month, _ := ends.Split()
	if month += 3; month > 12 {
		year, month = year+1, month-12
	}
	last, _ := civil.Make(year, month, 15)
	return last
}

// Settle pays expenses in the order in which they stand, and returns what each
// got, what is carried into the next year and what is forfeited.
func (s *Spending) Settle(expenses []Expense) (paid []int64, carried, forfeited int64) {
	left := plus(whole(s.Election), whole(s.Carried))
	care := s.care()
	for _, e := range expenses {
		pays := whole(0)
		if e.Received >= s.Starts && e.Received <= care && e.Filed <= care.AddDays(s.RunOut) {
			pays = least(whole(e.Cents), left)
		}
		left = minus(left, pays)
		paid = append(paid, cents(pays))
	}
	if s.Rule == "carry" {
		carried = cents(least(left, whole(s.CarryCap)))
	}
	return paid, carried, cents(left) - carried
}

// An Item is something that she paid for at a clinic.
type Item struct {
	Kind   string // "visit", "tip", "late fee", "dues", "unused credit"
	Day    civil.Date
	Cents  int64
	Letter bool // whether a letter of medical necessity covers the day
}

// Eligible is what an account may pay of an item: the care itself, received and
// with a letter of medical necessity. Tips, late fees, dues that are tied to no
// visit and what was never received are not medical care.
func (i Item) Eligible() int64 {
	if i.Kind == "visit" && i.Letter {
		return i.Cents
	}
	return 0
}
