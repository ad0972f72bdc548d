package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/wire/message"
)

func (r *requestReader) otherPayer(m *message.Request) {
	var o message.OtherPayer
	if m.OtherPayer(&o) == nil {
		return
	}
	var s message.Span
	var p message.Permit
	r.out.OtherPayer = &secondary.Route{
		Kind:           secondary.Kind(o.Kind()),
		DeductibleLeft: spanOf(o.DeductibleLeft(&s)),
		LimitLeft:      spanOf(o.LimitLeft(&s)),
		Share:          spanOf(o.Share(&s)),
		Accident:       fromDay(o.Accident()),
		FirstCare:      fromDay(o.FirstCare()),
		Emergency:      offer.Answer(o.Emergency()),
		State:          string(o.State()),
		VisitsUsed:     int(o.VisitsUsed()),
		FreeVisits:     int(o.FreeVisits()),
		FormVisits:     int(o.FormVisits()),
		Form:           offer.Answer(o.Form()),
		Manager:        offer.Answer(o.Manager()),
		DailyMax:       money.Amount(o.DailyMax()),
		Copay:          spanOf(o.Copay(&s)),
		Referral:       offer.Answer(o.Referral()),
		Authorisation:  permitOf(o.Authorisation(&p)),
		VisitsAYear:    int(o.VisitsAYear()),
		PlanOfCare:     offer.Answer(o.PlanOfCare()),
		Participates:   offer.Answer(o.Participates()),
		Assigned:       offer.Answer(o.Assigned()),
		TherapySoFar:   money.Amount(o.TherapySoFar()),
	}
}

func (w *Writer) otherPayer(r *secondary.Route) flatbuffers.UOffsetT {
	if r == nil {
		return 0
	}
	state := w.text(r.State)
	authorisation := w.permit("other_payer.authorisation.visits", &r.Authorisation)
	b := w.b
	message.OtherPayerStart(b)
	w.quantity(message.OtherPayerAddDeductibleLeft, "other_payer.deductible_left_cents", r.DeductibleLeft)
	w.quantity(message.OtherPayerAddLimitLeft, "other_payer.limit_left_cents", r.LimitLeft)
	w.quantity(message.OtherPayerAddShare, "other_payer.share_ppm", r.Share)
	w.quantity(message.OtherPayerAddCopay, "other_payer.copay_cents", r.Copay)
	message.OtherPayerAddAccident(b, Day(r.Accident))
	message.OtherPayerAddFirstCare(b, Day(r.FirstCare))
	message.OtherPayerAddState(b, state)
	message.OtherPayerAddAuthorisation(b, authorisation)
	message.OtherPayerAddDailyMax(b, w.int32("other_payer.daily_max_cents", int64(r.DailyMax)))
	message.OtherPayerAddTherapySoFar(b, w.int32("other_payer.therapy_so_far_cents", int64(r.TherapySoFar)))
	message.OtherPayerAddVisitsUsed(b, w.uint16("other_payer.visits_used", r.VisitsUsed))
	message.OtherPayerAddFreeVisits(b, w.uint16("other_payer.visits_without_authorisation", r.FreeVisits))
	message.OtherPayerAddFormVisits(b, w.uint16("other_payer.visits_by_form", r.FormVisits))
	message.OtherPayerAddVisitsAYear(b, w.uint16("other_payer.visits_per_year", r.VisitsAYear))
	message.OtherPayerAddKind(b, message.OtherPayerKind(r.Kind))
	message.OtherPayerAddEmergency(b, message.Answer(r.Emergency))
	message.OtherPayerAddForm(b, message.Answer(r.Form))
	message.OtherPayerAddManager(b, message.Answer(r.Manager))
	message.OtherPayerAddReferral(b, message.Answer(r.Referral))
	message.OtherPayerAddPlanOfCare(b, message.Answer(r.PlanOfCare))
	message.OtherPayerAddParticipates(b, message.Answer(r.Participates))
	message.OtherPayerAddAssigned(b, message.Answer(r.Assigned))
	return message.OtherPayerEnd(b)
}
