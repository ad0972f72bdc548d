package dispute

import (
	"kneadwise/wasm/bill"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

// sum is what some lines state together; it is not said where one of them does not.
func (c *comparison) sum(lines []int, of func(*Line) Stated) Stated {
	all := Stated{Said: len(lines) > 0}
	for _, k := range lines {
		all.add(of(&c.bill.Lines[k]))
	}
	return all
}

// lineSums finds lines whose parts are not their whole. What the plan and she pay
// is the allowed amount or, out of network, the charge.
func (c *comparison) lineSums(lines []int) {
	for _, k := range lines {
		l := &c.bill.Lines[k]
		if l.Allowed.Said && l.PlanPaid.Said && l.Patient.Said {
			paid := l.PlanPaid.Cents + l.Patient.Cents
			if paid != l.Allowed.Cents && paid != l.Charge {
				c.find(code.LineDoesNotAddUp, k, paid, l.Allowed.Cents)
				continue
			}
		}
		if l.Deductible.Said && l.Copay.Said && l.Coinsurance.Said && l.Patient.Said {
			parts := l.Deductible.Cents + l.Copay.Cents + l.Coinsurance.Cents
			if parts > l.Patient.Cents {
				c.find(code.LineDoesNotAddUp, k, l.Patient.Cents, parts)
			}
		}
	}
}

// parts holds what a day that a health plan was billed for came to against the
// plan's rules. It returns how much of what is asked for is balance billing.
func (c *comparison) parts(d *day, lines []int) (balance money.Amount) {
	if !d.claimed || d.other {
		return 0
	}
	allowed := c.sum(lines, func(l *Line) Stated { return l.Allowed })
	asked := c.sum(lines, func(l *Line) Stated { return Stated{l.Asked(c.bill.IssuedBy), true} }).Cents
	paid := c.sum(lines, func(l *Line) Stated { return l.PlanPaid })
	if allowed.Said && c.expected.certain && allowed.Cents > d.allowed {
		c.find(code.AllowedAbove, -1, allowed.Cents, d.allowed)
	}
	if !allowed.Said {
		allowed.Cents = d.allowed
	}
	// A contract in network forbids to ask for what is above the allowed amount.
	if over := asked + paid.Cents - allowed.Cents; over > 0 && c.bill.IssuedBy == Provider && !c.expected.outside {
		c.find(code.BalanceBilled, -1, asked+paid.Cents, allowed.Cents)
		balance = min(over, asked)
	}
	settled := paid.Said || c.bill.IssuedBy == Plan // a plan has had its say
	c.shares(d, lines, asked-balance, allowed.Cents, settled)
	return balance
}

// shares holds what her part is made of to the plan's rules. Where that is not said
// it is told from what it comes to, once a plan has had its say.
func (c *comparison) shares(d *day, lines []int, asked, allowed money.Amount, settled bool) {
	deductible := c.sum(lines, func(l *Line) Stated { return l.Deductible })
	copay := c.sum(lines, func(l *Line) Stated { return l.Copay })
	coinsurance := c.sum(lines, func(l *Line) Stated { return l.Coinsurance })
	switch {
	case deductible.Said && deductible.Cents > d.deductible && d.deductible > 0:
		c.find(code.DeductibleAbove, -1, deductible.Cents, d.deductible)
	case deductible.Said && deductible.Cents > d.deductible:
		c.find(code.DeductibleWasMet, -1, deductible.Cents, 0)
	case !deductible.Said && settled && asked == allowed && d.deductible == 0 && d.plan > 0:
		// The whole allowed amount is hers, as if the deductible were still open.
		c.find(code.DeductibleWasMet, -1, asked, d.share)
		return
	}
	switch {
	case copay.Said && copay.Cents > d.copay:
		c.find(code.CopayAbove, -1, copay.Cents, d.copay)
	case !copay.Said && settled && d.copay == d.share && d.copay > 0 && asked > d.copay:
		c.find(code.CopayAbove, -1, asked, d.copay) // it is all that she was to pay
	}
	if coinsurance.Said && coinsurance.Cents > d.coinsurance {
		c.find(code.CoinsuranceAbove, -1, coinsurance.Cents, d.coinsurance)
	}
}

// units holds the units of a visit to what its minutes make.
func (c *comparison) units(d *day, lines []int) {
	if d.visit < 0 || c.expected.minutes() == 0 {
		return
	}
	codes := c.codes(lines)
	timed, sum := 0, 0
	for _, one := range codes {
		if bill.Timed(one.code) {
			timed++
			sum += one.units
		}
	}
	found := false
	for _, one := range codes {
		most, stated := c.expected.most(one.code, timed)
		if !stated {
			c.find(code.CodeNotStated, one.line, 0, 0)
		}
		if one.units > most {
			c.find(code.UnitsAbove, one.line, money.Amount(one.units), money.Amount(most))
			found = true
		}
	}
	// Each code by itself may have as many, and all of them not.
	if most := bill.Most(c.expected.minutes(), max(timed, len(c.expected.service.Codes)), c.expected.rule); !found && sum > most {
		c.find(code.UnitsAbove, -1, money.Amount(sum), money.Amount(most))
	}
}

// coded is one code of a day with its units over all lines.
type coded struct {
	code  string
	units int
	line  int // the first with it
}

func (c *comparison) codes(lines []int) (all []coded) {
next:
	for _, k := range lines {
		l := &c.bill.Lines[k]
		if l.Code == "" {
			continue
		}
		for i := range all {
			if all[i].code == l.Code {
				all[i].units += l.Units
				continue next
			}
		}
		all = append(all, coded{l.Code, l.Units, k})
	}
	return all
}
