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
			l := s.now[k]
			if s.aim.of == LeastRisk && visit.idles(&l, day) {
				continue
			}
			l.reach(c, &s.floor.whole, i, newYear)
			if spell {
				l.wake()
			}
			s.branch(visit, &l)
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
	s.gather()
	if len(s.next) > width {
		s.narrow(width)
	}
	s.now = append(s.now[:0], s.next...) // not the other way round: few are left of many, and room for many is needed once
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

// narrow keeps the labels of the least floors, equal ones in their order.
func (s *Search) narrow(width int) {
	s.least = s.least[:0]
	for k := range s.next {
		s.least = append(s.least, s.next[k].floor)
	}
	limit := nth(s.least, width-1)
	equal, out := width, 0
	for k := range s.next {
		if s.next[k].floor < limit {
			equal--
		}
	}
	for k := range s.next {
		floor := s.next[k].floor
		if floor > limit || floor == limit && equal == 0 {
			s.left = min(s.left, floor)
			continue
		}
		if floor == limit {
			equal--
		}
		s.next[out] = s.next[k]
		out++
	}
	s.next = s.next[:out]
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

// keep adds a label unless one of its group dominates it, and drops those of its
// group that it dominates.
func (s *Search) keep(t *turn, n *label, step Step) {
	if s.effort-s.paused >= stretch {
		s.pause()
	}
	if s.void {
		return
	}
	rest := s.floor.rest(n, t.visit+1)
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
	beaten := n.floor >= t.limit
	if !beaten && s.effort > s.most() && len(s.next) >= narrowed {
		s.left = min(s.left, n.floor)
		beaten = true
	}
	aimed := !beaten && t.aiming
	if aimed {
		aimed = s.aim.takes(t, n, step)
		beaten = !aimed
	}
	for k, before := s.heads[n.group], int32(-1); k >= 0 && !beaten; before, k = k, s.next[k].after {
		s.effort++
		if beaten = t.dominates(&s.next[k], n); beaten && before >= 0 {
			// What dominates one label often dominates the next one, too.
			s.next[before].after, s.next[k].after, s.heads[n.group] = s.next[k].after, s.heads[n.group], k
		}
	}
	if beaten {
		if saving {
			s.wallet.drop()
		}
		if aimed && s.aim.months > 0 {
			s.aim.drop()
		}
		return
	}
	link := &s.heads[n.group]
	for *link >= 0 {
		b := &s.next[*link]
		if t.dominates(n, b) {
			b.node = dropped
			*link = b.after
			continue
		}
		link = &b.after
	}
	s.nodes = append(s.nodes, node{n.node, int16(step.Item), int16(step.From), step.Way, step.Buy})
	n.node = int32(len(s.nodes) - 1)
	s.link(n)
}

// link adds a label to its group.
func (s *Search) link(n *label) {
	n.after = s.heads[n.group]
	s.heads[n.group] = int32(len(s.next))
	s.next = append(s.next, *n)
}

// dropped is the node of a label that another one dominates.
const dropped = -2

// gather takes out the labels that were dropped.
func (s *Search) gather() {
	out := 0
	for k := range s.next {
		if s.next[k].node == dropped {
			continue
		}
		if out != k {
			s.next[out] = s.next[k]
		}
		out++
	}
	s.next = s.next[:out]
}

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
