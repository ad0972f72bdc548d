package pay

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// Even says from how many visits on a package or a membership is cheaper than
// paying each visit singly, if she stops then. It is bought at the first visit on
// which it is sold and again whenever it is used up, has lapsed or has ended, and
// nothing else with it. Both sides count what comes back, terms and notice (Stops):
// who stops has paid for what is left over, so that a package of five may be
// cheaper for five visits and dearer for six.
type Even struct {
	Membership bool         // else a package
	Item       int          // index in the seller's list
	Visits     int          // that it holds; of a membership, the credits of an interval
	Price      money.Amount // of the first purchase; of a membership, the fee of an interval
	First      int          // the least number of visits for which it is cheaper; 0 where it never is
	From       int          // the number from which on it is cheaper to the end of the course; 0 where it is not at the end
}

// BreakEven compares each item that is sold on the day of a visit with paying
// singly, packages before memberships.
func BreakEven(c *Course) []Even {
	if len(c.Packages)+len(c.Memberships) == 0 {
		return nil
	}
	steps := make([]Step, len(c.Dates))
	for i := range steps {
		steps[i] = Step{Way: PaySingle, Item: -1}
	}
	singly := Stops(c, Route{Steps: steps})
	var all []Even
	for k := range c.Packages {
		all = c.even(all, steps, singly, Even{Item: c.Packages[k].Item})
	}
	for k := range c.Memberships {
		all = c.even(all, steps, singly, Even{Membership: true, Item: c.Memberships[k].Item})
	}
	return all
}

// even adds one item, unless it is there already at an earlier price, or is not
// sold on the day of any visit. Steps are room for its route.
func (c *Course) even(all []Even, steps []Step, singly []money.Amount, e Even) []Even {
	for i := range all {
		if all[i].Membership == e.Membership && all[i].Item == e.Item {
			return all
		}
	}
	if e.Membership {
		first := c.joinsAgain(steps, e.Item)
		if first < 0 {
			return all
		}
		e.Visits, e.Price = c.Memberships[first].Credits, c.Memberships[first].Fee
	} else {
		first := c.buysAgain(steps, e.Item)
		if first < 0 {
			return all
		}
		e.Visits, e.Price = c.Packages[first].Visits, c.Packages[first].Price
	}
	e.compare(Stops(c, Route{Steps: steps}), singly)
	return append(all, e)
}

// compare finds where stopping with the item costs less than without it.
func (e *Even) compare(with, without []money.Amount) {
	for i := range with {
		switch {
		case with[i] >= without[i]:
			e.From = 0
		case e.From == 0:
			e.From = i + 1
		}
		if e.First == 0 {
			e.First = e.From
		}
	}
}

// buysAgain makes the steps of a route that pays by one package, bought again and
// again, and returns where the first purchase stands in the course's packages, -1
// if there is none.
func (c *Course) buysAgain(steps []Step, item int) int {
	first, at, from, left := -1, -1, 0, 0
	var last civil.Date
	for i, day := range c.Dates {
		if left > 0 && day <= last {
			left--
			steps[i] = Step{Way: PayPackage, Item: at, From: from}
			continue
		}
		at, left = c.onSale(item, day), 0
		if at < 0 || first >= 0 && c.Packages[at].FirstOnly {
			steps[i] = Step{Way: PaySingle, Item: -1}
			continue
		}
		if first < 0 {
			first = at
		}
		from, left, last = i, c.Packages[at].Visits-1, c.Packages[at].lastDay(day)
		steps[i] = Step{Way: PayPackage, Buy: true, Item: at, From: i}
	}
	return first
}

// onSale is where an item that is sold on a day stands in the course's packages.
func (c *Course) onSale(item int, day civil.Date) int {
	for k := range c.Packages {
		if p := &c.Packages[k]; p.Item == item && p.lastDay(day) >= day {
			return k
		}
	}
	return -1
}

// joinsAgain is the same of a membership. Each visit takes a credit, or else what
// a member pays without one.
func (c *Course) joinsAgain(steps []Step, item int) int {
	first, at := -1, -1
	var joined civil.Date
	for i, day := range c.Dates {
		if at >= 0 && c.Memberships[at].over(number(c.Memberships[at].Interval, joined, day)) {
			at = -1
		}
		steps[i] = Step{Way: PayCredit, Item: at}
		if at < 0 {
			at = c.joinable(item, day)
			if at < 0 {
				steps[i] = Step{Way: PaySingle, Item: -1}
				continue
			}
			joined = day
			steps[i] = Step{Way: PayCredit, Buy: true, Item: at}
		}
		if first < 0 {
			first = at
		}
	}
	return first
}

// joinable is where a membership that may be joined on a day stands in the course's.
func (c *Course) joinable(item int, day civil.Date) int {
	for k := range c.Memberships {
		if m := &c.Memberships[k]; m.Item == item && m.Sold.holds(day) {
			return k
		}
	}
	return -1
}
