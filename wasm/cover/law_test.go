package cover_test

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
)

func amount(t *rapid.T, most money.Amount, label string) money.Amount {
	return money.Amount(rapid.Int64Range(0, int64(most)).Draw(t, label))
}

// drawTerms draws a plan in which a visit of some dollars meets every rule.
func drawTerms(t *rapid.T) (cover.Terms, cover.State) {
	terms := cover.Terms{VisitLimit: cover.NoLimit, Deductible: amount(t, 500, "deductible"), PocketMax: amount(t, 900, "maximum")}
	if rapid.Bool().Draw(t, "copay or coinsurance") {
		terms.Share, terms.Copay, terms.CopayWaits = cover.CopayShare, amount(t, 120, "copay"), rapid.Bool().Draw(t, "waits")
	} else {
		terms.Share, terms.Coinsurance = cover.CoinsuranceShare, money.Rate(rapid.Int64Range(0, int64(money.One)).Draw(t, "rate"))
	}
	return terms, cover.State{DeductibleLeft: amount(t, 500, "deductible left"), PocketLeft: amount(t, 900, "maximum left")}
}

// TestSplitLosesNoCent: the parts are the charge, none is below zero, and what
// she pays is never above what is left of the maximum.
func TestSplitLosesNoCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, state := drawTerms(t)
		charge, allowed := amount(t, 200, "charge"), amount(t, 220, "allowed")
		s, after := terms.Claim(state, charge, allowed)
		if s.WriteOff+s.Deductible+s.Copay+s.Coinsurance+s.Plan != charge {
			t.Fatalf("%+v is not %d", s, charge)
		}
		if min(s.WriteOff, s.Deductible, s.Copay, s.Coinsurance, s.Plan, s.Relief) < 0 || s.Relief > s.Plan {
			t.Fatalf("below zero, or more relief than the plan pays: %+v", s)
		}
		if s.You() > state.PocketLeft || s.Deductible > state.DeductibleLeft {
			t.Fatalf("%+v is more than is left: %+v", s, state)
		}
		want := cover.State{DeductibleLeft: state.DeductibleLeft - s.Deductible, PocketLeft: state.PocketLeft - s.You(), VisitsUsed: state.VisitsUsed + 1}
		if after != want {
			t.Fatalf("accumulators %+v, want %+v", after, want)
		}
	})
}

// run settles n claims one after another.
func run(terms *cover.Terms, s cover.State, charge, allowed money.Amount, n int) (sum money.Amount, each []money.Amount) {
	for range n {
		var split cover.Split
		split, s = terms.Claim(s, charge, allowed)
		sum += split.You()
		each = append(each, split.You())
	}
	return sum, each
}

// TestRunIsTheLoop: the shortcut is the loop, no claim of a year costs her more
// than the one before (which package pay's bound rests on), and a year never
// costs more than the maximum.
func TestRunIsTheLoop(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, state := drawTerms(t)
		charge, allowed := amount(t, 200, "charge"), amount(t, 220, "allowed")
		n := rapid.IntRange(0, 20).Draw(t, "claims")
		sum, each := run(&terms, state, charge, allowed, n)
		if got := terms.Run(state, charge, allowed, n); got != sum {
			t.Fatalf("Run is %d, claims one by one %v", got, each)
		}
		for i := 1; i < n; i++ {
			if each[i] > each[i-1] {
				t.Fatalf("claim %d costs more than the one before: %v", i, each)
			}
		}
		if sum > state.PocketLeft {
			t.Fatalf("%v is more than the maximum's %d", each, state.PocketLeft)
		}
	})
}

// TestMoreIsNeverCheaper: a higher deductible, share, maximum or allowed amount
// never lowers what a row of claims costs her. The corners of package bound and
// the dominance of package pay rest on it.
func TestMoreIsNeverCheaper(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, state := drawTerms(t)
		charge, allowed := amount(t, 200, "charge"), amount(t, 200, "allowed")
		n := rapid.IntRange(1, 12).Draw(t, "claims")
		less, _ := run(&terms, state, charge, allowed, n)
		more := amount(t, 60, "more")
		which := rapid.SampledFrom([]string{"deductible left", "maximum left", "copay", "rate", "allowed", "copay waits"}).Draw(t, "which")
		switch which {
		case "deductible left":
			state.DeductibleLeft += more
		case "maximum left":
			state.PocketLeft += more
		case "copay":
			terms.Copay += more
		case "rate":
			terms.Coinsurance = min(terms.Coinsurance+money.Rate(more)*5000, money.One)
		case "allowed":
			allowed += more
			charge = max(charge, allowed)
		case "copay waits":
			terms.CopayWaits = true
		}
		if got, _ := run(&terms, state, charge, allowed, n); got < less {
			t.Fatalf("more %s lowers %d to %d", which, less, got)
		}
	})
}
