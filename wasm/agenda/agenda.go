// Package agenda lists the days that matter in a course that is settled: those
// on which she has a visit, has to pay or gets money back, and those after which
// something lapses.
//
// It reads them off the plan and the ledger and decides nothing. Of entries of
// the same kind each has a number, counted from the first: together with the kind
// it says which entry it is, so that one that moves to another day is still the
// same.
package agenda

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// Kind says what a day is.
type Kind uint8

// The kinds of day, in the order in which those of one day are listed.
const (
	Visit      Kind = 1 + iota
	Payment         // she pays, all of a day together
	Reimbursed      // another payer's part, which she laid out, comes back
	Refunded        // a seller gives back what was not used
	Reassess        // the first block of visits ends: look whether it helps
	LastDay         // the last on which a package's credits may be used
	ClaimBy         // the last on which the FSA takes claims
	DisputeBy       // the last on which a bill may be disputed
)

var kinds = [...]string{"", "visit", "payment", "reimbursed", "refunded", "reassess", "last_day", "claim_by", "dispute_by"}

// Code is the kind's stable name, such as "last_day".
func (k Kind) Code() string {
	if int(k) < len(kinds) {
		return kinds[k]
	}
	return ""
}

// Entry is one such day.
type Entry struct {
	Kind   Kind
	Day    civil.Date
	Number int          // which of its kind, from 1
	Item   int          // for LastDay: index of the seller's package, else -1
	Amount money.Amount // paid or expected back, in cents; for a Visit what she pays that day
}
