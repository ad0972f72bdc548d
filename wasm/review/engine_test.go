package review_test

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/review"
	"kneadwise/wasm/span"
)

// terms draws on which terms a package is sold.
func terms(t *rapid.T, s *offer.Seller, p *offer.Package) {
	p.FirstOnly = rapid.IntRange(0, 5).Draw(t, "first only") == 0
	if rapid.IntRange(0, 2).Draw(t, "refunded") == 0 {
		p.Refund.Rule = offer.RefundRule(rapid.IntRange(1, 4).Draw(t, "refund"))
		if p.Refund.Rule == offer.RefundUnusedLessFee {
			p.Refund.Fee = money.Amount(rapid.IntRange(1, 7000).Draw(t, "refund fee"))
		}
	}
	if rapid.IntRange(0, 3).Draw(t, "shared") == 0 {
		p.Sharing = offer.Sharing{Who: offer.Household, People: rapid.IntRange(1, 2).Draw(t, "people")}
	}
	if rapid.IntRange(0, 3).Draw(t, "minutes held") == 0 {
		p.Minutes, p.Visits = p.Visits*60+rapid.IntRange(30, 59).Draw(t, "more minutes"), 0
	}
}

// rules draws how a membership is billed.
func rules(t *rapid.T, m *offer.Membership) {
	m.Interval = rapid.SampledFrom([]offer.Interval{
		{}, {Every: 1}, {Every: 3}, {Every: 6}, {Unit: offer.ByYear}, {Unit: offer.ByWeek}, {Every: 2, Unit: offer.ByWeek},
		{Every: 3, Unit: offer.ByWeek}, {Every: 4, Unit: offer.ByWeek}, {Every: 6, Unit: offer.ByWeek},
	}).Draw(t, "interval")
	m.Unused = offer.Unused(rapid.IntRange(0, 2).Draw(t, "unused"))
	if m.Unused == offer.RollOver {
		m.Cap = rapid.IntRange(1, 4).Draw(t, "cap")
	}
	m.Notice = rapid.SampledFrom([]int{0, 0, 14, 30}).Draw(t, "notice")
	if rapid.IntRange(0, 2).Draw(t, "ends") == 0 {
		m.Cycles = int(m.Minimum.Low) + rapid.IntRange(0, 3).Draw(t, "cycles")
	}
}

// later draws scheduled prices and a sliding scale.
func later(t *rapid.T, l *pricelist.List) {
	s := &l.Seller
	if rapid.IntRange(0, 3).Draw(t, "sliding") == 0 {
		s.Discounts = []offer.Discount{{ID: "low", Eligibility: "students", Proof: offer.Proof(rapid.IntRange(0, 3).Draw(t, "proof")), Off: 200_000}}
	}
	day := asOf + civil.Date(rapid.IntRange(-20, 60).Draw(t, "change"))
	if l.Effective.Until != 0 && day >= l.Effective.Until || rapid.Bool().Draw(t, "no change") {
		return
	}
	c := offer.Change{From: day, BuyersKeep: offer.No, Services: []offer.NewPrice{{Index: 0, Price: price(t, "new price")}}}
	if len(s.Packages) > 0 && rapid.Bool().Draw(t, "package changes") {
		c.Packages = []offer.NewPrice{{Index: 0, Price: span.Exact(s.Packages[0].Price.Low + rapid.Int64Range(-2000, 4000).Draw(t, "by"))}}
	}
	s.Changes = []offer.Change{c}
}

// now is a list with what has changed by a day written into it.
func now(l *pricelist.List, day civil.Date) *pricelist.List {
	own := *l
	s := &own.Seller
	s.Services, s.Packages = append([]offer.Service(nil), s.Services...), append([]offer.Package(nil), s.Packages...)
	for _, c := range s.Changes {
		if c.From <= day {
			for _, p := range c.Services {
				s.Services[p.Index].Price = p.Price
			}
			for _, p := range c.Packages {
				s.Packages[p.Index].Price = p.Price
			}
		}
	}
	return &own
}

// bought settles visits on some days of which the first buys a package, and
// returns what is paid, and what is lost of the price.
func bought(v *offer.Service, p *offer.Package, days []int) (paid, lost money.Amount) {
	c, steps := pay.Course{}, []pay.Step{}
	for i, day := range days {
		c.Dates, c.Price = append(c.Dates, asOf+civil.Date(day)), append(c.Price, money.Amount(v.Price.Low))
		steps = append(steps, pay.Step{Way: pay.PayPackage, Buy: i == 0})
	}
	o := pay.Package{Visits: p.Visits, Price: money.Amount(p.Price.Low), Expiry: never, Refund: p.Refund}
	if p.Minutes > 0 {
		o.Visits, o.Minutes, o.Booked = p.Minutes/v.BookedMinutes, p.Minutes, v.BookedMinutes
	}
	c.Packages = []pay.Package{o}
	book := &ledger.Book{}
	paid = pay.Settle(&c, pay.Route{Steps: steps}, book).Total
	for _, e := range book.Entries {
		if e.Kind == ledger.Unused {
			lost += e.Amount
		}
	}
	return paid, lost
}

// The days of so many visits, one a week and at the usual rhythm.
func weekly(n int64) (days []int) {
	for i := range int(n) {
		days = append(days, 7*i)
	}
	return days
}

func usual(n int64) (days []int) {
	for i := range int(n) {
		days = append(days, 7*min(i, 5)+28*max(0, i-5))
	}
	return days
}

func figure(f *review.Finding, name string) int64 {
	for _, in := range f.Inputs {
		if in.Name == name {
			return in.Value
		}
	}
	return -1
}

// What a finding costs is what the engine's own settling makes of it.
func TestCostsAreSettled(t *testing.T) {
	met := map[code.Finding]int{}
	rapid.Check(t, func(t *rapid.T) {
		l := drawn(t)
		held := now(l, asOf)
		for _, f := range review.Lint(l, asOf) {
			met[f.Code]++
			switch f.Code {
			case code.ExpiryTooShort, code.LapsesAtUsualRhythm, code.MinutesLapse, code.MinutesLapseUsually:
				p := packageAt(held, f.Path)
				days := weekly(figure(&f, "used"))
				if f.Code == code.LapsesAtUsualRhythm {
					days = usual(figure(&f, "used"))
				}
				v := dearest(held, p)
				if f.Code == code.MinutesLapse || f.Code == code.MinutesLapseUsually {
					v = &offer.Service{Price: v.Price, BookedMinutes: int(figure(&f, "minutes"))}
					days = weekly(figure(&f, "used") / figure(&f, "minutes"))
				}
				if _, lost := bought(v, p, days); lost != f.Cost {
					t.Errorf("%v is lost of %+v: %+v", lost, p, f)
				}
			case code.PackageNotEven:
				p := packageAt(held, f.Path)
				paid, _ := bought(dearest(held, p), p, usual(figure(&f, "used")))
				if over := paid - money.Amount(figure(&f, "used")*figure(&f, "single")); over != f.Cost {
					t.Errorf("%v more for %+v: %+v", over, p, f)
				}
			case code.BiggerSavesLess:
				// As many of either as hold the same number of visits.
				p, o := packageAt(held, f.Path), packageAt(held, f.Related)
				v := dearest(held, p)
				big, _ := bought(v, p, weekly(int64(p.Visits)))
				small, _ := bought(v, o, weekly(int64(o.Visits)))
				if more := big*money.Amount(o.Visits) - small*money.Amount(p.Visits); more < f.Cost*money.Amount(o.Visits) || more >= (f.Cost+1)*money.Amount(o.Visits) {
					t.Errorf("%v more in all for %+v than for %+v: %+v", more, p, o, f)
				}
			case code.MembershipDominated:
				dominated(t, l, &f)
			case code.ChangeDearer:
				day := l.Seller.Changes[0].From
				then := now(l, day)
				p := packageAt(then, f.Related)
				if p.Minutes > 0 || len(p.Services) > 1 {
					continue
				}
				v := &then.Seller.Services[p.Services[0]]
				paid, _ := bought(v, p, weekly(int64(p.Visits)))
				before, _ := bought(v, packageAt(now(l, day-1), f.Related), weekly(int64(p.Visits)))
				earlier := now(l, day-1).Seller.Services[p.Services[0]].Price.Low
				if paid-money.Amount(v.Price.Low*int64(p.Visits)) != f.Cost || before-premium(&now(l, day-1).Seller.Services[p.Services[0]]) > money.Amount(earlier*int64(p.Visits)) {
					t.Errorf("%v from %s on, and %v before, for %+v: %+v", paid, day, before, p, f)
				}
			}
		}
	})
	for _, c := range []code.Finding{code.ExpiryTooShort, code.LapsesAtUsualRhythm, code.MinutesLapse, code.PackageNotEven, code.BiggerSavesLess, code.ChangeDearer} {
		if met[c] == 0 {
			t.Logf("%s was never drawn", c)
		}
	}
}

// dearest is the dearest service of a package.
func dearest(l *pricelist.List, p *offer.Package) *offer.Service {
	v := &l.Seller.Services[p.Services[0]]
	for _, i := range p.Services {
		if l.Seller.Services[i].Price.Low > v.Price.Low {
			v = &l.Seller.Services[i]
		}
	}
	return v
}

// dominated settles any visits of a term under both memberships, each joined for
// no longer than the dearer one binds.
func dominated(t *rapid.T, l *pricelist.List, f *review.Finding) {
	at := func(path string) *offer.Membership {
		i, _ := strconv.Atoi(path[len("memberships[") : len("memberships[")+1])
		return &l.Seller.Memberships[i]
	}
	m, o := at(f.Path), at(f.Related)
	v := &l.Seller.Services[m.Services[0]]
	c, steps := pay.Course{}, []pay.Step{}
	term := int(figure(f, "count"))
	end := m.Interval.Start(asOf, term)
	for day := asOf; day < end && len(c.Dates) < pay.MaxVisits; day += civil.Date(rapid.IntRange(3, 21).Draw(t, "days")) {
		c.Dates, c.Price = append(c.Dates, day), append(c.Price, money.Amount(v.Price.Low))
		steps = append(steps, pay.Step{Way: pay.PayCredit, Buy: len(steps) == 0})
	}
	c.Memberships = []pay.Membership{member(m)}
	dear := pay.Settle(&c, pay.Route{Steps: steps}, nil).Total
	c.Memberships = []pay.Membership{member(o)}
	c.Memberships[0].Minimum = term // who stays as long
	if cheap := pay.Settle(&c, pay.Route{Steps: steps}, nil).Total; dear-cheap < f.Cost {
		t.Errorf("%v for %+v, %v for %+v: %+v", dear, m, cheap, o, f)
	}
}
