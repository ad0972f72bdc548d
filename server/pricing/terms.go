package pricing

import (
	"net/url"
	"strconv"
	"strings"

	"kneadwise/server/page"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

func termsForm() form {
	return form{
		kind: KindTerms, most: 1,
		specs: termsSpecs, read: readTerms,
		typed: func(p Part) url.Values { return p.(Terms).typed() },
	}
}

func termsSpecs(a around) []spec {
	last := dayField("until", "effective.until", "Last day", "Leave it empty if the prices hold until you publish others.", true)
	last.refused = "This day comes before the first day."
	hours := countField("late_hours", "fees.late_cancel.within_hours", "Notice, in hours", "A visit that is canceled later than that before it begins.", true)
	late := textField("late_fee", "fees.late_cancel", "Charge for canceling late", `A share of the price, such as "50%", or an amount, such as "$25". Write "0%" to say that it costs nothing.`, true, 12)
	late.Width = "short"
	missed := textField("no_show", "fees.no_show", "Charge for not coming", "The same way.", true, 12)
	missed.Width = "short"
	suggested := shortText("tip_percents", "tips.suggested_percent", "Tips that you suggest, in percent", `Such as "15, 18, 20".`, 40)
	suggested.refused = "Write up to six whole percents, each once, and none where no tip is usual."
	specs := []spec{
		dayField("from", "effective.from", "First day", "The day from which these prices hold.", false),
		last, hours, late, missed,
		choiceField(page.RadiosField, "tips", "tips.expected", "Is a tip usual at your clinic?", "Where you say nothing, we take it as usual for massage therapists and not for others.", []page.Choice{
			{Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"}, {Value: "", Label: "I leave it open"},
		}),
		suggested,
		tickField("tip_single", "tips.on", "The percents are of the price before any discount", ""),
		shortText("sales_tax", "fees.sales_tax_ppm", "Sales tax", `A percentage that is added to your prices, such as "8.25%".`, 12),
		shortText("card", "fees.card_surcharge_ppm", "Surcharge for paying by card", `A percentage, such as "3%".`, 12),
		choiceField(page.RadiosField, "hsa_card", "accounts.hsa_fsa_card", "Do you take the card of a health account (HSA, FSA)?", "", yesNoOpen()),
		choiceField(page.RadiosField, "letter", "accounts.letter_of_medical_necessity_template", "Have you a letter of medical necessity for a doctor to sign?", "", yesNoOpen()),
	}
	return append(append(specs, discountSpecs(a)...), changeSpecs(a)...)
}

func yesNoOpen() []page.Choice {
	return []page.Choice{{Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"}, {Value: "", Label: "I leave it open"}}
}

func readTerms(r *reader, a around) Part {
	t := Terms{Effective: Effective{From: r.day("from", "Choose the first day.")}}
	if last := r.dayIf("until"); last != 0 {
		t.Effective.Until = last + 1 // a document names the day after
	}
	late, hours := r.charge("late_fee"), r.countIf("late_hours")
	switch {
	case late != nil && hours == 0:
		r.note("late_hours", "Write how much notice you ask for, such as 24.")
	case late == nil && hours != 0:
		r.note("late_fee", "Write what it costs, such as 50% or $25, or leave the hours empty.")
	case late != nil:
		t.fees().LateCancel = &LateCancel{hours, *late}
	}
	if missed := r.charge("no_show"); missed != nil {
		t.fees().NoShow = missed
	}
	t.Tips = r.tips()
	if v := r.percents("sales_tax"); v != 0 {
		t.fees().SalesTax = v
	}
	if v := r.percents("card"); v != 0 {
		t.fees().Card = v
	}
	if a := (Accounts{r.yesNo("hsa_card"), r.yesNo("letter")}); a != (Accounts{}) {
		t.Accounts = &a
	}
	t.Discounts = r.discounts(a)
	t.Changes = r.changes(a)
	return t
}

// tips reads the custom of the house. What is suggested says that a tip is usual.
func (r *reader) tips() *Tips {
	usual, single := r.yesNo("tips"), r.ticked("tip_single")
	var percents []int
	for _, text := range r.list("tip_percents") {
		n, err := strconv.Atoi(trimmed(strings.TrimSuffix(text, "%")))
		if err != nil {
			r.note("tip_percents", "Write whole percents with commas between them, such as 15, 18, 20.")
		}
		percents = append(percents, n)
	}
	if usual == nil && len(percents) == 0 {
		return nil
	}
	t := &Tips{Expected: usual == nil || *usual, Percents: percents}
	if single {
		t.On = "undiscounted_price"
	}
	return t
}

func (t *Terms) fees() *Fees {
	if t.Fees == nil {
		t.Fees = &Fees{}
	}
	return t.Fees
}

func (t Terms) typed() url.Values {
	v := url.Values{}
	v.Set("from", t.Effective.From.typed())
	if t.Effective.Until != 0 {
		v.Set("until", (t.Effective.Until - 1).typed())
	}
	if t.Fees != nil {
		if late := t.Fees.LateCancel; late != nil {
			v.Set("late_hours", number(late.WithinHours))
			v.Set("late_fee", late.Charge.typed())
		}
		if missed := t.Fees.NoShow; missed != nil {
			v.Set("no_show", missed.typed())
		}
	}
	if t.Tips != nil {
		v.Set("tips", answer(&t.Tips.Expected))
		var percents []string
		for _, n := range t.Tips.Percents {
			percents = append(percents, strconv.Itoa(n))
		}
		v.Set("tip_percents", strings.Join(percents, ", "))
		if t.Tips.On != "" {
			v.Set("tip_single", "yes")
		}
	}
	if t.Fees != nil {
		v.Set("sales_tax", percentOf(t.Fees.SalesTax))
		v.Set("card", percentOf(t.Fees.Card))
	}
	if t.Accounts != nil {
		v.Set("hsa_card", answer(t.Accounts.Card))
		v.Set("letter", answer(t.Accounts.Letter))
	}
	typeDiscounts(v, t.Discounts)
	typeChanges(v, t.Changes)
	return v
}

// percentOf writes a share for a box: "8.25%"; none is empty.
func percentOf(r money.Rate) string {
	if r == 0 {
		return ""
	}
	text := strconv.FormatInt(int64(r/10_000), 10)
	if rest := int64(r % 10_000); rest > 0 {
		text += "." + strings.TrimRight(strconv.FormatInt(10_000+rest, 10)[1:], "0")
	}
	return text + "%"
}

func (c Charge) typed() string {
	switch {
	case c.Percent != nil:
		return strconv.Itoa(*c.Percent) + "%"
	case c.Cents != nil:
		return "$" + dollars(*c.Cents)
	}
	return ""
}

// typed is a day as a date box holds it; none is empty.
func (d Day) typed() string {
	if d == 0 {
		return ""
	}
	return civil.Date(d).String()
}
