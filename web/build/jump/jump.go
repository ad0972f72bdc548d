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
	"fmt"

	"kneadwise/web/build/section"
)

// Module returns a copy of a module built by Go with direct jumps. It fails
// where the module has instructions that Go does not write.
func Module(wasm []byte) ([]byte, error) {
	sections, err := section.Split(wasm)
	if err != nil {
		return nil, fmt.Errorf("couldn't straighten the module: %w", err)
	}
	imported := 0
	for i, s := range sections {
		switch s.ID {
		case section.Import:
			imported, err = functions(s.Body)
		case section.Code:
			sections[i].Body, err = code(s.Body, imported)
		}
		if err != nil {
			return nil, fmt.Errorf("couldn't straighten the module: %w", err)
		}
	}
	return section.Join(sections), nil
}

// functions counts the functions that a module imports: they come first in the
// numbers of functions. Go imports nothing else.
func functions(body []byte) (int, error) {
	r := section.Reader{Rest: body}
	count := r.Unsigned()
	for range count {
		r.Bytes(r.Unsigned()) // the module's name
		r.Bytes(r.Unsigned()) // the function's
		if r.Byte() != 0 || r.Bad {
			return 0, section.ErrShape
		}
		r.Unsigned() // its type
	}
	if r.Bad || len(r.Rest) > 0 {
		return 0, section.ErrShape
	}
	return count, nil
}

// trap is the body of a function that only traps: no local variables, unreachable,
// end.
const trap = "\x00\x00\x0b"

// code straightens the functions of a code section.
func code(body []byte, imported int) ([]byte, error) {
	bodies, err := section.Bodies(body)
	if err != nil {
		return nil, err
	}
	traps := map[int]bool{}
	for i, body := range bodies {
		if string(body) == trap {
			traps[imported+i] = true
		}
	}
	for i, body := range bodies {
		if bodies[i], err = function(body, traps); err != nil {
			return nil, fmt.Errorf("function %d of the code: %w", i, err)
		}
	}
	return section.OfBodies(bodies), nil
}

// function straightens one function: its local variables and its instructions.
func function(body []byte, traps map[int]bool) ([]byte, error) {
	r := section.Reader{Rest: body}
	for range r.Unsigned() {
		r.Unsigned() // how many
		r.Byte()     // of which type
		if r.Bad {
			return nil, section.ErrShape
		}
	}
	declared := body[:len(body)-len(r.Rest)]
	list, err := instructions(&r)
	if err != nil {
		return nil, err
	}
	w := writer{in: list, out: append(make([]byte, 0, len(body)), declared...), traps: traps}
	w.dispatch, _ = find(list)
	w.write()
	return w.out, nil
}
