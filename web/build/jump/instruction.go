package jump

import (
	"encoding/binary"
	"fmt"
)

// Instructions that matter here. Names are those of the WebAssembly text format.
const (
	opTrap     = 0x00 // unreachable
	opNop      = 0x01
	opBlock    = 0x02
	opLoop     = 0x03
	opIf       = 0x04
	opElse     = 0x05
	opEnd      = 0x0b
	opBr       = 0x0c
	opBrIf     = 0x0d
	opBrTable  = 0x0e
	opCall     = 0x10
	opLocalGet = 0x20
	opLocalSet = 0x21
	opLocalTee = 0x22
	opI32Const = 0x41
	opPrefixed = 0xfc

	noResult = -0x40 // the type of a block that leaves nothing on the stack
)

// instruction is one as it stands in the function.
type instruction struct {
	op    byte
	value int    // its number: of a local variable, of the label of a branch, or a constant
	table []int  // of br_table: the labels, the default last
	bytes []byte // the whole of it
}

// reader reads a function.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) unsigned() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > 1<<32-1 {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

// signed reads a number of at most 64 bits. Those that matter fit an int.
func (r *reader) signed() int {
	var v int64
	for shift := 0; shift < 70; shift += 7 {
		b := r.byte()
		v |= int64(b&0x7f) << shift
		if b < 0x80 {
			if shift < 57 && b&0x40 != 0 {
				v |= -1 << (shift + 7)
			}
			return int(v)
		}
	}
	r.bad = true
	return 0
}

func (r *reader) byte() byte {
	if len(r.b) == 0 {
		r.bad = true
		return 0
	}
	b := r.b[0]
	r.b = r.b[1:]
	return b
}

func (r *reader) skip(n int) {
	if n > len(r.b) {
		r.bad = true
		n = len(r.b)
	}
	r.b = r.b[n:]
}

// instructions reads all that is left.
func (r *reader) instructions() ([]instruction, error) {
	var list []instruction
	for len(r.b) > 0 && !r.bad {
		i, err := r.instruction()
		if err != nil {
			return nil, err
		}
		list = append(list, i)
	}
	if r.bad || len(list) == 0 || list[len(list)-1].op != opEnd {
		return nil, errShape
	}
	return list, nil
}

// instruction reads one, of those that Go writes.
func (r *reader) instruction() (instruction, error) {
	start := r.b
	i := instruction{op: r.byte()}
	switch op := i.op; {
	case op == opBlock || op == opLoop || op == opIf:
		i.value = r.signed()
	case op == opBr || op == opBrIf || op == opCall || op >= opLocalGet && op <= 0x24:
		i.value = r.unsigned()
	case op == opBrTable:
		for range r.unsigned() {
			i.table = append(i.table, r.unsigned())
		}
		i.table = append(i.table, r.unsigned())
	case op == 0x11: // call_indirect
		r.unsigned()
		r.unsigned()
	case op >= 0x28 && op <= 0x3e: // memory: alignment and offset
		r.unsigned()
		r.unsigned()
	case op == 0x3f || op == 0x40: // the size of memory
		r.unsigned()
	case op == opI32Const || op == 0x42:
		i.value = r.signed()
	case op == 0x43: // f32.const
		r.skip(4)
	case op == 0x44: // f64.const
		r.skip(8)
	case op == opPrefixed:
		switch kind := r.unsigned(); {
		case kind <= 7: // conversions that saturate
		case kind == 10: // memory.copy
			r.skip(2)
		case kind == 11: // memory.fill
			r.skip(1)
		default:
			return i, fmt.Errorf("instruction 0xfc %d is not known", kind)
		}
	case op <= opNop || op == opElse || op == opEnd || op == 0x0f || op == 0x1a || op == 0x1b || op >= 0x45 && op <= 0xc4:
	default:
		return i, fmt.Errorf("instruction %#x is not known", op)
	}
	i.bytes = start[:len(start)-len(r.b)]
	return i, nil
}
