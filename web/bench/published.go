package main

import (
	"context"
	"fmt"
	"regexp"
	"strconv"
)

// measure is one figure of a benchmark's line: "0.98 of-plain".
var measure = regexp.MustCompile(`([\d.]+) ([a-z][a-z0-9/-]*)\s`)

// published has the publisher measure how fast it hands out a price list, beside
// a plain handler of net/http, and what a state of 10,000 clinics takes.
func published(ctx context.Context, root string, r *report) error {
	said, err := benchmark(ctx, root, "./server/publish", "^Benchmark(Served|TenThousand)$", "1x")
	if err != nil {
		return err
	}
	found := map[string]float64{}
	for _, m := range measure.FindAllStringSubmatch(said, -1) {
		figure, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			return err
		}
		found[m[2]] = figure
	}
	for _, name := range []string{"served/s", "plain/s", "of-plain", "brotli-bytes/clinic", "bundle-ms", "level-9-bytes/clinic", "level-9-ms", "publish-ms"} {
		if _, ok := found[name]; !ok {
			return fmt.Errorf("the publisher's benchmarks print no %s: %s", name, said)
		}
	}
	r.print("published list served, as the server does", fmt.Sprintf("%.0f /s", found["served/s"]))
	r.print("  the same bytes and headers by net/http from memory", fmt.Sprintf("%.0f /s", found["plain/s"]))
	r.floor("  server to net/http", found["of-plain"], minServed)
	r.print("bundle of 10,000 distinct clinics, brotli, a clinic", fmt.Sprintf("%.0f bytes", found["brotli-bytes/clinic"]))
	r.print("  making and compressing it", fmt.Sprintf("%.0f ms", found["bundle-ms"]))
	r.print("  at brotli's level 9, a clinic", fmt.Sprintf("%.0f bytes", found["level-9-bytes/clinic"]))
	r.print("  compressing at that level alone", fmt.Sprintf("%.0f ms", found["level-9-ms"]))
	r.print("  all new files when one of them publishes", fmt.Sprintf("%.0f ms", found["publish-ms"]))
	return nil
}
