package document

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
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

func sentence() *shape { return text(offer.MaxText, nameHint) }

// sellerShape is the fields in which quotes and price lists are the same.
type sellerShape struct {
	offers []field // services, packages, memberships, discounts, changes
	tips   field
	paying []field // what paying adds, among the fees
}

func seller(published bool) sellerShape {
	figure, decides := quantity(between), may
	if published {
		figure, decides = number, must
	}
	return sellerShape{
		offers: []field{
			must("services", list(offer.MaxServices, serviceShape(published, figure, decides)).some()),
			may("packages", list(offer.MaxPackages, packageShape(published, figure, decides))),
			may("memberships", list(offer.MaxMemberships, membershipShape(figure, decides))),
			may("discounts", list(offer.MaxDiscounts, object(
				must("id", id()),
				must("kind", words("sliding_scale")),
				must("eligibility", sentence()),
				may("proof", words(codes(offer.ProofNone, offer.ProofDocument)...)),
				must("service_percent_off", number(1, 100)),
			))),
			may("changes", list(offer.MaxChanges, changeShape(figure))),
		},
		tips: may("tips", object(
			must("expected", truth()),
			may("suggested_percent", list(offer.MaxTips, number(1, 100))),
			may("on", words("undiscounted_price")),
		)),
		paying: []field{
			may("card_surcharge_ppm", number(0, int64(offer.MaxCard))),
			may("sales_tax_ppm", number(0, int64(offer.MaxSalesTax))),
		},
	}
}

// usable are the services that something is good for.
func usable() *shape { return list(offer.MaxServices, id()).some() }

func serviceShape(published bool, figure quantity, decides func(string, *shape) field) *shape {
	fields := []field{
		must("id", id()),
		may("modality", words(offer.Modalities()...)),
		must("booked_minutes", number(offer.MinMinutes, offer.MaxMinutes)),
		may("hands_on_minutes", number(1, offer.MaxMinutes)),
		may("practitioner_tier", words(codes(offer.TierStudent, offer.TierLead)...)),
	}
	if published { // a quote has one place, which it does not name
		fields = append(fields, may("locations", list(pricelist.MaxLocations, id()).some()))
	}
	return object(append(fields,
		decides("price_cents", figure(1, mostCents)),
		may("first_visit_price_cents", figure(0, mostCents)),
		may("codes", list(offer.MaxCodes, object(
			must("code", billingCode()),
			may("minutes", number(0, offer.MaxMinutes)),
		))),
	)...)
}

func packageShape(published bool, figure quantity, decides func(string, *shape) field) *shape {
	refunds := codes(offer.RefundNone, offer.RefundUnsure)
	if published { // a list says what comes back, or nothing does
		refunds = codes(offer.RefundNone, offer.RefundUnusedLessFee)
	}
	return object(
		must("id", id()),
		must("credits", object(must("unit", words("visit", "minute")), must("count", number(1, offer.MaxMinutesHeld))).
			atMost(offer.MaxVisits, "count", "unit", "visit")),
		decides("price_cents", figure(1, mostCents)),
		must("services", usable()),
		decides("expires", object(
			must("rule", words("never", "after_purchase", "after_first_use", "fixed_date")),
			may("months", number(1, offer.MaxMonths)),
			may("date", day()),
		)),
		may("shareable_with", object(
			must("people", number(1, offer.MaxPeople)),
			must("who", words(codes(offer.Household, offer.Anyone)...)),
		)),
		may("upgrade", object(must("to", usable().orBare()), must("pay_difference", yes()))),
		may("refund", words(refunds...)),
		may("refund_fee_cents", number(1, mostCents)),
		may("first_purchase_only", truth()),
	)
}

func membershipShape(figure quantity, decides func(string, *shape) field) *shape {
	return object(
		must("id", id()),
		must("interval", object(must("every", number(1, 6)), must("unit", words(codes(offer.ByMonth, offer.ByYear)...)))),
		decides("fee_cents", figure(1, mostCents)),
		may("setup_fee_cents", figure(0, mostCents)),
		must("credits_per_interval", object(must("unit", words("visit")), must("count", number(0, offer.MaxCredits)))),
		must("services", usable()),
		decides("unused", object(must("rule", words(codes(offer.Reset, offer.Accumulate)...)), may("cap", number(1, offer.MaxCap)))),
		may("member_prices", list(offer.MaxServices, object(
			must("service", id()),
			must("price_cents", figure(0, mostCents)),
		))),
		decides("minimum_intervals", figure(1, offer.MaxMonths)),
		may("notice_days", number(0, offer.MaxNotice)),
		may("pause_intervals", number(0, offer.MaxPause)),
		may("claw_back", truth()),
		may("cycles", number(1, offer.MaxCycles)),
	)
}

// changeShape is the prices of a later day. A package or membership may leave
// the list on it, a service may not.
func changeShape(figure quantity) *shape {
	return object(
		must("from", day()),
		may("existing_buyers_keep", truth()),
		may("services", list(offer.MaxServices, object(
			must("id", id()),
			may("price_cents", figure(1, mostCents)),
			may("first_visit_price_cents", figure(0, mostCents)),
		)).some()),
		may("packages", list(offer.MaxPackages, object(
			must("id", id()),
			may("price_cents", figure(1, mostCents)),
			may("withdrawn", yes()),
		).oneOf("price_cents", "withdrawn")).some()),
		may("memberships", list(offer.MaxMemberships, object(
			must("id", id()),
			may("fee_cents", figure(1, mostCents)),
			may("withdrawn", yes()),
		).oneOf("fee_cents", "withdrawn")).some()),
	)
}

// codes are the words of an enumeration from its first to its last number.
func codes[T interface {
	~uint8
	Code() string
}](first, last T) (words []string) {
	for v := first; v <= last; v++ {
		words = append(words, v.Code())
	}
	return words
}

// providers are the codes of all kinds of provider.
func providers() (codes []string) {
	for p := reference.Provider(1); p.Code() != ""; p++ {
		codes = append(codes, p.Code())
	}
	return codes
}
