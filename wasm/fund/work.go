package fund

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// Fund works out what accounts and taxes take off the course that a book settles,
// as seen on a day, and enters in the book what is saved for sure. Accounts or
// taxes of which nothing was said may be nil: what an account saves of taxes is then
// a range, and no deduction is reckoned with.
func Fund(book *ledger.Book, a *Accounts, t *Tax, asOf civil.Date) Funding {
	if a == nil {
		a = &Accounts{}
	}
	if t == nil {
		t = &Tax{Itemizes: offer.No}
	}
	w := work{accounts: a, tax: t, asOf: asOf, items: Eligibility(book, a)}
	w.open()
	total := book.Total()

	high := w.run(ends{true, true, true})
	lessTax, moreTax := w.run(ends{rescue: true}).tax, w.run(ends{letter: true, tax: true}).tax
	w.book = book
	low := w.run(ends{})
	f := Funding{
		Eligible: between(low.eligible, high.eligible),
		FromFSA:  between(low.fromFSA, high.fromFSA),
		FromHSA:  between(low.fromHSA, high.fromHSA),
		Rescued:  between(low.rescued, high.rescued),
		TaxSaved: between(lessTax, moreTax),
		AfterTax: between(total-high.rescued-high.tax, total-low.rescued-low.tax),
	}
	if w.general() {
		f.Forfeited, f.ForfeitedWithout = w.lost(true), w.lost(false)
		f.ClaimBy = a.FSA.claimBy(asOf, a.FSA.Leftover)
	} else {
		f.Forfeited, f.ForfeitedWithout = between(0, 0), between(0, 0)
	}
	f.Notes = w.notes(&f)
	return f
}

// ends says at which end of what is not known a run stands: true where most is
// saved. The letter, what the running FSA would forfeit, and the rest are apart,
// because a rescued cent leaves less for the taxes.
type ends struct{ letter, rescue, tax bool }

// outcome is what one run comes to.
type outcome struct{ eligible, rescued, fromFSA, fromHSA, tax money.Amount }

// work is one course on its way through the accounts.
type work struct {
	accounts *Accounts
	tax      *Tax
	asOf     civil.Date
	items    []Eligible
	rest     []money.Amount // of each item, what no account has paid
	years    []yearly       // calendar years in order
	coming   []planYear     // of the FSA
	first    civil.Date     // of the items
	last     civil.Date
	book     *ledger.Book // of the run that writes; else nil
	exact    int64        // what out.tax rounds, in millionths of a cent
	out      outcome

	unpublished, noData, taxNotSaid, lastMonth, lowerWages bool
}

// yearly is what a calendar year's income is less by.
type yearly struct {
	number               int
	elected, contributed money.Amount
}

// open lays out the calendar years of the course, and one more at either end: an
// election may be kept back from pay in the year before and the year after.
func (w *work) open() {
	w.rest = make([]money.Amount, len(w.items))
	if len(w.items) == 0 {
		return
	}
	w.first = w.items[0].Date
	for i := range w.items {
		w.first, w.last = min(w.first, w.items[i].Date), max(w.last, w.items[i].Date)
	}
	from := w.first.Year() - 1
	w.years = make([]yearly, w.last.Year()-from+2)
	for i := range w.years {
		w.years[i].number = from + i
	}
	if w.general() {
		w.coming = w.comingYears()
	}
}

// run passes the course through FSA, HSA and deduction in this order.
func (w *work) run(at ends) outcome {
	w.out, w.exact = outcome{}, 0
	for i := range w.years {
		w.years[i].elected, w.years[i].contributed = 0, 0
	}
	for i := range w.items {
		w.rest[i] = 0
		if w.items[i].Sure || at.letter {
			w.rest[i] = w.items[i].Amount
		}
		w.out.eligible += w.rest[i]
	}
	switch {
	case w.general():
		w.rescue(at.rescue)
		w.elect(at.tax)
	case w.accounts.HSA != nil:
		w.contribute(at.tax)
	}
	for i := range w.years {
		w.taxes(&w.years[i], at.tax)
	}
	return w.out
}

// general tells whether there is an FSA that pays for massage: one for teeth and
// eyes alone does not.
func (w *work) general() bool { return w.accounts.FSA != nil && !w.accounts.FSA.Limited }

// take uses up to so much of what is left of the amounts of some days, and says on
// which day the last of it lies.
func (w *work) take(from, until civil.Date, most money.Amount) (taken money.Amount, last civil.Date) {
	for i := range w.items {
		if day := w.items[i].Date; day >= from && day <= until {
			part := min(w.rest[i], most-taken)
			w.rest[i] -= part
			taken += part
			if part > 0 {
				last = max(last, day)
			}
		}
	}
	return taken, last
}

// sum is what is eligible on some days, for sure or at the most.
func (w *work) sum(from, until civil.Date, most bool) money.Amount {
	var sum money.Amount
	for i := range w.items {
		if e := &w.items[i]; e.Date >= from && e.Date <= until && (most || e.Sure) {
			sum += e.Amount
		}
	}
	return sum
}

func (w *work) year(number int) *yearly { return &w.years[number-w.years[0].number] }

// stands remembers how well a figure is known that something rests on.
func (w *work) stands(s reference.Standing) {
	w.unpublished = w.unpublished || s == reference.Unpublished
	w.noData = w.noData || s == reference.NoData
}

// notes says what stands beside the figures.
func (w *work) notes(f *Funding) (notes []code.Note) {
	letter := &w.accounts.Letter
	for _, n := range [...]struct {
		on   bool
		note code.Note
	}{
		{letter.Have == offer.No, code.LetterMissing},
		{letter.Have == offer.NotKnown && !f.Eligible.HasLikely, code.LetterUnknown},
		{letter.Have == offer.Yes && letter.lastDay() < w.last, code.LetterEnds},
		{w.accounts.FSA != nil && w.accounts.FSA.Limited, code.FSALimited},
		{f.Forfeited.High > 0, code.FSAForfeits},
		{w.lastMonth, code.LastMonthRule},
		{w.taxNotSaid, code.TaxNotSaid},
		{f.TaxSaved.High > 0 && !w.tax.State.Said && f.FromFSA.High+f.FromHSA.High > f.Rescued.Low, code.StateTaxNotSaid},
		{w.lowerWages, code.LowerBenefits},
		{w.unpublished, code.NextYearUnpublished},
		{w.noData, code.AccountsNoData},
	} {
		if n.on {
			notes = append(notes, n.note)
		}
	}
	return notes
}

// end is one end of what is known.
func end(s span.Span, high bool) money.Amount {
	if high {
		return money.Amount(s.High)
	}
	return money.Amount(s.Low)
}

// between is a range, certain where the ends meet.
func between(low, high money.Amount) span.Money {
	if low == high {
		return span.Certain(low)
	}
	return span.Money{Low: min(low, high), High: max(low, high)}
}

// mulDiv is an amount times a fraction, in whole cents by rule.
func mulDiv(a money.Amount, times, by int, rule money.Rounding) money.Amount {
	q, _ := money.MulDiv(int64(a), int64(times), int64(by), rule)
	return money.Amount(q)
}
