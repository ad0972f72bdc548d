package pricing

import (
	"net/url"
	"slices"
	"strings"

	"kneadwise/server/page"
)

// spec is one control of a form: how it looks, where the engine's faults speak
// of it, and what is said where its own rule is broken.
type spec struct {
	page.Field
	// path is the place in the part whose faults are this field's: "credits.count".
	path string
	// refused words a value that the engine does not take, where the catalogue's
	// words for it would say too little.
	refused string
}

// around is what a form needs to know of the draft besides its own part.
type around struct {
	menu    []Service
	places  []Location
	packs   []Package
	members []Membership
	rows    int // places of the profile that have a row
	// discounts and changes are the rows of the terms, of which one is empty.
	discounts, changes int
	old                bool // the part is stored already: what names it stays
	// taken tells whether a part of the kind has that name.
	taken func(id string) bool
	// name is a text of the catalogue, and the key where there is none.
	name func(key string) string
}

// form is what belongs to the forms of one kind of part.
type form struct {
	kind Kind
	key  string // the control that names a part; none where there is one part
	// most is how many parts of the kind a list takes.
	most  int
	specs func(around) []spec
	read  func(*reader, around) Part
	// typed is what its form shows of a part.
	typed func(Part) url.Values
}

// formOf is the form of a kind, and false where there is no such kind.
func formOf(kind Kind) (form, bool) {
	for _, f := range []form{profileForm(), serviceForm(), packageForm(), membershipForm(), payerForm(), termsForm()} {
		if f.kind == kind {
			return f, true
		}
	}
	return form{}, false
}

// fields are the controls, filled with what was typed and what is wrong.
func (f form) fields(a around, values url.Values, wrong map[string]string) []page.Field {
	specs := f.specs(a)
	fields := make([]page.Field, len(specs))
	for i, s := range specs {
		fields[i] = filled(s.Field, values, wrong[s.Name])
	}
	return fields
}

// filled puts what was typed into a control.
func filled(field page.Field, values url.Values, wrong string) page.Field {
	field.Error = wrong
	said := values[field.Name]
	switch field.Kind {
	case page.SelectField, page.RadiosField, page.TicksField:
		field.Options = slices.Clone(field.Options)
		for i := range field.Options {
			field.Options[i].Chosen = slices.Contains(said, field.Options[i].Value) || len(said) == 0 && field.Options[i].Value == ""
		}
	case page.TickField:
		field.Checked = slices.Contains(said, "yes")
	default:
		field.Value = values.Get(field.Name)
	}
	return field
}

// inWords is what a control holds, as it is told: the labels of what is chosen.
func inWords(field page.Field, values url.Values) string {
	switch field.Kind {
	case page.SelectField, page.RadiosField, page.TicksField:
		var chosen []string
		for _, o := range field.Options {
			if o.Value != "" && slices.Contains(values[field.Name], o.Value) {
				chosen = append(chosen, o.Label)
			}
		}
		return strings.Join(chosen, ", ")
	case page.TickField:
		if slices.Contains(values[field.Name], "yes") {
			return "ticked"
		}
		return "not ticked"
	case page.MoneyField:
		if values.Get(field.Name) != "" {
			return "$" + values.Get(field.Name)
		}
		return ""
	}
	return values.Get(field.Name)
}

// differ are the names of controls that do not hold the same in two forms.
func (f form) differ(a around, mine, saved url.Values) (names []string) {
	for _, s := range f.specs(a) {
		if !slices.Equal(sorted(mine[s.Name]), sorted(saved[s.Name])) {
			names = append(names, s.Name)
		}
	}
	return names
}

// sorted is what a control holds, in an order that does not count, without what
// says nothing.
func sorted(values []string) []string {
	held := slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" })
	slices.Sort(held)
	return held
}

// at finds the control that a place in the part belongs to: the one whose path
// reaches farthest into it.
func at(specs []spec, place string) (best spec, ok bool) {
	for _, s := range specs {
		if s.path == "" || !strings.HasPrefix(place, s.path) {
			continue
		}
		rest := place[len(s.path):]
		if rest != "" && rest[0] != '.' && rest[0] != '[' {
			continue
		}
		if len(s.path) > len(best.path) {
			best, ok = s, true
		}
	}
	return best, ok
}

// Makers of the controls that several forms have.

func amountField(name, path, label, hint string, optional bool) spec {
	return spec{Field: page.Field{Kind: page.MoneyField, Name: name, Label: label, Hint: hint, Optional: optional, Width: "short", MaxLength: 24}, path: path}
}

func countField(name, path, label, hint string, optional bool) spec {
	return spec{Field: page.Field{Kind: page.CountField, Name: name, Label: label, Hint: hint, Optional: optional, Width: "short", MaxLength: 8}, path: path}
}

func dayField(name, path, label, hint string, optional bool) spec {
	return spec{Field: page.Field{Kind: page.DateField, Name: name, Label: label, Hint: hint, Optional: optional, Width: "short"}, path: path}
}

func textField(name, path, label, hint string, optional bool, most int) spec {
	return spec{Field: page.Field{Kind: page.TextField, Name: name, Label: label, Hint: hint, Optional: optional, MaxLength: most}, path: path}
}

func choiceField(kind, name, path, label, hint string, options []page.Choice) spec {
	return spec{Field: page.Field{Kind: kind, Name: name, Label: label, Hint: hint, Options: options, Rows: kind == page.RadiosField && len(options) > 3}, path: path}
}

func tickField(name, path, label, hint string) spec {
	return spec{Field: page.Field{Kind: page.TickField, Name: name, Label: label, Hint: hint}, path: path}
}

func shortText(name, path, label, hint string, most int) spec {
	s := textField(name, path, label, hint, true, most)
	s.Width = "short"
	return s
}

// menuField offers the services of the draft.
func menuField(a around, name, label, hint string) spec {
	var options []page.Choice
	for _, s := range a.menu {
		options = append(options, page.Choice{Value: s.Name, Label: s.label(a.name)})
	}
	return choiceField(page.TicksField, name, "services", label, hint, options)
}
