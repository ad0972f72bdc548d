package document

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/secondary"
)

// otherPayerShape is the form of somebody else who pays. Which facts belong to
// which kind is for its Check to say.
func otherPayerShape() *shape {
	var kinds []string
	for k := secondary.Auto; k <= secondary.Advantage; k++ {
		kinds = append(kinds, k.Code())
	}
	visits := func(least int64) *shape { return number(least, cover.MaxVisitCount) }
	return object(
		must("kind", words(kinds...)),
		may("deductible_left_cents", cents()),
		may("limit_left_cents", cents()),
		may("share_ppm", ppm()),
		may("accident_on", day()),
		may("first_care_on", day()),
		may("emergency", truth()),
		may("state", state()),
		may("visits_used", visits(0)),
		may("visits_without_authorisation", visits(1)),
		may("visits_by_form", visits(1)),
		may("form_approved", truth()),
		may("claim_manager_agrees", truth()),
		may("daily_max_cents", number(1, mostCents)),
		may("copay_cents", cents()),
		may("referral", truth()),
		may("authorisation", permitShape()),
		may("visits_per_year", visits(1)),
		may("plan_of_care", truth()),
		may("participates", truth()),
		may("assigned", truth()),
		may("therapy_so_far_cents", number(0, mostCents)),
	)
}

func readOtherPayer(n node) *secondary.Route {
	kind, _ := secondary.ParseKind(n.get("kind").word())
	return &secondary.Route{
		Kind:           kind,
		DeductibleLeft: n.get("deductible_left_cents").span(),
		LimitLeft:      n.get("limit_left_cents").span(),
		Share:          n.get("share_ppm").span(),
		Accident:       n.get("accident_on").date(),
		FirstCare:      n.get("first_care_on").date(),
		Emergency:      n.get("emergency").answer(),
		State:          n.get("state").word(),
		VisitsUsed:     n.get("visits_used").count(),
		FreeVisits:     n.get("visits_without_authorisation").count(),
		FormVisits:     n.get("visits_by_form").count(),
		Form:           n.get("form_approved").answer(),
		Manager:        n.get("claim_manager_agrees").answer(),
		DailyMax:       n.get("daily_max_cents").cents(),
		Copay:          n.get("copay_cents").span(),
		Referral:       n.get("referral").answer(),
		Authorisation:  readPermit(n.get("authorisation")),
		VisitsAYear:    n.get("visits_per_year").count(),
		PlanOfCare:     n.get("plan_of_care").answer(),
		Participates:   n.get("participates").answer(),
		Assigned:       n.get("assigned").answer(),
		TherapySoFar:   n.get("therapy_so_far_cents").cents(),
	}
}

func (w *writer) otherPayer(r *secondary.Route) {
	w.open("other_payer", '{')
	w.text("kind", r.Kind.Code())
	w.span("deductible_left_cents", r.DeductibleLeft)
	w.span("limit_left_cents", r.LimitLeft)
	w.span("share_ppm", r.Share)
	w.day("accident_on", r.Accident)
	w.day("first_care_on", r.FirstCare)
	w.answer("emergency", r.Emergency)
	w.textIf("state", r.State)
	w.countIf("visits_used", r.VisitsUsed)
	w.countIf("visits_without_authorisation", r.FreeVisits)
	w.countIf("visits_by_form", r.FormVisits)
	w.answer("form_approved", r.Form)
	w.answer("claim_manager_agrees", r.Manager)
	w.countIf("daily_max_cents", int(r.DailyMax))
	w.span("copay_cents", r.Copay)
	w.answer("referral", r.Referral)
	w.permit("authorisation", &r.Authorisation)
	w.countIf("visits_per_year", r.VisitsAYear)
	w.answer("plan_of_care", r.PlanOfCare)
	w.answer("participates", r.Participates)
	w.answer("assigned", r.Assigned)
	w.countIf("therapy_so_far_cents", int(r.TherapySoFar))
	w.close('}')
}
