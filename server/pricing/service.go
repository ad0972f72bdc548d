package pricing

import (
	"net/url"
	"strconv"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

func serviceForm() form {
	return form{
		kind: KindService, key: "name", most: offer.MaxServices,
		specs: serviceSpecs, read: readService,
		typed: func(p Part) url.Values { return p.(Service).typed() },
	}
}

func serviceSpecs(a around) []spec {
	styles := []page.Choice{{Value: "", Label: "Not said"}}
	for _, m := range offer.Modalities() {
		styles = append(styles, page.Choice{Value: m, Label: a.name("terms.style." + m)})
	}
	specs := []spec{
		choiceField(page.SelectField, "modality", "modality", "Style", "Buyers can look for it. No style is shown as better than another.", styles),
		countField("minutes", "booked_minutes", "Minutes booked", "How long the visit is in your calendar.", false),
		countField("hands_on", "hands_on_minutes", "Minutes of massage", "Without talking, changing and paying. Buyers compare by it.", true),
		amountField("price", "price_cents", "Price", "Of one visit, paid by itself, without tip.", false),
		amountField("first_visit", "first_visit_price_cents", "Price of a first visit", "Only if a new client pays another price.", true),
	}
	tier := choiceField(page.SelectField, "tier", "practitioner_tier", "Standing of who gives it", "Only if your prices differ by it: then each tier is a visit of its own.", []page.Choice{
		{Value: "", Label: "Not said"}, {Value: "student", Label: "Student"}, {Value: "standard", Label: "Standard"},
		{Value: "senior", Label: "Senior"}, {Value: "lead", Label: "Lead"},
	})
	codes := textField("codes", "codes", "Billing codes", `Numbers with the minutes billed under each, such as "97124 35, 97140 15". Together they have no more minutes than are massage.`, true, 80)
	codes.refused = codesRefused
	specs = append(specs, tier, codes)
	if len(a.places) > 1 {
		var at []page.Choice
		for _, l := range a.places {
			at = append(at, page.Choice{Value: l.ID, Label: l.Name})
		}
		where := choiceField(page.TicksField, "places", "locations", "Where is it had?", "Tick none if at all of your places.", at)
		where.refused = "One of these places was removed meanwhile. Look at the list again."
		specs = append(specs, where)
	}
	specs[2].refused = "There cannot be more minutes of massage than are booked."
	name := textField("name", "id", "Short name", `Lower-case letters, digits and hyphens, such as "deep-60". It stands in the price list; leave it empty and we make one.`, true, offer.MaxID)
	name.refused = "Use lower-case letters, digits and single hyphens only."
	if !a.old {
		specs = append(specs, name)
	}
	return specs
}

func readService(r *reader, a around) Part {
	s := Service{
		Name:       r.said("name"),
		Modality:   r.said("modality"),
		Booked:     r.count("minutes", "Write how many minutes are booked."),
		HandsOn:    r.countIf("hands_on"),
		Price:      r.money("price", "Write a price, such as $95."),
		FirstVisit: r.moneyIf("first_visit"),
		Tier:       r.said("tier"),
		Places:     r.all("places"),
		Codes:      r.codes("codes"),
	}
	if s.Name == "" {
		s.Name = free(s.suggested(), a.taken)
	}
	return s
}

// codesRefused says what is right of billing codes, whatever is wrong with them.
const codesRefused = "Write each code once, with its minutes, such as 97124 35. Together they cannot have more minutes than the massage."

// codes reads billing codes with their minutes: "97124 35, 97010".
func (r *reader) codes(field string) (all []Coded) {
	for _, text := range r.list(field) {
		code, minutes, _ := strings.Cut(text, " ")
		coded := Coded{Code: strings.ToUpper(code)}
		if minutes = trimmed(minutes); minutes != "" {
			n, err := strconv.Atoi(minutes)
			if err != nil || n < 0 {
				r.note(field, codesRefused)
			}
			coded.Minutes = n
		}
		all = append(all, coded)
	}
	return all
}

func (s Service) typed() url.Values {
	v := url.Values{}
	v.Set("modality", s.Modality)
	v.Set("minutes", number(s.Booked))
	v.Set("hands_on", number(s.HandsOn))
	v.Set("price", dollars(s.Price))
	v.Set("first_visit", dollarsIf(s.FirstVisit))
	v.Set("name", s.Name)
	v.Set("tier", s.Tier)
	v["places"] = s.Places
	var codes []string
	for _, coded := range s.Codes {
		codes = append(codes, trimmed(coded.Code+" "+number(coded.Minutes)))
	}
	v.Set("codes", strings.Join(codes, ", "))
	return v
}

// label names a service where several stand together: "Deep tissue massage, 60
// minutes, $95".
func (s Service) label(name func(string) string) string {
	style := name("terms.style." + s.Modality)
	if s.Modality == "" {
		style = name("terms.style.none")
	}
	return locale.Capital(style) + ", " + strconv.Itoa(s.Booked) + " minutes, " + locale.Dollars(s.Price)
}

// suggested is a name made of style and length: "deep-tissue-60".
func (s Service) suggested() string {
	style := s.Modality
	if style == "" || !offer.IsID(strings.ReplaceAll(style, "_", "-")) {
		style = "massage"
	}
	return strings.ReplaceAll(style, "_", "-") + "-" + strconv.Itoa(s.Booked)
}

// free is the first of NAME, NAME-2, NAME-3 … that is not taken.
func free(name string, taken func(string) bool) string {
	for n, id := 2, name; ; n++ {
		if !taken(id) {
			return id
		}
		id = name + "-" + strconv.Itoa(n)
	}
}

// number writes a count for a box; none is empty.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// dollars writes an amount for a box that has its dollar sign: "95", "95.50".
func dollars(a money.Amount) string {
	text := strconv.FormatInt(int64(a/100), 10)
	if cents := a % 100; cents != 0 {
		text += "." + string([]byte{byte('0' + cents/10), byte('0' + cents%10)})
	}
	return text
}

func dollarsIf(a *money.Amount) string {
	if a == nil {
		return ""
	}
	return dollars(*a)
}
