package visitor

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"kneadwise/server/guide"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
)

// usualHands is how many of the booked minutes a short "hour" leaves for hands-on
// work.
const usualHands = 50

// A wording puts the guide's statements into one language. The first text that is
// missing stays in err, and what is worded after it is thrown away.
type wording struct {
	text *locale.Texts
	err  error
}

// guideView makes the guide's view.
func guideView(site *page.Site, language locale.Language) (GuideView, error) {
	frame, err := site.VisitorFrame("/guide", language)
	if err != nil {
		return GuideView{}, err
	}
	w := &wording{text: frame.Text}
	v := GuideView{
		Frame:  frame,
		Urgent: w.signs(screen.Emergency), First: w.signs(screen.ClinicianFirst),
		Careful: w.signs(screen.Caution), Told: w.signs(screen.Mention),
		Safety:  w.claim(guide.Safety()),
		Sayings: w.claims(guide.Sayings()), Beside: w.claims(guide.Beside()), Routes: w.claims(guide.Routes()),
	}
	evidence := w.claims(guide.Evidence())
	v.Trial, v.Evidence = evidence[0], evidence[1:]
	for _, d := range guide.Differences() {
		points := func(tenths int) string { return fmt.Sprintf("%d.%d", tenths/10, tenths%10) }
		v.Differences = append(v.Differences, Difference{
			w.of("guide.scale."+d.Key, "points", d.Points), points(d.Relaxation), points(d.Structural), points(d.Notable),
		})
	}
	for _, s := range guide.Shares() {
		row := Share{Text: w.of("guide.share."+s.Key, "some", s.Some, "all", s.All), Dots: make([]bool, s.All)}
		for i := range s.Some {
			row.Dots[i] = true
		}
		v.Shares = append(v.Shares, row)
	}
	w.providers(&v)
	v.Styles = w.styles()
	for _, o := range guide.Organizations() {
		v.Organizations = append(v.Organizations, Organization{o.Name, o.URL, w.of("guide.organization." + o.Key), w.cited(o.From)})
	}
	return v, w.err
}

func (w *wording) of(key string, filling ...any) string {
	text, err := w.text.Of(key, filling...)
	w.err = errors.Join(w.err, err)
	return text
}

// signs groups the signs of one effect by the list that names them, in the order
// of the table.
func (w *wording) signs(effect screen.Effect) Signs {
	s := Signs{Title: w.of("screen.effect." + effectName(effect))}
	var lists []string
	for _, sign := range screen.Signs() {
		if sign.Effect() != effect {
			continue
		}
		at := slices.Index(lists, sign.Source())
		if at < 0 {
			at = len(lists)
			lists = append(lists, sign.Source())
			s.Lists = append(s.Lists, SignList{Cited: w.cited(guide.OfSign(sign.Source()))})
		}
		s.Lists[at].Signs = append(s.Lists[at].Signs, w.of(sign.Code()))
	}
	return s
}

func (w *wording) claims(statements []guide.Statement) []Claim {
	all := make([]Claim, len(statements))
	for i, s := range statements {
		all[i] = w.claim(s)
	}
	return all
}

func (w *wording) claim(s guide.Statement) Claim {
	return Claim{
		ID:    strings.ReplaceAll(s.Key, ".", "-"),
		Title: w.of("guide." + s.Key + ".title"), Text: w.of("guide." + s.Key + ".text"),
		Basis: w.basis(s.Basis), Doubtful: s.Basis == guide.Custom || s.Basis == guide.Unsupported,
		Cited: w.cited(s.From),
	}
}

// basis words how firm a statement is. That a source says so is seen from the
// source; that none was found, or that it is advice, the statement says itself.
func (w *wording) basis(b guide.Basis) string {
	switch b {
	case guide.Tried, guide.Custom, guide.Unsupported:
		return w.of("guide.basis." + b.Code())
	}
	return ""
}

func (w *wording) cited(from []guide.Source) Cited {
	var all []Source
	for _, s := range from {
		day, err := w.text.Date(s.Checked())
		w.err = errors.Join(w.err, err)
		all = append(all, Source{w.of(s.Name()), s.URL(), day})
	}
	return w.cite(all)
}

// cite lists sources. Of neighbors that were read on one day the last tells it.
func (w *wording) cite(all []Source) Cited {
	c := Cited{}
	for i, s := range all {
		one := CitedSource{Name: s.Name, URL: s.URL}
		if i+1 == len(all) || all[i+1].Checked != s.Checked {
			one.Checked = w.of("page.prices.checked", "date", s.Checked)
		}
		c.Sources = append(c.Sources, one)
	}
	switch len(all) {
	case 0:
	case 1:
		c.Label = w.of("guide.source")
	default:
		c.Label = w.of("guide.sources")
	}
	return c
}

// providers describes the four kinds and compares what a hands-on minute costs.
func (w *wording) providers(v *GuideView) {
	var used []reference.SourceID
	for _, p := range guide.Providers() {
		name := locale.Capital(w.of("provider." + p.Kind.Code()))
		kind := Provider{ID: "provider-" + strings.ReplaceAll(p.Kind.Code(), "_", "-"), Name: name}
		r, known := reference.RegionalPrice("", p.Kind, usualMinutes)
		from := w.priced(r, known)
		for i, f := range p.Facts {
			facet := guide.Facets()[i]
			kind.Facts = append(kind.Facts, Fact{Facet: w.of("guide.facet." + facet), Text: w.of("guide." + f.Key), Cited: w.cited(f.From)})
			if facet == "approach" {
				kind.Facts = append(kind.Facts, Fact{Facet: w.of("guide.facet.price"), Text: w.price(r, known), Cited: w.priceSources(from)})
			}
		}
		look := &kind.Facts[len(kind.Facts)-1]
		for _, o := range guide.Organizations() {
			if slices.Contains(p.Look, o.Key) {
				look.Links = append(look.Links, Link{o.Name, o.URL})
			}
		}
		v.Providers = append(v.Providers, kind)
		v.Minutes = append(v.Minutes, w.minute(name, r, known))
		used = append(used, from...)
	}
	v.PriceSources = w.priceSources(used)
}

// priced is whom a price rests on.
func (w *wording) priced(r reference.Regional, known bool) []reference.SourceID {
	if !known {
		return nil
	}
	return []reference.SourceID{reference.SourcePriceParities, r.LowFrom.Source, r.LikelyFrom.Source, r.HighFrom.Source}
}

func (w *wording) priceSources(used []reference.SourceID) Cited {
	all, err := sources(w.text, used)
	w.err = errors.Join(w.err, err)
	return w.cite(all)
}

func (w *wording) price(r reference.Regional, known bool) string {
	if !known {
		return w.of("guide.price.none")
	}
	text := w.of("guide.price.range", "low", locale.Dollars(r.Low), "high", locale.Dollars(r.High))
	if r.HasLikely {
		text += " " + w.of("guide.price.usual", "usual", locale.Dollars(r.Likely))
	}
	return text
}

func (w *wording) minute(name string, r reference.Regional, known bool) MinutePrice {
	if !known {
		return MinutePrice{Provider: name}
	}
	each := func(minutes int64) string {
		low, _ := money.MulDiv(int64(r.Low), 1, minutes, money.HalfUp)
		high, _ := money.MulDiv(int64(r.High), 1, minutes, money.HalfUp)
		return w.of("page.prices.range", "low", cents(low), "high", cents(high))
	}
	return MinutePrice{
		name, true, w.of("page.prices.range", "low", locale.Dollars(r.Low), "high", locale.Dollars(r.High)),
		each(usualMinutes), each(usualHands),
	}
}

// cents writes an amount below a thousand dollars always with its cents, so that
// those in a column are alike.
func cents(amount int64) string { return fmt.Sprintf("$%d.%02d", amount/100, amount%100) }

func (w *wording) styles() []Style {
	var all []Style
	for _, s := range guide.Styles() {
		var names []string
		for _, m := range s.Modalities {
			names = append(names, w.of("ui.modality."+m))
		}
		all = append(all, Style{
			ID: "style-" + strings.ReplaceAll(s.Key, "_", "-"), Names: locale.Capital(strings.Join(names, ", ")),
			Done: w.of("guide.style." + s.Key + ".done"), Found: w.of("guide.style." + s.Key + ".found"), Cited: w.cited(s.From),
		})
	}
	return all
}
