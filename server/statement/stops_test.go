package statement_test

import (
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/statement"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/scenario"
)

// A statement says what stopping early comes to where something is paid ahead:
// the amounts are those worked by hand in scenario 505.
func TestAStatementSaysWhatStoppingComesTo(t *testing.T) {
	all, err := scenario.Read("../../wasm/testdata")
	if err != nil {
		t.Fatal(err)
	}
	words := catalogue(t).Texts(locale.English)
	said := func(name string) string {
		t.Helper()
		for i := range all {
			if all[i].Name != name {
				continue
			}
			e, _ := estimate.Run(all[i].Request, all[i].Lists)
			var text strings.Builder
			if err := statement.Write(&text, words, &e); err != nil {
				t.Fatal(err)
			}
			return text.String()
		}
		t.Fatalf("there is no scenario %s", name)
		return ""
	}
	const want = `
  If you stop early, you pay in all:
    January 4, 2027, visit 1: $230.00
    January 11, 2027, visit 2: $290.00
    January 18, 2027, visit 3: $350.00
    January 25, 2027, visit 4: $410.00
    February 1, 2027, visit 5: $470.00
    February 8, 2027, visit 6: $470.00
`
	if got := said("505-stop-within-a-term"); !strings.Contains(got, want) {
		t.Errorf("it does not say %s\nbut: %s", want, got)
	}
	if got := said("05-stop-after-six"); strings.Contains(got, "If you stop early") {
		t.Errorf("nothing is paid ahead, yet it says: %s", got)
	}
}
