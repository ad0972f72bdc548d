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
	specs := []spec{
		countField("visits", "credits.count", "Visits", "How many visits the package holds.", false),
		amountField("price", "price_cents", "Price", "Of the whole package, paid at once.", false),
		services,
		choiceField(page.RadiosField, "expires", "expires", "When does it lapse?", "Visits that are not used by then are lost. Buyers see this before the price.", []page.Choice{
			{Value: never, Label: "Never"},
			{Value: afterPurchase, Label: "Some months after it is bought"},
			{Value: afterFirstUse, Label: "Some months after its first visit"},
			{Value: fixedDate, Label: "On one day for everybody"},
		}),
		months, date,
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
		Name:     r.said("name"),
		Credits:  visits(r.count("visits", "Write how many visits it holds.")),
		Price:    r.money("price", "Write the price of the whole package, such as $440."),
		Services: r.services(),
		Expires:  Expiry{Rule: r.need("expires", "Say when it lapses.")},
	}
	// What stands in the box of another rule was left behind, not meant.
	switch p.Expires.Rule {
	case afterPurchase, afterFirstUse:
		p.Expires.Months = r.count("months", "Write for how many months it is good.")
	case fixedDate:
		p.Expires.Date = r.day("date", "Choose the last day on which it can be used.")
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
	return v
}
