package engine_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire"
	"kneadwise/web/bench/sample"
)

// maxAbandon is how long a newer question may wait for an older one to be given up, on
// the machine that budgets are written for.
const maxAbandon = 50 * time.Millisecond

// A ranking of ten thousand clinics is given up for a newer one, whenever that comes,
// and the newer one's answer is what it would be alone.
func TestRankingIsAbandoned(t *testing.T) {
	bundle, faults := wire.WriteBundle(sample.Clinics(10_000))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	page := openWith(t, map[string][]byte{"bundle": bundle, "older": ranking(t, 30, compare.ByTotal), "newer": ranking(t, 6, compare.ByMinute)})
	ctx, cancel := context.WithTimeout(page.ctx, 2*time.Minute)
	defer cancel()
	type waits struct {
		Whole, Kernel float64
		Took          []float64
		Wrong         []string
	}
	run := fmt.Sprintf("abandon(%s, 10, 3)", page.served)
	got, err := chromedp.Run(ctx, chromedp.Evaluate[waits](run, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range got.Wrong {
		t.Error(wrong)
	}
	if len(got.Took) < 5 {
		t.Fatalf("of 10 moments of a ranking of %.0f ms %d came while it ran: nothing is tried", got.Whole, len(got.Took))
	}
	scale := max(1, got.Kernel/millis(sample.KernelTime))
	longest := slices.Max(got.Took)
	t.Logf("a ranking of %.0f ms is given up within %.1f ms, on a machine that takes %.2f times as long", got.Whole, longest, scale)
	if limit := millis(maxAbandon) * scale; longest > limit {
		t.Errorf("a newer question waits for %.1f ms, at most %.1f are allowed: %.1f", longest, limit, got.Took)
	}
}

func millis(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// ranking is the question of somebody whose insurance some clinics take.
func ranking(t *testing.T, weekly int, sort compare.Sort) []byte {
	t.Helper()
	day, _ := civil.Make(2026, 12, 1)
	payer, _ := reference.ParsePayer("example-health")
	q := &compare.Question{Sort: sort, Request: &estimate.Request{
		AsOf: day, State: sample.State, Plan: plan.Request{Start: day, Phases: []plan.Phase{{Name: plan.Initial, Visits: weekly, Weeks: 1}}},
		Benefit: &cover.Benefit{
			Payer: payer, Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.MassageTherapist}, Prescription: offer.Yes,
			Deductible: span.Exact(1000_00), DeductibleMet: span.Exact(100_00), Share: cover.CoinsuranceShare, Coinsurance: span.Exact(200_000),
			PocketMax: span.Exact(4000_00), PocketMet: span.Exact(0), OtherBills: span.Exact(0), VisitLimit: span.Exact(20),
		},
	}}
	message, faults := wire.WriteRanking(q)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return message
}
