package compare

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
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
	first    []ranked // the best so far, in order, each list once
	rows     []Row    // of them, at the end
	counts   Counts
	list     pricelist.List // read last
	held     int            // which that is, -1 for none
	ranked   bool
	seen     []uint8 // of each list: how far it has come
	pieces   pieces
}

// ranked is a candidate with its own key and all its figures.
type ranked struct {
	key
	row Row
}

// Patience is how often a search of a ranking may compare labels before it is cut
// short, for a course of so many visits: many times less often than in an estimate,
// because one clinic in thousands must not keep the others waiting. Few are cut short up
// to a year of weekly visits, and those say so.
func Patience(visits int) int {
	if visits > 40 {
		return 10_000
	}
	return 400_000
}

// Begin checks a question and lays out its candidates. It forgets the question
// before. Where a sign replaces the plan, or there is no visit, there is none.
func (r *Ranking) Begin(q *Question, shelf *Shelf, lists Lists) []code.Fault {
	r.giveUp()
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
	if effort == 0 {
		effort = Patience(r.who.visits)
	}
	r.comparer.Limit(effort)
	r.sift(&q.Filter)
	r.waiting.settle()
	return nil
}

// End is the first clinics in their order, and what became of the others. It stands
// until the next Begin.
func (r *Ranking) End() ([]Row, Counts) {
	for r.Step(1 << 20) {
	}
	r.rows = r.rows[:0]
	for i := range r.first {
		r.rows = append(r.rows, r.first[i].row)
	}
	return r.rows, r.counts
}

// cost is what bringing the candidate on top to its next stage takes, in pieces of work:
// a look counts one, an exact search as many as it takes times as long.
func (r *Ranking) cost() int {
	if len(r.waiting) > 0 && r.waiting[0].stage == byUnit {
		return 1
	}
	return 8 + r.who.visits*r.who.visits/16
}

// advance brings the candidate on top to its next stage. It reports false once no
// other can be among the first.
func (r *Ranking) advance() bool {
	if len(r.waiting) == 0 {
		return false
	}
	top := &r.waiting[0]
	own := top.key()
	if r.full() && !own.less(&r.first[Most-1].key) {
		return false
	}
	switch top.stage {
	case byUnit:
		own.total = max(own.total, r.look(&own))
		top.total = bounded(own.total)
		top.figure = max(top.figure, bounded(r.figure(&own)))
		top.stage = byGlance
		r.waiting.sink(0)
	case byGlance:
		r.waiting.pop()
		r.exact(own)
	}
	return true
}

// How far a list has come.
const (
	unseen uint8 = iota
	passed
	searched
)

// come notes how far a list has come.
func (r *Ranking) come(list int, to uint8) {
	from := &r.seen[list]
	if to <= *from {
		return
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
func (r *Ranking) figure(k *key) money.Amount {
	switch r.sort {
	case ByTotal:
		return k.total
	case ByMinute:
		return perMinute(k.total, r.handsOn(k))
	}
	return k.figure
}

// handsOn is the hands-on minutes of the whole course.
func (r *Ranking) handsOn(k *key) int {
	return int(r.shelf.servicesOf(k.list())[k.service()].handed) * r.who.visits
}

// limit is the greatest total with which a candidate may still be among the first.
func (r *Ranking) limit(k *key) money.Amount {
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

// exact finds a candidate's own key, and all its figures, and puts it among the first
// if it belongs there. Most that come here belong there, so that one search finds
// all; once there are as many as are shown, a search up to the limit comes first.
func (r *Ranking) exact(k key) {
	at, service := k.list(), k.service()
	r.read(at)
	r.come(at, searched)
	if r.full() {
		if _, ok := r.comparer.Headline(&r.list, service, r.limit(&k)); !ok {
			return
		}
	}
	out, ok := r.comparer.Outcome(&r.list, service)
	if !ok {
		return
	}
	k.total = headline(out.Total)
	switch r.sort {
	case ByToday:
		k.figure = out.First
	case ByRisk:
		k.figure = out.Most
	default:
		k.figure = r.figure(&k)
	}
	row := Row{List: at, Service: service, Total: out.Total, Today: out.First, Risk: out.Most, HandsOn: r.handsOn(&k), Cut: out.Cut}
	if row.HandsOn > 0 {
		row.Minute = perMinute(k.total, row.HandsOn)
	}
	r.enter(ranked{k, row})
}

// headline is the figure by which clinics are ranked.
func headline(m span.Money) money.Amount {
	if m.HasLikely {
		return m.Likely
	}
	return m.High
}

// enter puts one among the first, in the place of a worse one of its list.
func (r *Ranking) enter(k ranked) {
	for i := range r.first {
		if r.first[i].row.List != k.row.List {
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
