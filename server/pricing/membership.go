package pricing

import (
	"net/url"
	"strconv"
	"strings"

	"kneadwise/server/page"
	"kneadwise/wasm/offer"
)

// What becomes of visits that were not used, as a document has it.
const (
	reset      = "reset"
	rollOver   = "roll_over"
	accumulate = "accumulate"
)

// intervals are the nine at which a fee may be due, as the form sends them.
func intervals() []page.Choice {
	return []page.Choice{
		{Value: "week-1", Label: "Every week"}, {Value: "week-2", Label: "Every 2 weeks"}, {Value: "week-3", Label: "Every 3 weeks"},
		{Value: "week-4", Label: "Every 4 weeks"}, {Value: "week-6", Label: "Every 6 weeks"}, {Value: monthly, Label: "Every month"},
		{Value: "month-3", Label: "Every 3 months"}, {Value: "month-6", Label: "Every 6 months"}, {Value: "year-1", Label: "Every year"},
	}
}

const monthly = "month-1"

func membershipForm() form {
	return form{
		kind: KindMembership, key: "name", most: offer.MaxMemberships,
		specs: membershipSpecs, read: readMembership,
		typed: func(p Part) url.Values { return p.(Membership).typed() },
	}
}

func membershipSpecs(a around) []spec {
	most := countField("cap", "unused.cap", "At most how many are kept", "Only if unused visits are kept up to a number.", true)
	most.refused = "Write how many visits are kept at most."
	services := menuField(a, "services", "Good for", "Tick every kind of visit that the membership can be used for.")
	services.refused = "One of these visits was removed meanwhile. Look at the list again."
	cycles := countField("cycles", "cycles", "It ends after so many fees", "Leave it empty if it goes on until the member leaves.", true)
	cycles.refused = "Write at most 60, and no fewer than the shortest time."
	return named([]spec{
		amountField("fee", "fee_cents", "Fee", "Charged on the day of joining, and again each time it is due.", false),
		choiceField(page.SelectField, "interval", "interval", "How often is it due?", "", intervals()),
		{Field: page.Field{Kind: page.CountField, Name: "visits", Label: "Visits included each time", Hint: "Write 0 if it gives a lower price only.", Width: "short", MaxLength: 8}, path: "credits_per_interval.count"},
		services,
		choiceField(page.RadiosField, "unused", "unused.rule", "Visits that are not used before the next fee", "", []page.Choice{
			{Value: reset, Label: "Are lost"},
			{Value: rollOver, Label: "Are kept, up to a number"},
			{Value: accumulate, Label: "Are all kept"},
		}),
		most,
		countField("minimum", "minimum_intervals", "Shortest time, in fees", "How many fees are charged even if a member leaves earlier. Write 1 if she can leave at any time.", false),
		amountField("setup", "setup_fee_cents", "Fee for joining", "Paid once.", true),
		amountField("member_price", "member_prices", "Member's price for a further visit", "The same for every visit ticked above.", true),
		countField("notice", "notice_days", "Notice, in days", "How long before leaving a member has to say so.", true),
		countField("pause", "pause_intervals", "Fees that may be skipped", "A skipped fee is not charged and brings no visits.", true),
		cycles,
		tickField("claw_back", "claw_back", "Who leaves before the shortest time pays the discounts back", ""),
	}, a, `such as "monthly"`)
}

func readMembership(r *reader, a around) Part {
	m := Membership{
		Name:     r.said("name"),
		Interval: r.interval("interval"),
		Fee:      r.money("fee", "Write the fee, such as $79."),
		SetupFee: r.moneyIf("setup"),
		Credits:  visits(r.count("visits", "Write how many visits each fee includes, 0 if none.")),
		Services: r.services(),
		Unused:   Unused{Rule: r.need("unused", "Say what becomes of unused visits.")},
		Notice:   r.countIf("notice"),
		Pause:    r.countIf("pause"),
		Cycles:   r.countIf("cycles"),
		ClawBack: r.ticked("claw_back"),
		Minimum:  r.count("minimum", "Write a number of fees, 1 if she can leave at any time."),
	}
	if m.Unused.Rule == rollOver {
		m.Unused.Cap = r.count("cap", "Write how many visits are kept at most.")
	}
	if price := r.moneyIf("member_price"); price != nil {
		for _, s := range m.Services {
			m.MemberPrices = append(m.MemberPrices, MemberPrice{s, *price})
		}
	}
	if m.Name == "" {
		m.Name = free("monthly", a.taken)
	}
	return m
}

// interval reads how often a fee is due; a month, where nothing is chosen.
func (r *reader) interval(field string) Interval {
	chosen := r.said(field)
	if chosen == "" {
		chosen = monthly
	}
	unit, every, _ := strings.Cut(chosen, "-")
	n, err := strconv.Atoi(every)
	if err != nil {
		return Interval{Every: 1, Unit: chosen} // never offered; the engine refuses it
	}
	return Interval{Every: n, Unit: unit}
}

func (m Membership) typed() url.Values {
	v := url.Values{}
	v.Set("name", m.Name)
	v.Set("fee", dollars(m.Fee))
	v.Set("setup", dollarsIf(m.SetupFee))
	v.Set("visits", strconv.Itoa(m.Credits.Count)) // none is an answer here
	v["services"] = m.Services
	v.Set("unused", m.Unused.Rule)
	v.Set("cap", number(m.Unused.Cap))
	v.Set("minimum", number(m.Minimum))
	if len(m.MemberPrices) > 0 {
		v.Set("member_price", dollars(m.MemberPrices[0].Price))
	}
	v.Set("interval", m.Interval.Unit+"-"+strconv.Itoa(m.Interval.Every))
	v.Set("notice", number(m.Notice))
	v.Set("pause", number(m.Pause))
	v.Set("cycles", number(m.Cycles))
	if m.ClawBack {
		v.Set("claw_back", "yes")
	}
	return v
}
