package wire

import (
	flatbuffers "github.com/google/flatbuffers/go"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/wire/message"
)

func (w *Writer) bought(all []pay.Bought) flatbuffers.UOffsetT {
	from, b := len(w.refs), w.b
	for i := range all {
		p := &all[i]
		w.align()
		message.PackageClockStart(b)
		message.PackageClockAddOn(b, Day(p.On))
		message.PackageClockAddLast(b, Day(p.Last))
		message.PackageClockAddLatest(b, Day(p.Latest))
		message.PackageClockAddBack(b, w.int32("packages.back", int64(p.Back)))
		message.PackageClockAddLost(b, w.int32("packages.lost", int64(p.Lost)))
		message.PackageClockAddItem(b, w.uint16("packages.item", p.Item))
		message.PackageClockAddHolds(b, w.uint16("packages.holds", p.Holds))
		message.PackageClockAddDrawn(b, w.uint16("packages.drawn", p.Drawn))
		message.PackageClockAddSlack(b, w.int16("packages.slack", p.Slack))
		w.keep(message.PackageClockEnd(b))
	}
	return w.vector(from)
}

func (w *Writer) tenures(all []pay.Tenure) flatbuffers.UOffsetT {
	from, b := len(w.refs), w.b
	for i := range all {
		m := &all[i]
		w.align()
		message.MembershipClockStart(b)
		message.MembershipClockAddJoined(b, Day(m.Joined))
		message.MembershipClockAddBound(b, Day(m.Bound))
		message.MembershipClockAddUntil(b, Day(m.Until))
		message.MembershipClockAddItem(b, w.uint16("memberships.item", m.Item))
		message.MembershipClockAddPaid(b, w.uint16("memberships.paid", m.Paid))
		message.MembershipClockAddGranted(b, w.uint16("memberships.granted", m.Granted))
		message.MembershipClockAddUsed(b, w.uint16("memberships.used", m.Used))
		w.keep(message.MembershipClockEnd(b))
	}
	return w.vector(from)
}

func (w *Writer) crossings(all []pay.Crossing) flatbuffers.UOffsetT {
	from, b := len(w.refs), w.b
	for i := range all {
		c := &all[i]
		what := w.text(string(c.Code))
		w.align()
		message.CrossingStart(b)
		message.CrossingAddCode(b, what)
		message.CrossingAddDate(b, Day(c.Date))
		message.CrossingAddBefore(b, w.int32("crossings.before", int64(c.Before)))
		message.CrossingAddAfter(b, w.int32("crossings.after", int64(c.After)))
		message.CrossingAddVisit(b, w.uint16("crossings.visit", c.Visit))
		w.keep(message.CrossingEnd(b))
	}
	return w.vector(from)
}

func (w *Writer) evens(all []pay.Even) flatbuffers.UOffsetT {
	from, b := len(w.refs), w.b
	for i := range all {
		e := &all[i]
		w.align()
		message.EvenStart(b)
		message.EvenAddPrice(b, w.int32("evens.price", int64(e.Price)))
		message.EvenAddItem(b, w.uint16("evens.item", e.Item))
		message.EvenAddVisits(b, w.uint16("evens.visits", e.Visits))
		message.EvenAddFirst(b, w.uint16("evens.first", e.First))
		message.EvenAddFrom(b, w.uint16("evens.from", e.From))
		message.EvenAddMembership(b, e.Membership)
		w.keep(message.EvenEnd(b))
	}
	return w.vector(from)
}

func (w *Writer) runners(all []estimate.Runner) flatbuffers.UOffsetT {
	from, b := len(w.refs), w.b
	for i := range all {
		r := &all[i]
		message.RunnerStart(b)
		message.RunnerAddMore(b, w.int32("runners.more", int64(r.More)))
		message.RunnerAddOffer(b, w.uint16("runners.offer", r.Offer))
		message.RunnerAddWay(b, w.uint16("runners.way", r.Way))
		w.keep(message.RunnerEnd(b))
	}
	return w.vector(from)
}
