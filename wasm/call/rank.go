package call

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire"
)

// work is how much of a ranking one call does: some milliseconds on a phone, so
// that whoever waits for something else, or no longer for this, waits no longer
// than that.
const work = 160

// held is a state's bundle with what a first glance at its lists needs.
type held struct {
	*wire.Bundle
	shelf compare.Shelf
}

// shelve fills a shelf with a bundle.
func shelve(b *wire.Bundle) *held {
	h := &held{Bundle: b}
	h.shelf.Room(b.Len())
	var list pricelist.List
	for i := range b.Len() {
		b.Prices(i, &list)
		h.shelf.Add(&list)
	}
	return h
}

// rank begins to rank the clinics of a request's state. What was ranked before is
// given up.
func (d *Desk) rank(message []byte) []byte {
	d.ranking = ""
	q, faults := wire.ReadRanking(message)
	if len(faults) > 0 {
		return d.writer.Ranked(&wire.Ranked{}, faults)
	}
	state := q.Request.Place()
	if state == "" {
		return d.writer.Ranked(&wire.Ranked{}, []code.Fault{{Path: "place.state", Code: code.FaultRequired}})
	}
	at, ok := d.find(state)
	if !ok {
		return d.writer.Ranked(&wire.Ranked{State: state}, []code.Fault{{Path: "place.state", Code: code.FaultNoSuch}})
	}
	if faults := d.ranker.Begin(q, &d.bundles[at].shelf, d.bundles[at]); len(faults) > 0 {
		return d.writer.Ranked(&wire.Ranked{State: state}, faults)
	}
	d.ranking = state
	return d.rankOn()
}

// rankOn goes on with the ranking that was begun last.
func (d *Desk) rankOn() []byte {
	if d.ranking == "" {
		return d.writer.Ranked(&wire.Ranked{}, []code.Fault{{Path: "operation", Code: code.FaultOrder}})
	}
	out := &wire.Ranked{State: d.ranking, More: d.ranker.Step(work)}
	if !out.More {
		out.Rows, out.Counts = d.ranker.End()
		d.ranking = ""
	}
	return d.writer.Ranked(out, nil)
}
