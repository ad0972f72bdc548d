package compare

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// Question is what a visitor asks of all clinics. The request's own quotes and named
// clinics play no part.
type Question struct {
	Request *estimate.Request
	Filter  Filter
	Sort    Sort
	// Effort is how often each search may compare labels before it is cut short and
	// its total an interval; 0: Patience.
	Effort int
}

// visitor is what of a question decides bounds: what is the same for all lists is
// worked out once.
type visitor struct {
	visits  int
	minutes int // booked
	tip     money.Rate
	off     bool // she qualifies for discounts
	stretch pay.Stretch
	// Whether and where her plan may pay.
	insured bool
	anyone  bool // out of network too
	payer   reference.Payer
	chains  chains
}

// knows reads the visitor that a comparer was opened for.
func (v *visitor) knows(c *estimate.Comparer) {
	dates := c.Visits()
	*v = visitor{visits: len(dates), minutes: c.Minutes(), tip: c.Tip(), off: c.Qualifies(), chains: v.chains}
	if len(dates) == 0 {
		return
	}
	v.stretch = pay.Between(min(c.Asked(), dates[0]), dates[len(dates)-1])
	if b := c.Benefit(); b != nil && b.Coverage == offer.Yes {
		v.insured, v.payer, v.anyone = true, b.Payer, b.Outside.Pays == offer.Yes
	}
	if v.insured {
		v.chains.link(c, v.visits)
	}
}

// claims tells whether her plan may pay at a list. Where it does not, no claim
// comes into question there whatever is not known.
func (v *visitor) claims(s *Shelf, at int) bool {
	if !v.insured || v.anyone {
		return v.insured
	}
	for _, p := range s.payersOf(at) {
		if p.id == v.payer {
			return p.network == pricelist.InNetwork
		}
	}
	return false
}

// files tells whether a list says that the clinic files claims with her insurer, or
// where she names none with any.
func (s *Shelf) files(at int, b *cover.Benefit) bool {
	for _, p := range s.payersOf(at) {
		if p.billing == pricelist.BillsDirect && (b == nil || b.Payer == 0 || b.Payer == p.id) {
			return true
		}
	}
	return false
}

func (s *Shelf) payersOf(at int) []payer {
	if at+1 < len(s.clinics) {
		return s.payers[s.clinics[at].payer:s.clinics[at+1].payer]
	}
	return s.payers[s.clinics[at].payer:]
}

func (s *Shelf) servicesOf(at int) []service {
	if at+1 < len(s.clinics) {
		return s.services[s.clinics[at].service:s.clinics[at+1].service]
	}
	return s.services[s.clinics[at].service:]
}

func (s *Shelf) packagesOf(at int) []bundle {
	if at+1 < len(s.clinics) {
		return s.packages[s.clinics[at].pack:s.clinics[at+1].pack]
	}
	return s.packages[s.clinics[at].pack:]
}

func (s *Shelf) joinsOf(at int) []join {
	if at+1 < len(s.clinics) {
		return s.joins[s.clinics[at].join:s.clinics[at+1].join]
	}
	return s.joins[s.clinics[at].join:]
}

func (s *Shelf) languagesOf(at int) []uint16 {
	if at+1 < len(s.clinics) {
		return s.languages[s.clinics[at].language:s.clinics[at+1].language]
	}
	return s.languages[s.clinics[at].language:]
}
