package pay

import (
	"fmt"
	"math/rand"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
)

// drawFunded draws a course, now and then with accounts and taxes.
func drawFunded(t *rapid.T, most int) *Course {
	c := drawCourse(t, most)
	if rapid.IntRange(0, 3).Draw(t, "costly") == 0 {
		c = drawCostly(t)
	}
	if rapid.IntRange(0, 2).Draw(t, "funded") > 0 {
		return c
	}
	larger(c, money.Amount(rapid.SampledFrom([]int{1, 1000}).Draw(t, "by")))
	var about money.Amount
	for i := range c.Price {
		about += c.Price[i]
	}
	accounts, tax := drawAccounts(t, about)
	asOf, _ := civil.Parse("2026-11-20")
	c.Savings = fund.Save(accounts, tax, asOf, asOf, c.Dates[len(c.Dates)-1], rapid.Bool().Draw(t, "most"))
	return c
}

// TestCostUpTo: up to a limit it is the cost, and beyond it nothing but the proof;
// whatever the search was used for before. Most limits lie where it matters.
func TestCostUpTo(t *testing.T) {
	var s, whole Search
	more, exact := 0, 0
	check := func(t *rapid.T) {
		c := drawFunded(t, 6)
		want := whole.Cost(c)
		low := whole.Low(c)
		if s.Glance(c) > want {
			t.Fatalf("at a glance it costs at least %d, but it costs %d", s.Glance(c), want)
		}
		limit := want + money.Amount(rapid.OneOf(rapid.IntRange(-2, 2), rapid.IntRange(-30, 30), rapid.IntRange(-5000, 5000)).Draw(t, "limit less cost"))
		got, ok := s.CostUpTo(c, limit)
		switch {
		case ok != (want <= limit):
			t.Fatalf("up to %d: %v, but it costs %d", limit, ok, want)
		case ok && (got != want || s.Low(c) != low):
			t.Fatalf("up to %d it costs %d and at least %d, not %d and %d", limit, got, s.Low(c), want, low)
		case ok:
			exact++
		default:
			more++
		}
	}
	for range 14 { // 21,000 courses
		rapid.Check(t, check)
	}
	if more < exact/10 || exact < more/10 {
		t.Errorf("%d were within the limit, %d were not", exact, more)
	}
}

// TestCostUpToCutShort: where Cost is cut short, it says what Cost says, whatever
// the limit is.
func TestCostUpToCutShort(t *testing.T) {
	cut := 0
	for seed := range int64(150) {
		r := rand.New(rand.NewSource(seed))
		c := crowded(seed, Mode(r.Intn(2)), 20+r.Intn(20), 5+r.Intn(4), 1+r.Intn(4))
		effort := 1 + r.Intn(3000)
		s, whole := Search{Effort: effort}, Search{Effort: effort}
		want := whole.Cost(c)
		if whole.Low(c) < want {
			cut++
		}
		for _, more := range []int{-50_00, -1, 0, 1, r.Intn(100_00)} {
			limit := want + money.Amount(more)
			if got, ok := s.CostUpTo(c, limit); ok != (want <= limit) || ok && got != want {
				t.Fatalf("seed %d: up to %d: %d, %v, but it costs %d", seed, limit, got, ok, want)
			}
		}
	}
	if cut < 5 {
		t.Errorf("only %d searches were cut short", cut)
	}
}

// BenchmarkUpTo measures what it takes to shut out a course that costs a little
// more than the limit.
func BenchmarkUpTo(b *testing.B) {
	for _, size := range [][3]int{{17, 3, 1}, {30, 3, 1}, {60, 3, 1}} {
		for _, mode := range []Mode{NoClaims, MixClaims} {
			c := crowded(1, mode, size[0], size[1], size[2])
			var s Search
			cost := s.Cost(c)
			name := fmt.Sprintf("%s/%d/", []string{"cash", "claims"}[mode], size[0])
			for at, limit := range map[string]money.Amount{"glance": s.Glance(c) - 1, "near": cost * 98 / 100, "exact": cost} {
				b.Run(name+at, func(b *testing.B) {
					for b.Loop() {
						s.CostUpTo(c, limit)
					}
				})
			}
			b.Run(name+"whole", func(b *testing.B) {
				for b.Loop() {
					s.Cost(c)
				}
			})
		}
	}
}
