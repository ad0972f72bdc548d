package cover

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/span"
)

// amounts checks the deductible and the out-of-pocket maximum. What is met and
// what is left are two ways of saying one thing.
func (c *checker) amounts(b *Benefit) {
	c.yearly("", &pots{b.Deductible, b.DeductibleMet, b.PocketMax, b.PocketMet}, b.Settings.PocketExcludes)
	c.cents("other_bills_this_year_cents", b.OtherBills)
	c.cents("deductible_left_cents", b.DeductibleLeft)
	c.odds(exceeds(b.DeductibleLeft, b.Deductible), "deductible_left_cents", "deductible_cents")
	c.odds(b.DeductibleLeft.Said && b.DeductibleMet.Said, "deductible_left_cents", "deductible_met_cents")
	c.cents("out_of_pocket_left_cents", b.PocketLeft)
	c.odds(exceeds(b.PocketLeft, b.PocketMax), "out_of_pocket_left_cents", "out_of_pocket_maximum_cents")
	c.odds(b.PocketLeft.Said && b.PocketMet.Said, "out_of_pocket_left_cents", "out_of_pocket_met_cents")
}

// pots are the amounts of a plan year, and what is met of them, of one person or
// of a family, in network or out.
type pots struct{ deductible, deductibleMet, pocketMax, pocketMet span.Span }

// said is the name of the first that was stated, empty where none was.
func (p *pots) said() string {
	switch {
	case p.deductible.Said:
		return "deductible_cents"
	case p.deductibleMet.Said:
		return "deductible_met_cents"
	case p.pocketMax.Said:
		return "out_of_pocket_maximum_cents"
	case p.pocketMet.Said:
		return "out_of_pocket_met_cents"
	}
	return ""
}

// yearly checks the amounts below a path. A maximum that holds the deductible is
// not below it.
func (c *checker) yearly(at string, p *pots, apart bool) {
	c.cents(at+"deductible_cents", p.deductible)
	c.cents(at+"deductible_met_cents", p.deductibleMet)
	c.cents(at+"out_of_pocket_maximum_cents", p.pocketMax)
	c.cents(at+"out_of_pocket_met_cents", p.pocketMet)
	c.odds(exceeds(p.deductibleMet, p.deductible), at+"deductible_met_cents", at+"deductible_cents")
	c.odds(exceeds(p.pocketMet, p.pocketMax), at+"out_of_pocket_met_cents", at+"out_of_pocket_maximum_cents")
	c.odds(!apart && exceeds(p.deductible, p.pocketMax), at+"out_of_pocket_maximum_cents", at+"deductible_cents")
}

// family checks that what all have together is no less than what is hers alone.
func (c *checker) family(b *Benefit) {
	const at = "family."
	f := &b.Family
	c.listed(at+"rule", uint8(f.Rule), uint8(Aggregate))
	p := pots{f.Deductible, f.DeductibleMet, f.PocketMax, f.PocketMet}
	if f.Rule == NoFamily && p.said() != "" {
		c.Add(c.prefix+at+"rule", code.FaultRequired)
	}
	c.yearly(at, &p, b.Settings.PocketExcludes)
	c.odds(exceeds(b.Deductible, f.Deductible), at+"deductible_cents", "deductible_cents")
	c.odds(exceeds(b.DeductibleMet, f.DeductibleMet), at+"deductible_met_cents", "deductible_met_cents")
	c.odds(exceeds(b.PocketMax, f.PocketMax), at+"out_of_pocket_maximum_cents", "out_of_pocket_maximum_cents")
	c.odds(exceeds(b.PocketMet, f.PocketMet), at+"out_of_pocket_met_cents", "out_of_pocket_met_cents")
}
