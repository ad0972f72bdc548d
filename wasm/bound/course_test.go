package bound_test

import (
	"pgregory.net/rapid"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// drawGate draws whether visits are covered at this seller, and how much of it
// is known. The seller is her own quote, in the network because she says so, or
// a clinic's list.
func (w *world) drawGate(t *rapid.T) {
	f, b, s := &w.facts, w.benefit, &w.subject
	b.Coverage, b.PaidProviders = offer.Yes, []reference.Provider{reference.MassageTherapist}
	f.allowed = draw(t, "allowed", 0, max(f.price, f.first))
	cash, needs, has := offer.NotKnown, rapid.Bool().Draw(t, "needs prescription"), rapid.Bool().Draw(t, "has prescription")
	if rapid.Bool().Draw(t, "own quote") {
		b.Network = pricelist.InNetwork
	} else {
		cash = rapid.SampledFrom([]offer.Answer{offer.NotKnown, offer.Yes, offer.Yes, offer.No}).Draw(t, "cash allowed")
		payer := pricelist.Payer{ID: 2, Network: pricelist.InNetwork, CashAllowed: cash}
		payer.Prescription = rapid.SampledFrom([]offer.Answer{offer.NotKnown, yes(needs)}).Draw(t, "says whether it needs one")
		if rapid.Bool().Draw(t, "publishes its rate") {
			payer.Rates = []pricelist.Rate{{Service: 0, Visit: money.Amount(f.allowed)}}
		}
		w.list = &pricelist.List{Payers: []pricelist.Payer{payer}, Seller: *w.seller}
		s.List, b.Payer = w.list, 2
	}
	b.Prescription = rapid.SampledFrom([]offer.Answer{offer.NotKnown, yes(has), yes(has)}).Draw(t, "says whether she has one")
	if b.Prescription == offer.Yes && rapid.Bool().Draw(t, "expires") {
		b.ScriptExpires = rapid.SampledFrom(s.Dates).Draw(t, "last day").AddDays(-1)
		if needs {
			f.terms.PermitUntil = b.ScriptExpires
		}
	}
	f.covered = has || !needs
	f.mode = pay.NoClaims
	switch {
	case f.covered && cash == offer.Yes:
		f.mode = pay.MixClaims
	case f.covered:
		f.mode = pay.ClaimsOnly
	}
	// What keeps claims out of every headline: the plan or the network does not
	// pay, or that it does is not known.
	if rapid.IntRange(0, 5).Draw(t, "gate") == 0 {
		f.mode = pay.NoClaims
		switch rapid.IntRange(0, 3).Draw(t, "shut by") {
		case 0:
			s.Benefit = nil
		case 1:
			b.Coverage, b.PaidProviders = offer.No, nil
		case 2:
			b.Coverage, b.PaidProviders = offer.NotKnown, nil
		case 3:
			b.PaidProviders = []reference.Provider{reference.Chiropractic}
		}
	}
}

// course is the truth as a course.
func (w *world) course(ch bound.Choice) *pay.Course {
	f := &w.facts
	c := &pay.Course{Dates: w.subject.Dates, Packages: f.packages, Memberships: f.memberships}
	for range c.Dates {
		c.Price = append(c.Price, money.Amount(f.price))
		if w.subject.Tip > 0 {
			c.Tip = append(c.Tip, money.Amount((f.price*int64(w.subject.Tip)+500_000)/1_000_000))
		}
	}
	c.Price[0] = money.Amount(f.first)
	switch ch {
	case bound.Any, bound.NothingPrepaid:
		c.Claims.Mode = f.mode
	case bound.ClaimsOnly:
		c.Claims.Mode = pay.ClaimsOnly
	}
	if ch != bound.Any && ch != bound.CashOnly {
		c.Packages, c.Memberships = nil, nil
	}
	if c.Claims.Mode == pay.ClaimsOnly {
		c.Packages, c.Memberships = nil, nil
	}
	c.Claims.Terms = f.terms
	for _, price := range c.Price {
		c.Claims.Allowed = append(c.Claims.Allowed, min(price, money.Amount(f.allowed)))
	}
	return c
}

// cost is what the cheapest route truly costs.
func (w *world) cost(ch bound.Choice) money.Amount {
	var search pay.Search
	return search.Best(w.course(ch)).Total
}

// whole is the range of the cheapest way over all worlds of one visitor.
func whole(b *bound.Bench, subjects []bound.Subject) span.Money {
	var total span.Money
	for i := range subjects {
		m, _ := b.Range(&subjects[i], bound.Any)
		if i == 0 {
			total = m
			continue
		}
		total = span.Money{Low: min(total.Low, m.Low), High: min(total.High, m.High), Likely: min(total.Likely, m.Likely), HasLikely: total.HasLikely && m.HasLikely}
	}
	return total
}
