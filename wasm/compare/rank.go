package compare

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/pricelist"
)

// Lists are the price lists of a shelf, in its order: read in place, one at a time,
// into a list whose memory serves again.
type Lists interface {
	Prices(i int, into *pricelist.List)
}

// Ranking is one question on its way through a shelf. Used again for the next
// question it uses the memory that it has.
type Ranking struct {
	comparer estimate.Comparer
	who      visitor
	sort     Sort
	shelf    *Shelf
	lists    Lists
	glance   pay.Glance
	waiting  heap
	first    []candidate // the best so far, in order, each list once
	rows     []Row       // of them, as far as they are priced
	counts   Counts
	list     pricelist.List // read last
	held     int            // which that is, -1 for none
	ranked   bool
	seen     []uint8 // of each list: how far it has come
}

// long is the number of visits beyond which a search is cut short sooner than in an
// estimate, and short how soon: of a year of weekly visits and more, as many
// comparisons as let a phone rank a state.
const (
	long  = 40
	short = 40_000
)

// Begin checks a question and lays out its candidates. It forgets the question
// before. Where a sign replaces the plan, or there is no visit, there is none.
func (r *Ranking) Begin(q *Question, shelf *Shelf, lists Lists) []code.Fault {
	r.shelf, r.lists, r.sort, r.counts, r.ranked, r.held = shelf, lists, q.Sort, Counts{}, false, -1
	r.waiting, r.first, r.rows = r.waiting[:0], r.first[:0], r.rows[:0]
	if faults := r.comparer.Open(q.Request); len(faults) > 0 {
		r.ranked = true
		return faults
	}
	r.who.knows(&r.comparer)
	r.seen = append(r.seen[:0], make([]uint8, shelf.Len())...)
	r.counts.Lists = shelf.Len()
	if r.comparer.Replaced() || r.who.visits == 0 {
		r.ranked = true
		return nil
	}
	effort := q.Effort
	if effort == 0 && r.who.visits > long {
		effort = short
	}
	r.comparer.Limit(effort)
	r.sift(&q.Filter)
	r.waiting.settle()
	return nil
}

// Step does so many pieces of the work, each of them at most one exact search. It
// reports whether there is more.
func (r *Ranking) Step(pieces int) bool {
	for range pieces {
		switch {
		case !r.ranked:
			r.ranked = !r.advance()
		case len(r.rows) < len(r.first):
			r.price()
		default:
			return false
		}
	}
	return !r.ranked || len(r.rows) < len(r.first)
}

// End is the first clinics in their order, and what became of the others. It stands
// until the next Begin.
func (r *Ranking) End() ([]Row, Counts) {
	for r.Step(1 << 10) {
	}
	return r.rows, r.counts
}

// advance brings the candidate on top to its next stage. It reports false once no
// other can be among the first.
func (r *Ranking) advance() bool {
	if len(r.waiting) == 0 {
		return false
	}
	top := &r.waiting[0]
	if r.full() && !top.less(&r.first[Most-1].key) {
		return false
	}
	switch top.stage {
	case byUnit:
		top.total = max(top.total, r.look(&top.key))
		top.figure = max(top.figure, r.figure(top))
		top.stage = byGlance
		r.come(top.list(), looked)
		r.waiting.sink(0)
	case byGlance:
		own := *top
		r.waiting.pop()
		r.exact(own)
	}
	return true
}

// How far a list has come.
const (
	unseen uint8 = iota
	passed
	looked
	searched
)

// come notes how far a list has come.
func (r *Ranking) come(list int, to uint8) {
	from := &r.seen[list]
	if to <= *from {
		return
	}
	if to >= looked && *from < looked {
		r.counts.Looked++
	}
	switch to {
	case passed:
		r.counts.Shut++
	case searched:
		r.counts.Shut--
		r.counts.Exact++
	}
	*from = to
}

// full tells whether there are as many as are shown.
func (r *Ranking) full() bool { return len(r.first) >= Most }

// figure is what the total says of the sort's figure.
func (r *Ranking) figure(k *candidate) money.Amount {
	switch r.sort {
	case ByTotal:
		return k.total
	case ByMinute:
		return perMinute(k.total, r.handsOn(k))
	}
	return k.figure
}

// handsOn is the hands-on minutes of the whole course.
func (r *Ranking) handsOn(k *candidate) int {
	return int(r.shelf.servicesOf(k.list())[k.service()].handed) * r.who.visits
}

// limit is the greatest total with which a candidate may still be among the first.
func (r *Ranking) limit(k *candidate) money.Amount {
	if !r.full() {
		return money.MaxInput * pay.MaxVisits
	}
	last := &r.first[Most-1]
	switch {
	case r.sort == ByTotal, k.figure == last.figure && r.sort != ByMinute:
		return last.total
	case r.sort == ByMinute:
		return upToMinute(last.figure, r.handsOn(k))
	}
	return money.MaxInput * pay.MaxVisits
}

// exact finds a candidate's own key and puts it among the first if it belongs there.
func (r *Ranking) exact(k candidate) {
	r.read(k.list())
	r.come(k.list(), searched)
	total, ok := r.comparer.Headline(&r.list, k.service(), r.limit(&k))
	if !ok {
		return
	}
	k.total, k.stage = total, itself
	switch r.sort {
	case ByToday, ByRisk:
		out, ok := r.comparer.Outcome(&r.list, k.service())
		if !ok {
			return
		}
		k.figure = out.First
		if r.sort == ByRisk {
			k.figure = out.Most
		}
	default:
		k.figure = r.figure(&k)
	}
	r.enter(k)
}

// enter puts a candidate among the first, in the place of a worse one of its list.
func (r *Ranking) enter(k candidate) {
	list := k.list()
	for i := range r.first {
		if r.first[i].list() != list {
			continue
		}
		if !k.less(&r.first[i].key) {
			return
		}
		r.first = append(r.first[:i], r.first[i+1:]...)
		break
	}
	if r.full() {
		if !k.less(&r.first[Most-1].key) {
			return
		}
		r.first = r.first[:Most-1]
	}
	at := len(r.first)
	r.first = append(r.first, k)
	for ; at > 0 && k.less(&r.first[at-1].key); at-- {
		r.first[at] = r.first[at-1]
	}
	r.first[at] = k
}

// read reads a list.
func (r *Ranking) read(at int) {
	if r.held != at {
		r.lists.Prices(at, &r.list)
		r.held = at
	}
}

// price works out all figures of the next of the first.
func (r *Ranking) price() {
	k := &r.first[len(r.rows)]
	r.read(k.list())
	row := Row{List: k.list(), Service: k.service(), HandsOn: r.handsOn(k)}
	out, _ := r.comparer.Outcome(&r.list, row.Service)
	row.Total, row.Cut, row.Today, row.Risk = out.Total, out.Cut, out.First, out.Most
	if row.HandsOn > 0 {
		row.Minute = perMinute(k.total, row.HandsOn)
	}
	r.rows = append(r.rows, row)
}
