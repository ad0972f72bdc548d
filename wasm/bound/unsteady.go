package bound

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
)

// unsteady tells whether her plan has a setting under which more may cost less.
func (s *Subject) unsteady(g *gate) bool {
	if g.missing {
		return false // every claim is denied: none of them moves what the plan counts
	}
	return s.rather(g) || s.spares(g, at(Worst), Any) || s.counts(g)
}

// counts tells whether what a claim costs her or her plan moves what a later one does
// against the rule.
func (s *Subject) counts(g *gate) bool {
	b := s.benefit()
	k := &b.Settings
	r := s.copays(g)
	return r.waived || r.whole || r.taken || k.OnlyPaidCount && !b.NoVisitLimit || b.Limits.YearCents.Said ||
		k.VisitCap == cover.CapLast && b.Limits.VisitCents.Said && s.uneven(g)
}

// copays are the rules of a plan by which a copay may lower what she pays.
type copays struct {
	waived bool // there is none at the visit that finishes the deductible
	whole  bool // it may take more than the allowed amount
	taken  bool // a maximum that does not hold the deductible takes it back, and it came first
}

func (s *Subject) copays(g *gate) (r copays) {
	b := s.benefit()
	k, share := &b.Settings, b.Share
	if g.outside {
		share = b.Outside.Share
	}
	if share == cover.CoinsuranceShare {
		return r
	}
	first := k.CopayOrder == cover.CopayFirst
	r.waived = k.CopayAtEnd == cover.CopayWaived && !first && b.CopayWaits != offer.No
	r.whole = k.CopayAtEnd == cover.CopayWhole && !g.outside && !(first && b.CopayWaits == offer.Yes)
	r.taken = first && k.PocketExcludes && b.CopayWaits != offer.No
	return r
}

// rather tells whether it is open how long claims are permitted where a denial costs
// the allowed amount: a denied visit leaves the visit limit for another one, so that
// neither answer is the cheaper one for certain.
func (s *Subject) rather(g *gate) bool {
	if g.outside || !s.benefit().Settings.FailureOnPatient {
		return false
	}
	for i := range g.permits {
		if k := &g.permits[i]; k.limited && k.needOpen {
			return true
		}
	}
	return false
}

// spares tells whether limits of which something is open may leave a permit's number
// of visits to a later plan year: where every covered visit has to be claimed, fewer
// claims now may then be the cheaper way.
func (s *Subject) spares(g *gate, p Point, ch Choice) bool {
	if g.cash == offer.Yes && ch != ClaimsOnly {
		return false
	}
	b := s.benefit()
	numbered := false
	for i := range g.permits {
		k := &g.permits[i]
		numbered = numbered || k.limited && 0 < k.visits && k.visits < len(s.Dates) && k.needed(p)
	}
	open := !b.NoVisitLimit && (!b.VisitLimit.Said || b.VisitLimit.Low != b.VisitLimit.High || b.Limits.SharedUsed > 0 && b.Limits.Shared == offer.NotKnown)
	return numbered && (open || b.Settings.OnlyPaidCount && !b.NoVisitLimit || b.Limits.YearCents.Said) && s.years() > 1
}
