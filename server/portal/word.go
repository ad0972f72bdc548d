package portal

import (
	"slices"
	"strings"

	"kneadwise/server/account"
	"kneadwise/server/pricing"
	"kneadwise/server/terms"
	"kneadwise/wasm/document"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/review"
)

// labels are what the values of a document are called on these pages.
func labels() map[string]string {
	return map[string]string{
		"clinic.name": "Name", "clinic.provider_type": "Who gives the massage", "clinic.website": "Web site", "clinic.booking_url": "Booking link",
		"effective.from": "Prices hold from", "effective.until": "Prices hold before", "tips.expected": "A tip is usual",
		"clinic.npi": "National Provider Identifier", "clinic.licences": "Licenses", "clinic.languages": "Languages spoken",
		"tips.suggested_percent": "Tips suggested, in percent", "tips.on": "Tips are on the price before discounts",
		"fees.card_surcharge_ppm": "Surcharge for cards", "fees.sales_tax_ppm": "Sales tax",
		"accounts.hsa_fsa_card": "Takes cards of health accounts", "accounts.letter_of_medical_necessity_template": "Has a letter of medical necessity",
		"fees.late_cancel": "Fee for canceling late", "fees.late_cancel.within_hours": "Hours before a visit that are late", "fees.no_show": "Fee for not coming",
		"demonstration": "Invented clinic",
		"name":          "Name", "city": "City", "state": "State", "zip3": "First three digits of the ZIP code", "phone": "Telephone",
		"modality": "Style", "booked_minutes": "Minutes booked", "hands_on_minutes": "Minutes of massage", "price_cents": "Price",
		"practitioner_tier": "Standing of who gives it", "locations": "Given at", "codes": "Billing codes and minutes",
		"first_visit_price_cents": "Price of a first visit",
		"credits.count":           "Visits in it", "credits.minutes": "Minutes in it", "shareable_with.who": "Shared with", "shareable_with.people": "People to share with",
		"upgrade.to": "Visits for the difference", "refund": "Paid back", "refund_fee_cents": "Fee for paying back", "first_purchase_only": "For the first purchase only", "services": "Can be used for", "expires.rule": "Expires", "expires.months": "Months to use it", "expires.date": "Last day to use it",
		"interval.every": "Time between fees", "interval.unit": "Counted in", "fee_cents": "Fee", "setup_fee_cents": "Fee for joining", "credits_per_interval.count": "Visits for each fee",
		"unused.rule": "Visits not used", "unused.cap": "Visits kept at most", "member_prices.price_cents": "Member’s price of an extra visit", "minimum_intervals": "Fees paid at least",
		"notice_days": "Days of notice", "pause_intervals": "Fees that a pause may skip", "claw_back": "Who leaves early pays discounts back", "cycles": "Fees until it ends",
		"eligibility": "For whom", "proof": "Proof asked for", "service_percent_off": "Off the single price",
		"existing_buyers_keep": "Members keep the old fee", "withdrawn": "No longer sold",
		"plans": "Plans", "billing": "Billing", "unit_rule": "How minutes are billed", "rounding": "What is rounded to the cent", "needs.referral": "Needs a referral", "needs.authorisation": "Must be asked first",
		"daily_maximum_cents": "At most for a day", "unit_cents": "Contract’s amount for 15 minutes", "percent_of_medicare_ppm": "Contract’s share of Medicare’s fee",
		"network": "Network", "cash_allowed": "A member may pay cash", "needs.prescription": "Needs a prescription",
		"rates": "Contract’s amounts", "visit_cents": "Contract’s amount",
		"provider_types_paid": "Pays for massage by", "verified_on": "Checked on",
	}
}

// label is what a value is called; a rate and a price from a later day on are
// called by what they are the price of.
func label(path string) string {
	if name, ok := labels()[path]; ok {
		return name
	}
	kind, rest, _ := strings.Cut(path, ".")
	id, field, _ := strings.Cut(rest, ".")
	if kind == "rates" && field == "" {
		field = "visit_cents"
	}
	if name, ok := labels()[field]; ok {
		return name + " for “" + id + "”"
	}
	return path
}

// value words one side of a difference; a code of the document becomes its word.
func (p *Portal) value(path string, v review.Value) (string, error) {
	if !v.Stated {
		return "not stated", nil
	}
	if v.Unit != 0 {
		return terms.Value(p.text, v)
	}
	var words []string
	for _, one := range strings.Split(v.Text, ", ") {
		words = append(words, p.word(path, one))
	}
	switch path {
	case "clinic.provider_type", "provider_types_paid", "services", "upgrade.to", "locations", "codes", "clinic.languages":
	default:
		return p.word(path, v.Text), nil
	}
	return strings.Join(words, ", "), nil
}

// word is a code's own word where it has one, else the text as it is.
func (p *Portal) word(path, text string) string {
	switch path + "=" + text {
	case "network=in":
		return "in network"
	case "network=out":
		return "out of network"
	case "expires.rule=never":
		return "never"
	case "expires.rule=after_purchase":
		return "some months after purchase"
	case "expires.rule=after_first_use":
		return "some months after the first visit"
	case "expires.rule=fixed_date":
		return "on one date for everyone"
	case "unused.rule=reset":
		return "lost when the next fee is due"
	case "unused.rule=roll_over":
		return "kept for later"
	case "unused.rule=accumulate":
		return "kept as long as she is a member"
	case "interval.unit=month", "interval.unit=week", "interval.unit=year":
		return text + "s"
	case "shareable_with.who=household":
		return "her household"
	case "refund=none":
		return "nothing"
	case "refund=unused_in_full":
		return "the share of each visit not used"
	case "refund=used_visits_at_full_price":
		return "the price less used visits at their single price"
	case "refund=unused_less_fee":
		return "the share of each visit not used, less a fee"
	case "proof=self_declared":
		return "her word"
	case "proof=document":
		return "a document"
	case "billing=direct":
		return "files the claim"
	case "billing=superbill":
		return "gives an itemized bill to file"
	case "billing=receipt":
		return "gives a receipt"
	case "unit_rule=cms_8_minute":
		return "Medicare’s 8-minute rule"
	case "unit_rule=ama_midpoint":
		return "the midpoint rule"
	case "rounding=line":
		return "all units of one code together"
	case "rounding=visit":
		return "the whole visit, once"
	}
	key := map[string]string{"clinic.provider_type": "provider.", "provider_types_paid": "provider.", "modality": "terms.style.", "state": "state."}[path] + text
	if key == text || !p.text.Has(key) {
		return text
	}
	if said, err := p.text.Of(key); err == nil {
		return said
	}
	return text
}

// kinds are what parts are called.
func kinds() map[review.Kind]string {
	return map[review.Kind]string{
		review.Profile: "Clinic and terms", review.Place: "Place", review.Service: "Visit",
		review.Package: "Package", review.Membership: "Membership", review.Insurer: "Insurer",
		review.Discount: "Sliding scale", review.Scheduled: "Prices from",
	}
}

// title names a part.
func (p *Portal) title(part *review.Part) string {
	name := kinds()[part.Kind]
	switch {
	case part.Kind == review.Insurer:
		return name + ": " + p.insurer(part.ID)
	case part.ID != "":
		return name + " “" + part.ID + "”"
	}
	return name
}

func (p *Portal) insurer(id string) string {
	if said, err := p.text.Of("payer." + id); err == nil {
		return said
	}
	return id
}

// sentence is what a buyer reads of a package or membership that came or went;
// of other parts the values say it.
func (p *Portal) sentence(part *review.Part, before, after *pricelist.List) (string, error) {
	list, index := after, part.After
	if part.What == review.Removed {
		list, index = before, part.Before
	}
	s := offer.Seller{}
	if list != nil {
		s = list.Seller
	}
	switch part.Kind {
	case review.Package:
		return terms.Package(p.text, &s, index)
	case review.Membership:
		return terms.Membership(p.text, &s, index)
	}
	return "", nil
}

// editor is the address of the form in which a place of the document is changed.
func editor(clinic account.Clinic, draft *pricing.Draft, place string) string {
	if part, ok := draft.At(place); ok {
		return address(clinic, formOf(part))
	}
	switch root, _, _ := strings.Cut(strings.SplitN(place, "[", 2)[0], "."); root {
	case "clinic":
		return address(clinic, "profile")
	case "effective", "tips", "fees":
		return address(clinic, "terms")
	case "services":
		return address(clinic, "services/new")
	}
	return address(clinic, "")
}

func formOf(part pricing.Part) string {
	switch kind := part.Kind(); kind {
	case pricing.KindProfile, pricing.KindTerms:
		return string(kind)
	default:
		return string(kind) + "s/" + part.ID()
	}
}

// faults words what keeps a draft from being a price list.
func (p *Portal) faults(clinic account.Clinic, draft *pricing.Draft) (all []Line) {
	for _, f := range draft.Faults {
		says := document.Sentence(f)
		if whole := map[string]string{
			"clinic":    "Who you are is not said yet.",
			"services":  "No visit has a price yet.",
			"effective": "From when the prices hold is not said yet.",
		}[f.Path]; whole != "" {
			says = whole
		} else if part, ok := draft.At(f.Path); ok {
			if _, rest, found := strings.Cut(says, ": "); found {
				says = partTitle(part) + fieldOf(f.Path) + ": " + rest + "."
			}
		}
		line := Line{says, editor(clinic, draft, f.Path)}
		if !slices.Contains(all, line) {
			all = append(all, line)
		}
	}
	return all
}

func partTitle(part pricing.Part) string {
	switch part.Kind() {
	case pricing.KindProfile:
		return "Clinic"
	case pricing.KindTerms:
		return "Terms"
	}
	kind := string(part.Kind())
	return strings.ToUpper(kind[:1]) + kind[1:] + " “" + part.ID() + "”"
}

// fieldOf is what the last value of a path is called, behind a comma:
// "services[0].price_cents" is ", price". It is empty where that has no name.
func fieldOf(path string) string {
	for rest := path; rest != ""; {
		if name, ok := labels()[rest]; ok {
			return ", " + strings.ToLower(name[:1]) + name[1:]
		}
		_, rest, _ = strings.Cut(rest, ".")
	}
	return ""
}
