package pricing

import (
	"net/url"
	"strconv"

	"kneadwise/server/page"
	"kneadwise/wasm/civil"
)

func termsForm() form {
	return form{
		kind: KindTerms, most: 1,
		specs: termsSpecs, read: readTerms,
		typed: func(p Part) url.Values { return p.(Terms).typed() },
	}
}

func termsSpecs(around) []spec {
	last := dayField("until", "effective.until", "Last day", "Leave it empty if the prices hold until you publish others.", true)
	last.refused = "This day comes before the first day."
	hours := countField("late_hours", "fees.late_cancel.within_hours", "Notice, in hours", "A visit that is canceled later than that before it begins.", true)
	late := textField("late_fee", "fees.late_cancel", "Charge for canceling late", `A share of the price, such as "50%", or an amount, such as "$25". Write "0%" to say that it costs nothing.`, true, 12)
	late.Width = "short"
	missed := textField("no_show", "fees.no_show", "Charge for not coming", "The same way.", true, 12)
	missed.Width = "short"
	return []spec{
		dayField("from", "effective.from", "First day", "The day from which these prices hold.", false),
		last, hours, late, missed,
		choiceField(page.RadiosField, "tips", "tips.expected", "Is a tip usual at your clinic?", "Where you say nothing, we take it as usual for massage therapists and not for others.", []page.Choice{
			{Value: "yes", Label: "Yes"}, {Value: "no", Label: "No"}, {Value: "", Label: "I leave it open"},
		}),
	}
}

func readTerms(r *reader, _ around) Part {
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
	if usual := r.yesNo("tips"); usual != nil {
		t.Tips = &Tips{Expected: *usual}
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
	}
	return v
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
