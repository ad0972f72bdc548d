package replay_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/scenario"
)

// A candidate is a question that the corpus may hold.
type candidate struct {
	name    string
	request *estimate.Request
	lists   estimate.Lists
}

// candidates are the worked examples, a short course at each demonstration clinic,
// and what none of these show.
func candidates() ([]candidate, error) {
	worked, err := scenario.Read("../testdata")
	if err != nil {
		return nil, err
	}
	var all []candidate
	for i := range worked {
		all = append(all, candidate{worked[i].Name, worked[i].Request, worked[i].Lists})
	}
	add := func(name, text string, lists ...estimate.Lists) error {
		request, faults := document.ReadRequest([]byte(text))
		if len(faults) > 0 {
			return fmt.Errorf("%s: %s", name, document.Sentence(faults[0]))
		}
		c := candidate{name: name, request: request}
		for _, some := range lists {
			c.lists = append(c.lists, some...)
		}
		all = append(all, c)
		return nil
	}
	for name, text := range further {
		if err := add(name, text); err != nil {
			return nil, err
		}
	}
	paths, err := filepath.Glob("../../web/demo/*.json")
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		list, faults := document.ReadPriceList(text)
		if len(faults) > 0 {
			return nil, fmt.Errorf("%s: %s", path, document.Sentence(faults[0]))
		}
		insured, benefit := insurance(list)
		request := fmt.Sprintf(`{"as_of": "2026-12-01", "place": {"state": %q}, "offers": {"clinics": [%q]},
		  "plan": {"phases": [{"visits": 3, "every": {"weeks": 1}}]}%s}`, list.Locations[0].State, list.Seller.ID, benefit)
		if err := add(list.Seller.ID+"-"+insured, request, estimate.Lists{*list}); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// insurance is what is said of it at a demonstration clinic: nothing where the
// clinic has no contract with her insurer, else by turns all of it or only who
// pays.
func insurance(list *pricelist.List) (name, benefit string) {
	const who = `, "benefit": {"payer": "example-health", "network": "in", "prescription": {"have": true},
	  "pays_for_massage_by": ["massage_therapist", "physical_therapy", "chiropractic", "medical_massage"]`
	contract := func(p pricelist.Payer) bool {
		return p.ID.ID() == "example-health" && p.Network == pricelist.InNetwork
	}
	switch {
	case !slices.ContainsFunc(list.Payers, contract):
		return "self-pay", ""
	case len(list.Seller.ID)%2 == 0:
		return "unsure", who + `}`
	}
	return "insured", who + `, "deductible_cents": 20000, "deductible_met_cents": 10000,
	  "cost_share": {"kind": "both", "copay_cents": 1500, "coinsurance_ppm": 200000, "after_deductible": true},
	  "out_of_pocket_maximum_cents": 300000, "out_of_pocket_met_cents": 10000,
	  "limits": {"visits_per_year": 20}, "visits_used": 0, "other_bills_this_year_cents": 0}`
}

// further are questions that no worked example asks.
var further = map[string]string{
	"sign-for-a-clinician": `{"as_of": "2026-12-01", "signs": ["screen.fever"]}`,
	"sign-to-mention":      `{"as_of": "2026-12-01", "signs": ["screen.age_over_50"], "plan": {"phases": [{"visits": 1, "every": {"weeks": 1}}]}}`,
	"high-wages": `{"as_of": "2026-01-06",
	  "offers": {"own": [{"name": "Main Street", "provider_type": "massage_therapist", "services": [{"id": "visit", "booked_minutes": 60, "price_cents": 9000}]}]},
	  "plan": {"phases": [{"visits": 2, "every": {"weeks": 1}}]},
	  "accounts": {"letter_of_medical_necessity": {"have": true}, "hsa": {"coverage": "self", "birth_year": 1990, "planned_cents": 340000, "contributions": "payroll"}},
	  "tax": {"filing_status": "single", "taxable_income_cents": 25000000, "wages_cents": 26000000, "state_rate_ppm": 0, "itemizes": false}}`,
}
