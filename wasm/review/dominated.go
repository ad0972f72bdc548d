package review

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// dominated looks for another package that, bought as often as it takes, gives
// whoever buys this one no less for less money, or more for the same. Of several
// the one that saves most is named. Two packages alike but for their price are
// such a pair.
func (l *linter) dominated(p *pack) bool {
	var best pack
	times, saved := 0, money.Amount(-1)
	for i := range l.list.Seller.Packages {
		o, ok := l.reckon(i)
		if !ok || i == p.index || o.days < 0 || !l.replaces(o.offered, p.offered) {
			continue
		}
		n := l.times(&o, p)
		if n == 0 || n > 1 && o.offered.FirstOnly {
			continue
		}
		less := p.price - money.Amount(n)*o.price
		more := n == 1 && o.timed == p.timed && (o.all > p.all || !l.replaces(p.offered, o.offered))
		if less > saved && (less > 0 || less == 0 && more) {
			best, times, saved = o, n, less
		}
	}
	if times == 0 {
		return false
	}
	f := Finding{Code: code.PackageDominated, Severity: Warning, Path: at("packages", p.index) + ".price_cents",
		Related: at("packages", best.index) + ".price_cents", Cost: saved, Inputs: []Input{
			count("count", times), count("visits", p.all), cents("price", p.price),
			count("other_visits", best.all), cents("other", best.price),
		}}
	if p.timed || best.timed {
		f.Code = code.PackageOutdone
		f.Inputs = []Input{count("count", times), cents("price", p.price), cents("other", best.price)}
	}
	l.add(f)
	return true
}

// times is how often one package has to be bought for all that another could be
// used for; 0 where it cannot stand in. A visit is drawn from one package, so
// that minutes do not simply add up: as many of the longest visits as one holds
// are sure, and as many of the shortest as the other holds may be wanted.
func (l *linter) times(of, by *pack) int {
	shortest, longest := 1, 1
	if of.timed || by.timed {
		if !l.booked(by.offered.Services) {
			return 0
		}
		shortest, longest = l.lengths(by.offered.Services)
	}
	wanted, sure := by.all, of.all
	switch {
	case of.timed && by.timed && of.all >= by.all:
		return 1
	case by.timed:
		wanted /= shortest
	}
	if of.timed {
		sure /= longest
	}
	if sure == 0 {
		return 0
	}
	return max(1, (wanted+sure-1)/sure)
}

// replaces tells whether a visit drawn from the package by could always be drawn
// from the package of instead: for the same services, on every such day, with the
// same people, and so that no less comes back of what is not used.
func (l *linter) replaces(of, by *offer.Package) bool {
	for _, service := range by.Services {
		if !slices.Contains(of.Services, service) {
			return false
		}
	}
	for _, service := range by.Upgrades {
		// What is paid on top is reckoned from the first service of a package.
		if !slices.Contains(of.Services, service) && (!slices.Contains(of.Upgrades, service) || of.Services[0] != by.Services[0]) {
			return false
		}
	}
	shares := by.Sharing.Who == offer.NobodyElse || of.Sharing.Who >= by.Sharing.Who && of.Sharing.People >= by.Sharing.People
	return shares && (by.FirstOnly || !of.FirstOnly) && refunds(of.Refund, by.Refund) && l.outlasts(of.Expiry, by.Expiry)
}

// refunds tells whether one rule gives back no less than another for a package
// that costs no more.
func refunds(of, by offer.Refund) bool {
	switch {
	case by.Rule <= offer.RefundNone || of.Rule == offer.RefundUnused:
		return true
	case of.Rule != by.Rule:
		return false
	}
	return of.Fee <= by.Fee
}

// outlasts tells whether a package that is bought on the same day, or later,
// never lapses before the other.
func (l *linter) outlasts(of, by offer.Expiry) bool {
	switch {
	case of.Rule == offer.Never:
		return true
	case by.Rule == offer.Never:
		return false
	case of.Rule == offer.FixedDate:
		return by.Rule == offer.FixedDate && of.Date >= by.Date
	case by.Rule == offer.FixedDate:
		return max(l.asOf, l.list.Effective.From).AddMonths(of.Months) >= by.Date
	case of.Rule == offer.AfterPurchase && by.Rule == offer.AfterFirstUse:
		return false // the other may be bought long before its first visit
	}
	return of.Months >= by.Months
}
