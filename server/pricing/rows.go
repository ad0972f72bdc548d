package pricing

import (
	"net/url"
	"strconv"
	"strings"
)

// A form may have rows of the same controls: a profile's places, the discounts
// and changes of the terms. The names of a row's controls begin with row.

// rows begins the names of all controls of rows of one kind.
type rows string

// The kinds of rows.
const (
	placeRow    rows = "place."
	discountRow rows = "discount."
	changeRow   rows = "change."
)

// row begins the names of the controls of one row.
func (r rows) row(i int) string { return string(r) + strconv.Itoa(i) + "." }

// typed is how many rows there are controls of, at most so many.
func (r rows) typed(values url.Values, most int) (n int) {
	for name := range values {
		rest, ok := strings.CutPrefix(name, string(r))
		digits, _, dotted := strings.Cut(rest, ".")
		if i, err := strconv.Atoi(digits); ok && dotted && err == nil && i >= n && i < most && r.row(i) == string(r)+digits+"." {
			n = i + 1
		}
	}
	return n
}

// blank tells whether nothing is typed in a row; its id is no one's doing.
func (r rows) blank(values url.Values, i int) bool {
	for name := range values {
		if part, ok := strings.CutPrefix(name, r.row(i)); ok && part != "id" && trimmed(values.Get(name)) != "" {
			return false
		}
	}
	return true
}

// close moves the rows up over those that were emptied, so that row and element
// have the same number and a fault finds its box. It returns how many are left.
func (r rows) close(values url.Values, n int) (left int) {
	for from := range n {
		if r.blank(values, from) {
			continue
		}
		if from != left {
			r.move(values, from, left)
		}
		left++
	}
	for i := left; i < n; i++ {
		r.clear(values, i)
	}
	return left
}

func (r rows) move(values url.Values, from, to int) {
	r.clear(values, to)
	for name, typed := range values {
		if part, ok := strings.CutPrefix(name, r.row(from)); ok {
			values[r.row(to)+part] = typed
		}
	}
	r.clear(values, from)
}

func (r rows) clear(values url.Values, i int) {
	for name := range values {
		if strings.HasPrefix(name, r.row(i)) {
			delete(values, name)
		}
	}
}
