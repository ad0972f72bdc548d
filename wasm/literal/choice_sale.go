package literal

import "kneadwise/wasm/civil"

// A Package is a number of visits, or of minutes, paid ahead at one price. Where
// the price changes there is one for each.
type Package struct {
	Credits int   // visits, or minutes
	Visit   int   // credits that a visit takes: 1, or the minutes booked
	Price   int64 // cents
	Expires string
	Months  int        // "after months"
	LastDay civil.Date // "on a day"
	Refund  string
	Fee     int64 // "unused less a fee"
	First   bool  // only bought before anything else is bought
	Sold    Period
	Upgrade []int64 // what each visit costs on top of a credit; empty for none
}

// A Membership is a contract with a fee each interval, at one fee for who joins.
type Membership struct {
	Every    int    // of
	Unit     string // "week", "month" or "year"
	Fee      int64  // cents an interval
	Later    []LaterFee
	SetupFee int64
	Credits  int    // visits granted at the start of each interval
	Unused   string // "lost", "rolled over" or "kept"
	Cap      int    // "rolled over", at most so many
	Minimum  int    // intervals
	Notice   int    // days
	Cycles   int    // intervals after which it ends by itself; 0: never
	Member   int64  // what an extra visit costs a member; None for no such price
	Sold     Period
}

// A LaterFee is due from the first interval that begins on or after a day.
type LaterFee struct {
	From civil.Date
	Fee  int64
}

// A Period is the days on which something is sold at a price: the first, 0 for
// always, and the one on which that ends, 0 for never.
type Period struct{ From, Until civil.Date }

func (p Period) holds(day civil.Date) bool {
	return day >= p.From && (p.Until == 0 || day < p.Until)
}

// eve is the last day of a period, 0 where there is none.
func (p Period) eve() civil.Date {
	if day := p.Until.AddDays(-1); p.holds(day) {
		return day
	}
	return 0
}

// forever is the last day of credits that never lapse.
const forever civil.Date = 1<<31 - 1

// lastDay is the last on which the credits of a package bought on a day may be
// used. It counts from the purchase and is good itself.
func (p *Package) lastDay(bought civil.Date) civil.Date {
	switch p.Expires {
	case "never":
		return forever
	case "after months":
		return bought.AddMonths(p.Months)
	case "on a day":
		return p.LastDay
	}
	panic("literal: a package expires " + p.Expires)
}

// givesBack is what a package gives back for its unused credits, before tax, if
// so many are used, on visits that cost so much singly by the list.
func (p *Package) givesBack(used int, singly int64) int64 {
	unused := p.Price - p.shares(used)
	switch p.Refund {
	case "none":
		return 0
	case "unused":
		return unused
	case "unused less a fee":
		return max(unused-p.Fee, 0)
	case "used at the single price":
		return min(max(p.Price-singly, 0), unused)
	}
	panic("literal: a package gives back " + p.Refund)
}

// shares is what the first credits of a package cost. Each is an equal share of
// the price, to a cent: the cents that are left over are the first credits'.
func (p *Package) shares(credits int) int64 {
	all, n := int64(p.Credits), int64(credits)
	return n*(p.Price/all) + min(n, p.Price%all)
}

// begins is the first day of an interval, counted from 0. A month after the 31st
// is the last of a shorter month, and the anchor day comes back after it.
func (m *Membership) begins(joined civil.Date, interval int) civil.Date {
	n := m.Every * interval
	switch m.Unit {
	case "week":
		return joined.AddDays(7 * n)
	case "month":
		return joined.AddMonths(n)
	case "year":
		return joined.AddMonths(12 * n)
	}
	panic("literal: an interval of a " + m.Unit)
}

// interval is the one that holds a day, counted from 0.
func (m *Membership) interval(joined, day civil.Date) (n int) {
	for m.begins(joined, n+1) <= day {
		n++
	}
	return n
}

// term is how many intervals joining binds to: the minimum, or if that is more
// those to the end of the first that ends no earlier than the notice given on
// the day of joining; but none after the last.
func (m *Membership) term(joined civil.Date) int {
	told := joined.AddDays(m.Notice)
	n := 1
	for m.begins(joined, n).AddDays(-1) < told {
		n++
	}
	n = max(n, m.Minimum)
	if m.Cycles > 0 {
		n = min(n, m.Cycles)
	}
	return n
}

// due is the fee of an interval: the latest in whose force it begins.
func (m *Membership) due(joined civil.Date, interval int) int64 {
	fee := m.Fee
	for _, l := range m.Later {
		if m.begins(joined, interval) >= l.From {
			fee = l.Fee
		}
	}
	return fee
}

// carries is how many unused credits go into the next interval.
func (m *Membership) carries(unused int) int {
	switch m.Unused {
	case "lost":
		return 0
	case "rolled over":
		return min(unused, m.Cap)
	case "kept":
		return unused
	}
	panic("literal: unused credits are " + m.Unused)
}
