package reference_test

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/reference"
)

func dayOf(t *testing.T, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestValuesAreThoseOfTheFiles reads the files without the generator's code.
func TestValuesAreThoseOfTheFiles(t *testing.T) {
	statuses := map[string]reference.CodeStatus{"A": reference.CodePaid, "B": reference.CodeBundled, "N": reference.CodeNotCovered}
	hundredths := func(text string) int {
		v, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		return int(math.Round(v * 100))
	}
	seen := map[string]bool{}
	for _, file := range []string{"mpfs_rvu_therapy_2020_2023.csv", "mpfs_rvu_therapy_2024_2026.csv"} {
		for _, r := range records(t, file) {
			year, _ := strconv.Atoi(r["year"])
			got := reference.ValueOf(r["hcpcs"], year)
			want := reference.RelativeValue{
				Work: hundredths(r["work_rvu"]), Expense: hundredths(r["nonfac_pe_rvu"]), Malpractice: hundredths(r["mp_rvu"]),
				Status: statuses[r["status_code"]], Timed: got.Timed, Therapy: r["mult_proc_indicator"] == "5",
				Standing: reference.Published, Year: year,
			}
			if got != want {
				t.Errorf("%s in %d: %+v, want %+v", r["hcpcs"], year, got, want)
			}
			seen[r["hcpcs"]+r["year"]] = true
		}
	}
	for _, r := range records(t, "fee_codes.csv") {
		for year := 2018; year <= 2030; year++ {
			v := reference.ValueOf(r["code"], year)
			if v.Timed != (r["timed"] == "yes") || v.Status == reference.CodeNotOnFile {
				t.Errorf("%s in %d: %+v", r["code"], year, v)
			}
			standing := reference.NoData
			if seen[r["code"]+strconv.Itoa(year)] {
				standing = reference.Published
			}
			if year == 2027 && seen[r["code"]+"2026"] {
				standing = reference.Unpublished
				last := reference.ValueOf(r["code"], 2026)
				if last.Standing = reference.Unpublished; v != last {
					t.Errorf("%s of a year not published: %+v, want the last values %+v", r["code"], v, last)
				}
			}
			if v.Standing != standing {
				t.Errorf("%s in %d: standing %d, want %d", r["code"], year, v.Standing, standing)
			}
		}
	}
	for _, code := range []string{"", "9712", "97125", "971244", "97124 ", "9712é"} {
		if v := reference.ValueOf(code, 2026); v != (reference.RelativeValue{}) {
			t.Errorf("ValueOf(%q) = %+v", code, v)
		}
	}
}

func TestConversionFactor(t *testing.T) {
	for _, c := range []struct {
		day  string
		want reference.Factor
	}{
		{"2019-12-31", reference.Factor{}},
		{"2020-01-01", reference.Factor{Low: 36_0896, High: 36_0896, Standing: reference.Published, Year: 2020}},
		{"2024-01-01", reference.Factor{Low: 32_7442, High: 32_7442, Standing: reference.Published, Year: 2024}},
		{"2024-03-08", reference.Factor{Low: 32_7442, High: 32_7442, Standing: reference.Published, Year: 2024}},
		{"2024-03-09", reference.Factor{Low: 33_2875, High: 33_2875, Standing: reference.Published, Year: 2024}},
		{"2024-12-31", reference.Factor{Low: 33_2875, High: 33_2875, Standing: reference.Published, Year: 2024}},
		{"2025-01-01", reference.Factor{Low: 32_3465, High: 32_3465, Standing: reference.Published, Year: 2025}},
		{"2026-12-31", reference.Factor{Low: 33_4009, High: 33_4009, Standing: reference.Published, Year: 2026}},
		// Not yet published: from the last one to 10 % above, 33.4009 + 3.34009, up.
		{"2027-01-01", reference.Factor{Low: 33_4009, High: 36_7410, Standing: reference.Unpublished, Year: 2026}},
		{"2027-12-31", reference.Factor{Low: 33_4009, High: 36_7410, Standing: reference.Unpublished, Year: 2026}},
		{"2028-01-01", reference.Factor{}},
	} {
		if got := reference.ConversionFactor(dayOf(t, c.day)); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.day, got, c.want)
		}
	}
	if got := reference.ConversionFactor(0); got != (reference.Factor{}) {
		t.Errorf("no day: %+v", got)
	}
}

func TestLocalities(t *testing.T) {
	all := reference.Localities("", 2025)
	byName := map[string]reference.Locality{}
	for _, l := range all {
		byName[l.State+l.Number] = l
	}
	rows := records(t, "gpci_2025_by_locality.csv")
	if len(all) != 109 || len(byName) != 109 || len(rows) != 109 {
		t.Fatalf("%d localities, %d names, %d rows; want 109", len(all), len(byName), len(rows))
	}
	for _, r := range rows {
		l := byName[r["state"]+r["locality"]]
		for column, got := range map[string]int{"work_gpci_with_1_0_floor": l.Work, "pe_gpci": l.Expense, "mp_gpci": l.Malpractice} {
			want, _ := strconv.ParseFloat(r[column], 64)
			if fmt.Sprintf("%.3f", want) != fmt.Sprintf("%d.%03d", got/1000, got%1000) {
				t.Errorf("%s of %s %s: %d, want %s", column, r["state"], r["locality"], got, r[column])
			}
		}
	}
	names := func(list []reference.Locality) string {
		var out []string
		for _, l := range list {
			out = append(out, l.State+l.Number)
		}
		return strings.Join(out, " ")
	}
	for state, want := range map[string]string{
		"WA": "WA02 WA99",
		"MD": "DC01 MD01 MD99", // the suburbs of Washington are in the locality of DC
		"VA": "DC01 VA00",
		"DC": "DC01",
		"GU": "HI01",
		"HI": "HI01",
		"PR": "PR20",
		"AA": "", "XX": "", "W": "",
	} {
		if got := names(reference.Localities(state, 2025)); got != want {
			t.Errorf("localities of %q: %q, want %q", state, got, want)
		}
	}
	for year, indexYear := range map[int]int{2023: 0, 2024: 2024, 2025: 2025, 2026: 2025, 2027: 2025, 2028: 0} {
		list := reference.Localities("WA", year)
		if (len(list) == 0) != (indexYear == 0) || slices.ContainsFunc(list, func(l reference.Locality) bool { return l.Year != indexYear }) {
			t.Errorf("indices for %d: %+v, want those of %d", year, list, indexYear)
		}
	}
	if n := reference.National(); n.Work != 1000 || n.Expense != 1000 || n.Malpractice != 1000 || n.State != "" {
		t.Errorf("the nation: %+v", n)
	}
}
