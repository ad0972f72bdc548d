package visitor

import (
	"errors"
	"fmt"
	"strings"

	"kneadwise/server/locale"
)

// Field is a control as the templates want it, worded.
type Field struct {
	Text        *locale.Texts
	Kind        string
	Name        string // also its id
	Label       string
	Aria        string // a label for ears alone, where the visible one says too little
	Hint        string // empty where there is none
	Read        string
	Path        string
	DescribedBy string // ids of hint and error
	Rough       bool
	When        string
	Hidden      bool
	List        string
	Options     []Option
}

// Option is one of the values of a control that offers some.
type Option struct {
	Value, Label string
	Checked      bool
}

var errNoControl = errors.New("no control of that name")

// field words a control. In a quote own is its number, or "#" in the template
// that the script copies.
func field(text *locale.Texts, name, own string) (Field, error) {
	c, ok := find(name)
	if !ok {
		return Field{}, fmt.Errorf("%w: %q", errNoControl, name)
	}
	key := "form." + name
	label, err := text.Of(key)
	if err != nil {
		return Field{}, err
	}
	f := Field{
		Text: text, Kind: string(c.kind), Name: numbered(name, own), Label: label, Read: c.read, Path: c.path,
		Rough: c.rough, When: numbered(c.when, own), Hidden: !holds(c.when), List: c.list,
	}
	if c.path != "" && strings.HasPrefix(name, "own.") {
		f.Path = "offers.own[" + own + "]." + c.path
	}
	f.DescribedBy = f.Name + "-error"
	if text.Has(key + ".hint") {
		f.DescribedBy = f.Name + "-hint " + f.DescribedBy
		if f.Hint, err = text.Of(key + ".hint"); err != nil {
			return Field{}, err
		}
	}
	if c.read == "money" {
		if f.Aria, err = text.Of("form.dollars", "field", label); err != nil {
			return Field{}, err
		}
	}
	for _, value := range c.options {
		o := Option{Value: value, Checked: value == c.chosen && value != ""}
		if o.Label, err = optionLabel(text, c, value); err != nil {
			return Field{}, err
		}
		f.Options = append(f.Options, o)
	}
	return f, nil
}

// Upper is the second box of a quantity that is known only roughly.
func (f Field) Upper() (Field, error) {
	high, err := f.Text.Of("form.high", "field", f.Label)
	if err != nil {
		return Field{}, err
	}
	f.Name += ".high"
	f.Aria = high
	f.DescribedBy = f.Name[:len(f.Name)-len(".high")] + "-error"
	return f, nil
}

// numbered puts a quote's number into the names of its controls.
func numbered(names, own string) string {
	return strings.ReplaceAll(names, "own.", "own["+own+"].")
}

// optionLabel words one value of a control: by a text of its own, or one that
// every control shares.
func optionLabel(text *locale.Texts, c control, value string) (string, error) {
	switch c.name {
	case "first":
		if value != "other" {
			return text.Of("form.first.visits", "count", value)
		}
	case "then":
		if value != "stop" {
			return text.Of("form.then.weeks", "count", value)
		}
	case "minutes":
		if value != "other" {
			return value, nil
		}
	case "benefit.payer":
		if value != "" {
			return text.Of("payer." + value)
		}
	case "benefit.year_starts":
		if value == "" {
			value = "1"
		}
		month, err := text.Of("month." + value)
		if err != nil {
			return "", err
		}
		return text.Of("date.first_of", "month", month)
	}
	if value == "other" {
		return text.Of("form.other")
	}
	own := "form." + c.name + "." + value
	if value == "" {
		own = "form." + c.name + ".none"
	}
	for _, key := range []string{own, "provider." + value, "form." + value} {
		if text.Has(key) {
			return text.Of(key)
		}
	}
	return "", fmt.Errorf("%w: an option %q of %q", locale.ErrNoText, value, c.name)
}
