package pricing

import (
	"errors"
	"net/url"
	"strconv"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// Words that several fields say of what is typed.
const (
	fillIn    = "Fill this in."
	wholeOnly = "Write a whole number, such as 6."
	oneAmount = "Write one amount, such as $95 or 1,200.50."
	noSuchDay = "Write a day that there is, such as 2026-12-01 or 12/1/2026."
)

// reader understands what was typed into a form. What it cannot understand it
// notes by field, in words; a field that is left empty and must not be is noted
// too. It never judges a value: that is the engine's.
type reader struct {
	values url.Values
	texts  *locale.Texts
	wrong  map[string]string // by field
	empty  map[string]bool   // fields that are wrong because nothing is typed
}

func newReader(values url.Values, texts *locale.Texts) *reader {
	return &reader{values: values, texts: texts, wrong: map[string]string{}, empty: map[string]bool{}}
}

func (r *reader) note(field, words string) {
	if _, noted := r.wrong[field]; !noted {
		r.wrong[field] = words
	}
}

// said is what was typed, without space around it.
func (r *reader) said(field string) string { return trimmed(r.values.Get(field)) }

// trimmed takes off what a paste brings along, the no-break spaces too.
func trimmed(text string) string { return strings.TrimSpace(text) }

// need is what was typed; nothing is noted with the words for it.
func (r *reader) need(field, missing string) string {
	text := r.said(field)
	if text == "" {
		r.note(field, missing)
		r.empty[field] = true
	}
	return text
}

// money reads an amount that must be there.
func (r *reader) money(field, missing string) money.Amount {
	if r.need(field, missing) == "" {
		return 0
	}
	return r.amount(field)
}

// moneyIf reads an amount that may be left out.
func (r *reader) moneyIf(field string) *money.Amount {
	if r.said(field) == "" {
		return nil
	}
	amount := r.amount(field)
	return &amount
}

func (r *reader) amount(field string) money.Amount {
	amount, err := money.Parse(r.said(field))
	if err != nil {
		r.note(field, r.reason(err, oneAmount))
	}
	return amount
}

// reason words an error of package money by its code. A range is not
// what a clinic may state, and the catalogue's words for it are the visitor's.
func (r *reader) reason(err error, otherwise string) string {
	var typed *money.ParseError
	if !errors.As(err, &typed) || typed.Reason == money.ReasonRange {
		return otherwise
	}
	words, err := r.texts.Of(typed.Reason.Code())
	if err != nil {
		return otherwise
	}
	return words
}

// count reads a whole number that must be there.
func (r *reader) count(field, missing string) int {
	if r.need(field, missing) == "" {
		return 0
	}
	return r.whole(field)
}

// countIf reads a whole number that may be left out, which is 0.
func (r *reader) countIf(field string) int {
	if r.said(field) == "" {
		return 0
	}
	n := r.whole(field)
	if n == 0 {
		r.note(field, "Leave this empty, or write 1 or more.")
	}
	return n
}

// tooMany is beyond every limit of a count, so that the engine says which.
const tooMany = 1_000_000

func (r *reader) whole(field string) int {
	digits := r.said(field)
	if strings.Trim(digits, "0123456789") != "" {
		r.note(field, wholeOnly)
		return 0
	}
	if len(digits) > 6 {
		return tooMany
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		r.note(field, wholeOnly)
	}
	return n
}

// day reads a day that must be there.
func (r *reader) day(field, missing string) Day {
	if r.need(field, missing) == "" {
		return 0
	}
	return r.dayIf(field)
}

// dayIf reads a day that may be left out: as browsers send it, or as Americans
// write it.
func (r *reader) dayIf(field string) Day {
	text := r.said(field)
	if text == "" {
		return 0
	}
	day, err := civil.Parse(text)
	if err != nil {
		var ok bool
		if day, ok = american(text); !ok {
			r.note(field, noSuchDay)
		}
	}
	return Day(day)
}

// american reads "12/1/2026".
func american(text string) (civil.Date, bool) {
	parts := strings.Split(text, "/")
	if len(parts) != 3 || len(parts[2]) != 4 {
		return 0, false
	}
	var n [3]int
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil || strings.Trim(part, "0123456789") != "" {
			return 0, false
		}
		n[i] = v
	}
	if n[2] < 1900 || n[2] > 2199 {
		return 0, false
	}
	return civil.Make(n[2], n[0], n[1])
}

// yesNo reads an answer that may be left open.
func (r *reader) yesNo(field string) *bool {
	switch r.said(field) {
	case "yes":
		yes := true
		return &yes
	case "no":
		no := false
		return &no
	}
	return nil
}

// all is every value of a field of which several may be ticked, each once.
func (r *reader) all(field string) []string {
	var all []string
	seen := map[string]bool{}
	for _, value := range r.values[field] {
		if value != "" && !seen[value] {
			seen[value] = true
			all = append(all, value)
		}
	}
	return all
}

// address reads a web address as people type one: without its scheme, with
// capitals in its host.
func (r *reader) address(field string) string {
	text := r.said(field)
	if text == "" {
		return ""
	}
	if !strings.Contains(text, "://") && !strings.HasPrefix(text, "/") && !strings.Contains(text, ":") {
		text = "https://" + text
	}
	rest, ok := strings.CutPrefix(text, "https://")
	if !ok {
		return text // the engine refuses it
	}
	host, path := rest, ""
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host, path = rest[:i], rest[i:]
	}
	return "https://" + strings.ToLower(host) + path
}

// charge reads a fee as people say one: "50%" or "$25". A bare number could be
// either, so it is refused. It reports nil where nothing is typed.
func (r *reader) charge(field string) *Charge {
	text := r.said(field)
	switch {
	case text == "":
		return nil
	case strings.HasSuffix(text, "%"):
		rate, err := money.ParseRate(text)
		if err != nil {
			r.note(field, r.reason(err, "Write a percentage such as 50%, from 0 to 100."))
			return nil
		}
		if rate%(money.One/100) != 0 {
			r.note(field, "Write whole percents, such as 50%.")
		}
		percent := int(rate / (money.One / 100))
		return &Charge{Percent: &percent}
	case strings.ContainsAny(text, "$") || strings.Contains(text, "."):
		amount := r.amount(field)
		return &Charge{Cents: &amount}
	}
	r.note(field, "Is this percent or dollars? Write 50% or $50.")
	return nil
}

// list is what was typed between commas, semicolons or line ends, without what
// is empty.
func (r *reader) list(field string) (all []string) {
	for _, text := range strings.FieldsFunc(r.values.Get(field), func(c rune) bool { return c == ',' || c == ';' || c == '\n' || c == '\r' }) {
		if text = trimmed(text); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// ticked tells whether a box is ticked.
func (r *reader) ticked(field string) bool { return r.said(field) == "yes" }

// percents reads a share such as "3%" or "8.25", which is nothing where nothing
// is typed.
func (r *reader) percents(field string) money.Rate {
	text := r.said(field)
	if text == "" {
		return 0
	}
	rate, err := money.ParseRate(text)
	if err != nil {
		r.note(field, r.reason(err, "Write a percentage such as 3%, from 0 to 100."))
	}
	return rate
}
