package fund

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// Limits of what may be stated.
const (
	MaxRunOut               = 366
	FirstBirth              = 1900
	LastBirth               = 2199
	MaxStateRate money.Rate = 200_000 // above any state's and city's together
)

// Check holds what was said of accounts to limits and to itself and returns every
// fault, with paths from the request's root. What the law allows goes by the day of
// asking; without one it is not judged.
func (a *Accounts) Check(asOf civil.Date) []code.Fault {
	c := checker{asOf: asOf}
	c.letter(&a.Letter)
	c.word(a.Prepaid > WhenPaid, "accounts.prepaid")
	if a.FSA != nil {
		c.fsa(a.FSA)
	}
	if a.HSA != nil {
		c.hsa(a.HSA)
		if a.FSA != nil && !a.FSA.Limited {
			c.AddTwo("accounts.hsa", "accounts.fsa.limited_purpose", code.FaultContradicts)
		}
	}
	return c.Faults
}

type checker struct {
	offer.Faults
	asOf civil.Date
}

// word notes a number that stands for none of the words of its field.
//
//go:noinline
func (c *checker) word(wrong bool, path string) {
	if wrong {
		c.Add(path, code.FaultUnknownValue)
	}
}

// known is a quantity with its path.
type known struct {
	path string
	of   *span.Span
}

// amounts checks amounts as far as they are known.
//
//go:noinline
func (c *checker) amounts(all []known) {
	for _, k := range all {
		c.Span(k.path, *k.of, 0, int64(money.MaxInput))
	}
}

// dated is a day with its path.
type dated struct {
	path string
	day  civil.Date
}

//go:noinline
func (c *checker) days(all []dated) {
	for _, d := range all {
		c.Day(d.path, d.day)
	}
}

// lawful holds an amount to a limit of the law: it is at fault if even its low end
// is above the highest that the limit may be.
//
//go:noinline
func (c *checker) lawful(path string, s *span.Span, most money.Amount) {
	if s.Said && most > 0 && s.Low > int64(most) {
		c.Whole(path, s.Low, 0, int64(most))
	}
}

func (c *checker) letter(l *Letter) {
	const have, from, until = "accounts.letter_of_medical_necessity.have", "accounts.letter_of_medical_necessity.from", "accounts.letter_of_medical_necessity.until"
	c.word(l.Have > offer.No, have)
	c.days([]dated{{from, l.From}, {until, l.Until}})
	day := from
	if l.From == 0 {
		day = until
	}
	switch {
	case l.From == 0 && l.Until == 0:
	case l.Have == offer.NotKnown:
		c.Add(have, code.FaultRequired)
	case l.Have == offer.No:
		c.AddTwo(day, have, code.FaultContradicts)
	case l.Until != 0 && l.Until < l.From:
		c.AddTwo(until, from, code.FaultOrder)
	}
}

func (c *checker) fsa(f *FSA) {
	const (
		election = "accounts.fsa.election_cents"
		carried  = "accounts.fsa.carried_in_cents"
		left     = "accounts.fsa.left_cents"
		ends     = "accounts.fsa.year_ends"
		rule     = "accounts.fsa.leftover.rule"
		limit    = "accounts.fsa.leftover.cap_cents"
		open     = "accounts.fsa.next_year.election_open"
		planned  = "accounts.fsa.next_year.planned_cents"
	)
	carriedIn := span.Exact(int64(f.CarriedIn))
	c.amounts([]known{
		{election, &f.Election}, {carried, &carriedIn}, {left, &f.Left}, {"accounts.fsa.other_spending_cents", &f.Other}, {limit, &f.Cap}, {planned, &f.Planned},
	})
	c.days([]dated{{ends, f.YearEnds}})
	c.Whole("accounts.fsa.run_out_days", int64(f.RunOut), 0, MaxRunOut)
	switch {
	case f.Leftover > Grace:
		c.word(true, rule)
	case f.Cap.Said && f.Leftover == LeftoverNotKnown:
		c.Add(rule, code.FaultRequired)
	case f.Cap.Said && f.Leftover != CarryOver:
		c.AddTwo(limit, rule, code.FaultContradicts)
	}
	if f.Left.Said && f.Election.Said && f.Left.Low > f.Election.High+int64(f.CarriedIn) {
		c.AddTwo(left, election, code.FaultContradicts)
	}
	c.word(f.Open > offer.No, open)
	if f.Open == offer.No && f.Planned.Said {
		c.AddTwo(planned, open, code.FaultContradicts)
	}
	if c.asOf == 0 {
		return
	}
	start := yearStart(f.yearEnd(c.asOf))
	if start > c.asOf {
		c.AddTwo(ends, "as_of", code.FaultContradicts)
		return
	}
	year := start.Year()
	c.lawful(election, &f.Election, reference.YearlyLimit(reference.FSAElection, year).High)
	c.lawful(carried, &carriedIn, reference.YearlyLimit(reference.FSACarryOver, year-1).High)
	c.lawful(limit, &f.Cap, reference.YearlyLimit(reference.FSACarryOver, year).High)
	c.lawful(planned, &f.Planned, reference.YearlyLimit(reference.FSAElection, year+1).High)
}

func (c *checker) hsa(h *HSA) {
	const from, until, planned = "accounts.hsa.covered_from", "accounts.hsa.covered_until", "accounts.hsa.planned_cents"
	c.word(h.Coverage > Family, "accounts.hsa.coverage")
	c.word(h.Route > SelfMade, "accounts.hsa.contributions")
	c.days([]dated{{from, h.From}, {until, h.Until}, {"accounts.hsa.medicare_from", h.Medicare}, {"accounts.hsa.opened_on", h.Opened}})
	if h.Until != 0 && h.Until < h.From {
		c.AddTwo(until, from, code.FaultOrder)
	}
	if h.Born != 0 {
		c.Whole("accounts.hsa.birth_year", int64(h.Born), FirstBirth, LastBirth)
	}
	c.amounts([]known{{planned, &h.Planned}})
	if c.asOf == 0 {
		return
	}
	if most, standing := h.limit(c.asOf.Year(), true); standing != reference.NoData && h.Planned.Said && h.Planned.Low > int64(most) {
		c.Whole(planned, h.Planned.Low, 0, int64(most))
	}
}

// Check holds what was said of taxes to limits and to itself and returns every
// fault, with paths from the request's root.
func (t *Tax) Check() []code.Fault {
	const income, gross = "tax.taxable_income_cents", "tax.adjusted_gross_income_cents"
	var c checker
	c.word(t.Status > reference.HeadOfHousehold, "tax.filing_status")
	c.amounts([]known{{income, &t.Income}, {gross, &t.Gross}, {"tax.wages_cents", &t.Wages}, {"tax.other_medical_cents", &t.OtherMedical}})
	c.Span("tax.state_rate_ppm", t.State, 0, int64(MaxStateRate))
	c.word(t.Itemizes > offer.No, "tax.itemizes")
	if t.Income.Said && t.Gross.Said && t.Income.Low > t.Gross.High {
		c.AddTwo(income, gross, code.FaultContradicts)
	}
	return c.Faults
}
