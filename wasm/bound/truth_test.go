package bound

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// guess draws what a visitor says of a figure whose truth is known to the test:
// nothing, the figure, or two figures around it.
func guess(t *rapid.T, what string, truth, low, high int64) span.Span {
	// Mostly she knows: one unknown fact alone shows a wrong bound that many
	// together would hide.
	switch rapid.IntRange(0, 8).Draw(t, what+" said") {
	case 0:
		return span.Span{}
	case 1, 2:
	default:
		return span.Exact(truth)
	}
	s, ok := span.Between(rapid.Int64Range(low, truth).Draw(t, what+" at least"), rapid.Int64Range(truth, high).Draw(t, what+" at most"))
	if !ok {
		t.Fatalf("%s: %d to %d", what, low, high)
	}
	return s
}

func answer(t *rapid.T, what string, truth bool) offer.Answer {
	if rapid.IntRange(0, 4).Draw(t, what+" not known") == 1 {
		return offer.NotKnown
	}
	return said(truth)
}

func said(truth bool) offer.Answer {
	if truth {
		return offer.Yes
	}
	return offer.No
}

// pair is what is known beside the truth.
type pair struct{ known, truth Subject }

// anyPair draws a clinic and a plan with every fact, and what of it is known.
func anyPair(t *rapid.T) pair {
	start, _ := civil.Make(2026, 11, 2)
	var dates []civil.Date
	for i := range rapid.IntRange(1, 6).Draw(t, "visits") {
		dates = append(dates, start.AddDays(21*i))
	}
	price := rapid.Int64Range(20_00, 120_00).Draw(t, "price")
	truth := &offer.Seller{Provider: reference.MassageTherapist, Services: []offer.Service{{Price: span.Exact(price)}}}
	known := &offer.Seller{Provider: reference.MassageTherapist, Services: []offer.Service{{Price: span.Exact(price)}}}
	if rapid.Bool().Draw(t, "price roughly") {
		known.Services[0].Price, _ = span.Between(rapid.Int64Range(10_00, price).Draw(t, "price from"), rapid.Int64Range(price, 150_00).Draw(t, "price to"))
	}
	if rapid.IntRange(0, 3).Draw(t, "first visit") == 0 {
		first := rapid.Int64Range(0, 160_00).Draw(t, "first visit's price")
		truth.Services[0].FirstVisit, known.Services[0].FirstVisit = span.Exact(first), span.Exact(first)
	}
	handsOn := rapid.IntRange(1, 60).Draw(t, "hands-on minutes")
	truth.Services[0].BookedMinutes, known.Services[0].BookedMinutes = 60, 60
	truth.Services[0].HandsOnMinutes = handsOn
	if rapid.Bool().Draw(t, "says its hands-on minutes") {
		known.Services[0].HandsOnMinutes = handsOn
	}
	for range rapid.IntRange(0, 2).Draw(t, "packages") {
		cost := rapid.Int64Range(50_00, 500_00).Draw(t, "package")
		months := rapid.IntRange(1, 8).Draw(t, "months")
		p := offer.Package{Visits: rapid.IntRange(1, 5).Draw(t, "credits"), Price: span.Exact(cost), Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: months}}
		p.Refund.Rule = rapid.SampledFrom([]offer.RefundRule{offer.RefundNotKnown, offer.RefundNone, offer.RefundUnused, offer.RefundUsedAtSingle, offer.RefundUnusedLessFee}).Draw(t, "refund")
		p.Refund.Fee = money.Amount(rapid.IntRange(0, 40_00).Draw(t, "refund fee"))
		p.FirstOnly = rapid.IntRange(0, 3).Draw(t, "first only") == 0
		truth.Packages = append(truth.Packages, p)
		if rapid.Bool().Draw(t, "refund unknown") {
			p.Refund = offer.Refund{Rule: offer.RefundUnsure}
		}
		if rapid.Bool().Draw(t, "expiry unknown") {
			p.Expiry = offer.Expiry{}
		}
		if rapid.Bool().Draw(t, "package roughly") {
			p.Price, _ = span.Between(rapid.Int64Range(10_00, cost).Draw(t, "from"), rapid.Int64Range(cost, 600_00).Draw(t, "to"))
		}
		known.Packages = append(known.Packages, p)
	}
	if rapid.Bool().Draw(t, "membership") {
		fee := rapid.Int64Range(20_00, 120_00).Draw(t, "fee")
		term := rapid.Int64Range(1, 6).Draw(t, "term")
		every := rapid.SampledFrom([]offer.Interval{{}, {Every: 2, Unit: offer.ByWeek}, {Every: 3}}).Draw(t, "interval")
		m := offer.Membership{Interval: every, Notice: rapid.SampledFrom([]int{0, 30}).Draw(t, "notice"), Cycles: rapid.IntRange(0, 3).Draw(t, "cycles"), Fee: span.Exact(fee), Credits: rapid.IntRange(0, 2).Draw(t, "a month"), Minimum: span.Exact(term), Unused: offer.RollOver, Cap: 2}
		truth.Memberships = []offer.Membership{m}
		m.Fee, _ = span.Between(rapid.Int64Range(10_00, fee).Draw(t, "fee from"), rapid.Int64Range(fee, 150_00).Draw(t, "fee to"))
		m.Minimum, _ = span.Between(rapid.Int64Range(1, term).Draw(t, "term from"), rapid.Int64Range(term, 9).Draw(t, "term to"))
		known.Memberships = []offer.Membership{m}
	}
	if rapid.IntRange(0, 2).Draw(t, "changes") == 0 {
		from := rapid.SampledFrom(dates).Draw(t, "from").AddDays(-rapid.SampledFrom([]int{0, 0, 1, 10, 30}).Draw(t, "days before"))
		change := offer.Change{From: from, Services: []offer.NewPrice{{Price: span.Exact(rapid.Int64Range(20_00, 120_00).Draw(t, "new price"))}}}
		for k := range truth.Packages {
			change.Packages = append(change.Packages, offer.NewPrice{Index: k, Price: span.Exact(rapid.Int64Range(50_00, 500_00).Draw(t, "new package")), Withdrawn: rapid.Bool().Draw(t, "withdrawn")})
		}
		if len(truth.Memberships) > 0 && rapid.Bool().Draw(t, "fee changes") {
			change.BuyersKeep = rapid.SampledFrom([]offer.Answer{offer.Yes, offer.No}).Draw(t, "buyers keep")
			change.Memberships = []offer.NewPrice{{Price: span.Exact(rapid.Int64Range(10_00, 150_00).Draw(t, "new fee"))}}
		}
		truth.Changes, known.Changes = []offer.Change{change}, []offer.Change{change}
	}
	scale := []offer.Discount{{ID: "scale", Off: money.Rate(rapid.SampledFrom([]int{0, 0, 250_000, 900_000}).Draw(t, "off"))}}
	truth.Discounts, known.Discounts = scale, scale
	surcharge := offer.Surcharge{SalesTax: money.Rate(rapid.SampledFrom([]int{0, 0, 45_000}).Draw(t, "tax")), Card: 30_000}
	truth.Surcharge, known.Surcharge = surcharge, surcharge
	byCard := rapid.Bool().Draw(t, "by card")
	cash := rapid.SampledFrom([]offer.Answer{offer.Yes, offer.No, offer.NotKnown}).Draw(t, "cash")
	needs := rapid.Bool().Draw(t, "needs a prescription")
	allowed := rapid.Int64Range(0, price).Draw(t, "allowed")
	payer := pricelist.Payer{ID: 2, Network: pricelist.InNetwork, CashAllowed: cash}
	if rapid.IntRange(0, 3).Draw(t, "out of network") == 0 {
		payer.Network = pricelist.OutOfNetwork
	}
	knownList, trueList := &pricelist.List{Seller: *known}, &pricelist.List{Seller: *truth}
	payer.Prescription = answer(t, "needs", needs)
	rates := []pricelist.Rate{{Service: 0, Visit: money.Amount(allowed)}}
	if rapid.IntRange(0, 3).Draw(t, "rate not published") != 1 {
		payer.Rates = rates
	}
	knownList.Payers = []pricelist.Payer{payer}
	payer.Prescription, payer.Rates = said(needs), rates
	trueList.Payers = []pricelist.Payer{payer}
	knownPlan, truePlan := anyPlan(t, dates, price)
	opens := start.AddDays(-rapid.IntRange(0, 60).Draw(t, "asked before"))
	return pair{
		known: Subject{Dates: dates, Opens: opens, Seller: known, List: knownList, From: ledger.FromList, Benefit: knownPlan, Discounts: []string{"scale"}, ByCard: byCard},
		truth: Subject{Dates: dates, Opens: opens, Seller: truth, List: trueList, From: ledger.FromList, Benefit: truePlan, Discounts: []string{"scale"}, ByCard: byCard},
	}
}

// TestRangeHoldsTheTruth: whatever is not known turns out to be, the cheapest
// way then costs no less than the low end and no more than the high one.
func TestRangeHoldsTheTruth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPair(t)
		for _, ch := range []Choice{Any, NothingPrepaid, SinglesOnly} {
			var b Bench
			total, ok := b.Range(&p.known, ch)
			if !ok {
				t.Fatal("no range")
			}
			var exact Bench
			cost, ok := exact.Cost(&p.truth, at(Typical), ch)
			if !ok {
				t.Fatal("no cost")
			}
			if cost < total.Low || cost > total.High {
				t.Fatalf("choice %d: it costs %s, outside %s to %s\nknown %+v\ntruth %+v", ch, cost, total.Low, total.High, *p.known.Benefit, *p.truth.Benefit)
			}
			if total.HasLikely && (total.Likely < total.Low || total.Likely > total.High) {
				t.Fatalf("choice %d: likely %s is outside %s to %s", ch, total.Likely, total.Low, total.High)
			}
		}
	})
}
