package literal_test

import (
	"reflect"
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/literal"
)

// features are what a cheapest route does, and which rules decide what it costs.
func features(c *literal.Course, r literal.Route) (found []string) {
	note := func(name string, does bool) {
		if does {
			found = append(found, name)
		}
	}
	does := map[string]bool{}
	joined, renewed := map[civil.Date]bool{}, false
	for _, s := range r.Steps {
		does[s.Way] = true
		does["eve"] = does["eve"] || s.Visit < 0
		renewed = renewed || s.Renews > 0
		if s.Way == "credit" || s.Way == "member" || s.Way == "join" {
			joined[s.Bought] = true
		}
		if s.Way != "package" || s.Visit < 0 {
			continue
		}
		p := &c.Packages[s.Item]
		does["minutes"] = does["minutes"] || p.Visit > 1
		does["difference"] = does["difference"] || len(p.Upgrade) > 0 && p.Upgrade[s.Visit] > 0
		does["first"] = does["first"] || p.First && r.Purchases > 1
		does["changed"] = does["changed"] || p.Sold != (literal.Period{})
	}
	member := does["credit"] || does["member"]
	note("packages and claims", does["package"] && does["claim"])
	note("a membership and claims", member && does["claim"])
	note("packages and a membership", does["package"] && member)
	note("a purchase on an eve", does["eve"])
	note("a package of minutes", does["minutes"])
	note("a difference for a dearer service", does["difference"])
	note("a package for the first purchase before others", does["first"])
	note("a package sold for a time", does["changed"])
	note("two packages, one after another", len(packagesOf(r)) > 1)
	note("two packages, nested", nests(r))
	note("a membership after its term", renewed)
	note("a membership joined again", len(joined) > 1)
	note("a credit carried over", carried(c, r))
	note("a member's price", does["member"])
	note("a sliding scale", c.OffPPM > 0 && does["single"] && c.Claims != "only")
	note("sales tax and a card's surcharge on what is paid ahead", c.SalesTaxPPM > 0 && c.CardPPM > 0 && r.Prepaid > 0)
	note("tips", len(c.Tips) > 0)
	note("every covered visit claimed", c.Claims == "only" && does["claim"] && does["single"])
	back := map[string]bool{}
	for _, b := range r.Backs {
		back[c.Packages[b.Item].Refund] = true
	}
	for rule := range back {
		note("comes back: "+rule, true)
	}
	note("comes back with tax", len(back) > 0 && c.SalesTaxPPM > 0)
	if does["claim"] {
		cost := claimsCost(c, r, &c.Plan)
		for name, other := range others {
			plan := c.Plan
			other(&plan)
			note("claims: "+name, !reflect.DeepEqual(plan, c.Plan) && claimsCost(c, r, &plan) != cost)
		}
	}
	return found
}

// packagesOf are the purchases that a route draws from, each with the visits.
func packagesOf(r literal.Route) map[[2]int][]int {
	drawn := map[[2]int][]int{}
	for _, s := range r.Steps {
		if s.Way == "package" && s.Visit >= 0 {
			k := [2]int{s.Item, int(s.Bought)}
			drawn[k] = append(drawn[k], s.Visit)
		}
	}
	return drawn
}

// nests tells whether a package is bought and drawn from between two visits drawn
// from another.
func nests(r literal.Route) bool {
	drawn := packagesOf(r)
	for outer, visits := range drawn {
		for inner, within := range drawn {
			if outer != inner && inner[1] > outer[1] && visits[0] < within[0] && visits[len(visits)-1] > within[0] {
				return true
			}
		}
	}
	return false
}

// carried tells whether more credits are drawn in an interval than it grants.
func carried(c *literal.Course, r literal.Route) bool {
	drawn := map[[2]int]int{}
	for _, s := range r.Steps {
		if s.Way != "credit" {
			continue
		}
		m := &c.Memberships[s.Item]
		interval, n := engineMembership(*m).Interval, 0
		for interval.Start(s.Bought, n+1) <= s.Day {
			n++
		}
		if drawn[[2]int{int(s.Bought), n}]++; drawn[[2]int{int(s.Bought), n}] > m.Credits {
			return true
		}
	}
	return false
}

// others are plans that differ in one rule: most plans' choice, or no such limit.
var others = map[string]func(*literal.Plan){
	"the copay first":                  func(p *literal.Plan) { p.CopayOrder = "deductible first" },
	"coinsurance on gross":             func(p *literal.Plan) { p.CoinsuredOn = "net" },
	"the copay waived at the end":      func(p *literal.Plan) { p.CopayAtEnd = notBut(p.CopayAtEnd, "waived") },
	"the copay whole at the end":       func(p *literal.Plan) { p.CopayAtEnd = notBut(p.CopayAtEnd, "whole") },
	"the limit a visit after the rest": func(p *literal.Plan) { p.CapTiming = "before" },
	"a limit in dollars a visit":       func(p *literal.Plan) { p.VisitCents = literal.None },
	"a limit in dollars a year":        func(p *literal.Plan) { p.YearCents = literal.None },
	"a limit in minutes":               func(p *literal.Plan) { p.VisitMinutes = literal.None },
	"a maximum without the deductible": func(p *literal.Plan) { p.PocketCounts = "includes" },
	"only paid visits count":           func(p *literal.Plan) { p.VisitsCount = "all" },
	"a denial falls on her":            func(p *literal.Plan) { p.Denied = "provider" },
	"a family's amounts, embedded":     func(p *literal.Plan) { p.Family = notBut(p.Family, "embedded") },
	"a family's amounts, in aggregate": func(p *literal.Plan) { p.Family = notBut(p.Family, "aggregate") },
	"out of network":                   func(p *literal.Plan) { p.Network = "in" },
	"another day for plan years":       func(p *literal.Plan) { p.YearMonth = p.YearMonth%12 + 1 },
	"a copay that waits":               func(p *literal.Plan) { p.CopayWaits = false },
}

// notBut is a plan's choice, or the first of its kind where that is this one.
func notBut(choice, this string) string {
	if choice == this {
		return map[string]string{"waived": "of the rest", "whole": "of the rest", "embedded": "none", "aggregate": "none"}[this]
	}
	return choice
}

// claimsCost is what a route's visits cost by a plan.
func claimsCost(c *literal.Course, r literal.Route, plan *literal.Plan) (sum int64) {
	visits := slices.Clone(c.Visits)
	for _, s := range r.Steps {
		if s.Visit >= 0 {
			visits[s.Visit].PayCash = s.Way != "claim"
		}
	}
	splits, _ := plan.Course(c.State, visits)
	for _, s := range splits {
		sum += s.Patient()
	}
	return sum
}

// asked is how many of twenty thousand cheapest routes have each feature at least,
// so that what is compared is what the rules are about. A package that charges
// used visits at the single price is next to never among them with something to
// give back: as long as anything comes back, it costs what single visits do.
var asked = map[string]int{
	"packages and claims":                                    1000,
	"a membership and claims":                                400,
	"packages and a membership":                              400,
	"a package of minutes":                                   800,
	"a difference for a dearer service":                      1000,
	"a package for the first purchase before others":         150,
	"a package sold for a time":                              2000,
	"two packages, one after another":                        1500,
	"two packages, nested":                                   80,
	"a membership after its term":                            250,
	"a membership joined again":                              200,
	"a credit carried over":                                  80,
	"a member's price":                                       600,
	"a sliding scale":                                        1500,
	"sales tax and a card's surcharge on what is paid ahead": 500,
	"tips":                                     2500,
	"every covered visit claimed":              400,
	"comes back: unused":                       600,
	"comes back: unused less a fee":            180,
	"comes back: used at the single price":     1,
	"comes back with tax":                      250,
	"claims: a copay that waits":               600,
	"claims: the copay first":                  90,
	"claims: the copay waived at the end":      120,
	"claims: the copay whole at the end":       60,
	"claims: coinsurance on gross":             140,
	"claims: a limit in dollars a visit":       300,
	"claims: the limit a visit after the rest": 70,
	"claims: a limit in dollars a year":        250,
	"claims: a limit in minutes":               700,
	"claims: a maximum without the deductible": 250,
	"claims: only paid visits count":           150,
	"claims: a denial falls on her":            250,
	"claims: a family's amounts, embedded":     250,
	"claims: a family's amounts, in aggregate": 400,
	"claims: out of network":                   1200,
	"claims: another day for plan years":       400,
}
