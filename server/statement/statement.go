// Package statement words an estimate's ledger as a statement of account: plain
// text that somebody without the program can read, check with a pencil and keep.
//
// The vocabulary is the ledger's. A statement opens with the total and its
// proven range; each offer follows with its ways of paying; of the best one
// every amount stands with its date, its payer, the rule in words with its code,
// and below it each figure that the rule was applied to with where that figure
// was read. What is known only between two ends is stated once at each end.
//
// It also words what came of asking a saved answer again (package replay).
package statement

import (
	"fmt"
	"io"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/span"
)

// Write words an estimate in the language of the texts. A text that is missing
// is an error, and nothing is written then.
func Write(to io.Writer, texts *locale.Texts, e *estimate.Estimate) error {
	s := statement{words: locale.Wording{Texts: texts}, e: e}
	s.head()
	s.runners()
	s.goals()
	s.whatIf()
	s.owed()
	for i := range e.Offers {
		s.offer(i)
	}
	if s.words.Err != nil {
		return fmt.Errorf("couldn't word the statement: %w", s.words.Err)
	}
	_, err := io.WriteString(to, s.text.String())
	return err
}

// statement is one on its way to paper.
type statement struct {
	words locale.Wording
	e     *estimate.Estimate
	text  strings.Builder
}

// line writes one line, so many steps from the edge. A text that would end it
// does not.
func (s *statement) line(deep int, text string) {
	s.text.WriteString(strings.Repeat("  ", deep))
	s.text.WriteString(strings.ReplaceAll(text, "\n", " "))
	s.text.WriteByte('\n')
}

func (s *statement) head() {
	s.line(0, s.words.Of("statement.title", "visits", len(s.e.Plan.Visits), "minutes", s.e.Minutes))
	s.line(0, s.words.Of("statement.as_of", "date", s.words.Day(s.e.AsOf)))
	if s.e.Best < 0 {
		s.line(0, s.words.Of("statement.no_price"))
		return
	}
	s.line(0, s.words.Of("statement.total", "total", s.between(s.e.Total)))
	s.line(0, s.words.Of("statement.unprepaid", "total", s.between(s.e.Unprepaid)))
	for _, note := range s.e.Notes {
		s.line(0, "* "+s.words.Of("note."+string(note)))
	}
}

// offer states the ways of one offer, and of the best one each amount.
func (s *statement) offer(i int) {
	o := &s.e.Offers[i]
	s.line(0, "")
	s.line(0, s.name(o))
	for _, note := range o.Notes {
		s.line(1, "* "+s.words.Of("note."+string(note)))
	}
	s.missed(o)
	for k := range o.Ways {
		w := &o.Ways[k]
		s.line(1, s.way(o, w)+": "+s.between(w.Total))
		for _, note := range w.Notes {
			s.line(2, "* "+s.words.Of("note."+string(note)))
		}
	}
	s.reached(o)
	s.evens(o)
	if i != s.e.Best {
		return
	}
	best := o.Ways[0].Cases
	for k := range best {
		head := "statement.case"
		if len(best) > 1 {
			head += "." + best[k].Kind.Code()
		}
		s.line(0, "")
		s.line(1, s.words.Of(head))
		s.account(o, &best[k])
		s.stops(&best[k])
		s.clock(&best[k].Clock)
		s.crossings(best[k].Crossings)
	}
}

// name is whose prices they are.
func (s *statement) name(o *estimate.Offer) string {
	if o.Kind == estimate.Regional {
		return s.words.Of("statement.region")
	}
	return o.ID
}

// between words a total: one amount, or its ends with the likely one.
func (s *statement) between(m span.Money) string {
	low, high := Exact(m.Low), Exact(m.High)
	switch {
	case m.Low == m.High:
		return low
	case m.HasLikely:
		return s.words.Of("statement.likely", "low", low, "high", high, "likely", Exact(m.Likely))
	}
	return s.words.Of("statement.between", "low", low, "high", high)
}

// Exact writes an amount with its cents, as statements do: "$1,275.00".
func Exact(a money.Amount) string {
	text := locale.Dollars(a)
	if a%100 == 0 {
		text += ".00"
	}
	return text
}
