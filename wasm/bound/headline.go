package bound

import (
	"slices"

	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/span"
)

// Headline is the figure of Range by which sellers are ranked, if it is at most a
// limit: the likely value, or where there is none the high one. Else it reports
// false, which is the proof that the figure is more, or that there is none. Where a
// search is cut short it is the high end of what it found, as in Range.
func (b *Bench) Headline(s *Subject, ch Choice, limit money.Amount) (money.Amount, bool) {
	b.upTo, b.limit = true, limit
	cost, ok := b.corner(s, at(Typical), ch)
	if !ok {
		cost, ok = b.corner(s, at(Worst), ch)
	}
	b.upTo = false
	return cost, ok && cost <= limit
}

// costUpTo is the least that the bench's course costs, or if that is more than the
// limit just more. The ends of a range are sums and the greater or lesser of such
// costs, so that what is more than the limit stays more in them.
func (b *Bench) costUpTo(s *Subject, p Point) money.Amount {
	if !b.remembers {
		if cost, ok := b.search.CostUpTo(&b.course, b.limit); ok {
			return cost
		}
		return b.limit + 1
	}
	if !b.course.Forced() {
		if f, ok := b.memo[decidingOf(&b.course, s, p)]; ok {
			b.caught = f.route
			return f.at(p)
		}
		b.allow()
	}
	cost, ok := b.search.Under(&b.course, b.limit, p.Insurance == Typical)
	b.patience -= b.search.Spent()
	if !ok {
		return b.limit + 1
	}
	b.caught = b.search.Found(&b.course)
	b.caught.Steps, b.caught.Eves = slices.Clone(b.caught.Steps), slices.Clone(b.caught.Eves)
	return cost
}

// Glance is a bound for the same figure that takes little: it is no less. It
// reports false where there is none.
func (b *Bench) Glance(s *Subject, ch Choice) (money.Amount, bool) {
	p := at(Typical)
	if !b.fix(s, p, ch) {
		return 0, false
	}
	return b.search.Glance(&b.course), true
}

// Outcome is what one service comes to beside a visitor.
type Outcome struct {
	Total       span.Money
	Cut         bool         // a search was cut short
	First, Most money.Amount // paid by the first visit; ever paid for visits not yet had
}

// Outcome is the range of the least that a choice costs, and what following the
// cheapest route asks where the headline stands. It reports false where there is no such
// way. The book is for its work alone.
func (b *Bench) Outcome(s *Subject, ch Choice, book *ledger.Book) (out Outcome, ok bool) {
	clear(b.memo) // courses of another seller
	certain := s.certain() && b.sure == nil
	if !certain {
		if out.Total, ok = b.Range(s, ch); !ok {
			return out, false
		}
		out.Cut = b.cut
	}
	p := at(Worst)
	if !certain && b.fix(s, at(Typical), ch) {
		p = at(Typical)
	}
	book.Entries, book.Bare = book.Entries[:0], true
	route, _, ok := b.Write(s, b.Decide(s, p, ch), ch, book)
	if !ok {
		return out, false
	}
	if certain {
		out.Total = span.Money{Low: route.Low, Likely: route.Total, High: route.Total, HasLikely: true}
		out.Cut = route.Low < route.Total
	}
	out.First, out.Most = book.PaidBy(s.Dates[0]), book.PaidAhead()
	return out, true
}

// Claimed is what so many claims at a seller cost at least where the headline stands,
// from none on. It reports false where no claim comes into question.
func (b *Bench) Claimed(s *Subject) ([]money.Amount, bool) {
	if !b.fix(s, at(Typical), Any) || b.course.Claims.Mode == pay.NoClaims {
		return nil, false
	}
	return b.search.Claimed(&b.course), true
}

// After is what is left of a cost once accounts and taxes have taken off the most
// that they save for sure.
func (b *Bench) After(cost money.Amount) money.Amount { return b.sure.After(cost) }

// Pause lets searches pause, and gives them up where it reports false (pay.Search.Pause).
func (b *Bench) Pause(pause func() bool) { b.search.Pause = pause }

// Resume ends what giving up began.
func (b *Bench) Resume() { b.search.Resume() }

// Limit says how often a search may compare labels before it is cut short; 0 for
// pay.MostEffort.
func (b *Bench) Limit(effort int) { b.search.Effort = effort }
