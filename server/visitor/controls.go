package visitor

import (
	"slices"
	"strings"

	"kneadwise/wasm/pay"
	"kneadwise/wasm/reference"
)

// kind is how a control looks.
type kind string

// Kinds of control.
const (
	box    kind = "box"    // typed into
	list   kind = "select" // one of many
	radios kind = "radio"  // one of few
	ticks  kind = "ticks"  // any of few
	tick   kind = "tick"   // one box to tick
)

// control is one thing that a visitor can tell. Its name is what the page's
// script knows it by, its path where the engine's faults look for it.
//
// when is a condition, "NAME:VALUE|VALUE NAME:VALUE": the control is shown if
// for each term the present value of the control of that name ("" for none) is
// one of the values. What is hidden is not said.
type control struct {
	name    string
	kind    kind
	read    string // how typed text is to be read: money, percent, count, date, text
	path    string
	rough   bool // may be "between … and …"
	options []string
	chosen  string // the option that the page begins with
	when    string
	list    string // id of a list of suggestions
}

// The conditions that several controls share.
const (
	insured = "benefit.pays:yes|unknown"
	copay   = insured + " benefit.share:copay|both"
)

// controls is the form.
func controls() []control {
	yesNo := []string{"yes", "no", "unknown"}
	return slices.Concat(funding(), otherPayer(), ranking(), []control{
		{name: "place", kind: box, read: "text", path: "place", list: "places"},
		{name: "first", kind: radios, path: "plan.phases[0]", options: []string{"4", "6", "10", "other"}, chosen: "6"},
		{name: "first.other", kind: box, read: "count", path: "plan.phases[0].visits", when: "first:other"},
		{name: "then", kind: radios, path: "plan.phases[1]", options: []string{"2", "3", "4", "stop"}, chosen: "4"},

		{name: "provider", kind: radios, path: "plan.provider_type", options: providers(), chosen: reference.MassageTherapist.Code()},
		{name: "minutes", kind: radios, path: "plan.minutes", options: []string{"30", "60", "90", "other"}, chosen: "60"},
		{name: "minutes.other", kind: box, read: "count", path: "plan.minutes", when: "minutes:other"},
		{name: "start", kind: box, read: "date", path: "plan.start"},
		{name: "booked_on", kind: box, read: "date", path: "booked_on"},
		{name: "tip", kind: box, read: "percent", path: "tip.percent"},
		{name: "pays_by_card", kind: tick, path: "pays_by_card"},

		{name: "goals.objectives", kind: ticks, path: "goals.objectives", options: objectives()},
		{name: "goals.monthly", kind: box, read: "money", path: "goals.monthly_cents"},
		{name: "goals.window", kind: box, read: "count", path: "goals.window_days"},
	}, quoted(), []control{
		{name: "benefit.pays", kind: radios, path: "benefit", options: yesNo},
		{name: "benefit.by", kind: ticks, path: "benefit.pays_for_massage_by", options: providers(), when: "benefit.pays:yes"},
		{name: "benefit.payer", kind: list, path: "benefit.payer", options: append([]string{""}, reference.PayerIDs()...), when: insured},
		{name: "benefit.network", kind: radios, path: "benefit.network", options: []string{"in", "out", "unknown"}, when: insured},
		{name: "benefit.prescription", kind: radios, path: "benefit.prescription.have", options: yesNo, when: insured},
		{name: "benefit.prescription_until", kind: box, read: "date", path: "benefit.prescription.expires", when: insured + " benefit.prescription:yes"},
		{name: "benefit.deductible", kind: box, read: "money", path: "benefit.deductible_cents", rough: true, when: insured},
		{name: "benefit.deductible_met", kind: box, read: "money", path: "benefit.deductible_met_cents", rough: true, when: insured},
		{name: "benefit.deductible_left", kind: box, read: "money", path: "benefit.deductible_left_cents", rough: true, when: insured},
		{name: "benefit.share", kind: radios, path: "benefit.cost_share.kind", options: []string{"copay", "coinsurance", "both", "unknown"}, when: insured},
		{name: "benefit.copay", kind: box, read: "money", path: "benefit.cost_share.copay_cents", rough: true, when: copay},
		{name: "benefit.copay_waits", kind: radios, path: "benefit.cost_share.after_deductible", options: yesNo, when: copay},
		{name: "benefit.coinsurance", kind: box, read: "percent", path: "benefit.cost_share.coinsurance_ppm", rough: true, when: insured + " benefit.share:coinsurance|both"},
		{name: "benefit.pocket_max", kind: box, read: "money", path: "benefit.out_of_pocket_maximum_cents", rough: true, when: insured},
		{name: "benefit.pocket_met", kind: box, read: "money", path: "benefit.out_of_pocket_met_cents", rough: true, when: insured},
		{name: "benefit.allowed", kind: box, read: "money", path: "benefit.allowed_cents", rough: true, when: insured},
		{name: "benefit.pocket_left", kind: box, read: "money", path: "benefit.out_of_pocket_left_cents", rough: true, when: insured},
		{name: "benefit.no_visit_limit", kind: tick, path: "benefit.limits", when: insured},
		{name: "benefit.visits", kind: box, read: "count", path: "benefit.limits.visits_per_year", rough: true, when: insured + " benefit.no_visit_limit:"},
		{name: "benefit.visits_used", kind: box, read: "count", path: "benefit.visits_used", when: insured + " benefit.no_visit_limit:"},
		{name: "benefit.other_bills", kind: box, read: "money", path: "benefit.other_bills_this_year_cents", rough: true, when: insured},
		{name: "benefit.year_starts", kind: list, path: "benefit.plan_year_starts", options: []string{"", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}, when: insured},

		{name: "cleared", kind: tick, path: "cleared"},
	}, rare())
}

// providers are the kinds of provider that a visitor may choose from.
func providers() (codes []string) {
	for p := reference.Provider(1); p.Code() != ""; p++ {
		codes = append(codes, p.Code())
	}
	return codes
}

// objectives are those that a visitor may ask for beside the total.
func objectives() (codes []string) {
	for of := pay.LeastTotal + 1; of.Code() != ""; of++ {
		codes = append(codes, of.Code())
	}
	return codes
}

// find returns the control of a name.
func find(name string) (control, bool) {
	for _, c := range controls() {
		if c.name == name {
			return c, true
		}
	}
	return control{}, false
}

// holds tells whether a condition is met by what the page begins with.
func holds(when string) bool {
	for _, term := range strings.Fields(when) {
		name, values, _ := strings.Cut(term, ":")
		c, _ := find(name)
		met := false
		for _, value := range strings.Split(values, "|") {
			met = met || value == c.chosen
		}
		if !met {
			return false
		}
	}
	return true
}
