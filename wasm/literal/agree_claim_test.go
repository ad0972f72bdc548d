package literal_test

import (
	"fmt"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/literal"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
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
	left := func(whole int64) int64 { return min(p.near(whole, whole, charge), whole) }
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
	agree(t, few, func(p pick) string {
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

var (
	kinds    = map[string]cover.ShareKind{"copay": cover.CopayShare, "coinsurance": cover.CoinsuranceShare, "both": cover.BothShare}
	orders   = map[string]cover.CopayOrder{"deductible first": cover.DeductibleFirst, "copay first": cover.CopayFirst}
	bases    = map[string]cover.CoinsuranceBase{"net": cover.NetOfCopay, "gross": cover.GrossOfCopay}
	ends     = map[string]cover.CopayAtEnd{"of the rest": cover.CopayOfRest, "waived": cover.CopayWaived, "whole": cover.CopayWhole}
	timings  = map[string]cover.CapTiming{"before": cover.CapFirst, "after": cover.CapLast}
	families = map[string]cover.FamilyRule{"none": cover.NoFamily, "embedded": cover.Embedded, "aggregate": cover.Aggregate}
)

// terms says a plan in the engine's words.
func terms(p literal.Plan) cover.Terms {
	family := families[p.Family]
	t := cover.Terms{
		Deductible:  family.Deductible(money.Amount(p.Deductible), money.Amount(p.FamilyDeductible)),
		PocketMax:   family.PocketMax(money.Amount(p.PocketMax), money.Amount(p.FamilyPocketMax)),
		Share:       kinds[p.Kind],
		Copay:       money.Amount(p.Copay),
		CopayWaits:  p.CopayWaits,
		Coinsurance: money.Rate(p.Coinsurance),
		Settings: cover.Settings{
			CopayOrder: orders[p.CopayOrder], CoinsuranceOn: bases[p.CoinsuredOn], CopayAtEnd: ends[p.CopayAtEnd],
			VisitCap: timings[p.CapTiming], PocketExcludes: p.PocketCounts == "excludes",
			OnlyPaidCount: p.VisitsCount == "paid", FailureOnPatient: p.Denied == "patient",
		},
		VisitLimit:  cover.NoLimit,
		YearStarts:  cover.MonthDay{Month: p.YearMonth, Day: p.YearDay},
		Outside:     p.Network == "out",
		PermitUntil: offer.Forever,
	}
	if p.VisitLimit != literal.None {
		t.VisitLimit = int(p.VisitLimit)
	}
	if p.VisitCents != literal.None {
		t.Caps.HasVisit, t.Caps.Visit = true, money.Amount(p.VisitCents)
	}
	if p.YearCents != literal.None {
		t.Caps.HasYear, t.Caps.Year = true, money.Amount(p.YearCents)
	}
	if p.VisitMinutes != literal.None {
		t.Caps.Minutes = int(p.VisitMinutes)
	}
	for _, permit := range p.Permits {
		if permit.LastDay != 0 {
			t.PermitUntil = min(t.PermitUntil, permit.LastDay)
		}
		if visits := int(permit.Visits); permit.Visits != literal.None && (t.PermitVisits == 0 || visits < t.PermitVisits) {
			t.PermitVisits = visits
		}
	}
	return t
}

// state says where the accumulators stand in the engine's words.
func state(p literal.Plan, s literal.State) cover.State {
	family := families[p.Family]
	e := cover.State{
		DeductibleLeft: family.Deductible(money.Amount(s.DeductibleLeft), money.Amount(s.FamilyDeductibleLeft)),
		PocketLeft:     family.PocketMax(money.Amount(s.PocketLeft), money.Amount(s.FamilyPocketLeft)),
		VisitsUsed:     int(s.VisitsUsed),
	}
	if p.YearCents != literal.None {
		e.DollarsUsed = money.Amount(s.DollarsUsed)
	}
	if len(s.UnderPermit) > 0 {
		e.PermitUsed = int(s.UnderPermit[0])
	}
	return e
}

// settled says a split of the engine's in words of the rule.
func settled(s cover.Split) literal.Split {
	return literal.Split{
		Outcome: "claimed", Deductible: int64(s.Deductible), Copay: int64(s.Copay), Coinsurance: int64(s.Coinsurance),
		Over: int64(s.OverMinutes + s.OverVisit + s.OverYear), Balance: int64(s.Balance),
		Plan: int64(s.Plan), WriteOff: int64(s.WriteOff),
	}
}

// Claims agree to the cent with every accumulator after them, whatever the
// settings.
func TestClaimsAgree(t *testing.T) {
	agree(t, many, func(p pick) string {
		plan, first, visits := drawPlan(p)
		splits, after := plan.Course(first, visits)
		engine, now := terms(plan), state(plan, first)
		year := engine.YearOf(first.Year)
		for i, v := range visits {
			if begun := engine.YearOf(v.Day); begun != year {
				year, now = begun, engine.NewYear(now)
			}
			want := splits[i]
			want.Return, want.ReturnDay = 0, 0
			charge := money.Amount(v.Charge)
			allowed := min(charge, money.Amount(v.Allowed))
			engine.Caps.HandsOn = int(v.HandsOn)

			covered, denies := engine.Covers(now, v.Day), engine.Denies(now, v.Day)
			var got literal.Split
			switch {
			case covered:
				var split cover.Split
				split, now = engine.Claim(now, charge, allowed)
				got = settled(split)
			case denies:
				split := engine.Deny(charge, allowed)
				got = literal.Split{Outcome: "denied", Single: int64(split.Denied), WriteOff: int64(split.WriteOff)}
			case want.Outcome == "denied" && (plan.Network == "out" || plan.Denied == "provider"):
				got = want // nobody plans such a visit: it is paid without the plan
			default:
				got = literal.Split{Outcome: want.Outcome, Single: v.Single}
			}
			wrong := got != want || covered != (want.Outcome == "claimed")
			if len(plan.Permits) == 0 {
				now.PermitUsed = 0 // counted without a permit too, and then never read
			}
			if stands := state(plan, after[i]); wrong || now != stands {
				return fmt.Sprintf("visit %d of\n%+v\nfrom %+v\n%+v\nthe engine has %+v, %+v\nread it is %+v, %+v",
					i, plan, first, v, got, now, want, stands)
			}
		}
		return ""
	})
}
