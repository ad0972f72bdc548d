package review

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
)

// A pack is a package whose figures may be reckoned with. One of minutes is
// reckoned in minutes, and held against the single visits that make most of them.
type pack struct {
	index   int
	all     int  // credits: visits, or minutes
	timed   bool // they are minutes
	price   money.Amount
	service int          // the dearest that it is good for
	single  money.Amount // its single price
	singles money.Amount // what all that it can be used for costs singly, at most
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
	uneven := l.worth(&p)
	if !l.dominated(&p) {
		l.wrongWay(&p)
	}
	l.lapsing(&p, uneven)
	l.shares(&p)
}

// reckon gathers what a package's findings need. It reports false where the
// draft leaves something open.
func (l *linter) reckon(i int) (pack, bool) {
	o := &l.list.Seller.Packages[i]
	p := pack{index: i, all: o.Visits, offered: o}
	var priced, served, lasting bool
	p.price, priced = exact(o.Price)
	p.service, p.single, served = l.dearest(o.Services)
	p.days, lasting = l.days(o.Expiry)
	if o.Minutes != 0 {
		p.all, p.timed = o.Minutes, true
	}
	most := offer.MaxVisits
	if p.timed {
		most = offer.MaxMinutesHeld
	}
	if !priced || !served || !lasting || !within(p.all, most) || p.timed && (o.Visits != 0 || !l.booked(o.Services)) {
		return p, false
	}
	p.singles = p.single * money.Amount(p.all)
	if p.timed {
		p.singles = l.fill(p.all, o.Services)
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
// the usual rhythm uses it before it lapses. It tells whether the latter was found.
func (l *linter) worth(p *pack) (uneven bool) {
	path, related := at("packages", p.index)+".price_cents", at("services", p.service)+".price_cents"
	figures := []Input{count("count", p.all), cents("price", p.price), cents("single", p.single)}
	all := p.over(p.all)
	dearer, same := all > p.premium, all == 0 && p.premium == 0
	f := Finding{Severity: Warning, Path: path, Related: related, Cost: all, Inputs: figures}
	switch {
	case p.offered.FirstOnly && (dearer || same):
		f.Code, f.Inputs = code.FirstNotCheaper, []Input{cents("price", p.price), cents("singles", p.singles)}
	case p.timed && (dearer || same):
		f.Code, f.Inputs = code.MinutesDearer, []Input{count("count", p.all), cents("price", p.price), cents("singles", p.singles)}
	case dearer:
		f.Code = code.PackageDearer
	case same:
		f.Code, f.Severity = code.PackageSavesNone, Hint
	case p.timed:
		return false
	default:
		used := usual(p.days, p.all)
		if p.over(used) <= p.premium {
			return false
		}
		f.Code, f.Cost, f.Inputs, uneven = code.PackageNotEven, p.over(used), append(figures, count("used", used)), true
		if p.shared() || p.over(weekly(p.days, p.all)) <= p.premium {
			f.Severity = Hint // a visit a week makes it worth it, or others may help
		}
	}
	if same && p.timed {
		f.Severity = Hint
	}
	l.add(f)
	return uneven
}

// over is by how much a package of which so many credits are used costs more than
// single visits: its price, less what the rest gives back.
func (p *pack) over(used int) money.Amount {
	if used == p.all {
		return p.price - p.singles
	}
	return p.price - p.back(used) - money.Amount(used)*p.single
}

// shared tells whether others may help to use it up.
func (p *pack) shared() bool { return p.offered.Sharing.Who != offer.NobodyElse }

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
