package dispute

import (
	"sort"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
)

// Compare holds a paper without faults against what was expected.
func Compare(x *Expected, b *Bill) Report {
	c := comparison{expected: x, bill: b}
	c.match()
	for i := range c.rows {
		c.settle(i)
	}
	c.totals()
	c.goodFaith()
	return c.report
}

// comparison is one on its way.
type comparison struct {
	expected *Expected
	bill     *Bill
	rows     []row
	report   Report
}

// row is one day on its way: the day that it is held against, -1 for none.
type row struct {
	date  civil.Date
	day   int
	lines []int
}

func (c *comparison) inOrder() { sort.Stable(byDay(c.rows)) }

type byDay []row

func (r byDay) Len() int           { return len(r) }
func (r byDay) Swap(i, j int)      { r[i], r[j] = r[j], r[i] }
func (r byDay) Less(i, j int) bool { return r[i].date < r[j].date }

// find notes something to object to in the row at hand.
func (c *comparison) find(what code.Objection, line int, billed, expected money.Amount) {
	c.report.Findings = append(c.report.Findings, Finding{
		Code: what, Row: len(c.report.Rows), Line: line, Billed: int64(billed), Expected: int64(expected),
	})
}

// settle reckons one row and finds what there is in it.
func (c *comparison) settle(i int) {
	in := &c.rows[i]
	out := Row{Date: in.date, Visit: ledger.CourseLevel, Lines: in.lines}
	for _, k := range in.lines {
		out.Asked += c.bill.Lines[k].Asked(c.bill.IssuedBy)
		c.report.Charged += c.bill.Lines[k].Charge
	}
	single, again := c.twice(in.lines)
	before := len(c.report.Findings)
	c.lineSums(in.lines)
	if in.day < 0 {
		if out.Asked > 0 {
			c.find(code.NotExpected, -1, out.Asked, 0)
		}
	} else {
		d := &c.expected.days[in.day]
		out.Visit, out.Expected = d.visit, d.wanted(c.bill.IssuedBy)
		if d.date != in.date {
			out.Planned = d.date
		}
		if len(in.lines) == 0 {
			c.find(code.NotBilled, -1, 0, out.Expected)
		} else {
			c.units(d, single)
			balance := c.parts(d, single)
			c.above(d, out.Asked-again-balance, out.Expected, c.report.Findings[before:])
		}
	}
	out.Difference = out.Asked - out.Expected
	c.report.Rows = append(c.report.Rows, out)
}

// above is the last resort: more is asked for than was expected, apart from what
// is billed twice or above the allowed amount. On a claimed day it is noted where
// nothing that was found says why; elsewhere it is the price itself.
func (c *comparison) above(d *day, asked, expected money.Amount, found []Finding) {
	if asked <= expected {
		return
	}
	if !d.claimed {
		c.find(code.ChargeAbove, -1, asked, expected)
		return
	}
	for i := range found {
		if what := found[i].Code; what != code.CodeNotStated && what != code.BalanceBilled {
			return
		}
	}
	c.find(code.ShareAbove, -1, asked, expected)
}

// twice finds lines that stand twice. It returns those that are left, and what the
// others ask for.
func (c *comparison) twice(lines []int) (single []int, again money.Amount) {
	for n, k := range lines {
		l := &c.bill.Lines[k]
		copied := false
		for _, j := range lines[:n] {
			o := &c.bill.Lines[j]
			copied = copied || o.Code == l.Code && o.Units == l.Units && o.Charge == l.Charge && l.Charge > 0
		}
		if !copied {
			single = append(single, k)
			continue
		}
		again += l.Asked(c.bill.IssuedBy)
		c.find(code.BilledTwice, k, l.Asked(c.bill.IssuedBy), 0)
	}
	return single, again
}

// totals adds the rows up, and holds the paper's own sums to its lines.
func (c *comparison) totals() {
	r := &c.report
	for i := range r.Rows {
		r.Asked += r.Rows[i].Asked
		r.Expected += r.Rows[i].Expected
		r.Difference += r.Rows[i].Difference
	}
	var sums Totals
	sums.Allowed, sums.PlanPaid = Stated{Said: true}, Stated{Said: true}
	for i := range c.bill.Lines {
		l := &c.bill.Lines[i]
		sums.Allowed.add(l.Allowed)
		sums.PlanPaid.add(l.PlanPaid)
	}
	own := &c.bill.Totals
	c.total(own.Charge, r.Charged, own.Charge.Cents != r.Charged)
	c.total(own.Allowed, sums.Allowed.Cents, sums.Allowed.Said && own.Allowed.Cents != sums.Allowed.Cents)
	c.total(own.PlanPaid, sums.PlanPaid.Cents, sums.PlanPaid.Said && own.PlanPaid.Cents != sums.PlanPaid.Cents)
	c.total(own.Patient, r.Asked, own.Patient.Cents > r.Asked) // less may have been paid already
}

// total notes a sum of the paper's own that is not that of its lines.
func (c *comparison) total(own Stated, sum money.Amount, differs bool) {
	if own.Said && differs {
		c.report.Findings = append(c.report.Findings, Finding{
			Code: code.TotalDoesNotAddUp, Row: -1, Line: -1, Billed: int64(own.Cents), Expected: int64(sum),
		})
	}
}

// add adds what a line states; a sum of which a part is not said is not known.
func (s *Stated) add(part Stated) {
	s.Cents += part.Cents
	s.Said = s.Said && part.Said
}
