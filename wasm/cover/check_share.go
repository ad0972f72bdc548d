package cover

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// shared is how a visit is split, in network or out.
type shared struct {
	kind        ShareKind
	copay       span.Span
	waits       offer.Answer
	coinsurance span.Span
}

// share checks that each figure goes with its kind of cost sharing.
func (c *checker) share(path string, s shared) {
	kind, waits := path+".kind", path+".after_deductible"
	copay, coinsurance := path+".copay_cents", path+".coinsurance_ppm"
	c.listed(kind, uint8(s.kind), uint8(BothShare))
	c.listed(waits, uint8(s.waits), uint8(offer.No))
	if s.kind == ShareNotKnown && (s.copay.Said || s.waits != offer.NotKnown || s.coinsurance.Said) {
		c.Add(c.prefix+kind, code.FaultRequired)
	}
	c.odds(s.kind == CoinsuranceShare && s.copay.Said, copay, kind)
	c.odds(s.kind == CoinsuranceShare && s.waits != offer.NotKnown, waits, kind)
	c.odds(s.kind == CopayShare && s.coinsurance.Said, coinsurance, kind)
	c.cents(copay, s.copay)
	c.span(coinsurance, s.coinsurance, 0, int64(money.One))
}

// settings checks that each setting has something to be about. One that says
// what is usual says nothing.
func (c *checker) settings(b *Benefit) {
	const order, end, base = "settings.copay_order", "settings.copay_at_deductible_end", "settings.coinsurance_on"
	s := &b.Settings
	c.listed(order, uint8(s.CopayOrder), uint8(CopayFirst))
	c.listed(base, uint8(s.CoinsuranceOn), uint8(GrossOfCopay))
	c.listed(end, uint8(s.CopayAtEnd), uint8(CopayWhole))
	c.listed("settings.visit_cap_applies", uint8(s.VisitCap), uint8(CapLast))

	// The order, and the visit that finishes the deductible, are about a copay
	// that waits for it.
	against := ""
	switch {
	case b.Outside.Share.Copayed():
	case b.Share == CoinsuranceShare:
		against = "cost_share.kind"
	case b.CopayWaits == offer.No:
		against = "cost_share.after_deductible"
	}
	c.odds(against != "" && s.CopayOrder != DeductibleFirst, order, against)
	c.odds(against != "" && s.CopayAtEnd != CopayOfRest, end, against)
	c.odds(s.CopayAtEnd != CopayOfRest && s.CopayOrder != DeductibleFirst, end, order)

	both := b.Share == ShareNotKnown || b.Share == BothShare || b.Outside.Share == BothShare
	c.odds(!both && s.CoinsuranceOn != NetOfCopay, base, "cost_share.kind")
}
