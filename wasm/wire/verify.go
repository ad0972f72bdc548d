package wire

import (
	"bytes"
	"unicode/utf8"
)

// The accessors that flatc makes follow any offset: one wrong number in a
// message of 28 bytes claims half a billion elements. So nothing of a message
// is read before verify has seen all of it. What passes can be read by every
// accessor without leaving the message, and is no larger unfolded than in the
// buffer but for texts and numbers that stand once and are pointed to.
//
// Go reads byte by byte and needs no alignment. The page makes typed arrays of
// vectors, which must be aligned; a message that is not was not made by a
// FlatBuffers builder and is refused.

// The texts and vectors of a message, counted as often as they are pointed to,
// may come to so many times its size, and a little more for short ones.
const (
	unfold = 8
	spare  = 64 << 10
)

// verify checks a message: its identifier, and everything that can be reached
// from its root, which has the given shape.
func verify(b []byte, id string, root uint8) *Malformed {
	v := verifier{b: b, tables: len(b) / 8, bytes: unfold*len(b) + spare}
	if len(b) < 16 {
		return &Malformed{Code: FaultTooShort}
	}
	if len(b) > 1<<30 {
		return &Malformed{Code: FaultTooLong}
	}
	if string(b[4:8]) != id {
		return &Malformed{Code: FaultIdentifier, At: 4}
	}
	if at, ok := v.target(0); ok {
		v.table(at, root)
	}
	return v.found
}

type verifier struct {
	b []byte
	// tables is how many tables may still come. A table is never shared: its
	// own four bytes and the four of the offset that leads to it are its alone,
	// so that a message has at most an eighth of its length in tables.
	tables int
	bytes  int
	found  *Malformed
}

func (v *verifier) fail(what string, at int) bool {
	v.found = &Malformed{Code: what, At: at}
	return false
}

// target follows the offset at at: every target begins with four bytes.
func (v *verifier) target(at int) (int, bool) {
	offset := int(u32(v.b, at))
	if offset <= 0 || offset > len(v.b)-4-at || (at+offset)&3 != 0 {
		return 0, v.fail(FaultOffset, at)
	}
	return at + offset, true
}

// table checks the table at at and all that it leads to. Shapes contain no
// shape that contains them, so the depth is the schema's.
func (v *verifier) table(at int, shape uint8) bool {
	b := v.b
	v.tables--
	if v.tables < 0 {
		return v.fail(FaultShared, at)
	}
	list := at - int(int32(u32(b, at)))
	if list&1 != 0 || list < 0 || list > len(b)-4 {
		return v.fail(FaultTable, at)
	}
	// The size of the table stands there too. It says nothing: Go's builder lets
	// tables of different sizes share one list if their fields begin alike.
	length := int(u16(b, list))
	if length < 4 || length&1 != 0 || length > len(b)-list {
		return v.fail(FaultTable, list)
	}
	fields := shapes[shape]
	fields = fields[:min(len(fields), (length-4)/2)] // what a later schema added is not looked at
	for i := range fields {
		offset := int(u16(b, list+4+2*i))
		if offset == 0 {
			continue
		}
		f := fields[i]
		bytes := sizes[f.kind]
		if offset < 4 || offset+bytes > len(b)-at || (at+offset)&(min(bytes, 4)-1) != 0 {
			return v.fail(FaultTable, list+4+2*i)
		}
		if !v.field(at+offset, f) {
			return false
		}
	}
	return true
}

// field checks one field, whose own bytes lie within the message.
func (v *verifier) field(at int, f field) bool {
	switch f.kind {
	case u8:
		return v.b[at] <= f.of || v.fail(FaultNumber, at)
	case date:
		return isDay(int32(u32(v.b, at))) || v.fail(FaultNumber, at)
	case bounds:
		return v.b[at+12] <= 1 || v.fail(FaultNumber, at+12)
	case str:
		return v.text(at)
	case ref:
		to, ok := v.target(at)
		return ok && v.table(to, f.of)
	case u8s, i32s, dates, strs, refs:
		return v.vector(at, f)
	}
	return true
}

// text checks the string that the offset at at leads to. A NUL within would end
// it early for whoever reads it as C does; one stands after it for them.
func (v *verifier) text(at int) bool {
	to, ok := v.target(at)
	if !ok {
		return false
	}
	n := int(u32(v.b, to))
	to += 4
	if n >= len(v.b)-to {
		return v.fail(FaultCount, to-4)
	}
	v.bytes -= n
	if v.bytes < 0 {
		return v.fail(FaultShared, to)
	}
	s := v.b[to : to+n]
	if v.b[to+n] != 0 || bytes.IndexByte(s, 0) >= 0 || !utf8.Valid(s) {
		return v.fail(FaultText, to)
	}
	return true
}

// vector checks the vector that the offset at at leads to, and its elements.
func (v *verifier) vector(at int, f field) bool {
	to, ok := v.target(at)
	if !ok {
		return false
	}
	n := int(u32(v.b, to))
	to += 4
	size := 4
	if f.kind == u8s {
		size = 1
	}
	if n > (len(v.b)-to)/size {
		return v.fail(FaultCount, to-4)
	}
	v.bytes -= n * size
	if v.bytes < 0 {
		return v.fail(FaultShared, to)
	}
	switch f.kind {
	case u8s:
		if f.of == anything {
			break
		}
		for i, o := range v.b[to : to+n] {
			if o > f.of {
				return v.fail(FaultNumber, to+i)
			}
		}
	case dates:
		for i := range n {
			if !isDay(int32(u32(v.b, to+4*i))) {
				return v.fail(FaultNumber, to+4*i)
			}
		}
	case strs:
		for i := range n {
			if !v.text(to + 4*i) {
				return false
			}
		}
	case refs:
		for i := range n {
			element, ok := v.target(to + 4*i)
			if !ok || !v.table(element, f.of) {
				return false
			}
		}
	}
	return true
}

func u16(b []byte, at int) uint16 {
	b = b[at : at+2]
	return uint16(b[0]) | uint16(b[1])<<8
}

func u32(b []byte, at int) uint32 {
	b = b[at : at+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}
