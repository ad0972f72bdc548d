package money

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// The two grammars, written once more in another way. The first group is the
// number with its commas.
const space = `[ \t\r\n\x{a0}\x{202f}]*`

var (
	amountGrammar = regexp.MustCompile(`^` + space + `(?:(?:US|us)?\$` + space + `)?(` + american(2) + `)` + space + `$`)
	rateGrammar   = regexp.MustCompile(`^` + space + `(` + american(4) + `)(?:` + space + `%)?` + space + `$`)
)

func american(decimals int) string {
	whole := `(?:[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+)`
	places := `[0-9]{0,` + string(rune('0'+decimals)) + `}`
	some := strings.Replace(places, "{0,", "{1,", 1)
	return `(?:` + whole + `(?:\.` + places + `)?|\.` + some + `)`
}

// oracle reads text by a grammar and returns the number times 10^shift.
func oracle(grammar *regexp.Regexp, text string, shift int32, limit int64) (value int64, ok bool) {
	if len(text) > longest {
		return 0, false
	}
	match := grammar.FindStringSubmatch(text)
	if match == nil {
		return 0, false
	}
	plain := strings.TrimSuffix(strings.ReplaceAll(match[1], ",", ""), ".")
	number, err := decimal.NewFromString("0" + plain)
	if err != nil {
		return 0, false
	}
	number = number.Shift(shift)
	if number.GreaterThan(decimal.New(limit, 0)) {
		return 0, false
	}
	return number.IntPart(), true
}

func checkAmount(t *testing.T, text string) (accepted bool) {
	t.Helper()
	got, err := Parse(text)
	want, ok := oracle(amountGrammar, text, 2, int64(MaxInput))
	if accepted = err == nil; accepted != ok {
		t.Errorf("Parse(%q) = %v, %v; the grammar accepts: %v", text, got, err, ok)
		return accepted
	}
	if int64(got) != want {
		t.Errorf("Parse(%q) = %v, want %v", text, got, Amount(want))
	}
	checkFault(t, text, err)
	if !accepted {
		return false
	}
	if again, err := Parse(got.String()); err != nil || again != got {
		t.Errorf("%q is %v, which is read back as %v, %v", text, got, again, err)
	}
	return true
}

func checkRate(t *testing.T, text string) {
	t.Helper()
	got, err := ParseRate(text)
	want, ok := oracle(rateGrammar, text, 4, int64(One))
	if (err == nil) != ok {
		t.Errorf("ParseRate(%q) = %v, %v; the grammar accepts: %v", text, got, err, ok)
		return
	}
	if int64(got) != want {
		t.Errorf("ParseRate(%q) = %d, want %d", text, got, want)
	}
	checkFault(t, text, err)
	if err != nil {
		return
	}
	percent := decimal.New(int64(got), -4).String()
	if again, err := ParseRate(percent); err != nil || again != got {
		t.Errorf("%q is %s %%, which is read back as %d, %v", text, percent, again, err)
	}
}

// checkFault holds every refusal to a reason with a code and a place in the text.
func checkFault(t *testing.T, text string, err error) {
	t.Helper()
	if err == nil {
		return
	}
	var fault *ParseError
	if !errors.As(err, &fault) {
		t.Errorf("%q: %T is not a *ParseError", text, err)
		return
	}
	if fault.Reason.Code() == "money.unknown" || fault.At < 0 || fault.At > len(text) {
		t.Errorf("%q: %v", text, fault)
	}
}

func FuzzParse(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) { checkAmount(t, text) })
}

func FuzzParseRate(f *testing.F) {
	f.Fuzz(func(t *testing.T, text string) { checkRate(t, text) })
}
