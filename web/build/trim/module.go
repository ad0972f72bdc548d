package trim

import (
	"encoding/binary"
	"errors"

	"kneadwise/web/build/section"
)

// module is a WebAssembly module taken apart: its sections, and the memory that
// its data segments would fill.
type module struct {
	sections []section.Section
	low      int    // address of memory[0]
	memory   []byte // from the lowest to the highest address of a segment
}

// parse takes a module apart. Its data must be active segments of the first
// memory at constant addresses, as Go writes them.
func parse(wasm []byte) (*module, error) {
	all, err := section.Split(wasm)
	if err != nil {
		return nil, err
	}
	m := &module{}
	var data []byte
	for _, s := range all {
		switch s.ID {
		case section.DataCount:
			continue // only needed by instructions that Go does not use
		case section.Data:
			data = s.Body
		}
		m.sections = append(m.sections, s)
	}
	if data == nil {
		return nil, section.ErrShape
	}
	return m, m.fill(data)
}

// replace puts bodies in the place of functions; nil leaves one as it is.
func (m *module) replace(bodies [][]byte) error {
	for i, s := range m.sections {
		if s.ID != section.Code {
			continue
		}
		all, err := section.Bodies(s.Body)
		if err != nil {
			return err
		}
		if len(all) != len(bodies) {
			return errors.New("the code and the symbol table have not the same functions")
		}
		for k, body := range bodies {
			if body != nil {
				all[k] = body
			}
		}
		m.sections[i].Body = section.OfBodies(all)
	}
	return nil
}

// segment is a run of bytes at an address.
type segment struct {
	at    int
	bytes []byte
}

func (m *module) fill(data []byte) error {
	r := section.Reader{Rest: data}
	var all []segment
	low, high := 1<<31, 0
	for range r.Unsigned() {
		if r.Unsigned() != 0 || r.Byte() != 0x41 { // active, i32.const
			return section.ErrShape
		}
		at := int(uint32(r.Signed()))
		if r.Byte() != 0x0b { // end
			return section.ErrShape
		}
		b := r.Bytes(r.Unsigned())
		if r.Bad {
			return section.ErrShape
		}
		all = append(all, segment{at, b})
		low, high = min(low, at), max(high, at+len(b))
	}
	if len(all) == 0 || high > 1<<28 {
		return section.ErrShape
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
	for i, s := range m.sections {
		if s.ID == section.Data {
			m.sections[i].Body = m.data()
		}
	}
	return section.Join(m.sections)
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
		out = section.AppendSigned(out, s.at)
		out = append(out, 0x0b)
		out = binary.AppendUvarint(out, uint64(len(s.bytes)))
		out = append(out, s.bytes...)
	}
	return out
}
