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
