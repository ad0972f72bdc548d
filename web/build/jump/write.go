package jump

import "encoding/binary"

// writer writes a function anew.
type writer struct {
	in       []instruction
	out      []byte
	dispatch *dispatch    // nil: its jumps stay
	traps    map[int]bool // functions that only trap
	open     []int        // where the labels that enclose the next instruction begin
}

// write writes all instructions.
func (w *writer) write() {
	for i := 0; i < len(w.in); {
		if n := w.shorten(i); n > 0 {
			i += n
			continue
		}
		switch w.in[i].op {
		case opBlock, opLoop, opIf:
			w.open = append(w.open, i)
		case opEnd:
			w.open = w.open[:max(len(w.open)-1, 0)]
		}
		w.out = append(w.out, w.in[i].bytes...)
		i++
	}
}

// shorten writes something shorter for the instructions at i and returns how many
// they are, or 0 where there is nothing shorter.
func (w *writer) shorten(i int) int {
	switch in := &w.in[i]; in.op {
	case opIf:
		if n := w.straight(i + 1); n > 0 {
			w.out = append(w.out, opIf, noResult&0x7f, opTrap, opEnd)
			return 1 + n
		}
		// Seen from the condition, labels are one fewer than from the block of the if.
		if i+4 < len(w.in) && w.in[i+4].op == opEnd {
			if label, ok := w.forward(i+1, 1); ok {
				w.branch(opBrIf, label)
				return 5
			}
		}
	case opI32Const:
		if label, ok := w.forward(i, 0); ok {
			w.branch(opBr, label)
			return 3
		}
	case opCall:
		if w.traps[in.value] {
			w.out = append(w.out, opTrap)
			return w.dead(i)
		}
	case opNop:
		return 1
	case opLocalSet:
		if i+1 < len(w.in) && w.in[i+1].op == opLocalGet && w.in[i+1].value == in.value {
			w.out = append(w.out, opLocalTee)
			w.out = binary.AppendUvarint(w.out, uint64(in.value))
			return 2
		}
	}
	return 0
}

// forward returns the label to which a jump at i leads, if there is one and the
// label's end lies ahead. The jump stands in so many blocks that are not written.
func (w *writer) forward(i, within int) (label int, ok bool) {
	d := w.dispatch
	if d == nil || i+2 >= len(w.in) || w.in[i+2].op != opBr || !d.jump(w.in[i:i+3]) {
		return 0, false
	}
	if len(w.open)+within-w.in[i+2].value != d.loop {
		return 0, false
	}
	label = d.label(w.in[i].value)
	// A later block may have the number of one that has ended.
	return label, label <= len(w.open) && w.open[label-1] == d.begun[label-1]
}

func (w *writer) branch(op byte, label int) {
	w.out = append(w.out, op)
	w.out = binary.AppendUvarint(w.out, uint64(len(w.open)-label))
}

// straight returns the length, its end counted, of a block whose inside begins at
// i, if it has no other block in it and a call that traps; and 0 if not. What it
// does before the call is the call's return address.
func (w *writer) straight(i int) int {
	traps := false
	for n := range w.in[i:] {
		switch in := &w.in[i+n]; in.op {
		case opCall:
			traps = traps || w.traps[in.value]
			if !traps {
				return 0
			}
		case opBlock, opLoop, opIf, opElse, opBr:
			return 0
		case opEnd:
			if !traps {
				return 0
			}
			return n + 1
		}
	}
	return 0
}

// dead returns how many instructions there are from i to the end of its block:
// none after a trap is reached.
func (w *writer) dead(i int) int {
	depth := 0
	for n := range w.in[i:] {
		switch w.in[i+n].op {
		case opBlock, opLoop, opIf:
			depth++
		case opElse:
			if depth == 0 {
				return n
			}
		case opEnd:
			if depth == 0 {
				return n
			}
			depth--
		}
	}
	return len(w.in) - i
}
