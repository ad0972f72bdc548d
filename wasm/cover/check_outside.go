package cover

import "kneadwise/wasm/offer"

// outside checks what is said of claims out of network. A plan that pays none
// has no figures for them: one fault, against the first that was stated.
func (c *checker) outside(b *Benefit) {
	const at = "out_of_network."
	o := &b.Outside
	c.listed(at+"pays", uint8(o.Pays), uint8(offer.No))
	p := pots{o.Deductible, o.DeductibleMet, o.PocketMax, o.PocketMet}
	first := p.said()
	switch {
	case first != "":
	case o.Share != ShareNotKnown || o.Copay.Said || o.Coinsurance.Said:
		first = "cost_share.kind"
	case o.Reference.Said:
		first = "reference_cents"
	case o.Delay != 0:
		first = "reimbursed_after_days"
	case o.Assigned != offer.NotKnown:
		first = "assigned"
	}
	c.odds(o.Pays == offer.No && first != "", at+first, at+"pays")
	c.yearly(at, &p, b.Settings.PocketExcludes)
	c.share(at+"cost_share", shared{kind: o.Share, copay: o.Copay, coinsurance: o.Coinsurance})
	c.cents(at+"reference_cents", o.Reference)
	c.Whole(c.prefix+at+"reimbursed_after_days", int64(o.Delay), 0, MaxDelay)
	c.listed(at+"assigned", uint8(o.Assigned), uint8(offer.No))
	// A clinic that waits for the plan leaves nothing for her to be paid back.
	c.odds(o.Assigned == offer.Yes && o.Delay > 0, at+"reimbursed_after_days", at+"assigned")
}
