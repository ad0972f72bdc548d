package literal_test

import (
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// Each of rapid's hundred seeds stands for so many random cases: a subject is
// compared in 100,000, one whose reading is long in 10,000.
const (
	many = 1000
	few  = 100
)

// A pick chooses one of n, counted from 0. The cases of a subject are drawn by
// it alone, so that one description serves both ways of drawing them.
type pick func(n int) int

// of chooses one of the values.
func of[T any](p pick, values ...T) T { return values[p(len(values))] }

// near chooses an amount that makes rules meet: nothing, the very amounts of the
// case, a cent to either side, and any other up to a limit.
func (p pick) near(limit int64, amounts ...int64) int64 {
	switch n := p(2*len(amounts) + 3); {
	case n == 0:
		return 0
	case n <= 2*len(amounts):
		return max(amounts[(n-1)/2]+int64(p(3)-1), 0)
	default:
		return int64(p(int(limit) + 1))
	}
}

// agree compares a subject case by case: many cases by random numbers, and a few
// drawn by rapid, which shrinks the first that fails. Compare draws one case and
// returns what the two sides disagree about, "" for nothing.
func agree(t *testing.T, cases int, compare func(pick) string) {
	t.Helper()
	t.Parallel()
	t.Run("shrinking", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			if wrong := compare(func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") }); wrong != "" {
				t.Fatal(wrong)
			}
		})
	})
	t.Run("many", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
			for range cases {
				if wrong := compare(r.IntN); wrong != "" {
					t.Fatal(wrong)
				}
			}
		})
	})
}
