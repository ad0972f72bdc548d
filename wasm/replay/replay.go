// Package replay makes receipts and asks them again: the same request and price
// lists go through this engine, and every cent is held to what the receipt says.
//
// The vocabulary: what a receipt says was answered is stated; what this engine
// answers is found. A figure is one value of an answer, an amount one that is
// money. Two answers are compared figure by figure, as far as the receipt states
// them: what it is silent about was not said yet when it was made, and tells
// nothing. So a receipt outlives every field that is added to answers. A list is
// stated as a whole where its order is its meaning, such as a ledger; one of
// things with a name, such as ways of paying, may get more of them.
//
// A difference is a figure that is stated and not found. Its subject is the rule
// of its ledger entry, which the totals only follow: differences in ledgers come
// first. A part of the receipt is altered where it does not hash to the digest
// that stands beside it. A change is a version of the engine in which a rule was
// altered on purpose; the receipts that differ for it are named (Changes).
//
// A receipt is not signed. Digests find what was altered by accident or in a
// hurry; that each amount follows from the request and the price lists is proved
// by asking again, and that a price list is the clinic's own by its hash among
// those that she published.
package replay

import (
	"fmt"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
)

// Outcome is what came of asking a receipt again.
type Outcome struct {
	Stated, Here document.Engine // who answered then and now
	Altered      []Altered
	// Missing are price lists that the receipt does not carry, or not unaltered, and
	// that were not at hand. Without them nothing is compared.
	Missing []document.Used
	// Faults are those for which this engine does not answer the request.
	Faults []code.Fault

	Amounts     int          // how many the receipt states
	Differing   int          // how many of them are not found, those behind a ledger's first other entry included
	Unstated    int          // figures found of which the receipt says nothing
	Differences []Difference // those of ledgers first, in the order of the answer
}

// Altered is a part of a receipt that is not what it was made with.
type Altered struct {
	Part   Part
	Slug   string // of a price list
	Stated string // its digest as the receipt has it
	Found  string // the digest of what stands there
}

// Part is a part of a receipt that has a digest.
type Part uint8

// Parts of a receipt.
const (
	RequestPart Part = 1 + iota
	ListPart
	EstimatePart
)

// Agrees tells whether the receipt is whole and each figure that it states was
// found.
func (o *Outcome) Agrees() bool {
	return len(o.Altered) == 0 && len(o.Missing) == 0 && len(o.Faults) == 0 && len(o.Differences) == 0
}

// Of asks a receipt again. Price lists that it names by their hash alone are
// looked up in lists, where others do no harm. The error is one of a receipt that
// ReadReceipt did not read.
func Of(r *document.Receipt, here document.Engine, lists estimate.Lists) (Outcome, error) {
	o := Outcome{Stated: r.Engine, Here: here}
	o.whole(RequestPart, r.RequestSHA256, document.WriteRequest(r.Request))
	used := o.lists(r, lists)
	o.whole(EstimatePart, r.EstimateSHA256, r.Estimate)
	if len(o.Missing) > 0 {
		return o, nil
	}
	found, faults := estimate.Run(r.Request, used)
	if o.Faults = faults; len(faults) > 0 {
		return o, nil
	}
	return o, o.compare(r.Estimate, document.WriteEstimate(&found))
}

// whole holds a part to its digest.
func (o *Outcome) whole(part Part, stated string, bytes []byte) {
	if found := document.Digest(bytes); found != stated {
		o.Altered = append(o.Altered, Altered{Part: part, Stated: stated, Found: found})
	}
}

// lists are the price lists of the receipt and no others: what was not at hand
// then has no price now either.
func (o *Outcome) lists(r *document.Receipt, lists estimate.Lists) (used estimate.Lists) {
	for i := range r.Lists {
		u := &r.Lists[i]
		if u.List != nil && u.List.SHA256 == u.SHA256 {
			used = append(used, *u.List)
			continue
		}
		if u.List != nil {
			o.Altered = append(o.Altered, Altered{Part: ListPart, Slug: u.Slug, Stated: u.SHA256, Found: u.List.SHA256})
		}
		if list, ok := lists.Find(u.SHA256); ok {
			used = append(used, *list)
			continue
		}
		o.Missing = append(o.Missing, *u)
	}
	return used
}

// compare holds what is stated to what is found.
func (o *Outcome) compare(stated, found []byte) error {
	then, err := parse(stated)
	if err != nil {
		return fmt.Errorf("couldn't read the receipt's answer: %w", err)
	}
	now, err := parse(found)
	if err != nil {
		return fmt.Errorf("couldn't read the answer: %w", err)
	}
	c := comparison{out: o}
	o.Amounts = then.amounts()
	c.object("", then, now)
	o.Differences = append(c.entries, c.beside...)
	return nil
}
