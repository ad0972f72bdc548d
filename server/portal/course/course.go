// Package course says in words what the visits of a course cost at one clinic, as
// the calculator says it: the total, the way of paying that makes it, and what
// paying nothing ahead would cost more.
//
// The way is counted from its ledger, never from what the offer promises, by the
// same rule as the page's script (web/calculator/result/mix.ts): so that an owner
// without a script, or without an account, reads what a buyer will read.
package course

import (
	"kneadwise/server/locale"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// Answer is what the visits cost at one clinic. Where the clinic has no price for
// them it is not Priced and the rest is empty.
type Answer struct {
	Priced          bool
	Visits, Minutes int
	Money           span.Money
	Total           string // "$1,275", or "$918 to $2,703"
	Way             string // "buy one package of 5 visits and pay 12 visits singly"
	// More is what paying nothing ahead costs more, empty where it is the same.
	More string
}

// Headline is the amount by which answers are compared: the likely one, or the
// highest where none is likely.
func (a Answer) Headline() money.Amount {
	if a.Money.HasLikely {
		return a.Money.Likely
	}
	return a.Money.High
}

// Of words the clinic's offer in an estimate that names one clinic. The error is
// a text of ours that is missing.
func Of(text *locale.Texts, e *estimate.Estimate) (a Answer, err error) {
	a.Visits, a.Minutes = len(e.Plan.Visits), e.Minutes
	for i := range e.Offers {
		o := &e.Offers[i]
		if o.Kind != estimate.Clinic || len(o.Ways) == 0 {
			continue
		}
		cheapest, plain := way(o, estimate.Cheapest), way(o, estimate.Unprepaid)
		if cheapest == nil {
			continue
		}
		a.Priced, a.Money = true, cheapest.Total
		if a.Total, err = Range(text, cheapest.Total); err != nil {
			return a, err
		}
		if plain != nil {
			if more := headline(plain.Total) - headline(cheapest.Total); more > 0 {
				a.More = locale.Dollars(more)
			}
		}
		a.Way, err = Sentence(text, usual(cheapest))
		return a, err
	}
	return a, nil
}

// Range is an amount, or two with a word between.
func Range(text *locale.Texts, m span.Money) (string, error) {
	if m.Low == m.High {
		return locale.Dollars(m.Low), nil
	}
	return text.Of("ui.range", "low", locale.Dollars(m.Low), "high", locale.Dollars(m.High))
}

// Regional words what the same visits cost at the region's typical price; it
// reports false where no source has a figure.
func Regional(text *locale.Texts, e *estimate.Estimate) (total string, typical bool, provider reference.Provider, ok bool, err error) {
	for i := range e.Offers {
		o := &e.Offers[i]
		if o.Kind != estimate.Regional || len(o.Ways) == 0 {
			continue
		}
		m := o.Ways[0].Total
		if m.HasLikely {
			return locale.Dollars(m.Likely), true, o.Provider, true, nil
		}
		total, err = Range(text, m)
		return total, false, o.Provider, true, err
	}
	return "", false, 0, false, nil
}

func headline(m span.Money) money.Amount { return Answer{Money: m}.Headline() }

func way(o *estimate.Offer, kind estimate.WayKind) *estimate.Way {
	for i := range o.Ways {
		if o.Ways[i].Kind == kind {
			return &o.Ways[i]
		}
	}
	return nil
}

// usual is the case that is spoken of: the likely one, else the dearest, which
// nothing makes worse.
func usual(w *estimate.Way) *estimate.Case {
	for i := range w.Cases {
		if w.Cases[i].Kind == estimate.Likely {
			return &w.Cases[i]
		}
	}
	return &w.Cases[len(w.Cases)-1]
}
