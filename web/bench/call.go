package main

import (
	"context"
	"time"

	"kneadwise/wasm/call"
	"kneadwise/wasm/shipped"
)

// rounds and callsEach are how a call without work is timed: the fastest of
// some rounds is the one that nothing else disturbed.
const (
	rounds    = 20
	callsEach = 20_000
)

// calls times a call that does nothing.
func calls(ctx context.Context, _ string, r *report) error {
	m, err := shipped.Open(ctx)
	if err != nil {
		return err
	}
	defer m.Close(ctx)
	best := time.Duration(1<<63 - 1)
	for range rounds {
		begun := time.Now()
		for range callsEach {
			if _, err := m.Call(call.OpPing, nil); err != nil {
				return err
			}
		}
		best = min(best, time.Since(begun)/callsEach)
	}
	r.budget("call without work, under wazero", int(best.Nanoseconds()), maxCall, inNanos)
	return nil
}
