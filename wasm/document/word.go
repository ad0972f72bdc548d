package document

import (
	"slices"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/screen"
)

// The words of an estimate. They are held to its schema, as the numbers they
// stand for are promised by their packages.

func pick[T ~uint8](v T, words ...string) string {
	if int(v) >= len(words) {
		return ""
	}
	return words[v]
}

func effectWord(e screen.Effect) string {
	return pick(e, "none", "mention", "caution", "clinician_first", "emergency")
}

func offerWord(k estimate.Kind) string { return pick(k, "", "regional", "own", "clinic") }

func wayWord(k estimate.WayKind) string {
	return pick(k, "", "cheapest", "unprepaid", "singles", "claims_all", "cash_apart", "secondary", "without")
}

func caseWord(k estimate.CaseKind) string { return pick(k, "", "low", "likely", "high") }

func payerWord(p ledger.Payer) string {
	return pick(p, "", "you", "plan", "provider", "prepaid", "treasury")
}

func entryWord(k ledger.Kind) string {
	return pick(k, "", "share", "purchase", "unused", "extra", "advance", "return", "saving")
}

// The words of accounts. They are read from the same lists.
var (
	prepaidWords  = []string{"when_received", "when_paid"}
	leftoverWords = []string{"", "none", "carry_over", "grace"}
	coverageWords = []string{"", "self", "family"}
	routeWords    = []string{"", "payroll", "self_made"}
)

// named finds the number of a word, 0 for none.
func named[T ~uint8](word string, words []string) T { return T(max(slices.Index(words, word), 0)) }

func unitWord(u ledger.Unit) string {
	return pick(u, "", "cents", "ppm", "count", "day", "months", "hundredth_cents")
}

func originWord(o ledger.Origin) string {
	return pick(o, "", "quote", "list", "region", "benefit", "default", "bound", "rule", "request", "reference")
}
