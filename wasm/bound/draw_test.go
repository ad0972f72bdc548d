package bound_test

import (
	"pgregory.net/rapid"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// world is one visitor at one seller: the facts as they are, and a subject that
// knows only some of them. The course is built from the facts by the test's own
// reading of the rules, without a line of the package.
type world struct {
	subject bound.Subject
	seller  *offer.Seller
	list    *pricelist.List
	benefit *cover.Benefit
	facts   facts
}

// facts is how everything is.
type facts struct {
	price, first int64
	packages     []pay.Package
	memberships  []pay.Membership
	covered      bool
	mode         pay.Mode
	terms        cover.Terms
	allowed      int64
}

// knows draws what is known of a figure: nothing (if it may be), a span around
// it, or itself.
func knows(t *rapid.T, label string, truth, low, high int64, mayBeUnknown bool) span.Span {
	kind := rapid.IntRange(0, 2).Draw(t, label+" known how")
	if kind == 0 && mayBeUnknown {
		return span.Span{}
	}
	if kind == 1 {
		s, _ := span.Between(truth-rapid.Int64Range(0, truth-low).Draw(t, label+" below"), truth+rapid.Int64Range(0, high-truth).Draw(t, label+" above"))
		return s
	}
	return span.Exact(truth)
}

func draw(t *rapid.T, label string, low, high int64) int64 {
	// Both ends of a domain decide more than what lies between.
	switch rapid.IntRange(0, 5).Draw(t, label+" where") {
	case 0:
		return low
	case 1:
		return high
	}
	return rapid.Int64Range(low, high).Draw(t, label)
}

func drawWorld(t *rapid.T) *world {
	w := &world{seller: &offer.Seller{ID: "quote", Provider: reference.MassageTherapist}, benefit: &cover.Benefit{}}
	start, _ := civil.Make(2026, rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))
	gap := rapid.SampledFrom([]int{7, 28, 45}).Draw(t, "gap")
	var dates []civil.Date
	for i := range rapid.IntRange(1, 6).Draw(t, "visits") {
		dates = append(dates, start.AddDays(gap*i))
	}
	w.subject = bound.Subject{Dates: dates, Seller: w.seller, From: ledger.FromQuote, Benefit: w.benefit}
	if rapid.Bool().Draw(t, "tip") {
		w.subject.Tip = 150_000
	}
	w.drawOffer(t)
	w.drawPlan(t)
	w.drawGate(t)
	return w
}

// drawOffer draws what is sold. A figure above zero may be known between zero
// and twice itself.
func (w *world) drawOffer(t *rapid.T) {
	f := &w.facts
	f.price = draw(t, "price", 30_00, 120_00)
	f.first = f.price
	service := offer.Service{ID: "hour", BookedMinutes: 60, Price: knows(t, "price", f.price, 1, 200_00, false)}
	if rapid.IntRange(0, 2).Draw(t, "first visit") == 0 {
		f.first = draw(t, "first visit price", 0, 160_00)
		service.FirstVisit = knows(t, "first visit", f.first, 0, 200_00, false)
	}
	w.seller.Services = []offer.Service{service}
	for k := range rapid.IntRange(0, 2).Draw(t, "packages") {
		visits := rapid.IntRange(1, 5).Draw(t, "credits")
		p := pay.Package{Item: k, Visits: visits, Price: money.Amount(draw(t, "package", 20_00, int64(visits)*110_00))}
		p.Expiry = offer.Expiry{Rule: offer.AfterPurchase, Months: rapid.IntRange(1, 12).Draw(t, "months")}
		f.packages = append(f.packages, p)
		known := offer.Package{ID: "p", Visits: visits, Price: knows(t, "package", int64(p.Price), 1, 700_00, false), Expiry: p.Expiry, Services: []int{0}}
		if rapid.Bool().Draw(t, "expiry not said") {
			known.Expiry = offer.Expiry{}
		}
		w.seller.Packages = append(w.seller.Packages, known)
	}
	if rapid.Bool().Draw(t, "membership") {
		m := pay.Membership{Fee: money.Amount(draw(t, "fee", 10_00, 120_00)), Credits: rapid.IntRange(0, 2).Draw(t, "month's credits"), Minimum: rapid.IntRange(1, 6).Draw(t, "minimum")}
		known := offer.Membership{ID: "m", Credits: m.Credits, Services: []int{0}, Fee: knows(t, "fee", int64(m.Fee), 1, 200_00, false), Minimum: knows(t, "minimum", int64(m.Minimum), 1, 12, m.Minimum == 1)}
		if rapid.Bool().Draw(t, "set-up fee") {
			m.SetupFee = money.Amount(draw(t, "set-up", 0, 50_00))
			known.SetupFee = knows(t, "set-up", int64(m.SetupFee), 0, 90_00, false)
		}
		if m.HasMember = rapid.Bool().Draw(t, "member price"); m.HasMember {
			m.MemberPrice = money.Amount(draw(t, "member's price", 0, 120_00))
			known.MemberPrice = knows(t, "member's price", int64(m.MemberPrice), 0, 200_00, false)
		}
		if rapid.Bool().Draw(t, "rolls over") {
			m.Unused, m.Cap, known.Unused, known.Cap = offer.RollOver, 2, offer.RollOver, 2
		}
		f.memberships = []pay.Membership{m}
		w.seller.Memberships = []offer.Membership{known}
	}
}

// nearly is how much may be left of what a plan counts: little more than a
// course costs, or it would never matter.
const nearly = 900_00

// drawPlan draws the plan's figures and what she knows of them. What is not
// known may be anything up to the limit of the law.
func (w *world) drawPlan(t *rapid.T) {
	f, b := &w.facts, w.benefit
	if rapid.Bool().Draw(t, "year starts") {
		_, month, day := rapid.SampledFrom(w.subject.Dates).Draw(t, "with visit").Split()
		b.YearStarts = cover.MonthDay{Month: month, Day: day}
	}
	year := cover.Terms{YearStarts: b.YearStarts}
	limit, _ := reference.Deductible(year.YearOf(w.subject.Dates[0]).Year())
	top := rapid.SampledFrom([]int64{200_00, 800_00, limit.High, 3 * limit.High}).Draw(t, "scale")
	lawful := top <= limit.High // what lies beyond has to be said
	terms := cover.Terms{VisitLimit: cover.NoLimit, PermitUntil: offer.Forever}
	deductible := draw(t, "deductible", 0, top)
	most := draw(t, "maximum", deductible, top)
	met := deductible - draw(t, "deductible left", 0, min(deductible, nearly))
	paid := max(met, most-draw(t, "maximum left", 0, min(most, nearly)))
	b.Deductible = knows(t, "deductible", deductible, 0, 4*limit.High, lawful)
	b.PocketMax = knows(t, "maximum", most, deductible, 4*limit.High, lawful)
	b.DeductibleMet = knows(t, "met", met, 0, deductible, true)
	b.PocketMet = knows(t, "paid", paid, met, most, true)
	terms.Deductible, terms.PocketMax = money.Amount(deductible), money.Amount(most)
	w.drawShare(t, &terms)
	b.VisitsUsed = rapid.IntRange(0, 4).Draw(t, "visits used")
	if rapid.Bool().Draw(t, "has limit") {
		terms.VisitLimit = rapid.IntRange(0, 12).Draw(t, "limit")
		b.VisitLimit = knows(t, "limit", int64(terms.VisitLimit), 0, 40, true)
	} else {
		b.NoVisitLimit = rapid.Bool().Draw(t, "knows that there is none")
	}
	terms.YearStarts = b.YearStarts
	terms.Opening = cover.State{DeductibleLeft: money.Amount(deductible - met), PocketLeft: money.Amount(most - paid), VisitsUsed: b.VisitsUsed}
	w.drawBills(t, &terms, top, lawful)
	f.terms = terms
}

func (w *world) drawShare(t *rapid.T, terms *cover.Terms) {
	b := w.benefit
	kindKnown := rapid.IntRange(0, 3).Draw(t, "kind known") > 0
	if rapid.Bool().Draw(t, "copay") {
		copay := draw(t, "copay", 0, 90_00)
		terms.Share, terms.Copay, terms.CopayWaits = cover.CopayShare, money.Amount(copay), rapid.Bool().Draw(t, "waits")
		if kindKnown {
			b.Share, b.Copay = cover.CopayShare, knows(t, "copay", copay, 0, 200_00, true)
			b.CopayWaits = rapid.SampledFrom([]offer.Answer{offer.NotKnown, yes(terms.CopayWaits)}).Draw(t, "says whether it waits")
		}
		return
	}
	rate := draw(t, "rate", 0, int64(money.One))
	terms.Share, terms.Coinsurance = cover.CoinsuranceShare, money.Rate(rate)
	if kindKnown {
		b.Share, b.Coinsurance = cover.CoinsuranceShare, knows(t, "rate", rate, 0, int64(money.One), true)
	}
}

// drawBills draws other care of this plan year: after the last visit it changes
// nothing; before the first it has met some of the deductible and cost her at
// least that and at most its whole amount.
func (w *world) drawBills(t *rapid.T, terms *cover.Terms, top int64, lawful bool) {
	bills := money.Amount(draw(t, "other bills", 0, top))
	w.benefit.OtherBills = knows(t, "bills", int64(bills), 0, 2*top, lawful)
	if rapid.Bool().Draw(t, "bills after") {
		return
	}
	o := &terms.Opening
	met := min(bills, o.DeductibleLeft)
	cost := money.Amount(rapid.Int64Range(int64(met), int64(bills)).Draw(t, "her part of the bills"))
	o.DeductibleLeft -= met
	o.PocketLeft = max(o.PocketLeft-cost, 0)
}

func yes(is bool) offer.Answer {
	if is {
		return offer.Yes
	}
	return offer.No
}
