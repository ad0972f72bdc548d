package pricing

import (
	"strings"

	"kneadwise/server/page"
	"kneadwise/server/terms"
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/review"
)

// OverviewView is the page of a whole draft.
type OverviewView struct {
	page.PortalFrame
	Base     string // the address below which everything of the clinic is
	Sections []SectionView
	// Faults is how many things are to be mended before it can be published.
	Faults int
	Ready  bool
}

// SectionView is all parts of a kind.
type SectionView struct {
	Kind     Kind
	Title    string
	Nothing  string // said where there is no part
	AddAt    string // empty where no more can be added
	Add      string // words of the link
	Missing  string // what must be there and is not
	Rows     []RowView
	Required bool
}

// RowView is one part.
type RowView struct {
	Sentence string
	EditAt   string
	RemoveAt string // empty where it cannot be removed
	Name     string // for those who hear links: which of the parts
	Faults   []string
	Findings []FindingView
}

// plural is how a kind is called in addresses; profile and terms stand alone.
func (k Kind) plural() string {
	switch k {
	case KindProfile, KindTerms:
		return string(k)
	}
	return string(k) + "s"
}

// section is the words of a kind's section.
func section(k Kind) SectionView {
	switch k {
	case KindProfile:
		return SectionView{Title: "Your clinic", Nothing: "Nothing is said yet of who you are.", Add: "Say who you are", Required: true}
	case KindService:
		return SectionView{Title: "Visits", Nothing: "No visit has a price yet.", Add: "Add a visit", Required: true}
	case KindPackage:
		return SectionView{Title: "Packages", Nothing: "You sell no packages.", Add: "Add a package"}
	case KindMembership:
		return SectionView{Title: "Memberships", Nothing: "You sell no memberships.", Add: "Add a membership"}
	case KindPayer:
		return SectionView{Title: "Insurance", Nothing: "Nothing is said of any insurer.", Add: "Add an insurer"}
	}
	return SectionView{Title: "Dates, fees and tips", Nothing: "Nothing is said yet of when these prices hold.", Add: "Say from when", Required: true}
}

// overview makes the sections of a draft.
func (p *Prices) overview(base string, d Draft) (v OverviewView, err error) {
	v.Base, v.Faults, v.Ready = base, len(d.Faults), len(d.Faults) == 0
	found := review.Lint(reviewed(d.List, d.Items), p.today())
	for _, kind := range kinds() {
		s := section(kind)
		s.Kind = kind
		f, _ := formOf(kind)
		items := d.Of(kind)
		if len(items) < f.most {
			s.AddAt = base + kind.plural()
			if f.key != "" {
				s.AddAt += "/new"
			}
		}
		if len(items) == 0 && s.Required {
			s.Missing = s.Nothing
		}
		for _, item := range items {
			row, err := p.row(base, f, d, item, found)
			if err != nil {
				return OverviewView{}, err
			}
			s.Rows = append(s.Rows, row)
		}
		v.Sections = append(v.Sections, s)
	}
	return v, nil
}

func (p *Prices) row(base string, f form, d Draft, item Item, found []review.Finding) (r RowView, err error) {
	if r.Sentence, err = sentence(p.texts, d.Items, item.Part); err != nil {
		return RowView{}, err
	}
	r.EditAt = base + f.kind.plural()
	if f.key != "" {
		r.EditAt += "/" + item.Part.ID()
		r.RemoveAt = r.EditAt + "/remove"
	}
	r.Name = headOf(item.Part, r.Sentence)
	place := path(d.Items, item.Part)
	for _, fault := range d.Faults {
		if inside, ok := within(fault.Path, place, f.kind); ok {
			r.Faults = append(r.Faults, p.told(f, d, item, fault, inside))
		}
	}
	for _, one := range found {
		if _, ok := within(one.Path, place, f.kind); ok {
			text, err := terms.Finding(p.texts, &one)
			if err != nil {
				return RowView{}, err
			}
			r.Findings = append(r.Findings, FindingView{one.Severity == review.Warning, text})
		}
	}
	return r, nil
}

// headOf is what a part is called beside its links: a clinic's name, else the
// first sentence, whose amounts may have a point.
func headOf(part Part, sentence string) string {
	if profile, ok := part.(Profile); ok {
		return profile.Name
	}
	first, _, _ := strings.Cut(sentence, ". ")
	return strings.TrimSuffix(first, ".")
}

// told words a fault of a stored part, with the name of its control.
func (p *Prices) told(f form, d Draft, item Item, fault code.Fault, inside string) string {
	a := p.around(f, d.Items, item.Part.ID(), f.typed(item.Part))
	s, ok := at(f.specs(a), inside)
	if !ok {
		return document.Sentence(fault)
	}
	return about(s.Label, p.worded(fault, s))
}
