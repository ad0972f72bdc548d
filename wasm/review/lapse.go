package review

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// lapsing tells whether a visit a week from the day of purchase uses a package
// up, and what the visits that are lost were paid for: their equal shares, less
// what comes back on the last day that a visit is drawn. If it does, the usual
// rhythm is looked at, unless it was found not to save the price anyway.
func (l *linter) lapsing(p *pack, uneven bool) {
	if p.timed {
		l.timeLapsing(p)
		return
	}
	f := Finding{Code: code.ExpiryTooShort, Severity: Warning, Path: at("packages", p.index) + ".expires", Related: at("packages", p.index) + ".credits.count"}
	used := weekly(p.days, p.all)
	if p.lost(used) == 0 {
		f.Code, f.Severity, used = code.LapsesAtUsualRhythm, Hint, usual(p.days, p.all)
	}
	if f.Cost = p.lost(used); f.Cost == 0 || uneven && f.Code == code.LapsesAtUsualRhythm {
		return
	}
	if p.shared() {
		f.Severity = Hint
	}
	f.Inputs = []Input{count("count", p.all), count("used", used)}
	l.add(f)
}

// timeLapsing is the same for minutes, at the longest visit each time. What comes
// back depends on the visits that are drawn: then nothing is said.
func (l *linter) timeLapsing(p *pack) {
	if p.offered.Refund.Rule > offer.RefundNone {
		return
	}
	shortest, longest := l.lengths(p.offered.Services)
	f := Finding{Code: code.MinutesLapse, Severity: Warning, Path: at("packages", p.index) + ".expires", Related: at("packages", p.index) + ".credits.count"}
	used := weekly(p.days, p.all) * longest
	if used+shortest > p.all {
		f.Code, f.Severity, used = code.MinutesLapseUsually, Hint, usual(p.days, p.all)*longest
	}
	if used+shortest > p.all {
		return
	}
	if p.shared() {
		f.Severity = Hint
	}
	f.Cost, f.Inputs = p.price-p.drawn(used), []Input{count("count", p.all), count("used", used), count("minutes", longest)}
	l.add(f)
}

// lost is what was paid for credits that are neither used nor refunded.
func (p *pack) lost(used int) money.Amount { return p.price - p.drawn(used) - p.back(used) }

// drawn is what so many credits' shares of the price come to: a cent more for the
// first ones where they do not come out even.
func (p *pack) drawn(used int) money.Amount {
	each, more := p.price/money.Amount(p.all), p.price%money.Amount(p.all)
	return each*money.Amount(used) + min(more, money.Amount(used))
}

// back is what a package of visits gives back when so many were drawn at the
// single price that it is held against, by the rules of package pay.
func (p *pack) back(used int) money.Amount {
	unused := p.price - p.drawn(used)
	switch p.offered.Refund.Rule {
	case offer.RefundUnused:
		return unused
	case offer.RefundUsedAtSingle:
		return max(0, min(unused, p.price-p.single*money.Amount(used)))
	case offer.RefundUnusedLessFee:
		return max(0, unused-max(0, p.offered.Refund.Fee))
	}
	return 0
}
