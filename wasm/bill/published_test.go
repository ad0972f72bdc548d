package bill_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// published reads examples that others have published.
func published[T any](t *testing.T, name string) (all []T) {
	t.Helper()
	text, err := os.ReadFile("../testdata/published/" + name)
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	if err != nil || len(all) == 0 {
		t.Fatalf("%s: %d examples, %v", name, len(all), err)
	}
	return all
}

func TestPublishedUnits(t *testing.T) {
	type line struct {
		Code    string
		Minutes int
	}
	rules := map[string]pricelist.UnitRule{"cms": pricelist.EightMinute, "ama": pricelist.Midpoint}
	for _, e := range published[struct {
		ID    string
		Given struct {
			Rule    string
			Lines   []line
			Minutes []int
		}
		Expect struct {
			Units    []uint8
			UnitsAny [][]uint8 `json:"units_any"`
			Total    *int
			Totals   []int
		}
	}](t, "units.json") {
		rule := rules[e.Given.Rule]
		for i, minutes := range e.Given.Minutes {
			if u := bill.Count(did(minutes), 1, rule, 0); u.Total() != e.Expect.Totals[i] {
				t.Errorf("%s: %d minutes are %d units, want %d", e.ID, minutes, u.Total(), e.Expect.Totals[i])
			}
		}
		var lines []offer.Coded
		for _, l := range e.Given.Lines {
			lines = append(lines, offer.Coded{Code: l.Code, Minutes: l.Minutes})
		}
		u := bill.Count(lines, all(lines), rule, 0)
		got := u.Of[:len(lines)]
		if e.Expect.Total != nil && u.Total() != *e.Expect.Total {
			t.Errorf("%s: %d units, want %d", e.ID, u.Total(), *e.Expect.Total)
		}
		if e.Expect.Units != nil && !slices.Equal(got, e.Expect.Units) {
			t.Errorf("%s: %v, want %v", e.ID, got, e.Expect.Units)
		}
		// Every way of a tie can be had, and no other is.
		found := map[string]bool{}
		for favoured := bill.Set(0); favoured < 1<<len(lines); favoured++ {
			other := bill.Count(lines, all(lines), rule, favoured)
			found[string(other.Of[:len(lines)])] = true
		}
		for _, want := range e.Expect.UnitsAny {
			if !found[string(want)] {
				t.Errorf("%s: no choice gives %v", e.ID, want)
			}
			delete(found, string(want))
		}
		if e.Expect.UnitsAny != nil && (len(found) > 0 || u.Tied == 0) {
			t.Errorf("%s: tied %b, also %v", e.ID, u.Tied, found)
		}
	}
}

func TestPublishedFees(t *testing.T) {
	worked := 0
	for _, e := range published[struct {
		ID, Rule string
		Given    struct {
			Work        int          `json:"work_e3"`
			Practice    int          `json:"practice_e3"`
			Malpractice int          `json:"malpractice_e3"`
			GPCIWork    int          `json:"gpci_work_e3"`
			GPCIPE      int          `json:"gpci_practice_e3"`
			GPCIMP      int          `json:"gpci_malpractice_e3"`
			Factor      int64        `json:"conversion_e4"`
			ParFee      money.Amount `json:"par_fee_cents"`
		}
		Expect struct {
			Fee      money.Amount  `json:"fee_cents"`
			NonPar   money.Amount  `json:"nonpar_fee_cents"`
			Limiting money.Amount  `json:"limiting_charge_cents"`
			Before   *money.Amount `json:"plan_before_cents"`
			Plan     *money.Amount `json:"plan_cents"`
		}
	}](t, "mppr.json") {
		switch g := e.Given; {
		case e.Rule == "fee":
			v := reference.RelativeValue{Work: g.Work / 10, Expense: g.Practice / 10, Malpractice: g.Malpractice / 10, Status: reference.CodePaid}
			at := reference.Locality{Work: g.GPCIWork, Expense: g.GPCIPE, Malpractice: g.GPCIMP}
			if got := bill.Fee(v, at, g.Factor); got != e.Expect.Fee {
				t.Errorf("%s: %v, want %v", e.ID, got, e.Expect.Fee)
			}
		case e.Rule == "limiting_charge" && g.ParFee > 0:
			if n, l := bill.NonParticipating(g.ParFee), bill.LimitingCharge(g.ParFee); n != e.Expect.NonPar || l != e.Expect.Limiting {
				t.Errorf("%s: %v and %v, want %v and %v", e.ID, n, l, e.Expect.NonPar, e.Expect.Limiting)
			}
		case e.Rule == "sequestration" && e.Expect.Plan != nil:
			if got := bill.Sequestered(*e.Expect.Before); got != *e.Expect.Plan {
				t.Errorf("%s: %v, want %v", e.ID, got, *e.Expect.Plan)
			}
		default:
			continue
		}
		worked++
	}
	if worked < 5 {
		t.Errorf("%d examples worked", worked)
	}
}
