package terms

import (
	"strconv"

	"kneadwise/server/locale"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/review"
)

// Finding says what a review found, with its figures. Where it stands is the
// finding's Path.
func Finding(text *locale.Texts, f *review.Finding) (string, error) {
	s := saying{Wording: locale.Wording{Texts: text}}
	pairs := []any{"cost", locale.Dollars(f.Cost)}
	for _, in := range f.Inputs {
		pairs = append(pairs, in.Name, s.figure(in.Unit, in.Value))
	}
	key := string(f.Code)
	if same := key + ".same"; f.Cost == 0 && text.Has(same) {
		key = same
	}
	s.add(key, pairs...)
	return s.done()
}

// Value writes one value of a part that differs between two revisions: dollars,
// a number, a percentage or a day; a text as it stands in the document.
func Value(text *locale.Texts, v review.Value) (string, error) {
	if !v.Stated || v.Unit == 0 {
		return v.Text, nil
	}
	s := saying{Wording: locale.Wording{Texts: text}}
	s.said = append(s.said, s.figure(v.Unit, v.Number))
	return s.done()
}

func (s *saying) figure(unit ledger.Unit, n int64) string {
	switch unit {
	case ledger.Cents:
		return locale.Dollars(money.Amount(n))
	case ledger.Day:
		return s.Day(civil.Date(n))
	case ledger.PPM:
		return percent(money.Rate(n))
	}
	return strconv.FormatInt(n, 10)
}

// percent writes a rate without zeros at its end: "50%", "12.5%".
func percent(r money.Rate) string {
	whole, rest := int64(r)/10_000, int64(r)%10_000
	text := strconv.FormatInt(whole, 10)
	if rest > 0 {
		digits := strconv.FormatInt(10_000+rest, 10)[1:]
		for digits[len(digits)-1] == '0' {
			digits = digits[:len(digits)-1]
		}
		text += "." + digits
	}
	return text + "%"
}
