// Package papers words what people carry away from an answer: the days for their
// calendar, tables for a spreadsheet, questions for the insurer and the clinic, a
// draft of the written estimate that a provider owes them, and a bill held against
// what was expected.
//
// What is in each is the engine's (packages agenda and ics, sheet, question, draft,
// dispute). Here are the words, in the language of the texts; a text that is
// missing is an error, and then nothing is handed out.
package papers

import (
	"fmt"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// Answer is an estimate with what it answers, and the one case that the papers are
// about.
type Answer struct {
	Request  *estimate.Request
	Lists    estimate.Lists
	Estimate *estimate.Estimate
	At       int // index of the offer
	Way      *estimate.Way
	Case     *estimate.Case
}

// Offer is the offer that the papers are about.
func (a *Answer) Offer() *estimate.Offer { return &a.Estimate.Offers[a.At] }

// seller is what that offer sells; nil for the region.
func (a *Answer) seller() (*offer.Seller, *pricelist.List) {
	return a.Request.Seller(a.Offer(), a.Lists)
}

// Name is whose prices an offer's are: a quote's name as she typed it, a clinic's
// own, or the region's.
func (a *Answer) Name(texts *locale.Texts, o *estimate.Offer) (string, error) {
	if o.Kind == estimate.Regional {
		return texts.Of("statement.region")
	}
	if _, list := a.Request.Seller(o, a.Lists); list != nil {
		return list.Name, nil
	}
	return o.ID, nil
}

// paper is one on its way.
type paper struct {
	locale.Wording
	*Answer
	text strings.Builder
}

func begin(texts *locale.Texts, a *Answer) *paper {
	return &paper{Wording: locale.Wording{Texts: texts}, Answer: a}
}

// line writes one line, so many steps from the edge.
func (p *paper) line(deep int, text string) {
	p.text.WriteString(strings.Repeat("  ", deep))
	p.text.WriteString(text)
	p.text.WriteByte('\n')
}

// done hands the paper out where every text was there.
func (p *paper) done(what string) (string, error) {
	if p.Err != nil {
		return "", fmt.Errorf("couldn't word the %s: %w", what, p.Err)
	}
	return p.text.String(), nil
}

// name is whose prices an offer's are.
func (p *paper) name(o *estimate.Offer) string { return p.Take(p.Name(p.Texts, o)) }
