package section

import "encoding/binary"

// A Reader reads what a section is made of. Once something is not there, or no
// number, Bad stands and what follows means nothing.
type Reader struct {
	Rest []byte
	Bad  bool
}

// Unsigned reads a number of at most 32 bits.
func (r *Reader) Unsigned() int {
	v, n := binary.Uvarint(r.Rest)
	if n <= 0 || v > 1<<32-1 {
		r.Bad = true
		return 0
	}
	r.Rest = r.Rest[n:]
	return int(v)
}

// Signed reads a number with a sign of at most 64 bits.
func (r *Reader) Signed() int {
	var v int64
	for shift := 0; shift < 70; shift += 7 {
		b := r.Byte()
		v |= int64(b&0x7f) << shift
		if b < 0x80 {
			if shift < 57 && b&0x40 != 0 {
				v |= -1 << (shift + 7)
			}
			return int(v)
		}
	}
	r.Bad = true
	return 0
}

// Byte reads a byte.
func (r *Reader) Byte() byte {
	b := r.Bytes(1)
	if len(b) == 0 {
		return 0
	}
	return b[0]
}

// Bytes reads so many, which share the section's.
func (r *Reader) Bytes(n int) []byte {
	if n > len(r.Rest) {
		r.Bad = true
		return nil
	}
	b := r.Rest[:n:n]
	r.Rest = r.Rest[n:]
	return b
}

// AppendSigned writes a number with a sign.
func AppendSigned(out []byte, v int) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 || v == -1 && b&0x40 != 0 {
			return append(out, b)
		}
		out = append(out, b|0x80)
	}
}
