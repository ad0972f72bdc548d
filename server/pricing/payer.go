package pricing

import (
	"net/url"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// ratePrefix begins the names of the controls of rates; the service follows.
const ratePrefix = "rate."

func payerForm() form {
	return form{
		kind: KindPayer, key: "insurer", most: pricelist.MaxPayers,
		specs: payerSpecs, read: readPayer,
		typed: func(p Part) url.Values { return p.(Payer).typed() },
	}
}

func payerSpecs(a around) []spec {
	answers := []page.Choice{{Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"}, {Value: "", Label: "I do not know"}}
	verified := dayField("verified", "verified_on", "Checked on", "The day on which you last checked all of this with the insurer. Buyers see it.", false)
	verified.refused = "This day is still to come. Write the day on which you last checked."
	may := spec{Field: page.Field{Kind: page.TickField, Name: "publish_rates", Label: "My contract lets me publish its amounts, and I want to"}, path: "rates"}
	may.refused = "Contract amounts only go with an insurer of whose network you are part."
	plans := textField("plans", "plans", "Which of its plans", `In your words, such as "all PPO plans". Leave it empty if it holds for all.`, true, offer.MaxText)
	plans.refused = "Write it on one line, in at most 200 characters."
	rounding := choiceField(page.SelectField, "rounding", "rounding", "When does it round to the cent?", "It matters only where the contract pays a share of what Medicare pays. If you leave it, each unit of 15 minutes is rounded.", []page.Choice{
		{Value: "", Label: "Each unit, or I do not know"}, {Value: "line", Label: "All units of one code together"}, {Value: "visit", Label: "The whole visit, once"},
	})
	rounding.refused = "Choose one of the list. Only an insurer of whose network you are part has a contract that rounds."
	specs := []spec{
		choiceField(page.RadiosField, "network", "network", "Are you in this insurer's network?", "", []page.Choice{
			{Value: "in", Label: "In network"}, {Value: "out", Label: "Out of network"},
		}),
		choiceField(page.RadiosField, "cash", "cash_allowed", "May a member pay cash instead of a claim?", "Some contracts say that you must file a claim for each visit.", answers),
		choiceField(page.RadiosField, "prescription", "needs.prescription", "Does the insurer ask for a prescription?", "", answers),
		choiceField(page.RadiosField, "referral", "needs.referral", "Does it ask for a referral?", "", answers),
		choiceField(page.RadiosField, "authorisation", "needs.authorisation", "Must it be asked before the first visit?", "", answers),
		choiceField(page.SelectField, "billing", "billing", "How do you bill it?", "", []page.Choice{
			{Value: "", Label: "Not said"}, {Value: "direct", Label: "We send it the bill"},
			{Value: "superbill", Label: "The buyer pays and gets a bill with codes to send in"}, {Value: "receipt", Label: "The buyer pays and gets a plain receipt"},
		}),
		plans,
		choiceField(page.SelectField, "unit_rule", "unit_rule", "How does it count units of 15 minutes?", "Ask the insurer, or look into your contract.", []page.Choice{
			{Value: "", Label: "I do not know"}, {Value: "cms_8_minute", Label: "All minutes of the day together, as Medicare does"}, {Value: "ama_midpoint", Label: "Each code by itself, from 8 minutes on"},
		}),
		rounding,
		choiceField(page.TicksField, "paid", "provider_types_paid", "Whose massage does it pay for here?", "Tick none if you do not know.", providers(a)),
		verified, may,
	}
	for _, s := range a.menu {
		specs = append(specs, shortText(ratePrefix+s.Name, "", s.label(a.name), "", 24))
	}
	most := amountField("daily_max", "daily_maximum_cents", "The most for one day", "Only if the contract says so.", true)
	most.refused = "Contract amounts only go with an insurer of whose network you are part."
	specs = append(specs, most)
	if a.old {
		return specs
	}
	insurers := []page.Choice{{Value: "", Label: "Choose one"}}
	for _, id := range reference.PayerIDs() {
		insurers = append(insurers, page.Choice{Value: id, Label: a.name("payer." + id)})
	}
	return append([]spec{choiceField(page.SelectField, "insurer", "payer", "Insurer", "Choose “another insurer” for all that are not listed.", insurers)}, specs...)
}

// providers are the kinds of provider, to choose from.
func providers(a around) (all []page.Choice) {
	for p := reference.Provider(1); p.Code() != ""; p++ {
		all = append(all, page.Choice{Value: p.Code(), Label: locale.Capital(a.name("provider." + p.Code()))})
	}
	return all
}

func readPayer(r *reader, a around) Part {
	p := Payer{
		Insurer:    r.need("insurer", "Choose an insurer."),
		Plans:      r.said("plans"),
		Network:    r.need("network", "Say whether you are in its network."),
		Billing:    r.said("billing"),
		UnitRule:   r.said("unit_rule"),
		Rounding:   r.said("rounding"),
		Cash:       r.yesNo("cash"),
		Paid:       r.all("paid"),
		VerifiedOn: r.day("verified", "Write the day on which you last checked this."),
	}
	if n := (Needs{r.yesNo("prescription"), r.yesNo("referral"), r.yesNo("authorisation")}); n != (Needs{}) {
		p.Needs = &n
	}
	// Contracts often forbid it: without her word no amount is even kept.
	if r.said("publish_rates") == "yes" {
		for _, s := range a.menu {
			if r.said(ratePrefix+s.Name) != "" {
				p.Rates = append(p.Rates, r.rate(s.Name))
			}
		}
		p.DailyMax = r.moneyIf("daily_max")
	}
	return p
}

// unitWords are how people say that an amount is for each unit.
func unitWords() []string { return []string{"a unit", "per unit", "/unit", "/ unit", "unit"} }

// rate reads a contract's amount as people say it: "85.50" for a visit, "25 a
// unit", "110%" of what Medicare pays.
func (r *reader) rate(service string) Rate {
	field, text := ratePrefix+service, r.said(ratePrefix+service)
	rate := Rate{Service: service}
	if share, ok := strings.CutSuffix(text, "%"); ok {
		hundredths, err := money.Parse(trimmed(share))
		if err != nil || hundredths == 0 {
			r.note(field, "Write a percentage such as 110%.")
		}
		rate.OfMedicare = money.Rate(hundredths) * 100
		return rate
	}
	for _, words := range unitWords() {
		if before, ok := strings.CutSuffix(strings.ToLower(text), words); ok {
			amount, err := money.Parse(trimmed(before))
			if err != nil {
				r.note(field, r.reason(err, "Write an amount such as $25 a unit."))
			}
			rate.Unit = &amount
			return rate
		}
	}
	amount := r.amount(field)
	rate.Visit = &amount
	return rate
}

func (r Rate) typed() string {
	switch {
	case r.OfMedicare != 0:
		return percentOf(r.OfMedicare)
	case r.Unit != nil:
		return "$" + dollars(*r.Unit) + " a unit"
	case r.Visit != nil:
		return "$" + dollars(*r.Visit)
	}
	return ""
}

func (p Payer) typed() url.Values {
	v := url.Values{}
	v.Set("insurer", p.Insurer)
	v.Set("network", p.Network)
	v.Set("cash", answer(p.Cash))
	if p.Needs != nil {
		v.Set("prescription", answer(p.Needs.Prescription))
		v.Set("referral", answer(p.Needs.Referral))
		v.Set("authorisation", answer(p.Needs.Authorisation))
	}
	v.Set("plans", p.Plans)
	v.Set("billing", p.Billing)
	v.Set("unit_rule", p.UnitRule)
	v.Set("rounding", p.Rounding)
	v.Set("daily_max", dollarsIf(p.DailyMax))
	v["paid"] = p.Paid
	v.Set("verified", p.VerifiedOn.typed())
	if len(p.Rates) > 0 || p.DailyMax != nil {
		v.Set("publish_rates", "yes")
	}
	for _, rate := range p.Rates {
		v.Set(ratePrefix+rate.Service, rate.typed())
	}
	return v
}

// answer is the value of a control for yes, no and not known.
func answer(b *bool) string {
	switch {
	case b == nil:
		return ""
	case *b:
		return "yes"
	}
	return "no"
}
