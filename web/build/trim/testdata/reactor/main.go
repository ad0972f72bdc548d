//go:build wasip1

// Package main is a reactor that uses what the tables of the runtime are for.
package main

import "strings"

func main() {}

// churn goes n calls deep, so that the stack is copied as it grows, with
// pointers on it, and leaves garbage behind that must be collected in between.
//
//go:wasmexport churn
func churn(n int32) int32 {
	kept := make([]*[]byte, 0, 64)
	total := 0
	for range 200 {
		b := make([]byte, 100_000)
		b[len(b)-1] = 1
		kept = append(kept[:min(len(kept), 63)], &b)
		total += int(b[len(b)-1])
	}
	return int32(deep(int(n), &total)) + 1_000_000_000 - 200 + int32(len(*kept[0])) - 100_000
}

//go:noinline
func deep(n int, total *int) int {
	if n == 0 {
		return *total
	}
	text := strings.Repeat("x", n%7+1)
	below := deep(n-1, total)
	if len(text) != n%7+1 {
		return -1
	}
	return below + 1
}

// recovers comes back from a panic through a deferred call.
//
//go:wasmexport recovers
func recovers() (got int32) {
	defer func() {
		if recover() != nil {
			got = 7
		}
	}()
	return outside(9)
}

// outside reads behind an array's end for indices above 7.
//
//go:wasmexport outside
func outside(i int32) int32 {
	a := [8]int32{1}
	return a[i]
}
