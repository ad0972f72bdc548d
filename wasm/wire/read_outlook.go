package wire

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/wire/message"
)

func clockOf(m *message.Case) (clock pay.Clock) {
	for i := range m.PackagesLength() {
		var p message.PackageClock
		m.Packages(&p, i)
		clock.Packages = append(clock.Packages, pay.Bought{
			Item: int(p.Item()), On: fromDay(p.On()), Last: fromDay(p.Last()), Holds: int(p.Holds()), Drawn: int(p.Drawn()),
			Latest: fromDay(p.Latest()), Back: money.Amount(p.Back()), Lost: money.Amount(p.Lost()), Slack: int(p.Slack()),
		})
	}
	for i := range m.MembershipsLength() {
		var t message.MembershipClock
		m.Memberships(&t, i)
		clock.Memberships = append(clock.Memberships, pay.Tenure{
			Item: int(t.Item()), Joined: fromDay(t.Joined()), Bound: fromDay(t.Bound()), Until: fromDay(t.Until()),
			Paid: int(t.Paid()), Granted: int(t.Granted()), Used: int(t.Used()),
		})
	}
	return clock
}

func crossingsOf(m *message.Case) (all []pay.Crossing) {
	for i := range m.CrossingsLength() {
		var c message.Crossing
		m.Crossings(&c, i)
		all = append(all, pay.Crossing{
			Code: code.Crossing(c.Code()), Visit: int(c.Visit()), Date: fromDay(c.Date()),
			Before: money.Amount(c.Before()), After: money.Amount(c.After()),
		})
	}
	return all
}

func evensOf(m *message.Offer) (all []pay.Even) {
	for i := range m.EvensLength() {
		var e message.Even
		m.Evens(&e, i)
		all = append(all, pay.Even{
			Membership: e.Membership(), Item: int(e.Item()), Visits: int(e.Visits()), Price: money.Amount(e.Price()),
			First: int(e.First()), From: int(e.From()),
		})
	}
	return all
}
