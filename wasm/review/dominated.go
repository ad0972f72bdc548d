package review

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// dominated looks for another package that, bought as often as it takes, gives
// whoever buys this one no less for less money, or more for the same. Of several
// the one that saves most is named.
func (l *linter) dominated(p *pack) {
	var best pack
	times, saved := 0, money.Amount(-1)
	for i := range l.list.Seller.Packages {
		o, ok := l.reckon(i)
		if !ok || i == p.index || !l.replaces(o.offered, p.offered) {
			continue
		}
		n := (p.visits + o.visits - 1) / o.visits
		less := p.price - money.Amount(n)*o.price
		more := n == 1 && (o.visits > p.visits || !l.replaces(p.offered, o.offered))
		if less > saved && (less > 0 || less == 0 && more) {
			best, times, saved = o, n, less
		}
	}
	if times == 0 {
		return
	}
	l.add(Finding{Code: code.PackageDominated, Severity: Warning, Path: at("packages", p.index) + ".price_cents",
		Related: at("packages", best.index) + ".price_cents", Cost: saved, Inputs: []Input{
			count("count", times), count("visits", p.visits), cents("price", p.price),
			count("other_visits", best.visits), cents("other", best.price),
		}})
}

// replaces tells whether a visit drawn from the package by could always be drawn
// from the package of instead: for the same services, and on every such day.
func (l *linter) replaces(of, by *offer.Package) bool {
	for _, service := range by.Services {
		if !slices.Contains(of.Services, service) {
			return false
		}
	}
	return l.outlasts(of.Expiry, by.Expiry)
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
