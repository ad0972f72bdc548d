package document

import (
	"strconv"
	"strings"
)

// find is the shape at a path, in the document where there is one. Quotes, price
// lists and receipts have no path in common but those of a root's fields, which
// the kind tells apart; an unknown kind looks into all.
func find(path string, kind Kind) *shape {
	for _, k := range []Kind{RequestKind, PriceListKind, BillKind, ReceiptKind} {
		if kind != 0 && kind != k {
			continue
		}
		if s := root(k).at(steps(path)); s != nil {
			return s
		}
	}
	return nil
}

func root(k Kind) *shape {
	switch k {
	case PriceListKind:
		return priceListShape()
	case BillKind:
		return billShape()
	case ReceiptKind:
		return receiptShape()
	}
	return requestShape()
}

// at follows the steps of a path; an element's index is a step of its own.
func (s *shape) at(steps []string) *shape {
	for _, step := range steps {
		switch {
		case s == nil:
			return nil
		case s.form == listForm:
			s = s.item
		case s.form == freeForm:
		case s.form == spanForm && (step == "low" || step == "high"):
			s = number(s.least, s.most)
		default:
			s = s.field(step)
		}
	}
	return s
}

// steps cuts a path into the names of fields and the indices of elements.
func steps(path string) (all []string) {
	for path != "" {
		if quoted, ok := strings.CutPrefix(path, "["); ok {
			if literal, err := strconv.QuotedPrefix(quoted); err == nil {
				name, _ := strconv.Unquote(literal)
				all = append(all, name)
				path = strings.TrimPrefix(quoted[len(literal):], "]")
				continue
			}
			index, rest, _ := strings.Cut(quoted, "]")
			all = append(all, index)
			path = rest
			continue
		}
		path = strings.TrimPrefix(path, ".")
		end := strings.IndexAny(path, ".[")
		if end < 0 {
			end = len(path)
		}
		all = append(all, path[:end])
		path = path[end:]
	}
	return all
}

// meant guesses which field an unknown one should have been: the one in the same
// object that is spelled most nearly so, else the same name, or one letter off
// it, elsewhere in the document.
func meant(name string, s *shape, kind Kind) string {
	best, nearest := "", 1+min(3, len(name)/3)
	for _, f := range s.fields {
		if d := distance(name, f.name); d < nearest {
			best, nearest = f.name, d
		}
	}
	if best != "" {
		return best
	}
	return elsewhere(name, root(kind), "")
}

// elsewhere is the path of the first such field, elements without index.
func elsewhere(name string, s *shape, path string) string {
	if s.form == listForm {
		return elsewhere(name, s.item, path+"[]")
	}
	for _, f := range s.fields {
		if distance(name, f.name) <= 1 {
			return strings.TrimPrefix(path+"."+f.name, ".")
		}
	}
	for _, f := range s.fields {
		if found := elsewhere(name, f.shape, strings.TrimPrefix(path+"."+f.name, ".")); found != "" {
			return found
		}
	}
	return ""
}

// distance counts the letters to insert, remove or change from a to b (after
// Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
