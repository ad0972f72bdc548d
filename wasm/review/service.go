package review

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// service looks at one kind of visit.
func (l *linter) service(i int) {
	v, path := &l.list.Seller.Services[i], at("services", i)
	if v.HandsOnMinutes == 0 {
		l.add(Finding{Code: code.HandsOnMissing, Severity: Hint, Path: path + ".hands_on_minutes"})
	}
	price, ok := exact(v.Price)
	if !ok {
		return
	}
	if first, ok := exact(v.FirstVisit); ok && first > price {
		l.add(Finding{Code: code.FirstVisitDearer, Severity: Hint, Path: path + ".first_visit_price_cents", Related: path + ".price_cents",
			Cost: first - price, Inputs: []Input{cents("first", first), cents("price", price)}})
	}
	l.contradiction(i, price)
	l.twice(i, price)
}

// twice looks for a service that is the same in all that a buyer can see and
// costs less.
func (l *linter) twice(i int, price money.Amount) {
	services := l.list.Seller.Services
	own, cheaper, least := &services[i], -1, price
	for j := range services {
		if other, ok := exact(services[j].Price); ok && other < least && alike(&services[j], own) {
			cheaper, least = j, other
		}
	}
	if cheaper < 0 {
		return
	}
	l.add(Finding{Code: code.TwoPrices, Severity: Warning, Path: at("services", i) + ".price_cents", Related: at("services", cheaper) + ".price_cents",
		Cost: price - least, Inputs: []Input{count("minutes", own.BookedMinutes), cents("price", price), cents("other", least)}})
}

// alike tells whether two services differ in no more than id and prices. Where
// the style is not said they may well differ.
func alike(a, b *offer.Service) bool {
	return a.Modality != "" && a.Modality == b.Modality && a.BookedMinutes == b.BookedMinutes && a.HandsOnMinutes == b.HandsOnMinutes &&
		a.Tier == b.Tier && within(a.BookedMinutes, offer.MaxMinutes) && slices.Equal(a.Codes, b.Codes) && sameSet(a.Locations, b.Locations)
}

func sameSet(a, b []int) bool {
	for _, v := range a {
		if !slices.Contains(b, v) {
			return false
		}
	}
	return len(a) == len(b)
}

// contradiction looks for a longer visit of the same style that costs less, and
// names the one that costs least. Where the longer one may hold less massage the
// prices do not contradict each other.
func (l *linter) contradiction(i int, price money.Amount) {
	services := l.list.Seller.Services
	own, cheaper, least := &services[i], -1, price
	for j := range services {
		if other, ok := exact(services[j].Price); ok && other < least && outdoes(&services[j], own) {
			cheaper, least = j, other
		}
	}
	if cheaper < 0 {
		return
	}
	l.add(Finding{Code: code.PricesContradict, Severity: Warning, Path: at("services", i) + ".price_cents",
		Related: at("services", cheaper) + ".price_cents", Cost: price - least, Inputs: []Input{
			count("minutes", own.BookedMinutes), cents("price", price),
			count("longer", services[cheaper].BookedMinutes), cents("other", least),
		}})
}

// outdoes tells whether a service is a longer visit of the same stated style,
// and no less massage as far as both say.
func outdoes(longer, shorter *offer.Service) bool {
	return longer.Modality == shorter.Modality && shorter.Modality != "" && longer.BookedMinutes > shorter.BookedMinutes &&
		(longer.HandsOnMinutes == 0 || shorter.HandsOnMinutes == 0 || longer.HandsOnMinutes >= shorter.HandsOnMinutes)
}
