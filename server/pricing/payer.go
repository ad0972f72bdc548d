package pricing

import (
	"net/url"

	"kneadwise/server/locale"
	"kneadwise/server/page"
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
	specs := []spec{
		choiceField(page.RadiosField, "network", "network", "Are you in this insurer's network?", "", []page.Choice{
			{Value: "in", Label: "In network"}, {Value: "out", Label: "Out of network"},
		}),
		choiceField(page.RadiosField, "cash", "cash_allowed", "May a member pay cash instead of a claim?", "Some contracts say that you must file a claim for each visit.", answers),
		choiceField(page.RadiosField, "prescription", "needs.prescription", "Does the insurer ask for a prescription?", "", answers),
		choiceField(page.TicksField, "paid", "provider_types_paid", "Whose massage does it pay for here?", "Tick none if you do not know.", providers(a)),
		verified, may,
	}
	for _, s := range a.menu {
		rate := amountField(ratePrefix+s.Name, "", s.label(a.name), "", true)
		specs = append(specs, rate)
	}
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
		Network:    r.need("network", "Say whether you are in its network."),
		Cash:       r.yesNo("cash"),
		Paid:       r.all("paid"),
		VerifiedOn: r.day("verified", "Write the day on which you last checked this."),
	}
	if needs := r.yesNo("prescription"); needs != nil {
		p.Needs = &Needs{Prescription: needs}
	}
	// Contracts often forbid it: without her word no amount is even kept.
	if r.said("publish_rates") == "yes" {
		for _, s := range a.menu {
			if amount := r.moneyIf(ratePrefix + s.Name); amount != nil {
				p.Rates = append(p.Rates, Rate{s.Name, *amount})
			}
		}
	}
	return p
}

func (p Payer) typed() url.Values {
	v := url.Values{}
	v.Set("insurer", p.Insurer)
	v.Set("network", p.Network)
	v.Set("cash", answer(p.Cash))
	if p.Needs != nil {
		v.Set("prescription", answer(p.Needs.Prescription))
	}
	v["paid"] = p.Paid
	v.Set("verified", p.VerifiedOn.typed())
	if len(p.Rates) > 0 {
		v.Set("publish_rates", "yes")
	}
	for _, rate := range p.Rates {
		v.Set(ratePrefix+rate.Service, dollars(rate.Visit))
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
