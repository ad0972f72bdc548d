package main

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
)

// fragment is a line of the program's benchmark: who answers, and in how long.
var fragment = regexp.MustCompile(`BenchmarkPortalFragment/(bare|portal)\S*\s+\d+\s+([\d.]+) ns/op`)

// portal has the program measure what a part of a page of the portal takes over
// HTTP, beside the same part from gin and html/template alone.
func portal(ctx context.Context, root string, r *report) error {
	said, err := benchmark(ctx, root, "./server/app", "^BenchmarkPortalFragment$", "1s")
	if err != nil {
		return err
	}
	took := map[string]float64{}
	for _, line := range fragment.FindAllStringSubmatch(said, -1) {
		nanos, err := strconv.ParseFloat(line[2], 64)
		if err != nil {
			return fmt.Errorf("couldn't read the portal's benchmark: %w", err)
		}
		took[line[1]] = nanos
	}
	if took["bare"] == 0 || took["portal"] == 0 {
		return fmt.Errorf("the portal's benchmark printed %d of 2 lines: %s", len(took), said)
	}
	r.print("part of a page, gin and html/template alone", inNanos(int(took["bare"])))
	r.print("the same in the portal: session, draft, review", inNanos(int(took["portal"])))
	r.print("ratio of the two", fmt.Sprintf("%.1f", took["portal"]/took["bare"]))
	return nil
}
