package cover_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// cases are what is said of a plan, and all that is wrong with it.
type cases map[string]struct {
	benefit cover.Benefit
	want    []code.Fault
}

func (all cases) run(t *testing.T) {
	t.Helper()
	for name, test := range all {
		t.Run(name, func(t *testing.T) {
			if got := test.benefit.Check("benefit."); !slices.Equal(got, test.want) {
				t.Errorf("got %#v, want %#v", got, test.want)
			}
		})
	}
}

func between(low, high int64) span.Span { return span.Span{Low: low, High: high, Said: true} }

func fault(path, what string) []code.Fault {
	return []code.Fault{{Path: "benefit." + path, Code: what}}
}

// odds is one contradiction: the field that has to give way, and the other.
func odds(path, other string) []code.Fault {
	return []code.Fault{{Path: "benefit." + path, Code: code.FaultContradicts, Other: "benefit." + other}}
}

func TestBenefitFaults(t *testing.T) {
	lmt, pt := reference.MassageTherapist, reference.PhysicalTherapy
	cases{
		"nothing said":              {cover.Benefit{}, nil},
		"no insurer of that number": {cover.Benefit{Payer: 250}, fault("payer", code.FaultUnknownValue)},
		"pays, by nobody":           {cover.Benefit{Coverage: offer.Yes}, fault("pays_for_massage_by", code.FaultRequired)},
		"does not pay, by somebody": {cover.Benefit{Coverage: offer.No, PaidProviders: []reference.Provider{lmt}}, fault("pays_for_massage_by", code.FaultContradicts)},
		"not known, by somebody":    {cover.Benefit{PaidProviders: []reference.Provider{lmt}}, fault("pays_for_massage_by", code.FaultContradicts)},
		"pays two kinds":            {cover.Benefit{Coverage: offer.Yes, PaidProviders: []reference.Provider{lmt, pt}}, nil},
		"pays a kind twice":         {cover.Benefit{Coverage: offer.Yes, PaidProviders: []reference.Provider{lmt, pt, lmt}}, fault("pays_for_massage_by[2]", code.FaultDuplicate)},
		"pays a kind that is none":  {cover.Benefit{Coverage: offer.Yes, PaidProviders: []reference.Provider{9}}, fault("pays_for_massage_by[0]", code.FaultUnknownValue)},
		"a third network":           {cover.Benefit{Network: 3}, fault("network", code.FaultUnknownValue)},
		"met may be all":            {cover.Benefit{Deductible: span.Exact(500), DeductibleMet: span.Exact(500)}, nil},
		"met may be less":           {cover.Benefit{Deductible: span.Exact(500), DeductibleMet: between(400, 900)}, nil},
		"met is more":               {cover.Benefit{Deductible: between(0, 500), DeductibleMet: between(501, 900)}, odds("deductible_met_cents", "deductible_cents")},
		"met of what is not known":  {cover.Benefit{DeductibleMet: span.Exact(900)}, nil},
		"maximum below deductible":  {cover.Benefit{Deductible: span.Exact(500), PocketMax: between(0, 499)}, odds("out_of_pocket_maximum_cents", "deductible_cents")},
		"maximum is the deductible": {cover.Benefit{Deductible: span.Exact(500), PocketMax: span.Exact(500)}, nil},
		"more paid than maximum":    {cover.Benefit{PocketMax: span.Exact(500), PocketMet: span.Exact(501)}, odds("out_of_pocket_met_cents", "out_of_pocket_maximum_cents")},
		"a copay of no kind":        {cover.Benefit{Copay: span.Exact(1)}, fault("cost_share.kind", code.FaultRequired)},
		"a wait of no kind":         {cover.Benefit{CopayWaits: offer.No}, fault("cost_share.kind", code.FaultRequired)},
		"a share of no kind":        {cover.Benefit{Coinsurance: span.Exact(1)}, fault("cost_share.kind", code.FaultRequired)},
		"a copay among shares":      {cover.Benefit{Share: cover.CoinsuranceShare, Copay: span.Exact(1)}, odds("cost_share.copay_cents", "cost_share.kind")},
		"a wait among shares":       {cover.Benefit{Share: cover.CoinsuranceShare, CopayWaits: offer.Yes}, odds("cost_share.after_deductible", "cost_share.kind")},
		"a share among copays":      {cover.Benefit{Share: cover.CopayShare, Coinsurance: span.Exact(1)}, odds("cost_share.coinsurance_ppm", "cost_share.kind")},
		"a kind alone":              {cover.Benefit{Share: cover.CopayShare}, nil},
		"a fourth kind":             {cover.Benefit{Share: 4}, fault("cost_share.kind", code.FaultUnknownValue)},
		"none, and a number":        {cover.Benefit{NoVisitLimit: true, VisitLimit: span.Exact(20)}, fault("limits.visits_per_year", code.FaultContradicts)},
		"used more than the limit":  {cover.Benefit{VisitLimit: span.Exact(20), VisitsUsed: 21}, nil},
		"expires, not said":         {cover.Benefit{ScriptExpires: 739_000}, fault("prescription.have", code.FaultRequired)},
		"expires, not had":          {cover.Benefit{Prescription: offer.No, ScriptExpires: 739_000}, odds("prescription.expires", "prescription.have")},
		"expires":                   {cover.Benefit{Prescription: offer.Yes, ScriptExpires: 739_000}, nil},
		"starts on a leap day":      {cover.Benefit{YearStarts: cover.MonthDay{Month: 2, Day: 29}}, nil},
		"starts on no day":          {cover.Benefit{YearStarts: cover.MonthDay{Month: 2, Day: 30}}, fault("plan_year_starts", code.FaultNotADate)},
		"starts in a month":         {cover.Benefit{YearStarts: cover.MonthDay{Month: 2}}, fault("plan_year_starts", code.FaultNotADate)},
		"more than all": {cover.Benefit{Share: cover.CoinsuranceShare, Coinsurance: span.Exact(1_000_001)},
			[]code.Fault{{Path: "benefit.cost_share.coinsurance_ppm", Code: code.FaultTooLarge, High: 1_000_000}}},
		"backwards": {cover.Benefit{OtherBills: between(2, 1)}, fault("other_bills_this_year_cents", code.FaultBackwards)},
	}.run(t)
}
