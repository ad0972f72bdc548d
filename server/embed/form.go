package embed

import (
	"html/template"
	"slices"
	"strconv"

	"kneadwise/server/page"
	"kneadwise/server/terms"
	"kneadwise/server/visitor"
	"kneadwise/wasm/pricelist"
)

// The controls of the calculator that the frame asks by, in their order. What the
// clinic's list says itself, such as its network, is not asked.
var (
	planControls    = []string{"first", "first.other", "then"}
	benefitControls = []string{
		"benefit.pays", "benefit.by", "benefit.payer", "benefit.prescription", "benefit.prescription_until",
		"benefit.deductible", "benefit.deductible_met", "benefit.share", "benefit.copay", "benefit.copay_waits", "benefit.coinsurance",
	}
	goalControls = []string{"goals.objectives", "goals.monthly", "goals.window"}
	moreControls = []string{
		"benefit.pocket_max", "benefit.pocket_met", "benefit.no_visit_limit", "benefit.visits", "benefit.visits_used",
		"benefit.other_bills", "benefit.year_starts",
	}
)

// usualMinutes is the visit that the calculator begins with.
const usualMinutes = 60

// form renders the controls, the lengths of visits being those of the list.
func (w *wording) form(site *page.Site, v *View, list *pricelist.List) {
	v.Plan = w.controls(site, planControls)
	if minutes := w.minutes(list); len(minutes.Options) > 0 {
		v.Plan = append(v.Plan, w.control(site, minutes))
	}
	if len(list.Seller.Discounts) > 0 {
		v.Plan = append(v.Plan, w.control(site, w.discounts(list)))
	}
	if list.Seller.Surcharge.Card > 0 {
		v.Plan = append(v.Plan, w.controls(site, []string{"pays_by_card"})...)
	}
	v.Benefit = w.controls(site, benefitControls)
	v.More = w.controls(site, moreControls)
	v.Goals = w.controls(site, goalControls)
}

func (w *wording) controls(site *page.Site, names []string) (all []template.HTML) {
	for _, name := range names {
		field, err := visitor.Control(w.Texts, name)
		if w.Err == nil {
			w.Err = err
		}
		all = append(all, w.control(site, field))
	}
	return all
}

func (w *wording) control(site *page.Site, field visitor.Field) template.HTML {
	if w.Err != nil {
		return ""
	}
	var html []byte
	html, w.Err = site.Fragment(page.Visitor, "control", field)
	return template.HTML(html) // made by a template, which escaped what is not ours
}

// minutes is the choice of a visit's length.
func (w *wording) minutes(list *pricelist.List) visitor.Field {
	lengths := lengths(list)
	f := visitor.Field{
		Text: w.Texts, Kind: "radio", Name: "minutes", Label: w.Of("form.minutes"), Path: "plan.minutes", DescribedBy: "minutes-error",
	}
	for _, n := range lengths {
		value := strconv.Itoa(n)
		f.Options = append(f.Options, visitor.Option{Value: value, Label: value, Checked: n == nearest(lengths)})
	}
	return f
}

// discounts asks which of the clinic's lower prices she qualifies for.
func (w *wording) discounts(list *pricelist.List) visitor.Field {
	f := visitor.Field{
		Text: w.Texts, Kind: "ticks", Name: "qualifies_for", Label: w.Of("ui.discounts.title"), Hint: w.Of("ui.discounts.choose"),
		Path: "qualifies_for", DescribedBy: "qualifies_for-hint qualifies_for-error",
	}
	for i := range list.Seller.Discounts {
		d := &list.Seller.Discounts[i]
		f.Options = append(f.Options, visitor.Option{Value: d.ID, Label: w.Take(terms.Discount(w.Texts, d))})
	}
	return f
}

// lengths are the booked minutes of the services, each once, the shortest first.
func lengths(list *pricelist.List) (all []int) {
	for _, s := range list.Seller.Services {
		all = append(all, s.BookedMinutes)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// nearest is the length nearest to the usual one, the longer of two.
func nearest(lengths []int) (best int) {
	away := func(n int) int { return max(n-usualMinutes, usualMinutes-n) }
	for _, n := range lengths {
		if best == 0 || away(n) <= away(best) {
			best = n
		}
	}
	return best
}
