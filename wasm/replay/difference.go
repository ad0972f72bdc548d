package replay

import (
	"slices"
	"strconv"
	"strings"

	"kneadwise/wasm/money"
)

// Difference is a figure, or a ledger entry, that is stated and not found.
type Difference struct {
	// Path is where it stands in the answer of the receipt, as "offers[0].ways[1]…".
	Path string
	// Where it stands within the offers, in the words of the document; empty outside,
	// and the case where its way has no other.
	OfferKind, OfferID, Way, Case string
	// Stated and Found are the ledger entries that differ or hold the figure. One is
	// nil where the entry is only in one of the answers, both outside of ledgers.
	Stated, Found *Entry
	// Field is the input of the entry whose figure differs; empty for the entry itself.
	Field string
	// Was and Is are the figure; without meaning where the entries are not the same one.
	Was, Is Figure
}

// Entry is one ledger entry, in the words of the document.
type Entry struct {
	Visit                   int // from 0; -1 for what belongs to none
	Date, Payer, Kind, Rule string
	Amount                  money.Amount
	item                    string
}

// Figure is one value of an answer.
type Figure struct {
	Said  bool // false where the answer has none
	Money bool
	Text  string // as the document has it, cents for money; "…" for what has parts
}

// Cents is the figure as an amount.
func (f *Figure) Cents() money.Amount {
	n, _ := strconv.ParseInt(f.Text, 10, 64)
	return money.Amount(n)
}

// Subjects are what a difference is about: the rule of its entry, both where it is
// another; or, outside of ledgers, its path without the places in lists.
func (d *Difference) Subjects() (all []string) {
	for _, e := range []*Entry{d.Stated, d.Found} {
		if e != nil && !slices.Contains(all, e.Rule) {
			all = append(all, e.Rule)
		}
	}
	if all == nil {
		all = []string{bare(d.Path)}
	}
	return all
}

// bare is a path without the places in lists.
func bare(path string) string {
	var b strings.Builder
	for _, part := range strings.Split(path, "[") {
		if _, rest, ok := strings.Cut(part, "]"); ok {
			part = rest
		}
		b.WriteString(part)
	}
	return b.String()
}
