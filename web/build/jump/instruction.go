package jump

import (
	"fmt"

	"kneadwise/web/build/section"
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

// instructions reads all that is left.
func instructions(r *section.Reader) ([]instruction, error) {
	var list []instruction
	for len(r.Rest) > 0 && !r.Bad {
		i, err := read(r)
		if err != nil {
			return nil, err
		}
		list = append(list, i)
	}
	if r.Bad || len(list) == 0 || list[len(list)-1].op != opEnd {
		return nil, section.ErrShape
	}
	return list, nil
}

// read reads one, of those that Go writes.
func read(r *section.Reader) (instruction, error) {
	start := r.Rest
	i := instruction{op: r.Byte()}
	switch op := i.op; {
	case op == opBlock || op == opLoop || op == opIf:
		i.value = r.Signed()
	case op == opBr || op == opBrIf || op == opCall || op >= opLocalGet && op <= 0x24:
		i.value = r.Unsigned()
	case op == opBrTable:
		for range r.Unsigned() {
			i.table = append(i.table, r.Unsigned())
		}
		i.table = append(i.table, r.Unsigned())
	case op == 0x11: // call_indirect
		r.Unsigned()
		r.Unsigned()
	case op >= 0x28 && op <= 0x3e: // memory: alignment and offset
		r.Unsigned()
		r.Unsigned()
	case op == 0x3f || op == 0x40: // the size of memory
		r.Unsigned()
	case op == opI32Const || op == 0x42:
		i.value = r.Signed()
	case op == 0x43: // f32.const
		r.Bytes(4)
	case op == 0x44: // f64.const
		r.Bytes(8)
	case op == opPrefixed:
		switch kind := r.Unsigned(); {
		case kind <= 7: // conversions that saturate
		case kind == 10: // memory.copy
			r.Bytes(2)
		case kind == 11: // memory.fill
			r.Bytes(1)
		default:
			return i, fmt.Errorf("instruction 0xfc %d is not known", kind)
		}
	case op <= opNop || op == opElse || op == opEnd || op == 0x0f || op == 0x1a || op == 0x1b || op >= 0x45 && op <= 0xc4:
	default:
		return i, fmt.Errorf("instruction %#x is not known", op)
	}
	i.bytes = start[:len(start)-len(r.Rest)]
	return i, nil
}
