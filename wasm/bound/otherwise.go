package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// Otherwise is the one fact that, if it were otherwise, would make another route win:
// of all known and assumed facts the one whose least change is the smallest share of
// what it is now.
type Otherwise struct {
	Fact     code.Fact
	Offer    int // index of the offer it belongs to, -1 for facts about the visitor
	Item     int // package or membership of that offer, -1 where none
	From, To int64
	Saves    money.Amount // what today's route then costs more than the one that wins
	// The route that wins then: where, whether it claims, and what it buys ahead.
	Winner int
	Claims bool
	Buys   []Item
}

// otherwise is a fact that is tried at other values. It moves in steps: whole
// dollars, whole percents, or one by one.
type otherwise struct {
	question
	now, step int64
	rises     bool // costs rise with it, or else fall
}

// Otherwise finds that fact. The first value on its grid at which today's route is
// dearer than another is found by halving, because the one rises against the other
// with the fact; the value itself is a case in any event. It reports false where no
// single fact makes another route win, or where under a plan's settings more may cost
// less.
func (b *Bench) Otherwise(subjects []Subject, today Today) (Otherwise, bool) {
	w := weigher{b: b, subjects: subjects, today: today}
	if !w.even() {
		return Otherwise{}, false
	}
	w.base[today.Corner] = w.costs(at(today.Corner))
	w.now = endless
	for _, c := range w.base[today.Corner] {
		if c.ok {
			w.now = min(w.now, c.amount)
		}
	}
	var found Otherwise
	nearest := int64(-1) // the share of the change, of which no other may be as great
	for _, o := range w.otherwises() {
		for _, end := range [...]int64{o.Low, o.High} {
			far := (end - o.now) / o.step
			if nearest >= 0 {
				within := nearest * o.scale() / (o.step * int64(money.One))
				far = max(min(far, within), -within)
			}
			at, ok := w.flips(&o, far)
			if !ok {
				continue
			}
			result, ok := w.outcome(&o, o.now+at*o.step)
			if share := o.share(at); ok && (nearest < 0 || share < nearest) {
				found, nearest = result, share
			}
		}
	}
	return found, nearest >= 0
}

// scale is what a change is measured against: what the fact is, and of one that is
// nothing an eighth of what it may be.
func (o *otherwise) scale() int64 {
	if o.now > 0 {
		return o.now
	}
	return max(o.High/8, 1)
}

// share is so many steps as a share of the scale.
func (o *otherwise) share(steps int64) int64 {
	return max(steps, -steps) * o.step * int64(money.One) / o.scale()
}

// flips is the least number of steps, of those towards an end, after which today's
// route is no longer the cheapest. What is cheaper at the end is followed back to where
// it no longer is, which takes no search; where nothing else is cheaper one step nearer,
// that is the place.
func (w *weigher) flips(o *otherwise, far int64) (steps int64, ok bool) {
	if far == 0 {
		return 0, false
	}
	one, near := far/max(far, -far), int64(0)
	r, ok := w.rival(o, far)
	if !ok {
		return 0, false
	}
	for {
		for far-near > 1 || near-far > 1 {
			if mid := near + (far-near)/2; w.beats(&r, o, mid) {
				far = mid
			} else {
				near = mid
			}
		}
		if near == 0 {
			return far, true
		}
		nearer, ok := w.rival(o, near)
		if !ok {
			return far, true
		}
		r, far, near = nearer, near, 0
		if far == one {
			return far, true
		}
	}
}

// point is the fact at another value, whatever was said of it.
func (w *weigher) point(o *otherwise, x int64) Point {
	p := pinned(at(w.today.Corner), o.key, x)
	p.Loose = true
	return p
}

// rival is a way that is cheaper than today's.
type rival struct {
	subject int
	cost    money.Amount // where the fact does not touch it
	touched bool
	route   pay.Route
}

// rival is what is cheaper than today's route so many steps away, if anything is. What
// others cost need be known only if it is less; and where the step makes nothing
// cheaper, no other is less than the cheapest is now.
func (w *weigher) rival(o *otherwise, steps int64) (r rival, ok bool) {
	p := w.point(o, o.now+steps*o.step)
	kept, ok := w.kept(&o.question, p)
	if !ok || kept <= w.now && (steps > 0) == o.rises {
		return r, false
	}
	w.b.upTo, w.b.remembers, w.b.limit = true, true, kept-1
	defer func() { w.b.upTo, w.b.remembers = false, false }()
	for i := range w.subjects {
		if c := w.base[w.today.Corner][i]; o.Offer >= 0 && o.Offer != i {
			if c.ok && c.amount < kept {
				return rival{subject: i, cost: c.amount}, true
			}
			continue
		}
		if cost, ok := w.b.corner(&w.subjects[i], p, Any); ok && cost < kept {
			return rival{subject: i, touched: true, route: w.b.caught}, true
		}
	}
	return r, false
}

// beats tells whether a rival is cheaper than today's route so many steps away, too;
// where the corner is not a case itself, whether anything is.
func (w *weigher) beats(r *rival, o *otherwise, steps int64) bool {
	if w.today.Corner != Typical {
		_, ok := w.rival(o, steps)
		return ok
	}
	p := w.point(o, o.now+steps*o.step)
	kept, ok := w.kept(&o.question, p)
	if !ok {
		return false
	}
	cost := r.cost
	if r.touched {
		s := &w.subjects[r.subject]
		if cost, ok = w.b.follow(s, w.b.Decide(s, p, Any), Any, r.route); !ok {
			return false
		}
	}
	return cost < kept
}

// outcome is what wins at a value, if it is another way of paying than today's.
func (w *weigher) outcome(o *otherwise, x int64) (Otherwise, bool) {
	p := w.point(o, x)
	out := Otherwise{Fact: o.key.Fact, Offer: o.Offer, Item: o.key.Item, From: o.now, To: x, Saves: w.miss(&o.question, p), Winner: -1}
	var least money.Amount
	for i := range w.subjects {
		c := w.base[w.today.Corner][i]
		if o.Offer < 0 || o.Offer == i {
			c.amount, c.ok = w.b.corner(&w.subjects[i], p, Any)
		}
		if c.ok && (out.Winner < 0 || c.amount < least) {
			out.Winner, least = i, c.amount
		}
	}
	if out.Winner < 0 {
		return out, false
	}
	s := &w.subjects[out.Winner]
	if o.Offer >= 0 && o.Offer != out.Winner {
		p = at(w.today.Corner)
	}
	route, _, ok := w.b.Write(s, w.b.Decide(s, p, Any), Any, nil)
	if !ok {
		return out, false
	}
	clock := w.b.Clock(route)
	out.Claims, out.Buys = claiming(route), Bought(&clock)
	alike := out.Winner == w.today.Subject && out.Claims == w.claims() && len(out.Buys) == len(w.today.Buys)
	for i := 0; alike && i < len(out.Buys); i++ {
		alike = out.Buys[i] == w.today.Buys[i]
	}
	return out, !alike
}

// Bought is what was bought ahead, each item once: packages in the order of their
// purchase, then memberships.
func Bought(clock *pay.Clock) []Item {
	var items []Item
	add := func(item Item) {
		for _, one := range items {
			if one == item {
				return
			}
		}
		items = append(items, item)
	}
	for i := range clock.Packages {
		add(Item{Index: clock.Packages[i].Item})
	}
	for i := range clock.Memberships {
		add(Item{Index: clock.Memberships[i].Item, Membership: true})
	}
	return items
}
