package statement_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/statement"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/rights"
	"kneadwise/wasm/scenario"
)

// What a self-payer is owed stands in the statement, with its days and bills.
func TestStatementSaysWhatIsOwed(t *testing.T) {
	want := map[string][]string{
		"496-estimate-owed-in-three-days": {"You book on December 2, 2026. You are owed it by December 7, 2026", "on December 1, 2026, you are owed it by December 4, 2026", "all these visits", "Main Street: if the estimate is what we work out, you may dispute a bill of $940.00 or more"},
		"498-estimate-only-if-asked":      {"less than three business days ahead", "$490.00 or more"},
		"501-longer-than-one-estimate":    {"If you book three business days ahead or more", "at most 12 months"},
		"01-nothing-asked":                {"If you book three business days ahead or more", "45 CFR 149.610"},
	}
	for i, s := range scenarios(t) {
		parts := want[s.Name]
		if parts == nil {
			continue
		}
		delete(want, s.Name)
		e, faults := estimate.Run(s.Request, s.Lists)
		if len(faults) > 0 {
			t.Fatalf("%s: %v", s.Name, faults)
		}
		var text strings.Builder
		if err := statement.Write(&text, catalogue(t).Texts(locale.English), &e); err != nil {
			t.Fatal(err)
		}
		for _, part := range parts {
			if !strings.Contains(text.String(), part) {
				t.Errorf("%d, %s: no %q in\n%.1500s", i, s.Name, part, text.String())
			}
		}
		if s.Name == "501-longer-than-one-estimate" && strings.Contains(text.String(), "you may dispute a bill of") {
			t.Errorf("%s: no one estimate is for all of it, and a bill is named", s.Name)
		}
		e.GoodFaith = nil
		text.Reset()
		if err := statement.Write(&text, catalogue(t).Texts(locale.English), &e); err != nil || strings.Contains(text.String(), "estimate") {
			t.Errorf("%s: %v; to whom nothing is owed something is said:\n%.800s", s.Name, err, text.String())
		}
	}
	for name := range want {
		t.Errorf("there is no scenario %s", name)
	}
}

// The figures in the words are those of the rule, in both languages.
func TestWordsOfADisputeHaveTheRulesFigures(t *testing.T) {
	billed, _ := civil.Make(2027, 1, 4)
	days := strconv.Itoa(int(rights.DisputeUntil(billed) - billed))
	for _, language := range locale.Languages() {
		words, err := catalogue(t).Texts(language).Of("good_faith.dispute")
		if err != nil {
			t.Fatal(err)
		}
		for _, figure := range []string{locale.Dollars(rights.Substantial), locale.Dollars(rights.Fee), days} {
			if !slices.Contains(strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == '.' || r == ',' }), figure) {
				t.Errorf("%s: no %q in %q", language, figure, words)
			}
		}
	}
}

func scenarios(t *testing.T) []scenario.Scenario {
	t.Helper()
	all, err := scenario.Read("../../wasm/testdata")
	if err != nil {
		t.Fatal(err)
	}
	return all
}
