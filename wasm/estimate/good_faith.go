package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/rights"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
)

// GoodFaith says by when a provider owes her a written estimate if she pays
// herself (45 CFR 149.610; package rights).
type GoodFaith struct {
	BookedOn civil.Date // as she said; 0: not said
	// By is the last day on which the estimate may be given without her asking; 0
	// where it is not said when she booked, or the visit is too near for that.
	By civil.Date
	// IfAsked is the last day on which it may be given if she asks on the day of
	// asking.
	IfAsked civil.Date
	// Whole tells whether one estimate may cover the course from its first to its
	// last visit. Beyond twelve months she is owed another.
	Whole bool
}

// goodFaith states what she is owed in writing. The first visit decides: it is
// the one that is booked.
func (r *run) goodFaith() {
	if !r.selfPays(r.provider) {
		return
	}
	first, last := r.dates[0], r.dates[len(r.dates)-1]
	g := &GoodFaith{BookedOn: r.req.BookedOn, IfAsked: rights.Requested(r.req.AsOf), Whole: rights.Recurs(first, last)}
	if g.BookedOn != 0 {
		g.By, _ = rights.Scheduled(g.BookedOn, first)
	}
	r.out.GoodFaith = g
}

// selfPays tells whether she may be a self-payer. With a health plan she is one
// for what she does not claim; whoever has benefits in a federal program for this
// care is none, though nothing be claimed (45 CFR 149.610(a)(2)). Medicare has no
// benefit for what a massage therapist gives, so that she pays that herself.
func (r *run) selfPays(provider reference.Provider) bool {
	if r.req.OtherPayer == nil {
		return true
	}
	switch r.req.OtherPayer.Kind {
	case secondary.Veterans, secondary.Advantage:
		return false
	case secondary.Medicare:
		return provider == reference.MassageTherapist || provider == reference.MedicalMassage
	}
	return true
}

// disputable is the smallest bill of one seller that lies far enough above what
// the course is charged at the least without any claim. A tip is her gift and no
// charge. There is none where no one estimate covers the course, where the seller
// may not take cash, and for the region, whose price is nobody's estimate.
func (r *run) disputable(o *Offer, s bound.Subject) {
	if r.out.GoodFaith == nil || !r.out.GoodFaith.Whole || !r.selfPays(o.Provider) ||
		o.Kind == Regional || s.Claimable() && s.Cash() == offer.No {
		return
	}
	charges, ok := r.charges(o, s)
	if !ok {
		return
	}
	o.Disputable = span.Money{
		Low: charges.Low + rights.Substantial, High: charges.High + rights.Substantial, HasLikely: charges.HasLikely,
	}
	if charges.HasLikely {
		o.Disputable.Likely = charges.Likely + rights.Substantial
	}
}

// charges are what the seller charges for the course at the least if nothing is
// claimed. Where no tip is expected a way that is priced already has no other
// total: the cheapest where no claim comes into question, else the one that
// stands apart. What accounts and taxes save is no matter between her and the seller.
func (r *run) charges(o *Offer, s bound.Subject) (total span.Money, ok bool) {
	if !r.funded() && (s.Tip == 0 || !s.Seller.TipExpected()) {
		kind := Cheapest
		if s.Claimable() {
			kind = CashApart
		}
		if w := o.way(kind); w != nil {
			return w.Total, true
		}
	}
	s.Benefit, s.Tip = nil, 0
	r.bench.Unfunded(func() { total, ok = r.bench.Range(&s, bound.Any) })
	return total, ok
}
