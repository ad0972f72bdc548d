package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime/pprof"
	"time"

	"kneadwise/wasm/call"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/scenario"
	"kneadwise/wasm/wire"
)

// profiled is how long each kind of work is watched.
const profiled = 20 * time.Second

// profile records which functions the engine's work goes through, into the file
// that the compiler reads when it compiles the module: calls that come most often
// are inlined. In WebAssembly a call of Go costs several times what it costs
// natively, because all that it takes and gives goes through memory.
//
// The work is a visitor's: a long chain of claims, every scenario, random requests, and
// a state full of clinics, the first hundred of them ranked. The profile says nothing of
// how long anything took, so that it need not be made anew unless the hot functions
// change.
func profile(ctx context.Context, root string) error {
	chained, err := chainRequest()
	if err != nil {
		return err
	}
	scenarios, err := scenario.Read(filepath.Join(root, "wasm", "testdata"))
	if err != nil {
		return err
	}
	bundle, faults := wire.WriteBundle(generate(10_000))
	if len(faults) > 0 {
		return errors.New(document.Sentence(faults[0]))
	}
	var asked [][]byte
	for _, r := range requests(300) {
		request, faults := wire.WriteRequest(r)
		if len(faults) > 0 {
			return errors.New(document.Sentence(faults[0]))
		}
		asked = append(asked, request)
	}
	var questions [][]byte
	for seed := range uint64(4) {
		for _, visits := range []int{17, 30} {
			question, faults := wire.WriteRanking(visitor(visits, seed))
			if len(faults) > 0 {
				return errors.New(document.Sentence(faults[0]))
			}
			questions = append(questions, question)
		}
	}

	file, err := os.Create(filepath.Join(root, "wasm", "default.pgo"))
	if err != nil {
		return err
	}
	desk, writer := call.NewDesk(), wire.NewWriter()
	desk.Call(call.OpBundle, bundle)
	if err := pprof.StartCPUProfile(file); err != nil {
		return errors.Join(err, file.Close())
	}
	for _, work := range []func(){
		func() { desk.Call(call.OpEstimate, chained) },
		func() {
			for i := range scenarios {
				answer, faults := estimate.Run(scenarios[i].Request, scenarios[i].Lists)
				writer.Reply(&answer, faults)
			}
		},
		func() {
			for _, request := range asked {
				desk.Call(call.OpEstimate, request)
			}
		},
		func() {
			for _, question := range questions {
				_, _, _, _ = rankNatively(desk, question) // what they say is no matter here
			}
		},
	} {
		for begun := time.Now(); time.Since(begun) < profiled && ctx.Err() == nil; {
			work()
		}
	}
	pprof.StopCPUProfile()
	return errors.Join(file.Close(), ctx.Err())
}
