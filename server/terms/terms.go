// Package terms words what a seller offers and what a review found in it, as a
// buyer reads it, in one language.
//
// A price list has codes and numbers alone; its packages and memberships have no
// names. So that the clinic's page, the portal and the widget say the same of
// them, the sentences are made here: each says what is paid, what one visit of it
// costs, and when it lapses. What a draft leaves open is left out of the
// sentence, never filled in.
//
// The words stand in web/locale/clinics. An error is a text of ours that is
// missing or does not fit.
package terms

import (
	"strings"

	"kneadwise/server/locale"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// Service names a kind of visit: "Deep tissue massage, 60 minutes".
func Service(text *locale.Texts, v *offer.Service) (string, error) {
	s := saying{Wording: locale.Wording{Texts: text}}
	s.add("terms.service", "style", locale.Capital(s.style(v.Modality)), "minutes", v.BookedMinutes)
	return s.done()
}

// saying gathers sentences until one of them has no words.
type saying struct {
	locale.Wording
	said []string
}

func (s *saying) add(key string, pairs ...any) {
	s.said = append(s.said, s.Of(key, pairs...))
}

func (s *saying) done() (string, error) {
	if s.Err != nil {
		return "", s.Err
	}
	return strings.Join(s.said, " "), nil
}

// style is the style of a service inside a sentence, "massage" where it has none.
func (s *saying) style(modality string) string {
	if modality == "" {
		modality = "none"
	}
	return s.Of("terms.style." + modality)
}

// visits names what a visit may be: "60 minutes of deep tissue massage or …".
func (s *saying) visits(seller *offer.Seller, services []int) string {
	var names []string
	for _, i := range services {
		if i >= 0 && i < len(seller.Services) {
			v := &seller.Services[i]
			names = append(names, s.Of("terms.visit", "minutes", v.BookedMinutes, "style", s.style(v.Modality)))
		}
	}
	return s.either(names)
}

// either joins alternatives.
func (s *saying) either(names []string) string {
	if len(names) == 0 {
		return ""
	}
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return s.Of("terms.or", "before", strings.Join(names[:last], ", "), "last", names[last])
}

// single is the price of a single visit where all services share one.
func single(seller *offer.Seller, services []int) (money.Amount, bool) {
	var price money.Amount
	for _, i := range services {
		if i < 0 || i >= len(seller.Services) || !seller.Services[i].Price.IsExact() {
			return 0, false
		}
		switch own := money.Amount(seller.Services[i].Price.Low); {
		case price == 0:
			price = own
		case price != own:
			return 0, false
		}
	}
	return price, price > 0
}
