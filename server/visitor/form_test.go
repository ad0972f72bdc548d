package visitor_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
)

// inputs are what can be typed or chosen, in the page and in its template.
func inputs(d document) (all []*html.Node) {
	return slices.Concat(d.where("input"), d.where("select"))
}

func TestEveryControlIsNamedAndDescribed(t *testing.T) {
	for _, path := range []string{"/", "/es/"} {
		d := open(t, server(t), path)
		ids := map[string]*html.Node{}
		for _, n := range d.elements {
			if id, ok := attribute(n, "id"); ok {
				if ids[id] != nil {
					t.Errorf("%s: the id %q stands twice", path, id)
				}
				ids[id] = n
			}
		}
		labelled := map[string]bool{}
		for _, label := range d.where("label") {
			if target, ok := attribute(label, "for"); ok && text(label) != "" {
				labelled[target] = true
			}
		}
		for _, n := range inputs(d) {
			name, _ := attribute(n, "name")
			id, _ := attribute(n, "id")
			aria, _ := attribute(n, "aria-label")
			if name == "" || id == "" {
				t.Errorf("%s: a control named %q with the id %q", path, name, id)
			}
			if aria == "" && !labelled[id] && !(inside(n, "label") && text(n.Parent) != "") {
				t.Errorf("%s: %q has no label", path, name)
			}
			// The attribute is for what is typed; for boxes to tick the form's own counts.
			if ticked := holds(n, "type=radio") || holds(n, "type=checkbox"); holds(n, "autocomplete=off") == ticked {
				t.Errorf("%s: the browser would remember %q", path, name)
			}
			if holds(n, "type=number") || holds(n, "required") || holds(n, "pattern") || holds(n, "min") || holds(n, "max") {
				t.Errorf("%s: the browser would judge %q before the engine", path, name)
			}
			read, ok := attribute(n, "data-read")
			if !ok && !strings.HasSuffix(name, ".rough") {
				t.Errorf("%s: it is not said how %q is read", path, name)
			}
			if (read == "money" || read == "percent") && !holds(n, "inputmode=decimal") || read == "count" && !holds(n, "inputmode=numeric") {
				t.Errorf("%s: %q brings up the wrong keyboard", path, name)
			}
			if !inside(n, "data-field="+strings.TrimSuffix(strings.TrimSuffix(name, ".high"), ".rough")) && name != "signs" {
				t.Errorf("%s: %q is in no field of its name", path, name)
			}
		}
		for _, n := range d.elements {
			described, _ := attribute(n, "aria-describedby")
			by, _ := attribute(n, "aria-labelledby")
			for _, id := range strings.Fields(described + " " + by) {
				if ids[id] == nil {
					t.Errorf("%s: <%s> is described by %q, which is not there", path, n.Data, id)
				}
			}
		}
	}
}

// Each field has a place for its error, hidden, that its controls point to.
func TestErrorsHaveAPlace(t *testing.T) {
	d := open(t, server(t), "/")
	for _, field := range d.where("data-field") {
		name, _ := attribute(field, "data-field")
		slot := d.one("#" + name + "-error")
		if !holds(slot, ".error") || !holds(slot, "hidden") || text(slot) != "" {
			t.Errorf("the place for an error of %q is not empty and hidden", name)
		}
		pointed := false
		for n := range field.Descendants() {
			described, _ := attribute(n, "aria-describedby")
			pointed = pointed || slices.Contains(strings.Fields(described), name+"-error")
		}
		described, _ := attribute(field, "aria-describedby")
		if !pointed && !slices.Contains(strings.Fields(described), name+"-error") {
			t.Errorf("nothing points to the error of %q", name)
		}
	}
}

// A condition names a control that there is, values that it can have, and hides
// what the page does not begin with.
func TestConditions(t *testing.T) {
	d := open(t, server(t), "/")
	values := map[string][]string{}
	begun := map[string]string{}
	for _, n := range inputs(d) {
		name, _ := attribute(n, "name")
		if n.Data == "select" {
			for option := range n.ChildNodes() {
				value, _ := attribute(option, "value")
				values[name] = append(values[name], value)
			}
			continue
		}
		value, _ := attribute(n, "value")
		values[name] = append(values[name], value, "")
		if holds(n, "checked") {
			begun[name] = value
		}
	}
	parts := d.where("data-when")
	if len(parts) < 30 {
		t.Errorf("only %d parts stand under a condition", len(parts))
	}
	for _, part := range parts {
		when, _ := attribute(part, "data-when")
		shown := true
		for _, term := range strings.Fields(when) {
			name, wanted, ok := strings.Cut(term, ":")
			if !ok || values[name] == nil {
				t.Errorf("%q asks for %q, which is no control", when, name)
			}
			met := false
			for _, value := range strings.Split(wanted, "|") {
				if !slices.Contains(values[name], value) {
					t.Errorf("%q asks for a value %q that %q cannot have", when, value, name)
				}
				met = met || begun[name] == value
			}
			shown = shown && met
		}
		if shown == holds(part, "hidden") {
			t.Errorf("what stands under %q begins with shown %t", when, !shown)
		}
	}
}

func TestTheFormBeginsWithTheUsualPlan(t *testing.T) {
	d := open(t, server(t), "/")
	checked := map[string]string{}
	for _, n := range d.where("input", "checked") {
		name, _ := attribute(n, "name")
		checked[name], _ = attribute(n, "value")
	}
	want := map[string]string{"first": "6", "then": "4", "provider": "massage_therapist", "minutes": "60"}
	if len(checked) != len(want) {
		t.Errorf("chosen at the start: %v, want %v and nothing said of health or insurance", checked, want)
	}
	for name, value := range want {
		if checked[name] != value {
			t.Errorf("%s begins with %q, want %q", name, checked[name], value)
		}
	}
	for _, n := range inputs(d) {
		if value, _ := attribute(n, "value"); value != "" && (holds(n, "type=text") || holds(n, "type=date")) {
			name, _ := attribute(n, "name")
			t.Errorf("%q begins with %q typed", name, value)
		}
	}
}

// The template of a quote is the first quote with "#" for its number.
func TestTheQuoteToCopy(t *testing.T) {
	d := open(t, server(t), "/")
	var first, next []string
	for _, n := range inputs(d) {
		name, _ := attribute(n, "name")
		path, _ := attribute(n, "data-path")
		switch {
		case strings.HasPrefix(name, "own[0]."):
			first = append(first, name+" "+path)
		case strings.HasPrefix(name, "own[#]."):
			if !inside(n, "template") {
				t.Errorf("%s is not in the template", name)
			}
			next = append(next, strings.ReplaceAll(name+" "+path, "[#]", "[0]"))
		}
	}
	if len(first) < 20 || !slices.Equal(first, next) {
		t.Errorf("the first quote has %q, the copy %q", first, next)
	}
	for _, n := range d.elements {
		if !inside(n, "template") {
			for _, a := range n.Attr {
				if strings.Contains(a.Val, "[#]") {
					t.Errorf("<%s %s=%q> outside the template", n.Data, a.Key, a.Val)
				}
			}
		}
	}
	if got := text(d.one("#quote-list")); !strings.HasPrefix(got, "Place 1 ") {
		t.Errorf("the first quote begins with %q", got[:20])
	}
}

func TestSignsAreTheTable(t *testing.T) {
	d := open(t, server(t), "/")
	var got []string
	for _, n := range d.where("input", "name=signs") {
		value, _ := attribute(n, "value")
		got = append(got, value)
	}
	var want []string
	for _, effect := range []screen.Effect{screen.Emergency, screen.ClinicianFirst, screen.Caution, screen.Mention} {
		for _, s := range screen.Signs() {
			if s.Effect() == effect {
				want = append(want, s.Code())
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the signs are %q, want the table of the engine, the gravest first: %q", got, want)
	}
	if cleared := d.one("#cleared"); !inside(cleared, "data-effect=clinician_first") {
		t.Error("a clinician's word stands apart from the signs that it lifts")
	}
}

func TestChoicesAreTheEngines(t *testing.T) {
	for path, york := range map[string][3]string{"/": {"New York", "NY", "Nueva York"}, "/es/": {"Nueva York", "NY", "New York"}} {
		d := open(t, server(t), path)
		options := map[string][3]string{}
		for _, n := range d.where("option", "data-state") {
			state, _ := attribute(n, "data-state")
			name, _ := attribute(n, "value")
			also, _ := attribute(n, "data-also")
			options[state] = [3]string{name, state, also}
		}
		if len(options) != len(reference.States()) || options["NY"] != york {
			t.Errorf("%s: %d places, New York is %q", path, len(options), options["NY"])
		}
		var payers []string
		for n := range d.one("#benefit.payer").ChildNodes() {
			value, _ := attribute(n, "value")
			payers = append(payers, value)
		}
		slices.Sort(payers)
		want := append([]string{""}, reference.PayerIDs()...)
		slices.Sort(want)
		if !slices.Equal(payers, want) {
			t.Errorf("%s: insurers %q, want %q", path, payers, want)
		}
	}
}
