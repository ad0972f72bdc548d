package statement

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// runners states the ways that come next to the best, with what each costs more and
// asks for ahead.
func (s *statement) runners() {
	if len(s.e.Runners) == 0 {
		return
	}
	s.line(0, "")
	s.line(0, s.words.Of("ui.runners.title"))
	for _, r := range s.e.Runners {
		o := &s.e.Offers[r.Offer]
		w := &o.Ways[r.Way]
		more := s.words.Of("ui.runners.same")
		if r.More > 0 {
			more = s.words.Of("ui.runners.more", "amount", Exact(r.More))
		}
		shown := w.Usual()
		ahead := s.words.Of("ui.runners.plain", "first", Exact(shown.DueFirst))
		if shown.PaidAhead > 0 {
			ahead = s.words.Of("ui.runners.ahead", "first", Exact(shown.DueFirst), "ahead", Exact(shown.PaidAhead))
		}
		s.line(1, s.name(o)+", "+s.way(o, w)+": "+s.between(w.Total)+". "+more+" "+ahead)
	}
}

// way is what a way is called among those of an offer.
func (s *statement) way(o *estimate.Offer, w *estimate.Way) string {
	if w.Kind != estimate.Without {
		return s.words.Of("way." + w.Kind.Code())
	}
	for i := range o.Evens {
		if e := &o.Evens[i]; e.Item == w.Item && e.Membership == w.OfMembership {
			return s.item("way.without", e)
		}
	}
	return s.words.Of("way.cheapest")
}

// item names a package or a membership.
func (s *statement) item(key string, e *pay.Even) string {
	if e.Membership {
		return s.words.Of(key+".membership", "amount", Exact(e.Price))
	}
	return s.words.Of(key+".package", "visits", e.Visits, "amount", Exact(e.Price))
}

// reached states how much of the course an offer's visits are by week six.
func (s *statement) reached(o *estimate.Offer) {
	if o.Whole.Visits == 0 {
		return
	}
	minutes := s.words.Of("ui.compare.not_said")
	if o.Whole.HandsOn > 0 {
		minutes = s.words.Of("ui.reach.of", "early", o.Early.HandsOn, "whole", o.Whole.HandsOn)
	}
	s.line(1, s.words.Of("ui.reach.visits")+": "+s.words.Of("ui.reach.of", "early", o.Early.Visits, "whole", o.Whole.Visits))
	s.line(1, s.words.Of("ui.reach.minutes")+": "+minutes)
}

// evens states from how many visits on each item of an offer pays.
func (s *statement) evens(o *estimate.Offer) {
	if len(o.Evens) == 0 {
		return
	}
	s.line(0, "")
	s.line(1, s.words.Of("ui.even.title")+":")
	visits := len(s.e.Plan.Visits)
	for i := range o.Evens {
		e := &o.Evens[i]
		var says string
		switch {
		case e.First == 0:
			says = s.words.Of("ui.even.never", "count", visits)
		case e.From == 0:
			says = s.words.Of("ui.even.once", "count", e.First, "visits", visits)
		case e.First == e.From:
			says = s.words.Of("ui.even.from", "count", e.From)
		default:
			says = s.words.Of("ui.even.both", "count", e.First, "from", e.From)
		}
		s.line(2, s.item("ui.item", e)+": "+says)
	}
	s.line(2, s.words.Of("ui.even.what"))
}

// clock states by when what a case buys ahead has to be used.
func (s *statement) clock(c *pay.Clock) {
	if len(c.Packages)+len(c.Memberships) == 0 {
		return
	}
	s.line(0, "")
	s.line(1, s.words.Of("ui.clock.title")+":")
	for i := range c.Packages {
		s.bought(&c.Packages[i])
	}
	for i := range c.Memberships {
		m := &c.Memberships[i]
		text := s.words.Of("ui.clock.membership", "date", s.words.Day(m.Joined)) + " " + s.words.Of("ui.clock.bound", "date", s.words.Day(m.Bound)) +
			" " + s.words.Of("ui.clock.paid", "count", m.Paid, "date", s.words.Day(m.Until))
		switch {
		case m.Granted == 0:
		case m.Lost() == 0:
			text += " " + s.words.Of("ui.clock.credits.all", "count", m.Granted)
		default:
			text += " " + s.words.Of("ui.clock.credits", "count", m.Granted, "used", m.Used, "lost", m.Lost())
		}
		s.line(2, text)
	}
}

func (s *statement) bought(b *pay.Bought) {
	last := s.e.Plan.Visits[len(s.e.Plan.Visits)-1].Date
	text := s.words.Of("ui.clock.package", "visits", b.Holds, "date", s.words.Day(b.On))
	say := func(key string, filling ...any) { text += " " + s.words.Of("ui.clock."+key, filling...) }
	if b.Last == offer.Forever {
		say("never")
	} else {
		say("until", "date", s.words.Day(b.Last))
	}
	if b.Drawn > 0 {
		say("used", "count", b.Drawn, "date", s.words.Day(b.Latest))
	}
	switch unused := b.Unused(); {
	case unused == 0:
	case b.Last < last:
		say("lapsed", "count", unused)
	default:
		say("left", "count", unused)
	}
	if b.Back > 0 {
		say("back", "amount", Exact(b.Back))
	}
	if b.Lost > 0 {
		say("lost", "amount", Exact(b.Lost))
	}
	switch {
	case b.Slack == 0:
		say("tight")
	case b.Slack > 0:
		say("slack", "count", b.Slack)
	}
	s.line(2, text)
}

// crossings states where the plan's share of the visits changes.
func (s *statement) crossings(all []pay.Crossing) {
	if len(all) == 0 {
		return
	}
	s.line(0, "")
	s.line(1, s.words.Of("ui.crossing.title")+":")
	for i := range all {
		c := &all[i]
		where, share := "ui.crossing.visit", "ui.crossing.share"
		if c.Code == code.PlanYearBegins {
			where, share = "ui.crossing.day", "ui.crossing.year"
		}
		says := s.words.Of("ui.crossing.last", "before", Exact(c.Before))
		if c.After != pay.NoShare {
			says = s.words.Of(share, "before", Exact(c.Before), "after", Exact(c.After))
		}
		what := s.words.Of("crossing." + string(c.Code))
		s.line(2, s.words.Of(where, "date", s.words.Day(c.Date), "number", c.Visit+1, "what", what)+" "+says)
	}
}
