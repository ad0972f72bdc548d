package cover_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// set gives a plan its settings.
func set(t cover.Terms, s cover.Settings) cover.Terms {
	t.Settings = s
	return t
}

// capped gives a plan its limits.
func capped(t cover.Terms, c cover.Caps) cover.Terms {
	t.Caps = c
	return t
}

// TestSettingsByHand settles one visit under each setting, on both sides of where
// it begins to matter.
func TestSettingsByHand(t *testing.T) {
	var (
		first    = cover.Settings{CopayOrder: cover.CopayFirst}
		waived   = cover.Settings{CopayAtEnd: cover.CopayWaived}
		whole    = cover.Settings{CopayAtEnd: cover.CopayWhole}
		gross    = cover.Settings{CoinsuranceOn: cover.GrossOfCopay}
		last     = cover.Settings{VisitCap: cover.CapLast}
		excludes = cover.Settings{PocketExcludes: true}
		paid     = cover.Settings{OnlyPaidCount: true}
	)
	visit := func(cents money.Amount) cover.Caps { return cover.Caps{Visit: cents, HasVisit: true} }
	year := func(cents money.Amount) cover.Caps { return cover.Caps{Year: cents, HasYear: true} }
	minutes := func(limit, handsOn int) cover.Caps { return cover.Caps{Minutes: limit, HandsOn: handsOn} }
	tests := map[string]struct {
		terms           cover.Terms
		state           cover.State
		charge, allowed money.Amount
		want            cover.Split
		after           cover.State // the visit is counted, unless it says otherwise
	}{
		"copay first: 30, then the deductible takes the rest of 90": {
			set(copay(30_00, true), first), unmet(500_00), 90_00, 90_00,
			cover.Split{Copay: 30_00, Deductible: 60_00}, unmet(440_00)},
		"copay first: the deductible ends inside the visit": {
			set(copay(30_00, true), first), unmet(50_00), 100_00, 90_00,
			cover.Split{WriteOff: 10_00, Copay: 30_00, Deductible: 50_00, Plan: 10_00}, unmet(0)},
		"copay first: no more than the allowed amount": {
			set(copay(95_00, true), first), unmet(50_00), 100_00, 90_00,
			cover.Split{WriteOff: 10_00, Copay: 90_00}, unmet(50_00)},
		"copay first has nothing to say where the copay does not wait": {
			set(copay(30_00, false), first), unmet(50_00), 90_00, 90_00, cover.Split{Copay: 30_00, Plan: 60_00}, unmet(50_00)},
		"copay first, coinsurance net: 30 + 50, then 20 % of 20": {
			both(30_00, 20, first), unmet(50_00), 100_00, 100_00,
			cover.Split{Copay: 30_00, Deductible: 50_00, Coinsurance: 4_00, Plan: 16_00}, unmet(0)},
		"copay first, coinsurance gross: 30 + 50, then 20 % of 50": {
			both(30_00, 20, cover.Settings{CopayOrder: cover.CopayFirst, CoinsuranceOn: cover.GrossOfCopay}), unmet(50_00), 100_00, 100_00,
			cover.Split{Copay: 30_00, Deductible: 50_00, Coinsurance: 10_00, Plan: 10_00}, unmet(0)},

		"waived: no copay at the visit that bears a cent of deductible": {
			set(copay(30_00, true), waived), unmet(1), 90_00, 90_00, cover.Split{Deductible: 1, Plan: 89_99}, unmet(0)},
		"waived: the copay where the deductible is met": {
			set(copay(30_00, true), waived), unmet(0), 90_00, 90_00, cover.Split{Copay: 30_00, Plan: 60_00}, unmet(0)},
		"waived: coinsurance is not": {
			both(30_00, 20, waived), unmet(40_00), 90_00, 90_00, cover.Split{Deductible: 40_00, Coinsurance: 10_00, Plan: 40_00}, unmet(0)},

		"whole: 30 though 10 are left of the allowed amount": {
			set(copay(30_00, true), whole), unmet(80_00), 120_00, 90_00, cover.Split{WriteOff: 10_00, Deductible: 80_00, Copay: 30_00}, unmet(0)},
		"whole: no more than the charge": {
			set(copay(30_00, true), whole), unmet(80_00), 95_00, 90_00, cover.Split{Deductible: 80_00, Copay: 15_00}, unmet(0)},
		"whole: none where nothing is left": {
			set(copay(30_00, true), whole), unmet(90_00), 120_00, 90_00, cover.Split{WriteOff: 30_00, Deductible: 90_00}, unmet(0)},
		"whole, out of network: the charge is hers already": {
			outside(set(copay(30_00, true), whole)), unmet(80_00), 120_00, 90_00, cover.Split{Balance: 30_00, Deductible: 80_00, Copay: 10_00}, unmet(0)},
		"whole, with a limit a visit: never above the charge": {
			capped(set(copay(60_00, true), whole), visit(50_00)), unmet(40_00), 100_00, 100_00,
			cover.Split{OverVisit: 50_00, Deductible: 40_00, Copay: 10_00}, unmet(0)},

		"gross: the share of the whole rest, but no more than the copay leaves": {
			both(25_00, 90, gross), unmet(0), 100_00, 100_00, cover.Split{Copay: 25_00, Coinsurance: 75_00}, unmet(0)},
		"net: 20 % of 65": {
			both(25_00, 20, cover.Settings{}), unmet(10_00), 100_00, 100_00,
			cover.Split{Deductible: 10_00, Copay: 25_00, Coinsurance: 13_00, Plan: 52_00}, unmet(0)},
		"gross: 20 % of 90": {
			both(25_00, 20, gross), unmet(10_00), 100_00, 100_00,
			cover.Split{Deductible: 10_00, Copay: 25_00, Coinsurance: 18_00, Plan: 47_00}, unmet(0)},
		"a copay that does not wait, with coinsurance: no deductible": {
			func() cover.Terms { t := both(25_00, 20, cover.Settings{}); t.CopayWaits = false; return t }(), unmet(10_00), 100_00, 100_00,
			cover.Split{Copay: 25_00, Coinsurance: 15_00, Plan: 60_00}, unmet(10_00)},

		"the limit a visit first: 20 % of 60, the 40 above it hers": {
			capped(coinsurance(20), visit(60_00)), unmet(0), 100_00, 100_00, cover.Split{Coinsurance: 12_00, OverVisit: 40_00, Plan: 48_00}, unmet(0)},
		"the limit a visit last: 20 % of 100, the plan pays 60 of 80": {
			capped(set(coinsurance(20), last), visit(60_00)), unmet(0), 100_00, 100_00, cover.Split{Coinsurance: 20_00, OverVisit: 20_00, Plan: 60_00}, unmet(0)},
		"the limit a visit is what is allowed": {
			capped(coinsurance(20), visit(100_00)), unmet(0), 100_00, 100_00, cover.Split{Coinsurance: 20_00, Plan: 80_00}, unmet(0)},
		"a cent more is allowed": {
			capped(coinsurance(20), visit(100_00)), unmet(0), 100_01, 100_01, cover.Split{Coinsurance: 20_00, OverVisit: 1, Plan: 80_00}, unmet(0)},
		"last: the plan's part is the limit": {
			capped(set(coinsurance(20), last), visit(80_00)), unmet(0), 100_00, 100_00, cover.Split{Coinsurance: 20_00, Plan: 80_00}, unmet(0)},
		"what is over the limit does not meet the deductible": {
			capped(coinsurance(20), visit(60_00)), unmet(100_00), 100_00, 100_00, cover.Split{Deductible: 60_00, OverVisit: 40_00}, unmet(40_00)},

		"45 of 60 minutes: 75 of 100 count": {
			capped(copay(20_00, false), minutes(45, 60)), unmet(0), 110_00, 100_00,
			cover.Split{WriteOff: 10_00, Copay: 20_00, OverMinutes: 25_00, Plan: 55_00}, unmet(0)},
		"60 of 60 minutes": {
			capped(copay(20_00, false), minutes(60, 60)), unmet(0), 100_00, 100_00, cover.Split{Copay: 20_00, Plan: 80_00}, unmet(0)},
		"50 of 60 minutes of $92.37: 76.975 is 76.98": {
			capped(coinsurance(0), minutes(50, 60)), unmet(0), 92_37, 92_37, cover.Split{OverMinutes: 15_39, Plan: 76_98}, unmet(0)},
		"minutes, then dollars: 75 of 100, then 60 of 75": {
			capped(coinsurance(10), cover.Caps{Minutes: 45, HandsOn: 60, Visit: 60_00, HasVisit: true}), unmet(0), 100_00, 100_00,
			cover.Split{OverMinutes: 25_00, OverVisit: 15_00, Coinsurance: 6_00, Plan: 54_00}, unmet(0)},

		"the limit a year: 30 are left of it": {
			capped(coinsurance(20), year(500_00)), cover.State{PocketLeft: plenty, DollarsUsed: 470_00}, 100_00, 100_00,
			cover.Split{Coinsurance: 20_00, OverYear: 50_00, Plan: 30_00}, cover.State{PocketLeft: plenty - 20_00, DollarsUsed: 500_00}},
		"the limit a year: just enough is left": {
			capped(coinsurance(20), year(500_00)), cover.State{PocketLeft: plenty, DollarsUsed: 420_00}, 100_00, 100_00,
			cover.Split{Coinsurance: 20_00, Plan: 80_00}, cover.State{PocketLeft: plenty - 20_00, DollarsUsed: 500_00}},

		"the maximum without the deductible: the deductible is not cut": {
			set(coinsurance(20), excludes), cover.State{DeductibleLeft: 50_00, PocketLeft: 5_00}, 100_00, 100_00,
			cover.Split{Deductible: 50_00, Coinsurance: 5_00, Plan: 45_00, Relief: 5_00}, cover.State{}},
		"the maximum without the deductible: the deductible does not count": {
			set(coinsurance(20), excludes), cover.State{DeductibleLeft: 50_00, PocketLeft: 40_00}, 100_00, 100_00,
			cover.Split{Deductible: 50_00, Coinsurance: 10_00, Plan: 40_00}, cover.State{PocketLeft: 30_00}},
		"the maximum without the deductible, the copay first: cut back to nothing": {
			set(copay(50_00, true), cover.Settings{PocketExcludes: true, CopayOrder: cover.CopayFirst}), cover.State{DeductibleLeft: 100_00}, 100_00, 100_00,
			cover.Split{Deductible: 50_00, Plan: 50_00, Relief: 50_00}, cover.State{DeductibleLeft: 50_00}},

		"the maximum takes coinsurance back before the copay": {
			both(30_00, 20, cover.Settings{}), cover.State{PocketLeft: 40_00}, 100_00, 100_00,
			cover.Split{Copay: 30_00, Coinsurance: 10_00, Plan: 60_00, Relief: 4_00}, cover.State{}},
		"and then the copay": {
			both(30_00, 20, cover.Settings{}), cover.State{PocketLeft: 25_00}, 100_00, 100_00,
			cover.Split{Copay: 25_00, Plan: 75_00, Relief: 19_00}, cover.State{}},
		"only paid visits count: the deductible took all": {
			set(coinsurance(20), paid), unmet(100_00), 100_00, 100_00, cover.Split{Deductible: 100_00}, cover.State{PocketLeft: plenty - 100_00, VisitsUsed: -1}},
		"only paid visits count: a cent is paid": {
			set(coinsurance(0), paid), unmet(99_99), 100_00, 100_00, cover.Split{Deductible: 99_99, Plan: 1}, unmet(0)},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, after := test.terms.Claim(test.state, test.charge, test.allowed)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			want := test.after
			want.VisitsUsed++
			want.PermitUsed++
			if want.PocketLeft >= plenty-1000_00 {
				want.PocketLeft = test.state.PocketLeft - test.want.Shared()
			}
			if after != want {
				t.Errorf("accumulators %+v, want %+v", after, want)
			}
		})
	}
}

// TestDenyByHand: a denied claim is the allowed amount, and what the contract takes
// off stays off.
func TestDenyByHand(t *testing.T) {
	terms := coinsurance(20)
	if diff := cmp.Diff(cover.Split{WriteOff: 20_00, Denied: 80_00}, terms.Deny(100_00, 80_00)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := terms.Deny(100_00, 130_00); got.You() != 100_00 {
		t.Errorf("a contract above the charge: %+v", got)
	}
}

// TestFamilyByHand works the two rules of a family's deductible and maximum.
func TestFamilyByHand(t *testing.T) {
	tests := map[string]struct {
		rule            cover.FamilyRule
		own, family     money.Amount // left
		deductible, max money.Amount
	}{
		"no family":                                {cover.NoFamily, 500_00, 0, 500_00, 500_00},
		"embedded: her own amount comes first":     {cover.Embedded, 500_00, 900_00, 500_00, 500_00},
		"embedded: the family's is met before":     {cover.Embedded, 500_00, 120_00, 120_00, 120_00},
		"embedded: both alike":                     {cover.Embedded, 500_00, 500_00, 500_00, 500_00},
		"aggregate: the family's alone":            {cover.Aggregate, 500_00, 3000_00, 3000_00, 500_00},
		"aggregate: hers does not help the family": {cover.Aggregate, 0, 100_00, 100_00, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := test.rule.Deductible(test.own, test.family); got != test.deductible {
				t.Errorf("deductible %s, want %s", got, test.deductible)
			}
			if got := test.rule.PocketMax(test.own, test.family); got != test.max {
				t.Errorf("maximum %s, want %s", got, test.max)
			}
		})
	}
}
