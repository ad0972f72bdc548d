package dispute

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/rights"
)

// goodFaith compares a self-payer's bill with the estimate that she was owed: all
// that one provider bills with all that its estimate says (45 CFR 149.620(b)). The
// provider's own paper counts, where it is said what it comes to. A plan that is
// billed takes the bill out of this rule.
func (c *comparison) goodFaith() {
	x, b := c.expected, c.bill
	if b.IssuedBy != Provider || !x.owed || b.Claimed() {
		return
	}
	estimate := x.charges
	if b.Estimate.Said {
		estimate = b.Estimate.Cents
	}
	g := &GoodFaith{
		Billed: c.report.Charged, Estimate: estimate, Over: c.report.Charged - estimate, Own: b.Estimate.Said,
		Part: c.part(), Disputable: rights.Disputable(c.report.Charged, estimate),
	}
	if came := max(b.IssuedOn, b.ReceivedOn); came != 0 {
		g.Until = rights.DisputeUntil(came)
	}
	c.report.GoodFaith = g
	if g.Disputable {
		c.report.Findings = append(c.report.Findings, Finding{
			Code: code.SubstantialExcess, Row: -1, Line: -1, Billed: int64(g.Billed), Expected: int64(g.Estimate),
		})
	}
}

// part tells whether something that the estimate is for is not on the paper.
func (c *comparison) part() bool {
	for k := range c.expected.days {
		billed := c.expected.days[k].due == 0
		for i := range c.rows {
			billed = billed || c.rows[i].day == k && len(c.rows[i].lines) > 0
		}
		if !billed {
			return true
		}
	}
	return false
}

// Claimed tells whether a paper says that a plan was billed.
func (b *Bill) Claimed() bool {
	for i := range b.Lines {
		l := &b.Lines[i]
		if l.Allowed.Said || l.PlanPaid.Said && l.PlanPaid.Cents > 0 {
			return true
		}
	}
	return false
}

// Worth is what the paper asks for beyond what was expected, over the rows in which
// it asks for more; it is what putting those right would save her.
func (r *Report) Worth() (sum money.Amount) {
	for i := range r.Rows {
		sum += max(r.Rows[i].Difference, 0)
	}
	return sum
}
