package bound

import (
	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// plans draws a plan and what of it is known. The limit of the law in 2026 is
// $10,600; small figures are drawn more often, since they decide more.
type plans struct {
	t            *rapid.T
	known, truth *cover.Benefit
	top, limit   int64
	price        int64
}

// anyPlan draws a plan under any settings, and what of it is known.
func anyPlan(t *rapid.T, dates []civil.Date, price int64) (known, truth *cover.Benefit) {
	limit, _ := reference.Deductible(2026)
	b := cover.Benefit{Payer: 2, Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.MassageTherapist}}
	if rapid.Bool().Draw(t, "unusual settings") {
		b.Settings = cover.Settings{
			CopayOrder:       cover.CopayOrder(rapid.IntRange(0, 1).Draw(t, "order")),
			CoinsuranceOn:    cover.CoinsuranceBase(rapid.IntRange(0, 1).Draw(t, "gross")),
			CopayAtEnd:       cover.CopayAtEnd(rapid.IntRange(0, 2).Draw(t, "at the end")),
			VisitCap:         cover.CapTiming(rapid.IntRange(0, 1).Draw(t, "cap last")),
			PocketExcludes:   rapid.Bool().Draw(t, "maximum without deductible"),
			OnlyPaidCount:    rapid.Bool().Draw(t, "only paid count"),
			FailureOnPatient: rapid.Bool().Draw(t, "denial is hers"),
		}
	}
	if rapid.IntRange(0, 2).Draw(t, "the year turns") == 0 {
		_, month, day := rapid.SampledFrom(dates).Draw(t, "with visit").Split()
		b.YearStarts = cover.MonthDay{Month: month, Day: day}
	}
	k := plans{t: t, known: &cover.Benefit{}, truth: &cover.Benefit{}, limit: limit.High, price: price}
	k.top = rapid.SampledFrom([]int64{300_00, limit.High}).Draw(t, "scale")
	*k.known, *k.truth = b, b
	k.amounts()
	k.outside()
	k.truth.Share, k.truth.Copay, k.truth.Coinsurance, k.known.Share, k.known.Copay, k.known.Coinsurance = k.sharing("")
	if k.truth.Share.Copayed() || k.truth.Outside.Share.Copayed() {
		waits := rapid.Bool().Draw(t, "waits")
		k.truth.CopayWaits, k.known.CopayWaits = said(waits), answer(t, "waits", waits)
	}
	k.limits(len(dates))
	have := rapid.Bool().Draw(t, "has a prescription")
	k.truth.Prescription, k.known.Prescription = said(have), answer(t, "has", have)
	k.truth.Referral, k.known.Referral = k.permit(dates, "referral")
	k.truth.Authorisation, k.known.Authorisation = k.permit(dates, "authorisation")
	return k.known, k.truth
}

// pairOf draws a yearly amount and what is met of it.
func (k *plans) pairOf(what string, low int64) (whole, met int64) {
	whole = rapid.Int64Range(low, max(low, k.top)).Draw(k.t, what)
	return whole, rapid.Int64Range(0, whole).Draw(k.t, what+" met")
}

// counted is what the maximum holds of an amount of deductible.
func (k *plans) counted(deductible int64) int64 {
	if k.truth.Settings.PocketExcludes {
		return 0
	}
	return deductible
}

// amounts draws her own and her family's deductible and maximum, and other care of
// this year: before the first visit it has used up some of the deductible, and
// costs her between what of that counts and its whole amount.
func (k *plans) amounts() {
	t, known, truth := k.t, k.known, k.truth
	rule := cover.FamilyRule(max(0, rapid.IntRange(-2, 2).Draw(t, "family")))
	known.Family.Rule, truth.Family.Rule = rule, rule
	own, met := k.pairOf("deductible", 0)
	most := rapid.Int64Range(k.counted(own), max(k.counted(own), k.top)).Draw(t, "maximum")
	paid := rapid.Int64Range(k.counted(met), max(most, k.counted(met))).Draw(t, "paid")
	left := own - met
	all, allMet, allMost, allPaid := int64(0), int64(0), int64(0), int64(0)
	if rule == cover.Aggregate {
		own, met = 0, 0
		most = rapid.Int64Range(0, k.top).Draw(t, "her own maximum")
		paid = rapid.Int64Range(0, most).Draw(t, "her own paid")
	}
	if rule != cover.NoFamily {
		all, allMet = k.pairOf("family's deductible", own)
		allMost = rapid.Int64Range(k.counted(all), max(k.counted(all), k.top)).Draw(t, "family's maximum")
		allPaid = rapid.Int64Range(k.counted(allMet), max(allMost, k.counted(allMet))).Draw(t, "family's paid")
		left = int64(rule.Deductible(money.Amount(left), money.Amount(all-allMet)))
		known.Family.Deductible = guess(t, "family's deductible", all, own, 2*k.limit)
		known.Family.DeductibleMet = guess(t, "family's met", allMet, 0, allMet)
		known.Family.PocketMax = guess(t, "family's maximum", allMost, min(allMost, all), 2*k.limit)
		known.Family.PocketMet = guess(t, "family's paid", allPaid, 0, allPaid)
	}
	if rule != cover.Aggregate {
		known.Deductible = guess(t, "deductible", own, 0, k.limit)
		if rapid.IntRange(0, 3).Draw(t, "says what is left") == 0 {
			known.DeductibleLeft = guess(t, "left", own-met, 0, own)
		} else {
			known.DeductibleMet = guess(t, "met", met, 0, met)
		}
	}
	known.PocketMax = guess(t, "maximum", most, min(most, k.counted(own)), k.limit)
	if rapid.IntRange(0, 3).Draw(t, "says what is left of the maximum") == 0 {
		known.PocketLeft = guess(t, "left of the maximum", most-paid, 0, most)
	} else {
		known.PocketMet = guess(t, "paid", paid, 0, most)
	}
	bills := rapid.Int64Range(0, k.top).Draw(t, "other bills")
	known.OtherBills, truth.OtherBills = guess(t, "bills", bills, 0, k.limit), span.Exact(0)
	if rapid.Bool().Draw(t, "bills before") {
		used := min(bills, left)
		part := rapid.Int64Range(k.counted(used), bills).Draw(t, "her part of the bills")
		met, paid = min(own, met+used), min(most, paid+part)
		allMet, allPaid = min(all, allMet+used), min(allMost, allPaid+part)
	}
	truth.Deductible, truth.DeductibleMet = span.Exact(own), span.Exact(met)
	truth.PocketMax, truth.PocketMet = span.Exact(most), span.Exact(paid)
	truth.Family.Deductible, truth.Family.DeductibleMet = span.Exact(all), span.Exact(allMet)
	truth.Family.PocketMax, truth.Family.PocketMet = span.Exact(allMost), span.Exact(allPaid)
}

// outside draws what is paid out of network, where other bills play no part.
func (k *plans) outside() {
	t, known, truth := k.t, &k.known.Outside, &k.truth.Outside
	known.Pays, truth.Pays = offer.Yes, offer.Yes
	own, met := k.pairOf("outside deductible", 0)
	most := rapid.Int64Range(k.counted(own), max(k.counted(own), k.top)).Draw(t, "outside maximum")
	paid := rapid.Int64Range(k.counted(met), max(most, k.counted(met))).Draw(t, "outside paid")
	known.Deductible, truth.Deductible = guess(t, "outside deductible", own, 0, k.limit), span.Exact(own)
	known.DeductibleMet, truth.DeductibleMet = guess(t, "outside met", met, 0, met), span.Exact(met)
	known.PocketMax, truth.PocketMax = guess(t, "outside maximum", most, min(most, own), k.limit), span.Exact(most)
	known.PocketMet, truth.PocketMet = guess(t, "outside paid", paid, 0, most), span.Exact(paid)
	truth.Share, truth.Copay, truth.Coinsurance, known.Share, known.Copay, known.Coinsurance = k.sharing("outside ")
	allows := rapid.Int64Range(0, k.price).Draw(t, "reference amount")
	known.Reference, truth.Reference = guess(t, "reference amount", allows, 0, k.price), span.Exact(allows)
}

// sharing draws copay and coinsurance, and what of them is known.
func (k *plans) sharing(where string) (kind cover.ShareKind, copay, rate span.Span, saidKind cover.ShareKind, saidCopay, saidRate span.Span) {
	t := k.t
	kind = rapid.SampledFrom([]cover.ShareKind{cover.CopayShare, cover.CoinsuranceShare, cover.BothShare}).Draw(t, where+"kind")
	if rapid.IntRange(0, 4).Draw(t, where+"kind not known") != 1 {
		saidKind = kind
	}
	if kind.Copayed() {
		v := rapid.Int64Range(0, k.price).Draw(t, where+"copay")
		copay = span.Exact(v)
		if saidKind != 0 {
			saidCopay = guess(t, where+"copay", v, 0, k.price)
		}
	}
	if kind.Coinsured() {
		v := rapid.Int64Range(0, int64(money.One)).Draw(t, where+"rate")
		rate = span.Exact(v)
		if saidKind != 0 {
			saidRate = guess(t, where+"rate", v, 0, int64(money.One))
		}
	}
	return kind, copay, rate, saidKind, saidCopay, saidRate
}

// limits draws visits, dollars and minutes. A limit that she does not mention is
// none.
func (k *plans) limits(visits int) {
	t, known, truth := k.t, k.known, k.truth
	used := rapid.IntRange(0, 2).Draw(t, "visits used")
	truth.VisitsUsed, known.VisitsUsed = used, used
	shared := rapid.Bool().Draw(t, "shared")
	truth.Limits.Shared, known.Limits.Shared = said(shared), answer(t, "shared", shared)
	truth.Limits.SharedUsed = rapid.IntRange(0, 2).Draw(t, "visits elsewhere")
	known.Limits.SharedUsed = truth.Limits.SharedUsed
	if rapid.Bool().Draw(t, "limited") {
		n := rapid.Int64Range(0, int64(visits)).Draw(t, "visits a year")
		truth.VisitLimit, known.VisitLimit = span.Exact(n), guess(t, "visits", n, 0, int64(visits))
	} else {
		truth.NoVisitLimit, known.NoVisitLimit = true, true
	}
	about := func(what string, low, high int64, mayBeUnknown bool) (truth, known span.Span) {
		v := rapid.Int64Range(low, high).Draw(t, what)
		known = guess(t, what, v, low, high)
		if !known.Said && !mayBeUnknown {
			known = span.Exact(v)
		}
		return span.Exact(v), known
	}
	if rapid.IntRange(0, 2).Draw(t, "dollars a visit") == 0 {
		truth.Limits.VisitCents, known.Limits.VisitCents = about("dollars", 0, k.price, false)
	}
	if rapid.IntRange(0, 2).Draw(t, "minutes a visit") == 0 {
		truth.Limits.VisitMinutes, known.Limits.VisitMinutes = about("minutes", 1, 60, false)
	}
	if rapid.IntRange(0, 2).Draw(t, "dollars a year") == 0 {
		truth.Limits.YearCents, known.Limits.YearCents = about("dollars in all", 0, 300_00, false)
		truth.Limits.YearUsed, known.Limits.YearUsed = about("dollars used", 0, truth.Limits.YearCents.Low, true)
	}
}

// permit draws a referral or an authorisation. One of which she says nothing is
// taken for not needed; that and until when she has one she knows.
func (k *plans) permit(dates []civil.Date, what string) (truth, known cover.Permit) {
	t := k.t
	needed, have := rapid.IntRange(0, 2).Draw(t, what+" needed") == 0, rapid.IntRange(0, 3).Draw(t, what+" had") > 0
	truth.Needed, truth.Have = said(needed), said(have)
	known.Needed, known.Have = answer(t, what+" needed", needed), answer(t, what+" had", have)
	if known.Needed == offer.NotKnown && known.Have == offer.NotKnown {
		known.Needed = truth.Needed
	}
	if known.Have == offer.Yes && rapid.Bool().Draw(t, what+" lapses") {
		known.Expires = rapid.SampledFrom(dates).Draw(t, what+"'s last day").AddDays(-1)
	}
	if known.Have == offer.Yes && rapid.Bool().Draw(t, what+" allows a number") {
		known.Visits = rapid.IntRange(1, 5).Draw(t, what+"'s visits")
	}
	truth.Expires, truth.Visits = known.Expires, known.Visits
	return truth, known
}
