package document

import (
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// itemWord is what an index counts in.
func itemWord(membership bool) string {
	if membership {
		return "membership"
	}
	return "package"
}

// item writes which package or membership of the seller is meant.
func (w *writer) item(membership bool, item int) {
	w.text("kind", itemWord(membership))
	w.count("item", item)
}

// runners writes the ways that come next to the best.
func (w *writer) runners(all []estimate.Runner) {
	if len(all) == 0 {
		return
	}
	w.open("runners_up", '[')
	for _, r := range all {
		w.open("", '{')
		w.count("offer", r.Offer)
		w.count("way", r.Way)
		w.whole("more_cents", int64(r.More))
		w.close('}')
	}
	w.close(']')
}

// outlook writes from when on an offer's items pay, and how much of a course it is.
func (w *writer) outlook(o *estimate.Offer) {
	if len(o.Evens) > 0 {
		w.open("break_even", '[')
		for _, e := range o.Evens {
			w.open("", '{')
			w.item(e.Membership, e.Item)
			w.count("visits", e.Visits)
			w.whole("price_cents", int64(e.Price))
			w.countIf("cheaper_first", e.First)
			w.countIf("cheaper_from", e.From)
			w.close('}')
		}
		w.close(']')
	}
	if o.Whole.Visits > 0 {
		w.reach("first_six_weeks", o.Early)
		w.reach("course", o.Whole)
	}
}

func (w *writer) reach(name string, r estimate.Reach) {
	w.open(name, '{')
	w.count("visits", r.Visits)
	w.countIf("hands_on_minutes", r.HandsOn)
	w.close('}')
}

// clock writes what a case bought ahead, and by when it has to be used.
func (w *writer) clock(c *pay.Clock) {
	if len(c.Packages) > 0 {
		w.open("packages", '[')
		for i := range c.Packages {
			w.bought(&c.Packages[i])
		}
		w.close(']')
	}
	if len(c.Memberships) == 0 {
		return
	}
	w.open("memberships", '[')
	for i := range c.Memberships {
		m := &c.Memberships[i]
		w.open("", '{')
		w.count("item", m.Item)
		w.day("joined", m.Joined)
		w.day("bound_until", m.Bound)
		w.day("paid_until", m.Until)
		w.count("intervals", m.Paid)
		w.count("credits", m.Granted)
		w.count("used", m.Used)
		w.count("lost", m.Lost())
		w.close('}')
	}
	w.close(']')
}

// bought writes one package. What never lapses has no last day, and waits for any
// number of weeks.
func (w *writer) bought(b *pay.Bought) {
	w.open("", '{')
	w.count("item", b.Item)
	w.day("bought", b.On)
	if b.Last != offer.Forever {
		w.day("last_day", b.Last)
	}
	w.count("visits", b.Holds)
	w.count("drawn", b.Drawn)
	w.count("unused", b.Unused())
	w.day("last_drawn", b.Latest)
	w.whole("back_cents", int64(b.Back))
	w.whole("lost_cents", int64(b.Lost))
	if b.Slack != pay.AnyWeeks {
		w.count("slack_weeks", b.Slack)
	}
	w.close('}')
}

// crossings writes where the plan's share of the visits changes.
func (w *writer) crossings(all []pay.Crossing) {
	if len(all) == 0 {
		return
	}
	w.open("crossings", '[')
	for i := range all {
		c := &all[i]
		w.open("", '{')
		w.text("code", string(c.Code))
		w.count("visit", c.Visit)
		w.day("date", c.Date)
		w.whole("before_cents", int64(c.Before))
		if c.After != pay.NoShare {
			w.whole("after_cents", int64(c.After))
		}
		w.close('}')
	}
	w.close(']')
}
