package cover_test

import (
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

func TestSettingFaults(t *testing.T) {
	first := cover.Settings{CopayOrder: cover.CopayFirst}
	waived := cover.Settings{CopayAtEnd: cover.CopayWaived}
	gross := cover.Settings{CoinsuranceOn: cover.GrossOfCopay}
	outside := cover.Outside{Share: cover.BothShare}
	cases{
		"a copay and coinsurance":            {cover.Benefit{Share: cover.BothShare, Copay: span.Exact(2500), Coinsurance: span.Exact(100_000), CopayWaits: offer.Yes}, nil},
		"every setting":                      {cover.Benefit{Share: cover.BothShare, Settings: cover.Settings{CoinsuranceOn: cover.GrossOfCopay, CopayAtEnd: cover.CopayWhole, VisitCap: cover.CapLast, PocketExcludes: true, OnlyPaidCount: true, FailureOnPatient: true}}, nil},
		"an order of what is not known":      {cover.Benefit{Settings: first}, nil},
		"an order of a copay that may wait":  {cover.Benefit{Share: cover.CopayShare, Settings: first}, nil},
		"an order without a copay":           {cover.Benefit{Share: cover.CoinsuranceShare, Settings: first}, odds("settings.copay_order", "cost_share.kind")},
		"an order of a copay that waits not": {cover.Benefit{Share: cover.BothShare, CopayWaits: offer.No, Settings: first}, odds("settings.copay_order", "cost_share.after_deductible")},
		"an order for out of network":        {cover.Benefit{Share: cover.CoinsuranceShare, Outside: outside, Settings: first}, nil},
		"an end without a copay":             {cover.Benefit{Share: cover.CoinsuranceShare, Settings: waived}, odds("settings.copay_at_deductible_end", "cost_share.kind")},
		"an end of a copay that waits not":   {cover.Benefit{Share: cover.CopayShare, CopayWaits: offer.No, Settings: waived}, odds("settings.copay_at_deductible_end", "cost_share.after_deductible")},
		"an end of a copay that comes first": {cover.Benefit{Settings: cover.Settings{CopayOrder: cover.CopayFirst, CopayAtEnd: cover.CopayWhole}}, odds("settings.copay_at_deductible_end", "settings.copay_order")},
		"gross of no copay":                  {cover.Benefit{Share: cover.CoinsuranceShare, Settings: gross}, odds("settings.coinsurance_on", "cost_share.kind")},
		"gross of no coinsurance":            {cover.Benefit{Share: cover.CopayShare, Settings: gross}, odds("settings.coinsurance_on", "cost_share.kind")},
		"gross out of network":               {cover.Benefit{Share: cover.CopayShare, Outside: outside, Settings: gross}, nil},
		"a third order":                      {cover.Benefit{Settings: cover.Settings{CopayOrder: 2}}, fault("settings.copay_order", code.FaultUnknownValue)},
		"a third base":                       {cover.Benefit{Settings: cover.Settings{CoinsuranceOn: 2}}, fault("settings.coinsurance_on", code.FaultUnknownValue)},
		"a fourth end":                       {cover.Benefit{Settings: cover.Settings{CopayAtEnd: 3}}, fault("settings.copay_at_deductible_end", code.FaultUnknownValue)},
		"a third timing":                     {cover.Benefit{Settings: cover.Settings{VisitCap: 2}}, fault("settings.visit_cap_applies", code.FaultUnknownValue)},
	}.run(t)
}

func TestOutsideFaults(t *testing.T) {
	out := func(o cover.Outside) cover.Benefit { return cover.Benefit{Outside: o} }
	cases{
		"pays nothing": {out(cover.Outside{Pays: offer.No}), nil},
		"pays, all said": {out(cover.Outside{
			Pays: offer.Yes, Deductible: span.Exact(500), DeductibleMet: span.Exact(500), PocketMax: span.Exact(900), PocketMet: span.Exact(900),
			Share: cover.BothShare, Copay: span.Exact(1), Coinsurance: span.Exact(300_000), Reference: span.Exact(1000), Delay: 30, Assigned: offer.No,
		}), nil},
		"a deductible of nothing":  {out(cover.Outside{Pays: offer.No, Deductible: span.Exact(1), Reference: span.Exact(1)}), odds("out_of_network.deductible_cents", "out_of_network.pays")},
		"a maximum of nothing":     {out(cover.Outside{Pays: offer.No, PocketMax: span.Exact(1)}), odds("out_of_network.out_of_pocket_maximum_cents", "out_of_network.pays")},
		"a share of nothing":       {out(cover.Outside{Pays: offer.No, Share: cover.CopayShare}), odds("out_of_network.cost_share.kind", "out_of_network.pays")},
		"an allowed amount of it":  {out(cover.Outside{Pays: offer.No, Reference: span.Exact(1)}), odds("out_of_network.reference_cents", "out_of_network.pays")},
		"a delay of nothing":       {out(cover.Outside{Pays: offer.No, Delay: 1}), odds("out_of_network.reimbursed_after_days", "out_of_network.pays")},
		"nothing assigned":         {out(cover.Outside{Pays: offer.No, Assigned: offer.No}), odds("out_of_network.assigned", "out_of_network.pays")},
		"assigned, and reimbursed": {out(cover.Outside{Assigned: offer.Yes, Delay: 30}), odds("out_of_network.reimbursed_after_days", "out_of_network.assigned")},
		"more met":                 {out(cover.Outside{Deductible: span.Exact(1), DeductibleMet: span.Exact(2)}), odds("out_of_network.deductible_met_cents", "out_of_network.deductible_cents")},
		"more paid":                {out(cover.Outside{PocketMax: span.Exact(1), PocketMet: span.Exact(2)}), odds("out_of_network.out_of_pocket_met_cents", "out_of_network.out_of_pocket_maximum_cents")},
		"a copay of no kind":       {out(cover.Outside{Copay: span.Exact(1)}), fault("out_of_network.cost_share.kind", code.FaultRequired)},
		"a copay among shares":     {out(cover.Outside{Share: cover.CoinsuranceShare, Copay: span.Exact(1)}), odds("out_of_network.cost_share.copay_cents", "out_of_network.cost_share.kind")},
		"a share among copays":     {out(cover.Outside{Share: cover.CopayShare, Coinsurance: span.Exact(1)}), odds("out_of_network.cost_share.coinsurance_ppm", "out_of_network.cost_share.kind")},
		"years to wait": {out(cover.Outside{Delay: 367}),
			[]code.Fault{{Path: "benefit.out_of_network.reimbursed_after_days", Code: code.FaultTooLarge, High: 366}}},
		"pays perhaps":     {out(cover.Outside{Pays: 3}), fault("out_of_network.pays", code.FaultUnknownValue)},
		"assigned perhaps": {out(cover.Outside{Assigned: 3}), fault("out_of_network.assigned", code.FaultUnknownValue)},
	}.run(t)
}
