package statement

import (
	"fmt"
	"io"
	"slices"

	"kneadwise/server/locale"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/replay"
)

// Replay words what came of asking a receipt again: that each amount agrees, or
// which part was altered and the first figure that differs, with its place, what
// it was and what it is now. The texts of a receipt are a stranger's: each stays on
// its line, but may still hold what a terminal obeys.
func Replay(to io.Writer, texts *locale.Texts, o *replay.Outcome) error {
	s := statement{words: locale.Wording{Texts: texts}}
	for i := range o.Altered {
		s.altered(o, &o.Altered[i])
	}
	switch {
	case len(o.Missing) > 0:
		s.line(0, s.words.Of("replay.missing", "name", o.Missing[0].Slug))
	case len(o.Faults) > 0:
		s.line(0, s.words.Of("replay.refused"))
		for _, fault := range o.Faults {
			s.line(1, document.Sentence(fault))
		}
	case len(o.Differences) > 0:
		s.differs(o)
	default:
		s.agrees(o.Amounts)
	}
	if o.Unstated > 0 {
		s.line(0, s.words.Of("replay.more", "count", o.Unstated))
	}
	s.engines(o)
	if s.words.Err != nil {
		return fmt.Errorf("couldn't word the replay: %w", s.words.Err)
	}
	_, err := io.WriteString(to, s.text.String())
	return err
}

func (s *statement) altered(o *replay.Outcome, a *replay.Altered) {
	values := []any{"found", a.Found, "stated", a.Stated}
	switch a.Part {
	case replay.RequestPart:
		s.line(0, s.words.Of("replay.altered.request", values...))
	case replay.ListPart:
		s.line(0, s.words.Of("replay.altered.list", append(values, "name", a.Slug)...))
		lacks := func(u document.Used) bool { return u.SHA256 == a.Stated }
		if !slices.ContainsFunc(o.Missing, lacks) {
			s.line(0, s.words.Of("replay.instead"))
		}
	case replay.EstimatePart:
		s.line(0, s.words.Of("replay.altered.estimate", values...))
	}
}

func (s *statement) agrees(amounts int) {
	if amounts == 0 {
		s.line(0, s.words.Of("replay.agrees.none"))
		return
	}
	s.line(0, s.words.Of("replay.agrees", "count", amounts)+" "+s.words.Of("replay.agrees.beside"))
}

// engines tells who answered then and now.
func (s *statement) engines(o *replay.Outcome) {
	if o.Stated.Version != o.Here.Version {
		s.line(0, s.words.Of("replay.engine.other", "then", o.Stated.Version, "now", o.Here.Version))
	} else {
		s.line(0, s.words.Of("replay.engine", "version", o.Here.Version))
	}
	if then, now := o.Stated.SHA256, o.Here.SHA256; then != "" && now != "" && then != now {
		s.line(0, s.words.Of("replay.module", "then", then, "now", now))
	}
}

// differs tells how many amounts are others, and the first difference.
func (s *statement) differs(o *replay.Outcome) {
	if o.Differing == 0 {
		s.line(0, s.words.Of("replay.differs.beside", "amounts", o.Amounts))
	} else {
		s.line(0, s.words.Of("replay.differs", "count", o.Differing, "amounts", o.Amounts))
	}
	d := &o.Differences[0]
	s.place(d)
	was, is := s.figure(&d.Was), s.figure(&d.Is)
	switch then, now := d.Stated, d.Found; {
	case then == nil && now == nil:
		s.line(1, d.Path)
	case !d.Was.Said && !d.Is.Said:
		was, is = s.saved(then), s.saved(now)
	default:
		s.line(1, s.at(then))
		s.line(1, s.payer(then)+". "+s.rule(then.Rule))
		if d.Field != "" {
			s.line(1, s.known("field.", d.Field))
		}
	}
	s.line(2, s.words.Of("replay.then", "figure", was))
	s.line(2, s.words.Of("replay.now", "figure", is))
	for _, c := range replay.Since(o.Stated.Version, replay.Changes, d) {
		s.line(1, s.words.Of("replay.changed", "version", c.Version))
	}
}

// place says whose prices, which way and which case.
func (s *statement) place(d *replay.Difference) {
	switch {
	case d.OfferKind == "regional":
		s.line(1, s.words.Of("statement.region"))
	case d.OfferKind != "":
		s.line(1, d.OfferID)
	}
	if d.Way == "" {
		return
	}
	way := s.known("way.", d.Way)
	if d.Case != "" {
		way += ", " + s.known("ui.visits.case.", d.Case)
	}
	s.line(1, way)
}

// saved is a ledger entry in one line.
func (s *statement) saved(e *replay.Entry) string {
	if e == nil {
		return s.words.Of("replay.none")
	}
	return s.at(e) + ". " + s.payer(e) + ": " + Exact(e.Amount) + ". " + s.rule(e.Rule)
}

func (s *statement) at(e *replay.Entry) string {
	date := s.day(e.Date)
	if e.Visit < 0 {
		return date
	}
	return s.words.Of("statement.visit", "date", date, "number", e.Visit+1)
}

func (s *statement) payer(e *replay.Entry) string {
	who := s.known("ledger.payer.", e.Payer)
	if e.Kind != "share" {
		who += ", " + s.known("ledger.kind.", e.Kind)
	}
	return who
}

func (s *statement) rule(code string) string {
	if key := "rule." + code; s.words.Texts.Has(key) {
		return s.words.Of(key) + " [" + code + "]"
	}
	return "[" + code + "]"
}

// figure is a value as it reads best.
func (s *statement) figure(f *replay.Figure) string {
	switch {
	case !f.Said:
		return s.words.Of("replay.none")
	case f.Money:
		return Exact(f.Cents())
	}
	return s.day(f.Text)
}

// day is a day in words, and any other text as it is.
func (s *statement) day(text string) string {
	if date, err := civil.Parse(text); err == nil {
		return s.words.Day(date)
	}
	return text
}

// known words a code of ours; a code of another version stands for itself.
func (s *statement) known(group, code string) string {
	if s.words.Texts.Has(group + code) {
		return s.words.Of(group + code)
	}
	return code
}
