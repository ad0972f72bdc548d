package app

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
)

// read returns the document of that name; "-" is standard input. It reads one
// byte more than a document may have, for its reader to refuse.
func (p *process) read(name string) ([]byte, error) { return p.readUpTo(name, document.MaxBytes) }

// readUpTo is read for a document that may have so many bytes.
func (p *process) readUpTo(name string, most int64) ([]byte, error) {
	from := p.stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, refusal{plainError(err)}
		}
		defer file.Close()
		from = file
	}
	data, err := io.ReadAll(io.LimitReader(from, most+1))
	if err != nil {
		return nil, refusal{fmt.Errorf("couldn't read %s: %w", title(name), plainError(err))}
	}
	return data, nil
}

// title is what messages call an input, on one line.
func title(name string) string {
	if name == "-" {
		return "standard input"
	}
	return plainName(name)
}

// faulty is the refusal of a document, a line a fault.
func faulty(name string, faults []code.Fault) error {
	lines := make([]string, len(faults))
	for i, f := range faults {
		lines[i] = title(name) + ": " + document.Sentence(f)
	}
	return refusal{errors.New(strings.Join(lines, "\n"))}
}
