package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// Clock is what a route bought ahead, and by when it has to be used.
type Clock struct {
	Packages    []Bought // in the order of their purchase
	Memberships []Tenure // in the order of joining
}

// Bought is one package that was bought, as it stands at the end of the course.
type Bought struct {
	Item   int        // index in the seller's list
	On     civil.Date // the day of purchase
	Last   civil.Date // on which its credits are good; offer.Forever where they do not lapse
	Holds  int        // visits of the course's service
	Drawn  int
	Latest civil.Date   // the day of the last visit drawn; 0 for none
	Back   money.Amount // comes back for what was not drawn, with the tax on it
	Lost   money.Amount // of the price, for what was not drawn and does not come back
	// Slack is by how many whole weeks all visits after the purchase may be put
	// off, each being paid as it is, before a credit lapses that is drawn; AnyWeeks
	// where none ever does.
	Slack int
}

// AnyWeeks is the Slack of what nothing makes lapse: credits that never lapse, or
// that are all drawn on the day of purchase.
const AnyWeeks = -1

// Unused is how many credits were not drawn.
func (b *Bought) Unused() int { return b.Holds - b.Drawn }

// Tenure is one membership from joining to leaving.
type Tenure struct {
	Item    int        // index in the seller's list
	Joined  civil.Date // the first day
	Bound   civil.Date // the last day that joining bound to: the end of the term and of the notice
	Until   civil.Date // the last day that is paid
	Paid    int        // intervals
	Granted int        // credits of all intervals paid
	Used    int        // of them, drawn; the others are lost
}

// Lost is how many credits were granted and not drawn.
func (t *Tenure) Lost() int { return t.Granted - t.Used }

// ClockOf follows a route and tells what it bought ahead: the same walk as
// Settle, so that what was drawn and what comes back is what the ledger has.
func ClockOf(c *Course, r Route) Clock {
	var clock Clock
	s := begin(c, nil)
	s.clock = &clock
	for i := range c.Dates {
		s.attend(i, &r)
	}
	s.leave()
	for k := range s.held {
		h := &s.held[k]
		p := &c.Packages[h.item]
		back, tax := s.refund(h)
		clock.Packages = append(clock.Packages, Bought{
			Item: p.Item, On: h.bought, Last: h.last, Holds: p.Visits, Drawn: h.used, Latest: h.latest,
			Back: back + tax, Lost: p.Price - p.drawn(h.used) - back, Slack: h.slack(),
		})
	}
	return clock
}

// slack counts the weeks to the last day from the last visit drawn. The order in
// which packages are drawn from stays as it is where all visits move alike, so the
// last visit drawn is the first that comes too late.
func (h *pack) slack() int {
	if h.last == offer.Forever || h.latest <= h.bought {
		return AnyWeeks
	}
	return int(h.last-h.latest) / 7
}

// note enters the membership in force, which ends, in the clock.
func (s *settler) note(m *Membership) {
	if s.clock == nil {
		return
	}
	s.clock.Memberships = append(s.clock.Memberships, Tenure{
		Item: m.Item, Joined: s.joined, Bound: m.Interval.Start(s.joined, s.term).AddDays(-1), Until: s.lastDay(),
		Paid: s.paid, Granted: s.paid * m.Credits, Used: s.used,
	})
}
