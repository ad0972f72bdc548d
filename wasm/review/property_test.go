package review_test

import (
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/review"
	"kneadwise/wasm/span"
)

// drawn is any list that Check accepts, of the sizes in which findings are
// likely: prices that lie close together.
func drawn(t *rapid.T) *pricelist.List {
	l := clean()
	l.Demonstration = rapid.Bool().Draw(t, "demonstration")
	if rapid.Bool().Draw(t, "no booking link") {
		l.BookingURL = ""
	}
	if rapid.Bool().Draw(t, "ends") {
		l.Effective.Until = asOf + civil.Date(rapid.IntRange(-20, 400).Draw(t, "until"))
	}
	s := &l.Seller
	s.Services = nil
	for i := range rapid.IntRange(1, 4).Draw(t, "services") {
		v := offer.Service{ID: "s" + strconv.Itoa(i), Price: price(t, "price"), BookedMinutes: rapid.SampledFrom([]int{30, 60, 60, 90}).Draw(t, "minutes")}
		v.Modality = rapid.SampledFrom([]string{"", "swedish", "thai"}).Draw(t, "modality")
		v.HandsOnMinutes = rapid.IntRange(0, v.BookedMinutes).Draw(t, "hands on")
		if rapid.Bool().Draw(t, "first visit") {
			v.FirstVisit = price(t, "first")
		}
		s.Services = append(s.Services, v)
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "packages") {
		n := rapid.IntRange(1, 12).Draw(t, "visits")
		p := offer.Package{
			ID: "p" + strconv.Itoa(i), Visits: n, Price: span.Exact(price(t, "each").Low*int64(n) + rapid.Int64Range(0, 3).Draw(t, "odd")),
			Services: usable(t, s), Expiry: expiry(t),
		}
		terms(t, s, &p)
		s.Packages = append(s.Packages, p)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "memberships") {
		m := offer.Membership{ID: "m" + strconv.Itoa(i), Fee: price(t, "fee"), Credits: rapid.IntRange(0, 3).Draw(t, "credits"),
			Minimum: span.Exact(rapid.Int64Range(1, 6).Draw(t, "term")), Services: usable(t, s)}
		rules(t, &m)
		if rapid.Bool().Draw(t, "setup") {
			m.SetupFee = span.Exact(rapid.Int64Range(0, 5000).Draw(t, "setup fee"))
		}
		if rapid.Bool().Draw(t, "member's price") {
			m.MemberPrice = span.Exact(rapid.Int64Range(0, 10000).Draw(t, "member's"))
		}
		s.Memberships = append(s.Memberships, m)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "payers") {
		p := pricelist.Payer{ID: reference.Payer(2 + i), Network: pricelist.InNetwork, CashAllowed: offer.Answer(rapid.IntRange(0, 2).Draw(t, "cash")),
			VerifiedOn: l.PublishedOn - civil.Date(rapid.IntRange(0, 700).Draw(t, "verified"))}
		if rapid.Bool().Draw(t, "rates") {
			p.Rates = []pricelist.Rate{{Service: 0, Visit: money.Amount(price(t, "rate").Low)}}
		}
		l.Payers = append(l.Payers, p)
	}
	later(t, l)
	if faults := l.Check(); len(faults) > 0 {
		t.Fatalf("the drawn list has faults: %v", faults)
	}
	return l
}

func price(t *rapid.T, name string) span.Span {
	return span.Exact(rapid.Int64Range(7000, 10000).Draw(t, name))
}

func usable(t *rapid.T, s *offer.Seller) []int {
	all := []int{rapid.IntRange(0, len(s.Services)-1).Draw(t, "service")}
	if other := rapid.IntRange(0, len(s.Services)-1).Draw(t, "other service"); other != all[0] {
		all = append(all, other)
	}
	return all
}

func expiry(t *rapid.T) offer.Expiry {
	switch rule := offer.ExpiryRule(rapid.IntRange(1, 4).Draw(t, "rule")); rule {
	case offer.AfterPurchase, offer.AfterFirstUse:
		return offer.Expiry{Rule: rule, Months: rapid.IntRange(1, 6).Draw(t, "months")}
	case offer.FixedDate:
		return offer.Expiry{Rule: rule, Date: asOf - 25 + civil.Date(rapid.IntRange(0, 200).Draw(t, "date"))}
	}
	return never
}

// of returns the findings of a code about the part at a path.
func of(all []review.Finding, what code.Finding, path string) (review.Finding, bool) {
	for _, f := range all {
		if f.Code == what && len(f.Path) > len(path) && f.Path[:len(path)] == path {
			return f, true
		}
	}
	return review.Finding{}, false
}

func TestFindingsOfAnyList(t *testing.T) {
	known := map[code.Finding]bool{}
	for _, c := range codes(t) {
		known[c] = true
	}
	rapid.Check(t, func(t *rapid.T) {
		l := drawn(t)
		all := review.Lint(l, asOf)
		for _, f := range all {
			if f.Cost < 0 || !known[f.Code] || f.Severity != review.Hint && f.Severity != review.Warning {
				t.Errorf("%+v", f)
			}
			if len(l.Seller.Packages) == 0 && (f.Path[:4] == "pack" || f.Related != "" && f.Related[:4] == "pack") {
				t.Errorf("there is no package: %+v", f)
			}
		}
		if parts := review.Parts(l, l); len(parts) > 0 {
			t.Errorf("a list differs from itself: %+v", parts)
		}
		if rapid.IntRange(0, 9).Draw(t, "asked") > 0 {
			return // the ten estimates of each list are the slow part
		}
		c := review.Difference(l, l, asOf)
		for _, v := range c.Visitors {
			if rise, _ := v.Rise(); rise != 0 || v.Before != v.After {
				t.Errorf("a list costs %+v other than itself", v)
			}
		}
	})
}

// What is called dearer is dearer for whoever buys it and uses it up, by the
// engine's own settling and at each service that it is good for; and by the
// stated cost for someone who has been there before and has it for the dearest.
func TestDearerIsDearer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawn(t)
		all := review.Lint(l, asOf)
		l = now(l, asOf)
		for i := range l.Seller.Packages {
			p := &l.Seller.Packages[i]
			path := "packages[" + strconv.Itoa(i) + "]"
			f, dearer := of(all, code.PackageDearer, path)
			for _, what := range []code.Finding{code.MinutesDearer, code.FirstNotCheaper} {
				if other, ok := of(all, what, path); ok && other.Cost > 0 {
					f, dearer = other, true
				}
			}
			saves := false
			for _, s := range p.Services {
				paid, single, regular := packaged(&l.Seller.Services[s], p)
				saves = saves || paid <= max(single, regular)
				if dearer && (paid <= single || paid-regular < f.Cost || len(p.Services) == 1 && p.Minutes == 0 && paid-regular != f.Cost) {
					t.Errorf("%s at %d costs %v and %v singly, %v but for the first: %+v", path, s, paid, single, regular, f)
				}
			}
			if _, lapsed := of(all, code.PackageLapsed, path); !dearer && !saves && !lapsed && len(p.Services) == 1 {
				t.Errorf("%s never saves, and nothing is found", path)
			}
		}
		for i := range l.Seller.Memberships {
			m := &l.Seller.Memberships[i]
			f, dearer := of(all, code.MembershipDearer, "memberships["+strconv.Itoa(i)+"]")
			if never, ok := of(all, code.MembershipNeverEven, "memberships["+strconv.Itoa(i)+"]"); ok {
				f, dearer = never, true
			}
			if dearer {
				for _, s := range m.Services {
					if paid, single := joined(t, &l.Seller.Services[s], m, f.Code == code.MembershipNeverEven); paid <= single || paid-single < f.Cost-premium(&l.Seller.Services[s]) {
						t.Errorf("membership %d at %d costs %v and %v singly: %+v", i, s, paid, single, f)
					}
				}
			}
		}
	})
}

func premium(v *offer.Service) money.Amount {
	if !v.FirstVisit.Said {
		return 0
	}
	return money.Amount(max(0, v.FirstVisit.Low-v.Price.Low))
}

// packaged is what a package costs that is used up on as many visits, what they
// cost singly to someone who is new, and to someone who is not.
func packaged(v *offer.Service, p *offer.Package) (paid, single, regular money.Amount) {
	c, steps := pay.Course{}, []pay.Step{}
	visits := p.Visits
	if p.Minutes > 0 {
		visits = p.Minutes / v.BookedMinutes
	}
	if visits == 0 {
		return money.Amount(p.Price.Low), 0, 0 // it is good for none
	}
	for i := range visits {
		c.Dates = append(c.Dates, asOf+civil.Date(i))
		c.Price = append(c.Price, money.Amount(v.Price.Low))
		steps = append(steps, pay.Step{Way: pay.PayPackage, Buy: i == 0})
	}
	regular = pay.Settle(&c, pay.Route{Steps: make([]pay.Step, visits)}, nil).Total
	if v.FirstVisit.Said {
		c.Price[0] = money.Amount(v.FirstVisit.Low)
	}
	single = pay.Settle(&c, pay.Route{Steps: make([]pay.Step, visits)}, nil).Total
	c.Packages = []pay.Package{{Visits: visits, Minutes: p.Minutes, Booked: v.BookedMinutes, Price: money.Amount(p.Price.Low), Expiry: never}}
	return pay.Settle(&c, pay.Route{Steps: steps}, nil).Total, single, regular
}

// joined is what visits cost within the minimum term of a membership, or over
// any stay, some of them skipped, and what they cost singly.
func joined(t *rapid.T, v *offer.Service, m *offer.Membership, any bool) (paid, single money.Amount) {
	c, steps := pay.Course{}, []pay.Step{}
	stay := int(m.Minimum.Low)
	if any {
		stay += rapid.IntRange(0, 12).Draw(t, "longer")
	}
	if m.Cycles > 0 {
		stay = min(stay, m.Cycles)
	}
	end := m.Interval.Start(asOf, stay)
	for day := asOf; day < end && len(c.Dates) < pay.MaxVisits; day += 7 {
		if len(c.Dates) > 0 && rapid.IntRange(0, 3).Draw(t, "skip") == 0 {
			continue
		}
		c.Dates, c.Price = append(c.Dates, day), append(c.Price, money.Amount(v.Price.Low))
		steps = append(steps, pay.Step{Way: pay.PayCredit, Buy: len(steps) == 0})
	}
	if m.Credits == 0 {
		for i := range steps {
			steps[i].Way = pay.PayMember
		}
	}
	if v.FirstVisit.Said {
		c.Price[0] = money.Amount(v.FirstVisit.Low)
	}
	single = pay.Settle(&c, pay.Route{Steps: make([]pay.Step, len(steps))}, nil).Total
	c.Memberships = []pay.Membership{member(m)}
	return pay.Settle(&c, pay.Route{Steps: steps}, nil).Total, single
}

// member is a membership as package pay has it.
func member(m *offer.Membership) pay.Membership {
	return pay.Membership{
		Fee: money.Amount(m.Fee.Low), SetupFee: money.Amount(m.SetupFee.Low), Credits: m.Credits, Interval: m.Interval, Unused: m.Unused, Cap: m.Cap,
		Minimum: int(m.Minimum.Low), Notice: m.Notice, Cycles: m.Cycles, HasMember: m.MemberPrice.Said, MemberPrice: money.Amount(m.MemberPrice.Low),
	}
}

// Whoever is told that a package is dominated pays no more by buying the other as
// often as it takes, and has at least as many visits until at least as late.
func TestDominatedIsDominated(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := drawn(t)
		all := review.Lint(l, asOf)
		l = now(l, asOf)
		for _, f := range all {
			if f.Code != code.PackageDominated && f.Code != code.PackageOutdone {
				continue
			}
			p, o := packageAt(l, f.Path), packageAt(l, f.Related)
			times := f.Inputs[0].Value
			for _, v := range p.Services {
				if held(l, o, v)*int(times) < held(l, p, v) {
					t.Errorf("%+v by %+v for service %d: %+v", p, o, v, f)
				}
			}
			if p.Price.Low-times*o.Price.Low != int64(f.Cost) {
				t.Errorf("%+v by %+v: %+v", p, o, f)
			}
			for day := max(asOf, l.Effective.From); day < asOf+400; day++ {
				if p.Expiry.Rule == offer.FixedDate && day > p.Expiry.Date {
					break
				}
				if o.Expiry.LastDay(day) < p.Expiry.LastDay(day) {
					t.Fatalf("bought on %s, %+v lapses before %+v", day, o, p)
				}
			}
		}
	})
}

// held is how many visits of a service a package holds.
func held(l *pricelist.List, p *offer.Package, service int) int {
	if p.Minutes > 0 {
		return p.Minutes / l.Seller.Services[service].BookedMinutes
	}
	return p.Visits
}

func packageAt(l *pricelist.List, path string) *offer.Package {
	return &l.Seller.Packages[path[len("packages[")]-'0']
}

// A visit a week from the best day is the most that lapsing counts: no day of
// purchase uses more visits, and one uses as many.
func TestNoDayOfPurchaseIsBetter(t *testing.T) {
	for n := 1; n <= 26; n++ { // of more months no package can be too large
		l := clean()
		l.Seller.Packages = []offer.Package{pack("most", offer.MaxVisits, 12000, months(n))}
		most := 0
		for day := asOf; day < asOf+1461; day++ {
			most = max(most, int(l.Seller.Packages[0].Expiry.LastDay(day)-day)/7+1)
		}
		f, short := of(review.Lint(l, asOf), code.ExpiryTooShort, "packages[0]")
		if !short || f.Inputs[1].Value != int64(most) {
			t.Errorf("in %d months fall %d weekly visits: %+v", n, most, f)
		}
	}
}

// What is no list at all must not bring anything down.
func TestNothingPanics(t *testing.T) {
	odd := rapid.SampledFrom([]int{-1 << 40, -1, 0, 1, 7, 1 << 40})
	rapid.Check(t, func(t *rapid.T) {
		figure := func() span.Span {
			return span.Span{Low: int64(odd.Draw(t, "low")), High: int64(odd.Draw(t, "high")), Said: rapid.Bool().Draw(t, "said")}
		}
		l := drawn(t)
		l.Effective.From, l.Effective.Until = civil.Date(odd.Draw(t, "from")), civil.Date(odd.Draw(t, "until"))
		v := &l.Seller.Services[0]
		v.Price, v.FirstVisit, v.BookedMinutes = figure(), figure(), odd.Draw(t, "minutes")
		l.Seller.Provider = reference.Provider(rapid.Uint8().Draw(t, "provider"))
		for i := range l.Seller.Packages {
			p := &l.Seller.Packages[i]
			p.Price, p.Visits, p.Services = figure(), odd.Draw(t, "visits"), []int{odd.Draw(t, "service")}
			p.Expiry = offer.Expiry{Rule: offer.ExpiryRule(rapid.Uint8().Draw(t, "rule")), Months: odd.Draw(t, "months"), Date: civil.Date(odd.Draw(t, "date"))}
			p.Minutes, p.Upgrades = odd.Draw(t, "minutes held"), []int{odd.Draw(t, "upgrade")}
			p.Refund = offer.Refund{Rule: offer.RefundRule(rapid.Uint8().Draw(t, "refund")), Fee: money.Amount(odd.Draw(t, "refund fee"))}
			p.Sharing = offer.Sharing{Who: offer.Who(rapid.Uint8().Draw(t, "who")), People: odd.Draw(t, "people")}
		}
		for i := range l.Seller.Memberships {
			m := &l.Seller.Memberships[i]
			m.Fee, m.SetupFee, m.MemberPrice, m.Minimum = figure(), figure(), figure(), figure()
			m.Credits, m.Services = odd.Draw(t, "credits"), []int{odd.Draw(t, "service")}
			m.Interval = offer.Interval{Every: odd.Draw(t, "every"), Unit: offer.IntervalUnit(rapid.Uint8().Draw(t, "unit"))}
			m.Notice, m.Cycles, m.Cap = odd.Draw(t, "notice"), odd.Draw(t, "cycles"), odd.Draw(t, "cap")
		}
		v.Locations = []int{odd.Draw(t, "location")}
		l.Seller.Discounts = []offer.Discount{{Proof: offer.Proof(rapid.Uint8().Draw(t, "proof")), Off: money.Rate(odd.Draw(t, "off"))}}
		now := []offer.NewPrice{{Index: odd.Draw(t, "index"), Price: figure(), FirstVisit: figure(), Withdrawn: rapid.Bool().Draw(t, "withdrawn")}}
		l.Seller.Changes = []offer.Change{{From: civil.Date(odd.Draw(t, "change")), Services: now, Packages: now, Memberships: now}, {From: asOf + 30, Services: now, Packages: now}}
		for i := range l.Payers {
			l.Payers[i].Rates = []pricelist.Rate{{Service: odd.Draw(t, "service"), Visit: money.Amount(odd.Draw(t, "rate"))}}
			l.Payers[i].ID, l.Payers[i].Network = reference.Payer(rapid.Uint8().Draw(t, "payer")), pricelist.Network(rapid.Uint8().Draw(t, "network"))
		}
		for _, day := range []civil.Date{asOf, 0, civil.Date(odd.Draw(t, "as of"))} {
			for _, f := range review.Lint(l, day) {
				if f.Cost < 0 {
					t.Errorf("%+v", f)
				}
			}
			review.Difference(clean(), l, day)
			review.Difference(l, nil, day)
		}
	})
}
