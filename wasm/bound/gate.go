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
	permits           [Permits]permit
	missing           bool             // a permit that is needed is not there, and the denial falls on her
	outside           bool             // claims are settled out of network
	payer             *pricelist.Payer // what the clinic states of the insurer it has a contract with
	cash              offer.Answer     // may cash replace a claim?
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
	away := b.Outside.Pays == offer.Yes
	if s.List == nil {
		switch {
		case b.Network == pricelist.OutOfNetwork && !away:
			return gate{shut: true, why: code.NotCoveredNetwork}
		case b.Network == pricelist.OutOfNetwork:
			g.outside = true
		case b.Network == pricelist.NetworkNotKnown:
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
		case !ok && !away:
			return gate{shut: true, why: code.NotCoveredPayer}
		case !ok:
			// A clinic lists the insurers that it has a contract with.
			g.outside = true
		case payer.Network == pricelist.OutOfNetwork && !away:
			return gate{shut: true, why: code.NotCoveredNetwork}
		case len(payer.ProvidersPaid) > 0 && !includes(payer.ProvidersPaid, s.Seller.Provider):
			return gate{shut: true, why: code.NotCoveredProvider}
		case payer.Network == pricelist.OutOfNetwork:
			g.outside = true
		case payer.Network == pricelist.NetworkNotKnown:
			if !g.shut {
				g.why = code.NetworkUnknown
			}
			g.shut, g.network = true, true
		}
		if ok {
			g.payer, g.cash, needs = payer, payer.CashAllowed, payer.Prescription
		}
	}
	if g.outside {
		// Without a contract nothing binds the clinic to claims.
		g.payer, g.cash = nil, offer.Yes
	}
	if s.noData() && !s.figures(&g) {
		return gate{shut: true, why: code.NoDataForYear}
	}
	if why, ok := g.permit(b, needs); !ok {
		return gate{shut: true, why: why}
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
func (g *gate) uncertain() bool {
	if g.shut || g.missing {
		return false
	}
	for i := range g.permits {
		if g.permits[i].decides() {
			return true
		}
	}
	return false
}

// covered fixes the gate at a point.
func (s *Subject) covered(g *gate, p Point) bool {
	if p.Covered == AssumeNot || g.missing {
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
	if p.Covered == AssumeCovered {
		return true
	}
	for i := range g.permits {
		if k := &g.permits[i]; k.decides() && !k.has(p) && k.needed(p) {
			return false
		}
	}
	return true
}

// denied tells whether a visit that is not covered for want of a permit is claimed
// all the same, because the allowed amount is then what she pays.
func (s *Subject) denied(g *gate) bool {
	return !g.shut && (g.missing || s.benefit().Settings.FailureOnPatient && !g.outside && g.uncertain())
}
