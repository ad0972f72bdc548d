package cover_test

import (
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

func TestLimitFaults(t *testing.T) {
	limits := func(l cover.Limits) cover.Benefit { return cover.Benefit{Limits: l} }
	cases{
		"all of them": {limits(cover.Limits{
			VisitCents: span.Exact(6000), VisitMinutes: span.Exact(30), YearCents: span.Exact(50000), YearUsed: span.Exact(50000),
			Shared: offer.Yes, SharedUsed: 366,
		}), nil},
		"used of what is not known": {limits(cover.Limits{YearUsed: span.Exact(1)}), nil},
		"used more than the limit":  {limits(cover.Limits{YearCents: between(0, 100), YearUsed: between(101, 200)}), odds("limits.year_used_cents", "limits.year_cents")},
		"used what is not shared":   {limits(cover.Limits{Shared: offer.No, SharedUsed: 1}), odds("limits.shared_visits_used", "limits.shared_with_other_providers")},
		"used what may be shared":   {limits(cover.Limits{SharedUsed: 1}), nil},
		"no limit, and shared": {cover.Benefit{NoVisitLimit: true, Limits: cover.Limits{Shared: offer.Yes}},
			odds("limits.shared_with_other_providers", "limits.visits_per_year")},
		"shared perhaps": {limits(cover.Limits{Shared: 3}), fault("limits.shared_with_other_providers", code.FaultUnknownValue)},
		"no minute": {limits(cover.Limits{VisitMinutes: span.Exact(0)}),
			[]code.Fault{{Path: "benefit.limits.minutes_per_visit", Code: code.FaultTooSmall, Low: 1, High: 240}}},
		"more than every day": {limits(cover.Limits{Shared: offer.Yes, SharedUsed: 367}),
			[]code.Fault{{Path: "benefit.limits.shared_visits_used", Code: code.FaultTooLarge, High: 366}}},
	}.run(t)
}

// A prescription, a referral and an authorisation keep to the same rules.
func TestPermitFaults(t *testing.T) {
	for path, with := range map[string]func(cover.Permit) cover.Benefit{
		"referral":      func(p cover.Permit) cover.Benefit { return cover.Benefit{Referral: p} },
		"authorisation": func(p cover.Permit) cover.Benefit { return cover.Benefit{Authorisation: p} },
	} {
		t.Run(path, func(t *testing.T) {
			expires := cover.Permit{Needed: offer.Yes, Have: offer.Yes, Expires: 739_000, Visits: 12}
			missing := cover.Permit{Needed: offer.Yes, Have: offer.No}
			dated, counted := missing, missing
			dated.Expires, counted.Visits = 739_000, 12
			cases{
				"had, with an end":    {with(expires), nil},
				"had, not needed":     {with(cover.Permit{Needed: offer.No, Have: offer.Yes}), nil},
				"needed, not had":     {with(missing), nil},
				"ends, not had":       {with(dated), odds(path+".expires", path+".have")},
				"counts, not had":     {with(counted), odds(path+".visits", path+".have")},
				"ends, not said":      {with(cover.Permit{Expires: 739_000, Visits: 1}), fault(path+".have", code.FaultRequired)},
				"needed perhaps":      {with(cover.Permit{Needed: 3}), fault(path+".needed", code.FaultUnknownValue)},
				"had perhaps":         {with(cover.Permit{Have: 3}), fault(path+".have", code.FaultUnknownValue)},
				"ends on no such day": {with(cover.Permit{Have: offer.Yes, Expires: 1}), fault(path+".expires", code.FaultNotADate)},
				"more than every day": {with(cover.Permit{Have: offer.Yes, Visits: 367}),
					[]code.Fault{{Path: "benefit." + path + ".visits", Code: code.FaultTooLarge, High: 366}}},
			}.run(t)
		})
	}
}
