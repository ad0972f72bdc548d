package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// gate is whether claims come into question at a seller, as far as is known.
type gate struct {
	shut bool      // certainly not covered, or not known to be and so not counted
	why  code.Note // why shut
	// Facts that could open a shut gate: whether the plan pays, whether the
	// seller is in network. They enter a fact's worth, never the headline.
	coverage, network bool
	// Facts that decide between covered and not: both ends are in the range.
	script, needs bool
	// until is the last day of a prescription that covered visits need, where
	// one is or may be needed.
	limited bool
	payer   *pricelist.Payer // what the clinic states of the insurer
	cash    offer.Answer     // may cash replace a claim?
}

// gate reads what is known of coverage at this seller (step 1 of the
// cost-sharing algorithm).
func (s *Subject) gate() gate {
	b := s.Benefit
	if b == nil {
		g := gate{shut: true, why: code.CoverageUnknown, coverage: true}
		g.network = s.List == nil
		if s.List != nil {
			g.payer = s.anyInNetwork()
			g.coverage = g.payer != nil
			if g.payer != nil {
				g.cash = g.payer.CashAllowed
			}
		}
		return g
	}
	g := gate{cash: offer.NotKnown}
	needs := offer.NotKnown
	switch {
	case b.Coverage == offer.No:
		return gate{shut: true}
	case b.Coverage == offer.Yes && !includes(b.PaidProviders, s.Seller.Provider):
		return gate{shut: true, why: code.NotCoveredProvider}
	case b.Coverage == offer.NotKnown:
		g.shut, g.why, g.coverage = true, code.CoverageUnknown, true
	}
	if s.List == nil {
		switch b.Network {
		case pricelist.OutOfNetwork:
			return gate{shut: true, why: code.NotCoveredNetwork}
		case pricelist.NetworkNotKnown:
			if !g.shut {
				g.why = code.NetworkUnknown
			}
			g.shut, g.network = true, true
		}
	} else {
		payer, ok := s.List.Accepts(b.Payer)
		if b.Payer == 0 && g.coverage {
			payer = s.anyInNetwork()
			ok = payer != nil
		}
		switch {
		case !ok:
			return gate{shut: true, why: code.NotCoveredPayer}
		case payer.Network == pricelist.OutOfNetwork:
			return gate{shut: true, why: code.NotCoveredNetwork}
		case len(payer.ProvidersPaid) > 0 && !includes(payer.ProvidersPaid, s.Seller.Provider):
			return gate{shut: true, why: code.NotCoveredProvider}
		case payer.Network == pricelist.NetworkNotKnown:
			if !g.shut {
				g.why = code.NetworkUnknown
			}
			g.shut, g.network = true, true
		}
		g.payer, g.cash, needs = payer, payer.CashAllowed, payer.Prescription
	}
	if s.noData() && !(b.Deductible.Said && b.PocketMax.Said && b.OtherBills.Said) {
		return gate{shut: true, why: code.NoDataForYear}
	}
	switch {
	case needs == offer.No:
	case b.Prescription == offer.Yes:
		g.limited = b.ScriptExpires != 0
		g.needs = g.limited && needs == offer.NotKnown
	case needs == offer.Yes && b.Prescription == offer.No:
		return gate{shut: true, why: code.NotCoveredPrescription}
	default:
		g.script = b.Prescription == offer.NotKnown
		g.needs = needs == offer.NotKnown
	}
	return g
}

// anyInNetwork is the first insurer that the clinic has a contract with: what
// insurance could be worth there to someone who has said nothing of hers.
func (s *Subject) anyInNetwork() *pricelist.Payer {
	for i := range s.List.Payers {
		p := &s.List.Payers[i]
		paid := len(p.ProvidersPaid) == 0 || includes(p.ProvidersPaid, s.Seller.Provider)
		if p.Network == pricelist.InNetwork && paid {
			return p
		}
	}
	return nil
}

func includes(list []reference.Provider, one reference.Provider) bool {
	for _, p := range list {
		if p == one {
			return true
		}
	}
	return false
}

// uncertain tells whether both covered and not covered lie within what is known.
func (g *gate) uncertain() bool { return !g.shut && (g.script || g.needs && !g.limited) }

// covered fixes the gate at a point.
func (s *Subject) covered(g *gate, p Point) bool {
	if p.Covered == AssumeNot {
		return false
	}
	if g.shut {
		opens := g.coverage || g.network
		if !opens {
			return false
		}
		for _, f := range [...]code.Fact{code.FactCoverage, code.FactNetwork} {
			if p.Pin.Fact == f && p.Value == 1 {
				// The answer opens the gate only if nothing else keeps it shut:
				// whether the plan pays comes before the network.
				return f == code.FactCoverage && g.coverage || f == code.FactNetwork && g.network && !g.coverage
			}
		}
		return false
	}
	if !g.uncertain() || p.Covered == AssumeCovered {
		return true
	}
	return s.has(g, p) || !s.needed(g, p)
}

// has answers whether she has a prescription at a point; known answers other
// than no never come here. Not known, the default is that she has none.
func (s *Subject) has(g *gate, p Point) bool {
	switch {
	case !g.script:
		return false
	case p.Pin.Fact == code.FactPrescription:
		return p.Value == 1
	}
	return p.Insurance == Best
}

// needed answers whether covered visits need a prescription at a point. Not
// known, the default is that they do.
func (s *Subject) needed(g *gate, p Point) bool {
	switch {
	case !g.needs:
		return true
	case p.Pin.Fact == code.FactNeedsScript:
		return p.Value == 1
	}
	return p.Insurance != Best
}
