package literal_test

import (
	"fmt"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/literal"
	"kneadwise/wasm/money"
)

// drawPlan draws a plan under any settings, the state that a course starts from
// and the course. All amounts lie near a few, so that limits and accumulators
// meet the charges.
func drawPlan(p pick) (plan literal.Plan, state literal.State, visits []literal.Visit) {
	charge := int64(1 + p(200_00))
	limit := func(near ...int64) int64 {
		if p(2) == 0 {
			return literal.None
		}
		return p.near(400_00, near...)
	}
	day, _ := civil.Make(2026, 1+p(12), 1+p(28))
	plan = literal.Plan{
		Network: of(p, "in", "out"), Coverage: "covered",
		Kind:         of(p, "copay", "coinsurance", "both"),
		Copay:        p.near(60_00, charge),
		CopayWaits:   of(p, false, true),
		Coinsurance:  of(p, 0, 200_000, 333_333, 1_000_000, int64(p(1_000_001))),
		CopayOrder:   of(p, "deductible first", "copay first"),
		CoinsuredOn:  of(p, "net", "gross"),
		CopayAtEnd:   of(p, "of the rest", "waived", "whole"),
		CapTiming:    of(p, "before", "after"),
		PocketCounts: of(p, "includes", "excludes"),
		VisitsCount:  of(p, "all", "paid"),
		Denied:       of(p, "provider", "patient"),
		VisitLimit:   of(p, literal.None, int64(p(6))),
		VisitCents:   limit(charge),
		VisitMinutes: of(p, literal.None, int64(1+p(90))),
		YearCents:    limit(charge, 3*charge),
		Family:       of(p, "none", "embedded", "aggregate"),
		LawPocketMax: literal.None,
		YearMonth:    1 + p(12), YearDay: 1 + p(28),
		Assigned: of(p, false, true), Delay: p(90),
	}
	plan.Deductible = p.near(600_00, charge, 2*charge)
	plan.PocketMax = plan.Deductible + p.near(600_00, charge)
	plan.FamilyDeductible = plan.Deductible + p.near(600_00, plan.Deductible)
	plan.FamilyPocketMax = plan.PocketMax + p.near(600_00, plan.PocketMax)
	for range p(3) {
		plan.Permits = append(plan.Permits, literal.Permit{
			LastDay: of(p, 0, day.AddDays(p(200))), Visits: of(p, literal.None, int64(1+p(6))),
		})
	}
	left := func(whole int64) int64 { return min(p.near(int64(whole), whole, charge), whole) }
	state = literal.State{
		Year:           day,
		DeductibleLeft: left(plan.Deductible), FamilyDeductibleLeft: left(plan.FamilyDeductible),
		PocketLeft: left(plan.PocketMax), FamilyPocketLeft: left(plan.FamilyPocketMax),
		VisitsUsed: int64(p(3)), DollarsUsed: p.near(200_00, charge),
	}
	for range 1 + p(8) {
		day = day.AddDays(1 + p(60))
		visits = append(visits, literal.Visit{
			Day: day, Charge: charge, Allowed: p.near(200_00, charge), HandsOn: int64(20 + p(80)), Single: charge,
		})
	}
	return plan, state, visits
}

// Whatever the settings, each cent of a charge is borne once, and nobody bears
// less than nothing.
func TestEachCentIsBorneOnce(t *testing.T) {
	agree(t, func(p pick) string {
		plan, first, visits := drawPlan(p)
		splits, _ := plan.Course(first, visits)
		for i, s := range splits {
			parts := []int64{s.Deductible, s.Copay, s.Coinsurance, s.Over, s.Balance, s.Plan, s.WriteOff}
			sum := int64(0)
			for _, part := range parts {
				if sum += part; part < 0 {
					return fmt.Sprintf("visit %d: %+v\n%+v\n%+v\n%+v", i, s, plan, first, visits[i])
				}
			}
			if s.Outcome == "claimed" && sum != visits[i].Charge {
				return fmt.Sprintf("visit %d: %d of %d: %+v\n%+v\n%+v", i, sum, visits[i].Charge, s, plan, first)
			}
		}
		return ""
	})
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
