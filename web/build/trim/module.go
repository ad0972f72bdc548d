package trim

import (
	"encoding/binary"
	"errors"
)

// module is a WebAssembly module taken apart: its sections, and the memory that
// its data segments would fill.
type module struct {
	sections []section
	low      int    // address of memory[0]
	memory   []byte // from the lowest to the highest address of a segment
}

// section is one section as it stands in the file.
type section struct {
	id   byte
	body []byte
}

// Sections that are rewritten.
const (
	codeSection      = 10
	dataSection      = 11
	dataCountSection = 12
)

var errShape = errors.New("not a module of the known shape")

// reader reads the format's numbers.
type reader struct {
	b  []byte
	ok bool
}

func (r *reader) unsigned() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > 1<<31 {
		r.ok = false
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

// signed reads a signed LEB128 number of at most 32 bits.
func (r *reader) signed() int {
	var v int64
	for shift := 0; shift < 35; shift += 7 {
		b := r.byte()
		v |= int64(b&0x7f) << shift
		if b < 0x80 {
			if shift < 28 && b&0x40 != 0 {
				v |= -1 << (shift + 7)
			}
			return int(uint32(v))
		}
	}
	r.ok = false
	return 0
}

func (r *reader) byte() byte {
	if len(r.b) == 0 {
		r.ok = false
		return 0
	}
	b := r.b[0]
	r.b = r.b[1:]
	return b
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.b) {
		r.ok = false
		return nil
	}
	b := r.b[:n]
	r.b = r.b[n:]
	return b
}

// parse takes a module apart. Its data must be active segments of the first
// memory at constant addresses, as Go writes them.
func parse(wasm []byte) (*module, error) {
	if len(wasm) < 8 || string(wasm[:8]) != "\x00asm\x01\x00\x00\x00" {
		return nil, errShape
	}
	m := &module{}
	r := reader{b: wasm[8:], ok: true}
	var data []byte
	for len(r.b) > 0 && r.ok {
		s := section{id: r.byte()}
		s.body = r.bytes(r.unsigned())
		if s.id == dataCountSection {
			continue // only needed by instructions that Go does not use
		}
		if s.id == dataSection {
			data = s.body
		}
		m.sections = append(m.sections, s)
	}
	if !r.ok || data == nil {
		return nil, errShape
	}
	return m, m.fill(data)
}

// replace puts bodies in the place of functions; nil leaves one as it is.
func (m *module) replace(bodies [][]byte) error {
	for i, s := range m.sections {
		if s.id != codeSection {
			continue
		}
		r := reader{b: s.body, ok: true}
		if r.unsigned() != len(bodies) {
			return errors.New("the code and the symbol table have not the same functions")
		}
		out := binary.AppendUvarint(nil, uint64(len(bodies)))
		for _, body := range bodies {
			if was := r.bytes(r.unsigned()); body == nil {
				body = was
			}
			out = binary.AppendUvarint(out, uint64(len(body)))
			out = append(out, body...)
		}
		if !r.ok {
			return errShape
		}
		m.sections[i].body = out
	}
	return nil
}

// segment is a run of bytes at an address.
type segment struct {
	at    int
	bytes []byte
}

func (m *module) fill(data []byte) error {
	r := reader{b: data, ok: true}
	var all []segment
	low, high := 1<<31, 0
	for range r.unsigned() {
		if r.unsigned() != 0 || r.byte() != 0x41 { // active, i32.const
			return errShape
		}
		at := r.signed()
		if r.byte() != 0x0b { // end
			return errShape
		}
		b := r.bytes(r.unsigned())
		if !r.ok {
			return errShape
		}
		all = append(all, segment{at, b})
		low, high = min(low, at), max(high, at+len(b))
	}
	if len(all) == 0 || high > 1<<28 {
		return errShape
	}
	m.low = low &^ 7
	m.memory = make([]byte, high-m.low)
	for _, s := range all {
		copy(m.memory[s.at-m.low:], s.bytes)
	}
	return nil
}

// gap is how many zero bytes are worth a segment of their own to leave out.
const gap = 24

// write puts the module together again, leaving out runs of zeros.
func (m *module) write() []byte {
	out := []byte("\x00asm\x01\x00\x00\x00")
	for _, s := range m.sections {
		body := s.body
		if s.id == dataSection {
			body = m.data()
		}
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(body)))
		out = append(out, body...)
	}
	return out
}

func (m *module) data() []byte {
	var runs []segment
	for i := 0; i < len(m.memory); {
		if m.memory[i] == 0 {
			i++
			continue
		}
		end, zeros := i, 0
		for k := i; k < len(m.memory) && zeros < gap; k++ {
			if m.memory[k] == 0 {
				zeros++
				continue
			}
			end, zeros = k+1, 0
		}
		runs = append(runs, segment{m.low + i, m.memory[i:end]})
		i = end
	}
	out := binary.AppendUvarint(nil, uint64(len(runs)))
	for _, s := range runs {
		out = append(out, 0, 0x41)
		out = appendSigned(out, s.at)
		out = append(out, 0x0b)
		out = binary.AppendUvarint(out, uint64(len(s.bytes)))
		out = append(out, s.bytes...)
	}
	return out
}

func appendSigned(out []byte, v int) []byte {
	for {
		b := byte(v & 0x7f)
		v >>= 7
		if v == 0 && b&0x40 == 0 {
			return append(out, b)
		}
		out = append(out, b|0x80)
	}
}
