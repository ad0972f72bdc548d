package visitor

import (
	"slices"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/wasm/reference"
)

// usualMinutes is the visit that the states are compared by.
const usualMinutes = 60

// prices words the committed table.
func prices(text *locale.Texts) (Prices, error) {
	p := Prices{Minutes: []int{30, 60, 90}}
	used := []reference.SourceID{reference.SourcePriceParities}
	for _, provider := range []reference.Provider{
		reference.MassageTherapist, reference.MedicalMassage, reference.PhysicalTherapy, reference.Chiropractic,
	} {
		name, err := text.Of("provider." + provider.Code())
		if err != nil {
			return Prices{}, err
		}
		row := PriceRow{Provider: locale.Capital(name)}
		for _, minutes := range p.Minutes {
			r, ok := reference.RegionalPrice("", provider, minutes)
			row.Cells = append(row.Cells, cell(r, ok))
			if ok {
				used = append(used, r.LowFrom.Source, r.LikelyFrom.Source, r.HighFrom.Source)
			}
		}
		p.Rows = append(p.Rows, row)
	}
	var err error
	if p.States, err = states(text); err != nil {
		return Prices{}, err
	}
	p.Sources, err = sources(text, used)
	return p, err
}

func cell(r reference.Regional, known bool) PriceCell {
	if !known {
		return PriceCell{}
	}
	c := PriceCell{Known: true, Low: locale.Dollars(r.Low), High: locale.Dollars(r.High)}
	if r.HasLikely {
		c.Usual = locale.Dollars(r.Likely)
	}
	return c
}

func states(text *locale.Texts) ([]StatePrice, error) {
	var all []StatePrice
	for _, code := range reference.States() {
		name, err := text.Of("state." + code)
		if err != nil {
			return nil, err
		}
		r, ok := reference.RegionalPrice(code, reference.MassageTherapist, usualMinutes)
		if c := cell(r, ok); c.Known {
			all = append(all, StatePrice{name, c.Low, c.Usual, c.High})
		}
	}
	slices.SortFunc(all, func(a, b StatePrice) int { return compareNames(a.Name, b.Name) })
	return all, nil
}

// sources words each source once, in the order of their numbers.
func sources(text *locale.Texts, used []reference.SourceID) ([]Source, error) {
	slices.Sort(used)
	var all []Source
	for _, id := range slices.Compact(used) {
		if id.Code() == "" {
			continue // a figure without a usual price has no source of it
		}
		name, err := text.Of("source." + id.Code())
		if err != nil {
			return nil, err
		}
		checked, err := text.Date(id.Checked())
		if err != nil {
			return nil, err
		}
		all = append(all, Source{name, id.URL(), checked})
	}
	return all, nil
}

// compareNames orders names as a reader looks for them: an accent does not move
// a letter.
func compareNames(a, b string) int {
	plain := strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u")
	return strings.Compare(strings.ToLower(plain.Replace(a)), strings.ToLower(plain.Replace(b)))
}
