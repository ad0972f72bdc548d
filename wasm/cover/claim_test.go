package cover_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

// plenty is an accumulator that no example reaches.
const plenty = 1_000_000_00

// unmet is a deductible left and nothing near the out-of-pocket maximum.
func unmet(left money.Amount) cover.State {
	return cover.State{DeductibleLeft: left, PocketLeft: plenty}
}

func copay(amount money.Amount, waits bool) cover.Terms {
	return cover.Terms{Share: cover.CopayShare, Copay: amount, CopayWaits: waits, VisitLimit: cover.NoLimit}
}

func coinsurance(percent money.Rate) cover.Terms {
	return cover.Terms{Share: cover.CoinsuranceShare, Coinsurance: percent * 10_000, VisitLimit: cover.NoLimit}
}

// both is a copay after the deductible and coinsurance on top.
func both(amount money.Amount, percent money.Rate, s cover.Settings) cover.Terms {
	t := copay(amount, true)
	t.Share, t.Coinsurance, t.Settings = cover.BothShare, percent*10_000, s
	return t
}

func outside(t cover.Terms) cover.Terms {
	t.Outside = true
	return t
}

// TestClaimByHand settles the worked examples that insurers and teachers
// publish under the default settings.
func TestClaimByHand(t *testing.T) {
	tests := map[string]struct {
		terms           cover.Terms
		state           cover.State
		charge, allowed money.Amount
		want            cover.Split
		left            money.Amount // of the deductible
	}{
		"HealthCare.gov, allowed amount: what is above 70 of 100 is nobody's": {
			coinsurance(0), unmet(0), 100_00, 70_00, cover.Split{WriteOff: 30_00, Plan: 70_00}, 0},
		"HealthCare.gov, copayment: 20 once the deductible is met": {
			copay(20_00, true), unmet(0), 100_00, 100_00, cover.Split{Copay: 20_00, Plan: 80_00}, 0},
		"HealthCare.gov, copayment: the full 100 while it is not": {
			copay(20_00, true), unmet(1000_00), 100_00, 100_00, cover.Split{Deductible: 100_00}, 900_00},
		"HealthCare.gov, coinsurance: 20 % of 100 once the deductible is met": {
			coinsurance(20), unmet(0), 100_00, 100_00, cover.Split{Coinsurance: 20_00, Plan: 80_00}, 0},
		"HealthCare.gov, coinsurance: the full 100 while it is not": {
			coinsurance(20), unmet(1000_00), 100_00, 100_00, cover.Split{Deductible: 100_00}, 900_00},
		"Valley Benefit: a copay of 25 takes no more than the charge of 20": {
			copay(25_00, false), unmet(500_00), 20_00, 20_00, cover.Split{Copay: 20_00}, 500_00},
		"University of Missouri, its in-network part: 350, then 20 % of 650": {
			coinsurance(20), unmet(350_00), 1500_00, 1000_00, cover.Split{WriteOff: 500_00, Deductible: 350_00, Coinsurance: 130_00, Plan: 520_00}, 0},
		"CalcSimpler, its in-network part: 150 of a deductible of 800": {
			coinsurance(30), unmet(800_00), 220_00, 150_00, cover.Split{WriteOff: 70_00, Deductible: 150_00}, 650_00},
		"CalcSimpler, its in-network part: 20 % of 160, the plan 128": {
			coinsurance(20), unmet(0), 180_00, 160_00, cover.Split{WriteOff: 20_00, Coinsurance: 32_00, Plan: 128_00}, 0},
		"HealthCare.gov, balance billing: what is above 70 of 100 may be billed": {
			outside(coinsurance(0)), unmet(0), 100_00, 70_00, cover.Split{Balance: 30_00, Plan: 70_00}, 0},
		"University of Missouri, out of network: 350, 20 % of 650 and the 500 above the allowed amount": {
			outside(coinsurance(20)), unmet(350_00), 1500_00, 1000_00, cover.Split{Deductible: 350_00, Coinsurance: 130_00, Balance: 500_00, Plan: 520_00}, 0},
		"CalcSimpler, a superbill: 150 of a deductible of 800, nothing comes back": {
			outside(coinsurance(30)), unmet(800_00), 220_00, 150_00, cover.Split{Deductible: 150_00, Balance: 70_00}, 650_00},
		"CalcSimpler, a superbill: 128 comes back, 52 stay hers": {
			outside(coinsurance(20)), unmet(0), 180_00, 160_00, cover.Split{Coinsurance: 32_00, Balance: 20_00, Plan: 128_00}, 0},
		"Blue Shield of California: 1,000, a copay of 100, 20 % of what both leave": {
			both(100_00, 20, cover.Settings{}), unmet(1000_00), 20000_00, 20000_00,
			cover.Split{Deductible: 1000_00, Copay: 100_00, Coinsurance: 3780_00, Plan: 15120_00}, 0},
		"Green Coast: a copay of 25 and 10 % of the whole 100": {
			both(25_00, 10, cover.Settings{CoinsuranceOn: cover.GrossOfCopay}), unmet(0), 100_00, 100_00,
			cover.Split{Copay: 25_00, Coinsurance: 10_00, Plan: 65_00}, 0},
		"20 % of $92.37 is half a cent short of $18.48": {
			coinsurance(20), unmet(0), 92_37, 92_37, cover.Split{Coinsurance: 18_47, Plan: 73_90}, 0},
		"half a cent goes up, the plan has the rest": {
			coinsurance(50), unmet(0), 1, 1, cover.Split{Coinsurance: 1}, 0},
		"a deductible that ends inside the visit, then the copay": {
			copay(30_00, true), unmet(50_00), 100_00, 90_00, cover.Split{WriteOff: 10_00, Deductible: 50_00, Copay: 30_00, Plan: 10_00}, 0},
		"a copay takes no more than the deductible left over": {
			copay(30_00, true), unmet(75_00), 90_00, 90_00, cover.Split{Deductible: 75_00, Copay: 15_00}, 0},
		"no copay where the deductible took all": {
			copay(30_00, true), unmet(90_00), 90_00, 90_00, cover.Split{Deductible: 90_00}, 0},
		"a copay that does not wait leaves the deductible alone": {
			copay(30_00, false), unmet(500_00), 90_00, 90_00, cover.Split{Copay: 30_00, Plan: 60_00}, 500_00},
		"the maximum takes coinsurance back before deductible": {
			coinsurance(20), cover.State{DeductibleLeft: 50_00, PocketLeft: 52_00}, 100_00, 100_00,
			cover.Split{Deductible: 50_00, Coinsurance: 2_00, Plan: 48_00, Relief: 8_00}, 0},
		"the maximum takes the copay back before deductible": {
			copay(30_00, true), cover.State{DeductibleLeft: 50_00, PocketLeft: 40_00}, 100_00, 100_00,
			cover.Split{Deductible: 40_00, Plan: 60_00, Relief: 40_00}, 10_00},
		"the maximum is reached: nothing": {
			coinsurance(20), cover.State{DeductibleLeft: 50_00}, 100_00, 100_00, cover.Split{Plan: 100_00, Relief: 60_00}, 50_00},
		"a contract above the charge allows the charge": {
			coinsurance(10), unmet(0), 80_00, 95_00, cover.Split{Coinsurance: 8_00, Plan: 72_00}, 0},
		"a contract of nothing": {
			copay(30_00, false), unmet(0), 80_00, 0, cover.Split{WriteOff: 80_00}, 0},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, after := test.terms.Claim(test.state, test.charge, test.allowed)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			want := cover.State{DeductibleLeft: test.left, PocketLeft: test.state.PocketLeft - test.want.Shared(), VisitsUsed: 1, PermitUsed: 1}
			if after != want {
				t.Errorf("accumulators %+v, want %+v", after, want)
			}
		})
	}
}
