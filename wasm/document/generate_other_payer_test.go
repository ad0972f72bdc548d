package document_test

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/secondary"
)

// otherPayer makes somebody else who pays, with the facts of its kind alone.
func (s source) otherPayer() *secondary.Route {
	const most = int(money.MaxInput)
	r := &secondary.Route{Kind: secondary.Kind(s.between("kind", int(secondary.Auto), int(secondary.Advantage)))}
	switch r.Kind {
	case secondary.Auto:
		r.DeductibleLeft, r.LimitLeft = s.span("deductible", 0, most, true), s.span("limit", 0, most, true)
		r.Share = s.span("share", 0, int(money.One), false)
		r.Emergency = s.answer("emergency")
		if s.maybe("dates") {
			r.Accident = s.day("accident")
			r.FirstCare = r.Accident
		}
		if s.maybe("law") {
			r.State = "FL"
		}
	case secondary.Workers:
		r.VisitsUsed = s.between("used", 0, cover.MaxVisitCount)
		r.DailyMax = money.Amount(s.between("daily maximum", 0, most))
		r.Form, r.Manager = s.answer("form"), s.answer("manager")
		if r.Form == offer.No {
			r.Manager = offer.NotKnown
		}
		if s.maybe("ladder") {
			r.FreeVisits = s.between("free", 1, cover.MaxVisitCount)
			r.FormVisits = s.between("by form", r.FreeVisits, cover.MaxVisitCount)
		}
	case secondary.Veterans:
		r.Copay, r.Referral = s.span("copay", 0, most, true), s.answer("referral")
		if r.Authorisation.Have = s.answer("authorised"); r.Authorisation.Have == offer.Yes {
			r.Authorisation.Visits = s.between("authorised visits", 0, cover.MaxVisitCount)
		}
	case secondary.Medicare:
		r.DeductibleLeft, r.PlanOfCare = s.span("deductible", 0, most, false), s.answer("plan of care")
		if r.Participates = s.answer("participates"); r.Participates != offer.Yes {
			r.Assigned = s.answer("assigned")
		}
		r.TherapySoFar = money.Amount(s.between("therapy", 0, most))
	case secondary.Advantage:
		r.Copay = s.span("copay", 0, most, true)
		r.VisitsAYear, r.VisitsUsed = s.between("a year", 1, cover.MaxVisitCount), s.between("used", 0, cover.MaxVisitCount)
	}
	return r
}
