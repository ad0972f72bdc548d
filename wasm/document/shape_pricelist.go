package document

import (
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// priceListShape is the form of a price list.
func priceListShape() *shape {
	location := object(
		must("id", id()),
		must("name", name()),
		must("city", name()),
		must("state", state()),
		may("zip3", zip3()),
		may("phone", text(pricelist.MaxPhone, `a telephone number such as "+1-509-555-0100"`)),
	)
	const address = `an address such as "https://cedar.example/book": https, a lower-case host name, no user or port`
	clinic := object(
		must("slug", id()),
		must("name", name()),
		must("provider_type", words(providers()...)),
		may("npi", &shape{form: textForm, least: 10, most: 10, hint: `a National Provider Identifier such as "1234567893": ten digits`}),
		may("licences", list(pricelist.MaxLicences, object(
			must("state", state()),
			must("number", name()),
			may("kind", name()),
		))),
		may("languages", list(pricelist.MaxLanguages, &shape{form: textForm, least: 2, most: 3, hint: `a language's code such as "en"`})),
		must("locations", list(pricelist.MaxLocations, location).some()),
		may("website", text(pricelist.MaxAddress, address)),
		may("booking_url", text(pricelist.MaxAddress, address)),
	)
	payer := object(
		must("payer", words(reference.PayerIDs()...)),
		may("plans", sentence()),
		must("network", network()),
		may("billing", words(codes(pricelist.BillsDirect, pricelist.GivesReceipt)...)),
		may("cash_allowed", truth()),
		may("unit_rule", words(codes(pricelist.EightMinute, pricelist.Midpoint)...)),
		may("rounding", words(codes(pricelist.EachUnit, pricelist.WholeVisit)...)),
		may("needs", object(may("prescription", truth()), may("referral", truth()), may("authorisation", truth()))),
		may("rates", list(offer.MaxServices, object(
			must("service", id()),
			may("visit_cents", number(0, mostCents)),
			may("unit_cents", number(1, mostCents)),
			may("percent_of_medicare_ppm", number(1, int64(pricelist.MaxOfMedicare))),
		).oneOf("visit_cents", "unit_cents", "percent_of_medicare_ppm"))),
		may("daily_maximum_cents", number(1, mostCents)),
		may("provider_types_paid", list(int64(len(providers())), words(providers()...))),
		must("verified_on", day()),
	)
	charge := func(before ...field) *shape {
		return object(append(before, may("percent", number(0, 100)), may("cents", number(0, mostCents)))...).not("percent", "cents")
	}
	terms := seller(true)
	fees := object(append([]field{
		may("late_cancel", charge(must("within_hours", number(1, pricelist.MaxNotice)))),
		may("no_show", charge()),
	}, terms.paying...)...)
	fields := []field{
		must("format", words(pricelist.Format)),
		must("revision", number(1, pricelist.MaxRevision)),
		may("previous_sha256", digest()),
		must("published_on", day()),
		may("demonstration", truth()),
		must("clinic", clinic),
		must("effective", object(must("from", day()), may("until", day()))),
		must("currency", words("USD")),
	}
	return object(append(append(fields, terms.offers...),
		may("payers", list(pricelist.MaxPayers, payer)),
		terms.tips,
		may("fees", fees),
		may("accounts", object(may("hsa_fsa_card", truth()), may("letter_of_medical_necessity_template", truth()))),
	)...)
}
