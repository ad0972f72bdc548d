package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire/message"
)

// quantity adds what is known of one to the table that is being written.
func (w *Writer) quantity(add func(*flatbuffers.Builder, flatbuffers.UOffsetT), where string, s span.Span) {
	if s.Said {
		add(w.b, w.span(where, s))
	}
}

func (w *Writer) benefit(c *cover.Benefit) flatbuffers.UOffsetT {
	if c == nil {
		return 0
	}
	payer := w.text(c.Payer.ID())
	paid := numbers(w, "benefit.pays_for_massage_by", c.PaidProviders)
	settings, family, limits := w.settings(&c.Settings), w.family(&c.Family), w.limits(&c.Limits)
	referral := w.permit("benefit.referral.visits", &c.Referral)
	authorisation := w.permit("benefit.authorisation.visits", &c.Authorisation)
	outside := w.outside(&c.Outside)
	b := w.b
	message.BenefitStart(b)
	message.BenefitAddPayer(b, payer)
	message.BenefitAddPaidProviders(b, paid)
	w.quantity(message.BenefitAddDeductible, "benefit.deductible_cents", c.Deductible)
	w.quantity(message.BenefitAddDeductibleMet, "benefit.deductible_met_cents", c.DeductibleMet)
	w.quantity(message.BenefitAddDeductibleLeft, "benefit.deductible_left_cents", c.DeductibleLeft)
	w.quantity(message.BenefitAddCopay, "benefit.cost_share.copay_cents", c.Copay)
	w.quantity(message.BenefitAddCoinsurance, "benefit.cost_share.coinsurance_ppm", c.Coinsurance)
	w.quantity(message.BenefitAddPocketMax, "benefit.out_of_pocket_maximum_cents", c.PocketMax)
	w.quantity(message.BenefitAddPocketMet, "benefit.out_of_pocket_met_cents", c.PocketMet)
	w.quantity(message.BenefitAddPocketLeft, "benefit.out_of_pocket_left_cents", c.PocketLeft)
	w.quantity(message.BenefitAddAllowed, "benefit.allowed_cents", c.Allowed)
	w.quantity(message.BenefitAddVisitLimit, "benefit.limits.visits_per_year", c.VisitLimit)
	w.quantity(message.BenefitAddOtherBills, "benefit.other_bills_this_year_cents", c.OtherBills)
	message.BenefitAddSettings(b, settings)
	message.BenefitAddFamily(b, family)
	message.BenefitAddLimits(b, limits)
	message.BenefitAddReferral(b, referral)
	message.BenefitAddAuthorisation(b, authorisation)
	message.BenefitAddOutside(b, outside)
	message.BenefitAddScriptExpires(b, Day(c.ScriptExpires))
	message.BenefitAddVisitsUsed(b, w.uint16("benefit.visits_used", c.VisitsUsed))
	message.BenefitAddCoverage(b, message.Answer(c.Coverage))
	message.BenefitAddNetwork(b, message.Network(c.Network))
	message.BenefitAddShare(b, message.ShareKind(c.Share))
	message.BenefitAddCopayWaits(b, message.Answer(c.CopayWaits))
	message.BenefitAddNoVisitLimit(b, c.NoVisitLimit)
	message.BenefitAddPrescription(b, message.Answer(c.Prescription))
	message.BenefitAddYearMonth(b, w.uint8("benefit.plan_year_starts", c.YearStarts.Month))
	message.BenefitAddYearDay(b, w.uint8("benefit.plan_year_starts", c.YearStarts.Day))
	return message.BenefitEnd(b)
}

func (w *Writer) settings(s *cover.Settings) flatbuffers.UOffsetT {
	if *s == (cover.Settings{}) {
		return 0
	}
	b := w.b
	message.SettingsStart(b)
	message.SettingsAddCopayOrder(b, message.CopayOrder(s.CopayOrder))
	message.SettingsAddCoinsuranceOn(b, message.CoinsuranceBase(s.CoinsuranceOn))
	message.SettingsAddCopayAtEnd(b, message.CopayAtEnd(s.CopayAtEnd))
	message.SettingsAddVisitCap(b, message.CapTiming(s.VisitCap))
	message.SettingsAddPocketExcludes(b, s.PocketExcludes)
	message.SettingsAddOnlyPaidCount(b, s.OnlyPaidCount)
	message.SettingsAddFailureOnPatient(b, s.FailureOnPatient)
	return message.SettingsEnd(b)
}

func (w *Writer) family(f *cover.Family) flatbuffers.UOffsetT {
	if *f == (cover.Family{}) {
		return 0
	}
	message.FamilyStart(w.b)
	w.quantity(message.FamilyAddDeductible, "benefit.family.deductible_cents", f.Deductible)
	w.quantity(message.FamilyAddDeductibleMet, "benefit.family.deductible_met_cents", f.DeductibleMet)
	w.quantity(message.FamilyAddPocketMax, "benefit.family.out_of_pocket_maximum_cents", f.PocketMax)
	w.quantity(message.FamilyAddPocketMet, "benefit.family.out_of_pocket_met_cents", f.PocketMet)
	message.FamilyAddRule(w.b, message.FamilyRule(f.Rule))
	return message.FamilyEnd(w.b)
}

func (w *Writer) limits(l *cover.Limits) flatbuffers.UOffsetT {
	if *l == (cover.Limits{}) {
		return 0
	}
	message.LimitsStart(w.b)
	w.quantity(message.LimitsAddVisitCents, "benefit.limits.visit_cents", l.VisitCents)
	w.quantity(message.LimitsAddVisitMinutes, "benefit.limits.minutes_per_visit", l.VisitMinutes)
	w.quantity(message.LimitsAddYearCents, "benefit.limits.year_cents", l.YearCents)
	w.quantity(message.LimitsAddYearUsed, "benefit.limits.year_used_cents", l.YearUsed)
	message.LimitsAddSharedUsed(w.b, w.uint16("benefit.limits.shared_visits_used", l.SharedUsed))
	message.LimitsAddShared(w.b, message.Answer(l.Shared))
	return message.LimitsEnd(w.b)
}

func (w *Writer) permit(where string, p *cover.Permit) flatbuffers.UOffsetT {
	if *p == (cover.Permit{}) {
		return 0
	}
	message.PermitStart(w.b)
	message.PermitAddExpires(w.b, Day(p.Expires))
	message.PermitAddVisits(w.b, w.uint16(where, p.Visits))
	message.PermitAddNeeded(w.b, message.Answer(p.Needed))
	message.PermitAddHave(w.b, message.Answer(p.Have))
	return message.PermitEnd(w.b)
}

func (w *Writer) outside(o *cover.Outside) flatbuffers.UOffsetT {
	if *o == (cover.Outside{}) {
		return 0
	}
	message.OutsideStart(w.b)
	w.quantity(message.OutsideAddDeductible, "benefit.out_of_network.deductible_cents", o.Deductible)
	w.quantity(message.OutsideAddDeductibleMet, "benefit.out_of_network.deductible_met_cents", o.DeductibleMet)
	w.quantity(message.OutsideAddPocketMax, "benefit.out_of_network.out_of_pocket_maximum_cents", o.PocketMax)
	w.quantity(message.OutsideAddPocketMet, "benefit.out_of_network.out_of_pocket_met_cents", o.PocketMet)
	w.quantity(message.OutsideAddCopay, "benefit.out_of_network.cost_share.copay_cents", o.Copay)
	w.quantity(message.OutsideAddCoinsurance, "benefit.out_of_network.cost_share.coinsurance_ppm", o.Coinsurance)
	w.quantity(message.OutsideAddReference, "benefit.out_of_network.reference_cents", o.Reference)
	message.OutsideAddDelay(w.b, w.uint16("benefit.out_of_network.reimbursed_after_days", o.Delay))
	message.OutsideAddPays(w.b, message.Answer(o.Pays))
	message.OutsideAddShare(w.b, message.ShareKind(o.Share))
	message.OutsideAddAssigned(w.b, message.Answer(o.Assigned))
	return message.OutsideEnd(w.b)
}
