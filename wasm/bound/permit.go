package bound

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
)

// permit is what is known of a prescription, a referral or an authorisation.
type permit struct {
	fact, need code.Fact
	bit        uint8 // of the permit in a point's answers
	// Facts that are open: whether she has it, and whether it is needed.
	hasOpen, needOpen bool
	limited           bool // she has it, and it lapses or allows a number of visits
	last              civil.Date
	visits            int
}

// permit reads what is known of the three permits. It reports false, with the note
// that says so, where one is needed that she has not and the denial is not hers:
// in network such a visit would be the clinic's loss, so that none is planned, and
// out of network she owes the charge.
func (g *gate) permit(b *cover.Benefit, needs offer.Answer) (code.Note, bool) {
	script := cover.Permit{Needed: needs, Have: b.Prescription, Expires: b.ScriptExpires}
	for i, k := range [...]struct {
		permit     cover.Permit
		fact, need code.Fact
		missing    code.Note
	}{
		{script, code.FactPrescription, code.FactNeedsScript, code.NotCoveredPrescription},
		{b.Referral, code.FactReferral, code.FactNeedsReferral, code.NotCoveredReferral},
		{b.Authorisation, code.FactAuthorisation, code.FactNeedsAuthorisation, code.NotCoveredAuthorisation},
	} {
		p := &g.permits[i]
		p.fact, p.need, p.bit = k.fact, k.need, 1<<i
		p.last, p.visits = k.permit.Expires, k.permit.Visits
		needed, have := k.permit.Needed, k.permit.Have
		asked := i == 0 || needed != offer.NotKnown || have != offer.NotKnown
		switch {
		case !asked || needed == offer.No:
			// Of a referral or authorisation nothing was said: most plans want neither.
		case have == offer.Yes:
			p.limited = p.last != 0 || p.visits != 0
			p.needOpen = p.limited && needed == offer.NotKnown
		case needed == offer.Yes && have == offer.No:
			if g.outside || !b.Settings.FailureOnPatient {
				return k.missing, false
			}
			g.missing = true
			if !g.shut {
				g.why = k.missing
			}
		default:
			p.hasOpen = have == offer.NotKnown
			p.needOpen = needed == offer.NotKnown
		}
	}
	return "", true
}

// decides tells whether the permit decides between covered and not covered.
func (k *permit) decides() bool { return k.hasOpen || k.needOpen && !k.limited }

// has answers whether she has the permit at a point; known answers other than no
// never come here. Not known, the default is that she has none.
func (k *permit) has(p Point) bool {
	switch {
	case !k.hasOpen:
		return false
	case p.Pin.Fact == k.fact:
		return p.Value == 1
	}
	return p.Insurance == Best
}

// needed answers whether covered visits need the permit at a point. Not known, the
// default is that they do.
func (k *permit) needed(p Point) bool {
	switch {
	case !k.needOpen:
		return true
	case p.Pin.Fact == k.need:
		return p.Value == 1
	case p.Told&k.bit != 0:
		return p.Needed&k.bit != 0
	}
	return p.Insurance != Best
}

// permits fixes how long claims are permitted: to the earliest last day and the
// least number of visits of the permits that are needed.
func (f *facts) permits(g *gate, t *cover.Terms) {
	for i := range g.permits {
		k := &g.permits[i]
		if !k.limited || k.needOpen && !k.needed(f.p) {
			continue
		}
		if k.last != 0 {
			t.PermitUntil = min(t.PermitUntil, k.last)
		}
		if k.visits != 0 && (t.PermitVisits == 0 || k.visits < t.PermitVisits) {
			t.PermitVisits = k.visits
		}
	}
}
