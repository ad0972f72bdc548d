package terms

import (
	"fmt"

	"kneadwise/server/locale"
	"kneadwise/wasm/review"
)

// who are the reference visitors, each with the number of her visits. Only
// owners and the command line read of them, in English.
var who = [...]string{
	review.Yearlong:  "A year: %d visits of 60 minutes, paid by herself",
	review.SixWeeks:  "Six weeks: %d visits of 60 minutes, paid by herself",
	review.Insured:   "A year: %d visits of 60 minutes, insured by the first insurer of the list",
	review.Weekly:    "Half a year: %d visits of 60 minutes, one each week, paid by herself",
	review.Monthly:   "A year: %d visits of 60 minutes, one every four weeks, paid by herself",
	review.Brief:     "%d weekly visits of 60 minutes, after which she stops, paid by herself",
	review.Long:      "A year: %d visits of 90 minutes, paid by herself",
	review.Later:     "A year that begins half a year from now: %d visits of 60 minutes, paid by herself",
	review.Couple:    "Two people who come in turns, one each week: %d visits of 60 minutes, paid by themselves",
	review.Superbill: "A year: %d visits of 60 minutes, paid by herself and filed with a plan that pays out of network",
}

// Visitor says who a reference visitor is.
func Visitor(v *review.Visitor) string {
	if int(v.Kind) >= len(who) || who[v.Kind] == "" {
		return ""
	}
	return fmt.Sprintf(who[v.Kind], v.Visits)
}

// Total writes what a reference visitor pays.
func Total(t review.Total) string {
	if !t.Priced {
		return "no price"
	}
	return locale.Dollars(t.Headline())
}
