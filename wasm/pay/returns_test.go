package pay

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/money"
)

// TestReturnsAreWhatIsNotKept draws visits from open packages: what is not kept of the
// price comes back.
func TestReturnsAreWhatIsNotKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 6)
		for k := range c.Packages {
			p := &c.Packages[k]
			left := rapid.IntRange(1, p.Visits).Draw(t, "left")
			until := rapid.IntRange(0, len(c.Dates)).Draw(t, "until")
			o := open{item: int8(k), left: int16(left), until: int8(until), single: int32(rapid.Int64Range(0, int64(p.Price)).Draw(t, "single"))}
			more := rapid.IntRange(0, left).Draw(t, "more")
			single := money.Amount(rapid.Int64Range(0, 200_00).Draw(t, "single prices"))
			want := money.Amount(0)
			if until == len(c.Dates) && p.refunds() {
				want = c.paid(p.Price) - c.kept(p, p.Visits-left+more, money.Amount(o.single)+single)
			}
			r := c.returns(&o)
			if got := r.after(more, single); got != want {
				t.Fatalf("%d more of %+v, %d left: %s come back, %s are not kept", more, *p, left, got, want)
			}
		}
	})
}
