package portal

import (
	"kneadwise/server/account"
	"kneadwise/server/pricing"
	"kneadwise/server/terms"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/review"
)

// change words what lies between two lists; before may be nil.
func (p *Portal) change(before, after *pricelist.List) (ChangeView, error) {
	c := review.Difference(before, after, p.today())
	v := ChangeView{First: before == nil}
	for i := range c.Parts {
		part, err := p.part(&c.Parts[i], before, after)
		if err != nil {
			return v, err
		}
		v.Parts = append(v.Parts, part)
	}
	for i := range c.Visitors {
		v.Visitors = append(v.Visitors, visitor(&c.Visitors[i]))
	}
	return v, nil
}

func (p *Portal) part(part *review.Part, before, after *pricelist.List) (PartView, error) {
	v := PartView{Title: p.title(part), What: "Changed"}
	if part.What != review.Changed {
		v.What = "Added"
		if part.What == review.Removed {
			v.What = "Removed"
		}
		said, err := p.sentence(part, before, after)
		if err != nil {
			return v, err
		}
		v.Sentence = said
		if said != "" {
			return v, nil
		}
	}
	for _, f := range part.Fields {
		before, err := p.value(f.Path, f.Before)
		if err != nil {
			return v, err
		}
		after, err := p.value(f.Path, f.After)
		if err != nil {
			return v, err
		}
		switch part.What {
		case review.Added:
			before = ""
		case review.Removed:
			before, after = "", before
		}
		v.Fields = append(v.Fields, FieldView{label(f.Path), before, after})
	}
	return v, nil
}

func visitor(of *review.Visitor) VisitorView {
	v := VisitorView{Who: terms.Visitor(of), Before: terms.Total(of.Before), After: terms.Total(of.After)}
	if by, both := of.Rise(); both {
		v.Rise = rise(by)
	}
	return v
}

// findings words what the linter says of a draft, each with the way to its form.
func (p *Portal) findings(clinic account.Clinic, draft *pricing.Draft) (all []FindingLine, err error) {
	if draft.List == nil {
		return nil, nil
	}
	found := review.Lint(p.asPublished(draft.List, clinic), p.today())
	for i := range found {
		f := &found[i]
		said, err := terms.Finding(p.text, f)
		if err != nil {
			return nil, err
		}
		if part, ok := draft.At(f.Path); ok {
			said = partTitle(part) + ": " + said
		}
		all = append(all, FindingLine{Line{said, editor(clinic, draft, f.Path)}, f.Severity == review.Warning})
	}
	return all, nil
}
