package pricing

import (
	"net/url"
	"strconv"
	"strings"

	"kneadwise/server/page"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// discountSpecs are the rows of the sliding scale.
func discountSpecs(a around) (specs []spec) {
	for i := range max(1, a.discounts) {
		row, path := discountRow.row(i), "discounts["+strconv.Itoa(i)+"]."
		off := shortText(row+"off", path+"service_percent_off", "Off the single price", `Whole percents, such as "30%".`, 12)
		who := textField(row+"who", path+"eligibility", "For whom", `In your words, such as "people on food assistance".`, true, offer.MaxText)
		who.refused = "Say for whom it is, on one line, in at most 200 characters."
		specs = append(specs, off, who,
			choiceField(page.SelectField, row+"proof", path+"proof", "What do you ask to see?", "", []page.Choice{
				{Value: "", Label: "Not said"}, {Value: "none", Label: "Nothing"},
				{Value: "self_declared", Label: "Their word is enough"}, {Value: "document", Label: "A paper that shows it"},
			}),
			spec{Field: page.Field{Kind: page.HiddenField, Name: row + "id"}, path: path + "id"})
	}
	return specs
}

// discounts reads the rows of which something is typed.
func (r *reader) discounts(a around) (all []Discount) {
	ids := map[string]bool{}
	for i := range discountRow.close(r.values, a.discounts) {
		row := discountRow.row(i)
		d := Discount{
			Name: r.said(row + "id"), Kind: "sliding_scale",
			Who: r.need(row+"who", "Say for whom it is."), Proof: r.said(row + "proof"),
		}
		if text := r.need(row+"off", "Write how much is taken off, such as 30%."); text != "" {
			rate, err := money.ParseRate(text)
			switch {
			case err != nil:
				r.note(row+"off", r.reason(err, "Write a percentage such as 30%, from 1 to 100."))
			case rate%(money.One/100) != 0:
				r.note(row+"off", "Write whole percents, such as 30%.")
			}
			d.Percent = int(rate / (money.One / 100))
		}
		if !offer.IsID(d.Name) || ids[d.Name] {
			d.Name = free("scale-"+strconv.Itoa(i+1), func(id string) bool { return ids[id] })
		}
		ids[d.Name] = true
		all = append(all, d)
	}
	return all
}

// typeDiscounts fills the rows, and leaves an empty one for one more.
func typeDiscounts(v url.Values, all []Discount) {
	for i, d := range all {
		row := discountRow.row(i)
		v.Set(row+"id", d.Name)
		v.Set(row+"off", strings.TrimPrefix(strconv.Itoa(d.Percent)+"%", "0%"))
		v.Set(row+"who", d.Who)
		v.Set(row+"proof", d.Proof)
	}
	if len(all) < offer.MaxDiscounts {
		v.Set(discountRow.row(len(all))+"who", "")
	}
}
