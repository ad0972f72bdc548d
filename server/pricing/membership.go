package pricing

import (
	"net/url"
	"strconv"

	"kneadwise/server/page"
	"kneadwise/wasm/offer"
)

// What becomes of visits that were not used, as a document has it.
const (
	reset    = "reset"
	rollOver = "roll_over"
)

func membershipForm() form {
	return form{
		kind: KindMembership, key: "name", most: offer.MaxMemberships,
		specs: membershipSpecs, read: readMembership,
		typed: func(p Part) url.Values { return p.(Membership).typed() },
	}
}

func membershipSpecs(a around) []spec {
	most := countField("cap", "unused.cap", "At most how many are kept", "Only if unused visits are kept.", true)
	most.refused = "Write how many visits are kept at most."
	services := menuField(a, "services", "Good for", "Tick every kind of visit that the membership can be used for.")
	services.refused = "One of these visits was removed meanwhile. Look at the list again."
	return named([]spec{
		amountField("fee", "fee_cents", "Fee a month", "Charged each month on the day of joining.", false),
		{Field: page.Field{Kind: page.CountField, Name: "visits", Label: "Visits included each month", Hint: "Write 0 if it gives a lower price only.", Width: "short", MaxLength: 8}, path: "credits_per_interval.count"},
		services,
		choiceField(page.RadiosField, "unused", "unused.rule", "Visits that are not used in a month", "", []page.Choice{
			{Value: reset, Label: "Are lost"},
			{Value: rollOver, Label: "Are kept"},
		}),
		most,
		countField("minimum", "minimum_intervals", "Shortest time, in months", "Months that are charged even if a member leaves earlier. Write 1 if she can leave at any time.", false),
		amountField("setup", "setup_fee_cents", "Fee for joining", "Paid once.", true),
		amountField("member_price", "member_prices", "Member's price for a further visit", "The same for every visit ticked above.", true),
	}, a, `such as "monthly"`)
}

func readMembership(r *reader, a around) Part {
	m := Membership{
		Name:     r.said("name"),
		Interval: Interval{Every: 1, Unit: "month"},
		Fee:      r.money("fee", "Write the fee of a month, such as $79."),
		SetupFee: r.moneyIf("setup"),
		Credits:  visits(r.count("visits", "Write how many visits a month includes, 0 if none.")),
		Services: r.services(),
		Unused:   Unused{Rule: r.need("unused", "Say what becomes of unused visits.")},
		Minimum:  r.count("minimum", "Write a number of months, 1 if she can leave at any time."),
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
	return v
}
