package pricing

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"kneadwise/server/page"
	"kneadwise/server/terms"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/review"
)

// FormView is the page of one part's form.
type FormView struct {
	page.PortalFrame
	Back     string // the draft
	Action   string
	CheckAt  string
	RemoveAt string // empty where there is nothing to remove
	Version  int64
	Again    bool
	Unsaved  bool // it comes back with what was typed
	Problems []page.Problem
	Clash    *ClashView
	Check    CheckView
	Empty    bool // there is no service yet that this could be good for
	Insurer  string
	fields   []page.Field
}

// ClashView says who saved meanwhile.
type ClashView struct {
	Removed bool
	By      string
	At      string // "10:42 UTC"
	Moment  string // for machines
}

// CheckView is what is said while she types.
type CheckView struct {
	Problems []page.Problem
	Sentence string // as a buyer will read it; empty while something is missing
	Findings []FindingView
}

// FindingView is one finding, worded.
type FindingView struct {
	Grave bool
	Text  string
}

var errNoField = errors.New("the form has no such control")

// Field is the control of a name.
func (v FormView) Field(name string) (page.Field, error) {
	for _, f := range v.fields {
		if f.Name == name {
			return f, nil
		}
	}
	return page.Field{}, fmt.Errorf("%w: %q", errNoField, name)
}

// Has tells whether there is a control of a name.
func (v FormView) Has(name string) bool {
	_, err := v.Field(name)
	return err == nil
}

// Rates are the controls of contract amounts.
func (v FormView) Rates() (all []page.Field) {
	for _, f := range v.fields {
		if strings.HasPrefix(f.Name, ratePrefix) {
			all = append(all, f)
		}
	}
	return all
}

// GroupView is the controls of one of several rows of a form.
type GroupView struct {
	Number int
	Fields []page.Field
}

// Places are the rows of the profile.
func (v FormView) Places() []GroupView { return v.rows(placeRow, pricelist.MaxLocations) }

// Discounts are the rows of the sliding scale.
func (v FormView) Discounts() []GroupView { return v.rows(discountRow, offer.MaxDiscounts) }

// Changes are the rows of later prices.
func (v FormView) Changes() []GroupView { return v.rows(changeRow, offer.MaxChanges) }

func (v FormView) rows(kind rows, most int) (all []GroupView) {
	for i := range most {
		one := GroupView{Number: i + 1}
		for _, f := range v.fields {
			if strings.HasPrefix(f.Name, kind.row(i)) {
				one.Fields = append(one.Fields, f)
			}
		}
		if len(one.Fields) > 0 {
			all = append(all, one)
		}
	}
	return all
}

// Says tells whether anything is said, or wrong, in controls whose names begin
// with one of these: a part of a form that few fill in is open then.
func (v FormView) Says(names ...string) bool {
	for _, f := range v.fields {
		for _, name := range names {
			if strings.HasPrefix(f.Name, name) && says(f) {
				return true
			}
		}
	}
	return false
}

func says(f page.Field) bool {
	chosen := slices.ContainsFunc(f.Options, func(o page.Choice) bool { return o.Chosen && o.Value != "" })
	return f.Value != "" && f.Kind != page.HiddenField || f.Checked || chosen || f.Error != "" || f.Conflict
}

// fill puts what was typed, what is wrong and what was saved meanwhile into the
// controls.
func (v *FormView) fill(f form, a around, values url.Values, wrong map[string]string, clash *Clash) {
	v.fields = f.fields(a, values, wrong)
	v.Empty = len(a.menu) == 0
	if words, ok := wrong[""]; ok {
		v.Problems = append(v.Problems, page.Problem{Text: words})
	}
	for i := range v.fields {
		if v.fields[i].Error != "" {
			v.Problems = append(v.Problems, page.Problem{Field: v.fields[i].ID(), Text: about(v.fields[i].Label, v.fields[i].Error)})
		}
	}
	if clash == nil {
		return
	}
	v.Clash = &ClashView{Removed: clash.Removed}
	if clash.Removed {
		v.Again = true
		return
	}
	v.Version = clash.Saved.Version
	v.Clash.By, v.Clash.At, v.Clash.Moment = clash.Saved.ChangedBy, clock(clash.Saved.ChangedAt), clash.Saved.ChangedAt.Format(time.RFC3339)
	saved := f.typed(clash.Saved.Part)
	for i := range v.fields {
		for _, name := range clash.Differ {
			if v.fields[i].Name == name {
				v.fields[i].Conflict, v.fields[i].Saved = true, inWords(v.fields[i], saved)
			}
		}
	}
}

// about says of which control words are: read alone, in a summary, "Choose one."
// says nothing.
func about(label, words string) string {
	if strings.HasSuffix(label, "?") {
		return label + " " + words
	}
	return label + ": " + words
}

// clock is the time of a moment. Whose clock it is must be said: the server does
// not know hers.
func clock(at time.Time) string { return at.UTC().Format("15:04 UTC") }

// check says what is wrong so far, how the part reads, and what a review finds
// in it.
func (p *Prices) check(f form, a around, t Typed) (v CheckView, err error) {
	for _, s := range f.specs(a) {
		if words, ok := t.Wrong[s.Name]; ok {
			v.Problems = append(v.Problems, page.Problem{Field: s.Field.ID(), Text: about(s.Label, words)})
		}
	}
	if words, ok := t.Wrong[""]; ok {
		v.Problems = append(v.Problems, page.Problem{Text: words})
	}
	if !t.Whole() || len(t.Wrong) > 0 {
		return v, nil
	}
	if v.Sentence, err = sentence(p.texts, t.items, t.Part); err != nil {
		return CheckView{}, err
	}
	v.Findings, err = p.findings(t.list, t.items, t.Part)
	return v, err
}

// findings are what a review says of one part, or holds against it.
func (p *Prices) findings(list *pricelist.List, items []Item, part Part) (all []FindingView, err error) {
	place := path(items, part)
	for _, f := range review.Lint(reviewed(list, items), p.today()) {
		_, here := within(f.Path, place, part.Kind())
		if !here {
			_, here = within(f.Related, place, part.Kind())
		}
		if !here {
			continue
		}
		text, err := terms.Finding(p.texts, &f)
		if err != nil {
			return nil, err
		}
		all = append(all, FindingView{f.Severity == review.Warning, text})
	}
	return all, nil
}

// reviewed is the list that is reviewed. A draft with faults is none, yet what
// it sells can be reviewed.
func reviewed(list *pricelist.List, items []Item) *pricelist.List {
	if list != nil {
		return list
	}
	l := &pricelist.List{Seller: seller(items)}
	for _, item := range items {
		switch p := item.Part.(type) {
		case Payer:
			if stated, ok := p.stated(l.Seller); ok {
				l.Payers = append(l.Payers, stated)
			}
		case Terms:
			l.Effective = civil.Range{From: civil.Date(p.Effective.From), Until: civil.Date(p.Effective.Until)}
			l.Fees, l.Accounts = p.stated(), p.accounts()
		}
	}
	return l
}
