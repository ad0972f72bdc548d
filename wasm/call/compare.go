package call

import (
	"slices"
	"sort"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/wire"
)

// compare sets a request against every list of its state's bundle. Where a
// ticked sign replaces the plan there is nothing to compare.
func (d *Desk) compare(message []byte) []byte {
	req, faults := wire.ReadRequest(message)
	if len(faults) > 0 {
		return d.writer.Compared("", nil, faults)
	}
	if faults := d.comparer.Open(req); len(faults) > 0 {
		return d.writer.Compared("", nil, faults)
	}
	state := req.Place()
	if state == "" {
		return d.writer.Compared("", nil, []code.Fault{{Path: "place.state", Code: code.FaultRequired}})
	}
	at, ok := d.find(state)
	if !ok {
		return d.writer.Compared(state, nil, []code.Fault{{Path: "place.state", Code: code.FaultNoSuch}})
	}
	if signs, _ := screen.Judge(req.Signs, req.Cleared); signs.Replace {
		return d.writer.Compared(state, nil, nil)
	}
	return d.writer.Compared(state, d.order(d.bundles[at].Bundle), nil)
}

// order prices each list and orders them as the page shows them: by the likely
// total, or the high one where there is no likely; then by the low one; then by
// slug. Lists that sell nothing of the asked length come last.
func (d *Desk) order(b *wire.Bundle) []wire.Compared {
	all := slices.Grow(d.ranked[:0], b.Len())[:b.Len()]
	d.ranked = all
	var list pricelist.List
	for i := range all {
		b.Prices(i, &list)
		found := d.comparer.Of(&list)
		all[i] = wire.Compared{List: i, Service: found.Service, Total: found.Total}
		if found.Service < 0 {
			all[i].Note = code.NoService
		}
	}
	sort.Stable(byHeadline(all)) // which the module has already; package sort's other half would come with Sort
	return all
}

// byHeadline sorts clinics as order says. No two are equal, since no two have the
// same list.
type byHeadline []wire.Compared

func (b byHeadline) Len() int      { return len(b) }
func (b byHeadline) Swap(i, j int) { b[i], b[j] = b[j], b[i] }
func (b byHeadline) Less(i, j int) bool {
	x, y := &b[i], &b[j]
	if sold := x.Service >= 0; sold != (y.Service >= 0) {
		return sold
	}
	if p, q := headline(x), headline(y); p != q {
		return p < q
	}
	if x.Total.Low != y.Total.Low {
		return x.Total.Low < y.Total.Low
	}
	return x.List < y.List
}

// headline is the figure by which offers are ranked.
func headline(c *wire.Compared) money.Amount {
	if c.Total.HasLikely {
		return c.Total.Likely
	}
	return c.Total.High
}
