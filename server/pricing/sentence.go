package pricing

import (
	"strconv"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/server/terms"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// sentence is a part as a buyer will read it. The error is a text of ours that
// is missing.
func sentence(texts *locale.Texts, items []Item, p Part) (string, error) {
	s := seller(items)
	index := 0
	for _, item := range items {
		if item.Part.Kind() == p.Kind() {
			if item.Part.ID() == p.ID() {
				break
			}
			index++
		}
	}
	switch p := p.(type) {
	case Service:
		return serviceSentence(texts, &s.Services[index], p)
	case Package:
		return terms.Package(texts, &s, index)
	case Membership:
		return terms.Membership(texts, &s, index)
	case Payer:
		return payerSentence(texts, s, p)
	case Profile:
		return profileSentence(texts, p)
	case Terms:
		return termsSentence(texts, s, p)
	}
	return "", nil
}

// listing joins what is said of a part into sentences.
type listing struct {
	texts *locale.Texts
	said  []string
	err   error
}

func (l *listing) add(words ...string) { l.said = append(l.said, strings.Join(words, "")+".") }

// of is a text of the catalogue. A value that no control offers has none, and
// says nothing: it is refused when it is saved.
func (l *listing) of(prefix, value string) string {
	if value == "" || !l.texts.Has(prefix+value) {
		return ""
	}
	words, err := l.texts.Of(prefix + value)
	if err != nil {
		l.err = err
	}
	return words
}

func (l *listing) day(d Day) string {
	if d == 0 {
		return ""
	}
	words, err := l.texts.Date(civil.Date(d))
	if err != nil {
		l.err = err
	}
	return words
}

func (l *listing) done() (string, error) { return strings.Join(l.said, " "), l.err }

func serviceSentence(texts *locale.Texts, v *offer.Service, s Service) (string, error) {
	title, err := terms.Service(texts, v)
	if err != nil {
		return "", err
	}
	if s.HandsOn > 0 {
		title += " (" + strconv.Itoa(s.HandsOn) + " of them massage)"
	}
	if s.Price > 0 {
		title += ": " + locale.Dollars(s.Price)
	}
	if s.FirstVisit != nil {
		title += ", first visit " + locale.Dollars(*s.FirstVisit)
	}
	return title + ".", nil
}

func payerSentence(texts *locale.Texts, s offer.Seller, p Payer) (string, error) {
	stated, ok := p.stated(s)
	if !ok {
		return "", nil
	}
	all, err := terms.Insurers(texts, &pricelist.List{Seller: s, Payers: []pricelist.Payer{stated}})
	if err != nil {
		return "", err
	}
	one := all[0]
	return one.Name + ": " + strings.Join(append(one.Facts, one.Checked), " "), nil
}

func either(first bool, yes, no string) string {
	if first {
		return yes
	}
	return no
}

func profileSentence(texts *locale.Texts, p Profile) (string, error) {
	l := listing{texts: texts}
	if who := l.of("provider.", p.Provider); who != "" {
		l.add(p.Name, ", ", who)
	} else {
		l.add(p.Name)
	}
	var cities []string
	for _, at := range p.Locations {
		cities = append(cities, at.City+", "+at.State)
	}
	if len(cities) > 0 {
		l.add(strings.Join(cities, "; "))
	}
	return l.done()
}

func termsSentence(texts *locale.Texts, s offer.Seller, t Terms) (string, error) {
	l := listing{texts: texts}
	from := l.day(t.Effective.From)
	switch {
	case t.Effective.Until != 0:
		l.add("These prices hold from ", from, " through ", l.day(t.Effective.Until-1))
	case from != "":
		l.add("These prices hold from ", from)
	}
	extras, err := terms.Extras(texts, &pricelist.List{Fees: t.stated(), Seller: s, Accounts: t.accounts()})
	if err != nil {
		return "", err
	}
	l.said = append(l.said, extras...)
	return l.done()
}
