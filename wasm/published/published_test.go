package published_test

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"kneadwise/wasm/published"
)

const testdata = "../testdata"

func read(t *testing.T) []published.Record {
	t.Helper()
	all, err := published.Read(testdata)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The engine agrees with every page, and with none that is wrong. What is not run
// says why.
func TestTheEngineAgrees(t *testing.T) {
	for _, r := range read(t) {
		t.Run(r.Subject+"/"+r.ID, func(t *testing.T) {
			differences := r.Check()
			if why := r.NotRun(); why != "" {
				if len(differences) == 0 {
					t.Errorf("it agrees, though it is said not to be run: %s", why)
				}
				return
			}
			for _, d := range differences {
				t.Error(d)
			}
		})
	}
}

// How many there are of each sort, so that none gets lost: those that agree
// although nothing was chosen to run them are the ones that prove most.
func TestHowManyAgree(t *testing.T) {
	var plain, assumed, wrong, notRun int
	for _, r := range read(t) {
		switch {
		case r.NotRun() != "":
			notRun++
		case r.Use == published.Counterexample:
			wrong++
		case len(r.Assumed) > 0:
			assumed++
		default:
			plain++
		}
	}
	t.Logf("%d with nothing assumed, %d with something assumed, %d counterexamples, %d not run", plain, assumed, wrong, notRun)
	if plain < 88 || plain+assumed < 134 || wrong < 6 || notRun > 10 {
		t.Errorf("%d, %d, %d and %d", plain, assumed, wrong, notRun)
	}
}

// A record says where it is from and names only what it has.
func TestRecordsAreWhole(t *testing.T) {
	ids := map[string]bool{}
	for _, r := range read(t) {
		t.Run(r.ID, func(t *testing.T) {
			if ids[r.ID] {
				t.Error("its name is taken")
			}
			ids[r.ID] = true
			if r.Title == "" || !strings.HasPrefix(r.Address, "http") || r.Seen == "" || r.Says == "" || len(r.Expect) < len(`{"a":0}`) {
				t.Error("it does not say what it is and where it was read")
			}
			if words := len(strings.Fields(r.Says)); words > 60 {
				t.Errorf("%d words of the page", words)
			}
			if (r.Use == published.Counterexample) != (r.Why != "") || r.Use != "" && r.Use != published.Counterexample {
				t.Errorf("use %q, why %q", r.Use, r.Why)
			}
			named(t, r.Given, r.Assumed)
			named(t, r.Expect, r.Derived)
		})
	}
}

// named tests that paths lead somewhere.
func named(t *testing.T, document json.RawMessage, paths []string) {
	t.Helper()
	for _, path := range paths {
		var at any
		if err := json.Unmarshal(document, &at); err != nil {
			t.Fatal(err)
		}
		for _, step := range strings.Split(path, ".") {
			switch v := at.(type) {
			case map[string]any:
				at = v[step]
			case []any:
				if i, err := strconv.Atoi(step); err == nil && i < len(v) {
					at = v[i]
					continue
				}
				at = nil
			default:
				at = nil
			}
		}
		if at == nil {
			t.Errorf("%s leads nowhere", path)
		}
	}
}
