package pricelist

import "strings"

// Limits on addresses and telephone numbers, in characters.
const (
	MaxAddress = 200
	MaxPhone   = 24
)

// IsDigest tells whether text is a SHA-256 in hexadecimal: 64 digits, lower case.
func IsDigest(text string) bool {
	if len(text) != 64 {
		return false
	}
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// IsAddress tells whether text is a web address that the page may link to:
// https, a host name of letters, digits, hyphens and at least one dot, then a
// path of visible ASCII. Names of users, ports and other schemes are refused: a
// clinic's site needs none of them and a trick link might.
func IsAddress(text string) bool {
	rest, ok := strings.CutPrefix(text, "https://")
	if !ok || len(text) > MaxAddress {
		return false
	}
	host, path := rest, ""
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		host, path = rest[:i], rest[i:]
	}
	return isHost(host) && isPath(path)
}

func isHost(host string) bool {
	dots, label := 0, 0 // length of the label so far
	for i := range len(host) {
		c := host[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			label++
		case c == '-' && label > 0 && i+1 < len(host) && host[i+1] != '.':
			label++
		case c == '.' && label > 0:
			dots, label = dots+1, 0
		default:
			return false
		}
	}
	return dots > 0 && label > 0
}

func isPath(path string) bool {
	for i := range len(path) {
		if c := path[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			return false
		}
	}
	return true
}

// IsPhone tells whether text may be dialed: digits, of which there are seven or
// more, with spaces, hyphens, dots, parentheses and a leading plus for the eye.
func IsPhone(text string) bool {
	if len(text) > MaxPhone {
		return false
	}
	digits := 0
	for i := range len(text) {
		c := text[i]
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '+' && i == 0:
		case i > 0 && strings.IndexByte(" -.()", c) >= 0, c == '(' && i == 0:
		default:
			return false
		}
	}
	return digits >= 7
}
