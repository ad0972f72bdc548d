package pay

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// everyRoute walks every route of a small course, and holds nothing to be no worse
// than anything else: each visit is claimed, paid singly, drawn from any package
// bought before or bought for it, or paid by a membership that may be joined.
type everyRoute struct {
	c     *Course
	steps []Step
	eves  []Eve
	each  func(Route)
	// The membership in force, -1 for none.
	member                int
	joined                civil.Date
	paid, granted, credit int
}

func (e everyRoute) walk() {
	visit := len(e.steps)
	if visit == len(e.c.Dates) {
		e.each(Route{Steps: e.steps, Eves: e.eves})
		return
	}
	// What may be bought on the eves before the visit: of each package no more than
	// there are visits.
	var eves []Eve
	for k := range e.c.Packages {
		if before, ok := e.c.eve(e.c.Packages[k].Sold); ok && before == visit {
			one := Eve{Day: e.c.Packages[k].Sold.lastDay(), Item: k}
			for range e.c.Dates {
				eves = append(eves, one)
			}
		}
	}
	for k := range e.c.Memberships {
		if before, ok := e.c.eve(e.c.Memberships[k].Sold); ok && before == visit {
			eves = append(eves, Eve{Day: e.c.Memberships[k].Sold.lastDay(), Item: k, Member: true})
		}
	}
	slices.SortStableFunc(eves, func(a, b Eve) int { return int(a.Day - b.Day) })
	for bought := range 1 << len(eves) {
		if !e.worthwhile(eves, bought) {
			continue
		}
		n := e
		n.eves = slices.Clone(e.eves)
		allowed := true
		for i, one := range eves {
			if bought>>i&1 == 0 {
				continue
			}
			if one.Member {
				allowed = allowed && (n.member < 0 || int(number(n.c.Memberships[n.member].Interval, n.joined, one.Day)) >= n.paid)
				n.member, n.joined, n.paid, n.granted, n.credit = one.Item, one.Day, n.c.Memberships[one.Item].term(one.Day), 0, 0
			}
			n.eves = append(n.eves, one)
		}
		if allowed {
			n.visit(visit)
		}
	}
}

// worthwhile leaves out what another choice says as well, and more packages than
// there are visits to come.
func (e everyRoute) worthwhile(eves []Eve, bought int) bool {
	packages := 0
	for i, one := range eves {
		if bought>>i&1 == 0 {
			continue
		}
		if i > 0 && one == eves[i-1] && bought>>(i-1)&1 == 0 {
			return false
		}
		if !one.Member {
			packages++
		}
	}
	return packages <= len(e.c.Dates)-len(e.steps)
}

func (e everyRoute) visit(visit int) {
	day := e.c.Dates[visit]
	e.take(Step{Way: PaySingle, Item: -1})
	if e.c.Claims.Mode != NoClaims {
		e.take(Step{Way: PayClaim, Item: -1})
	}
	for from, s := range e.steps {
		if s.Way == PayPackage && s.Buy {
			e.take(Step{Way: PayPackage, Item: s.Item, From: from})
		}
	}
	for k, one := range e.eves {
		if !one.Member {
			e.take(Step{Way: PayPackage, Item: one.Item, From: -1 - k})
		}
	}
	for k := range e.c.Packages {
		e.take(Step{Way: PayPackage, Buy: true, Item: k, From: visit})
	}
	if e.member >= 0 {
		m := &e.c.Memberships[e.member]
		at := number(m.Interval, e.joined, day)
		if m.over(at) {
			e.member = -1
		} else {
			n := e
			n.paid = max(n.paid, int(at)+1)
			n.pays(m, int(at), false)
			if int(at) < e.paid {
				return // bound
			}
		}
	}
	for k := range e.c.Memberships {
		m := &e.c.Memberships[k]
		if m.Sold.holds(day) {
			n := e
			n.member, n.joined, n.paid, n.granted, n.credit = k, day, m.term(day), 0, 0
			n.pays(m, 0, true)
		}
	}
}

// pays pays one visit by the membership in force: with a credit in hand, or at
// its member's price.
func (e everyRoute) pays(m *Membership, at int, buy bool) {
	for e.granted <= at {
		e.credit = int(m.kept(int32(e.credit))) + m.Credits
		e.granted++
	}
	if m.HasMember {
		e.take(Step{Way: PayMember, Buy: buy, Item: e.member})
	}
	if e.credit > 0 {
		e.credit--
		e.take(Step{Way: PayCredit, Buy: buy, Item: e.member})
	}
}

func (e everyRoute) take(s Step) {
	e.steps = append(e.steps[:len(e.steps):len(e.steps)], s)
	e.walk()
}

// drawAccounts draws accounts and taxes that may change which route is cheapest.
func drawAccounts(t *rapid.T, about money.Amount) (*fund.Accounts, *fund.Tax) {
	cents := func(name string, most money.Amount) span.Span {
		return span.Exact(rapid.Int64Range(0, int64(most)).Draw(t, name))
	}
	a := &fund.Accounts{
		Letter:  fund.Letter{Have: rapid.SampledFrom([]offer.Answer{offer.Yes, offer.Yes, offer.No, offer.NotKnown}).Draw(t, "letter")},
		Prepaid: rapid.SampledFrom([]fund.PrepaidRule{fund.WhenReceived, fund.WhenPaid}).Draw(t, "prepaid"),
	}
	if rapid.IntRange(0, 2).Draw(t, "account") < 2 {
		a.FSA = &fund.FSA{
			Left: cents("left", about), Election: span.Exact(int64(about)), Other: cents("other", about/3),
			Leftover: rapid.SampledFrom([]fund.Leftover{fund.Forfeit, fund.CarryOver, fund.Grace, fund.LeftoverNotKnown}).Draw(t, "leftover"),
			Cap:      cents("cap", about/3), Open: rapid.SampledFrom([]offer.Answer{offer.No, offer.Yes, offer.NotKnown}).Draw(t, "open"),
		}
		if rapid.Bool().Draw(t, "fiscal year") {
			a.FSA.YearEnds, _ = civil.Parse("2027-06-30")
		}
	} else {
		a.HSA = &fund.HSA{Coverage: fund.SelfOnly, Born: 1980, Route: fund.Payroll, Planned: cents("planned", 4_400_00)}
		if rapid.Bool().Draw(t, "opened late") {
			a.HSA.Opened, _ = civil.Parse("2027-02-10")
		}
	}
	if rapid.Bool().Draw(t, "no tax") {
		return a, nil
	}
	return a, &fund.Tax{
		Status: reference.Single, Income: span.Exact(rapid.SampledFrom([]int64{5_000_00, 50_400_00 + 300_00, 120_000_00}).Draw(t, "income")),
		Wages: span.Exact(80_000_00), State: span.Exact(int64(rapid.IntRange(0, 1).Draw(t, "state")) * 50_000),
		Itemizes: rapid.SampledFrom([]offer.Answer{offer.No, offer.Yes}).Draw(t, "itemizes"),
	}
}

// larger multiplies every amount of a course, so that taxes on them are more than
// cents.
func larger(c *Course, by money.Amount) {
	scale := func(all ...*money.Amount) {
		for _, a := range all {
			*a *= by
		}
	}
	for i := range c.Price {
		scale(&c.Price[i])
	}
	for i := range c.Tip {
		scale(&c.Tip[i])
	}
	for k := range c.Packages {
		scale(&c.Packages[k].Price, &c.Packages[k].Refund.Fee)
	}
	for k := range c.Upgrades {
		for i := range c.Upgrades[k] {
			scale(&c.Upgrades[k][i])
		}
	}
	for k := range c.Memberships {
		m := &c.Memberships[k]
		scale(&m.Fee, &m.SetupFee, &m.MemberPrice)
		for i := range m.Later {
			scale(&m.Later[i].Fee)
		}
	}
	for i := range c.Claims.Allowed {
		scale(&c.Claims.Allowed[i])
	}
	t := &c.Claims.Terms
	scale(&t.Deductible, &t.PocketMax, &t.Copay, &t.Caps.Visit, &t.Caps.Year, &t.Opening.DeductibleLeft, &t.Opening.PocketLeft, &t.Opening.DollarsUsed)
}

// TestBestAfterTax holds the search to every route, each settled and funded: what
// the cheapest costs after what accounts and taxes take off. It requires that often
// another route is the cheapest than before.
func TestBestAfterTax(t *testing.T) {
	var s Search
	changed := 0
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 4)
		c.Packages = c.Packages[:min(len(c.Packages), 2)]
		c.Upgrades = c.Upgrades[:min(len(c.Upgrades), 2)]
		c.Memberships = c.Memberships[:min(len(c.Memberships), 1)]
		larger(c, money.Amount(rapid.SampledFrom([]int{1, 1000}).Draw(t, "by")))
		before := s.Best(c)
		before.Steps, before.Eves = slices.Clone(before.Steps), slices.Clone(before.Eves)
		var about money.Amount
		for i := range c.Price {
			about += c.Price[i]
		}
		accounts, tax := drawAccounts(t, about)
		asOf, _ := civil.Parse("2026-11-20")
		most := rapid.Bool().Draw(t, "most")
		after := func(r Route) money.Amount {
			var book ledger.Book
			Settle(c, r, &book)
			f := fund.Fund(&book, accounts, tax, asOf)
			if most {
				return f.AfterTax.Low
			}
			return f.AfterTax.High
		}
		c.Savings = fund.Save(accounts, tax, asOf, asOf, c.Dates[len(c.Dates)-1], most)
		want := after(before)
		was := want
		if !c.Forced() {
			everyRoute{c: c, member: -1, each: func(r Route) { want = min(want, after(r)) }}.walk()
		}
		got := s.Best(c)
		if got.Total != want && !(accounts.Letter.Have == offer.NotKnown && max(got.Total-want, want-got.Total) <= c.Savings.Slack()) {
			t.Fatalf("Best costs %d after tax by %+v, the cheapest route %d", got.Total, got.Steps, want)
		}
		if kept := after(got); kept != got.Total && accounts.Letter.Have != offer.NotKnown {
			t.Fatalf("Best says %d, its ledger %d", got.Total, kept)
		}
		if want < was {
			changed++
		}
	})
	if changed < 10 {
		t.Errorf("accounts changed the cheapest route of %d courses", changed)
	}
}
