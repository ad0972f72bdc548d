// Package call answers the page's messages.
//
// The vocabulary: a call is an operation and a message; its answer is another
// message (package wire has both). A Desk answers one call at a time and holds
// the region bundles that it was handed, so that later requests may name their
// price lists. It knows nothing of WebAssembly: whoever has bytes may call it.
//
// A desk never panics on what it is handed. Whatever is wrong with a message is
// said by faults in the operation's own answer; an operation that does not exist
// is answered by the message Faults.
package call

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/wire"
)

// The operations, with their message and answer. The numbers are a promise: 3, which
// compared a state's lists before they were ranked, is not given to another.
const (
	OpPing     = 0 // anything → nothing: what a call costs by itself
	OpEstimate = 1 // Request → Reply
	OpBundle   = 2 // Bundle → Held: its lists may be named from now on
	OpRead     = 4 // Read → Figures: typed texts
	OpRank     = 5 // Ranking → Ranked: begins to rank all lists of the request's state, and gives up what was ranked before
	OpRankOn   = 6 // nothing → Ranked: goes on with that
)

// Desk answers calls.
type Desk struct {
	writer  *wire.Writer
	bundles []*held // one a state, in the order in which they came
	kept    bool

	// Memory that is used again by each call, so that ranking ten thousand
	// lists twice takes no more of it than once.
	named   estimate.Lists
	ranker  compare.Ranking
	ranking string // the state whose lists are being ranked; empty: none
}

// NewDesk returns a desk that holds no bundle.
func NewDesk() *Desk {
	return &Desk{writer: wire.NewWriter()}
}

// Call answers one message. The answer stands until the next call. The message
// may be written over once Call has returned, unless Kept says otherwise.
func (d *Desk) Call(op int32, message []byte) []byte {
	d.kept = false
	switch op {
	case OpPing:
		return nil
	case OpEstimate:
		return d.estimate(message)
	case OpBundle:
		return d.bundle(message)
	case OpRead:
		return d.read(message)
	case OpRank:
		return d.rank(message)
	case OpRankOn:
		return d.rankOn()
	}
	return d.writer.Faults([]code.Fault{{Path: "operation", Code: wire.FaultOperation}})
}

// Release gives up the room of the last answer where it was a long one. That answer no
// longer stands.
func (d *Desk) Release() { d.writer.Release() }

// Kept tells whether the desk holds on to the bytes of the last message: they
// are a bundle's, must not be written to again, and are read in place.
func (d *Desk) Kept() bool { return d.kept }

func (d *Desk) estimate(message []byte) []byte {
	req, faults := wire.ReadRequest(message)
	if len(faults) > 0 {
		return d.writer.Reply(nil, faults)
	}
	answer, faults := estimate.Run(req, d.lists(req.Clinics))
	return d.writer.Reply(&answer, faults)
}

// lists fetches the named lists from the bundles. A name that none holds is left
// out: the estimate says so beside it.
func (d *Desk) lists(names []string) estimate.Lists {
	names = names[:min(len(names), estimate.MaxClinics)]
	d.named = slices.Grow(d.named[:0], len(names))
	for _, name := range names {
		for _, b := range d.bundles {
			if i, ok := b.Find(name); ok {
				n := len(d.named)
				d.named = d.named[:n+1]
				b.List(i, &d.named[n])
				break
			}
		}
	}
	return d.named
}

// bundle opens a bundle and puts it in the place of an earlier one of its state.
func (d *Desk) bundle(message []byte) []byte {
	b, faults := wire.OpenBundle(message)
	if len(faults) > 0 {
		return d.writer.Held(nil, faults)
	}
	if b.Len() > 0 {
		d.kept = true
		d.ranking = "" // what is being ranked may be the old bundle's
		h := shelve(b)
		if at, ok := d.find(b.State()); ok {
			d.named = nil // its texts point into the old bundle
			d.bundles[at] = h
		} else {
			d.bundles = append(d.bundles, h)
		}
	}
	return d.writer.Held(b, nil)
}

// find looks for the bundle of a state.
func (d *Desk) find(state string) (int, bool) {
	for i, b := range d.bundles {
		if b.State() == state {
			return i, true
		}
	}
	return 0, false
}
