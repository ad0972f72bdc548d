package money

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestShareByHand(t *testing.T) {
	tests := []struct {
		name  string
		total Amount
		want  []Amount
	}{
		{"even", 90_00, []Amount{30_00, 30_00, 30_00}},
		{"one cent over goes to the first", 100_00, []Amount{33_34, 33_33, 33_33}},
		{"two cents over", 200_00, []Amount{66_67, 66_67, 66_66}},
		{"fewer cents than shares", 2, []Amount{1, 1, 0}},
		{"negative", -100_00, []Amount{-33_34, -33_33, -33_33}},
		{"least number", math.MinInt64, []Amount{math.MinInt64 / 2, math.MinInt64 / 2}},
		{"one share", 7, []Amount{7}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := make([]Amount, len(tt.want))
			for i := range got {
				got[i] = Share(tt.total, len(got), i)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("shares of %v (-want +got):\n%s", tt.total, diff)
			}
		})
	}
}

func TestShareOutsideIsNothing(t *testing.T) {
	for _, at := range [][2]int{{0, 0}, {3, 3}, {3, -1}, {-1, 0}, {-3, -5}} {
		if got := Share(100, at[0], at[1]); got != 0 {
			t.Errorf("share %d of %d is %v, want none", at[1], at[0], got)
		}
	}
}

func TestSharesLoseNoCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := Amount(wide().Draw(t, "total"))
		n := rapid.IntRange(1, 400).Draw(t, "n")
		var sum Amount
		first, last := Share(total, n, 0), Share(total, n, n-1)
		before := first
		for i := range n {
			share := Share(total, n, i)
			sum += share
			if total >= 0 && share > before || total < 0 && share < before {
				t.Fatalf("share %d is %v after %v", i, share, before)
			}
			before = share
		}
		if sum != total {
			t.Fatalf("shares add up to %v, want %v", sum, total)
		}
		if apart := first - last; apart < -1 || apart > 1 {
			t.Fatalf("shares from %v to %v", first, last)
		}
	})
}

func TestAllocateByHand(t *testing.T) {
	tests := []struct {
		name    string
		total   Amount
		weights []int64
		want    []Amount
	}{
		{"proportional", 100, []int64{1, 3}, []Amount{25, 75}},
		{"tie to the earlier", 100, []int64{1, 1, 1}, []Amount{34, 33, 33}},
		{"largest remainder, not first place", 10, []int64{1, 2, 4}, []Amount{1, 3, 6}},
		{"nothing for no weight", 1, []int64{0, 0, 5, 0}, []Amount{0, 0, 1, 0}},
		{"below zero counts as zero", 9, []int64{-3, 3}, []Amount{0, 9}},
		{"no weight at all: equal shares", 5, []int64{0, 0, 0}, []Amount{2, 2, 1}},
		{"negative total", -100, []int64{1, 1, 1}, []Amount{-34, -33, -33}},
		{"sum just inside 64 bits", math.MaxInt64, []int64{math.MaxInt64 - 1, 1}, []Amount{math.MaxInt64 - 1, 1}},
		{"sum beyond 64 bits", 100, []int64{math.MaxInt64, math.MaxInt64, 0}, []Amount{50, 50, 0}},
		{"one", -7, []int64{12}, []Amount{-7}},
		{"none", 7, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []Amount
			if tt.want != nil {
				got = make([]Amount, len(tt.want))
			}
			Allocate(tt.total, tt.weights, got)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%v by %v (-want +got):\n%s", tt.total, tt.weights, diff)
			}
		})
	}
}

func TestAllocateUsesTheShorterLength(t *testing.T) {
	out := []Amount{-9, -9, -9}
	Allocate(10, []int64{1, 1}, out)
	if diff := cmp.Diff([]Amount{5, 5, -9}, out); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	Allocate(10, []int64{1, 1, 1}, out[:1])
	if out[0] != 10 {
		t.Errorf("one place for three weights got %v, want all", out[0])
	}
}

// hamilton is the method of largest remainders on fractions without limit.
func hamilton(total Amount, weights []int64) []Amount {
	sum := new(big.Int)
	for _, w := range weights {
		sum.Add(sum, big.NewInt(w))
	}
	whole := new(big.Int).Abs(big.NewInt(int64(total)))
	left := new(big.Int).Set(whole)
	parts := make([]*big.Int, len(weights))
	rests := make([]*big.Int, len(weights))
	order := make([]int, len(weights))
	for i, w := range weights {
		parts[i], rests[i] = new(big.Int).QuoRem(new(big.Int).Mul(whole, big.NewInt(w)), sum, new(big.Int))
		left.Sub(left, parts[i])
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return rests[b].Cmp(rests[a]) })
	for _, i := range order[:left.Int64()] {
		parts[i].Add(parts[i], big.NewInt(1))
	}
	out := make([]Amount, len(weights))
	for i, part := range parts {
		if total < 0 {
			part.Neg(part)
		}
		out[i] = Amount(part.Int64())
	}
	return out
}

func TestAllocateAgreesWithFractions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := Amount(wide().Draw(t, "total"))
		// 40 weights below 2^57 cannot add up to more than 2^63.
		weight := rapid.OneOf(rapid.Int64Range(0, 3), rapid.Int64Range(0, int64(MaxInput)), rapid.Int64Range(0, 1<<57))
		weights := rapid.SliceOfN(weight, 1, 40).Draw(t, "weights")
		if slices.Max(weights) == 0 {
			weights[len(weights)-1] = 1
		}
		got := make([]Amount, len(weights))
		Allocate(total, weights, got)
		if diff := cmp.Diff(hamilton(total, weights), got); diff != "" {
			t.Fatalf("(-want +got):\n%s", diff)
		}
	})
}

func TestAllocateLosesNoCentWhateverTheWeights(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		total := Amount(wide().Draw(t, "total"))
		weights := rapid.SliceOfN(wide(), 1, 120).Draw(t, "weights")
		out := make([]Amount, len(weights))
		Allocate(total, weights, out)
		sum := new(big.Int)
		for i, part := range out {
			sum.Add(sum, big.NewInt(int64(part)))
			if total >= 0 && part < 0 || total <= 0 && part > 0 {
				t.Fatalf("part %d of %v is %v", i, total, part)
			}
		}
		if sum.Cmp(big.NewInt(int64(total))) != 0 {
			t.Fatalf("parts add up to %v, want %d", sum, total)
		}
	})
}

func TestSplittingAllocatesNothing(t *testing.T) {
	weights, out := []int64{3, 5, 7, 11}, make([]Amount, 4)
	if n := testing.AllocsPerRun(100, func() { Allocate(100_01, weights, out) }); n != 0 {
		t.Errorf("Allocate allocates %v times", n)
	}
	if n := testing.AllocsPerRun(100, func() { out[0] = Share(100_01, 4, 1) }); n != 0 {
		t.Errorf("Share allocates %v times", n)
	}
}
