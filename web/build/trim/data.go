package trim

import "fmt"

// Words of runtime.moduledata up to gofunc: the header's pointer, six slices,
// and addresses.
const (
	namesWord  = 1
	gofuncWord = 1 + 6*3 + 21
)

// findData finds where function data begins: the module's own record names the
// pclntab first and its names second.
func (t *table) findData(names int) error {
	found := -1
	for i := 0; i+8*(gofuncWord+1) <= len(t.memory); i += 8 {
		if word(t.memory, i) != t.low+t.base || word(t.memory, i+8*namesWord) != t.low+names {
			continue
		}
		if found >= 0 {
			return fmt.Errorf("two module records, at %d and %d", found, i)
		}
		found = i
	}
	if found < 0 {
		return fmt.Errorf("no module record of the known form")
	}
	t.data = word(t.memory, found+8*gofuncWord) - t.low
	if t.data < 0 || t.data >= len(t.memory) {
		return fmt.Errorf("function data at %d lies outside the module", t.data)
	}
	t.needed = make([]bool, len(t.memory)-t.data)
	return nil
}

// need marks one entry of function data as kept. Entries of equal content may
// share their bytes, so nothing is cleared that any kept entry covers.
func (t *table) need(kind, offset int) error {
	size := 0
	switch at := t.data + offset; kind {
	case argumentMap, localMap: // runtime.stackmap: how many, of how many bits
		if at+8 > len(t.memory) {
			return fmt.Errorf("a stack map lies outside the module")
		}
		size = 8 + t.u32(at)*((t.u32(at+4)+7)/8)
	case stackObjects:
		if at+8 > len(t.memory) {
			return fmt.Errorf("stack objects lie outside the module")
		}
		size = 8 + word(t.memory, at)*objectSize
	case deferred: // two numbers of at most five bytes
		size = 10
	case wrapper:
		size = 4
	default:
		return fmt.Errorf("function data of the unknown kind %d", kind)
	}
	if offset < 0 || size < 0 || offset+size > len(t.needed) {
		return fmt.Errorf("function data at %d of %d bytes lies outside the module", offset, size)
	}
	for i := range size {
		t.needed[offset+i] = true
	}
	return nil
}
