// Package jump makes the jumps of Go's WebAssembly direct.
//
// WebAssembly has no jump to an address: only a branch out of a block that
// encloses it, or back to the head of a loop. Go's functions are lists of basic
// blocks that jump where they like and may be left and entered again in their
// middle, when another goroutine runs. So Go writes a function as one loop around
// a dispatch: at its head a table of branches leads to the block whose number
// stands in a variable, and a jump sets the variable and branches to the head.
//
//	loop
//	  block (2) block (1) block (0)
//	    local.get number
//	    br_table 0 1 2
//	  end  … block 0 …  i32.const 2, local.set number, br to the loop
//	  end  … block 1 …
//	  end  … block 2 …
//
// A browser cannot see through the variable: each such jump is an indirect one,
// and all that a block knows of its values is lost at the head. But the end of
// block (2) lies ahead of the jump and encloses it, so that one branch gets there.
// Module writes that branch for every jump forward, which nearly all are, and
// leaves jumps backward and entries in the middle to the dispatch. What a
// function computes does not change; the module gets smaller, and the engine's
// answer takes less time.
//
// Go sets the variable before each branch to the head, so a jump that leaves it
// as it was is not noticed there. A function that is not written like this keeps
// its jumps.
//
// A call of a function that does nothing but trap becomes the trap. Package trim
// makes such functions, among them what Go calls for a nil pointer, which it looks
// for at nearly every use of one.
package jump

import (
	"encoding/binary"
	"errors"
	"fmt"
)

var errShape = errors.New("not a module of the known shape")

const (
	importSection = 2
	codeSection   = 10
)

// Module returns a copy of a module built by Go with direct jumps. It fails
// where the module has instructions that Go does not write.
func Module(wasm []byte) ([]byte, error) {
	if len(wasm) < 8 || string(wasm[:8]) != "\x00asm\x01\x00\x00\x00" {
		return nil, fmt.Errorf("couldn't straighten the module: %w", errShape)
	}
	out := wasm[:8:8]
	imported := 0
	for rest := wasm[8:]; len(rest) > 0; {
		id := rest[0]
		section, after, ok := counted(rest[1:])
		if !ok {
			return nil, fmt.Errorf("couldn't straighten the module: %w", errShape)
		}
		var err error
		switch id {
		case importSection:
			imported, err = functions(section)
		case codeSection:
			section, err = code(section, imported)
		}
		if err != nil {
			return nil, fmt.Errorf("couldn't straighten the module: %w", err)
		}
		out = append(out, id)
		out = appendCounted(out, section)
		rest = after
	}
	return out, nil
}

// functions counts the functions that a module imports: they come first in the
// numbers of functions. Go imports nothing else.
func functions(section []byte) (int, error) {
	r := reader{b: section}
	count := r.unsigned()
	for range count {
		r.skip(r.unsigned()) // the module's name
		r.skip(r.unsigned()) // the function's
		if r.byte() != 0 {
			return 0, errShape
		}
		r.unsigned() // its type
	}
	if r.bad || len(r.b) > 0 {
		return 0, errShape
	}
	return count, nil
}

// trap is the body of a function that only traps: no local variables, unreachable,
// end.
const trap = "\x00\x00\x0b"

// code straightens the functions of a code section.
func code(section []byte, imported int) ([]byte, error) {
	count, n := binary.Uvarint(section)
	if n <= 0 {
		return nil, errShape
	}
	var bodies [][]byte
	traps := map[int]bool{}
	rest := section[n:]
	for i := range int(count) {
		body, after, ok := counted(rest)
		if !ok {
			return nil, errShape
		}
		traps[imported+i] = string(body) == trap
		bodies = append(bodies, body)
		rest = after
	}
	if len(rest) > 0 {
		return nil, errShape
	}
	out := binary.AppendUvarint(nil, count)
	for i, body := range bodies {
		straight, err := function(body, traps)
		if err != nil {
			return nil, fmt.Errorf("function %d of the code: %w", i, err)
		}
		out = appendCounted(out, straight)
	}
	return out, nil
}

// function straightens one function: its local variables and its instructions.
func function(body []byte, traps map[int]bool) ([]byte, error) {
	r := reader{b: body}
	for range r.unsigned() {
		r.unsigned() // how many
		r.byte()     // of which type
	}
	if r.bad {
		return nil, errShape
	}
	declared := body[:len(body)-len(r.b)]
	list, err := r.instructions()
	if err != nil {
		return nil, err
	}
	w := writer{in: list, out: append(make([]byte, 0, len(body)), declared...), traps: traps}
	w.dispatch, _ = find(list)
	w.write()
	return w.out, nil
}

// counted reads bytes that their number comes before.
func counted(b []byte) (bytes, after []byte, ok bool) {
	size, n := binary.Uvarint(b)
	if n <= 0 || size > uint64(len(b)-n) {
		return nil, nil, false
	}
	end := n + int(size)
	return b[n:end], b[end:], true
}

func appendCounted(out, b []byte) []byte {
	return append(binary.AppendUvarint(out, uint64(len(b))), b...)
}

var Sig = 602
