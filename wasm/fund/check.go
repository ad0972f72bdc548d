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
// fault. The prefix stands before each path ("accounts."). What the law allows
// goes by the day of asking; without one it is not judged.
func (a *Accounts) Check(prefix string, asOf civil.Date) []code.Fault {
	c := checker{prefix: prefix, asOf: asOf}
	c.letter(&a.Letter)
	if a.Prepaid > WhenPaid {
		c.Add(prefix+"prepaid", code.FaultUnknownValue)
	}
	if a.FSA != nil {
		c.fsa(a.FSA)
	}
	if a.HSA != nil {
		c.hsa(a.HSA)
	}
	if a.HSA != nil && a.FSA != nil && !a.FSA.Limited {
		c.AddTwo(prefix+"hsa", prefix+"fsa.limited_purpose", code.FaultContradicts)
	}
	return c.Faults
}

type checker struct {
	offer.Faults
	prefix string
	asOf   civil.Date
}

// amount checks an amount as far as it is known.
func (c *checker) amount(path string, s span.Span) { c.Span(path, s, 0, int64(money.MaxInput)) }

// lawful holds an amount to a limit of the law: it is at fault if even its low end
// is above the highest that the limit may be.
func (c *checker) lawful(path string, s span.Span, limit reference.Limit) {
	if s.Said && limit.Standing != reference.NoData && s.Low > int64(limit.High) {
		c.Faults = append(c.Faults, code.Fault{Path: path, Code: code.FaultTooLarge, High: int64(limit.High)})
	}
}

func (c *checker) letter(l *Letter) {
	path := c.prefix + "letter_of_medical_necessity."
	if l.Have > offer.No {
		c.Add(path+"have", code.FaultUnknownValue)
	}
	c.Day(path+"from", l.From)
	c.Day(path+"until", l.Until)
	dated := path + "from"
	if l.From == 0 {
		dated = path + "until"
	}
	switch {
	case l.From == 0 && l.Until == 0:
	case l.Have == offer.NotKnown:
		c.Add(path+"have", code.FaultRequired)
	case l.Have == offer.No:
		c.AddTwo(dated, path+"have", code.FaultContradicts)
	case l.Until != 0 && l.Until < l.From:
		c.AddTwo(path+"until", path+"from", code.FaultOrder)
	}
}

func (c *checker) fsa(f *FSA) {
	path := c.prefix + "fsa."
	c.amount(path+"election_cents", f.Election)
	c.Whole(path+"carried_in_cents", int64(f.CarriedIn), 0, int64(money.MaxInput))
	c.amount(path+"left_cents", f.Left)
	c.amount(path+"other_spending_cents", f.Other)
	c.amount(path+"leftover.cap_cents", f.Cap)
	c.amount(path+"next_year.planned_cents", f.Planned)
	c.Day(path+"year_ends", f.YearEnds)
	c.Whole(path+"run_out_days", int64(f.RunOut), 0, MaxRunOut)
	switch {
	case f.Leftover > Grace:
		c.Add(path+"leftover.rule", code.FaultUnknownValue)
	case f.Cap.Said && f.Leftover == LeftoverNotKnown:
		c.Add(path+"leftover.rule", code.FaultRequired)
	case f.Cap.Said && f.Leftover != CarryOver:
		c.AddTwo(path+"leftover.cap_cents", path+"leftover.rule", code.FaultContradicts)
	}
	if f.Left.Said && f.Election.Said && f.Left.Low > f.Election.High+int64(f.CarriedIn) {
		c.AddTwo(path+"left_cents", path+"election_cents", code.FaultContradicts)
	}
	switch {
	case f.Open > offer.No:
		c.Add(path+"next_year.election_open", code.FaultUnknownValue)
	case f.Open == offer.No && f.Planned.Said:
		c.AddTwo(path+"next_year.planned_cents", path+"next_year.election_open", code.FaultContradicts)
	}
	if c.asOf == 0 {
		return
	}
	ends := f.yearEnd(c.asOf)
	if yearStart(ends) > c.asOf {
		c.AddTwo(path+"year_ends", "as_of", code.FaultContradicts)
		return
	}
	year := yearStart(ends).Year()
	c.lawful(path+"election_cents", f.Election, reference.YearlyLimit(reference.FSAElection, year))
	c.lawful(path+"carried_in_cents", span.Exact(int64(f.CarriedIn)), reference.YearlyLimit(reference.FSACarryOver, year-1))
	c.lawful(path+"leftover.cap_cents", f.Cap, reference.YearlyLimit(reference.FSACarryOver, year))
	c.lawful(path+"next_year.planned_cents", f.Planned, reference.YearlyLimit(reference.FSAElection, year+1))
}

func (c *checker) hsa(h *HSA) {
	path := c.prefix + "hsa."
	if h.Coverage > Family {
		c.Add(path+"coverage", code.FaultUnknownValue)
	}
	if h.Route > SelfMade {
		c.Add(path+"contributions", code.FaultUnknownValue)
	}
	c.Day(path+"covered_from", h.From)
	c.Day(path+"covered_until", h.Until)
	c.Day(path+"medicare_from", h.Medicare)
	c.Day(path+"opened_on", h.Opened)
	if h.Until != 0 && h.Until < h.From {
		c.AddTwo(path+"covered_until", path+"covered_from", code.FaultOrder)
	}
	if h.Born != 0 {
		c.Whole(path+"birth_year", int64(h.Born), FirstBirth, LastBirth)
	}
	c.amount(path+"planned_cents", h.Planned)
	if c.asOf != 0 {
		limit, standing := h.limit(c.asOf.Year(), true)
		c.lawful(path+"planned_cents", h.Planned, reference.Limit{High: limit, Standing: standing})
	}
}

// Check holds what was said of taxes to limits and to itself and returns every
// fault. The prefix stands before each path ("tax.").
func (t *Tax) Check(prefix string) []code.Fault {
	c := checker{prefix: prefix}
	if t.Status > reference.HeadOfHousehold {
		c.Add(prefix+"filing_status", code.FaultUnknownValue)
	}
	c.amount(prefix+"taxable_income_cents", t.Income)
	c.amount(prefix+"adjusted_gross_income_cents", t.Gross)
	c.amount(prefix+"wages_cents", t.Wages)
	c.amount(prefix+"other_medical_cents", t.OtherMedical)
	c.Span(prefix+"state_rate_ppm", t.State, 0, int64(MaxStateRate))
	if t.Itemizes > offer.No {
		c.Add(prefix+"itemizes", code.FaultUnknownValue)
	}
	if t.Income.Said && t.Gross.Said && t.Income.Low > t.Gross.High {
		c.AddTwo(prefix+"taxable_income_cents", prefix+"adjusted_gross_income_cents", code.FaultContradicts)
	}
	return c.Faults
}
