package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"kneadwise/wasm/call"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/shipped"
	"kneadwise/wasm/wire"
)

// clinics ranks 10,000 clinics for the usual plan, natively and in the
// module: the same answer, the times of both, and the memory that the module
// then has.
func clinics(ctx context.Context, _ string, r *report) error {
	bundle, faults := wire.WriteBundle(generate(10_000))
	if len(faults) > 0 {
		return errors.New(document.Sentence(faults[0]))
	}
	asked, _ := civil.Make(2026, 12, 1)
	question, faults := wire.WriteRanking(&compare.Question{Request: &estimate.Request{AsOf: asked, State: state}})
	if len(faults) > 0 {
		return errors.New(document.Sentence(faults[0]))
	}
	r.print("bundle of 10,000 generated clinics", inBytes(len(bundle)))

	desk := call.NewDesk()
	native, err := timed(bundle, question, func(op int32, message []byte) ([]byte, error) {
		return desk.Call(op, message), nil
	})
	if err != nil {
		return err
	}
	m, err := shipped.Open(ctx)
	if err != nil {
		return err
	}
	defer m.Close(ctx)
	module, err := timed(bundle, question, m.Call)
	if err != nil {
		return err
	}
	if !bytes.Equal(native.answer, module.answer) {
		return errors.New("the module ranks the clinics otherwise than the same code natively")
	}
	r.print("  opening it, natively", inMillis(native.open))
	r.print("  opening it, in the module under wazero", inMillis(module.open))
	r.print("  the usual plan against all of them, natively", inMillis(native.rank))
	r.print("  the same in the module under wazero", inMillis(module.rank))
	r.print("  module to native", fmt.Sprintf("%.1f times", float64(module.rank)/float64(native.rank)))
	r.budget("  memory of the module then", m.Memory(), maxMemory, inMiB)
	return nil
}

// A trial is what one engine took.
type trial struct {
	open, rank time.Duration
	answer     []byte
}

// timed opens the bundle once and ranks its clinics some times, of which the fastest
// counts.
func timed(bundle, question []byte, engine func(int32, []byte) ([]byte, error)) (trial, error) {
	begun := time.Now()
	held, err := engine(call.OpBundle, bundle)
	if err != nil {
		return trial{}, err
	}
	t := trial{open: time.Since(begun), rank: 1<<63 - 1}
	if len(held) < 10_000 {
		return trial{}, fmt.Errorf("the bundle was not taken: the answer has %d bytes", len(held))
	}
	for range 3 {
		begun := time.Now()
		answer, err := engine(call.OpRank, question)
		for ; err == nil; answer, err = engine(call.OpRankOn, nil) {
			ranked, faults, wrong := wire.ReadRanked(answer)
			if wrong == nil && len(faults) > 0 {
				wrong = errors.New(document.Sentence(faults[0]))
			}
			if wrong == nil && !ranked.More && len(ranked.Rows) != compare.Most {
				wrong = fmt.Errorf("%d clinics were ranked", len(ranked.Rows))
			}
			if wrong != nil || !ranked.More {
				err = wrong
				break
			}
		}
		if err != nil {
			return trial{}, err
		}
		t.rank = min(t.rank, time.Since(begun))
		t.answer = bytes.Clone(answer)
	}
	return t, nil
}

func inMillis(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}
