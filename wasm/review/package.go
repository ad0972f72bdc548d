package review

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
)

// A pack is a package whose figures may be reckoned with.
type pack struct {
	index   int
	visits  int
	price   money.Amount
	service int          // the dearest that it is good for
	single  money.Amount // its single price
	premium money.Amount // what a first single visit may cost more
	days    int          // the last day of use, counted from the day of purchase; offer.Forever for none
	offered *offer.Package
}

// pack looks at one package.
func (l *linter) pack(i int) {
	p, ok := l.reckon(i)
	if !ok {
		return
	}
	if p.days < 0 {
		l.add(Finding{Code: code.PackageLapsed, Severity: Warning, Path: at("packages", i) + ".expires.date",
			Cost: p.price, Inputs: []Input{day("date", p.offered.Expiry.Date)}})
		return
	}
	l.worth(&p)
	l.dominated(&p)
	l.lapsing(&p)
}

// reckon gathers what a package's findings need. It reports false where the
// draft leaves something open.
func (l *linter) reckon(i int) (pack, bool) {
	o := &l.list.Seller.Packages[i]
	p := pack{index: i, visits: o.Visits, offered: o}
	var priced, served, lasting bool
	p.price, priced = exact(o.Price)
	p.service, p.single, served = l.dearest(o.Services)
	p.days, lasting = l.days(o.Expiry)
	if !priced || !served || !lasting || !within(o.Visits, offer.MaxVisits) {
		return p, false
	}
	p.premium = l.premium(o.Services)
	return p, true
}

// days is how many days after its purchase a package can still be used, for a
// buyer who chooses the best day for it. One date for all is best used from the
// day on which the list can be bought from.
func (l *linter) days(e offer.Expiry) (int, bool) {
	switch e.Rule {
	case offer.Never:
		return int(offer.Forever), true
	case offer.AfterPurchase, offer.AfterFirstUse:
		return longest(e.Months), within(e.Months, offer.MaxMonths)
	case offer.FixedDate:
		return int(e.Date) - int(max(l.asOf, l.list.Effective.From)), e.Date > 0
	}
	return 0, false
}

// longest is the most days that so many months can have, over the days of four
// years. A month from the first of one to the first of another is never shorter
// than one between later days, which the end of a month may cut.
func longest(months int) int {
	first, _ := civil.Make(2024, 1, 1)
	most := 0
	for i := range 48 {
		from := first.AddMonths(i)
		most = max(most, int(from.AddMonths(months)-from))
	}
	return most
}

// worth holds a package against single visits: fully used, and then as far as
// the usual rhythm uses it before it lapses.
func (l *linter) worth(p *pack) {
	path, related := at("packages", p.index)+".price_cents", at("services", p.service)+".price_cents"
	figures := []Input{count("count", p.visits), cents("price", p.price), cents("single", p.single)}
	used := usual(p.days, p.visits)
	switch all := p.over(p.visits); {
	case all > p.premium:
		l.add(Finding{Code: code.PackageDearer, Severity: Warning, Path: path, Related: related, Cost: all, Inputs: figures})
	case p.over(used) > p.premium:
		f := Finding{Code: code.PackageNotEven, Severity: Hint, Path: path, Related: related,
			Cost: p.over(used), Inputs: append(figures, count("used", used))}
		if p.over(weekly(p.days, p.visits)) > p.premium {
			f.Severity = Warning // nor does a visit a week
		}
		l.add(f)
	case all == 0 && p.premium == 0:
		l.add(Finding{Code: code.PackageSavesNone, Severity: Hint, Path: path, Related: related, Inputs: figures})
	}
}

// over is by how much a package costs more than so many single visits.
func (p *pack) over(visits int) money.Amount { return p.price - money.Amount(visits)*p.single }

// lapsing tells whether a visit a week from the day of purchase uses a package
// up, and what the visits that are lost were paid for: their equal shares.
func (l *linter) lapsing(p *pack) {
	used := weekly(p.days, p.visits)
	if used == p.visits {
		return
	}
	var lost money.Amount
	for i := used; i < p.visits; i++ {
		lost += money.Share(p.price, p.visits, i)
	}
	l.add(Finding{Code: code.ExpiryTooShort, Severity: Warning, Path: at("packages", p.index) + ".expires",
		Related: at("packages", p.index) + ".credits.count", Cost: lost, Inputs: []Input{count("count", p.visits), count("used", used)}})
}

// weekly is how many of the visits fall within the days at one a week.
func weekly(days, visits int) int { return min(visits, days/7+1) }

// usual is the same at the usual rhythm: the default plan's block of weekly
// visits, then its interval without end.
func usual(days, visits int) int {
	const block = 7 * (plan.DefaultVisits - 1) // the day of the block's last visit
	if days <= block {
		return weekly(days, visits)
	}
	return min(visits, plan.DefaultVisits+(days-block)/(7*plan.DefaultWeeks))
}
