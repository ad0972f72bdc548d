package published

import (
	"fmt"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
)

var feeRules = map[string]rule{
	"fee": by(fee), "sequestration": by(partB), "limiting_charge": by(limitingCharge),
}

type feeGiven struct {
	Work            int   `json:"work_e3"`
	Practice        int   `json:"practice_e3"`
	Malpractice     int   `json:"malpractice_e3"`
	GPCIWork        int   `json:"gpci_work_e3"`
	GPCIPractice    int   `json:"gpci_practice_e3"`
	GPCIMalpractice int   `json:"gpci_malpractice_e3"`
	Conversion      int64 `json:"conversion_e4"`
}

type feeSaid struct {
	Fee money.Amount `json:"fee_cents"`
}

// fee is of relative values in hundredths, as the fee schedule prints them.
func fee(g *feeGiven) (any, error) {
	const perHundredth = 10
	if g.Work%perHundredth != 0 || g.Practice%perHundredth != 0 || g.Malpractice%perHundredth != 0 {
		return nil, fmt.Errorf("relative values with more than two decimals")
	}
	v := reference.RelativeValue{
		Work: g.Work / perHundredth, Expense: g.Practice / perHundredth, Malpractice: g.Malpractice / perHundredth, Status: reference.CodePaid,
	}
	at := reference.Locality{Work: g.GPCIWork, Expense: g.GPCIPractice, Malpractice: g.GPCIMalpractice}
	return feeSaid{bill.Fee(v, at, g.Conversion)}, nil
}

type limitingGiven struct {
	Par         *money.Amount `json:"par_fee_cents"`
	NonPar      money.Amount  `json:"nonpar_fee_cents"`
	Coinsurance money.Rate    `json:"coinsurance_ppm"`
}

type limitingSaid struct {
	NonPar      money.Amount `json:"nonpar_fee_cents"`
	Limit       money.Amount `json:"limiting_charge_cents"`
	Plan        money.Amount `json:"plan_cents"` // before sequestration
	Coinsurance money.Amount `json:"coinsurance_cents"`
	You         money.Amount `json:"you_cents"`
}

// limitingCharge is a claim that is not assigned: the charge goes up to the limit,
// and the plan reckons with what it allows the provider who does not participate.
func limitingCharge(g *limitingGiven) (any, error) {
	par := g.Par
	if par == nil {
		full, _ := money.MulDiv(int64(g.NonPar), 100, 95, money.HalfUp)
		amount := money.Amount(full)
		par = &amount
	}
	said := limitingSaid{NonPar: bill.NonParticipating(*par), Limit: bill.LimitingCharge(*par)}
	t := cover.Terms{Outside: true, Share: cover.CoinsuranceShare, Coinsurance: g.Coinsurance}
	split, _ := t.Claim(cover.State{PocketLeft: money.MaxInput}, said.Limit, said.NonPar)
	said.Plan, said.Coinsurance, said.You = split.Plan, split.Coinsurance, split.You()
	return said, nil
}
