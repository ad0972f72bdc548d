package money

import (
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestStringByHand(t *testing.T) {
	tests := []struct {
		amount Amount
		want   string
	}{
		{0, "0.00"},
		{5, "0.05"},
		{-5, "-0.05"},
		{50, "0.50"},
		{1_234_50, "1234.50"},
		{-1_234_50, "-1234.50"},
		{MaxInput, "1000000.00"},
		{MaxWire, "21474836.47"},
		{math.MaxInt64, "92233720368547758.07"},
		{math.MinInt64, "-92233720368547758.08"},
	}
	for _, tt := range tests {
		t.Run(tt.want, func(t *testing.T) {
			if got := tt.amount.String(); got != tt.want {
				t.Errorf("%d cents is %q", int64(tt.amount), got)
			}
		})
	}
}

func TestAppendKeepsWhatIsThere(t *testing.T) {
	if got := string(Amount(90_00).Append([]byte("total "))); got != "total 90.00" {
		t.Errorf("got %q", got)
	}
}

func TestStringAgreesWithDecimal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := wide().Draw(t, "cents")
		want := decimal.New(cents, -2).StringFixed(2)
		if got := Amount(cents).String(); got != want {
			t.Fatalf("%d cents is %q, want %q", cents, got, want)
		}
	})
}

func TestStringIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := Amount(rapid.Int64Range(0, int64(MaxInput)).Draw(t, "cents"))
		got, err := Parse(a.String())
		if err != nil || got != a {
			t.Fatalf("%q is read as %v, %v", a.String(), got, err)
		}
	})
}
