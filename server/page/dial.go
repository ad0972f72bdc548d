package page

import (
	"html/template"
	"strings"
)

// Dial is the address that calls a number: its digits, and the plus before them.
// It is empty where there is no number.
func Dial(phone string) template.URL {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, phone)
	if digits == "" {
		return ""
	}
	return template.URL("tel:" + digits) // nothing but digits is left
}
