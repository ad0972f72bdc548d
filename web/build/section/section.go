// Package section takes a WebAssembly module apart into its sections and puts it
// together again. It knows how the format counts and numbers things, and nothing
// of what a program does.
//
// The vocabulary is the specification's. A module is a list of sections, each with
// a number that says of what it is. The code section has the bodies of the
// functions: local variables and instructions. Numbers are written seven bits a
// byte (LEB128), and what has a length says it first.
package section

import (
	"encoding/binary"
	"errors"
)

// Sections that are rewritten or looked into.
const (
	Import    = 2
	Code      = 10
	Data      = 11
	DataCount = 12
)

// ErrShape is what is wrong with bytes that are no module, or none that Go writes.
var ErrShape = errors.New("not a module of the known shape")

// A Section is one section as it stands in the file.
type Section struct {
	ID   byte
	Body []byte
}

const head = "\x00asm\x01\x00\x00\x00"

// Split returns the sections of a module, which share its bytes.
func Split(module []byte) ([]Section, error) {
	if len(module) < len(head) || string(module[:len(head)]) != head {
		return nil, ErrShape
	}
	var all []Section
	r := Reader{Rest: module[len(head):]}
	for len(r.Rest) > 0 && !r.Bad {
		id := r.Byte()
		all = append(all, Section{id, r.Bytes(r.Unsigned())})
	}
	if r.Bad {
		return nil, ErrShape
	}
	return all, nil
}

// Join writes a module of sections.
func Join(all []Section) []byte {
	out := []byte(head)
	for _, s := range all {
		out = appendCounted(append(out, s.ID), s.Body)
	}
	return out
}

// Bodies returns the functions of a code section.
func Bodies(code []byte) ([][]byte, error) {
	r := Reader{Rest: code}
	var all [][]byte
	for range r.Unsigned() {
		all = append(all, r.Bytes(r.Unsigned()))
		if r.Bad {
			break
		}
	}
	if r.Bad || len(r.Rest) > 0 {
		return nil, ErrShape
	}
	return all, nil
}

// OfBodies writes a code section.
func OfBodies(bodies [][]byte) []byte {
	out := binary.AppendUvarint(nil, uint64(len(bodies)))
	for _, body := range bodies {
		out = appendCounted(out, body)
	}
	return out
}

func appendCounted(out, b []byte) []byte {
	return append(binary.AppendUvarint(out, uint64(len(b))), b...)
}
