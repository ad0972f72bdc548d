// Package sheet writes an answer as tables of comma-separated values (RFC 4180),
// for a spreadsheet or a program of hers.
//
// The vocabulary: a table has a header, whose names stay as they are in every
// language and version, and rows of as many cells. An amount is dollars with two
// decimals and no symbol; a day is written YYYY-MM-DD; visits count from 1; what
// does not apply is empty.
//
// A spreadsheet takes a cell that begins with =, +, - or @ for a formula and does
// what it says, and texts come from strangers: a clinic's name, a package's id. So
// such a text gets an apostrophe before it, which spreadsheets show as text (OWASP,
// "CSV Injection"). A number is not a text: -4.50 stays a number.
package sheet

import (
	"strconv"
	"strings"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
)

// table is one on its way.
type table struct {
	out   []byte
	begun bool // a cell of the row at hand is written
}

// headed begins a table.
func headed(names ...string) *table {
	t := &table{}
	for _, name := range names {
		t.text(name)
	}
	t.end()
	return t
}

// end ends a row.
func (t *table) end() {
	t.out = append(t.out, '\r', '\n')
	t.begun = false
}

// cell writes what needs no care.
func (t *table) cell(plain string) {
	if t.begun {
		t.out = append(t.out, ',')
	}
	t.begun = true
	t.out = append(t.out, plain...)
}

func (t *table) empty() { t.cell("") }

func (t *table) amount(a money.Amount) { t.cell(a.String()) }

func (t *table) day(d civil.Date) { t.cell(d.String()) }

func (t *table) count(n int) { t.cell(strconv.Itoa(n)) }

// visit writes the number of the visit at an index, or nothing for no visit.
func (t *table) visit(index int) {
	if index < 0 {
		t.empty()
		return
	}
	t.count(index + 1)
}

func (t *table) truth(v bool) { t.cell(strconv.FormatBool(v)) }

// text writes a text so that it stays one cell and one text. Some programs leave
// space before a formula out of account, and take the wide forms of the four signs
// for them.
func (t *table) text(text string) {
	bare := strings.TrimLeft(text, " \u00a0\u3000")
	guarded := false
	for _, sign := range [...]string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} {
		guarded = guarded || strings.HasPrefix(bare, sign)
	}
	if guarded {
		text = "'" + text
	}
	if guarded || strings.ContainsAny(text, "\",\r\n") {
		text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
	}
	t.cell(text)
}
