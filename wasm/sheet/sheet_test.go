package sheet

import (
	"encoding/csv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// rows reads a table as another program does, strictly.
func rows(t interface {
	Helper()
	Fatalf(string, ...any)
}, table []byte) [][]string {
	t.Helper()
	r := csv.NewReader(strings.NewReader(string(table)))
	all, err := r.ReadAll()
	if err != nil {
		t.Fatalf("%v\n%q", err, table)
	}
	return all
}

func TestATextStaysATextAndANumberANumber(t *testing.T) {
	for text, want := range map[string]string{
		"":                          ``,
		"Main Street":               `Main Street`,
		"Main, Street":              `"Main, Street"`,
		`the "best"`:                `"the ""best"""`,
		"two\nlines":                "\"two\nlines\"",
		"=1+1":                      `"'=1+1"`,
		"+1":                        `"'+1"`,
		"-1":                        `"'-1"`,
		"@SUM(A1)":                  `"'@SUM(A1)"`,
		"\t=1":                      "\"'\t=1\"",
		"\r=1":                      "\"'\r=1\"",
		"\n=1":                      "\"'\n=1\"",
		" =1":                       `"' =1"`,
		"＝1":                        `"'＝1"`,
		`=HYPERLINK("http://x","")`: `"'=HYPERLINK(""http://x"","""")"`,
		"a=1":                       `a=1`,
		"'":                         `'`,
	} {
		table := &table{}
		table.text(text)
		if got := string(table.out); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	table := &table{}
	table.amount(-4_50)
	table.amount(1_234_00)
	table.end()
	if got := string(table.out); got != "-4.50,1234.00\r\n" {
		t.Errorf("%q", got)
	}
}

// Any texts come back from another reader, each in its cell, and none of them
// begins with what a spreadsheet obeys.
func TestTextsComeBack(t *testing.T) {
	piece := rapid.OneOf(rapid.SampledFrom([]string{"=", "+", "-", "@", "\t", "\n", ",", `"`, "'", " ", "💆", "＝", "ñ"}), rapid.StringMatching(`[ -~]{0,8}`))
	text := rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 6).Draw(t, "pieces"), "") })
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(text, 1, 5).Draw(t, "texts")
		table := headed("a", "b", "c", "d", "e")
		for _, of := range texts {
			table.text(of)
		}
		for range 5 - len(texts) {
			table.empty()
		}
		table.end()
		got := rows(t, table.out)[1]
		for i, want := range texts {
			back := got[i]
			if back != want && back != "'"+want {
				t.Errorf("%q came back as %q", want, back)
			}
			if first, _ := utf8.DecodeRuneInString(strings.TrimLeft(back, " ")); strings.ContainsRune("=+-@＝＋－＠\t\r\n", first) && back != "" && first != utf8.RuneError {
				t.Errorf("%q begins with what is obeyed", back)
			}
		}
	})
}
