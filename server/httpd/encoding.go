package httpd

import (
	"strconv"
	"strings"
)

// An encoding is a form in which a file travels.
type encoding uint8

// Encodings, the shortest last.
const (
	identity encoding = iota
	gzipped
	brotli
)

// name is the encoding's token in HTTP.
func (e encoding) name() string {
	switch e {
	case gzipped:
		return "gzip"
	case brotli:
		return "br"
	}
	return "identity"
}

// choose picks the form for an Accept-Encoding header (RFC 9110, 12.5.3): the
// one that the client likes best, of equal ones the shortest. Where it takes
// none of them it gets the file as it is, which the RFC allows.
func choose(accept string, has func(encoding) bool) encoding {
	best, liked := identity, 0
	for _, e := range []encoding{brotli, gzipped, identity} {
		if q := weight(accept, e); q > liked && has(e) {
			best, liked = e, q
		}
	}
	return best
}

// weight is what the header says of an encoding, in thousandths. The file as it
// is is always taken unless it is refused, but liked least where nothing is
// said of it.
func weight(accept string, e encoding) int {
	star, q := -1, -1
	for part := range strings.SplitSeq(accept, ",") {
		token, parameter, _ := strings.Cut(part, ";")
		switch strings.ToLower(strings.TrimSpace(token)) {
		case e.name():
			q = thousandths(parameter)
		case "*":
			star = thousandths(parameter)
		}
	}
	switch {
	case q >= 0:
		return q
	case star >= 0:
		return star
	case e == identity:
		return 1
	}
	return 0
}

// thousandths reads "q=0.8". What cannot be read refuses: the client then gets
// a form that it surely takes.
func thousandths(parameter string) int {
	name, value, ok := strings.Cut(strings.TrimSpace(parameter), "=")
	if !ok {
		if name == "" {
			return 1000
		}
		return 0
	}
	q, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || strings.TrimSpace(strings.ToLower(name)) != "q" || !(q >= 0 && q <= 1) {
		return 0
	}
	return int(q * 1000)
}
