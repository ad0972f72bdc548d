// Package compare sets one visitor against thousands of price lists: the first
// hundred by the exact search, which is cut short and says so where it takes too long,
// the rest shut out by a proven bound.
//
// The vocabulary: a Shelf holds what decides a first glance at each list in flat
// arrays, filled once. A Question is a visitor's request with what she wants to see
// of all clinics (filters) and in which order (a Sort). A Candidate is one service of
// one list that passes the filters. Ranking is the work: it is begun, advanced in
// steps of any size, so that whoever waits may give it up between two, and ended.
//
// # How a list is shut out
//
// Each candidate has a key, the figure that the sort ranks by and the total, in that
// order, and last its place on the shelf: no two are equal. The key of a candidate
// that was not looked at closely is a bound, no more than its own in either figure:
//
//  1. from the shelf alone: as many visits as there are, each at the least that one may
//     cost in any way. Where her plan may pay, any number of them is claimed, and
//     what so many claims cost at least was worked out once for her (chains);
//  2. a glance (pay.Glance), from the shelf too, or from the list where her plan may
//     pay there;
//  3. its own key: the exact search, up to what the hundredth costs.
//
// Candidates wait in a heap, the least key on top. The one on top goes to its next
// stage and back; where it has its own key it is one of the first. Once the key on top is
// more than that of the hundredth, so is every other, and so is what each of them
// costs: nothing that was not looked at can be among the first hundred. That the
// bounds are no more than the costs is shown at pay.Glance and pay.Search; a test
// ranks without any bound and finds the same hundred and the same figures.
//
// A clinic stands once, with the best of its candidates.
//
// Two figures rank by what no bound is known of but that it is not below nothing: what
// is paid ahead, and what is due on the first day where her plan may pay or prices
// change. There the total alone shuts out, among those whose figure is as low as it can be.
//
// # How a ranking is given up
//
// By steps, not by ending the Worker that it runs in: another Worker would have to be
// handed the bundle again, megabytes of it, and check every list before it could begin. A
// step of the desk's is some milliseconds, and a search that takes longer pauses in its
// middle (pieces.go); what is asked between two steps is answered between them, and a
// newer question takes the place of the older one.
package compare

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// Most is how many clinics are shown, each exact.
const Most = 100

// Sort is the figure by which clinics are ranked, the least first. Where it is
// equal the total decides (the likely one, or the high one where none is likely),
// then the order of the lists.
type Sort uint8

// Sorts. All but the total are figures of the way whose total is the least.
const (
	ByTotal  Sort = iota
	ByToday       // paid by the first visit, its day included
	ByRisk        // the most ever paid for visits not yet had
	ByMinute      // the total by the minute of hands-on time
)

// Filter is what a clinic has to be. Its zero value lets all pass.
type Filter struct {
	Provider reference.Provider // 0: any
	// Shortest and Longest bound the hands-on minutes of a visit; 0 and 0: the services
	// that are booked for as long as the request asks. A service whose hands-on minutes
	// are not said lies in no band.
	Shortest, Longest int
	Modality          string // empty: any
	Language          string // ISO 639; empty: any
	Card              bool   // takes the card of a health account
	Files             bool   // files claims: with her insurer, or where she names none with any
}

// Sieve is one of the filters, in the order in which they are applied.
type Sieve uint8

// Sieves. What is not said passes none of them.
const (
	SieveProvider Sieve = iota
	SieveLanguage
	SieveCard
	SieveFiles
	SieveModality
	SieveLength // no service of the asked length, among those of the modality
	Sieves
)

// Counts say what became of all lists.
type Counts struct {
	Lists int
	Out   [Sieves]int // taken out, each by the first sieve that it does not pass
	Shut  int         // passed the filters and were shut out by the bound
	Exact int         // came to the exact search, up to what the hundredth costs
}

// Row is one clinic of the answer.
type Row struct {
	List    int // its place on the shelf
	Service int
	Total   span.Money   // after tax
	Today   money.Amount // paid by the first visit, its day included
	Risk    money.Amount // the most ever paid for visits not yet had
	HandsOn int          // minutes of the whole course; 0: not said
	Minute  money.Amount // hundredths of a cent of the headline a hands-on minute; 0: not said
	Cut     bool         // the search was cut short: the total is no narrower for that
}

// perMinute is a total by the minute, in hundredths of a cent, half of one up.
func perMinute(total money.Amount, minutes int) money.Amount {
	m := money.Amount(minutes)
	return floor(200*total+m, 2*m)
}

// upToMinute is the greatest total that is by the minute no more than an amount.
func upToMinute(each money.Amount, minutes int) money.Amount {
	m := money.Amount(minutes)
	return floor((2*each+1)*m-1, 200)
}

// floor divides and rounds down.
func floor(a, b money.Amount) money.Amount {
	if a < 0 {
		return -((-a + b - 1) / b)
	}
	return a / b
}

// modality is the place of a modality in the committed list, from 1; 0 for none.
func modality(name string) uint8 {
	for i, m := range offer.Modalities() {
		if m == name {
			return uint8(i + 1)
		}
	}
	return 0
}

// language packs two or three letters.
func language(name string) uint16 {
	var packed uint16
	for i := range len(name) {
		packed = packed*27 + uint16(name[i]-'a'+1)
	}
	return packed
}
