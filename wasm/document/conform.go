package document

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
)

// conform holds a value to a shape and gathers all that is wrong with its form.
// Where a form is wrong, the readers that come after find nothing there.
func conform(n node, s *shape, path string, kind Kind, found *faults) {
	if n.found == FoundNull {
		found.add(code.Fault{Path: path, Code: Null})
		return
	}
	if !s.takes(n.found) {
		found.add(code.Fault{Path: path, Code: WrongType, Low: int64(n.found)})
		return
	}
	switch s.form {
	case objectForm:
		conformObject(n, s, path, kind, found)
	case listForm:
		if n.found == FoundText {
			conform(n, s.item, path, kind, found)
			return
		}
		if int64(len(n.items)) < s.least {
			found.add(code.Fault{Path: path, Code: code.FaultRequired})
		}
		if int64(len(n.items)) > s.most {
			found.add(code.Fault{Path: path, Code: code.FaultTooMany, High: s.most})
			return
		}
		for i, item := range n.items {
			conform(item, s.item, path+"["+strconv.Itoa(i)+"]", kind, found)
		}
	case spanForm:
		if n.found == FoundObject {
			end := number(s.least, s.most)
			conformObject(n, object(must("low", end), must("high", end)), path, kind, found)
			return
		}
		if n.found == FoundText {
			conformText(n.text, s, path, kind, found)
			return
		}
		conformNumber(n.text, s, path, found)
	case numberForm:
		conformNumber(n.text, s, path, found)
	case freeForm:
		conformFree(n, s, path, kind, found)
	case truthForm:
		if !n.truth && s.least == 1 {
			found.add(code.Fault{Path: path, Code: code.FaultUnknownValue})
		}
	case textForm, wordForm, dayForm, monthDayForm:
		conformText(n.text, s, path, kind, found)
	}
}

// takes tells whether a form may be written as what was found.
func (s *shape) takes(f Found) bool {
	switch s.form {
	case objectForm, documentForm:
		return f == FoundObject
	case freeForm:
		return true
	case listForm:
		return f == FoundList || f == FoundText && s.bare
	case truthForm:
		return f == FoundTruth
	case numberForm:
		return f == FoundNumber
	case spanForm:
		return f == FoundNumber || f == FoundObject || f == FoundText && s.words != nil
	}
	return f == FoundText
}

func conformObject(n node, s *shape, path string, kind Kind, found *faults) {
	for i, key := range n.keys {
		inner := strings.TrimPrefix(path+step(key), ".")
		if known := s.field(key); known != nil {
			if w := &s.where; key == w.number && n.get(w.field).word() == w.word {
				known = number(known.least, w.most)
			}
			conform(n.items[i], known, inner, kind, found)
		} else {
			found.add(code.Fault{Path: inner, Code: UnknownField, Low: int64(kind)})
		}
	}
	for _, f := range s.fields {
		if f.required && !slices.Contains(n.keys, f.name) {
			found.add(code.Fault{Path: strings.TrimPrefix(path+"."+f.name, "."), Code: code.FaultRequired, Low: int64(kind)})
		}
	}
	first := ""
	for _, name := range s.apart {
		switch own := path + "." + name; {
		case !slices.Contains(n.keys, name):
		case first == "":
			first = own
		default:
			found.add(code.Fault{Path: own, Code: code.FaultContradicts, Other: first})
		}
	}
	if s.one && first == "" {
		found.add(code.Fault{Path: path + "." + s.apart[0], Code: code.FaultRequired})
	}
}

// conformFree holds what is in a free value to what JSON means here anyway.
func conformFree(n node, s *shape, path string, kind Kind, found *faults) {
	switch n.found {
	case FoundNumber:
		conformNumber(n.text, s, path, found)
	case FoundList:
		for i, item := range n.items {
			conform(item, s, element(path, i), kind, found)
		}
	case FoundObject:
		for i, key := range n.keys {
			conform(n.items[i], s, path+step(key), kind, found)
		}
	}
}

func conformNumber(written string, s *shape, path string, found *faults) {
	v, ok := whole(written)
	fault := code.Fault{Path: path, Low: s.least, High: s.most}
	switch {
	case !ok:
		fault = code.Fault{Path: path, Code: NotWhole}
	case v < s.least:
		fault.Code = code.FaultTooSmall
	case v > s.most:
		fault.Code = code.FaultTooLarge
	default:
		return
	}
	found.add(fault)
}

// farthest is beyond every limit of a number; greater ones are held to it.
const farthest = 1 << 53

// whole reads a number that is written as plain digits, with a minus or none.
// What has a point or an exponent is refused though it may come to a whole
// number: 1e9 is a slip, and 90.00 where 9000 cents are meant is a worse one.
func whole(written string) (int64, bool) {
	digits := strings.TrimPrefix(written, "-")
	if written == "-0" || strings.Trim(digits, "0123456789") != "" {
		return 0, false
	}
	v := int64(farthest)
	if len(digits) <= 15 {
		v, _ = strconv.ParseInt(digits, 10, 64)
	}
	if digits != written {
		v = -v
	}
	return v, true
}

func conformText(text string, s *shape, path string, kind Kind, found *faults) {
	fault := code.Fault{Path: path}
	switch s.form {
	case textForm:
		n := int64(utf8.RuneCountInString(text))
		fault.Low, fault.High = s.least, s.most
		switch {
		case n < s.least:
			fault.Code = code.FaultTooSmall
		case n > s.most:
			fault.Code = code.FaultTooLarge
		}
	case wordForm, spanForm:
		switch {
		case slices.Contains(s.words, text):
		case path == "format":
			fault.Code, fault.Low = WrongFormat, int64(kind)
		default:
			fault.Code = code.FaultUnknownValue
		}
	case dayForm:
		if _, err := civil.Parse(text); err != nil {
			fault.Code = err.Error() // its code: package civil says so
		}
	case monthDayForm:
		if _, ok := parseMonthDay(text); !ok {
			fault.Code = NotMonthDay
		}
	}
	if fault.Code != "" {
		found.add(fault)
	}
}

// parseMonthDay reads a day of any year, such as 07-01.
func parseMonthDay(text string) (cover.MonthDay, bool) {
	// 2000 was a leap year and so has every such day.
	date, err := civil.Parse("2000-" + text)
	if err != nil {
		return cover.MonthDay{}, false
	}
	_, month, day := date.Split()
	return cover.MonthDay{Month: month, Day: day}, true
}
