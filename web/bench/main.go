// Command bench measures what visitors pay in bytes, time and memory, and holds
// it to its budgets: a line each, that ends with ok, OVER or UNDER. It exits with
// status 1 if any is not ok. Times without a budget are printed beside what they
// compare with, measured in the same run, because they depend on the machine.
//
//	make bench
//
// With names of subjects it measures those alone; with the word profile it measures
// nothing and makes the profile by which the module is compiled.
//
//	go run ./web/bench ranking estimates
//	make profile
//
// It needs what "make build" makes, and Chromium.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"

	"kneadwise/web/build/engine"
)

// The budgets.
const (
	maxModule   = 560_000 // bytes, as it travels
	maxShim     = 1_000   // bytes, as it travels
	maxLoader   = 1_024   // bytes, as it travels
	maxScripts  = 60_000  // bytes, as they travel
	maxTransfer = 700_000 // bytes, headers and all, before the first answer
	maxCall     = 1_000   // nanoseconds, under wazero
	maxMemory   = 16 << 20
	maxCourse   = 2.5 // times the same code natively
	minServed   = 0.7 // of what net/http serves from memory
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	over, err := run(ctx, os.Stdout, os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
	}
	if err != nil || over {
		os.Exit(1)
	}
}

// A subject is what one part of the bench measures.
type subject struct {
	name    string
	measure func(context.Context, string, *report) error
}

// run measures one subject after the other, so that none disturbs another: those that
// are named, or all.
func run(ctx context.Context, stdout io.Writer, names []string) (over bool, err error) {
	root, err := engine.Root()
	if err != nil {
		return false, err
	}
	if slices.Equal(names, []string{"profile"}) {
		return false, profile(ctx, root)
	}
	subjects := []subject{
		{"sizes", sizes}, {"transfer", transfer}, {"calls", calls}, {"clinics", clinics}, {"ranking", ranking}, {"course", course},
		{"estimates", estimates}, {"writes", writes}, {"published", published}, {"portal", portal}, {"chromium", chromium}, {"page", visitors},
	}
	for _, name := range names {
		if !slices.ContainsFunc(subjects, func(s subject) bool { return s.name == name }) {
			return false, fmt.Errorf("%q is no subject of the bench", name)
		}
	}
	r := &report{to: stdout}
	for _, s := range subjects {
		if len(names) > 0 && !slices.Contains(names, s.name) {
			continue
		}
		if err := s.measure(ctx, root, r); err != nil {
			return r.over, err
		}
	}
	return r.over, nil
}

// A report prints lines and remembers whether one was over.
type report struct {
	to   io.Writer
	over bool
}

// budget prints a measure that must not exceed a limit.
func (r *report) budget(what string, measured, limit int, show func(int) string) {
	verdict := "ok"
	if measured > limit {
		verdict = "OVER"
		r.over = true
	}
	fmt.Fprintf(r.to, "%-58s %16s of %14s  %s\n", what, show(measured), show(limit), verdict)
}

// floor prints a ratio that must reach a limit.
func (r *report) floor(what string, measured, limit float64) {
	verdict := "ok"
	if measured < limit {
		verdict = "UNDER"
		r.over = true
	}
	fmt.Fprintf(r.to, "%-58s %16.2f of %14.2f  %s\n", what, measured, limit, verdict)
}

// ceiling prints a ratio that must not exceed a limit.
func (r *report) ceiling(what string, measured, limit float64) {
	verdict := "ok"
	if measured > limit {
		verdict = "OVER"
		r.over = true
	}
	fmt.Fprintf(r.to, "%-58s %16.2f of %14.2f  %s\n", what, measured, limit, verdict)
}

// print prints a measure without a budget.
func (r *report) print(what, measured string) {
	fmt.Fprintf(r.to, "%-58s %16s\n", what, measured)
}

func inBytes(n int) string { return grouped(n) + " bytes" }
func inNanos(n int) string { return grouped(n) + " ns" }
func inMiB(n int) string   { return fmt.Sprintf("%.2f MiB", float64(n)/(1<<20)) }

// grouped writes a number with commas in threes.
func grouped(n int) string {
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
