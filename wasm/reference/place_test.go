package reference_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"testing"

	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
)

// records reads a source file without the generator's code.
func records(t *testing.T, name string) []map[string]string {
	t.Helper()
	f, err := os.Open("source/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []map[string]string
	for _, fields := range all[1:] {
		record := map[string]string{}
		for i, column := range all[0] {
			record[column] = fields[i]
		}
		out = append(out, record)
	}
	return out
}

func TestEveryPrefixOfTheListResolvesAndNoOther(t *testing.T) {
	want := map[string]string{}
	for _, r := range records(t, "zip3_state.csv") {
		want[r["zip3"]] = r["state"]
	}
	for _, r := range records(t, "zip3_corrections.csv") {
		if want[r["zip3"]] != r["was"] {
			t.Errorf("correction of %s: the list has %s, not %s", r["zip3"], want[r["zip3"]], r["was"])
		}
		want[r["zip3"]] = r["state"]
	}
	if len(want) != 932 {
		t.Fatalf("%d prefixes, want 932", len(want))
	}
	for n := range 1000 {
		zip3 := fmt.Sprintf("%03d", n)
		state, ok := reference.Zip3State(zip3)
		if wantState, wantOK := want[zip3], want[zip3] != ""; state != wantState || ok != wantOK {
			t.Errorf("Zip3State(%q) = %q, %v; want %q, %v", zip3, state, ok, wantState, wantOK)
		}
	}
}

func TestPrefixIsInTheStateOfItsAddresses(t *testing.T) {
	for _, c := range []struct{ zip3, state, where string }{
		{"992", "WA", "Spokane"},
		{"986", "WA", "Vancouver, sorted in Portland, Oregon"},
		{"838", "ID", "Coeur d'Alene, sorted in Spokane, Washington"},
		{"961", "CA", "South Lake Tahoe, sorted in Reno, Nevada"},
		{"220", "VA", "Fairfax, sorted for Washington, DC"},
		{"027", "MA", "New Bedford, sorted in Providence, Rhode Island"},
		{"410", "KY", "Covington, sorted in Cincinnati, Ohio"},
		{"063", "CT", "New London; 06390 alone is in New York"},
		{"005", "NY", "Holtsville"},
		{"055", "MA", "Andover, between prefixes of Vermont"},
		{"201", "VA", "Dulles, between prefixes of DC"},
		{"569", "DC", "a government prefix far from the other ones"},
		{"733", "TX", "Austin, between prefixes of Oklahoma"},
		{"885", "TX", "El Paso, among prefixes of New Mexico"},
		{"969", "GU", "Guam and the Pacific"},
		{"008", "VI", "Virgin Islands"},
		{"340", "AA", "military, Americas"},
		{"090", "AE", "military, Europe"},
		{"962", "AP", "military, Pacific"},
		{"999", "AK", "the last prefix"},
	} {
		if state, ok := reference.Zip3State(c.zip3); !ok || state != c.state {
			t.Errorf("%s (%s): %q, %v; want %s", c.zip3, c.where, state, ok, c.state)
		}
	}
}

func TestWhatIsNoPrefixDoesNotResolve(t *testing.T) {
	for _, zip3 := range []string{"", "9", "98", "9860", "98660", "98a", "a98", " 98", "-12", "9.8", "000", "213", "987", "٩٨٦", "/00", "99:"} {
		if state, ok := reference.Zip3State(zip3); ok || state != "" {
			t.Errorf("Zip3State(%q) = %q, %v; want nothing", zip3, state, ok)
		}
	}
}

func TestStatesAreTheFiftyAndDC(t *testing.T) {
	states := reference.States()
	if len(states) != 51 || !slices.IsSorted(states) || len(slices.Compact(slices.Clone(states))) != 51 {
		t.Fatalf("want 51 different codes in order, got %v", states)
	}
	prefixed := map[string]bool{}
	for n := range 1000 {
		if state, ok := reference.Zip3State(fmt.Sprintf("%03d", n)); ok {
			prefixed[state] = true
			if !reference.IsPlace(state) {
				t.Errorf("IsPlace(%q) = false for the place of a prefix", state)
			}
		}
	}
	for _, state := range states {
		if !prefixed[state] {
			t.Errorf("no prefix lies in %s", state)
		}
		delete(prefixed, state)
	}
	for _, unpriced := range []string{"AA", "AE", "AP", "GU", "PR", "VI"} {
		if !prefixed[unpriced] {
			t.Errorf("no prefix lies in %s", unpriced)
		}
		delete(prefixed, unpriced)
		if index, ok := reference.PriceIndex(unpriced); ok {
			t.Errorf("PriceIndex(%q) = %d, want none", unpriced, index)
		}
	}
	if len(prefixed) > 0 {
		t.Errorf("prefixes in places that are neither: %v", prefixed)
	}
	states[0] = "XX"
	if reference.States()[0] != "AK" {
		t.Error("a caller can change the table of states")
	}
}

func TestNoPlace(t *testing.T) {
	for _, code := range []string{"", "--", "wa", "W", "WAS", "XX", "US", "5N", "00"} {
		if reference.IsPlace(code) {
			t.Errorf("IsPlace(%q)", code)
		}
		if index, ok := reference.PriceIndex(code); ok {
			t.Errorf("PriceIndex(%q) = %d", code, index)
		}
	}
}

func TestPriceIndexIsTheParityOfOtherServices(t *testing.T) {
	for _, r := range records(t, "bea_rpp_state_2023.csv") {
		if r["state"] == "US" {
			continue
		}
		index, ok := reference.PriceIndex(r["state"])
		// 106.116 of 100 is 1,061,160 parts per million.
		text := fmt.Sprintf("%d.%03d", index/10_000, index%10_000/10)
		if !ok || text != r["rpp_services_other"] || index%10 != 0 {
			t.Errorf("%s: %d, %v; want %s %%", r["state"], index, ok, r["rpp_services_other"])
		}
	}
	if index, _ := reference.PriceIndex("WA"); index != money.Rate(1_061_160) {
		t.Errorf("WA: %d", index)
	}
}
