package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
)

// defaultMinutes is the visit that the trials of domain evidence tested.
const defaultMinutes = 60

// patience is how often the searches of one answer may compare labels: as often as one
// of them may that is asked alone, twice.
const patience = 2 * pay.MostEffort

// Run answers a request. The price lists that it names are looked up in lists.
// Where the request is at fault there is no estimate and every fault is named;
// where a ticked sign replaces the plan, the estimate holds that and no price, and
// where every visit is skipped it holds the empty plan.
func Run(req *Request, lists Lists) (Estimate, []code.Fault) {
	r := run{req: req, lists: lists}
	r.bench.Patience(patience)
	r.onward.Patience(patience)
	if faults := r.open(); len(faults) > 0 {
		return Estimate{}, faults
	}
	if r.out.Screen.Replace || len(r.dates) == 0 {
		return r.out, nil
	}
	r.goodFaith()
	r.offers()
	r.choose()
	if len(r.subjects) > 0 {
		r.goals()
		r.budget()
		r.window()
	}
	r.notes()
	return r.out, nil
}

// run is one request on its way through.
type run struct {
	req      *Request
	lists    Lists
	out      Estimate
	dates    []civil.Date
	benefit  *cover.Benefit // as it stands when the course begins
	provider reference.Provider
	bench    bound.Bench
	onward   bound.Bench     // for what somebody else leaves of a course
	subjects []bound.Subject // of the offers that count, in their order
	of       []int           // the offer of each subject
	routes   []pay.Route     // today's of each subject
}

// open checks the request, dates the visits and judges the signs.
func (r *run) open() []code.Fault {
	faults := r.req.Check()
	p, more := plan.Build(r.req.Plan, r.req.AsOf)
	faults = append(faults, more...)
	if len(p.Visits) > 0 && r.req.BookedOn > p.Visits[0].Date {
		begins := "plan.start"
		if r.req.Plan.Start == 0 {
			begins = "as_of"
		}
		faults = append(faults, code.Fault{Path: "booked_on", Code: code.FaultOrder, Other: begins})
	}
	signs, more := screen.Judge(r.req.Signs, r.req.Cleared)
	faults = append(faults, more...)
	if len(faults) > 0 {
		return faults
	}
	r.out = Estimate{AsOf: r.req.AsOf, Screen: signs, Plan: p, Minutes: r.req.Minutes, State: r.req.Place(), Best: -1, BestPlain: -1}
	if r.out.Minutes == 0 {
		r.out.Minutes = defaultMinutes
	}
	r.provider = r.req.Provider
	if r.provider == 0 {
		r.provider = reference.MassageTherapist
	}
	for _, v := range p.Visits {
		r.dates = append(r.dates, v.Date)
	}
	if len(r.dates) > 0 {
		r.benefit = r.benefitOn(r.dates[0])
	}
	r.bench.Fund(r.req.Accounts, r.req.Tax, r.req.AsOf, r.dates)
	return nil
}

// offers prices her quotes, the clinics she named and the region. The region's
// price counts only where nothing else has one: beside real offers it is a
// yardstick.
func (r *run) offers() {
	for i := range r.req.Own {
		r.seller(Offer{Kind: Own, Index: i}, r.quoted(i))
	}
	for i, name := range r.req.Clinics {
		list, ok := r.lists.Find(name)
		if !ok {
			r.out.Offers = append(r.out.Offers, Offer{Kind: Clinic, Index: i, ID: name, Service: -1, Notes: []code.Note{code.NoClinics}})
			continue
		}
		r.seller(Offer{Kind: Clinic, Index: i}, listed(list))
	}
	r.region(len(r.subjects) == 0)
}

// choose finds the best offer over all and what is worth asking.
func (r *run) choose() {
	if len(r.subjects) == 0 {
		return
	}
	r.out.Total, r.out.Best = r.least(Cheapest)
	r.out.Unprepaid, r.out.BestPlain = r.least(Unprepaid)
	r.out.Difference = headline(r.out.Unprepaid) - headline(r.out.Total)
	today := bound.Today{Corner: bound.Typical}
	for i, o := range r.of {
		if o == r.out.Best {
			today.Subject, today.Route = i, r.routes[i]
		}
	}
	if !r.out.Total.HasLikely {
		today.Corner = bound.Worst
	}
	today.Buys = bound.Bought(&r.out.Offers[r.out.Best].Ways[0].Usual().Clock)
	r.out.Unknowns = r.bench.Unknowns(r.subjects, r.out.Total, today)
	r.out.Firm = r.bench.Firm(r.subjects, today, r.out.Unknowns)
	if other, ok := r.bench.Otherwise(r.subjects, today); ok {
		other.Winner = r.of[other.Winner]
		if other.Offer >= 0 {
			other.Offer = r.of[other.Offer]
		}
		r.out.Otherwise = &other
	}
	for i := range r.out.Unknowns {
		if at := r.out.Unknowns[i].Offer; at >= 0 {
			r.out.Unknowns[i].Offer = r.of[at]
		}
	}
	r.out.Credit = r.credit(&r.subjects[today.Subject], today.Corner)
	r.without(&r.subjects[today.Subject])
	r.runners()
}

// least is the range of the cheapest offer by one way, and today's winner: the
// offer of the least likely cost, or of the least high one where there is no
// likely. Equal ones are decided by the money prepaid, then by order.
func (r *run) least(kind WayKind) (span.Money, int) {
	var total span.Money
	best := -1
	var won *Way
	likely := true
	for _, o := range r.of {
		w := r.out.Offers[o].way(kind)
		if w == nil || w.Apart {
			continue
		}
		likely = likely && w.Total.HasLikely
		if won == nil {
			total, best, won = w.Total, o, w
			continue
		}
		total.Low, total.High = min(total.Low, w.Total.Low), min(total.High, w.Total.High)
		total.Likely = min(total.Likely, w.Total.Likely)
		a, b := headline(w.Total), headline(won.Total)
		if a < b || a == b && w.prepaid() < won.prepaid() {
			best, won = o, w
		}
	}
	total.HasLikely = likely && won != nil
	if !total.HasLikely {
		total.Likely = 0
	}
	return total, best
}

// headline is the figure by which ways are ranked.
func headline(m span.Money) money.Amount {
	if m.HasLikely {
		return m.Likely
	}
	return m.High
}

func (o *Offer) way(kind WayKind) *Way {
	for i := range o.Ways {
		if o.Ways[i].Kind == kind {
			return &o.Ways[i]
		}
	}
	return nil
}

// prepaid is what the way pays ahead in its likely case, or its last.
func (w *Way) prepaid() money.Amount {
	var sum money.Amount
	for i := range w.Cases {
		sum = w.Cases[i].Prepaid
		if w.Cases[i].Kind == Likely {
			break
		}
	}
	return sum
}

func (r *run) notes() {
	if r.out.Minutes <= 30 {
		r.out.Notes = append(r.out.Notes, code.UnderTested)
	}
	if r.funded() {
		r.out.Notes = append(r.out.Notes, code.AfterTax)
	}
}

// quoted is one of her quotes as a subject.
func (r *run) quoted(i int) bound.Subject {
	q := &r.req.Own[i]
	return bound.Subject{Seller: &q.Seller, Since: quotedOn(q, r.req.AsOf), From: fromQuote}
}

func quotedOn(q *Quote, asOf civil.Date) civil.Date {
	if q.QuotedOn != 0 {
		return q.QuotedOn
	}
	return asOf
}

// listed is a clinic's price list as a subject.
func listed(list *pricelist.List) bound.Subject {
	return bound.Subject{Seller: &list.Seller, List: list, Since: list.Effective.From, From: fromList}
}
