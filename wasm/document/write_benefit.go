package document

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

func (w *writer) benefit(b *cover.Benefit) {
	w.open("benefit", '{')
	w.textIf("payer", b.Payer.ID())
	if b.Coverage == offer.No {
		w.open("pays_for_massage_by", '[')
		w.close(']')
	}
	w.textList("pays_for_massage_by", providerCodes(b.PaidProviders))
	w.textIf("network", b.Network.Code())
	w.span("deductible_cents", b.Deductible)
	w.span("deductible_met_cents", b.DeductibleMet)
	w.span("deductible_left_cents", b.DeductibleLeft)
	w.costShare(b.Share, b.Copay, b.CopayWaits, b.Coinsurance)
	w.span("out_of_pocket_maximum_cents", b.PocketMax)
	w.span("out_of_pocket_met_cents", b.PocketMet)
	w.span("out_of_pocket_left_cents", b.PocketLeft)
	w.span("allowed_cents", b.Allowed)
	w.family(&b.Family)
	w.limits(b)
	w.countIf("visits_used", b.VisitsUsed)
	w.permit("prescription", &cover.Permit{Have: b.Prescription, Expires: b.ScriptExpires})
	w.permit("referral", &b.Referral)
	w.permit("authorisation", &b.Authorisation)
	w.outside(&b.Outside)
	w.settings(&b.Settings)
	w.span("other_bills_this_year_cents", b.OtherBills)
	if y := b.YearStarts; y != (cover.MonthDay{}) {
		w.text("plan_year_starts", monthDayText(y))
	}
	w.close('}')
}

func (w *writer) costShare(kind cover.ShareKind, copay span.Span, waits offer.Answer, coinsurance span.Span) {
	if kind == cover.ShareNotKnown {
		return
	}
	w.open("cost_share", '{')
	w.text("kind", shareWords[kind])
	w.span("copay_cents", copay)
	w.answer("after_deductible", waits)
	w.span("coinsurance_ppm", coinsurance)
	w.close('}')
}

func (w *writer) family(f *cover.Family) {
	if f.Rule == cover.NoFamily {
		return
	}
	w.open("family", '{')
	w.text("rule", familyWords[f.Rule])
	w.yearly(f.Deductible, f.DeductibleMet, f.PocketMax, f.PocketMet)
	w.close('}')
}

// yearly writes the amounts of a plan year and what is met of them.
func (w *writer) yearly(deductible, deductibleMet, pocketMax, pocketMet span.Span) {
	w.span("deductible_cents", deductible)
	w.span("deductible_met_cents", deductibleMet)
	w.span("out_of_pocket_maximum_cents", pocketMax)
	w.span("out_of_pocket_met_cents", pocketMet)
}

func (w *writer) limits(b *cover.Benefit) {
	l := &b.Limits
	if *l == (cover.Limits{}) && !b.NoVisitLimit && !b.VisitLimit.Said {
		return
	}
	w.open("limits", '{')
	if b.NoVisitLimit {
		w.text("visits_per_year", "none")
	}
	w.span("visits_per_year", b.VisitLimit)
	w.span("visit_cents", l.VisitCents)
	w.span("minutes_per_visit", l.VisitMinutes)
	w.span("year_cents", l.YearCents)
	w.span("year_used_cents", l.YearUsed)
	w.answer("shared_with_other_providers", l.Shared)
	w.countIf("shared_visits_used", l.SharedUsed)
	w.close('}')
}

func (w *writer) permit(name string, p *cover.Permit) {
	if *p == (cover.Permit{}) {
		return
	}
	w.open(name, '{')
	w.answer("needed", p.Needed)
	w.answer("have", p.Have)
	w.day("expires", p.Expires)
	w.countIf("visits", p.Visits)
	w.close('}')
}

func (w *writer) outside(o *cover.Outside) {
	if *o == (cover.Outside{}) {
		return
	}
	w.open("out_of_network", '{')
	w.answer("pays", o.Pays)
	w.yearly(o.Deductible, o.DeductibleMet, o.PocketMax, o.PocketMet)
	w.costShare(o.Share, o.Copay, offer.NotKnown, o.Coinsurance)
	w.span("reference_cents", o.Reference)
	w.countIf("reimbursed_after_days", o.Delay)
	w.answer("assigned", o.Assigned)
	w.close('}')
}

func (w *writer) settings(s *cover.Settings) {
	if *s == (cover.Settings{}) {
		return
	}
	w.open("settings", '{')
	w.setting("copay_order", uint8(s.CopayOrder), orderWords)
	w.setting("coinsurance_on", uint8(s.CoinsuranceOn), baseWords)
	w.setting("copay_at_deductible_end", uint8(s.CopayAtEnd), endWords)
	w.setting("visit_cap_applies", uint8(s.VisitCap), timingWords)
	w.truthIf("out_of_pocket_excludes_deductible", s.PocketExcludes)
	w.truthIf("only_paid_visits_count", s.OnlyPaidCount)
	w.truthIf("failure_falls_on_patient", s.FailureOnPatient)
	w.close('}')
}

// setting writes a choice that is not the default.
func (w *writer) setting(name string, v uint8, words []string) {
	if v != 0 {
		w.text(name, words[v])
	}
}

func monthDayText(y cover.MonthDay) string {
	two := func(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
	return two(y.Month) + "-" + two(y.Day)
}
