package bound

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// What accounts and taxes save is part of what a course costs. No cent saves more
// than itself, so a fact that makes a plan year dearer makes it no cheaper after
// tax, and the corners bound the range as they do before tax: at the best one with
// the most that may be saved, at the others with what is saved for sure. Only where
// a rule of the accounts turns within a plan year may a fact that is not known move
// cents from days on which they save less to days on which they save more. There
// the ends of the range are what the course costs before tax, at the low end less
// the most that can be saved of so much.

// Fund makes the bench reckon with accounts and taxes, for courses on some dates.
func (b *Bench) Fund(a *fund.Accounts, t *fund.Tax, asOf civil.Date, dates []civil.Date) {
	b.sure, b.most = nil, nil
	if a == nil && t == nil || len(dates) == 0 {
		return
	}
	first, last := min(asOf, dates[0]), dates[len(dates)-1]
	b.sure, b.most = fund.Save(a, t, asOf, first, last, false), fund.Save(a, t, asOf, first, last, true)
}

// Unfunded does some work as if nothing had been said of accounts and taxes.
func (b *Bench) Unfunded(work func()) {
	sure, most := b.sure, b.most
	b.sure, b.most = nil, nil
	work()
	b.sure, b.most = sure, most
}

// fix makes the course of a point the bench's.
func (b *Bench) fix(s *Subject, p Point, ch Choice) bool {
	if !s.course(p, ch, &b.course) {
		return false
	}
	b.course.Savings = b.sure
	if p.Insurance == Best {
		b.course.Savings = b.most
	}
	return true
}

// saved is what is saved of the bench's course by a route that was chosen elsewhere.
func (b *Bench) saved(route pay.Route) money.Amount {
	if b.course.Savings == nil {
		return 0
	}
	var book ledger.Book
	pay.Settle(&b.course, route, &book)
	return b.course.Savings.OfBook(&book)
}

// shifts tells whether a fact of her plan that is not known, beside one that is
// pinned, may move cents within a plan year over a day on which a rule of her
// accounts turns.
func (b *Bench) shifts(s *Subject, pin Key) bool {
	if b.sure == nil || s.gate().shut || !b.turns(s) {
		return false
	}
	open := false
	count := func(k Key, d domain) { open = open || d.open() && k != pin }
	for _, c := range [...]Corner{Typical, Best, Worst} {
		b.insured(s, at(c), count)
	}
	return open
}

// turns tells whether two visits of one plan year lie in two spells of her accounts.
func (b *Bench) turns(s *Subject) bool {
	c := pay.Course{Dates: s.Dates}
	c.Claims.Terms.YearStarts = s.benefit().YearStarts
	for i := 1; i < len(s.Dates); i++ {
		for _, save := range [...]*fund.Savings{b.sure, b.most} {
			if save.Spell(s.Dates[i]) != save.Spell(s.Dates[i-1]) && !newYear(&c, i) {
				return true
			}
		}
	}
	return false
}
