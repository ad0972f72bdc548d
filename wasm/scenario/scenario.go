// Package scenario reads the worked examples in wasm/testdata/scenarios: what a
// person says, the arithmetic in words, and the totals that follow by hand.
//
// A scenario teaches one rule. Its totals were worked out before the engine was
// asked and nothing rewrites them; beside it lies the engine's whole estimate,
// byte for byte, which a test may rewrite when the ledger gains detail. The same
// scenarios are run natively, in the module that ships, and in a browser, and
// any other program may use them to show that it agrees to the cent.
package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// Scenario is one worked example.
type Scenario struct {
	Name       string // of its file, without the extension
	Title      string
	Teaches    string
	Source     Source
	Arithmetic []string
	Request    *estimate.Request
	Lists      []pricelist.List
	Expect     Expect
	dir        string
}

// Source says where the figures of an example come from.
type Source struct {
	Kind    string `json:"kind"`            // Published, Regulation or Derived
	Title   string `json:"title,omitempty"` // of the page or regulation
	Address string `json:"address,omitempty"`
	Seen    string `json:"seen,omitempty"` // the day on which it was read
}

// The kinds of source.
const (
	Published  = "published"  // somebody's worked example, used as it stands
	Regulation = "regulation" // a rule's own figures
	Derived    = "derived"    // from the rules, with the arithmetic written out
)

// check tells what a source lacks.
func (s *Source) check() error {
	switch s.Kind {
	case Derived:
		return nil
	case Published, Regulation:
		if s.Title == "" || s.Address == "" {
			return fmt.Errorf("source: what is %s has a title and an address", s.Kind)
		}
		return nil
	}
	return fmt.Errorf("source: %q is no kind of source", s.Kind)
}

// Expect is what was worked out by hand. Figures are whole cents; a field that
// is left out is not checked.
type Expect struct {
	Visits     int      `json:"visits"`
	LastVisit  string   `json:"last_visit,omitempty"`
	Replaced   bool     `json:"replaced,omitempty"` // a sign replaces the plan: no price
	Total      *Range   `json:"total,omitempty"`
	Unprepaid  *Range   `json:"unprepaid,omitempty"`
	Difference *int64   `json:"difference,omitempty"`
	Best       string   `json:"best,omitempty"` // id of the winning offer, "region" for none of hers
	Ways       []Way    `json:"ways,omitempty"`
	Next       *Unknown `json:"next,omitempty"`  // what is most worth asking
	Notes      []string `json:"notes,omitempty"` // "id: code" of an offer, or a code of the estimate
	GoodFaith  *Owed    `json:"good_faith,omitempty"`
	Disputable []Bill   `json:"disputable,omitempty"`

	Runners   []Runner  `json:"runners_up,omitempty"`
	BreakEven []Even    `json:"break_even,omitempty"` // of all offers, in their order
	Reached   []Reached `json:"reached,omitempty"`

	Goals  []Goal  `json:"objectives,omitempty"`
	Budget *Budget `json:"budget,omitempty"`
	Window *Window `json:"window,omitempty"`

	Firm       *bool       `json:"firm,omitempty"`
	Steady     []string    `json:"steady,omitempty"` // facts at every answer of which the best way stays the best
	Otherwise  *Otherwise  `json:"otherwise,omitempty"`
	OtherBills *OtherBills `json:"other_bills,omitempty"`
	Missed     *Range      `json:"missed,omitempty"` // of the best offer: low and high
}

// Otherwise is the fact that would make another route win. All of it is checked.
type Otherwise struct {
	Fact   string `json:"fact"`
	From   int64  `json:"from"`
	To     int64  `json:"to"`
	Saves  int64  `json:"saves"`
	Offer  string `json:"offer"` // whose route wins
	Claims bool   `json:"claims,omitempty"`
	Buys   int    `json:"buys,omitempty"` // how many items
}

// OtherBills is from when on they make another way the cheapest in all. All of it is
// checked.
type OtherBills struct {
	Offer  string `json:"offer"`
	Way    string `json:"way"`
	More   int64  `json:"more"`
	Gained int64  `json:"gained"`
	From   int64  `json:"from"`
	Saves  int64  `json:"saves,omitempty"`
}

// Owed is what a self-payer is owed in writing. All of it is checked.
type Owed struct {
	By      string `json:"by,omitempty"` // "" where nothing is owed unless she asks
	IfAsked string `json:"if_asked"`
	Whole   bool   `json:"whole"`
}

// Bill is the smallest bill of an offer that she may dispute; all figures 0 where
// there is none.
type Bill struct {
	Offer string `json:"offer"`
	Range
}

// Range is a total: one figure, or low and high with a likely one if there is.
type Range struct {
	Exact  *int64 `json:"exact,omitempty"`
	Low    int64  `json:"low,omitempty"`
	Likely *int64 `json:"likely,omitempty"`
	High   int64  `json:"high,omitempty"`
}

// Way is one way of paying one offer.
type Way struct {
	Offer string `json:"offer"`
	Kind  string `json:"kind"`
	Range
	Apart     bool     `json:"apart,omitempty"`
	Paid      *int64   `json:"paid,omitempty"` // before tax, in the way's last case
	DueFirst  *int64   `json:"due_first,omitempty"`
	PaidAhead *int64   `json:"paid_ahead,omitempty"`
	Credit    *int64   `json:"credit,omitempty"` // to the deductible
	Stops     []int64  `json:"stops,omitempty"`  // if she stops after each visit
	Funding   *Funding `json:"funding,omitempty"`

	Packages    []Bought   `json:"packages,omitempty"`
	Memberships []Tenure   `json:"memberships,omitempty"`
	Crossings   []Crossing `json:"crossings,omitempty"`
}

// Funding is what accounts and taxes come to in the way's last case.
type Funding struct {
	Eligible  *Range `json:"eligible,omitempty"`
	FromFSA   *Range `json:"from_fsa,omitempty"`
	FromHSA   *Range `json:"from_hsa,omitempty"`
	Rescued   *Range `json:"rescued,omitempty"`
	TaxSaved  *Range `json:"tax_saved,omitempty"`
	Forfeited *Range `json:"forfeited,omitempty"`
	AfterTax  *Range `json:"after_tax,omitempty"`
}

// Unknown is a fact worth asking.
type Unknown struct {
	Fact      string `json:"fact"`
	Worth     int64  `json:"worth"`
	Narrowing int64  `json:"narrowing"`
}

// Money is the range as the engine states it.
func (r *Range) Money() span.Money {
	if r.Exact != nil {
		return span.Certain(money.Amount(*r.Exact))
	}
	m := span.Money{Low: money.Amount(r.Low), High: money.Amount(r.High)}
	if r.Likely != nil {
		m.Likely, m.HasLikely = money.Amount(*r.Likely), true
	}
	return m
}

// file is the form of a scenario on disk.
type file struct {
	Title      string          `json:"title"`
	Teaches    string          `json:"teaches"`
	Source     Source          `json:"source"`
	Arithmetic []string        `json:"arithmetic"`
	Request    json.RawMessage `json:"request"`
	Prices     []string        `json:"prices,omitempty"` // files in wasm/testdata/lists
	Expect     Expect          `json:"expect"`
}

const detail = ".estimate.json"

// Read reads all scenarios of a testdata folder in the order of their names.
func Read(testdata string) ([]Scenario, error) {
	paths, err := filepath.Glob(filepath.Join(testdata, "scenarios", "*.json"))
	if err != nil {
		return nil, err
	}
	var all []Scenario
	for _, path := range paths {
		if strings.HasSuffix(path, detail) {
			continue
		}
		s, err := read(testdata, path)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		all = append(all, s)
	}
	return all, nil
}

func read(testdata, path string) (Scenario, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Scenario{}, err
	}
	var f file
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return Scenario{}, err
	}
	s := Scenario{
		Name: strings.TrimSuffix(filepath.Base(path), ".json"), dir: filepath.Dir(path),
		Title: f.Title, Teaches: f.Teaches, Arithmetic: f.Arithmetic, Expect: f.Expect,
	}
	s.Source = f.Source
	if err := f.Source.check(); err != nil {
		return s, err
	}
	var faults []error
	request, bad := document.ReadRequest(f.Request)
	for _, fault := range bad {
		faults = append(faults, fmt.Errorf("request: %s", document.Sentence(fault)))
	}
	s.Request = request
	for _, name := range f.Prices {
		data, err := os.ReadFile(filepath.Join(testdata, "lists", name))
		if err != nil {
			return s, err
		}
		list, bad := document.ReadPriceList(data)
		for _, fault := range bad {
			faults = append(faults, fmt.Errorf("%s: %s", name, document.Sentence(fault)))
		}
		if list != nil {
			s.Lists = append(s.Lists, *list)
		}
	}
	if len(faults) > 0 {
		return s, faults[0]
	}
	return s, nil
}

// Detail is the engine's whole estimate as it was last accepted.
func (s *Scenario) Detail() ([]byte, error) { return os.ReadFile(filepath.Join(s.dir, s.Name+detail)) }

// Accept replaces it.
func (s *Scenario) Accept(estimate []byte) error {
	return os.WriteFile(filepath.Join(s.dir, s.Name+detail), estimate, 0o644)
}
