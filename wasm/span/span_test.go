package span

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestZeroSpanIsNotKnown(t *testing.T) {
	var s Span
	if s.Said || s.IsExact() || s.Width() != 0 {
		t.Errorf("zero Span: %+v, exact %v, width %d", s, s.IsExact(), s.Width())
	}
	if zero := Exact(0); !zero.IsExact() || zero == s {
		t.Errorf("known to be 0 is %+v, the same as not known", zero)
	}
}

func TestBetweenRefusesTurnedRound(t *testing.T) {
	if s, ok := Between(600, 0); ok || s.Said {
		t.Errorf("between 600 and 0: %+v, %v", s, ok)
	}
	if s, ok := Between(600, 600); !ok || !s.IsExact() {
		t.Errorf("between 600 and 600: %+v, %v", s, ok)
	}
}

func TestWithinByHand(t *testing.T) {
	between := func(low, high int64) Span {
		s, ok := Between(low, high)
		if !ok {
			t.Fatalf("between %d and %d", low, high)
		}
		return s
	}
	tests := []struct {
		name      string
		said      Span
		low, high int64
		want      Span
	}{
		{"not known: the whole domain", Span{}, 0, 1500, between(0, 1500)},
		{"met of no deductible is nothing, though not known", Span{}, 0, 0, Exact(0)},
		{"exact inside", Exact(300), 0, 1500, Exact(300)},
		{"range inside", between(0, 600), 0, 1500, between(0, 600)},
		{"range over the end is clipped", between(500, 2000), 0, 1500, between(500, 1500)},
		{"range over both ends", between(-5, 2000), 0, 1500, between(0, 1500)},
		{"beyond the end is the end", Exact(2000), 0, 1500, Exact(1500)},
		{"all below is the start", between(-9, -5), 0, 1500, Exact(0)},
		{"domain turned round has only its low", Exact(300), 500, 100, Exact(500)},
		{"domain turned round, not known", Span{}, 500, 100, Exact(500)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.said.Within(tt.low, tt.high); got != tt.want {
				t.Errorf("%+v within %d to %d is %+v, want %+v", tt.said, tt.low, tt.high, got, tt.want)
			}
		})
	}
}

func anySpan() *rapid.Generator[Span] {
	return rapid.Custom(func(t *rapid.T) Span {
		if rapid.Bool().Draw(t, "not known") {
			return Span{}
		}
		low := rapid.Int64Range(-50, 50).Draw(t, "low")
		s, _ := Between(low, rapid.Int64Range(low, 60).Draw(t, "high"))
		return s
	})
}

// Within keeps exactly the values that were possible and are in the domain, and
// if there are none, one value of the domain.
func TestWithinKeepsWhatIsPossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySpan().Draw(t, "span")
		low := rapid.Int64Range(-50, 50).Draw(t, "domain low")
		high := rapid.Int64Range(low, 60).Draw(t, "domain high")
		got := s.Within(low, high)
		if !got.Said || got.Low > got.High || got.Low < low || got.High > high {
			t.Fatalf("%+v leaves the domain %d to %d or is turned round", got, low, high)
		}
		possible := 0
		for v := low; v <= high; v++ {
			was := !s.Said || s.Low <= v && v <= s.High
			is := got.Low <= v && v <= got.High
			if was {
				possible++
			}
			if was && !is {
				t.Fatalf("%d was possible, %+v excludes it", v, got)
			}
		}
		if left := got.Width() + 1; left != int64(max(possible, 1)) {
			t.Fatalf("%+v holds %d values, %d are possible", got, left, possible)
		}
		if again := got.Within(low, high); again != got {
			t.Fatalf("a second time: %+v, want %+v", again, got)
		}
	})
}

func TestWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := rapid.Int64Range(math.MinInt64/2, math.MaxInt64/2).Draw(t, "low")
		width := rapid.Int64Range(0, math.MaxInt64/2).Draw(t, "width")
		s, ok := Between(low, low+width)
		if !ok || s.Width() != width || s.IsExact() != (width == 0) {
			t.Fatalf("%+v: width %d, exact %v; want %d", s, s.Width(), s.IsExact(), width)
		}
	})
	if s, _ := Between(math.MinInt64, math.MaxInt64); s.Width() != math.MaxInt64 {
		t.Errorf("everything has width %d", s.Width())
	}
}
