package cover_test

import (
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/span"
)

func TestAmountFaults(t *testing.T) {
	apart := cover.Settings{PocketExcludes: true}
	cases{
		"left may be all":             {cover.Benefit{Deductible: span.Exact(500), DeductibleLeft: span.Exact(500)}, nil},
		"left may be less":            {cover.Benefit{Deductible: span.Exact(500), DeductibleLeft: between(400, 900)}, nil},
		"left is more":                {cover.Benefit{Deductible: between(0, 500), DeductibleLeft: between(501, 900)}, odds("deductible_left_cents", "deductible_cents")},
		"left, and met":               {cover.Benefit{Deductible: span.Exact(500), DeductibleLeft: span.Exact(300), DeductibleMet: span.Exact(200)}, odds("deductible_left_cents", "deductible_met_cents")},
		"more left than the maximum":  {cover.Benefit{PocketMax: span.Exact(500), PocketLeft: span.Exact(501)}, odds("out_of_pocket_left_cents", "out_of_pocket_maximum_cents")},
		"of the maximum left and met": {cover.Benefit{PocketLeft: span.Exact(1), PocketMet: span.Exact(1)}, odds("out_of_pocket_left_cents", "out_of_pocket_met_cents")},
		"a maximum apart":             {cover.Benefit{Deductible: span.Exact(500), PocketMax: span.Exact(499), Settings: apart}, nil},
		"two contradictions are two": {
			cover.Benefit{Deductible: span.Exact(500), DeductibleLeft: span.Exact(501), PocketMax: span.Exact(499)},
			append(odds("out_of_pocket_maximum_cents", "deductible_cents"), odds("deductible_left_cents", "deductible_cents")...)},
		"left is too much": {cover.Benefit{DeductibleLeft: span.Exact(100_000_001)},
			[]code.Fault{{Path: "benefit.deductible_left_cents", Code: code.FaultTooLarge, High: 100_000_000}}},
	}.run(t)
}

func TestFamilyFaults(t *testing.T) {
	apart := cover.Settings{PocketExcludes: true}
	cases{
		"a rule alone":                 {cover.Benefit{Family: cover.Family{Rule: cover.Embedded}}, nil},
		"a third rule":                 {cover.Benefit{Family: cover.Family{Rule: 3}}, fault("family.rule", code.FaultUnknownValue)},
		"amounts of no rule":           {cover.Benefit{Family: cover.Family{PocketMet: span.Exact(0)}}, fault("family.rule", code.FaultRequired)},
		"as much as her own":           {cover.Benefit{Deductible: span.Exact(500), Family: cover.Family{Rule: cover.Embedded, Deductible: span.Exact(500)}}, nil},
		"less than her own":            {cover.Benefit{Deductible: between(500, 900), Family: cover.Family{Rule: cover.Embedded, Deductible: between(0, 499)}}, odds("family.deductible_cents", "deductible_cents")},
		"less than her own, aggregate": {cover.Benefit{Deductible: span.Exact(500), Family: cover.Family{Rule: cover.Aggregate, Deductible: span.Exact(499)}}, odds("family.deductible_cents", "deductible_cents")},
		"all met less than she":        {cover.Benefit{DeductibleMet: span.Exact(300), Family: cover.Family{Rule: cover.Embedded, DeductibleMet: span.Exact(299)}}, odds("family.deductible_met_cents", "deductible_met_cents")},
		"a maximum below her own":      {cover.Benefit{PocketMax: span.Exact(500), Family: cover.Family{Rule: cover.Embedded, PocketMax: span.Exact(499)}}, odds("family.out_of_pocket_maximum_cents", "out_of_pocket_maximum_cents")},
		"all paid less than she":       {cover.Benefit{PocketMet: span.Exact(300), Family: cover.Family{Rule: cover.Embedded, PocketMet: span.Exact(299)}}, odds("family.out_of_pocket_met_cents", "out_of_pocket_met_cents")},
		"more met than the deductible": {cover.Benefit{Family: cover.Family{Rule: cover.Aggregate, Deductible: span.Exact(500), DeductibleMet: span.Exact(501)}}, odds("family.deductible_met_cents", "family.deductible_cents")},
		"more paid than the maximum":   {cover.Benefit{Family: cover.Family{Rule: cover.Aggregate, PocketMax: span.Exact(500), PocketMet: span.Exact(501)}}, odds("family.out_of_pocket_met_cents", "family.out_of_pocket_maximum_cents")},
		"a maximum below":              {cover.Benefit{Family: cover.Family{Rule: cover.Aggregate, Deductible: span.Exact(500), PocketMax: span.Exact(499)}}, odds("family.out_of_pocket_maximum_cents", "family.deductible_cents")},
		"a maximum apart":              {cover.Benefit{Settings: apart, Family: cover.Family{Rule: cover.Aggregate, Deductible: span.Exact(500), PocketMax: span.Exact(499)}}, nil},
	}.run(t)
}
