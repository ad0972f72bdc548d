package begin

import (
	"slices"
	"strconv"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/reference"
)

// View is the page.
type View struct {
	page.Frame
	Htmx     string
	Action   string // where the form posts to
	AnswerAt string // where the answer alone is made
	Fields   Fields
	Problems []Problem
	Answer   *Answer // nil while nothing can be said
	Typed    []Sent  // what the sign-in carries along, where there is an answer
	Contact  string  // whom to ask for an account: an address to link to, or empty
	Asked    string  // the same as people read it
}

// Fields are the boxes.
type Fields struct {
	Provider, State                                            Field
	Prices                                                     []Field
	PackageVisits, PackagePrice, PackageMinutes, PackageMonths Field
}

// Field is one box, worded.
type Field struct {
	page.Field
	Text *locale.Texts
}

// Problem is one line of the summary of what is wrong.
type Problem struct{ Field, Text string }

// Sent is one value that goes along.
type Sent struct{ Name, Value string }

// blank is what the boxes begin with.
func blank() Typed {
	return Typed{ProviderField: reference.MassageTherapist.Code(), PackageMinutesField: "60"}
}

// view makes the page of what was typed. Where strict, what is wrong is said;
// else a box that makes no sense yet is left alone, because she is still typing.
func (p *pages) view(language locale.Language, typed Typed, day civil.Date, strict bool) (View, error) {
	frame, err := p.site.Frame(page.BeginPath, language)
	if err != nil {
		return View{}, err
	}
	v := View{Frame: frame, Action: page.In(language, page.BeginPath), Contact: p.contact, Asked: strings.TrimPrefix(p.contact, "mailto:")}
	v.AnswerAt = v.Action + "/answer"
	for name, to := range map[string]*string{"portal.css": &v.Style, "portal.js": &v.Script, "htmx.js": &v.Htmx} {
		if *to, err = p.site.URL(name); err != nil {
			return View{}, err
		}
	}
	menu, wrong := typed.Menu()
	if len(wrong) == 0 {
		if v.Answer, err = answer(frame.Text, &menu, day); err != nil {
			return View{}, err
		}
		for _, name := range Names() {
			v.Typed = append(v.Typed, Sent{name, typed[name]})
		}
	}
	if !strict {
		wrong = nil
	}
	w := wording{Wording: locale.Wording{Texts: frame.Text}, typed: typed, wrong: map[string]string{}, labels: map[string]string{}}
	for _, one := range wrong {
		w.wrong[one.Field] = w.Of(one.Key, "low", one.Low, "high", one.High)
	}
	v.Fields = w.fields()
	for _, one := range wrong {
		v.Problems = append(v.Problems, Problem{page.Field{Name: one.Field}.ID(), w.labels[one.Field] + ": " + w.wrong[one.Field]})
	}
	return v, w.Err
}

// wording words boxes.
type wording struct {
	locale.Wording
	typed  Typed
	wrong  map[string]string // by the name of the box, as are
	labels map[string]string
}

func (w *wording) fields() (f Fields) {
	f.Provider = w.box(page.SelectField, ProviderField, "begin.provider")
	for p := reference.Provider(1); p.Code() != ""; p++ {
		f.Provider.Options = append(f.Provider.Options, w.choice(ProviderField, p.Code(), locale.Capital(w.Of("provider."+p.Code()))))
	}
	f.State = w.box(page.SelectField, StateField, "begin.state")
	f.State.Options = w.states()
	for _, m := range minutes {
		box := w.box(page.MoneyField, PriceField+strconv.Itoa(m), "begin.price", "minutes", m)
		box.Width = "short"
		f.Prices = append(f.Prices, box)
	}
	f.PackageVisits = w.box(page.CountField, PackageVisitsField, "begin.package.visits")
	f.PackagePrice = w.box(page.MoneyField, PackagePriceField, "begin.package.price")
	f.PackageMinutes = w.box(page.SelectField, PackageMinutesField, "begin.package.minutes")
	for _, m := range minutes {
		f.PackageMinutes.Options = append(f.PackageMinutes.Options, w.choice(PackageMinutesField, strconv.Itoa(m), w.Of("begin.minutes", "minutes", m)))
	}
	f.PackageMonths = w.box(page.CountField, PackageMonthsField, "begin.package.months")
	f.PackageMonths.Hint = w.Of("begin.package.months.hint")
	return f
}

func (w *wording) box(kind, name, key string, pairs ...any) Field {
	w.labels[name] = w.Of(key, pairs...)
	return Field{page.Field{Kind: kind, Name: name, Label: w.labels[name], Value: w.typed[name], Error: w.wrong[name], MaxLength: longest}, w.Texts}
}

func (w *wording) choice(name, value, label string) page.Choice {
	return page.Choice{Value: value, Label: label, Chosen: w.typed[name] == value}
}

// states are the states by name, none of them chosen at first.
func (w *wording) states() []page.Choice {
	all := []page.Choice{w.choice(StateField, "", w.Of("begin.state.none"))}
	for _, code := range reference.States() {
		all = append(all, w.choice(StateField, code, w.Of("state."+code)))
	}
	slices.SortStableFunc(all[1:], func(a, b page.Choice) int { return compareNames(a.Label, b.Label) })
	return all
}

// compareNames orders names as a reader looks for them: an accent does not move a
// letter.
func compareNames(a, b string) int {
	plain := strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u")
	return strings.Compare(strings.ToLower(plain.Replace(a)), strings.ToLower(plain.Replace(b)))
}
