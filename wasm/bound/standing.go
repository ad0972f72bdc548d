package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// Why says why claims do not come into question at this seller, or are denied,
// where it is so.
func (s *Subject) Why() (code.Note, bool) {
	g := s.gate()
	return g.why, (g.shut || g.missing) && g.why != ""
}

// Cash says whether cash may replace a claim at this seller.
func (s *Subject) Cash() offer.Answer {
	g := s.gate()
	return g.cash
}

// AllowedUnknown tells whether it is not known what the plan allows for a visit.
func (s *Subject) AllowedUnknown() bool {
	g := s.gate()
	if g.outside {
		return !s.benefit().Outside.Reference.Said
	}
	_, known := s.rate(&g)
	return !known && s.scheduled(&g) == nil && !s.benefit().Allowed.Said
}

// Claimable tells whether a claim comes into question at this seller.
func (s *Subject) Claimable() bool {
	g := s.gate()
	return !g.shut
}

// Outside tells whether claims at this seller are settled out of network, and
// whether she pays first and has the plan's part back by superbill.
func (s *Subject) Outside() (outside, superbill bool) {
	g := s.gate()
	return g.outside && !g.shut, g.outside && !g.shut && s.benefit().Outside.Assigned != offer.Yes
}

// Bars tells what keeps visits of a course of claims from being covered, at the
// dearest corner.
func (b *Bench) Bars(s *Subject) (visits, dollars, permits bool) {
	p := at(Worst)
	p.Covered = AssumeCovered
	if !s.course(p, ClaimsOnly, &b.course) {
		return false, false, false
	}
	c := &b.course
	t := &c.Claims.Terms
	state := t.Opening
	for i, day := range c.Dates {
		if i > 0 && newYear(c, i) {
			state = t.NewYear(state)
		}
		switch t.Bar(&state, day) {
		case cover.VisitsBar:
			visits = true
		case cover.DollarsBar:
			dollars = true
		case cover.PermitBar:
			permits = true
		default:
			var split cover.Split
			split, state = t.Claim(state, c.Price[i], c.Claims.Allowed[i])
			dollars = dollars || split.OverYear > 0
		}
	}
	return visits, dollars, permits
}

// Denied tells whether claims may be denied at her cost for want of a permit.
func (s *Subject) Denied() bool {
	g := s.gate()
	return s.denied(&g)
}

// Permits is how many permits a plan may want: a prescription, a referral, an
// authorisation.
const Permits = 3

// Failure is what it costs over the course, at a corner, to be without one of the
// permits that her plan may want, beside having it for all of the course: the code
// of the missing permit and the difference. It reports false for a permit of which
// nothing is known, that is not needed, or that decides nothing here.
func (b *Bench) Failure(s *Subject, permit int, c Corner) (code.Note, money.Amount, bool) {
	if s.Benefit == nil {
		return "", 0, false
	}
	with, without := *s.Benefit, *s.Benefit
	var missing code.Note
	switch permit {
	case 0:
		g := s.gate()
		if s.Benefit.Prescription == offer.NotKnown && (g.payer == nil || g.payer.Prescription != offer.Yes) || g.payer != nil && g.payer.Prescription == offer.No {
			return "", 0, false
		}
		missing = code.NotCoveredPrescription
		with.Prescription, with.ScriptExpires = offer.Yes, 0
		without.Prescription, without.ScriptExpires = offer.No, 0
	case 1:
		missing = code.NotCoveredReferral
		if !decide(&with.Referral, &without.Referral) {
			return "", 0, false
		}
	default:
		missing = code.NotCoveredAuthorisation
		if !decide(&with.Authorisation, &without.Authorisation) {
			return "", 0, false
		}
	}
	t := *s
	t.Benefit = &with
	if !t.Claimable() {
		return "", 0, false
	}
	had, ok1 := b.Cost(&t, b.Decide(&t, at(c), Any), Any)
	t.Benefit = &without
	missed, ok2 := b.Cost(&t, b.Decide(&t, at(c), Any), Any)
	return missing, missed - had, ok1 && ok2
}

// decide gives a permit to one and takes it from the other, where something is known
// of it.
func decide(with, without *cover.Permit) bool {
	if with.Needed == offer.No || with.Needed == offer.NotKnown && with.Have == offer.NotKnown {
		return false
	}
	with.Needed, without.Needed = offer.Yes, offer.Yes
	with.Have, without.Have = offer.Yes, offer.No
	with.Expires, with.Visits, without.Expires, without.Visits = 0, 0, 0, 0
	return true
}
