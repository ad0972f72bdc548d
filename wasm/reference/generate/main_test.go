package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTablesAreMadeFromTheirSources(t *testing.T) {
	want, err := render("../source")
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../tables.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("tables.go differs from its sources: run go generate ./wasm/reference")
	}
}

func TestContradictorySourcesAreRefused(t *testing.T) {
	for name, c := range map[string]struct{ file, old, new, says string }{
		"a figure without a source":             {"regional_prices.csv", "75,veeva-massage-session-cost,150", "75,,150", "default_source"},
		"a source of no figure":                 {"regional_prices.csv", ",,,75", ",,petersen-pt-cash-rates,75", "a source of no default"},
		"a default above the range":             {"regional_prices.csv", "60,60,biologyinsights-massage-therapist,75", "60,60,biologyinsights-massage-therapist,151", "from 60 to 150"},
		"a range upside down":                   {"regional_prices.csv", "180,biologyinsights", "80,biologyinsights", "from 90 to 2000"},
		"a provider that is none":               {"regional_prices.csv", "physical_therapy", "physio", "no provider"},
		"a cell twice":                          {"regional_prices.csv", "massage_therapist,90", "massage_therapist,60", "twice"},
		"a year left out":                       {"aca_limits.csv", "2026,", "2028,", "from 2026 to 2026"},
		"a prefix twice":                        {"zip3_state.csv", "\n011,MA", "\n010,MA", "twice"},
		"a prefix of two digits":                {"zip3_state.csv", "\n011,MA", "\n11,MA", "three digits"},
		"a correction of what the list lacks":   {"zip3_corrections.csv", "986,WA,OR", "986,WA,ID", "the list has OR"},
		"a correction against the areas":        {"zip3_corrections.csv", "865,AZ,NM,17,2", "865,AZ,NM,2,17", "areas_in_state"},
		"an index of another year":              {"bea_rpp_state_2023.csv", "Washington,2023", "Washington,2022", "year"},
		"an index of two decimals":              {"bea_rpp_state_2023.csv", "106.116", "106.12", "three decimals"},
		"a source out of order":                 {"sources.csv", "\n2,", "\n3,", "from 2 to 2"},
		"a source that ends before it began":    {"sources.csv", "2027-05-31", "2026-05-31", "valid until"},
		"a code that is not listed":             {"mpfs_rvu_therapy_2024_2026.csv", "2024-03-08,97124", "2024-03-08,97125", "not in fee_codes"},
		"parts that do not make the total":      {"mpfs_rvu_therapy_2024_2026.csv", "97124,A,0.35,0.53", "97124,A,0.35,0.54", "do not make up"},
		"two values in one year":                {"mpfs_rvu_therapy_2024_2026.csv", "RVU24C,2024-03-09..2024-12-31,97124,A,0.35,0.55,0.55,0.01,0.91", "RVU24C,2024-03-09..2024-12-31,97124,A,0.35,0.56,0.56,0.01,0.92", "earlier release"},
		"a code that becomes bundled":           {"mpfs_rvu_therapy_2024_2026.csv", "97124,A,0.35,0.53", "97124,B,0.35,0.53", "another status"},
		"two factors on one day":                {"mpfs_rvu_therapy_2020_2023.csv", "5,36.0896", "5,36.0897", "another conversion factor"},
		"a day of another year":                 {"mpfs_rvu_therapy_2024_2026.csv", "2025-01-01..", "2024-01-01..", "want days of 2025"},
		"timed or not is not said":              {"fee_codes.csv", "97124,yes", "97124,", "want yes or no"},
		"indices that changed":                  {"gpci_2024_by_locality.csv", "0.869", "0.868", "not the indices of 2025"},
		"a locality twice":                      {"gpci_2025_by_locality.csv", "CA,55,", "CA,56,", "stands twice"},
		"counties of no locality":               {"locality_also.csv", "HI,01", "HI,02", "no locality"},
		"a source without an address":           {"sources.csv", "https://petersenpt.com", "petersenpt.com", "no address"},
		"a limit without a source":              {"health_account_sources.csv", "fsa-limits-2026", "", "fsa_source"},
		"a source of no limit":                  {"health_account_sources.csv", "hsa-limits-2027,,", "hsa-limits-2027,fsa-limits-2026,", "has a source"},
		"a limit after a year without":          {"health_account_limits_2024_2027.csv", ",257,", ",,", "has a source"},
		"a bracket left out":                    {"federal_income_tax_2024_2026.csv", "2024,single,14600,0.12", "2024,single,14600,0.22", "want the rate 0.12"},
		"a gap between brackets":                {"federal_income_tax_2024_2026.csv", "0.12,11600,", "0.12,11700,", "does not go on"},
		"a bracket's end of odd dollars":        {"federal_income_tax_2024_2026.csv", "0.1,0,11600\n2024,single,14600,0.12,11600", "0.1,0,11601\n2024,single,14600,0.12,11601", "no multiple"},
		"two standard deductions of one status": {"federal_income_tax_2024_2026.csv", "2024,single,14600,0.12", "2024,single,14650,0.12", "does not go on"},
		"another payroll tax":                   {"payroll_tax_2024_2026.csv", "0.062,176100", "0.042,176100", "other rates"},
		"a year of payroll left out":            {"payroll_tax_2024_2026.csv", "2025,", "2027,", "from 2025 to 2025"},
		"a filing status left out":              {"additional_medicare_2013.csv", "single,", "widowed,", "want single"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			if err := os.CopyFS(folder, os.DirFS("../source")); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(folder, c.file)
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			broken := strings.Replace(string(text), c.old, c.new, 1)
			if broken == string(text) {
				t.Fatalf("%s has no %q", c.file, c.old)
			}
			if err := os.WriteFile(path, []byte(broken), 0o644); err != nil {
				t.Fatal(err)
			}
			if _, err := render(folder); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("error %v, want one that says %q", err, c.says)
			}
		})
	}
}
