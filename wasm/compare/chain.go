package compare

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// chains are what so many claims of one allowed amount cost her at least, for amounts
// a step apart, worked out once for a visitor: at a clinic whose least allowed amount
// lies between two of them, they cost no less than those of the lower one, because
// under plain settings no claim costs less for a dearer visit, nor do those after it.
// For other plans there are none, and lists where such a plan may pay are looked at.
type chains struct {
	ok      bool
	allowed span.Span      // what she says that her plan allows
	sums    []money.Amount // of each step: from no claim to as many as there are visits
	most    []int          // of each step: how many claims there may be
	wide    int
}

const chainStep money.Amount = 5_00

// chainMost is how many steps there are; dearer visits count as the last.
const chainMost = 48

// plain tells whether less is always better under a plan, and nothing but the allowed
// amount depends on the clinic.
func plain(b *cover.Benefit) bool {
	return b.Payer != 0 && b.Settings == (cover.Settings{}) && b.Family == (cover.Family{}) && b.Limits == (cover.Limits{}) &&
		b.Referral == (cover.Permit{}) && b.Authorisation == (cover.Permit{}) && b.Outside.Pays != offer.Yes && len(b.PaidProviders) > 0
}

// link works them out, at a clinic that takes her insurer and asks for no permit.
func (s *chains) link(c *estimate.Comparer, visits int) {
	b := c.Benefit()
	s.ok, s.sums, s.most, s.wide = false, s.sums[:0], s.most[:0], visits+1
	if b == nil || !plain(b) {
		return
	}
	s.allowed = b.Allowed
	l := pricelist.List{
		Seller: offer.Seller{Provider: b.PaidProviders[0], Services: make([]offer.Service, 1)},
		Payers: []pricelist.Payer{{ID: b.Payer, Network: pricelist.InNetwork, CashAllowed: offer.Yes, Prescription: offer.No, Rates: make([]pricelist.Rate, 1)}},
	}
	for step := range chainMost {
		amount := chainStep * money.Amount(step)
		l.Seller.Services[0] = offer.Service{BookedMinutes: c.Minutes(), Price: span.Exact(int64(amount))}
		l.Payers[0].Rates[0].Visit = amount
		sums, ok := c.Claimed(&l, 0)
		if !ok {
			return
		}
		s.most = append(s.most, min(len(sums)-1, visits))
		for x := range s.wide {
			s.sums = append(s.sums, sums[min(x, len(sums)-1)])
		}
	}
	s.ok = true
}

// least is the least that as many visits as there are cost, of which any number may be
// claimed at an allowed amount, and the others cost so much each, one of them perhaps less.
func (s *chains) least(allowed, each, first money.Amount) money.Amount {
	step := int(min(max(allowed, 0)/chainStep, chainMost-1))
	sums, n := s.sums[step*s.wide:(step+1)*s.wide], s.wide-1
	best := each*money.Amount(n-1) + min(each, first)
	for x := 1; x <= s.most[step]; x++ {
		rest := money.Amount(0)
		if x < n {
			rest = each*money.Amount(n-x-1) + min(each, first)
		}
		best = min(best, sums[x]+rest)
	}
	return best
}

// allows is the least that her plan allows for a visit of a service, in the case of the
// headline. It reports false where that is not to be seen from the shelf.
func (r *Ranking) allows(at int, v *service, which int) (money.Amount, bool) {
	charge := money.Amount(min(v.price, v.first))
	for _, p := range r.shelf.payersOf(at) {
		if p.id != r.who.payer {
			continue
		}
		for _, rate := range r.shelf.rates[p.rates : p.rates+p.count] {
			if int(rate.service) == which {
				return min(money.Amount(rate.visit), charge), rate.byVisit
			}
		}
	}
	allowed := charge
	if said := r.who.chains.allowed; said.Said {
		allowed = min(allowed, money.Amount(said.High))
	}
	return allowed, true
}
