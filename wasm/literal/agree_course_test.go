package literal_test

import (
	"fmt"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/literal"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// drawCourse draws a plan with a course of one price, which is also what a visit
// costs without the plan, in the words of both sides.
func drawCourse(p pick, most int) (literal.Plan, literal.State, []literal.Visit, pay.Course) {
	plan, first, visits := drawPlan(p)
	visits = visits[:min(len(visits), most)]
	first.Year = visits[0].Day // what is said of the plan holds on the first visit's day
	claims := pay.Claims{Mode: pay.ClaimsOnly, Terms: terms(plan), Superbill: plan.Network == "out" && !plan.Assigned, Delay: plan.Delay}
	claims.Terms.Opening = state(plan, first)
	claims.Terms.Caps.HandsOn = int(visits[0].HandsOn)
	course := pay.Course{}
	for i := range visits {
		visits[i].HandsOn = visits[0].HandsOn
		course.Dates = append(course.Dates, visits[i].Day)
		course.Price = append(course.Price, money.Amount(visits[i].Single))
		claims.Allowed = append(claims.Allowed, money.Amount(visits[i].Allowed))
	}
	course.Claims = claims
	return plan, first, visits, course
}

// planned is a split as it is planned with: a visit that the plan would deny, and
// that the provider may not ask for then, is not claimed at all.
func planned(plan literal.Plan, v literal.Visit, s literal.Split) literal.Split {
	if s.Outcome == "denied" && (plan.Network == "out" || plan.Denied == "provider") {
		return literal.Split{Outcome: "denied", Single: v.Single}
	}
	return s
}

// A course that is claimed, but for the visits that she pays in cash, is booked as
// it is read: who bears each visit, and what comes back of a superbill and when.
func TestBookedClaimsAgree(t *testing.T) {
	type booked struct {
		patient, plan, provider, advanced, returned int64
		returns                                     civil.Date
	}
	agree(t, few, func(p pick) string {
		plan, first, visits, course := drawCourse(p, 8)
		course.Claims.Mode = pay.MixClaims
		steps := make([]pay.Step, len(visits))
		for i := range visits {
			visits[i].PayCash = p(4) == 0
			steps[i] = pay.Step{Way: pay.PayClaim, Item: -1}
			if visits[i].PayCash {
				steps[i].Way = pay.PaySingle
			}
		}
		splits, _ := plan.Course(first, visits)
		var book ledger.Book
		settled := pay.Settle(&course, pay.Route{Steps: steps}, &book)
		got := make([]booked, len(visits))
		for _, e := range book.Entries {
			if e.Visit < 0 {
				continue
			}
			b := &got[e.Visit]
			switch {
			case e.Kind == ledger.Share && e.Payer == ledger.You:
				b.patient += int64(e.Amount)
			case e.Kind == ledger.Share && e.Payer == ledger.Plan:
				b.plan += int64(e.Amount)
			case e.Kind == ledger.Share && e.Payer == ledger.Provider:
				b.provider += int64(e.Amount)
			case e.Kind == ledger.Advance:
				b.advanced += int64(e.Amount)
			case e.Kind == ledger.Return:
				b.returned, b.returns = b.returned+int64(e.Amount), e.Date
			}
		}
		total := int64(0)
		for i, v := range visits {
			s := planned(plan, v, splits[i])
			total += s.Patient()
			want := booked{s.Patient(), s.Plan, s.WriteOff, s.Return, s.Return, s.ReturnDay}
			if got[i] != want {
				return fmt.Sprintf("visit %d of\n%+v\nfrom %+v\n%+v\nis booked %+v\nread it is %+v", i, plan, first, visits, got[i], want)
			}
		}
		if settled.Total != money.Amount(total) {
			return fmt.Sprintf("settled for %d, read it is %d", settled.Total, total)
		}
		return ""
	})
}

// The cheapest of all ways to claim some visits and pay the others in cash, tried
// one by one; and what a course costs in which every covered visit is claimed.
func TestCheapestClaimsAgree(t *testing.T) {
	agree(t, few, func(p pick) string {
		plan, first, visits, course := drawCourse(p, 4)
		cost := func(cash int) (total int64) {
			for i := range visits {
				visits[i].PayCash = cash&(1<<i) != 0
			}
			splits, _ := plan.Course(first, visits)
			for i, s := range splits {
				total += planned(plan, visits[i], s).Patient()
			}
			return total
		}
		var search pay.Search
		if want, got := cost(0), search.Cost(&course); plan.Denied == "provider" && got != money.Amount(want) {
			return fmt.Sprintf("%+v\nfrom %+v\n%+v\nall claimed: %d, read it is %d", plan, first, visits, got, want)
		}
		want := cost(0)
		for cash := range 1 << len(visits) {
			want = min(want, cost(cash))
		}
		course.Claims.Mode = pay.MixClaims
		if got := search.Cost(&course); got != money.Amount(want) {
			return fmt.Sprintf("%+v\nfrom %+v\n%+v\nthe cheapest: %d, read it is %d", plan, first, visits, got, want)
		}
		return ""
	})
}
