package secondary_test

import (
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
)

func TestKindCodes(t *testing.T) {
	for k := secondary.Auto; k <= secondary.Advantage; k++ {
		if got, ok := secondary.ParseKind(k.Code()); !ok || got != k {
			t.Errorf("%d: %q, %v", k, k.Code(), ok)
		}
	}
	for _, none := range []string{"", "Auto", "medicaid"} {
		if k, ok := secondary.ParseKind(none); ok || k != 0 {
			t.Errorf("%q is %d", none, k)
		}
	}
	if none := secondary.Kind(6).Code(); none != "" {
		t.Errorf("kind 6 is %q", none)
	}
}

func TestContradictions(t *testing.T) {
	type route = secondary.Route
	auto := route{Kind: secondary.Auto, DeductibleLeft: span.Exact(0), LimitLeft: span.Exact(1_000_00)}
	with := func(r route, change func(*route)) route { change(&r); return r }
	veteran := route{Kind: secondary.Veterans, Copay: span.Exact(0)}
	for name, c := range map[string]struct {
		route route
		want  code.Fault
	}{
		"no kind":                      {route{}, code.Fault{Path: "p.kind", Code: code.FaultUnknownValue}},
		"auto without a limit":         {with(auto, func(r *route) { r.LimitLeft = span.Span{} }), code.Fault{Path: "p.limit_left_cents", Code: code.FaultRequired}},
		"auto with a copay":            {with(auto, func(r *route) { r.Copay = span.Exact(1) }), code.Fault{Path: "p.copay_cents", Other: "p.kind", Code: code.FaultContradicts}},
		"care before the accident":     {with(auto, func(r *route) { r.Accident, r.FirstCare = day("2026-05-02"), day("2026-05-01") }), code.Fault{Path: "p.first_care_on", Other: "p.accident_on", Code: code.FaultOrder}},
		"a limit backwards":            {with(auto, func(r *route) { r.LimitLeft = span.Span{Low: 2, High: 1, Said: true} }), code.Fault{Path: "p.limit_left_cents", Code: code.FaultBackwards}},
		"a share above all":            {with(auto, func(r *route) { r.Share = span.Exact(1_000_001) }), code.Fault{Path: "p.share_ppm", Code: code.FaultTooLarge, High: 1_000_000}},
		"no such state":                {with(auto, func(r *route) { r.State = "XX" }), code.Fault{Path: "p.state", Code: code.FaultUnknownValue}},
		"a ladder upside down":         {route{Kind: secondary.Workers, FreeVisits: 6, FormVisits: 5}, code.Fault{Path: "p.visits_by_form", Other: "p.visits_without_authorisation", Code: code.FaultContradicts}},
		"the manager without the form": {route{Kind: secondary.Workers, Form: offer.No, Manager: offer.Yes}, code.Fault{Path: "p.claim_manager_agrees", Other: "p.form_approved", Code: code.FaultContradicts}},
		"veterans without a copay":     {route{Kind: secondary.Veterans}, code.Fault{Path: "p.copay_cents", Code: code.FaultRequired}},
		"visits of no authorisation": {with(veteran, func(r *route) { r.Authorisation = cover.Permit{Have: offer.No, Visits: 3} }),
			code.Fault{Path: "p.authorisation.visits", Other: "p.authorisation.have", Code: code.FaultContradicts}},
		"who participates takes every claim": {route{Kind: secondary.Medicare, Participates: offer.Yes, Assigned: offer.No},
			code.Fault{Path: "p.assigned", Other: "p.participates", Code: code.FaultContradicts}},
		"Advantage without a number": {route{Kind: secondary.Advantage, Copay: span.Exact(20_00)}, code.Fault{Path: "p.visits_per_year", Code: code.FaultRequired}},
		"too many visits": {route{Kind: secondary.Advantage, Copay: span.Exact(20_00), VisitsAYear: 367},
			code.Fault{Path: "p.visits_per_year", Code: code.FaultTooLarge, High: cover.MaxVisitCount}},
	} {
		got := c.route.Check("p.")
		if len(got) != 1 || got[0] != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
