package page

import "strings"

// Kinds of field.
const (
	TextField     = "text"
	AreaField     = "area" // several lines
	MoneyField    = "money"
	CountField    = "count"
	DateField     = "date"
	EmailField    = "email"
	PasswordField = "password" // never shows its value again
	SelectField   = "select"
	RadiosField   = "radios" // one of few
	TicksField    = "ticks"  // any of few
	TickField     = "tick"   // one box to tick, sent as "yes"
	HiddenField   = "hidden"
)

// Field is one control of a form in the portal as its template wants it
// (portal/_form.html, the block "field"): worded, with what was typed.
type Field struct {
	Kind         string
	Name         string // under which it is sent
	Label        string
	Hint         string // empty where there is none
	Error        string // what is wrong with it; empty where nothing is
	Value        string // as typed
	Options      []Choice
	Rows         bool // radios below each other instead of in one row
	Checked      bool
	Optional     bool   // said beside the label
	Required     bool   // the browser asks for it too
	MaxLength    int    // 0: none
	Width        string // "short" for figures
	AutoComplete string

	// Conflict says that somebody saved another value meanwhile: Saved, in words.
	Conflict bool
	Saved    string
}

// Choice is one of the values of a field that offers some.
type Choice struct {
	Value, Label string
	Chosen       bool
}

// Problem is one line of the summary of what is wrong. Field is the ID of what
// it is wrong with, empty where it is no one field.
type Problem struct{ Field, Text string }

// ID is what labels and the summary's links point to.
func (f Field) ID() string {
	return "f-" + strings.NewReplacer("[", "-", "]", "", ".", "-").Replace(f.Name)
}

// DescribedBy is the ids of what describes the control.
func (f Field) DescribedBy() string {
	var ids []string
	add := func(there bool, suffix string) {
		if there {
			ids = append(ids, f.ID()+suffix)
		}
	}
	add(f.Hint != "", "-hint")
	add(f.Error != "", "-error")
	add(f.Conflict, "-saved")
	return strings.Join(ids, " ")
}

// Problems are the lines of the summary for fields that are wrong, in their order.
func Problems(fields ...Field) (all []Problem) {
	for _, f := range fields {
		if f.Error != "" {
			all = append(all, Problem{f.ID(), f.Error})
		}
	}
	return all
}
