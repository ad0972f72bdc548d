package literal_test

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/literal"
)

// drawChoice draws a course of up to seven visits at a seller with up to three
// packages and one membership, any of them at two prices, and a plan under any
// settings, with purchases on eves or without. Amounts lie near a visit's price,
// days near the visits' own, so that ways to pay compete, meet and tie.
func drawChoice(p pick, eves bool) *literal.Course {
	c := &literal.Course{Claims: of(p, "none", "mixed", "mixed", "mixed", "mixed", "only")}
	var visits []literal.Visit
	c.Plan, c.State, visits = drawPlan(p)
	grain := of[int64](p, 1, 1, 100, 10_00)
	price := of(p, visits[0].Charge, grain*int64(1+p(9)), 80_00)
	c.Visits, c.Tips = drawVisits(p, price, grain)
	c.State.Year = c.Visits[0].Day // what is said of the plan holds on the first visit's day
	if c.Claims == "mixed" && p(3) > 0 {
		affordable(p, &c.Plan, &c.State, price)
	}
	d := dealer{p, c, price, grain}
	for n := of(p, 0, 1, 2, 2, 3, 3); len(c.Packages) < n; {
		c.Packages = append(c.Packages, d.prices(d.pack(), n-len(c.Packages))...)
	}
	if p(2) == 0 {
		c.Memberships = d.membership()
	}
	if p(3) == 0 {
		c.OffPPM = int64(10_000 * (1 + p(50)))
	}
	if p(3) == 0 {
		c.SalesTaxPPM = of(p, 65_000, 101_250, int64(p(200_001)))
	}
	if p(3) == 0 {
		c.CardPPM = of(p, 30_000, 40_000, int64(p(100_001)))
	}
	if c.OnEves = eves; p(2) == 0 && eves {
		c.Opens = c.Visits[0].Day.AddDays(-p(40))
	}
	return c
}

// drawVisits draws the days of visits, near one another or far apart, what each
// costs and what tips are given.
func drawVisits(p pick, price, grain int64) (visits []literal.Visit, tips []int64) {
	day, _ := civil.Make(2026, 1+p(12), 1+p(31))
	if day == 0 {
		day, _ = civil.Make(2026, 1, 31)
	}
	apart, tipped := of(p, 1, 7, 14, 30, 60), p(4) == 0
	n, changes := of(p, 1, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7), p(21)
	allowed := p.near(2*price, price, price*6/10)
	handsOn := int64(20 + p(80))
	for i := range n {
		v := literal.Visit{Day: day, Charge: price, Allowed: allowed, HandsOn: handsOn}
		switch {
		case changes < n && i >= changes:
			v.Charge += grain * int64(1+changes)
		case changes == n && i == 0:
			v.Charge = max(v.Charge/2, 1)
		}
		if p(4) == 0 {
			v.Allowed = p.near(2*price, price)
		}
		v.Single = v.Charge
		visits = append(visits, v)
		if tipped {
			tips = append(tips, int64(p(20_00)))
		}
		day = day.AddDays(1 + of(p, apart-1, apart-1, p(2*apart), p(90)))
	}
	return visits, tips
}

// affordable makes a plan that pays enough for some visits to be claimed: what it
// asks of a visit is less than the price, and little of its amounts is left.
func affordable(p pick, plan *literal.Plan, s *literal.State, price int64) {
	plan.Coinsurance = int64(p(600_001))
	plan.Copay = int64(p(int(price*7/10) + 1))
	s.DeductibleLeft = min(s.DeductibleLeft, p.near(price, price/2))
	plan.Deductible = max(s.DeductibleLeft, of(p, 0, price/2, price))
	s.FamilyDeductibleLeft = min(s.FamilyDeductibleLeft, s.DeductibleLeft+p.near(price))
	plan.FamilyDeductible = max(s.FamilyDeductibleLeft, plan.Deductible)
	for i := range plan.Permits {
		plan.Permits[i].LastDay = of(p, 0, s.Year.AddDays(p(200)))
	}
	if p(4) == 0 { // a visit finishes the deductible, and the copay waits for it
		plan.Kind, plan.CopayWaits, plan.CopayOrder = of(p, "copay", "both"), true, "deductible first"
		plan.CopayAtEnd = of(p, "waived", "whole")
		plan.PocketMax += price
		s.PocketLeft, s.FamilyPocketLeft = s.PocketLeft+price, s.FamilyPocketLeft+price
	}
}

// A dealer draws what a seller sells.
type dealer struct {
	pick
	course       *literal.Course
	price, grain int64
}

// percent is so many hundredths of an amount, by the grain of the list.
func (d dealer) percent(of int64, low, high int) int64 {
	amount := of * int64(low+d.pick(high-low+1)) / 100
	return max(amount/d.grain*d.grain, 1)
}

// near is a day near a visit's.
func (d dealer) near() civil.Date {
	return d.course.Visits[d.pick(len(d.course.Visits))].Day.AddDays(d.pick(9) - 4)
}

// period is always, or begins or ends near a visit.
func (d dealer) period() (s literal.Period) {
	switch d.pick(6) {
	case 0:
		s.Until = d.near()
	case 1:
		s.From = d.near()
	}
	return s
}

func (d dealer) pack() literal.Package {
	credits := 1 + d.pick(5)
	p := literal.Package{
		Credits: credits, Visit: 1,
		Price:   d.percent(d.price*int64(credits), 50, 105),
		Expires: of(d.pick, "never", "after months", "after months", "on a day"),
		Refund:  of(d.pick, "none", "none", "unused", "unused less a fee", "used at the single price"),
		First:   d.pick(6) == 0,
		Sold:    d.period(),
	}
	switch p.Expires {
	case "after months":
		p.Months = 1 + d.pick(4)
	case "on a day":
		p.LastDay = d.near()
	}
	if p.Refund == "unused less a fee" {
		p.Fee = 1 + int64(d.pick(int(p.Price)))/of[int64](d.pick, 1, 1, 10)
	}
	switch d.pick(5) {
	case 0: // of minutes, some left over
		p.Visit = of(d.pick, 30, 50, 60, 90)
		p.Credits = credits*p.Visit + d.pick(p.Visit)
	case 1: // for a lesser service
		more := d.percent(d.price, 1, 40)
		p.Price = max(p.Price*6/10, 1)
		p.Fee = min(p.Fee, p.Price)
		for range d.course.Visits {
			p.Upgrade = append(p.Upgrade, of(d.pick, more, more, 0, d.percent(d.price, 1, 40)))
		}
	}
	return p
}

// prices is a package at one price, or where there is room at two, one after the
// other.
func (d dealer) prices(p literal.Package, room int) []literal.Package {
	if room < 2 || d.pick(2) == 0 {
		return []literal.Package{p}
	}
	later := p
	later.Price = d.percent(p.Price, 60, 150)
	later.Fee = min(later.Fee, later.Price)
	changes := d.near()
	p.Sold, later.Sold = literal.Period{Until: changes}, literal.Period{From: changes}
	return []literal.Package{p, later}
}

func (d dealer) membership() []literal.Membership {
	m := literal.Membership{
		Credits: of(d.pick, 0, 1, 1, 1, 2, 3),
		Unused:  of(d.pick, "lost", "rolled over", "kept"),
		Minimum: of(d.pick, 1, 1, 1, 2, 3),
		Notice:  of(d.pick, 0, 0, d.pick(40), 27+d.pick(7)),
		Member:  of(d.pick, literal.None, d.percent(d.price, 40, 110)),
		Sold:    d.period(),
	}
	m.Unit = of(d.pick, "week", "month", "month", "year")
	switch m.Unit {
	case "week":
		m.Every = of(d.pick, 1, 2, 3, 4, 6)
	case "month":
		m.Every = of(d.pick, 1, 1, 3, 6)
	case "year":
		m.Every = 1
	}
	m.Fee = d.percent(d.price*int64(m.Credits), 50, 105)
	if m.Credits == 0 {
		m.Member = d.percent(d.price, 30, 80)
		m.Fee = d.percent(d.price, 1, 20)
	}
	if m.Unused != "lost" && d.pick(2) == 0 { // cheap, for credits that are used later
		m.Credits, m.Minimum = 1, 1+d.pick(3)
		m.Fee = d.percent(d.price, 25, 60)
	}
	if m.Unused == "rolled over" {
		m.Cap = 1 + d.pick(3)
	}
	if d.pick(3) == 0 {
		m.SetupFee = d.percent(d.price, 1, 50)
	}
	if d.pick(3) == 0 {
		m.Cycles = m.Minimum + d.pick(3)
	}
	for day := d.near(); len(m.Later) < 2 && d.pick(4) == 0; day = day.AddDays(1 + d.pick(60)) {
		m.Later = append(m.Later, literal.LaterFee{From: day, Fee: d.percent(m.Fee, 50, 150)})
	}
	if d.pick(3) > 0 {
		return []literal.Membership{m}
	}
	later := m
	later.Fee = d.percent(m.Fee, 60, 150)
	changes := d.near()
	m.Sold, later.Sold = literal.Period{Until: changes}, literal.Period{From: changes}
	return []literal.Membership{m, later}
}
