package visitor_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kneadwise/server/page/pagetest"
)

// subject is the part of the form that a node lies in, "" for none.
func subject(t *testing.T, n *html.Node) (id string) {
	t.Helper()
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Type != html.ElementNode || !pagetest.Fits(p, "details.subject") {
			continue
		}
		if id != "" {
			t.Errorf("a subject lies in another: %s", id)
		}
		id = pagetest.Attribute(p, "id")
	}
	return id
}

// Whoever goes through the form one subject at a time comes by each of its
// controls, and by none of them twice.
func TestEveryControlBelongsToASubject(t *testing.T) {
	for _, path := range []string{"/", "/es/"} {
		d := open(t, server(t), path)
		of := map[string]string{}
		for _, n := range inputs(d) {
			name := pagetest.Attribute(n, "name")
			if !pagetest.Inside(n, "#facts") || pagetest.Inside(n, "template") {
				continue
			}
			id := subject(t, n)
			if id == "" {
				t.Errorf("%s: %q is in no subject", path, name)
			}
			if before, seen := of[name]; seen && before != id {
				t.Errorf("%s: %q is in %s and in %s", path, name, before, id)
			}
			of[name] = id
		}
		var asked []string
		for _, n := range d.where("details.subject") {
			id := pagetest.Attribute(n, "id")
			asked = append(asked, id)
			if pagetest.Has(n, "open") != (id == "part-place") {
				t.Errorf("%s: the form begins otherwise than with its first subject alone open: %s", path, id)
			}
		}
		want := []string{
			"part-place", "part-care", "quotes", "part-benefit", "part-figures", "part-other-payer", "part-accounts", "part-tax", "part-clinics",
			"part-goals", "part-signs", "part-check",
		}
		if !slices.Equal(asked, want) {
			t.Errorf("%s: the subjects are %q, want %q", path, asked, want)
		}
	}
}

// What a deductible is matters with insurance alone: its subject is hidden until
// then. Taxes are asked about where an account saves some.
func TestSubjectsThatMatter(t *testing.T) {
	d := open(t, server(t), "/")
	figures := d.one("#part-figures")
	if when := pagetest.Attribute(figures, "data-when"); when != "benefit.pays:yes|unknown" || !pagetest.Has(figures, "hidden") {
		t.Errorf("the figures of a plan stand under %q, hidden %t", when, pagetest.Has(figures, "hidden"))
	}
	steps := 0
	for _, n := range d.where("details.subject") {
		id := pagetest.Attribute(n, "id")
		if !pagetest.Has(n, "hidden") && !pagetest.Has(n, "data-matters") && id != "part-clinics" && id != "part-check" {
			steps++
		}
	}
	if said, want := pagetest.Text(d.one("#walk-step")), fmt.Sprintf("Step 1 of %d.", steps); !strings.HasPrefix(said, want) {
		t.Errorf("the page begins with %q, want %q", said, want)
	}
	for _, n := range d.where("[data-matters]") {
		name, values, _ := strings.Cut(pagetest.Attribute(n, "data-matters"), ":")
		for _, value := range strings.Split(values, "|") {
			if len(d.where("[id="+name+":"+value+"]")) != 1 {
				t.Errorf("%q is asked about where %s is %q, which it cannot be", pagetest.Attribute(n, "id"), name, value)
			}
		}
	}
	if got := pagetest.Attribute(d.one("#part-tax"), "data-matters"); got != "accounts.kind:fsa|hsa" {
		t.Errorf("taxes matter where %q", got)
	}
}

// untyped are the facts that no control takes. They count for the subject that
// they are about.
var untyped = []string{"benefit.prescription_needed", "benefit.other_bills_timing"}

// Each fact that the engine may ask for is asked for on the page, by a control of
// a subject.
func TestEveryFactLeadsToASubject(t *testing.T) {
	text, err := os.ReadFile("../../web/calculator/result/facts.ts")
	if err != nil {
		t.Fatal(err)
	}
	control := map[string]string{}
	for _, row := range regexp.MustCompile(`"([a-z_.]+)": \{ who: "[a-z]+", measure: "[a-z]+"(?:, control: "([a-z_.]+)")? \}`).FindAllStringSubmatch(string(text), -1) {
		control[row[1]] = row[2]
	}
	d := open(t, server(t), "/")
	facts := engineFacts(t)
	if len(facts) < 40 {
		t.Fatalf("%d facts of the engine were found: the test looks in the wrong place", len(facts))
	}
	for _, fact := range facts {
		name, known := control[fact]
		want := []string{"part-benefit", "part-figures"}
		if strings.HasPrefix(fact, "offer.") {
			name, want = "own[0]."+name, []string{"quotes"}
		}
		switch {
		case !known:
			t.Errorf("the page does not know %s", fact)
		case slices.Contains(untyped, fact):
			if name != "" {
				t.Errorf("%s is typed into %q", fact, name)
			}
		default:
			found := d.where("[name=" + name + "]")
			if len(found) == 0 {
				t.Errorf("%s leads to %q, which is no control", fact, name)
			} else if id := subject(t, found[0]); !slices.Contains(want, id) {
				t.Errorf("%s leads to %q, which is in %q", fact, name, id)
			}
		}
	}
}

// engineFacts are the facts that the engine names.
func engineFacts(t *testing.T) (all []string) {
	t.Helper()
	paths, err := filepath.Glob("../../wasm/code/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range regexp.MustCompile(`\bFact\w+ +Fact += "([a-z_.]+)"`).FindAllStringSubmatch(string(text), -1) {
			all = append(all, found[1])
		}
	}
	return all
}

// A word of insurers is explained where it is asked for.
func TestTermsAreExplained(t *testing.T) {
	for _, path := range []string{"/", "/es/"} {
		d := open(t, server(t), path)
		for _, name := range []string{
			"benefit.network", "benefit.deductible", "benefit.share", "benefit.copay", "benefit.coinsurance", "benefit.pocket_max", "benefit.allowed",
			"benefit.prescription", "benefit.referral_needed", "benefit.authorisation_needed", "benefit.outside", "benefit.outside.share", "benefit.outside.reference",
			"other_payer.deductible_left", "other_payer.copay", "other_payer.plan_of_care", "other_payer.participates", "other_payer.assigned",
			"accounts.kind", "accounts.letter",
		} {
			if hints := d.where("[id=" + name + "-hint]"); len(hints) != 1 || pagetest.Text(hints[0]) == "" {
				t.Errorf("%s: nothing explains %s", path, name)
			}
		}
		if hint := pagetest.Text(d.one("[id=benefit.outside-hint]")); !strings.Contains(hint, "superbill") {
			t.Errorf("%s: the bill that is sent in is not called by its name: %q", path, hint)
		}
	}
}

// Who does not know can always say so: a choice that can be taken has one for
// that, but for the plan of the visits, which begins with the usual.
func TestNotKnowingIsAnAnswer(t *testing.T) {
	d := open(t, server(t), "/")
	values := map[string][]string{}
	for _, n := range d.where("[type=radio]") {
		name := pagetest.Attribute(n, "name")
		values[name] = append(values[name], pagetest.Attribute(n, "value"))
	}
	begun := []string{"first", "then", "provider", "minutes", "rank.sort"}
	for name, offered := range values {
		if slices.Contains(offered, "unknown") == slices.Contains(begun, name) {
			t.Errorf("%s offers %q", name, offered)
		}
	}
}
