package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"kneadwise/wasm/call"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire"
	"kneadwise/web/bench/sample"
	"kneadwise/web/e2e/browser"
)

// The budgets of a ranking of 10,000 clinics in a Worker of Chromium, on the machine
// on which the kernel takes kernelTime: two idle cores. On another they scale with the
// kernel's time there.
const (
	kernelTime   = sample.KernelTime
	maxRank17    = 60 * time.Millisecond
	maxRank30    = 150 * time.Millisecond // the middle one of the seeds
	maxRank30All = 400 * time.Millisecond // each of them
	maxPiece     = 50 * time.Millisecond  // one call, behind which a newer question waits
	maxRanking   = 4.0                    // times the same code natively
)

// Each question is ranked so often, and the fastest time counts: what else the machine
// does only adds to it.
const (
	rankRounds = 5
	rankSeeds  = 20
)

// A group is questions of so many visits, of visitors who differ.
type group struct {
	visits, seeds int
	took          []time.Duration // in the module
	native        []time.Duration
	rows          [][]compare.Row // of each question
	longest       time.Duration
	cut           int // clinics of the first hundred with an interval
}

// ranking ranks 10,000 clinics for visitors of 17, 30 and 60 visits, half of them with
// insurance that some clinics take, natively and in the module in a Worker of Chromium:
// the same bytes, and the times of both.
func ranking(ctx context.Context, root string, r *report) error {
	all := generate(10_000)
	lists, faults := wire.WriteBundle(all)
	if len(faults) > 0 {
		return errors.New(document.Sentence(faults[0]))
	}
	groups := []*group{{visits: 17, seeds: rankSeeds}, {visits: 30, seeds: rankSeeds}, {visits: 60, seeds: 4}}
	memory, kernel, err := rankGroups(ctx, root, lists, groups)
	if err != nil {
		return err
	}
	scale := float64(kernel) / float64(kernelTime)
	scaled := func(d time.Duration) int { return int(float64(d) * scale) }
	r.print("the kernel in a Worker of Chromium, to its reference", fmt.Sprintf("%.2f times", scale))
	var most float64
	var longest, module, native time.Duration
	cut := 0
	for _, g := range groups[:2] {
		for i := range g.took {
			most = max(most, float64(g.took[i])/float64(g.native[i]))
			module, native = module+g.took[i], native+g.native[i]
		}
		longest = max(longest, g.longest)
		cut += g.cut
	}
	middle := func(all []time.Duration) int { return int(slices.Sorted(slices.Values(all))[len(all)/2]) }
	show := func(n int) string { return inMillis(time.Duration(n)) }
	r.budget("10,000 clinics ranked in a Worker, 17 visits", middle(groups[0].took), scaled(maxRank17), show)
	r.budget("  30 visits, the middle one of 20 visitors", middle(groups[1].took), scaled(maxRank30), show)
	r.budget("  30 visits, the slowest of them", int(slices.Max(groups[1].took)), scaled(maxRank30All), show)
	r.print("    of their first hundred, clinics with an interval", fmt.Sprintf("%d of %d", cut, 2*100*rankSeeds))
	r.budget("  the longest piece of one, which a newer question waits for", int(longest), scaled(maxPiece), show)
	r.print("  60 visits, searches cut short where they take too long", show(middle(groups[2].took)))
	r.print("    of the first hundred, clinics with an interval", fmt.Sprintf("%d of %d", groups[2].cut, 100*groups[2].seeds))
	r.ceiling("  module to native, at most", most, maxRanking)
	r.print("    all together", fmt.Sprintf("%.2f", float64(module)/float64(native)))
	r.budget("  memory of the module then", memory, maxMemory, inMiB)
	if err := fixtures(ctx, root, r, all, groups[:2]); err != nil {
		return err
	}
	return growth(ctx, root, r)
}

// growth prints how the time grows with clinics and visits.
func growth(ctx context.Context, root string, r *report) error {
	for _, clinics := range []int{1_000, 3_000, 10_000} {
		lists, faults := wire.WriteBundle(generate(clinics))
		if len(faults) > 0 {
			return errors.New(document.Sentence(faults[0]))
		}
		groups := []*group{{visits: 6, seeds: 4}, {visits: 12, seeds: 4}, {visits: 24, seeds: 4}, {visits: 40, seeds: 4}}
		if _, _, err := rankGroups(ctx, root, lists, groups); err != nil {
			return err
		}
		line := ""
		for _, g := range groups {
			slices.Sort(g.took)
			line += fmt.Sprintf("  %d: %s", g.visits, inMillis(g.took[len(g.took)/2]))
		}
		r.print("  "+grouped(clinics)+" clinics, by number of visits", line)
	}
	return nil
}

// rankGroups measures groups of questions against a bundle, and returns the memory of
// the module and the kernel's time.
func rankGroups(ctx context.Context, root string, lists []byte, groups []*group) (memory int, kernel time.Duration, err error) {
	var file []byte
	var answers [][]byte
	desk := call.NewDesk()
	desk.Call(call.OpBundle, bytes.Clone(lists))
	for _, g := range groups {
		for seed := range g.seeds {
			question, faults := wire.WriteRanking(visitor(g.visits, uint64(seed)))
			if len(faults) > 0 {
				return 0, 0, errors.New(document.Sentence(faults[0]))
			}
			file = append(binary.LittleEndian.AppendUint32(file, uint32(len(question))), question...)
			answer, message, took, err := rankNatively(desk, question)
			if err != nil {
				return 0, 0, err
			}
			for i := range answer.Rows {
				if answer.Rows[i].Cut {
					g.cut++
				}
			}
			g.native, g.rows = append(g.native, took), append(g.rows, answer.Rows)
			answers = append(answers, message)
		}
	}
	modules, err := newHarnessWith(ctx, root, map[string][]byte{"bundle": lists, "questions": file})
	if err != nil {
		return 0, 0, err
	}
	defer modules.Close()
	var said struct {
		Took, Longest  []float64
		Answers        []string
		Kernel, Memory float64
	}
	if err := inBrowser(ctx, "", func(b browser.Browser) error {
		page, err := b.Open(ctx, modules.URL)
		if err != nil {
			return err
		}
		return page.Eval(ctx, fmt.Sprintf("bench.rank(%d, %d, false)", call.OpRank, rankRounds), &said)
	}); err != nil {
		return 0, 0, err
	}
	at := 0
	for _, g := range groups {
		for range g.seeds {
			if got, err := base64.StdEncoding.DecodeString(said.Answers[at]); err != nil || !bytes.Equal(got, answers[at]) {
				return 0, 0, errors.New("the module ranks the clinics otherwise than the same code natively")
			}
			g.took = append(g.took, time.Duration(said.Took[at]*1e6))
			g.longest = max(g.longest, time.Duration(said.Longest[at]*1e6))
			at++
		}
	}
	return int(said.Memory), time.Duration(said.Kernel * 1e6), nil
}

// rankNatively is the fastest of some rankings.
func rankNatively(desk *call.Desk, question []byte) (answer *wire.Ranked, message []byte, took time.Duration, err error) {
	took = 1<<63 - 1
	for range rankRounds {
		begun := time.Now()
		message = desk.Call(call.OpRank, question)
		for {
			var faults []code.Fault
			answer, faults, err = wire.ReadRanked(message)
			if err == nil && len(faults) > 0 {
				err = errors.New(document.Sentence(faults[0]))
			}
			if err != nil || !answer.More {
				break
			}
			message = desk.Call(call.OpRankOn, nil)
		}
		took = min(took, time.Since(begun))
	}
	if err == nil && len(answer.Rows) != compare.Most {
		err = fmt.Errorf("%d clinics were ranked", len(answer.Rows))
	}
	return answer, bytes.Clone(message), took, err
}

// visitor is somebody who asks for so many visits: a block of weekly ones, then every
// second to fourth week as far as a year holds them. Every other one has insurance that some
// clinics take.
func visitor(visits int, seed uint64) *compare.Question {
	g := rand.New(rand.NewPCG(seed, 7))
	day, _ := civil.Make(2026, 12, 1)
	weekly := min(visits, max(6, 2*visits-40))
	phases := []plan.Phase{{Name: plan.Initial, Visits: weekly, Weeks: 1}}
	if rest := visits - weekly; rest > 0 {
		phases = append(phases, plan.Phase{Name: plan.Maintenance, Visits: rest, Weeks: max(1, min(2+g.IntN(3), (51-weekly)/rest))})
	}
	r := &estimate.Request{AsOf: day, State: state, Plan: plan.Request{Start: day.AddDays(g.IntN(30)), Phases: phases}}
	if seed%2 == 1 {
		payer, _ := reference.ParsePayer("example-health")
		dollars := func(low, high int) span.Span { return span.Exact(int64(low+g.IntN(high-low)) * 100) }
		r.Benefit = &cover.Benefit{
			Payer: payer, Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.MassageTherapist, reference.MedicalMassage}, Prescription: offer.Yes,
			Deductible: dollars(500, 2000), DeductibleMet: dollars(0, 500), Share: cover.CoinsuranceShare, Coinsurance: span.Exact(200_000),
			PocketMax: dollars(3000, 6000), PocketMet: span.Exact(0), OtherBills: span.Exact(0), VisitLimit: span.Exact(int64(12 + g.IntN(20))),
		}
	}
	return &compare.Question{Request: r}
}
