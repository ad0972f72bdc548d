package pay

import "slices"

// sweep sets labels over all visits and keeps at most width of them after each.
// It reports the best score below limit, whose steps it keeps, or none, and the least
// floor of a label that was left out, or none.
func (s *Search) sweep(c *Course, width int, limit score) (best, left score) {
	s.now, s.next, s.nodes = s.now[:0], s.next[:0], s.nodes[:0]
	start := label{member: -1, node: -1}
	if c.Claims.Mode != NoClaims {
		start.state = c.Claims.Terms.Opening
	}
	s.now = append(s.now, start)
	s.wallet.begin()
	s.aim.begin()
	s.left = none
	years := c.years()
	eve := 0 // the next one
	for i, day := range c.Dates {
		for ; eve < len(s.shelf.eves) && int(s.shelf.eves[eve].before) == i; eve++ {
			s.eve(s.after(c, i-1, limit), eve)
			s.advance(width)
		}
		newYear := years.begins(day)
		visit := s.turn(c, i, limit)
		spell := (s.shelf.spells || s.shelf.funded) && c.spell(i)
		s.clear(c)
		for k := range s.now {
			l := &s.now[k]
			if s.aim.of == LeastRisk && visit.idles(l, day) {
				continue
			}
			l.reach(c, &s.floor.whole, i, newYear)
			if spell {
				l.wake()
			}
			s.branch(visit, l)
		}
		s.advance(width)
	}
	best = none
	for k := range s.now {
		// At the end the floor is the score.
		if s.now[k].floor < best {
			best = s.now[k].floor
			s.trace(c, s.now[k].node)
		}
	}
	return best, s.left
}

// advance goes on with the labels that were set, at most width of them.
func (s *Search) advance(width int) {
	s.gather(width)
	s.wallet.turn()
	s.aim.turn()
}

// clear forgets the labels of the visit before.
func (s *Search) clear(c *Course) {
	s.next, s.heads = s.next[:0], s.heads[:0]
	for range 1 + len(c.Memberships)*s.floor.whole.days {
		s.heads = append(s.heads, -1)
	}
}

// gather takes over the labels that were set and not dropped, at most width of them:
// those of the least floors, equal ones in their order.
func (s *Search) gather(width int) {
	s.least, s.now = s.least[:0], s.now[:0]
	for k := range s.next {
		if s.next[k].node != dropped {
			s.least = append(s.least, s.next[k].floor)
		}
	}
	limit, equal := none, 0
	if len(s.least) > width {
		limit, equal = nth(s.least, width-1), width
		for _, floor := range s.least {
			if floor < limit {
				equal--
			}
		}
	}
	for k := range s.next {
		switch l := &s.next[k]; {
		case l.node == dropped:
		case l.floor < limit:
			s.now = append(s.now, *l)
		case l.floor > limit || equal == 0:
			s.left = min(s.left, l.floor)
		default:
			s.now = append(s.now, *l)
			equal--
		}
	}
}

// nth finds the score that stands at n when the scores are sorted, and moves
// them about (Hoare's selection).
func nth(a []score, n int) score {
	low, high := 0, len(a)-1
	for low < high {
		pivot := a[low+(high-low)/2]
		i, j := low, high
		for i <= j {
			for a[i] < pivot {
				i++
			}
			for a[j] > pivot {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			high = j
		case n >= i:
			low = i
		default:
			return a[n]
		}
	}
	return a[n]
}

// keep adds what a step makes of a label, unless it cannot win or one of its group
// dominates it, and drops those of its group that it dominates. The label itself stays as
// it is but for its floor and the count of its credits.
func (s *Search) keep(t *turn, n *label, step Step) {
	if s.effort-s.paused >= stretch {
		s.pause()
	}
	if s.void {
		return
	}
	rest := s.floor.rest(n, t.visit+1)
	if s.wallet.save != nil || t.aiming {
		with := *n
		s.weigh(t, &with, rest, step)
		return
	}
	n.floor = n.score + rest
	if n.floor < t.limit && !s.tires(n) && !s.beaten(t, n) {
		s.add(t, n, step)
	}
}

// weigh is keep where accounts and taxes save something of it, or something else than
// the total counts.
func (s *Search) weigh(t *turn, n *label, rest score, step Step) {
	n.floor = n.score + rest
	saving := s.wallet.save != nil
	if saving {
		if n.floor >= s.scale.top() {
			return // too dear, whatever is saved
		}
		s.wallet.carry(n, t.visit)
		if !s.wallet.opens(t.visit + 1) {
			n.score -= s.scale.saved(s.wallet.close(n))
			n.floor = n.score + rest
		} else {
			// A dearer completion may save as much more and prepay less: then of ties only
			// those count that are behind her.
			most, strict := s.wallet.most(t.course, n, t.visit, s.scale.cost(rest))
			ties := n.score
			if strict {
				ties = n.floor
			}
			n.floor = s.scale.saved(s.scale.cost(n.floor)-most) + s.scale.ties(ties)
		}
	}
	beaten := n.floor >= t.limit || s.tires(n)
	aimed := !beaten && t.aiming
	if aimed {
		aimed = s.aim.takes(t, n, step)
		beaten = !aimed
	}
	if !beaten && !s.beaten(t, n) {
		s.add(t, n, step)
		return
	}
	if saving {
		s.wallet.drop()
	}
	if aimed && s.aim.months > 0 {
		s.aim.drop()
	}
}

// tires leaves out a label of a search that has taken too long.
func (s *Search) tires(n *label) bool {
	if s.effort <= s.most() || len(s.next) < narrowed {
		return false
	}
	s.left = min(s.left, n.floor)
	return true
}

// beaten tells whether one of its group dominates a label.
func (s *Search) beaten(t *turn, n *label) bool {
	n.count()
	before := int32(-1)
	for k := s.heads[n.group]; k >= 0; before, k = k, s.next[k].after {
		if !t.shelf.costs {
			if before, k = s.rival(t, before, k, n); k < 0 {
				break
			}
		}
		s.effort++
		if a := &s.next[k]; t.dominates(a, n) {
			if before >= 0 { // what dominates one label often dominates the next one, too
				s.next[before].after, a.after, s.heads[n.group] = a.after, s.heads[n.group], k
			}
			return true
		}
	}
	return false
}

// rival finds the first one in a chain of labels that may dominate another, and the one
// before it, where all credits are free: the difference of all of them is no more than
// the shortfall at some expiry, and mostly enough to tell. It calls nothing, so that what
// it needs stays in registers: most labels get no further.
func (s *Search) rival(t *turn, before, k int32, b *label) (_, _ int32) {
	score, paid, held, unused, left, seen := b.score, b.paid, b.held, b.unused, t.left, 0
	for all := s.next; k >= 0; before, k = k, all[k].after {
		a := &all[k]
		if room := score - a.score; a.paid == paid && room >= 0 &&
			t.missed[min(max(held-a.held, 0)+max(unused-a.unused, 0), left)] <= room {
			break
		}
		seen++
	}
	s.effort += seen
	return before, k
}

// add adds a label, and drops those of its group that it dominates.
func (s *Search) add(t *turn, n *label, step Step) {
	before := int32(-1)
	for k := s.heads[n.group]; k >= 0; k = s.next[k].after {
		if !t.shelf.costs {
			if before, k = s.inferior(t, before, k, n); k < 0 {
				break
			}
		}
		b := &s.next[k]
		switch {
		case !t.dominates(n, b):
			before = k
		case before < 0:
			b.node, s.heads[n.group] = dropped, b.after
		default:
			b.node, s.next[before].after = dropped, b.after
		}
	}
	s.nodes = append(s.nodes, node{n.node, int16(step.Item), int16(step.From), step.Way, step.Buy})
	s.link(n)
	s.next[len(s.next)-1].node = int32(len(s.nodes) - 1)
}

// inferior finds the first one that another may dominate, as rival does.
func (s *Search) inferior(t *turn, before, k int32, a *label) (_, _ int32) {
	score, paid, held, unused, left := a.score, a.paid, a.held, a.unused, t.left
	for all := s.next; k >= 0; before, k = k, all[k].after {
		b := &all[k]
		if room := b.score - score; b.paid == paid && room >= 0 &&
			t.missed[min(max(b.held-held, 0)+max(b.unused-unused, 0), left)] <= room {
			break
		}
	}
	return before, k
}

// link adds a label to its group.
func (s *Search) link(n *label) {
	s.next = append(s.next, *n)
	own := &s.next[len(s.next)-1]
	own.after, s.heads[n.group] = s.heads[n.group], int32(len(s.next)-1)
}

// dropped is the node of a label that another one dominates.
const dropped = -2

// trace reads a route back from its last choice.
func (s *Search) trace(c *Course, at int32) {
	s.steps, s.eves = s.steps[:0], s.eves[:0]
	for range c.Dates {
		s.steps = append(s.steps, Step{})
	}
	for i := len(c.Dates) - 1; at >= 0; at = s.nodes[at].parent {
		step := s.nodes[at].step()
		if step.Way != onEve {
			s.steps[i] = step
			i--
			continue
		}
		e := &s.shelf.eves[step.Item]
		for range step.From {
			s.eves = append(s.eves, Eve{Day: e.day, Item: int(e.item), Member: e.member})
		}
	}
	slices.Reverse(s.eves)
}
