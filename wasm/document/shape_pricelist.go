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
		must("locations", list(pricelist.MaxLocations, location).some()),
		may("website", text(pricelist.MaxAddress, address)),
		may("booking_url", text(pricelist.MaxAddress, address)),
	)
	payer := object(
		must("payer", words(reference.PayerIDs()...)),
		must("network", network()),
		may("cash_allowed", truth()),
		may("needs", object(may("prescription", truth()))),
		may("rates", list(offer.MaxServices, object(
			must("service", id()),
			must("visit_cents", number(0, mostCents)),
		))),
		may("provider_types_paid", list(int64(len(providers())), words(providers()...))),
		must("verified_on", day()),
	)
	charge := func(before ...field) *shape {
		return object(append(before, may("percent", number(0, 100)), may("cents", number(0, mostCents)))...).not("percent", "cents")
	}
	fees := object(
		may("late_cancel", charge(must("within_hours", number(1, pricelist.MaxNotice)))),
		may("no_show", charge()),
	)
	terms := seller(true)
	return object(
		must("format", words(pricelist.Format)),
		must("revision", number(1, pricelist.MaxRevision)),
		may("previous_sha256", &shape{form: textForm, least: 64, most: 64, hint: "64 lower-case hexadecimal digits"}),
		must("published_on", day()),
		may("demonstration", truth()),
		must("clinic", clinic),
		must("effective", object(must("from", day()), may("until", day()))),
		must("currency", words("USD")),
		terms[0], terms[1], terms[2],
		may("payers", list(pricelist.MaxPayers, payer)),
		terms[3],
		may("fees", fees),
	)
}
