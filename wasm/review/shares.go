package review

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

// Lists advertise a package as so much off each visit, so that its price is that
// many times the single price less the discount. A document states the price
// alone; two things tell that it cannot have come about so.

// shares finds a price that is no number of whole cents a visit.
func (l *linter) shares(p *pack) {
	rest := p.price % money.Amount(p.all)
	if p.timed || rest == 0 || p.over(p.all) >= 0 {
		return
	}
	l.add(Finding{Code: code.SharesUneven, Severity: Hint, Path: at("packages", p.index) + ".price_cents", Related: at("packages", p.index) + ".credits.count",
		Cost: rest, Inputs: []Input{count("count", p.all), cents("price", p.price), cents("each", p.price/money.Amount(p.all)), cents("even", p.price-rest)}})
}

// wrongWay looks for a smaller package for the same services, on no worse terms,
// that costs less a visit. Of several the one that costs least a visit is named.
func (l *linter) wrongWay(p *pack) {
	if p.timed || p.over(p.all) >= 0 {
		return
	}
	best, cost := pack{}, money.Amount(0)
	for i := range l.list.Seller.Packages {
		o, ok := l.reckon(i)
		if !ok || o.timed || o.all >= p.all || o.days < 0 || o.offered.FirstOnly || len(o.offered.Services) != len(p.offered.Services) || !l.replaces(o.offered, p.offered) {
			continue
		}
		// As many visits at the smaller package's price a visit, a part of a cent up.
		n := money.Amount(o.all)
		if more := p.price - (o.price*money.Amount(p.all)+n-1)/n; more > cost {
			best, cost = o, more
		}
	}
	if cost == 0 {
		return
	}
	l.add(Finding{Code: code.BiggerSavesLess, Severity: Warning, Path: at("packages", p.index) + ".price_cents", Related: at("packages", best.index) + ".price_cents",
		Cost: cost, Inputs: []Input{count("count", p.all), cents("price", p.price), count("other_visits", best.all), cents("other", best.price)}})
}
