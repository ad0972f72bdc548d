package app

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// plain is a text as it may be printed on a terminal: what strangers wrote could
// move its cursor, name its window or turn the direction of a line. Characters
// that do such things are written as Go writes them in a string, so that they are
// seen. Lines stay lines.
func plain(text string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(text, string(utf8.RuneError)) {
		if r == '\n' || !obeyed(r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
	}
	return b.String()
}

// plainName is plain for what stands on one line, such as the name of a file.
func plainName(name string) string { return strings.ReplaceAll(plain(name), "\n", `\n`) }

// obeyed tells whether a character does something to a terminal or to the
// characters around it, instead of being seen.
func obeyed(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) || r == utf8.RuneError
}

// plainError words an error of a file with its name on one line.
func plainError(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return fmt.Errorf("%s %s: %w", of.Op, plainName(of.Path), of.Err)
	}
	return err
}
