package secondary

import (
	"slices"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// Course is dated visits at one seller.
type Course struct {
	Singles  *ledger.Book // each visit paid singly, in date order, extras beside it
	Provider reference.Provider
	Codes    []offer.Coded // of the service; empty where not said
	HandsOn  int           // minutes; 0 where not said
	State    string        // where the visits are; empty where not known
	AsOf     civil.Date    // the day up to which "so far this year" was said; 0: in the year of the first visit
	// Asked is how many visits the payer is asked for, the first of those that it pays
	// something of; the others are left out of the book. 0: all visits stand in it.
	Asked int
}

// Outcome is what stands beside a course that somebody else pays.
type Outcome struct {
	Notes []code.Note
	// Apart: some visit is not authorised and should not take place as planned.
	Apart bool
	// Pays is how many visits the payer is asked for and has a part in, a part within
	// her deductible too.
	Pays int
	Left []int // the visits that are left out
}

// Parts tells whether some of a course may be asked of the payer and the rest paid in
// any other way. Where the law makes visits this payer's there is no choosing.
func (r *Route) Parts() bool { return r.Kind == Auto || r.Kind == Advantage }

// Apply writes the ledger of a course that the route's payer pays as far as it
// does. Dear asks for the end of what is not known at which she pays most, else
// for the other. Extras of the course, such as a tip, stay hers.
func (r *Route) Apply(c *Course, dear bool, book *ledger.Book) Outcome {
	w := walk{route: r, course: c, dear: dear, book: book}
	w.begin()
	at, left := ledger.CourseLevel, false
	for i := range c.Singles.Entries {
		e := &c.Singles.Entries[i]
		if e.Visit != at && e.Visit != ledger.CourseLevel {
			at, left = e.Visit, w.come(e)
		}
		switch {
		case left:
		case e.Payer != ledger.You || e.Kind != ledger.Share || e.Visit == ledger.CourseLevel:
			book.Entries = append(book.Entries, *e)
		default:
			w.single = e
			w.visit()
		}
	}
	if w.returns {
		inOrder(book.Entries)
	}
	return w.out
}

// inOrder puts what comes back later among the entries of its day. All else is in
// order already, which insertion leaves as it is.
func inOrder(entries []ledger.Entry) {
	for i := range entries {
		for j := i; j > 0 && entries[j].Date < entries[j-1].Date; j-- {
			entries[j], entries[j-1] = entries[j-1], entries[j]
		}
	}
}

// walk is one pass over a course.
type walk struct {
	route  *Route
	course *Course
	dear   bool
	book   *ledger.Book
	out    Outcome

	single  *ledger.Entry  // the visit at hand, paid singly
	year    int            // its calendar year, 0 before the first visit
	inputs  []ledger.Input // queued for the next amount
	returns bool           // something comes back later

	deductible money.Amount // left
	limit      money.Amount // left
	used       int          // visits before the one at hand
	therapy    money.Amount // allowed for therapy this year
	fees       fees
	turned     int          // the year for which a turning fee was found
	peak       money.Amount // that fee
}

// begin sets the accumulators that do not follow the calendar.
func (w *walk) begin() {
	r := w.route
	w.deductible, w.limit, w.used, w.therapy = w.amount(r.DeductibleLeft, w.dear), w.amount(r.LimitLeft, !w.dear), r.VisitsUsed, r.TherapySoFar
	if r.Kind == Auto && w.florida() && r.Emergency == offer.No {
		w.limit = min(w.limit, noEmergency)
	}
	switch r.Kind {
	case Workers, Veterans, Medicare:
		w.note(code.CashNever)
	}
}

// turn starts a calendar year, by which Medicare and Advantage plans reckon.
func (w *walk) turn(year int) {
	first := w.year == 0 && (w.course.AsOf == 0 || year == w.course.AsOf.Year())
	w.year = year
	switch w.route.Kind {
	case Medicare:
		if !first || !w.route.DeductibleLeft.Said {
			w.deductible = w.yearly(first)
		}
		if !first {
			w.therapy = 0
		}
	case Advantage:
		if !first {
			w.used = 0
		}
	}
}

// come comes to a visit by its first entry, and tells whether it is left out.
func (w *walk) come(e *ledger.Entry) (left bool) {
	if year := e.Date.Year(); year != w.year {
		w.turn(year)
	}
	pays, asked := w.pays(), w.course.Asked
	if asked > 0 && (!pays || w.out.Pays == asked) {
		w.out.Left = append(w.out.Left, e.Visit)
		return true
	}
	if pays {
		w.out.Pays++
	}
	return false
}

// pays tells whether the payer has a part in the visit at hand, of those that may be
// left out.
func (w *walk) pays() bool {
	switch w.route.Kind {
	case Auto:
		return w.limit > 0 && w.refuses() == ""
	case Advantage:
		return w.used < w.route.VisitsAYear
	}
	return true
}

func (w *walk) visit() {
	switch w.route.Kind {
	case Auto:
		w.auto()
	case Workers:
		w.workers()
	case Veterans:
		w.veterans()
	case Medicare:
		w.medicare()
	case Advantage:
		w.advantage()
	}
}

// amount is an end of what is known of cents: the high one where that is asked.
func (w *walk) amount(s span.Span, high bool) money.Amount {
	if high {
		return money.Amount(s.High)
	}
	return money.Amount(s.Low)
}

//go:noinline
func (w *walk) note(n code.Note) {
	if !slices.Contains(w.out.Notes, n) {
		w.out.Notes = append(w.out.Notes, n)
	}
}

// by queues a figure that the next amount is made of. Inlined in thirty places it
// would weigh more than all the rest.
//
//go:noinline
func (w *walk) by(f ledger.Field, u ledger.Unit, v int64, origin ledger.Origin) {
	w.inputs = append(w.inputs, ledger.Input{Field: f, Unit: u, Value: v, Origin: origin})
}

// put writes a share of the visit at hand, if it is one, with the figures queued
// for it and those of its price, and empties the queue. It is inlined nowhere, as
// by is not.
//
//go:noinline
func (w *walk) put(payer ledger.Payer, amount money.Amount, rule code.Rule) {
	w.entry(payer, ledger.Share, w.single.Date, amount, rule)
}

//go:noinline
func (w *walk) entry(payer ledger.Payer, kind ledger.Kind, day civil.Date, amount money.Amount, rule code.Rule) {
	inputs := append(w.inputs, w.single.Inputs...)
	w.inputs = nil
	if amount == 0 {
		return
	}
	w.book.Entries = append(w.book.Entries, ledger.Entry{
		Visit: w.single.Visit, Date: day, Payer: payer, Kind: kind, Amount: amount, Rule: rule, Item: -1, Inputs: inputs,
	})
}

// hers leaves the visit to her as it is paid singly, by a rule that says why.
func (w *walk) hers(rule code.Rule, why code.Note) {
	w.note(why)
	w.put(ledger.You, w.single.Amount, rule)
}

// denied is a visit that was not authorised: it is billed to nobody.
func (w *walk) denied() {
	w.note(code.NotAuthorised)
	w.out.Apart = true
	w.put(ledger.Provider, w.single.Amount, code.OtherDenied)
}

// stated is where a figure of the route stands.
func stated(s span.Span) ledger.Origin {
	switch {
	case !s.Said:
		return ledger.FromDefault
	case s.Low != s.High:
		return ledger.FromBound
	}
	return ledger.FromBenefit
}

// fees remembers what Medicare allows on a day, for the days that are alike.
type fees struct {
	day     civil.Date
	allowed bill.Allowed
	ok      bool
}
