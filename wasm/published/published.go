// Package published holds the engine to the worked examples that others have
// published (wasm/testdata/published): each record says what an example starts
// from and what its page comes to, and a rule of its subject says how the engine
// is asked the same.
//
// The vocabulary: a subject is one file of records; a rule is one kind of
// example, with its own names of what is given and expected; the README beside
// the files lists both. A counterexample is a page that is wrong, with which the
// engine must not agree. What a page leaves open is chosen and named (assumed).
//
// Nothing here decides an amount: a rule puts what is given into the engine's own
// types and reads off what the engine says.
package published

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Record is one published example.
type Record struct {
	ID      string          `json:"id"`
	Title   string          `json:"title"`   // of the page
	Address string          `json:"address"` // of the page
	Seen    string          `json:"seen"`    // the day on which it was read
	Says    string          `json:"says"`    // its figures in words of ours
	Rule    string          `json:"rule"`
	Given   json.RawMessage `json:"given"`
	Expect  json.RawMessage `json:"expect"`
	Assumed []string        `json:"assumed"` // paths in Given that the page leaves open
	Derived []string        `json:"derived"` // paths in Expect that follow from what it prints
	Use     string          `json:"use"`     // Counterexample, or empty
	Why     string          `json:"why"`     // of a counterexample: what is wrong
	Subject string          `json:"-"`       // the file's name without its extension
}

// Counterexample is the use of a record with which the engine must not agree.
const Counterexample = "counterexample"

// rule asks the engine what a record asks. It returns a value whose document has
// the names of the record's expectations.
type rule func(given json.RawMessage) (any, error)

// subjects are the files of records with the rules that they know.
var subjects = []struct {
	name  string
	rules map[string]rule
}{
	{"accounts", accountRules},
	{"cost_sharing", sharingRules},
	{"mppr", feeRules},
	{"offers", offerRules},
	{"rights", rightsRules},
	{"secondary", secondaryRules},
	{"tax", taxRules},
	{"units", unitRules},
}

// Read reads the records of a testdata folder, subject by subject; none where it
// has no folder of them.
func Read(testdata string) ([]Record, error) {
	var all []Record
	for _, subject := range subjects {
		data, err := os.ReadFile(filepath.Join(testdata, "published", subject.name+".json"))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var records []Record
		if err := strict(data, &records); err != nil {
			return nil, fmt.Errorf("published/%s.json: %w", subject.name, err)
		}
		for i := range records {
			records[i].Subject = subject.name
		}
		all = append(all, records...)
	}
	return all, nil
}

// by makes a rule of a function that takes what is given in its own form. A name
// that the form does not have is an error: nothing of an example is passed over.
func by[Given any](ask func(*Given) (any, error)) rule {
	return func(given json.RawMessage) (any, error) {
		var g Given
		if err := strict(given, &g); err != nil {
			return nil, err
		}
		return ask(&g)
	}
}

// strict decodes one value and refuses names that its form does not have.
func strict(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(into)
}
