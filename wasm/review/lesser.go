package review

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// lesser looks for another membership that gives whoever joins this one no less
// for less money, or more for the same. Of several the one that saves most over
// this one's term is named.
func (l *linter) lesser(i int) {
	m := &l.list.Seller.Memberships[i]
	own, ok := l.club(m)
	if !ok {
		return
	}
	best, saved := -1, money.Amount(-1)
	var fee money.Amount
	for j := range l.list.Seller.Memberships {
		o := &l.list.Seller.Memberships[j]
		other, ok := l.club(o)
		if !ok || i == j || other.term > own.term || other.setup > own.setup || other.fee > own.fee || !gives(o, m) || l.moves(j) || l.moves(i) {
			continue
		}
		less := own.setup - other.setup + money.Amount(own.term)*(own.fee-other.fee)
		if less > saved && (less > 0 || !gives(m, o)) {
			best, saved, fee = j, less, other.fee
		}
	}
	if best < 0 {
		return
	}
	l.add(Finding{Code: code.MembershipDominated, Severity: Warning, Path: at("memberships", i) + ".fee_cents", Related: at("memberships", best) + ".fee_cents",
		Cost: saved, Inputs: []Input{count("count", own.term), cents("fee", own.fee), cents("other", fee)}})
}

// gives tells whether one membership gives no less than another, the money left
// aside: at the same interval as many credits for the same services, kept as long,
// extra visits for no more, and no harder to leave.
func gives(of, by *offer.Membership) bool {
	for _, service := range by.Services {
		if !slices.Contains(of.Services, service) {
			return false
		}
	}
	extra, has := memberPrice(of)
	wanted, asked := memberPrice(by)
	kept := of.Unused > by.Unused || of.Unused == by.Unused && of.Cap >= by.Cap
	ends := of.Cycles == 0 || by.Cycles != 0 && of.Cycles >= by.Cycles
	return max(1, of.Interval.Every) == max(1, by.Interval.Every) && of.Interval.Unit == by.Interval.Unit &&
		of.Credits >= by.Credits && kept && ends && (!asked || has && extra <= wanted) &&
		of.Minimum.Low <= by.Minimum.Low && of.Notice <= by.Notice && of.Pause >= by.Pause && (by.ClawBack || !of.ClawBack)
}

// moves tells whether a later day has another fee for a membership: what it costs
// over a term then depends on the day of joining.
func (l *linter) moves(i int) bool {
	for k := range l.list.Seller.Changes {
		c := &l.list.Seller.Changes[k]
		if c.From > l.day() && slices.ContainsFunc(c.Memberships, func(p offer.NewPrice) bool { return p.Index == i }) {
			return true
		}
	}
	return false
}
