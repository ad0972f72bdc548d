package literal

import (
	"cmp"
	"slices"

	"kneadwise/wasm/civil"
)

// A hand is all that matters to the rest of a course: the moment, packages that
// still hold credits or give something back, a membership, whether anything was
// bought yet, and where the plan stands.
type hand struct {
	moment   int
	packages [MaxVisits]held // in a fixed order, none at the end
	member   member
	buyer    bool
	state    int // number of the plan's state
}

// held is a package in hand; none where it has no last day.
type held struct {
	item   int
	until  civil.Date // the last day on which its credits are good
	used   int        // credits
	singly int64      // what the visits drawn from it cost by the list, where a refund asks
}

// member is a membership, also one whose paid intervals have gone by: it may be
// renewed until another is joined. None where it has no day.
type member struct {
	item     int
	joined   civil.Date
	paid     int // intervals
	interval int // that has begun
	credits  int // in hand, if she stays
}

// trade is the hand with one package in place of another: held{} for none.
func (h hand) trade(out, in held) hand {
	at := slices.Index(h.packages[:], out)
	if at < 0 {
		panic("literal: more packages in hand than visits")
	}
	h.packages[at] = in
	return h.sorted()
}

// sorted puts the packages in order, so that what is the same in hand is the same
// hand.
func (h hand) sorted() hand {
	slices.SortFunc(h.packages[:], func(a, b held) int {
		switch {
		case a == b:
			return 0
		case a.until == 0 || b.until == 0:
			return int(b.until - a.until)
		}
		return cmp.Or(int(a.until-b.until), a.item-b.item, a.used-b.used, cmp.Compare(a.singly, b.singly))
	})
	return h
}

// morning is what is in hand when a day begins. Packages that have lapsed are
// gone, and so are those with neither credits nor anything to give back. Each
// interval of a membership that has begun since has granted its credits, if she
// stays for it; a membership whose last interval is over has ended.
func (e *enumeration) morning(h hand) hand {
	day := e.moments[h.moment].day
	for i, p := range h.packages {
		if p.until == 0 {
			break
		}
		if p.until < day || e.left(p) == 0 && e.Packages[p.item].givesBack(p.used, p.singly) == 0 {
			h.packages[i] = held{}
		}
	}
	h = h.sorted()
	if h.member.joined == 0 {
		return h
	}
	m := &e.Memberships[h.member.item]
	for h.member.interval < m.interval(h.member.joined, day) {
		h.member.interval++
		h.member.credits = m.carries(h.member.credits) + m.Credits
	}
	if m.Cycles > 0 && h.member.interval >= m.Cycles {
		h.member = member{}
	}
	return h
}

// backs are what comes back on the day of the last visit for the credits that
// have not lapsed by then, with the tax on it, package by package.
func (e *enumeration) backs(h hand) (all [MaxVisits]Back) {
	last := e.Visits[len(e.Visits)-1].Day
	for i, p := range h.packages {
		if p.until == 0 {
			break
		}
		if sold := &e.Packages[p.item]; p.until >= last {
			all[i] = Back{p.item, e.returned(sold.Price, sold.givesBack(p.used, p.singly))}
		}
	}
	return all
}
