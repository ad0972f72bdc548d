package cover

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
)

// limits checks what a plan pays at most.
func (c *checker) limits(b *Benefit) {
	const at = "limits."
	l := &b.Limits
	if b.NoVisitLimit && b.VisitLimit.Said {
		c.Add(c.prefix+at+"visits_per_year", code.FaultContradicts)
	}
	c.span(at+"visits_per_year", b.VisitLimit, 0, MaxVisitCount)
	c.Whole(c.prefix+"visits_used", int64(b.VisitsUsed), 0, MaxVisitCount)
	c.cents(at+"visit_cents", l.VisitCents)
	c.span(at+"minutes_per_visit", l.VisitMinutes, 1, offer.MaxMinutes)
	c.cents(at+"year_cents", l.YearCents)
	c.cents(at+"year_used_cents", l.YearUsed)
	c.odds(exceeds(l.YearUsed, l.YearCents), at+"year_used_cents", at+"year_cents")

	const common, used = at + "shared_with_other_providers", at + "shared_visits_used"
	c.listed(common, uint8(l.Shared), uint8(offer.No))
	c.odds(l.Shared == offer.Yes && b.NoVisitLimit, common, at+"visits_per_year")
	c.Whole(c.prefix+used, int64(l.SharedUsed), 0, MaxVisitCount)
	c.odds(l.SharedUsed > 0 && l.Shared == offer.No, used, common)
}

// permit checks that what is said of a permit is said of one that she has.
func (c *checker) permit(path string, p *Permit) {
	have, expires, visits := path+".have", path+".expires", path+".visits"
	c.listed(path+".needed", uint8(p.Needed), uint8(offer.No))
	c.listed(have, uint8(p.Have), uint8(offer.No))
	if p.Have == offer.NotKnown && (p.Expires != 0 || p.Visits != 0) {
		c.Add(c.prefix+have, code.FaultRequired)
	}
	c.odds(p.Have == offer.No && p.Expires != 0, expires, have)
	c.odds(p.Have == offer.No && p.Visits != 0, visits, have)
	c.Day(c.prefix+expires, p.Expires)
	if p.Visits != 0 {
		c.Whole(c.prefix+visits, int64(p.Visits), 1, MaxVisitCount)
	}
}
