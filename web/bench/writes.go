package main

import (
	"context"
	"fmt"
	"regexp"
)

// written is a line of the store's benchmark: the database, how many write at
// once, and how many writes a second are on the disk.
var written = regexp.MustCompile(`BenchmarkAcknowledgedWrites/(\w+)/(\d+)\S*\s.*?([\d.]+) writes/s`)

// writes has the store measure how many transactions a second its databases
// acknowledge on this machine's disk, side by side.
func writes(ctx context.Context, root string, r *report) error {
	said, err := benchmark(ctx, root, "./server/store", "^BenchmarkAcknowledgedWrites$", "1s")
	if err != nil {
		return err
	}
	found := written.FindAllStringSubmatch(said, -1)
	if len(found) != 4 {
		return fmt.Errorf("the store's benchmark printed %d of 4 lines: %s", len(found), said)
	}
	for _, line := range found {
		who := "one writer"
		if line[2] != "1" {
			who = line[2] + " writers"
		}
		r.print("acknowledged writes, "+line[1]+", "+who, line[3]+" /s")
	}
	return nil
}
