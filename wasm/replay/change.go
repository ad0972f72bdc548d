package replay

import (
	"slices"
	"strconv"
	"strings"
)

// Change is a version of the engine in which something was altered on purpose, so
// that receipts of earlier versions are not found as they are stated.
type Change struct {
	Version string // the first that answers otherwise
	// Subjects are the codes of the rules that were altered, as ledgers have them; for
	// what is in no ledger, its path in the estimate without places in lists, such as
	// "unknowns.worth_cents".
	Subjects []string
	Why      string   // what the rule says now, and its source
	Receipts []string // those of wasm/testdata/receipts that differ for it, by name
}

// Changes are all of them, the oldest first. The README beside the receipts tells
// how a line is added. There is none yet: the first version is the only one.
var Changes []Change

// Since are the changes behind a version that are about a difference.
func Since(version string, all []Change, d *Difference) (some []Change) {
	for _, c := range all {
		about := func(subject string) bool { return slices.Contains(c.Subjects, subject) }
		if Later(c.Version, version) && slices.ContainsFunc(d.Subjects(), about) {
			some = append(some, c)
		}
	}
	return some
}

// Later tells whether a version comes after another.
func Later(version, than string) bool {
	first, second := numbers(version)
	thanFirst, thanSecond := numbers(than)
	return first > thanFirst || first == thanFirst && second > thanSecond
}

func numbers(version string) (first, second int) {
	a, b, _ := strings.Cut(version, ".")
	first, _ = strconv.Atoi(a)
	second, _ = strconv.Atoi(b)
	return first, second
}
