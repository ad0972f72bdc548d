package published

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// NotRun says why the engine is not asked a record, "" where it is.
func (r *Record) NotRun() string { return notRun[r.ID] }

// notRun are the records of which the engine has nothing to say.
var notRun = map[string]string{
	"hrs-learning-center-20": "it prints what each unit was paid in 2012, not the relative values of that year, which are not on file",
	"tango-sally-last-month": "limits of 2016 are not on file, and what a failed testing period costs is a note of the engine and no figure",
	"iowa-das-fsa":           "it prints parts of a saving without their rates: there is nothing to reckon but their sum",
	"fsafeds-csrs-column":    "a column of a table whose own figures do not add up; its example is run as fsafeds-csrs",
	"kelly-two-a-week":       "104 visits in a course, of which the engine plans 60 at most",
	"greensburg-upgrade":     "a member's credit upgraded for a difference is not among the selling rules: only a package's is",
	"greensburg-fee-twice":   "a page with two prices for one thing; a price list has one fee for a membership, so there is nothing to ask",
	"serenity-claw-back":     "a claw-back is stated and never planned with: whoever pays back has paid no less than for single visits",
	"moodwellness-freeze":    "a pause is hers to ask for and is not planned with; a fee for it is not among the selling rules",
	"urbanbliss-late":        "fees for late cancelling are stated and not planned with",
}

// Check asks the engine what the record asks and returns what differs. Of a
// counterexample that is what agrees.
func (r *Record) Check() (differences []string) {
	differences, err := r.compare()
	switch {
	case err != nil:
		return []string{err.Error()}
	case r.Use != Counterexample:
		return differences
	case len(differences) == 0:
		return []string{"the engine agrees, though the page is wrong: " + r.Why}
	}
	return nil
}

func (r *Record) compare() ([]string, error) {
	ask := r.rule()
	if ask == nil {
		return nil, fmt.Errorf("%s has no rule %q", r.Subject, r.Rule)
	}
	answer, err := ask(r.Given)
	if err != nil {
		return nil, err
	}
	said, err := json.Marshal(answer)
	if err != nil {
		return nil, err
	}
	want, err := tree(r.Expect)
	if err != nil {
		return nil, err
	}
	got, err := tree(said)
	if err != nil {
		return nil, err
	}
	return compare("", want, got)
}

func (r *Record) rule() rule {
	for _, s := range subjects {
		if s.name == r.Subject {
			return s.rules[r.Rule]
		}
	}
	return nil
}

// tree is a document with its numbers as they are written.
func tree(document []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(document))
	d.UseNumber()
	var v any
	err := d.Decode(&v)
	return v, err
}

// compare finds where what is expected differs from what the engine said. A name
// that the engine's answer does not have is an error: a figure would go unheld.
func compare(path string, want, got any) (differences []string, err error) {
	switch want := want.(type) {
	case map[string]any:
		object, _ := got.(map[string]any)
		for _, name := range slices.Sorted(maps.Keys(want)) {
			value, ok := object[name]
			if !ok {
				return nil, fmt.Errorf("the engine's answer has no %s", join(path, name))
			}
			more, err := compare(join(path, name), want[name], value)
			if err != nil {
				return nil, err
			}
			differences = append(differences, more...)
		}
	case []any:
		list, _ := got.([]any)
		if len(list) != len(want) {
			return []string{fmt.Sprintf("%s: got %v, published %v", path, got, want)}, nil
		}
		for i := range want {
			more, err := compare(join(path, fmt.Sprint(i)), want[i], list[i])
			if err != nil {
				return nil, err
			}
			differences = append(differences, more...)
		}
	default:
		if got != want {
			return []string{fmt.Sprintf("%s: got %v, published %v", path, got, want)}, nil
		}
	}
	return differences, nil
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
