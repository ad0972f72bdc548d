package estimate

import (
	"slices"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/reference"
)

// Origins of a seller's figures.
const (
	fromQuote = ledger.FromQuote
	fromList  = ledger.FromList
)

// seller prices one seller: the service of the asked length that comes out
// cheapest, in every way of paying for it.
func (r *run) seller(o Offer, s bound.Subject) {
	o.ID, o.Provider, o.Since, o.Service = s.Seller.ID, s.Seller.Provider, s.Since, -1
	r.visit(&s)
	o.Service = r.service(&s)
	if o.Service < 0 {
		o.Notes = append(o.Notes, code.NoService)
		r.out.Offers = append(r.out.Offers, o)
		return
	}
	s.Service = o.Service
	v := &s.Seller.Services[s.Service]
	o.Booked, o.HandsOn = v.BookedMinutes, v.HandsOnMinutes
	if !v.Price.Said && s.Region != nil {
		o.Region = s.Region
		o.Notes = append(o.Notes, code.SinglePriceRegional)
	}
	r.price(&o, s, true)
}

// visit sets a seller against the visitor. The region's price stands in for one that
// a quote does not say.
func (r *run) visit(s *bound.Subject) {
	r.visitor(s)
	if region, ok := reference.RegionalPrice(r.out.State, s.Seller.Provider, r.out.Minutes); ok && s.From == fromQuote {
		s.Region = &region
	}
}

// service is the service of the asked length whose cheapest way is likely to
// cost least; -1 where none has that length or a price.
func (r *run) service(s *bound.Subject) int {
	best, least := -1, money.Amount(0)
	for i := range s.Seller.Services {
		if s.Seller.Services[i].BookedMinutes != r.out.Minutes {
			continue
		}
		s.Service = i
		total, ok := r.bench.Range(s, bound.Any)
		if ok && (best < 0 || headline(total) < least) {
			best, least = i, headline(total)
		}
	}
	return best
}

// region prices the region's range for the asked kind of provider.
func (r *run) region(counts bool) {
	o := Offer{Kind: Regional, Provider: r.provider, Service: -1, Booked: r.out.Minutes}
	region, ok := reference.RegionalPrice(r.out.State, r.provider, r.out.Minutes)
	if !ok {
		o.Notes = append(o.Notes, code.NoFigure)
		r.out.Offers = append(r.out.Offers, o)
		return
	}
	s := r.regional(&region)
	o.Region, o.Service, o.Since = s.Region, 0, s.Since
	r.price(&o, s, counts)
}

// regional is the region as a seller.
func (r *run) regional(region *reference.Regional) bound.Subject {
	seller := &offer.Seller{Provider: r.provider, Services: []offer.Service{{BookedMinutes: r.out.Minutes}}}
	s := bound.Subject{Seller: seller, From: ledger.FromRegion, Since: region.LowFrom.Source.Checked(), Region: region}
	r.visitor(&s)
	return s
}

// visitor sets what the request says of her, the same at every seller.
func (r *run) visitor(s *bound.Subject) {
	s.Opens, s.Dates, s.Benefit, s.Tip = r.req.AsOf, r.dates, r.benefit, r.req.Tip
	s.Discounts, s.ByCard = r.req.QualifiesFor, r.req.PaysByCard
}

// price adds an offer with all its ways.
func (r *run) price(o *Offer, s bound.Subject, counts bool) {
	var today pay.Route
	for _, k := range [...]struct {
		kind   WayKind
		choice bound.Choice
	}{{Cheapest, bound.Any}, {Unprepaid, bound.NothingPrepaid}, {Singles, bound.SinglesOnly}, {ClaimsAll, bound.ClaimsOnly}, {CashApart, bound.CashOnly}} {
		if k.kind == Singles && !s.Claimable() {
			continue // nothing prepaid is the same
		}
		var w Way
		var route pay.Route
		ok := len(o.Ways) > 0 && s.Same(k.choice)
		if ok {
			w = o.Ways[0]
			w.Kind, w.Cases = k.kind, append([]Case(nil), w.Cases...)
		} else if w, route, ok = r.way(&s, k.kind, k.choice); !ok {
			continue
		}
		if k.kind == CashApart {
			cash := s.Cash()
			if cash == offer.Yes {
				continue
			}
			w.Apart = true
			w.Notes = append(w.Notes, warning(cash))
		}
		if k.kind == Cheapest {
			today = route
		}
		o.Ways = append(o.Ways, w)
	}
	if w, ok := r.secondary(&s); ok {
		o.Ways = append(o.Ways, w)
	}
	r.disputable(o, s)
	r.offerNotes(o, &s)
	r.outlook(o, &s)
	if counts && len(o.Ways) > 0 {
		r.subjects = append(r.subjects, s)
		r.of = append(r.of, len(r.out.Offers))
		r.routes = append(r.routes, today)
	}
	r.out.Offers = append(r.out.Offers, *o)
}

func warning(cash offer.Answer) code.Note {
	if cash == offer.No {
		return code.CashNotAllowed
	}
	return code.CashUnknown
}

// way prices one way of paying: its range, and the ledger of each case. The
// route returned is today's: the likely case's, or the high one's. Written out at
// both its callers it would be twice in the module.
//
//go:noinline
func (r *run) way(s *bound.Subject, kind WayKind, ch bound.Choice) (Way, pay.Route, bool) {
	total, ok := r.bench.Range(s, ch)
	if !ok {
		return Way{}, pay.Route{}, false
	}
	w := Way{Kind: kind, Total: total}
	if r.bench.Cut() {
		w.Notes = append(w.Notes, code.SearchCut)
	}
	var today pay.Route
	for i, p := range bound.Corners() {
		k := CaseKind(i + 1)
		certain := total.Low == total.High
		if certain && k != Likely || k == Likely && !total.HasLikely {
			if !(certain && !total.HasLikely && k == High) {
				continue
			}
		}
		c, route, ok := r.settle(s, p, ch)
		if !ok {
			continue
		}
		c.Kind = k
		w.Cases = append(w.Cases, c)
		if k == Likely || today.Steps == nil {
			today = route
		}
	}
	if !total.HasLikely && len(w.Cases) > 0 {
		_, today, _ = r.settle(s, bound.Corners()[2], ch)
	}
	return w, today, true
}

// settle writes the ledger of one case.
func (r *run) settle(s *bound.Subject, p bound.Point, ch bound.Choice) (Case, pay.Route, bool) {
	var c Case
	route, settled, ok := r.bench.Write(s, r.bench.Decide(s, p, ch), ch, &c.Book)
	if !ok {
		return c, route, false
	}
	c = r.written(route, settled, c.Book)
	route.Steps, route.Eves = slices.Clone(route.Steps), slices.Clone(route.Eves)
	return c, route, true
}

// written is the case of the route whose ledger was written last.
func (r *run) written(route pay.Route, settled pay.Settled, book ledger.Book) Case {
	c := Case{Total: settled.Total, Prepaid: settled.Prepaid, Credit: settled.Credit, Book: book}
	c.Stops = r.bench.Stops(route)
	c.Clock, c.Crossings = r.bench.Clock(route), r.bench.Crossings(route)
	c.DueFirst = c.Book.PaidBy(r.dates[0])
	c.PaidAhead = c.Book.PaidAhead()
	r.fund(&c)
	return c
}

// funded tells whether anything was said of accounts or taxes.
func (r *run) funded() bool { return r.req.Accounts != nil || r.req.Tax != nil }

// fund says what accounts and taxes take off a case.
func (r *run) fund(c *Case) {
	if r.funded() {
		funding := fund.Fund(&c.Book, r.req.Accounts, r.req.Tax, r.req.AsOf)
		c.Funding = &funding
	}
}
