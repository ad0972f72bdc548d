//go:build wasip1

// Command wasm is the engine as visitors get it: a WASI reactor, that is a
// module which is initialized once and then called, any number of times.
//
// This file is the whole contract with the page. The module exports its memory
// and four functions, and takes nothing but 32-bit integers, so that the page
// never handles a BigInt:
//
//	_initialize()         starts the Go runtime; before everything else, once
//	reserve(n) pointer    where the next message of n bytes is to be written
//	call(op, n) length    runs the first n bytes of that buffer as operation op
//	result() pointer      where the answer of the last call begins
//
// One exchange is: reserve, write, call, result, copy. Each step may move the
// memory, so a view of it taken before a step is not valid after the step. The
// answer stands until the next call. The operations and their messages are
// those of package call, which holds everything that is worth testing natively.
//
// The module imports WASI alone: the runtime asks for a clock, for random bytes,
// for an environment and for a place to print a panic. No answer depends on
// them, but memory does: see web/calculator/wasi.ts on the clock.
package main

import (
	"runtime"
	"unsafe"

	"kneadwise/wasm/call"
)

// limit is the longest message that the module takes: twice the largest region
// bundle, far below what would hurt a phone.
const limit = 8 << 20

// keep is the longest buffer that is used again. A longer one is let go with its
// call; so is one whose bytes the desk holds on to, a bundle's, instead of
// copying megabytes.
const keep = 64 << 10

// A reactor has no main to keep its state in: these three live from one
// exported call to the next, in an instance that one thread uses.
var (
	desk   = call.NewDesk()
	input  []byte
	answer []byte
)

// reserve returns the address of a buffer of at least n bytes, or 0 where n is
// negative or over the limit.
//
//go:wasmexport reserve
func reserve(n int32) int32 {
	if n < 0 || n > limit {
		return 0
	}
	if int(n) > len(input) {
		input = nil // before the new one is made, so that both need not fit
		input = make([]byte, max(int(n), keep))
	}
	return address(input)
}

// run answers the first n bytes of the reserved buffer and returns the length
// of the answer, or -1 where no buffer of n bytes was reserved. It is named
// call outside.
//
//go:wasmexport call
func run(op, n int32) int32 {
	if n < 0 || int(n) > len(input) {
		return -1
	}
	if len(answer) > keep || op == call.OpRank {
		// A bundle's answer is as long as a tenth of it, and a ranking takes more memory
		// than any other work. What comes next takes the room of what was before instead of
		// more.
		answer = nil
		desk.Release()
		runtime.GC() // memory that has grown never shrinks
	}
	answer = nil
	answer = desk.Call(op, input[:n:n])
	if desk.Kept() || len(input) > keep {
		input = nil
	}
	return int32(len(answer))
}

// result returns the address of the last answer, or 0 where it is empty.
//
//go:wasmexport result
func result() int32 { return address(answer) }

func address(b []byte) int32 {
	return int32(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
}

func main() {}
