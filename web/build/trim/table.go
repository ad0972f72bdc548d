package trim

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// table is the pclntab at base in memory, with what it leads to.
type table struct {
	memory   []byte
	low      int // address of memory[0]
	base     int
	counters int    // where the counter tables begin
	counted  []bool // bytes of counter tables that are kept
	data     int    // where function data begins (go:func.*)
	needed   []bool // bytes of function data that are kept
	spare    []run  // function data of inlined calls

	// bodies has what takes the place of each function's body, nil where it
	// stays, in the order of the code section.
	bodies [][]byte
}

// run is some bytes of memory.
type run struct{ at, size int }

// Counter tables and function data by index (internal/abi). Kept are the live
// stack slots, the bounds of panics, stack objects, deferred calls. Not kept
// are unsafe points (they are for preemption by signals, which WebAssembly has
// none of), inlined calls, and the arguments that a traceback prints.
const (
	unsafePoints  = 0
	inlinedCalls  = 2
	liveArguments = 3

	argumentMap  = 0
	localMap     = 1
	stackObjects = 2
	inlinedTree  = 3
	deferred     = 4
	argumentInfo = 5
	argumentLive = 6
	wrapper      = 7
)

// Offsets in a function's record (runtime._func), and sizes.
const (
	fieldName      = 4
	fieldStack     = 16 // counter table of the stack pointer
	fieldFile      = 20
	fieldLine      = 24
	fieldTables    = 28 // how many more counter tables
	fieldUnit      = 32
	fieldStartLine = 36
	fieldData      = 43 // how many entries of function data
	recordSize     = 44
	inlinedSize    = 16 // runtime.inlinedCall
	objectSize     = 16 // runtime.stackObjectRecord
	noData         = 1<<32 - 1
)

func (t *table) u32(at int) int { return int(binary.LittleEndian.Uint32(t.memory[at:])) }

func (t *table) put(at, v int) { binary.LittleEndian.PutUint32(t.memory[at:], uint32(v)) }

// In the cleared table of names, nameless functions have the empty name at 0
// and the runtime's the bare prefix after it: by that it tells its own
// goroutines from ours.
const (
	nameless    = 0
	runtimeName = 1
	prefix      = "runtime."
)

// clear zeroes names, files, and the tables that only tracebacks read.
func (t *table) clear() error {
	functions := word(t.memory, t.base+8)
	names := t.base + word(t.memory, t.base+8*4)
	units := t.base + word(t.memory, t.base+8*5)
	t.counters = t.base + word(t.memory, t.base+8*7)
	records := t.base + word(t.memory, t.base+8*8)
	t.counted = make([]bool, records-t.counters)
	if err := t.findData(names); err != nil {
		return err
	}
	for i := range functions {
		record := records + t.u32(records+8*i+4)
		if record+recordSize > len(t.memory) {
			return fmt.Errorf("function %d lies outside the module", i)
		}
		name, err := text(t.memory, names+t.u32(record+fieldName), units)
		if err != nil {
			return err
		}
		if t.u32(records+8*i) != t.u32(records)+i {
			return fmt.Errorf("function %d is not where its number says", i)
		}
		body := instead(name)
		t.bodies = append(t.bodies, body)
		if body != nil {
			t.forget(record)
			continue
		}
		if err := t.function(record, strings.HasPrefix(name, prefix)); err != nil {
			return err
		}
	}
	clear(t.memory[names:t.counters])
	copy(t.memory[names+runtimeName:], prefix)
	for i, kept := range t.counted {
		if !kept {
			t.memory[t.counters+i] = 0
		}
	}
	for _, r := range t.spare {
		for i := r.at; i < r.at+r.size; i++ {
			if !t.needed[i] {
				t.memory[t.data+i] = 0
			}
		}
	}
	return nil
}

// forget clears the whole record of a function that was replaced: it calls
// nothing, so no stack is ever walked with it on it.
func (t *table) forget(record int) {
	tables := t.u32(record+fieldTables) + int(t.memory[record+fieldData])
	clear(t.memory[record+fieldName : record+recordSize+4*tables])
}

// function clears one function's record and marks what it still needs.
func (t *table) function(record int, ofRuntime bool) error {
	t.put(record+fieldName, nameless)
	if ofRuntime {
		t.put(record+fieldName, runtimeName)
	}
	for _, field := range [...]int{fieldFile, fieldLine, fieldUnit, fieldStartLine} {
		t.put(record+field, 0)
	}
	if _, err := t.hold(t.u32(record+fieldStack), true); err != nil {
		return err
	}
	tables := t.u32(record + fieldTables)
	calls := 0
	for k := range tables {
		at := record + recordSize + 4*k
		drop := k == unsafePoints || k == inlinedCalls || k == liveArguments
		most, err := t.hold(t.u32(at), !drop)
		if err != nil {
			return err
		}
		if k == inlinedCalls {
			calls = most + 1
		}
		if drop {
			t.put(at, 0)
		}
	}
	for k := range int(t.memory[record+fieldData]) {
		at := record + recordSize + 4*(tables+k)
		offset := t.u32(at)
		if offset == noData {
			continue
		}
		switch k {
		case inlinedTree:
			t.spare = append(t.spare, run{offset, calls * inlinedSize})
			t.put(at, noData)
		case argumentInfo, argumentLive:
			t.put(at, noData)
		default:
			if err := t.need(k, offset); err != nil {
				return err
			}
		}
	}
	return nil
}

// hold walks one counter table, pairs of differences of the value and of the
// counter up to a value that does not change, and returns its greatest value.
// Where asked it marks the bytes as kept. Offset 0 is no table.
func (t *table) hold(offset int, keep bool) (most int, err error) {
	most = -1
	if offset == 0 {
		return most, nil
	}
	value := -1
	next := func() (uint64, bool) {
		v, n := binary.Uvarint(t.memory[t.counters+offset : t.counters+len(t.counted)])
		for k := range max(n, 0) {
			t.counted[offset+k] = t.counted[offset+k] || keep
		}
		offset += n
		return v, n > 0
	}
	for first := true; ; first = false {
		difference, ok := next()
		if !ok {
			return 0, fmt.Errorf("a counter table does not end")
		}
		if difference == 0 && !first {
			return most, nil
		}
		value += int(int64(difference>>1) ^ -int64(difference&1))
		most = max(most, value)
		if _, ok := next(); !ok {
			return 0, fmt.Errorf("a counter table does not end")
		}
	}
}

// text reads a name that ends with a zero byte before end.
func text(memory []byte, at, end int) (string, error) {
	if at < 0 || at >= end {
		return "", fmt.Errorf("a function's name lies at %d, outside the names", at)
	}
	for i := at; i < end; i++ {
		if memory[i] == 0 {
			return string(memory[at:i]), nil
		}
	}
	return "", fmt.Errorf("a function's name at %d does not end", at)
}
