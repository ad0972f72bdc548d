package literal_test

import (
	"fmt"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/literal"
	"kneadwise/wasm/money"
)

// drawPlan draws a plan and the state that it starts from. All amounts lie near
// a few, so that limits and accumulators meet the charges.
func drawPlan(p pick) (plan literal.Plan, state literal.State, visits []literal.Visit) {
	charge := int64(1 + p(200_00))
	plan = literal.Plan{
		Network: "in", Coverage: "covered",
		Kind:       of(p, "copay", "coinsurance"),
		Copay:      p.near(60_00, charge),
		CopayWaits: of(p, false, true), CopayOrder: "deductible first", CoinsuredOn: "net",
		Coinsurance: of(p, 0, 200_000, 333_333, 1_000_000, int64(p(1_000_001))),
		CopayAtEnd:  "of the rest", CapTiming: "before", PocketCounts: "includes", VisitsCount: "all", Denied: "provider",
		VisitLimit:   of(p, literal.None, int64(p(6))),
		VisitCents:   literal.None,
		VisitMinutes: literal.None,
		YearCents:    literal.None,
		Family:       "none", FamilyPocketMax: literal.None, LawPocketMax: literal.None,
		YearMonth: 1 + p(12), YearDay: 1 + p(28),
	}
	plan.Deductible = p.near(600_00, charge, 2*charge)
	plan.PocketMax = plan.Deductible + p.near(600_00, charge)
	state = literal.State{DeductibleLeft: p.near(plan.Deductible, plan.Deductible), VisitsUsed: int64(p(3))}
	state.PocketLeft = p.near(plan.PocketMax, plan.PocketMax, charge)

	day, _ := civil.Make(2026, 1+p(12), 1+p(28))
	state.Year = day
	for range 1 + p(8) {
		day = day.AddDays(1 + p(60))
		v := literal.Visit{Day: day, Charge: charge, Allowed: p.near(200_00, charge), HandsOn: int64(20 + p(80)), Single: charge}
		visits = append(visits, v)
	}
	return plan, state, visits
}

var kinds = map[string]cover.ShareKind{"copay": cover.CopayShare, "coinsurance": cover.CoinsuranceShare, "both": cover.BothShare}

func terms(p literal.Plan) cover.Terms {
	t := cover.Terms{
		Deductible: money.Amount(p.Deductible), PocketMax: money.Amount(p.PocketMax),
		Share: kinds[p.Kind], Copay: money.Amount(p.Copay), CopayWaits: p.CopayWaits, Coinsurance: money.Rate(p.Coinsurance),
		VisitLimit: cover.NoLimit, YearStarts: cover.MonthDay{Month: p.YearMonth, Day: p.YearDay},
		ScriptUntil: 1 << 30,
	}
	if p.VisitLimit != literal.None {
		t.VisitLimit = int(p.VisitLimit)
	}
	return t
}

func TestClaimsAgree(t *testing.T) {
	agree(t, func(p pick) string {
		plan, first, visits := drawPlan(p)
		splits, after := plan.Course(first, visits)
		engine := terms(plan)
		state := cover.State{
			DeductibleLeft: money.Amount(first.DeductibleLeft), PocketLeft: money.Amount(first.PocketLeft), VisitsUsed: int(first.VisitsUsed),
		}
		year := engine.YearOf(first.Year)
		for i, v := range visits {
			if begun := engine.YearOf(v.Day); begun != year {
				year, state = begun, engine.NewYear()
			}
			want := splits[i]
			if covered := engine.Covers(state, v.Day); covered != (want.Outcome == "claimed") {
				return fmt.Sprintf("visit %d: covered %t, want %s\n%+v\n%+v", i, covered, want.Outcome, plan, first)
			}
			if want.Outcome != "claimed" {
				continue
			}
			var got cover.Split
			got, state = engine.Claim(state, money.Amount(v.Charge), min(money.Amount(v.Charge), money.Amount(v.Allowed)))
			same := got.Deductible == money.Amount(want.Deductible) && got.Copay == money.Amount(want.Copay) &&
				got.Coinsurance == money.Amount(want.Coinsurance) && got.Plan == money.Amount(want.Plan) &&
				got.WriteOff == money.Amount(want.WriteOff) &&
				state.DeductibleLeft == money.Amount(after[i].DeductibleLeft) &&
				state.PocketLeft == money.Amount(after[i].PocketLeft) && state.VisitsUsed == int(after[i].VisitsUsed)
			if !same {
				return fmt.Sprintf("visit %d: got %+v, want %+v\n%+v\n%+v\n%+v", i, got, want, plan, first, v)
			}
		}
		return ""
	})
}
