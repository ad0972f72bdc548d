package witness

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
)

// Hit is a place where a typed value was found.
type Hit struct {
	Request Request
	// Where is "url", "body" or the name of a header.
	Where string
	// As is how the value was written: "plain", "percent", "base64", "hex" …
	As string
}

func (h Hit) String() string {
	return fmt.Sprintf("%s %s: in the %s as %s", h.Request.Method, h.Request.URL, h.Where, h.As)
}

// Find looks for a value that was typed in the addresses, headers and bodies of
// all requests. The value must be long enough not to be there by chance; see
// Carries for the spellings it knows.
func (w *Witness) Find(value string) []Hit {
	var hits []Hit
	for _, r := range w.Requests() {
		note := func(where string, text []byte) {
			if as, found := Carries(text, value); found {
				hits = append(hits, Hit{Request: r, Where: where, As: as})
			}
		}
		note("url", []byte(r.URL))
		for name, values := range r.Header {
			note(name, []byte(strings.Join(values, "\n")))
		}
		note("body", r.Body)
	}
	return hits
}

// Carries reports whether the text holds the value, and how it is written:
// plain in any case of letters, percent-encoded once or twice, in JSON escapes,
// in hexadecimal, in base64 of either alphabet at any offset, in UTF-16, or any
// of these compressed with gzip or deflate. It cannot see through encryption or
// a binary format that splits the value.
func Carries(text []byte, value string) (as string, found bool) {
	if value == "" || len(text) == 0 {
		return "", false
	}
	if as, found := carries(text, value); found {
		return as, true
	}
	if reader, err := gzip.NewReader(bytes.NewReader(text)); err == nil {
		if plain, _ := io.ReadAll(io.LimitReader(reader, 8*MaxBody)); len(plain) > 0 {
			if as, found := carries(plain, value); found {
				return "gzip of " + as, true
			}
		}
	}
	if plain, _ := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(text)), 8*MaxBody)); len(plain) > 0 {
		if as, found := carries(plain, value); found {
			return "deflate of " + as, true
		}
	}
	return "", false
}

func carries(text []byte, value string) (string, bool) {
	needle := strings.ToLower(value)
	plain := strings.ToLower(string(text))
	if strings.Contains(plain, needle) {
		return "plain", true
	}
	decoded := plain
	for range 2 {
		next, err := url.QueryUnescape(decoded)
		if err != nil {
			if next, err = url.PathUnescape(decoded); err != nil {
				break
			}
		}
		if decoded = next; strings.Contains(strings.ToLower(decoded), needle) {
			return "percent", true
		}
	}
	var escaped, wide strings.Builder
	for _, r := range value {
		fmt.Fprintf(&escaped, `\u%04x`, r)
		wide.WriteRune(r)
		wide.WriteByte(0)
	}
	if strings.Contains(plain, escaped.String()) {
		return "json", true
	}
	if strings.Contains(plain, strings.ToLower(wide.String())) {
		return "utf-16", true
	}
	if strings.Contains(plain, hex.EncodeToString([]byte(value))) {
		return "hex", true
	}
	for _, run := range base64Run.FindAllString(string(text), -1) {
		run = base64Alphabet.Replace(run)
		for offset := range min(4, len(run)) {
			letters := run[offset:]
			if len(letters)%4 == 1 {
				letters = letters[:len(letters)-1]
			}
			bytes, err := base64.RawURLEncoding.DecodeString(letters)
			if err == nil && strings.Contains(strings.ToLower(string(bytes)), needle) {
				return "base64", true
			}
		}
	}
	return "", false
}

var (
	base64Run      = regexp.MustCompile(`[A-Za-z0-9+/_-]{4,}`)
	base64Alphabet = strings.NewReplacer("+", "-", "/", "_")
)
