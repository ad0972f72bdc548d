package main

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"time"

	"kneadwise/wasm/call"
	"kneadwise/wasm/document"
	"kneadwise/wasm/wire"
	"kneadwise/web/e2e/browser"
)

// The budgets of one full estimate, with bounds, what-ifs and ledger, in a Worker of
// Chromium; they scale with the kernel as those of a ranking do.
const (
	maxEstimate   = 8 * time.Millisecond // the middle one
	maxEstimate95 = 20 * time.Millisecond
	maxEstimate99 = 80 * time.Millisecond
	maxEstimates  = 4.0 // times the same code natively, all of them together
)

// Each request is answered so often, and the fastest time counts.
const (
	estimateRounds   = 3
	estimateRequests = 1_000
)

// estimates answers random requests natively and in the module in a Worker of Chromium:
// the same bytes, and the times of both.
func estimates(ctx context.Context, root string, r *report) error {
	lists, faults := wire.WriteBundle(generate(1))
	if len(faults) > 0 {
		return errors.New(document.Sentence(faults[0]))
	}
	desk := call.NewDesk()
	var file []byte
	var digests []uint32
	var natively time.Duration
	for _, asked := range requests(estimateRequests) {
		request, faults := wire.WriteRequest(asked)
		if len(faults) > 0 {
			return errors.New(document.Sentence(faults[0]))
		}
		file = append(binary.LittleEndian.AppendUint32(file, uint32(len(request))), request...)
		took, digest := time.Duration(math.MaxInt64), fnv.New32a()
		var answer []byte
		for range estimateRounds {
			begun := time.Now()
			answer = desk.Call(call.OpEstimate, request)
			took = min(took, time.Since(begun))
		}
		natively += took
		_, _ = digest.Write(answer) // never fails
		digests = append(digests, digest.Sum32())
	}
	modules, err := newHarnessWith(ctx, root, map[string][]byte{"bundle": lists, "questions": file})
	if err != nil {
		return err
	}
	defer modules.Close()
	var said struct {
		Took           []float64
		Answers        []string
		Kernel, Memory float64
	}
	if err := inBrowser(ctx, "", func(b browser.Browser) error {
		page, err := b.Open(ctx, modules.URL)
		if err != nil {
			return err
		}
		return page.Eval(ctx, fmt.Sprintf("bench.rank(%d, %d, true)", call.OpEstimate, estimateRounds), &said)
	}); err != nil {
		return err
	}
	var sum float64
	for i, took := range said.Took {
		if got, err := base64.StdEncoding.DecodeString(said.Answers[i]); err != nil || binary.LittleEndian.Uint32(got) != digests[i] {
			return fmt.Errorf("the module answers random request %d otherwise than the same code natively", i)
		}
		sum += took
	}
	slices.Sort(said.Took)
	scale := said.Kernel * 1e6 / float64(kernelTime)
	show := func(n int) string { return inMillis(time.Duration(n)) }
	for _, line := range []struct {
		what  string
		part  float64
		limit time.Duration
	}{
		{"1,000 random estimates in a Worker, the middle one", 0.5, maxEstimate},
		{"  95 % of them", 0.95, maxEstimate95},
		{"  99 % of them", 0.99, maxEstimate99},
	} {
		at := int(line.part*float64(len(said.Took))+0.5) - 1
		r.budget(line.what, int(said.Took[at]*1e6), int(float64(line.limit)*scale), show)
	}
	r.print("  the slowest", show(int(said.Took[len(said.Took)-1]*1e6)))
	r.ceiling("  module to native, all together", sum*1e6/float64(natively), maxEstimates)
	r.budget("  memory of the module then", int(said.Memory), maxMemory, inMiB)
	return nil
}
