package main

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"kneadwise/wasm/call"
	"kneadwise/wasm/document"
	"kneadwise/wasm/wire"
	"kneadwise/web/e2e/browser"
)

// chain is thirty visits that a plan settles one after another, across a new
// plan year, with a health FSA from her pay and taxes on top: weekly for ten
// weeks, then every two weeks.
const chain = `{
  "as_of": "2026-09-01",
  "plan": {"phases": [
    {"name": "initial", "visits": 10, "every": {"weeks": 1}},
    {"name": "maintenance", "visits": 20, "every": {"weeks": 2}}]},
  "offers": {"own": [{"name": "Main Street", "provider_type": "massage_therapist",
    "services": [{"id": "hour", "booked_minutes": 60, "price_cents": 12000}]}]},
  "benefit": {
    "pays_for_massage_by": ["massage_therapist"], "network": "in", "prescription": {"have": true},
    "deductible_cents": 50000, "deductible_met_cents": 0, "other_bills_this_year_cents": 0,
    "cost_share": {"kind": "coinsurance", "coinsurance_ppm": 200000},
    "out_of_pocket_maximum_cents": 150000, "out_of_pocket_met_cents": 0, "limits": {"visits_per_year": 25}},
  "accounts": {
    "letter_of_medical_necessity": {"have": true},
    "fsa": {"election_cents": 120000, "left_cents": 60000, "year_ends": "2026-12-31",
      "leftover": {"rule": "carry_over"}, "run_out_days": 90, "next_year": {"election_open": true}}},
  "tax": {"filing_status": "single", "taxable_income_cents": 6000000,
    "adjusted_gross_income_cents": 7500000, "wages_cents": 7500000, "state_rate_ppm": 50000}
}`

// A round answers the chain a few times: so short a round is likely to be left
// alone by what else the machine does, and the fastest of many was. The first
// hundreds warm up the browser's compiler.
const (
	courses      = 2
	courseRounds = 800
)

// course answers the chain natively and in the module as Chromium runs it: the
// same bytes, and the times of both.
func course(ctx context.Context, root string, r *report) error {
	request, err := chainRequest()
	if err != nil {
		return err
	}
	desk := call.NewDesk()
	native := time.Duration(1<<63 - 1)
	var answer []byte
	for range courseRounds {
		begun := time.Now()
		for range courses {
			answer = desk.Call(call.OpEstimate, request)
		}
		native = min(native, time.Since(begun)/courses)
	}
	answer = bytes.Clone(answer)
	modules, err := newHarness(ctx, root)
	if err != nil {
		return err
	}
	defer modules.Close()
	var module struct {
		Nanos  float64 `json:"nanos"`
		Answer string  `json:"answer"`
	}
	err = inBrowser(ctx, "", func(b browser.Browser) error {
		page, err := b.Open(ctx, modules.URL)
		if err != nil {
			return err
		}
		return page.Eval(ctx, fmt.Sprintf(`bench.answer("/engine.wasm", %d, %q, %d, %d)`,
			call.OpEstimate, base64.StdEncoding.EncodeToString(request), courseRounds, courses), &module)
	})
	if err != nil {
		return err
	}
	if got, err := base64.StdEncoding.DecodeString(module.Answer); err != nil || !bytes.Equal(got, answer) {
		return errors.New("the module answers a chain of claims otherwise than the same code natively")
	}
	r.print("30 claims with accounts, natively", inMillis(native))
	r.print("  the same in the module in Chromium", inMillis(time.Duration(module.Nanos)))
	r.ceiling("  module to native", module.Nanos/float64(native), maxCourse)
	return nil
}

// chainRequest is the chain as the page sends it.
func chainRequest() ([]byte, error) {
	asked, faults := document.ReadRequest([]byte(chain))
	if len(faults) > 0 {
		return nil, errors.New(document.Sentence(faults[0]))
	}
	request, faults := wire.WriteRequest(asked)
	if len(faults) > 0 {
		return nil, errors.New(document.Sentence(faults[0]))
	}
	return request, nil
}
