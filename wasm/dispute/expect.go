package dispute

import (
	"slices"
	"sort"
	"strings"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// Expected is what a course was expected to cost, day by day, in one case of one
// way of paying one offer.
type Expected struct {
	days    []day
	service offer.Service
	rule    pricelist.UnitRule // of her insurer at this seller; not said: either
	certain bool               // the way is known exactly
	claimed bool               // some visit is claimed
	outside bool               // and claims are out of network
	// charges is what the provider asks for in all, before anything comes back: what
	// its good-faith estimate should come to if it is asked for this way.
	charges money.Amount
	owed    bool // such an estimate may cover the course, and a bill above it be disputed
}

// day is what is expected of one day.
type day struct {
	date    civil.Date
	visit   int          // -1 for a day on which something falls due without a visit
	due     money.Amount // what the provider asks for that day, without a tip
	claimed bool
	// other: the payer is no health plan with a network (package secondary), so that
	// no contract says what may be asked for.
	other bool
	// Of a claim: the allowed amount, her part and what it is made of.
	allowed, share, plan           money.Amount
	deductible, copay, coinsurance money.Amount
}

// Expect reads what is expected off one case of a way of the offer at an index of
// the answer to a request.
func Expect(r *estimate.Request, lists estimate.Lists, e *estimate.Estimate, at int, w *estimate.Way, c *estimate.Case) *Expected {
	o := &e.Offers[at]
	seller, list := r.Seller(o, lists)
	x := &Expected{certain: w.Certain(), outside: slices.Contains(o.Notes, code.OutsideClaimed)}
	if seller != nil && o.Service >= 0 {
		x.service = seller.Services[o.Service]
	} else {
		x.service.BookedMinutes = o.Booked
	}
	if list != nil && r.Benefit != nil {
		if payer, ok := list.Accepts(r.Benefit.Payer); ok {
			x.rule = payer.UnitRule
		}
	}
	for i, v := range e.Plan.Visits {
		x.days = append(x.days, day{date: v.Date, visit: i})
	}
	for i := range c.Book.Entries {
		x.entry(&c.Book.Entries[i])
	}
	sort.Stable(byDate(x.days))
	for i := range x.days {
		x.claimed = x.claimed || x.days[i].claimed
		x.charges += x.days[i].due
	}
	x.owed = e.GoodFaith != nil && o.Disputable != (span.Money{}) && !x.claimed
	return x
}

type byDate []day

func (d byDate) Len() int           { return len(d) }
func (d byDate) Swap(i, j int)      { d[i], d[j] = d[j], d[i] }
func (d byDate) Less(i, j int) bool { return d[i].date < d[j].date }

// on finds what is expected of a date, or adds a day without a visit.
func (x *Expected) on(date civil.Date) *day {
	for i := range x.days {
		if x.days[i].date == date {
			return &x.days[i]
		}
	}
	x.days = append(x.days, day{date: date, visit: ledger.CourseLevel})
	return &x.days[len(x.days)-1]
}

// entry takes one amount of the ledger.
func (x *Expected) entry(e *ledger.Entry) {
	other := strings.HasPrefix(string(e.Rule), "secondary.")
	switch {
	case e.Kind == ledger.Share && e.Payer == ledger.Plan:
		d := x.on(e.Date)
		d.plan += e.Amount
		d.allowed += e.Amount
		d.claimed, d.other = true, other
		return
	case e.Payer != ledger.You || e.Kind == ledger.Unused || e.Kind == ledger.Return || e.Rule == code.Tip:
		return
	}
	d := x.on(e.Date)
	d.due += e.Amount
	if e.Kind != ledger.Share {
		return
	}
	d.share += e.Amount
	d.other = d.other || other
	switch e.Rule {
	case code.Deductible, code.OtherDeductible:
		d.deductible += e.Amount
	case code.Copay, code.OtherCopay:
		d.copay += e.Amount
	case code.Coinsurance, code.OtherShare:
		d.coinsurance += e.Amount
	case code.BalanceBill: // above the allowed amount
		d.claimed = true
		return
	case code.OverMinutes, code.OverVisitCap, code.OverYearCap, code.Denied:
	default:
		return // no part of a claim
	}
	d.allowed += e.Amount
	d.claimed = true
}

// wanted is what a paper of an issuer should say that she pays for a day. What she
// lays out at the visit is the provider's to ask for; her own part is what the plan
// says that she owes.
func (d *day) wanted(by Issuer) money.Amount {
	if by == Plan {
		return d.share
	}
	return d.due
}

// minutes are those for which units may be billed: the hands-on ones, or, where a
// seller does not say how many they are, at most those that are booked.
func (x *Expected) minutes() int {
	if x.service.HandsOnMinutes > 0 {
		return x.service.HandsOnMinutes
	}
	return x.service.BookedMinutes
}

// most is how many units a billing code may have on a day on which so many timed
// codes are billed. Stated is false where the seller lists codes and not this one.
func (x *Expected) most(billed string, timedCodes int) (units int, stated bool) {
	_, limits := bill.Within(x.service.Codes, x.rule)
	for i, line := range x.service.Codes {
		if line.Code == billed && (line.Minutes > 0 || !bill.Timed(billed)) {
			return int(limits[i]), true
		}
		stated = stated || line.Code == billed
	}
	stated = stated || len(x.service.Codes) == 0
	if !bill.Timed(billed) {
		return 1, stated
	}
	return bill.Most(x.minutes(), timedCodes, x.rule), stated
}
