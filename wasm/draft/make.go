package draft

import (
	"slices"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/rights"
	"kneadwise/wasm/span"
)

// Refusal says why there is no draft.
type Refusal string

// Reasons.
const (
	NotOwed    Refusal = "draft.not_owed"     // no visits, or another program's care: she is no self-payer
	NoSeller   Refusal = "draft.no_seller"    // an estimate is one provider's, and none is named
	NoPrice    Refusal = "draft.no_price"     // the provider sells nothing of the asked length, or not in that way
	MustClaim  Refusal = "draft.must_claim"   // its contract with her insurer wants claims filed
	NotCharged Refusal = "draft.not_by_claim" // claims are no way of paying herself
)

// Make drafts the estimate of the offer at an index of the answer to a request,
// paid in one way. The answer is worked out anew for somebody who pays herself:
// without her plan, without another payer and without tips.
func Make(r *estimate.Request, lists estimate.Lists, asked *estimate.Estimate, at int, kind estimate.WayKind) (*Draft, Refusal) {
	switch {
	case asked.GoodFaith == nil:
		return nil, NotOwed
	case kind == estimate.ClaimsAll || kind == estimate.Secondary:
		return nil, NotCharged
	case at < 0 || at >= len(asked.Offers):
		return nil, NoSeller
	}
	seller, list := r.Seller(&asked.Offers[at], lists)
	if seller == nil {
		return nil, NoSeller
	}
	if w := asked.Offers[at].Way(estimate.CashApart); w != nil && slices.Contains(w.Notes, code.CashNotAllowed) {
		return nil, MustClaim
	}
	own := *r
	own.Benefit, own.OtherPayer, own.Accounts, own.Tax, own.Tip = nil, nil, nil, nil, 0
	own.Plan.Phases = covered(&asked.Plan)
	e, faults := estimate.Run(&own, lists)
	if len(faults) > 0 || len(e.Plan.Visits) == 0 {
		return nil, NoPrice // the request was answered with more in it
	}
	o := &e.Offers[at]
	switch kind { // without claims these are the same
	case estimate.CashApart:
		kind = estimate.Cheapest
	case estimate.Singles:
		kind = estimate.Unprepaid
	}
	w := o.Way(kind)
	if w == nil || w.Case(0) == nil {
		return nil, NoPrice
	}
	g := asked.GoodFaith
	d := &Draft{
		Name: seller.ID, Provider: seller.Provider, List: list, Service: seller.Services[o.Service],
		AsOf: r.AsOf, By: g.By, IfAsked: g.IfAsked, Total: w.Total,
	}
	if list != nil {
		d.Name = list.Name
	}
	d.Visits, d.Later = len(e.Plan.Visits), len(asked.Plan.Visits)-len(e.Plan.Visits)
	d.Items, d.Renewed = rights.Contents(d.Visits > 1), rights.Renewed(e.Plan.Visits[0].Date)
	d.units()
	d.recur(&e.Plan)
	d.lines(&w.Case(0).Book)
	return d, ""
}

// units counts what a visit is billed with.
func (d *Draft) units() {
	least, most := bill.Within(d.Service.Codes, pricelist.UnitRuleNotSaid)
	for i, line := range d.Service.Codes {
		u := Units{Code: line.Code, Least: int(least[i]), Most: int(most[i])}
		if line.Minutes == 0 && bill.Timed(line.Code) {
			u.Least, u.Most = 0, 0
		}
		d.Units = append(d.Units, u)
	}
}

// covered are the phases of a plan up to the last visit that one estimate may
// cover: twelve months from the first (149.610(b)(1)(x)).
func covered(p *plan.Plan) []plan.Phase {
	phases := slices.Clone(p.Phases)
	first, in := p.Visits[0].Date, 0
	for i, v := range p.Visits {
		if !rights.Recurs(first, v.Date) {
			last := p.Visits[i-1].Phase
			phases[last].Visits, phases[last].Until = in, 0
			return phases[:last+1]
		}
		if i > 0 && v.Phase != p.Visits[i-1].Phase {
			in = 0
		}
		in++
	}
	return phases
}

// recur says how often the service recurs, stretch by stretch.
func (d *Draft) recur(p *plan.Plan) {
	phase := -1
	for _, v := range p.Visits {
		if v.Phase != phase {
			phase = v.Phase
			d.Rhythm = append(d.Rhythm, Rhythm{Weeks: p.Phases[phase].Weeks, First: v.Date})
		}
		r := &d.Rhythm[len(d.Rhythm)-1]
		r.Visits++
		r.Last = v.Date
	}
}

// lines lists the charges.
func (d *Draft) lines(b *ledger.Book) {
	for i := range b.Entries {
		e := &b.Entries[i]
		l := Line{Day: e.Date, Visit: e.Visit, Rule: e.Rule, Item: e.Item, Charge: e.Amount}
		switch {
		case e.Kind == ledger.Share && e.Payer == ledger.Prepaid:
			l.Charge, l.Drawn = 0, true
		case e.Kind == ledger.Unused, e.Payer != ledger.You:
			continue
		case e.Kind == ledger.Return:
			l.Charge = -e.Amount
		}
		if !d.Certain() {
			l.Charge = 0
		}
		d.Lines = append(d.Lines, l)
	}
}

// Disputable is the smallest bill for what the draft covers that she may dispute,
// if the provider's own estimate says the same (149.620).
func (d *Draft) Disputable() span.Money {
	m := d.Total
	m.Low, m.High = m.Low+rights.Substantial, m.High+rights.Substantial
	if m.HasLikely {
		m.Likely += rights.Substantial
	}
	return m
}

// Until is the last day to start a dispute over a bill that she had on a day.
func Until(billed civil.Date) civil.Date { return rights.DisputeUntil(billed) }
