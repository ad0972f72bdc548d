// Package question says what is worth asking before the first visit, whom, and
// which billing codes to name when she asks.
//
// The vocabulary is that of package bound: an unknown is a fact that is not known;
// its worth is what today's best way could cost beyond the way that she would
// choose if she knew, its narrowing what the answer takes off the range at least.
// A question whose answer has neither changes nothing by itself and is not asked.
// An insurer answers for a code, not for "a massage": which one is asked about
// decides the answer.
package question

import (
	"strings"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
)

// Who can answer.
type Who uint8

// Those who can answer, in the order in which they are called: the insurer first,
// whose answer may make that of the others needless.
const (
	Insurer Who = 1 + iota
	Clinic
	Doctor
	Herself
)

var callers = [...]string{"", "insurer", "clinic", "doctor", "self"}

// Code is the stable name of who can answer, such as "insurer".
func (w Who) Code() string {
	if int(w) < len(callers) {
		return callers[w]
	}
	return ""
}

// Knows says who can answer for a fact. What an offer leaves open its seller
// knows, what a plan pays the insurer; a prescription or referral is a doctor's to
// give, and nobody but her knows what other bills will come.
func Knows(f code.Fact) Who {
	switch f {
	case code.FactPrescription, code.FactReferral:
		return Doctor
	case code.FactOtherBills, code.FactOtherBillsWhen:
		return Herself
	}
	if strings.HasPrefix(string(f), "offer.") {
		return Clinic
	}
	return Insurer
}

// Asked are the unknowns of an answer that one of those can answer and that change
// something by themselves, in the answer's order: what is worth most comes first.
func Asked(e *estimate.Estimate, who Who) (all []bound.Unknown) {
	for i := range e.Unknowns {
		if u := &e.Unknowns[i]; Knows(u.Fact) == who && Matters(u) {
			all = append(all, *u)
		}
	}
	return all
}

// Matters tells whether an answer changes anything by itself.
func Matters(u *bound.Unknown) bool { return u.Worth > 0 || u.Narrowing > 0 }
