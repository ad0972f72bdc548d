package visitor_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kneadwise/server/page/pagetest"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
)

// inputs are what can be typed or chosen of the answers, in the page and in its
// template. What she takes along of them is no answer.
func inputs(d document) (all []*html.Node) {
	return slices.DeleteFunc(slices.Concat(d.where("input"), d.where("select")), func(n *html.Node) bool { return pagetest.Inside(n, "#carry") })
}

func TestEveryControlIsNamedAndDescribed(t *testing.T) {
	for _, path := range []string{"/", "/es/"} {
		d := open(t, server(t), path)
		ids := map[string]*html.Node{}
		for _, n := range d.where("*") {
			if id := pagetest.Attribute(n, "id"); pagetest.Has(n, "id") {
				if ids[id] != nil {
					t.Errorf("%s: the id %q stands twice", path, id)
				}
				ids[id] = n
			}
		}
		labelled := map[string]bool{}
		for _, label := range d.where("label") {
			if target := pagetest.Attribute(label, "for"); pagetest.Has(label, "for") && pagetest.Text(label) != "" {
				labelled[target] = true
			}
		}
		for _, n := range inputs(d) {
			name := pagetest.Attribute(n, "name")
			id := pagetest.Attribute(n, "id")
			aria := pagetest.Attribute(n, "aria-label")
			if name == "" || id == "" {
				t.Errorf("%s: a control named %q with the id %q", path, name, id)
			}
			if aria == "" && !labelled[id] && !(pagetest.Inside(n, "label") && pagetest.Text(n.Parent) != "") {
				t.Errorf("%s: %q has no label", path, name)
			}
			// The attribute is for what is typed; for boxes to tick the form's own counts.
			if ticked := pagetest.Fits(n, "[type=radio]") || pagetest.Fits(n, "[type=checkbox]"); pagetest.Fits(n, "[autocomplete=off]") == ticked {
				t.Errorf("%s: the browser would remember %q", path, name)
			}
			if pagetest.Fits(n, "[type=number]") || pagetest.Has(n, "required") || pagetest.Has(n, "pattern") || pagetest.Has(n, "min") || pagetest.Has(n, "max") {
				t.Errorf("%s: the browser would judge %q before the engine", path, name)
			}
			read := pagetest.Attribute(n, "data-read")
			if !pagetest.Has(n, "data-read") && !strings.HasSuffix(name, ".rough") {
				t.Errorf("%s: it is not said how %q is read", path, name)
			}
			if (read == "money" || read == "percent") && !pagetest.Fits(n, "[inputmode=decimal]") || read == "count" && !pagetest.Fits(n, "[inputmode=numeric]") {
				t.Errorf("%s: %q brings up the wrong keyboard", path, name)
			}
			if !pagetest.Inside(n, "[data-field="+strings.TrimSuffix(strings.TrimSuffix(name, ".high"), ".rough")+"]") && name != "signs" {
				t.Errorf("%s: %q is in no field of its name", path, name)
			}
		}
		for _, n := range d.where("*") {
			described := pagetest.Attribute(n, "aria-describedby")
			by := pagetest.Attribute(n, "aria-labelledby")
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
	for _, field := range d.where("[data-field]") {
		name := pagetest.Attribute(field, "data-field")
		slot := d.one("#" + name + "-error")
		if !pagetest.Fits(slot, ".error") || !pagetest.Has(slot, "hidden") || pagetest.Text(slot) != "" {
			t.Errorf("the place for an error of %q is not empty and hidden", name)
		}
		pointed := false
		for n := range field.Descendants() {
			described := pagetest.Attribute(n, "aria-describedby")
			pointed = pointed || slices.Contains(strings.Fields(described), name+"-error")
		}
		described := pagetest.Attribute(field, "aria-describedby")
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
		name := pagetest.Attribute(n, "name")
		if n.Data == "select" {
			for option := range n.ChildNodes() {
				value := pagetest.Attribute(option, "value")
				values[name] = append(values[name], value)
			}
			continue
		}
		value := pagetest.Attribute(n, "value")
		values[name] = append(values[name], value, "")
		if pagetest.Has(n, "checked") {
			begun[name] = value
		}
	}
	parts := d.where("[data-when]")
	if len(parts) < 30 {
		t.Errorf("only %d parts stand under a condition", len(parts))
	}
	for _, part := range parts {
		when := pagetest.Attribute(part, "data-when")
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
		if shown == pagetest.Has(part, "hidden") {
			t.Errorf("what stands under %q begins with shown %t", when, !shown)
		}
	}
}

func TestTheFormBeginsWithTheUsualPlan(t *testing.T) {
	d := open(t, server(t), "/")
	checked := map[string]string{}
	for _, n := range inputs(d) {
		if !pagetest.Has(n, "checked") {
			continue
		}
		name := pagetest.Attribute(n, "name")
		checked[name] = pagetest.Attribute(n, "value")
	}
	want := map[string]string{"first": "6", "then": "4", "provider": "massage_therapist", "minutes": "60", "rank.sort": "total"}
	if len(checked) != len(want) {
		t.Errorf("chosen at the start: %v, want %v and nothing said of health or insurance", checked, want)
	}
	for name, value := range want {
		if checked[name] != value {
			t.Errorf("%s begins with %q, want %q", name, checked[name], value)
		}
	}
	for _, n := range inputs(d) {
		if value := pagetest.Attribute(n, "value"); value != "" && (pagetest.Fits(n, "[type=text]") || pagetest.Fits(n, "[type=date]")) {
			name := pagetest.Attribute(n, "name")
			t.Errorf("%q begins with %q typed", name, value)
		}
	}
}

// The template of a quote is the first quote with "#" for its number.
func TestTheQuoteToCopy(t *testing.T) {
	d := open(t, server(t), "/")
	var first, next []string
	for _, n := range inputs(d) {
		name := pagetest.Attribute(n, "name")
		path := pagetest.Attribute(n, "data-path")
		switch {
		case strings.HasPrefix(name, "own[0]."):
			first = append(first, name+" "+path)
		case strings.HasPrefix(name, "own[#]."):
			if !pagetest.Inside(n, "template") {
				t.Errorf("%s is not in the template", name)
			}
			next = append(next, strings.ReplaceAll(name+" "+path, "[#]", "[0]"))
		}
	}
	if len(first) < 20 || !slices.Equal(first, next) {
		t.Errorf("the first quote has %q, the copy %q", first, next)
	}
	for _, n := range d.where("*") {
		if !pagetest.Inside(n, "template") {
			for _, a := range n.Attr {
				if strings.Contains(a.Val, "[#]") {
					t.Errorf("<%s %s=%q> outside the template", n.Data, a.Key, a.Val)
				}
			}
		}
	}
	if got := pagetest.Text(d.one("#quote-list")); !strings.HasPrefix(got, "Place 1 ") {
		t.Errorf("the first quote begins with %q", got[:20])
	}
}

func TestSignsAreTheTable(t *testing.T) {
	d := open(t, server(t), "/")
	var got []string
	for _, n := range d.where("input[name=signs]") {
		value := pagetest.Attribute(n, "value")
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
	if cleared := d.one("#cleared"); !pagetest.Inside(cleared, "[data-effect=clinician_first]") {
		t.Error("a clinician's word stands apart from the signs that it lifts")
	}
}

func TestChoicesAreTheEngines(t *testing.T) {
	for path, york := range map[string][3]string{"/": {"New York", "NY", "Nueva York"}, "/es/": {"Nueva York", "NY", "New York"}} {
		d := open(t, server(t), path)
		options := map[string][3]string{}
		for _, n := range d.where("option[data-state]") {
			state := pagetest.Attribute(n, "data-state")
			name := pagetest.Attribute(n, "value")
			also := pagetest.Attribute(n, "data-also")
			options[state] = [3]string{name, state, also}
		}
		if len(options) != len(reference.States()) || options["NY"] != york {
			t.Errorf("%s: %d places, New York is %q", path, len(options), options["NY"])
		}
		var payers []string
		for n := range d.one("#benefit.payer").ChildNodes() {
			value := pagetest.Attribute(n, "value")
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
