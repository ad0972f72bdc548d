package publish

import (
	"slices"
	"strings"
	"time"

	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// A source is everything that a static set is made of.
type source struct {
	number int64 // of the last publication
	chains []chain
	// superseded are state bundles that are no longer current and still kept.
	superseded []held
	place
}

// A place is what the discovery document says of the server.
type place struct {
	publicURL    string
	engineSHA256 string
	schemas      map[string][]byte // by name
}

// A chain is all that one clinic ever published.
type chain struct {
	clinicID    string
	slug        string
	entries     []entry      // by number, ascending, without a gap
	withdrawals []withdrawal // by revision, ascending
}

// An entry is one revision of a chain.
type entry struct {
	number      int
	sha256      string
	document    []byte // nil where it was withdrawn
	publishedAt time.Time
}

// A withdrawal took back a revision and all before it.
type withdrawal struct {
	revision int
	at       time.Time
}

// held is a bundle that is kept as it is, unless it is still current.
type held struct {
	path string
	data func() ([]byte, bool) // false: nobody has it any more
}

// withdrawn tells whether and when the revision of that number was taken back.
func (c *chain) withdrawn(number int) (time.Time, bool) {
	for _, w := range c.withdrawals {
		if number <= w.revision {
			return w.at, true
		}
	}
	return time.Time{}, false
}

// current is the revision that the public reads.
func (c *chain) current() (*entry, bool) {
	if len(c.entries) == 0 {
		return nil, false
	}
	last := &c.entries[len(c.entries)-1]
	_, gone := c.withdrawn(last.number)
	return last, !gone
}

// asOf is the chain as it was at a moment.
func (c *chain) asOf(at time.Time) chain {
	then := chain{clinicID: c.clinicID, slug: c.slug}
	for _, e := range c.entries {
		if !e.publishedAt.After(at) {
			then.entries = append(then.entries, e)
		}
	}
	for _, w := range c.withdrawals {
		if !w.at.After(at) {
			then.withdrawals = append(then.withdrawals, w)
		}
	}
	return then
}

// read reads the document of entry i and holds it to its place in the chain. It
// returns nil if it is not what it should be.
func (c *chain) read(i int) *pricelist.List {
	e := &c.entries[i]
	if document.Digest(e.document) != e.sha256 {
		return nil
	}
	list, faults := document.ReadPriceList(e.document)
	if len(faults) > 0 || list.SHA256 != e.sha256 || list.Seller.ID != c.slug || list.Revision != e.number {
		return nil
	}
	var before string
	if i > 0 {
		before = c.entries[i-1].sha256
	}
	if list.Previous != before {
		return nil
	}
	return list
}

// sortChains puts chains in the order of slugs and their parts in theirs.
func sortChains(all []chain) {
	slices.SortFunc(all, func(a, b chain) int { return strings.Compare(a.slug, b.slug) })
	for _, c := range all {
		slices.SortFunc(c.entries, func(a, b entry) int { return a.number - b.number })
		slices.SortFunc(c.withdrawals, func(a, b withdrawal) int { return a.revision - b.revision })
	}
}
