package document

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// The readers below take what a form allows and find nothing where the form is
// wrong: conform has said so by then.

// get is the value of an object's field.
func (n node) get(name string) node {
	for i, key := range n.keys {
		if key == name {
			return n.items[i]
		}
	}
	return node{}
}

// list is the elements of a list.
func (n node) list() []node {
	if n.found != FoundList {
		return nil
	}
	return n.items
}

func (n node) word() string {
	if n.found != FoundText {
		return ""
	}
	return n.text
}

func (n node) texts() (texts []string) {
	for _, item := range n.list() {
		texts = append(texts, item.word())
	}
	return texts
}

func (n node) whole() (int64, bool) {
	if n.found != FoundNumber {
		return 0, false
	}
	return whole(n.text)
}

func (n node) count() int {
	v, _ := n.whole()
	return int(v)
}

func (n node) rate() money.Rate {
	v, _ := n.whole()
	return money.Rate(v)
}

func (n node) cents() money.Amount {
	v, _ := n.whole()
	return money.Amount(v)
}

func (n node) span() span.Span {
	if v, ok := n.whole(); ok {
		return span.Exact(v)
	}
	low, okLow := n.get("low").whole()
	high, okHigh := n.get("high").whole()
	if !okLow || !okHigh {
		return span.Span{}
	}
	// Not Between, which would hide that low is above high.
	return span.Span{Low: low, High: high, Said: true}
}

func (n node) answer() offer.Answer {
	switch {
	case n.found != FoundTruth:
		return offer.NotKnown
	case n.truth:
		return offer.Yes
	}
	return offer.No
}

func (n node) date() civil.Date {
	date, _ := civil.Parse(n.word())
	return date
}

func (n node) dates() (dates []civil.Date) {
	for _, item := range n.list() {
		dates = append(dates, item.date())
	}
	return dates
}

func (n node) provider() reference.Provider {
	provider, _ := reference.ParseProvider(n.word())
	return provider
}

func (n node) providers() (all []reference.Provider) {
	for _, item := range n.list() {
		all = append(all, item.provider())
	}
	return all
}

func (n node) payer() reference.Payer {
	payer, _ := reference.ParsePayer(n.word())
	return payer
}

func (n node) network() pricelist.Network {
	network, _ := pricelist.ParseNetwork(n.word())
	return network
}
