package statement_test

import (
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/statement"
	"kneadwise/wasm/estimate"
)

// A statement says what stopping early comes to where something is paid ahead:
// the amounts are those worked by hand in scenario 505.
func TestAStatementSaysWhatStoppingComesTo(t *testing.T) {
	const stopping, unprepaid = "505-stop-within-a-term", "05-stop-after-six"
	words := catalogue(t).Texts(locale.English)
	said := map[string]string{}
	for _, s := range scenarios(t) {
		if s.Name != stopping && s.Name != unprepaid {
			continue
		}
		e, _ := estimate.Run(s.Request, s.Lists)
		var text strings.Builder
		if err := statement.Write(&text, words, &e); err != nil {
			t.Fatal(err)
		}
		said[s.Name] = text.String()
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
	if got := said[stopping]; !strings.Contains(got, want) {
		t.Errorf("it does not say %s\nbut: %s", want, got)
	}
	if got := said[unprepaid]; got == "" || strings.Contains(got, "If you stop early") {
		t.Errorf("nothing is paid ahead, yet it says: %q", got)
	}
}
