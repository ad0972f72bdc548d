package document

import "kneadwise/wasm/estimate"

// whatIf writes whether the best way stays the best whatever the answers are, what
// would make another one win, and when other bills do.
func (w *writer) whatIf(e *estimate.Estimate) {
	if e.Firm {
		w.truth("firm", true)
	}
	if o := e.Otherwise; o != nil {
		w.open("otherwise", '{')
		w.text("fact", string(o.Fact))
		if o.Offer >= 0 {
			w.count("offer", o.Offer)
		}
		if o.Item >= 0 {
			w.count("item", o.Item)
		}
		w.whole("from", o.From)
		w.whole("to", o.To)
		w.whole("saves_cents", int64(o.Saves))
		w.count("winning_offer", o.Winner)
		w.truth("claims", o.Claims)
		if len(o.Buys) > 0 {
			w.open("buys", '[')
			for _, item := range o.Buys {
				w.open("", '{')
				w.item(item.Membership, item.Index)
				w.close('}')
			}
			w.close(']')
		}
		w.close('}')
	}
	if c := e.Credit; c != nil {
		w.open("other_bills", '{')
		w.count("offer", c.Offer)
		w.count("way", c.Way)
		w.whole("more_cents", int64(c.More))
		w.whole("deductible_credit_cents", int64(c.Gained))
		w.whole("from_cents", int64(c.Bills))
		if c.Saves > 0 {
			w.whole("saves_cents", int64(c.Saves))
		}
		w.close('}')
	}
}
