package bill

import "kneadwise/wasm/offer"

// Paired are the lines of a visit that an edit of the National Correct Coding
// Initiative pairs: massage (97124) and manual therapy (97140) with each other,
// and either with spinal manipulation (98940 to 98942). Codes of a pair are paid
// for both only where they were done to different regions or in separate
// intervals, and a modifier says so; else for one of them alone. It is empty
// where no two lines pair.
//
// The pairs are those that billing guides name; the table of edits itself was
// not at hand.
func Paired(lines []offer.Coded) Set {
	var all Set
	for i := range lines {
		switch lines[i].Code {
		case "97124", "97140", "98940", "98941", "98942":
			all |= 1 << i
		}
	}
	if all.size() < 2 {
		return 0
	}
	return all
}
