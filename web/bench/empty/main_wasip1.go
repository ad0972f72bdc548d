//go:build wasip1

// Command empty is a WASI reactor that does nothing: what any Go module costs a
// visitor before it has a line of its own. It exports what the engine exports.
package main

//go:wasmexport reserve
func reserve(n int32) int32 { return 0 }

//go:wasmexport call
func call(op, n int32) int32 { return 0 }

//go:wasmexport result
func result() int32 { return 0 }

func main() {}
