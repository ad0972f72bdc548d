package pricing

import (
	"net/url"
	"strconv"

	"kneadwise/server/page"
	"kneadwise/wasm/offer"
)

// The rules by which a package lapses, as a document has them.
const (
	never         = "never"
	afterPurchase = "after_purchase"
	afterFirstUse = "after_first_use"
	fixedDate     = "fixed_date"
)

// What a package holds, and the refund that has a fee, as a document has them.
const (
	visit   = "visit"
	minute  = "minute"
	lessFee = "unused_less_fee"
)

func packageForm() form {
	return form{
		kind: KindPackage, key: "name", most: offer.MaxPackages,
		specs: packageSpecs, read: readPackage,
		typed: func(p Part) url.Values { return p.(Package).typed() },
	}
}

func packageSpecs(a around) []spec {
	months := countField("months", "expires.months", "After how many months", "Only if it lapses some months after the purchase or the first visit.", true)
	months.refused = "Write for how many months it is good."
	date := dayField("date", "expires.date", "On which day", "The last day on which it can be used. Only if it is the same for everybody.", true)
	date.refused = "The package would lapse before your prices begin. Choose a later day."
	services := menuField(a, "services", "Good for", "Tick every kind of visit that it can be used for.")
	services.refused = "One of these visits was removed meanwhile. Look at the list again."
	fee := amountField("refund_fee", "refund_fee_cents", "Fee for paying back", "Once a package. Only if unused visits are paid back less a fee.", true)
	fee.refused = "Write the fee, which cannot be more than the price."
	people := countField("share_people", "shareable_with.people", "With how many others at most", "Only if it may be shared.", true)
	people.refused = "Write how many others may use it, from 1 to 10."
	upgrades := menuField(a, "upgrades", "Also good for, if the difference is paid", "Dearer visits. The buyer pays the difference of the single prices on the day.")
	upgrades.path = "upgrade"
	upgrades.refused = "Tick dearer visits only, and none that the package is good for anyway. Minutes need no upgrade."
	specs := []spec{
		countField("visits", "credits.count", "How many", "Visits or minutes, as you chose above.", false),
		amountField("price", "price_cents", "Price", "Of the whole package, paid at once.", false),
		services,
		choiceField(page.RadiosField, "expires", "expires", "When does it lapse?", "Visits that are not used by then are lost. Buyers see this before the price.", []page.Choice{
			{Value: never, Label: "Never"},
			{Value: afterPurchase, Label: "Some months after it is bought"},
			{Value: afterFirstUse, Label: "Some months after its first visit"},
			{Value: fixedDate, Label: "On one day for everybody"},
		}),
		months, date,
		choiceField(page.RadiosField, "unit", "credits.unit", "What does the package hold?", "Minutes let a buyer mix visits of different lengths.", []page.Choice{
			{Value: visit, Label: "Visits"}, {Value: minute, Label: "Minutes"},
		}),
		choiceField(page.RadiosField, "refund", "refund", "What do you pay back when somebody stops?", "", []page.Choice{
			{Value: "", Label: "I leave it open"},
			{Value: "none", Label: "Nothing"},
			{Value: "unused_in_full", Label: "The share of the price that was not used"},
			{Value: "used_visits_at_full_price", Label: "The price, less each used visit at its full single price"},
			{Value: lessFee, Label: "The share that was not used, less a fee"},
		}),
		fee,
		choiceField(page.RadiosField, "share", "shareable_with.who", "May others use it?", "", []page.Choice{
			{Value: "", Label: "No, only the buyer"}, {Value: "household", Label: "People of the household"}, {Value: "anyone", Label: "Anyone"},
		}),
		people, upgrades,
		tickField("first_only", "first_purchase_only", "Each buyer can have it only once, as the first purchase", ""),
	}
	return named(specs, a, `such as "pack-5"`)
}

// named adds the control that names a new part.
func named(specs []spec, a around, such string) []spec {
	if a.old {
		return specs
	}
	name := textField("name", "id", "Short name", "Lower-case letters, digits and hyphens, "+such+". It stands in the price list; leave it empty and we make one.", true, offer.MaxID)
	name.refused = "Use lower-case letters, digits and single hyphens only."
	return append(specs, name)
}

func readPackage(r *reader, a around) Part {
	p := Package{
		Name:      r.said("name"),
		Credits:   Credits{Unit: r.said("unit"), Count: r.count("visits", "Write how many visits or minutes it holds.")},
		Price:     r.money("price", "Write the price of the whole package, such as $440."),
		Services:  r.services(),
		Expires:   Expiry{Rule: r.need("expires", "Say when it lapses.")},
		Refund:    r.said("refund"),
		FirstOnly: r.ticked("first_only"),
	}
	if p.Credits.Unit == "" {
		p.Credits.Unit = visit
	}
	// What stands in the box of another rule was left behind, not meant.
	switch p.Expires.Rule {
	case afterPurchase, afterFirstUse:
		p.Expires.Months = r.count("months", "Write for how many months it is good.")
	case fixedDate:
		p.Expires.Date = r.day("date", "Choose the last day on which it can be used.")
	}
	if p.Refund == lessFee {
		fee := r.money("refund_fee", "Write the fee, such as $25.")
		p.RefundFee = &fee
	}
	if who := r.said("share"); who != "" {
		p.Shared = &Shared{People: r.count("share_people", "Write how many others may use it, such as 1."), Who: who}
	}
	if to := r.all("upgrades"); len(to) > 0 {
		p.Upgrade = &Upgrade{To: to, Pay: true}
	}
	if p.Name == "" {
		p.Name = free("pack-"+strconv.Itoa(p.Credits.Count), a.taken)
	}
	return p
}

// services are those that are ticked, of which there must be one.
func (r *reader) services() []string {
	all := r.all("services")
	if len(all) == 0 {
		r.note("services", "Tick at least one kind of visit.")
		r.empty["services"] = true
	}
	return all
}

func (p Package) typed() url.Values {
	v := url.Values{}
	v.Set("name", p.Name)
	v.Set("visits", number(p.Credits.Count))
	v.Set("price", dollars(p.Price))
	v["services"] = p.Services
	v.Set("expires", p.Expires.Rule)
	v.Set("months", number(p.Expires.Months))
	v.Set("date", p.Expires.Date.typed())
	v.Set("unit", p.Credits.Unit)
	v.Set("refund", p.Refund)
	v.Set("refund_fee", dollarsIf(p.RefundFee))
	if p.Shared != nil {
		v.Set("share", p.Shared.Who)
		v.Set("share_people", number(p.Shared.People))
	}
	if p.Upgrade != nil {
		v["upgrades"] = p.Upgrade.To
	}
	if p.FirstOnly {
		v.Set("first_only", "yes")
	}
	return v
}
