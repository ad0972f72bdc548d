package literal_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/literal"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// eves says whether purchases on the last day before a scheduled price change are
// enumerated, and days of asking drawn.
const eves = true

// choices is how many courses are compared, a tenth of them in short mode.
const choices = 20_000

// engine says a course in the engine's words.
func engine(c *literal.Course) pay.Course {
	e := pay.Course{
		Surcharge: offer.Surcharge{Card: money.Rate(c.CardPPM), SalesTax: money.Rate(c.SalesTaxPPM)},
		Opens:     c.Opens,
	}
	e.Claims.Mode = map[string]pay.Mode{"none": pay.NoClaims, "mixed": pay.MixClaims, "only": pay.ClaimsOnly}[c.Claims]
	if c.Claims != "only" {
		e.Off = money.Rate(c.OffPPM) // who makes a course leaves it out where every covered visit must be claimed
	}
	e.Claims.Terms = terms(c.Plan)
	e.Claims.Terms.Opening = state(c.Plan, c.State)
	e.Claims.Terms.Caps.HandsOn = int(c.Visits[0].HandsOn)
	e.Claims.Superbill, e.Claims.Delay = c.Plan.Network == "out" && !c.Plan.Assigned, c.Plan.Delay
	for _, v := range c.Visits {
		e.Dates = append(e.Dates, v.Day)
		e.Price = append(e.Price, money.Amount(v.Charge))
		e.Claims.Allowed = append(e.Claims.Allowed, money.Amount(v.Allowed))
	}
	for _, tip := range c.Tips {
		e.Tip = append(e.Tip, money.Amount(tip))
	}
	for i, p := range c.Packages {
		e.Packages = append(e.Packages, enginePackage(p))
		if e.Packages[i].Item = i; i > 0 && p.Sold.From != 0 && c.Packages[i-1].Sold.Until == p.Sold.From {
			e.Packages[i].Item-- // the same at its next price
		}
		if e.Upgrades == nil && len(p.Upgrade) > 0 {
			e.Upgrades = make([][]money.Amount, len(c.Packages))
		}
		for _, more := range p.Upgrade {
			e.Upgrades[i] = append(e.Upgrades[i], money.Amount(more))
		}
	}
	for _, m := range c.Memberships {
		e.Memberships = append(e.Memberships, engineMembership(m))
	}
	return e
}

func enginePackage(p literal.Package) pay.Package {
	e := pay.Package{
		Visits: p.Credits / p.Visit, Price: money.Amount(p.Price), FirstOnly: p.First,
		Expiry: offer.Expiry{
			Rule:   map[string]offer.ExpiryRule{"never": offer.Never, "after months": offer.AfterPurchase, "on a day": offer.FixedDate}[p.Expires],
			Months: p.Months, Date: p.LastDay,
		},
		Refund: offer.Refund{
			Rule: map[string]offer.RefundRule{
				"none": offer.RefundNone, "unused": offer.RefundUnused, "unused less a fee": offer.RefundUnusedLessFee,
				"used at the single price": offer.RefundUsedAtSingle,
			}[p.Refund],
			Fee: money.Amount(p.Fee),
		},
		Sold: pay.Period(p.Sold),
	}
	if p.Visit > 1 {
		e.Minutes, e.Booked = p.Credits, p.Visit
	}
	if p.Expires == "after months" && p.Months%2 == 1 {
		e.Expiry.Rule = offer.AfterFirstUse // which is on the day of purchase
	}
	if p.Refund == "none" && p.Price%2 == 1 {
		e.Refund.Rule = offer.RefundNotKnown // of which the plan makes nothing
	}
	return e
}

func engineMembership(m literal.Membership) pay.Membership {
	e := pay.Membership{
		Interval: offer.Interval{Every: m.Every, Unit: map[string]offer.IntervalUnit{"week": offer.ByWeek, "month": offer.ByMonth, "year": offer.ByYear}[m.Unit]},
		Fee:      money.Amount(m.Fee), SetupFee: money.Amount(m.SetupFee), Credits: m.Credits,
		Unused: map[string]offer.Unused{"lost": offer.Reset, "rolled over": offer.RollOver, "kept": offer.Accumulate}[m.Unused],
		Cap:    m.Cap, Minimum: m.Minimum, Notice: m.Notice, Cycles: m.Cycles, Sold: pay.Period(m.Sold),
	}
	for i, l := range m.Later {
		e.Later[i] = pay.LaterFee{From: l.From, Fee: money.Amount(l.Fee)}
	}
	if m.Member != literal.None {
		e.HasMember, e.MemberPrice = true, money.Amount(m.Member)
	}
	return e
}

// engineSteps says a route in the engine's words, if nothing was bought on an eve.
func engineSteps(c *literal.Course, r literal.Route) (steps []pay.Step, ok bool) {
	ways := map[string]pay.Way{"single": pay.PaySingle, "package": pay.PayPackage, "credit": pay.PayCredit, "member": pay.PayMember, "claim": pay.PayClaim}
	visit := map[civil.Date]int{}
	for i, v := range c.Visits {
		visit[v.Day] = i
	}
	for _, s := range r.Steps {
		if s.Visit < 0 {
			return nil, false
		}
		step := pay.Step{Way: ways[s.Way], Buy: s.Buys, Item: s.Item}
		if s.Way == "package" {
			step.From = visit[s.Bought]
		}
		steps = append(steps, step)
	}
	return steps, true
}

// figures is what is compared. How late purchases are, which breaks the last tie,
// is told by how many visits come before each.
type figures struct {
	total, prepaid  int64
	purchases, late int
}

// disagreement compares what the search finds with what enumeration finds, and
// what either route settles for; "" for nothing.
func disagreement(search *pay.Search, c *literal.Course, want literal.Route) string {
	e := engine(c)
	best := search.Best(&e)
	got := figures{int64(best.Total), int64(best.Prepaid), best.Purchases, 0}
	read := figures{want.Total, want.Prepaid, want.Purchases, 0}
	if !c.OnEves {
		read.late = want.Late
		for i, s := range best.Steps {
			if s.Buy {
				got.late += i
			}
		}
	}
	if got != read {
		return fmt.Sprintf("the search has %+v by\n%+v\nread it is %+v by\n%+v", got, best.Steps, read, want.Steps)
	}
	if len(best.Steps) != len(e.Dates) {
		return fmt.Sprintf("the search pays %d of %d visits", len(best.Steps), len(e.Dates))
	}
	if s := pay.Settle(&e, best, nil); s.Total != best.Total || s.Prepaid != best.Prepaid {
		return fmt.Sprintf("the route %+v settles for %+v instead of %+v", best.Steps, s, got)
	}
	return unsettled(&e, c, want)
}

// unsettled compares what a route comes to as it is read with what it settles for.
func unsettled(e *pay.Course, c *literal.Course, r literal.Route) string {
	steps, ok := engineSteps(c, r)
	if !ok {
		return ""
	}
	if s := pay.Settle(e, pay.Route{Steps: steps}, nil); int64(s.Total) != r.Total || int64(s.Prepaid) != r.Prepaid {
		return fmt.Sprintf("the route read\n%+v\nsettles for %+v instead of %+v", r.Steps, s, r.Figures)
	}
	return ""
}

func written(c *literal.Course) string {
	text, _ := json.Marshal(c)
	return string(text)
}

// numbers are those of a seed, the same each time.
func numbers(seed int) pick { return rand.New(rand.NewPCG(uint64(seed), 0)).IntN }

// courses is how many are compared.
func courses() int {
	if testing.Short() {
		return choices / 10
	}
	return choices
}

// compareCourses compares so many courses and reports the one of those that disagree
// which is told in the fewest words.
func compareCourses(t *testing.T, n int, compare func(seed int) (*literal.Course, string)) {
	t.Helper()
	wrong, shortest, told := 0, "", ""
	for seed := range n {
		c, why := compare(seed)
		if why == "" {
			continue
		}
		wrong++
		if text := written(c); wrong == 1 || len(text) < len(shortest) {
			shortest, told = text, fmt.Sprintf("course %d: %s", seed, why)
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d courses disagree, of these\n%s\n%s", wrong, n, told, shortest)
	}
}

// The cheapest of all routes: its total, what of it is prepaid, how many purchases
// it makes and how late are those of the search. So many routes have each feature
// that was asked for.
func TestChoicesAgree(t *testing.T) {
	t.Parallel()
	var search pay.Search
	seen := map[string]int{}
	compareCourses(t, courses(), func(seed int) (*literal.Course, string) {
		c := drawChoice(numbers(seed), eves)
		want := literal.Choice(c)
		for _, f := range features(c, want) {
			seen[f]++
		}
		return c, disagreement(&search, c, want)
	})
	if eves {
		asked["a purchase on an eve"] = 500
	}
	for _, name := range slices.Sorted(maps.Keys(asked)) {
		least := asked[name]
		if testing.Short() {
			least /= 20
		}
		if t.Logf("%6d of %d: %s", seen[name], courses(), name); seen[name] < least {
			t.Errorf("%d of %d cheapest routes have %s, asked are %d", seen[name], courses(), name, least)
		}
	}
}

// The same of courses in which some rules decide more often than by chance.
func TestCloseChoicesAgree(t *testing.T) {
	for name, draw := range map[string]func(pick) *literal.Course{
		"credits that last": drawLasts, "claims that meet": drawMeets, "packages that give back": drawBacks,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var search pay.Search
			compareCourses(t, courses()/5, func(seed int) (*literal.Course, string) {
				c := draw(numbers(seed))
				return c, disagreement(&search, c, literal.Choice(c))
			})
		})
	}
}

// Any route that the rules allow, however dear, settles for what it comes to as it
// is read.
func TestAnyRouteSettlesAsRead(t *testing.T) {
	t.Parallel()
	compareCourses(t, courses(), func(seed int) (*literal.Course, string) {
		p := numbers(seed)
		c := drawChoice(p, eves)
		e := engine(c)
		for range 4 {
			if why := unsettled(&e, c, literal.Some(c, p)); why != "" {
				return c, why
			}
		}
		return c, ""
	})
}
