// Package bound turns facts that are not known into a proven range.
//
// The vocabulary: a fact is unknown where nothing was said of it or only
// "between … and …". Its domain is what it may be. At one corner of all domains
// the course is cheapest, at the opposite one dearest, because the cost of the
// cheapest route rises or falls with each fact alone (package doc of pay and
// cover say why); so two exact searches prove the range, and a third, with
// every unknown at its stated default, gives the likely value as an "if". A few
// settings of a plan end that rule; where one meets a fact that is not known, the
// ends of the range are the costs of a relaxed plan that bounds hers (Widened).
//
// For each unknown two figures say whether it is worth asking. Narrowing is the
// width that its answer takes away in the worst case. Worth is the greatest
// regret of today's best route over the fact's domain: what following it could
// cost more than the best route chosen after the answer.
package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

// Unknown is one fact that is not known, or not exactly.
type Unknown struct {
	Fact       code.Fact
	Offer      int // index of the offer it belongs to, -1 for facts about the visitor
	Item       int // package or membership of that offer, -1 where none
	Low, High  int64
	Default    int64 // what the likely value assumes
	HasDefault bool
	Narrowing  money.Amount // at least
	Worth      money.Amount // up to
	// Steady says that today's best way stays the cheapest whatever the answer is,
	// with the other unknowns at their defaults.
	Steady bool
}
