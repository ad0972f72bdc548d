package statement_test

import (
	"io/fs"
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/statement"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/scenario"
	"kneadwise/web"
)

func catalogue(t *testing.T) *locale.Catalogue {
	t.Helper()
	files, err := fs.Sub(web.Files(), "locale")
	if err != nil {
		t.Fatal(err)
	}
	c, err := locale.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Every scenario has a statement in both languages, in which each amount of the
// best way stands with its rule.
func TestEveryScenarioHasAStatement(t *testing.T) {
	all, err := scenario.Read("../../wasm/testdata")
	if err != nil {
		t.Fatal(err)
	}
	words := catalogue(t)
	for i := range all {
		s := &all[i]
		e, faults := estimate.Run(s.Request, s.Lists)
		if len(faults) > 0 {
			t.Fatalf("%s: %v", s.Name, faults)
		}
		for _, language := range locale.Languages() {
			var text strings.Builder
			if err := statement.Write(&text, words.Texts(language), &e); err != nil {
				t.Errorf("%s, %s: %v", s.Name, language, err)
			}
			for k := range bestCases(&e) {
				c := &bestCases(&e)[k]
				for _, entry := range c.Book.Entries {
					line := ": " + statement.Exact(entry.Amount) + ". " + rule(t, words.Texts(language), string(entry.Rule))
					if !strings.Contains(text.String(), line) {
						t.Errorf("%s, %s: no line %q", s.Name, language, line)
					}
				}
			}
		}
	}
}

func bestCases(e *estimate.Estimate) []estimate.Case {
	if e.Best < 0 {
		return nil
	}
	return e.Offers[e.Best].Ways[0].Cases
}

func rule(t *testing.T, words *locale.Texts, code string) string {
	t.Helper()
	text, err := words.Of("rule." + code)
	if err != nil {
		t.Fatal(err)
	}
	return text + " [" + code + "]"
}

func TestFiguresAreWrittenAsPeopleReadThem(t *testing.T) {
	for amount, want := range map[money.Amount]string{
		0: "$0.00", 5: "$0.05", 1_00: "$1.00", 1_275_50: "$1,275.50", -90: "-$0.90", 1_000_000_00: "$1,000,000.00",
	} {
		if got := statement.Exact(amount); got != want {
			t.Errorf("%d cents: %s, want %s", amount, got, want)
		}
	}
	for ppm, want := range map[int64]string{0: "0%", 200_000: "20%", 62_500: "6.25%", 904_010: "90.401%", 1: "0.0001%", 1_092_500: "109.25%"} {
		if got := statement.Percent(ppm); got != want {
			t.Errorf("%d ppm: %s, want %s", ppm, got, want)
		}
	}
}
