package civil

// Reason says why a text is not a date. The page words it.
type Reason uint8

const (
	_                Reason = iota
	ReasonNotISO            // not of the form 2026-03-01
	ReasonNoSuchDay         // of that form, but there is no such month or day
	ReasonOutOfRange        // a year before 1900 or after 2199
)

// Years that a date may state. A plan, a price or a policy outside them is a
// slip of the pen.
const (
	earliestYear = 1900
	latestYear   = 2199
)

// Code returns the stable name of the reason, such as "civil.not_iso". Codes
// are a public contract: one may be retired but never given another meaning.
func (r Reason) Code() string {
	switch r {
	case ReasonNotISO:
		return "civil.not_iso"
	case ReasonNoSuchDay:
		return "civil.no_such_day"
	case ReasonOutOfRange:
		return "civil.out_of_range"
	}
	return "civil.unknown"
}

// ParseError is the only error of [Parse].
type ParseError struct {
	Reason Reason
}

func (e *ParseError) Error() string {
	return e.Reason.Code()
}

// Parse reads a day in the form YYYY-MM-DD of ISO 8601, ten bytes and nothing
// around them, in the years 1900 to 2199. The error is a [*ParseError], and the
// date then no date.
func Parse(text string) (Date, error) {
	if len(text) != len("2026-03-01") || text[4] != '-' || text[7] != '-' {
		return 0, &ParseError{ReasonNotISO}
	}
	year, okYear := digits(text[:4])
	month, okMonth := digits(text[5:7])
	day, okDay := digits(text[8:])
	if !okYear || !okMonth || !okDay {
		return 0, &ParseError{ReasonNotISO}
	}
	if year < earliestYear || year > latestYear {
		return 0, &ParseError{ReasonOutOfRange}
	}
	d, ok := Make(year, month, day)
	if !ok {
		return 0, &ParseError{ReasonNoSuchDay}
	}
	return d, nil
}

func digits(text string) (n int, ok bool) {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return 0, false
		}
		n = n*10 + int(text[i]-'0')
	}
	return n, true
}

// Append adds the form YYYY-MM-DD to dst, and 0000-00-00 for no date, which
// [Parse] refuses.
func (d Date) Append(dst []byte) []byte {
	year, month, day := d.Split()
	return append(dst,
		byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '-',
		byte('0'+month/10), byte('0'+month%10), '-',
		byte('0'+day/10), byte('0'+day%10))
}

// String returns the form of [Date.Append].
func (d Date) String() string {
	return string(d.Append(nil))
}
