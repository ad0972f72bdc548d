// Package review tells a clinic what its price list does to those who buy from
// it: what in it costs a buyer money for nothing (Lint), and what changes for
// her between two revisions (Difference).
//
// The vocabulary: a finding is something that the document may say and that no
// owner is likely to mean. It is never a fault and never stops a list from being
// published. A warning costs somebody money or misleads her; a hint would make
// the list more useful. The cost of a finding is what it takes from one buyer in
// the case that the finding describes, in cents, by the engine's own rules; it is
// zero where no amount can be proved. A reference visitor is a made-up one whom
// everybody can recompute, so that two revisions can be compared in dollars.
//
// A finding states only what follows from the list for every buyer. Where that
// depends on the day of purchase, the day that is best for her is taken. Amounts
// are prices as they stand in the list: a sliding scale, which not everybody
// qualifies for, is not taken off, and what paying adds is not put on.
// Like the engine, this package has no words: findings are codes and numbers,
// which the page and the command line word.
package review

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
)

// Severity says how much a finding matters. None of them blocks.
type Severity uint8

// Severities.
const (
	Hint    Severity = 1 + iota // the list would be more useful without it
	Warning                     // a buyer loses money or is misled
)

// Finding is one of them.
type Finding struct {
	Code     code.Finding
	Severity Severity
	// Path is the place in the document: "packages[0].price_cents".
	Path string
	// Related is the place that it is held against; empty where there is none.
	Related string
	// Cost is what it costs one buyer, in cents; 0 where no amount is proved.
	Cost money.Amount
	// Inputs are the figures for the wording, in a fixed order for each code.
	Inputs []Input
}

// Input is one figure of a finding. Its Name is the placeholder in the words of
// the finding: "single".
type Input struct {
	Name  string
	Unit  ledger.Unit
	Value int64
}

// Stale is the age in months from which a fact about an insurer is old where
// nothing else is said: plans change with the plan year.
const Stale = 12

// Lint returns what it finds in a list as it stands on a day, in the order of
// the document. It takes drafts: what is at fault by the list's own Check is
// passed over (a wrong check digit of a National Provider Identifier is such a
// fault, and no finding), and neither revision nor day of publication need be set.
func Lint(list *pricelist.List, asOf civil.Date) []Finding { return LintAged(list, asOf, Stale) }

// LintAged is Lint for who holds a fact about an insurer to be old at another age
// in months.
func LintAged(list *pricelist.List, asOf civil.Date, months int) []Finding {
	l := linter{list: list, asOf: asOf, stale: months}
	return l.findings()
}
