package begin

import (
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// The names of the boxes. They are also what a sign-in carries along.
const (
	ProviderField       = "provider"
	StateField          = "state"
	PriceField          = "price_" // and the minutes: price_30, price_60, price_90
	PackageVisitsField  = "package_visits"
	PackagePriceField   = "package_price"
	PackageMinutesField = "package_minutes"
	PackageMonthsField  = "package_months"
)

// Names returns the names of all boxes, in the order of the page.
func Names() []string {
	names := []string{ProviderField, StateField}
	for _, m := range minutes {
		names = append(names, PriceField+strconv.Itoa(m))
	}
	return append(names, PackageVisitsField, PackagePriceField, PackageMinutesField, PackageMonthsField)
}

// longest is the most that is kept of one box, in bytes: a slip of the clipboard
// does not come back as a page of text.
const longest = 40

// Typed is what stands in the boxes, as it was typed.
type Typed map[string]string

// Read takes the boxes out of a form that was sent.
func Read(form url.Values) Typed {
	t := Typed{}
	for _, name := range Names() {
		value := strings.TrimSpace(strings.ToValidUTF8(form.Get(name), ""))
		if len(value) > longest {
			value = strings.ToValidUTF8(value[:longest], "")
		}
		t[name] = value
	}
	return t
}

// Wrong is one box that makes no sense: the key of a text, and its figures.
type Wrong struct {
	Field, Key string
	Low, High  int
}

// Menu reads what was typed. It returns the menu, and in the order of the page
// every box that is wrong; then the menu is not to be used.
func (t Typed) Menu() (m Menu, wrong []Wrong) {
	p, ok := reference.ParseProvider(t[ProviderField])
	if !ok {
		wrong = append(wrong, Wrong{Field: ProviderField, Key: "begin.wrong.provider"})
	}
	m.Provider, m.State = p, t[StateField]
	if !slices.Contains(reference.States(), m.State) {
		wrong = append(wrong, Wrong{Field: StateField, Key: "begin.wrong.state"})
	}
	typed := false
	for i, length := range minutes {
		name := PriceField + strconv.Itoa(length)
		if t[name] == "" {
			continue
		}
		typed = true
		price, fault := dollars(name, t[name])
		if fault.Key != "" {
			wrong = append(wrong, fault)
		}
		m.Prices[i] = price
	}
	if !typed {
		wrong = append(wrong, Wrong{Field: PriceField + "60", Key: "begin.wrong.no_price"})
	}
	return m, append(wrong, t.pack(&m)...)
}

// pack reads the package. There is one where its visits or its price are typed.
func (t Typed) pack(m *Menu) (wrong []Wrong) {
	if t[PackageVisitsField] == "" && t[PackagePriceField] == "" {
		return nil
	}
	p := Package{}
	var fault Wrong
	if p.Visits, fault = count(PackageVisitsField, t[PackageVisitsField], 2, offer.MaxVisits); fault.Key != "" {
		wrong = append(wrong, fault)
	}
	if p.Price, fault = dollars(PackagePriceField, t[PackagePriceField]); fault.Key != "" {
		wrong = append(wrong, fault)
	}
	p.Minutes, _ = strconv.Atoi(t[PackageMinutesField])
	if i := slices.Index(minutes[:], p.Minutes); i < 0 || t[PriceField+strconv.Itoa(p.Minutes)] == "" {
		wrong = append(wrong, Wrong{Field: PackageMinutesField, Key: "begin.wrong.package_minutes"})
	}
	if t[PackageMonthsField] != "" {
		if p.Months, fault = count(PackageMonthsField, t[PackageMonthsField], 1, offer.MaxMonths); fault.Key != "" {
			wrong = append(wrong, fault)
		}
	}
	m.Package = &p
	return wrong
}

func dollars(name, text string) (money.Amount, Wrong) {
	amount, err := money.Parse(text)
	var refused *money.ParseError
	switch {
	case errors.As(err, &refused) && refused.Reason == money.ReasonRange:
		return 0, Wrong{Field: name, Key: "begin.wrong.range"}
	case errors.As(err, &refused):
		return 0, Wrong{Field: name, Key: refused.Reason.Code()}
	case amount == 0:
		return 0, Wrong{Field: name, Key: "begin.wrong.zero"}
	}
	return amount, Wrong{}
}

func count(name, text string, low, high int) (int, Wrong) {
	n, err := strconv.Atoi(text)
	if err != nil || n < low || n > high {
		return 0, Wrong{Field: name, Key: "begin.wrong.count", Low: low, High: high}
	}
	return n, Wrong{}
}
