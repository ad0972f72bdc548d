package locale

import (
	"unicode"
	"unicode/utf8"
)

// Capital is a text with its first letter as at the start of a sentence.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
