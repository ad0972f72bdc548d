package locale

import (
	"fmt"
	"iter"
	"maps"
	"strings"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// Texts is the texts of one language.
type Texts struct {
	language Language
	entries  map[string]string
}

// Language says which it is.
func (t *Texts) Language() Language { return t.language }

// Keys returns every key, in no order.
func (t *Texts) Keys() iter.Seq[string] { return maps.Keys(t.entries) }

// Has tells whether there is a text, or a plural, of that key.
func (t *Texts) Has(key string) bool {
	_, plain := t.entries[key]
	_, plural := t.entries[key+"#other"]
	return plain || plural
}

// Of returns the text of a key with its placeholders filled from pairs of name
// and value: Of("page.prices.minutes", "minutes", 60). A pair "count" chooses
// the plural. The error is ErrNoText or ErrPlaceholder, so that a template with
// a slip renders nothing instead of half a sentence.
func (t *Texts) Of(key string, filling ...any) (string, error) {
	values, err := named(filling)
	if err != nil {
		return "", fmt.Errorf("%s: %w", key, err)
	}
	text, err := t.find(key, values)
	if err != nil {
		return "", err
	}
	// All at once: a value may hold what looks like a placeholder, and is a value
	// all the same.
	var pairs []string
	for _, name := range placeholders(text) {
		value, ok := values[name]
		if !ok {
			return "", fmt.Errorf("%s: %w: nothing for {%s}", key, ErrPlaceholder, name)
		}
		pairs = append(pairs, "{"+name+"}", value)
	}
	if len(pairs) == 0 {
		return text, nil
	}
	return strings.NewReplacer(pairs...).Replace(text), nil
}

func (t *Texts) find(key string, values map[string]string) (string, error) {
	if text, ok := t.entries[key]; ok {
		return text, nil
	}
	count, counted := values["count"]
	if counted {
		form := "#other"
		if count == "1" {
			form = "#one"
		}
		if text, ok := t.entries[key+form]; ok {
			return text, nil
		}
	}
	return "", fmt.Errorf("%w: %s %q", ErrNoText, t.language, key)
}

func named(pairs []any) (map[string]string, error) {
	if len(pairs)%2 != 0 {
		return nil, fmt.Errorf("%w: a name without a value", ErrPlaceholder)
	}
	values := make(map[string]string, len(pairs)/2)
	for i := 0; i < len(pairs); i += 2 {
		name, ok := pairs[i].(string)
		if !ok {
			return nil, fmt.Errorf("%w: %v is not a name", ErrPlaceholder, pairs[i])
		}
		values[name] = fmt.Sprint(pairs[i+1])
	}
	return values, nil
}

// Dollars returns an amount as it is written in the United States in both
// languages, without cents where it has none: "$1,275", "$1,275.50".
func Dollars(a money.Amount) string {
	sign := ""
	if a < 0 {
		sign, a = "-", -a
	}
	whole := fmt.Sprint(int64(a) / 100)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if cents := int64(a) % 100; cents != 0 {
		whole = fmt.Sprintf("%s.%02d", whole, cents)
	}
	return sign + "$" + whole
}

// Date returns a day in words: "November 23, 2026", "23 de noviembre de 2026".
func (t *Texts) Date(d civil.Date) (string, error) {
	year, month, day := d.Split()
	name, err := t.Of(fmt.Sprintf("month.%d", month))
	if err != nil {
		return "", err
	}
	return t.Of("date.long", "month", name, "day", day, "year", year)
}
