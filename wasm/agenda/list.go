package agenda

import (
	"sort"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/rights"
)

// List is the days of one case of a plan, in order. A bill that she had on the
// day billed adds the last day to dispute it (45 CFR 149.620); 0: she had none.
func List(p *plan.Plan, c *estimate.Case, billed civil.Date) []Entry {
	var l list
	for _, v := range p.Visits {
		l.add(Entry{Kind: Visit, Day: v.Date, Item: -1, Amount: c.Book.PaidOn(v.Date)})
	}
	for i := range c.Book.Entries {
		l.entry(&c.Book, &c.Book.Entries[i])
	}
	if p.Reassess != 0 {
		l.add(Entry{Kind: Reassess, Day: p.Reassess, Item: -1})
	}
	if f := c.Funding; f != nil && f.ClaimBy != 0 && f.FromFSA.High > 0 {
		l.add(Entry{Kind: ClaimBy, Day: f.ClaimBy, Item: -1})
	}
	if billed != 0 {
		l.add(Entry{Kind: DisputeBy, Day: rights.DisputeUntil(billed), Item: -1})
	}
	sort.Stable(l)
	l.number()
	return l
}

type list []Entry

func (l list) Len() int      { return len(l) }
func (l list) Swap(i, j int) { l[i], l[j] = l[j], l[i] }
func (l list) Less(i, j int) bool {
	return l[i].Day < l[j].Day || l[i].Day == l[j].Day && l[i].Kind < l[j].Kind
}

func (l *list) add(e Entry) { *l = append(*l, e) }

// entry takes what a line of the ledger says of days.
func (l *list) entry(b *ledger.Book, e *ledger.Entry) {
	if e.Kind == ledger.Return {
		kind := Refunded
		if e.Rule == code.Reimbursement || e.Rule == code.OtherReimbursed {
			kind = Reimbursed
		}
		l.of(kind, e.Date, -1).Amount += e.Amount
	} else if paid := b.PaidOn(e.Date); paid > 0 {
		l.of(Payment, e.Date, -1).Amount = paid
	}
	for _, in := range e.Inputs {
		if in.Field == ledger.PackageLastDay && in.Value != int64(offer.Forever) {
			l.of(LastDay, civil.Date(in.Value), e.Item)
		}
	}
}

// of finds the entry of a kind, day and item, or adds it.
func (l *list) of(kind Kind, day civil.Date, item int) *Entry {
	for i := range *l {
		if e := &(*l)[i]; e.Kind == kind && e.Day == day && e.Item == item {
			return e
		}
	}
	l.add(Entry{Kind: kind, Day: day, Item: item})
	return &(*l)[len(*l)-1]
}

// number counts the entries of each kind.
func (l list) number() {
	var counts [len(kinds)]int
	for i := range l {
		counts[l[i].Kind]++
		l[i].Number = counts[l[i].Kind]
	}
}
