package span

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/money"
)

func TestMoneyByHand(t *testing.T) {
	copay := Certain(30_00)
	claim := Money{Low: 0, High: 90_00, Likely: 18_00, HasLikely: true}
	unlikely := Money{Low: 10_00, High: 20_00}
	tests := []struct {
		name      string
		got, want Money
	}{
		{"sum", copay.Add(claim), Money{30_00, 120_00, 48_00, true}},
		{"sum with no default on one side", claim.Add(unlikely), Money{Low: 10_00, High: 110_00}},
		{"nothing added", claim.Add(Certain(0)), claim},
		{"hull of two likely values that differ", copay.Hull(claim), Money{Low: 0, High: 90_00}},
		{"hull of two that agree", claim.Hull(Certain(18_00)), claim},
		{"hull with no default on one side", claim.Hull(unlikely), Money{Low: 0, High: 90_00}},
		{"hull with itself", claim.Hull(claim), claim},
		{"no likely value is not a likely zero", Certain(0).Hull(Money{}), Money{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %+v, want %+v", tt.got, tt.want)
			}
		})
	}
	if got := claim.Width(); got != 90_00 {
		t.Errorf("width %v, want 90.00", got)
	}
	if got := copay.Width(); got != 0 {
		t.Errorf("width of a certain amount is %v", got)
	}
}

// bounded is bounds together with one amount that they allow.
type bounded struct {
	Money
	actual money.Amount
}

func anyMoney() *rapid.Generator[bounded] {
	return rapid.Custom(func(t *rapid.T) bounded {
		end := int64(104 * money.MaxInput)
		low := rapid.Int64Range(-end, end).Draw(t, "low")
		high := rapid.Int64Range(low, end).Draw(t, "high")
		within := rapid.Int64Range(low, high)
		m := Money{Low: money.Amount(low), High: money.Amount(high)}
		if rapid.Bool().Draw(t, "has likely") {
			m.Likely, m.HasLikely = money.Amount(within.Draw(t, "likely")), true
		}
		return bounded{m, money.Amount(within.Draw(t, "true"))}
	})
}

func holds(m Money, a money.Amount) bool {
	return m.Low <= a && a <= m.High
}

func TestBoundsHoldEveryPointwiseResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyMoney().Draw(t, "a"), anyMoney().Draw(t, "b")

		sum := a.Add(b.Money)
		if !holds(sum, a.actual+b.actual) {
			t.Fatalf("%+v does not hold %v", sum, a.actual+b.actual)
		}
		if sum.Width() != a.Width()+b.Width() {
			t.Fatalf("widths %v and %v add up to %v", a.Width(), b.Width(), sum.Width())
		}

		hull := a.Hull(b.Money)
		if !holds(hull, a.actual) || !holds(hull, b.actual) {
			t.Fatalf("%+v does not hold %v and %v", hull, a.actual, b.actual)
		}
		if (hull.Low != a.Low && hull.Low != b.Low) || (hull.High != a.High && hull.High != b.High) {
			t.Fatalf("%+v is wider than %+v and %+v need", hull, a.Money, b.Money)
		}

		for name, m := range map[string]Money{"sum": sum, "hull": hull} {
			if m.HasLikely && !holds(m, m.Likely) {
				t.Fatalf("likely %s %v lies outside %+v", name, m.Likely, m)
			}
			if !m.HasLikely && m.Likely != 0 {
				t.Fatalf("%s without a likely value states %v", name, m.Likely)
			}
		}
		if sum != b.Add(a.Money) || hull != b.Hull(a.Money) {
			t.Fatal("the order of the two matters")
		}
	})
}
