package money

import (
	"math"
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

var rules = []struct {
	name string
	rule Rounding
	// round is what shopspring/decimal calls the same rule.
	round func(decimal.Decimal, int32) decimal.Decimal
}{
	{"half up", HalfUp, decimal.Decimal.Round},
	{"down", Down, decimal.Decimal.RoundFloor},
	{"up", Up, decimal.Decimal.RoundCeil},
}

// wide draws whole numbers with the ends of int64 and the neighborhood of zero
// far more often than chance would.
func wide() *rapid.Generator[int64] {
	return rapid.OneOf(
		rapid.Int64(),
		rapid.Int64Range(-1000, 1000),
		rapid.SampledFrom([]int64{math.MinInt64, math.MinInt64 + 1, math.MaxInt64, math.MaxInt64 - 1, 0, 1, -1}),
	)
}

func TestTimesByHand(t *testing.T) {
	tests := []struct {
		name   string
		amount Amount
		rate   Rate
		rule   Rounding
		want   Amount
	}{
		{"20 % coinsurance of $92.37", 92_37, 200_000, HalfUp, 18_47},
		{"22 % + 5 % + 7.65 % of $4,150 is 1,437.975", 4_150_00, 346_500, HalfUp, 1_437_98},
		{"half a cent up", 5, 500_000, HalfUp, 3},
		{"half a cent of a credit away from zero", -5, 500_000, HalfUp, -3},
		{"less than half a cent", 1, 499_999, HalfUp, 0},
		{"low end stays below", 5, 500_000, Down, 2},
		{"low end of a credit stays below", -5, 500_000, Down, -3},
		{"high end stays above", 5, 500_000, Up, 3},
		{"high end of a credit stays above", -5, 500_000, Up, -2},
		{"whole cents need no rule", 200, 500_000, Up, 100},
		{"nothing of something", 90_00, 0, Up, 0},
		{"everything", 90_00, One, Down, 90_00},
		{"greatest documented input", 104 * MaxInput, 100 * One, HalfUp, 10_400 * MaxInput},
		{"beyond 64 bits", math.MaxInt64, 2 * One, HalfUp, math.MaxInt64},
		{"beyond 64 bits, below zero", math.MinInt64, 2 * One, HalfUp, math.MinInt64},
		{"beyond 64 bits, two minus signs", math.MinInt64, -One, HalfUp, math.MaxInt64},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.amount.Times(tt.rate, tt.rule); got != tt.want {
				t.Errorf("%v × %d ppm = %v, want %v", tt.amount, tt.rate, got, tt.want)
			}
		})
	}
}

func TestTimesAgreesWithDecimal(t *testing.T) {
	for _, r := range rules {
		t.Run(r.name, rapid.MakeCheck(func(t *rapid.T) {
			a := rapid.Int64Range(int64(-104*MaxInput), int64(104*MaxInput)).Draw(t, "cents")
			rate := rapid.Int64Range(int64(-100*One), int64(100*One)).Draw(t, "ppm")
			exact := decimal.New(a, 0).Mul(decimal.New(rate, -6))
			want := r.round(exact, 0).IntPart()
			if got := Amount(a).Times(Rate(rate), r.rule); int64(got) != want {
				t.Fatalf("%v × %d ppm = %d, want %d (exactly %v cents)", Amount(a), rate, got, want, exact)
			}
		}))
	}
}

// roundedQuotient is a × b ÷ c by rule on numbers without limit.
func roundedQuotient(a, b, c int64, rule Rounding) *big.Int {
	exact := new(big.Rat).SetFrac(
		new(big.Int).Mul(big.NewInt(a), big.NewInt(b)),
		big.NewInt(c),
	)
	floor := func(r *big.Rat) *big.Int {
		return new(big.Int).Div(r.Num(), r.Denom()) // Euclidean, so floor: denominators are positive
	}
	half := big.NewRat(1, 2)
	switch {
	case rule == Down:
		return floor(exact)
	case rule == Up:
		return new(big.Int).Neg(floor(new(big.Rat).Neg(exact)))
	case exact.Sign() < 0:
		return new(big.Int).Neg(floor(new(big.Rat).Add(new(big.Rat).Neg(exact), half)))
	default:
		return floor(new(big.Rat).Add(exact, half))
	}
}

func TestMulDivAgreesWithBig(t *testing.T) {
	for _, r := range rules {
		t.Run(r.name, rapid.MakeCheck(func(t *rapid.T) {
			a, b, c := wide().Draw(t, "a"), wide().Draw(t, "b"), wide().Draw(t, "c")
			got, ok := MulDiv(a, b, c, r.rule)
			if c == 0 {
				if ok || got != 0 {
					t.Fatalf("division by zero gave %d, %v", got, ok)
				}
				return
			}
			want := roundedQuotient(a, b, c, r.rule)
			switch {
			case !want.IsInt64():
				if ok || got != 0 {
					t.Fatalf("%d × %d ÷ %d = %d, %v; %v does not fit", a, b, c, got, ok, want)
				}
			case !ok || got != want.Int64():
				t.Fatalf("%d × %d ÷ %d = %d, %v; want %v", a, b, c, got, ok, want)
			}
		}))
	}
}

func TestMulDivAtTheEdge(t *testing.T) {
	tests := []struct {
		name    string
		a, b, c int64
		rule    Rounding
		want    int64
		ok      bool
	}{
		{"least number kept", math.MinInt64, 1, 1, HalfUp, math.MinInt64, true},
		{"least number turned does not fit", math.MinInt64, -1, 1, HalfUp, 0, false},
		{"both halves of the product used", math.MaxInt64, math.MaxInt64, math.MaxInt64, HalfUp, math.MaxInt64, true},
		{"rounding up reaches past the end", math.MaxInt64, 3, 3, Up, math.MaxInt64, true},
		{"half a step past the end", math.MaxInt64, 1<<61 + 1, 1 << 61, Up, 0, false},
		{"by zero", 1, 1, 0, HalfUp, 0, false},
		{"nothing by zero", 0, 0, 0, Down, 0, false},
		{"unknown rule is half up", 1, 1, 2, Rounding(200), 1, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := MulDiv(tt.a, tt.b, tt.c, tt.rule)
			if got != tt.want || ok != tt.ok {
				t.Errorf("%d × %d ÷ %d = %d, %v; want %d, %v", tt.a, tt.b, tt.c, got, ok, tt.want, tt.ok)
			}
		})
	}
}
