package document

import (
	"strconv"
	"strings"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/dispute"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
)

// Sentence says in English, for the command line, where a fault stands, what is
// wrong and what would be right. The page has its own words for the same codes.
func Sentence(f code.Fault) string {
	where := f.Path
	switch f.Code {
	case NotJSON, NotUTF8:
		at := "line " + grouped(f.Low) + ", column " + grouped(f.High)
		if where != "" {
			at = where + " (" + at + ")"
		}
		where = at
	}
	if where == "" {
		where = "the document"
	}
	other := f.Other
	f.Path, f.Other = within(f.Path), within(f.Other)
	text := where + ": " + phrase(f)
	if other != "" {
		text += " (the other field is " + other + ")"
	}
	return text
}

// within cuts from a path in a receipt what leads to the request or price list in
// it, whose own words hold there.
func within(path string) string {
	if rest, ok := strings.CutPrefix(path, requestPart); ok {
		return rest
	}
	if strings.HasPrefix(path, listsPart+"[") {
		if _, rest, ok := strings.Cut(path, listPart); ok {
			return rest
		}
	}
	return path
}

func phrase(f code.Fault) string {
	if text := phraseOfForm(f); text != "" {
		return text
	}
	s := find(f.Path, 0)
	switch f.Code {
	case code.FaultRequired:
		return "is missing; it must be " + right(find(f.Path, Kind(f.Low)), f.Path)
	case code.FaultTooSmall, code.FaultTooLarge:
		return outside(f, s)
	case code.FaultTooMany:
		return "too many; at most " + grouped(f.High) + " are taken"
	case code.FaultBackwards:
		return `"low" is above "high"`
	case code.FaultUnknownValue:
		return "not a value that is taken; it must be " + right(s, f.Path)
	case code.FaultNoSuch:
		return "there is none of this id; it must be the id of one of the " + referred(f.Path)
	case code.FaultDuplicate:
		return "stands twice; each must be different"
	case code.FaultCheckDigit:
		return "one of its digits is mistyped; the last must follow from the others, as in 1234567893"
	case code.FaultOrder:
		return orderOf(f.Path)
	case code.FaultContradicts:
		if text := atOdds(f); text != "" {
			return text
		}
		return contradiction(f.Path)
	case plan.FaultTooEarly, plan.FaultTooLate:
		return "outside the days that are taken; from " + civil.Date(f.Low).String() + " to " + civil.Date(f.High).String()
	}
	return phraseOfDay(f.Code)
}

// phraseOfForm words the faults of this package.
func phraseOfForm(f code.Fault) string {
	switch f.Code {
	case TooLong:
		return "too long; at most " + grouped(f.High) + " bytes are read"
	case NotUTF8:
		return "not valid Unicode; save the file as UTF-8"
	case NotJSON:
		return "not JSON from here on; names and texts stand in double quotes, there are no comments and no comma before a closing bracket"
	case TooDeep:
		return "nested too deep; at most " + grouped(f.High) + " levels are read"
	case DuplicateKey:
		return "this field stands twice; leave one of them out"
	case UnknownField:
		return unknown(f)
	case WrongType:
		return "found " + foundName(Found(f.Low)) + "; it must be " + right(find(f.Path, 0), f.Path)
	case Null:
		return "null is not used; leave the field out where something is not known"
	case NotWhole:
		return "not a whole number in plain digits (no point, no exponent); it must be " + right(find(f.Path, 0), f.Path)
	case NotMonthDay:
		return `not a month and a day; write it like "07-01"`
	case WrongFormat:
		return "another kind of document, or a version that this program does not know; it must be " + strconv.Quote(formatOf(Kind(f.Low)))
	case PricesDiffer:
		return "another price than the first; a membership has one price for extra visits of all its services (write a membership for each)"
	case PricesMissing:
		return "a service of this membership has no price here; give one for each, or leave member_prices out"
	case TooManyFaults:
		return "there are more faults than these " + grouped(f.High-1) + "; mend them and try again"
	}
	return ""
}

func phraseOfDay(what string) string {
	const example = `write a day like "2026-12-01"`
	switch what {
	case code.FaultNotADate, civil.ReasonNotISO.Code():
		return "not a date; " + example
	case civil.ReasonNoSuchDay.Code():
		return "there is no such day in the calendar; " + example
	case civil.ReasonOutOfRange.Code():
		return "a year before 1900 or after 2199; " + example
	}
	return what
}

func formatOf(k Kind) string {
	switch k {
	case PriceListKind:
		return pricelist.Format
	case BillKind:
		return dispute.Format
	case ReceiptKind:
		return ReceiptFormat
	}
	return estimate.Format
}

func unknown(f code.Fault) string {
	all := steps(f.Path)
	if len(all) == 0 {
		return "unknown field"
	}
	name := all[len(all)-1]
	text := "unknown field " + strconv.Quote(name)
	kind := Kind(f.Low)
	parent := root(kind).at(all[:len(all)-1])
	if parent == nil {
		return text
	}
	if parent.form == spanForm {
		return text + `; the fields here are "low" and "high"`
	}
	if guess := meant(name, parent, kind); guess != "" {
		return text + "; did you mean " + strconv.Quote(guess) + "?"
	}
	var names []string
	for _, field := range parent.fields {
		names = append(names, field.name)
	}
	if len(names) == 1 {
		return text + "; the only field here is " + listed(names, "and")
	}
	return text + "; the fields here are " + listed(names, "and")
}

func foundName(f Found) string {
	switch f {
	case FoundTruth:
		return "true or false"
	case FoundNumber:
		return "a number"
	case FoundText:
		return "a text"
	case FoundList:
		return "a list"
	case FoundObject:
		return "an object"
	}
	return "nothing"
}

// right says what would be right at a path.
func right(s *shape, path string) string {
	if s == nil {
		return "something else"
	}
	switch s.form {
	case objectForm, documentForm:
		return "an object {…}"
	case freeForm:
		return "a text, a whole number, true or false, a list or an object"
	case listForm:
		if s.bare {
			return right(s.item, path) + ", or a list of such"
		}
		if s.least > 0 {
			return "a list […] of at least one"
		}
		return "a list […]"
	case textForm:
		return s.hint
	case wordForm:
		return listed(s.words, "or")
	case dayForm:
		return `a day like "2026-12-01"`
	case monthDayForm:
		return `a month and a day like "07-01"`
	case truthForm:
		if s.least == 1 {
			return "true"
		}
		return "true or false"
	case spanForm:
		text := limits(s.least, s.most, path) + `, or {"low": …, "high": …}`
		if s.words != nil {
			text += ", or " + listed(s.words, "or")
		}
		return text
	}
	return limits(s.least, s.most, path)
}

// limits says which whole numbers are right, with dollars where they are cents.
func limits(least, most int64, path string) string {
	if least == most {
		return grouped(least)
	}
	text := "a whole number from " + grouped(least) + " to " + grouped(most)
	path = strings.TrimSuffix(strings.TrimSuffix(path, ".low"), ".high")
	switch {
	case strings.HasSuffix(path, "_cents"):
		return text + " cents (" + dollars(least) + " to " + dollars(most) + ")"
	case strings.HasSuffix(path, "_ppm"):
		return text + " parts per million (20 % is 200,000)"
	}
	return text
}

func outside(f code.Fault, s *shape) string {
	if s != nil && s.form == textForm {
		if f.Code == code.FaultTooSmall {
			return "too short; it must be " + s.hint
		}
		return "too long; at most " + grouped(f.High) + " characters"
	}
	which := "too large"
	if f.Code == code.FaultTooSmall {
		which = "too small"
	}
	return which + "; it must be " + limits(f.Low, f.High, f.Path)
}

func dollars(cents int64) string {
	return "$" + grouped(cents/100) + "." + string([]byte{byte('0' + cents/10%10), byte('0' + cents%10)})
}

// grouped writes a number with commas in threes.
func grouped(v int64) string {
	digits := strconv.FormatInt(v, 10)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// listed writes words in quotes: "a", "b" or "c".
func listed(all []string, last string) string {
	var b strings.Builder
	for i, word := range all {
		switch {
		case i == 0:
		case i == len(all)-1:
			b.WriteString(" " + last + " ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(strconv.Quote(word))
	}
	return b.String()
}
