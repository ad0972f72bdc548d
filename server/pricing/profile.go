package pricing

import (
	"net/url"
	"strconv"
	"strings"

	"kneadwise/server/page"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

func profileForm() form {
	return form{
		kind: KindProfile, most: 1,
		specs: profileSpecs, read: readProfile,
		typed: func(p Part) url.Values { return p.(Profile).typed() },
	}
}

const (
	noName    = "Write it on one line, in at most 80 characters."
	noAddress = "Write an address that begins with https://, such as https://cedar.example/book."
)

func profileSpecs(a around) []spec {
	name := textField("name", "name", "Name of the clinic", "As people know it.", false, offer.MaxName)
	name.refused, name.AutoComplete = noName, "organization"
	site := textField("website", "website", "Web site", "", true, pricelist.MaxAddress)
	site.refused = noAddress
	booking := textField("booking", "booking_url", "Link for booking", "Where a buyer can take an appointment. The calculator links to it.", true, pricelist.MaxAddress)
	booking.refused = noAddress
	npi := shortText("npi", "npi", "National Provider Identifier (NPI)", "Ten digits, if you have one.", 24)
	npi.refused = "Write the ten digits of your NPI. If they are all there, one of them is mistyped: the last follows from the others."
	licences := textField("licences", "licences", "Licenses", `State, number and kind of each, such as "WA MA60000000 LMT". Put a comma between two.`, true, 400)
	licences.refused = `Write the two letters of the state, then the number, such as "WA MA60000000 LMT".`
	languages := shortText("languages", "languages", "Languages spoken", `Their codes of two letters, such as "en, es".`, 60)
	languages.refused = `Write the codes of two letters, such as "en, es", each once.`
	specs := []spec{
		name,
		choiceField(page.RadiosField, "provider", "provider_type", "Who gives the massage?", "It decides which prices yours are compared with, and whether insurance may pay.", providers(a)),
		site, booking, npi, licences, languages,
	}
	states := []page.Choice{{Value: "", Label: "Choose one"}}
	for _, code := range places() {
		states = append(states, page.Choice{Value: code, Label: a.name("state." + code)})
	}
	for i := range max(1, a.rows) {
		specs = append(specs, placeSpecs(i, states)...)
	}
	return specs
}

// placeSpecs are the controls of one place.
func placeSpecs(i int, states []page.Choice) []spec {
	row, path := placeRow.row(i), "locations["+strconv.Itoa(i)+"]."
	name := textField(row+"name", path+"name", "Name of the place", "A street or a part of town. Leave it empty and the city stands for it.", true, offer.MaxName)
	city := textField(row+"city", path+"city", "City", "", false, offer.MaxName)
	name.refused, city.refused = noName, noName
	zip := textField(row+"zip", path+"zip3", "ZIP code", "Only its first three digits are published.", true, 10)
	zip.refused, zip.Width = "This ZIP code is not in that state, or not in use.", "short"
	phone := textField(row+"phone", path+"phone", "Telephone", "", true, pricelist.MaxPhone)
	phone.refused, phone.Width = "Write a telephone number with its area code, such as 509-555-0100.", "short"
	return []spec{
		name, city,
		choiceField(page.SelectField, row+"state", path+"state", "State", "", states),
		zip, phone,
		{Field: page.Field{Kind: page.HiddenField, Name: row + "id"}, path: path + "id"},
	}
}

// places are the states and territories by name of code.
func places() []string {
	return append(reference.States(), "PR", "VI", "GU", "AA", "AE", "AP")
}

func readProfile(r *reader, a around) Part {
	placeRow.close(r.values, a.rows)
	p := Profile{
		Name:       r.need("name", "Write the name of the clinic."),
		Provider:   r.need("provider", "Say who gives the massage."),
		Locations:  []Location{},
		Website:    r.address("website"),
		BookingURL: r.address("booking"),
		NPI:        strings.ReplaceAll(strings.ReplaceAll(r.said("npi"), " ", ""), "-", ""),
		Licences:   r.licences("licences"),
	}
	for _, code := range r.list("languages") {
		p.Languages = append(p.Languages, strings.ToLower(code))
	}
	ids := map[string]bool{}
	for i := range max(1, a.rows) {
		row := placeRow.row(i)
		// A row of which nothing is typed is no place. The first must be one.
		if i > 0 && placeRow.blank(r.values, i) {
			continue
		}
		l := Location{
			ID:    r.said(row + "id"),
			City:  r.need(row+"city", "Write the city."),
			State: r.need(row+"state", "Choose the state."),
			Zip3:  zip3(r.said(row + "zip")),
			Phone: r.said(row + "phone"),
		}
		if l.Name = r.said(row + "name"); l.Name == "" {
			l.Name = l.City
		}
		if !offer.IsID(l.ID) || ids[l.ID] {
			first := "main"
			if len(p.Locations) > 0 {
				first = "place-" + strconv.Itoa(len(p.Locations)+1)
			}
			l.ID = free(first, func(id string) bool { return ids[id] })
		}
		ids[l.ID] = true
		p.Locations = append(p.Locations, l)
	}
	return p
}

// licences reads "WA MA60000000 LMT, OR 12345".
func (r *reader) licences(field string) (all []Licence) {
	for _, text := range r.list(field) {
		state, rest, _ := strings.Cut(text, " ")
		number, kind, _ := strings.Cut(trimmed(rest), " ")
		all = append(all, Licence{State: strings.ToUpper(state), Number: number, Kind: trimmed(kind)})
	}
	return all
}

// zip3 is the first digits of a ZIP code, however much of it is typed.
func zip3(text string) string {
	digits := strings.ReplaceAll(text, "-", "")
	if strings.Trim(digits, "0123456789") == "" && (len(digits) == 5 || len(digits) == 9) {
		return digits[:3]
	}
	return text
}

func (p Profile) typed() url.Values {
	v := url.Values{}
	v.Set("name", p.Name)
	v.Set("provider", p.Provider)
	v.Set("website", p.Website)
	v.Set("booking", p.BookingURL)
	v.Set("npi", p.NPI)
	v.Set("languages", strings.Join(p.Languages, ", "))
	var licences []string
	for _, l := range p.Licences {
		licences = append(licences, trimmed(l.State+" "+l.Number+" "+l.Kind))
	}
	v.Set("licences", strings.Join(licences, ", "))
	for i, l := range p.Locations {
		row := placeRow.row(i)
		v.Set(row+"id", l.ID)
		if l.Name != l.City {
			v.Set(row+"name", l.Name)
		}
		v.Set(row+"city", l.City)
		v.Set(row+"state", l.State)
		v.Set(row+"zip", l.Zip3)
		v.Set(row+"phone", l.Phone)
	}
	return v
}
