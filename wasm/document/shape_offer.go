package document

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// quantity is how one kind of document states a figure of an offer: a price
// list exactly, a quote as far as it is known.
type quantity func(least, most int64) *shape

const mostCents = int64(money.MaxInput)

const (
	idHint   = `lower-case letters, digits and single hyphens, such as "deep-60"`
	nameHint = "text on one line without spaces at its ends"
)

func id() *shape   { return text(offer.MaxID, idHint) }
func name() *shape { return text(offer.MaxName, nameHint) }

// seller is the fields in which quotes and price lists are the same.
func seller(published bool) []field {
	figure, decides := quantity(between), may
	if published {
		figure, decides = number, must
	}
	usable := list(offer.MaxServices, id()).some()
	service := object(
		must("id", id()),
		may("modality", words(offer.Modalities()...)),
		must("booked_minutes", number(offer.MinMinutes, offer.MaxMinutes)),
		may("hands_on_minutes", number(1, offer.MaxMinutes)),
		decides("price_cents", figure(1, mostCents)),
		may("first_visit_price_cents", figure(0, mostCents)),
	)
	pack := object(
		must("id", id()),
		must("credits", object(must("unit", words("visit")), must("count", number(1, offer.MaxVisits)))),
		decides("price_cents", figure(1, mostCents)),
		must("services", usable),
		decides("expires", object(
			must("rule", words("never", "after_purchase", "after_first_use", "fixed_date")),
			may("months", number(1, offer.MaxMonths)),
			may("date", day()),
		)),
	)
	membership := object(
		must("id", id()),
		must("interval", object(must("every", number(1, 1)), must("unit", words("month")))),
		decides("fee_cents", figure(1, mostCents)),
		may("setup_fee_cents", figure(0, mostCents)),
		must("credits_per_interval", object(must("unit", words("visit")), must("count", number(0, offer.MaxCredits)))),
		must("services", usable),
		decides("unused", object(must("rule", words("reset", "roll_over")), may("cap", number(1, offer.MaxCap)))),
		may("member_prices", list(offer.MaxServices, object(
			must("service", id()),
			must("price_cents", figure(0, mostCents)),
		))),
		decides("minimum_intervals", figure(1, offer.MaxMonths)),
	)
	return []field{
		must("services", list(offer.MaxServices, service).some()),
		may("packages", list(offer.MaxPackages, pack)),
		may("memberships", list(offer.MaxMemberships, membership)),
		may("tips", object(must("expected", truth()))),
	}
}

// providers are the codes of all kinds of provider.
func providers() (codes []string) {
	for p := reference.Provider(1); p.Code() != ""; p++ {
		codes = append(codes, p.Code())
	}
	return codes
}
