package bound

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// asked is how many random cases each of the tests of this file tries at the
// thousand checks that TestMain asks for.
const asked = 5

// TestNoAnswerLeavesTheRange tells every unknown of a random case at random, in the
// documents: what she pays then lies within the range that was proven before.
func TestNoAnswerLeavesTheRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for range asked {
			p := anyPair(t)
			anyone := func(k Key, low, high int64) int64 {
				// The ends of a domain decide more than what lies between.
				switch rapid.IntRange(0, 4).Draw(t, string(k.Fact)+" where") {
				case 0:
					return low
				case 1:
					return high
				case 2:
					return rapid.Int64Range(low, min(high, low+100_00)).Draw(t, string(k.Fact)+" little")
				}
				return rapid.Int64Range(low, high).Draw(t, string(k.Fact))
			}
			told, given := tell(t, p.known, nil, anyone)
			accounts := anyAccounts(t, p.known.Dates)
			for _, ch := range []Choice{Any, NothingPrepaid, SinglesOnly, ClaimsOnly} {
				var b Bench
				b.Fund(accounts, nil, p.known.Opens, p.known.Dates)
				before, ok := b.Range(&p.known, ch)
				after, is := b.Range(&told, ch)
				if ch == ClaimsOnly && !(ok && is) {
					continue // says only what it costs if she is covered
				}
				if !ok || !is || after.Low != after.High && !b.Cut() {
					t.Fatalf("choice %d: %+v before, %+v after", ch, before, after)
				}
				if b.Cut() {
					// Between the two lies what she pays: the ranges meet.
					after.Low, after.High = min(after.High, before.High), max(after.Low, before.Low)
				}
				if after.Low < before.Low || after.High > before.High {
					t.Fatalf("choice %d: %s is outside %s to %s\nknown %+v\ngiven %+v\n%+v", ch, after.Low, before.Low, before.High, *p.known.Benefit, given, accounts)
				}
			}
		}
	})
}

// TestEndsAreReached tells the answers of each end: what she pays then is the end.
// Where the ends are widened, which is said, it misses the end by what is said.
func TestEndsAreReached(t *testing.T) {
	reachedBoth, widened, far := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		for range asked {
			p := anyPair(t)
			var b Bench
			total, ok := b.Range(&p.known, Any)
			if !ok {
				t.Fatal("no range")
			}
			visit := max(b.dearest(&p.known), 1)
			corners := append(told(t, &p.known, at(Best)), told(t, &p.known, at(Worst))...)
			low, high := slices.Min(corners), slices.Max(corners)
			if low < total.Low || high > total.High {
				t.Fatalf("%s to %s, told %s to %s\nknown %+v\n%+v %+v", total.Low, total.High, low, high, *p.known.Benefit, *p.known.Seller, p.known.List.Payers)
			}
			switch {
			case b.Widened(&p.known):
				widened++
				m := b.Missed(&p.known, Any)
				if m.Low >= visit || m.High >= visit {
					far++
				}
				if low-total.Low >= visit || total.High-high >= visit {
					corners = append(corners, others(t, &p.known)...)
				}
				if !slices.Contains(corners, total.Low+m.Low) || !slices.Contains(corners, total.High-m.High) || low < total.Low+m.Low || high > total.High-m.High {
					t.Fatalf("%s to %s, told %s, said to be missed by %+v\nknown %+v", total.Low, total.High, corners, m, *p.known.Benefit)
				}
			case low != total.Low || high != total.High:
				t.Fatalf("%s to %s, told no more than %s to %s\nknown %+v", total.Low, total.High, low, high, *p.known.Benefit)
			default:
				reachedBoth++
			}
		}
	})
	t.Logf("%d ranges reach both ends, %d are widened, %d of them by a visit or more", reachedBoth, widened, far)
	if far*20 > widened { // of ten thousand some 260 are
		t.Errorf("of %d widened ranges %d are so by a visit or more", widened, far)
	}
}

// others is what she pays in the cases that are known beside the corners.
func others(t *rapid.T, s *Subject) (out []money.Amount) {
	for crossed := met; crossed <= copayed; crossed++ {
		for _, p := range [...]Point{at(Best), at(Worst)} {
			known := *s
			if crossed == copayed {
				known = copaying(t, s, p)
			}
			p.Crossed = crossed
			out = append(out, told(t, &known, p)...)
		}
	}
	return out
}

// copaying is a subject who has a copay of the charge, which does not wait for the
// deductible, where her share was not known.
func copaying(t *rapid.T, s *Subject, p Point) Subject {
	out, b, g := *s, *s.Benefit, s.gate()
	out.Benefit = &b
	var bench Bench
	if !s.prices(p, &bench.course) {
		t.Fatal("no price")
	}
	kind, copay := &b.Share, &b.Copay
	if g.outside {
		kind, copay = &b.Outside.Share, &b.Outside.Copay
	}
	if *kind == cover.ShareNotKnown {
		*kind, *copay, b.CopayWaits = cover.CopayShare, span.Exact(int64(priceOf(&bench.course))), offer.No
	}
	return out
}

// told is what she pays once every unknown is told as it stands at a corner, for each
// answer to whether she has the permits of which that is open, and to whether those
// are needed that lapse or run out.
func told(t *rapid.T, s *Subject, p Point) (out []money.Amount) {
	want := answers{}
	var b Bench
	end := func(k Key, d domain) {
		if _, is := want[k]; !is {
			want[k], _ = p.pick(k, d, p.Insurance)
		}
	}
	b.insured(s, p, end)
	s.offered(end)
	g := s.gate()
	for i := range g.permits {
		k := &g.permits[i]
		end(Key{k.fact, -1}, domain{best: 1, worst: 0})
		end(Key{k.need, -1}, domain{best: 0, worst: 1})
	}
	// Her part of other bills brings the maximum nearer.
	end(hers, domain{best: 1 << 40, worst: 0})
	needs := 1
	for i := range g.permits {
		if k := &g.permits[i]; k.limited && k.needOpen && s.unsteady(&g) {
			needs |= 2 << i
		}
	}
	for mask := range 1 << (1 + Permits) {
		if mask&^needs != 0 {
			continue
		}
		has := int64(mask & 1)
		for i := range g.permits {
			k := &g.permits[i]
			switch {
			case k.decides() && g.uncertain():
				want[Key{k.fact, -1}], want[Key{k.need, -1}] = has, 1-has
			case needs&(2<<i) != 0:
				want[Key{k.need, -1}] = int64(mask >> (1 + i) & 1)
			}
		}
		told, _ := tell(t, *s, want, func(k Key, low, high int64) int64 { t.Fatalf("no end of %s", k.Fact); return low })
		cost, ok := b.Range(&told, Any)
		if !ok || cost.Low != cost.High {
			t.Fatalf("all is told, and it costs %+v", cost)
		}
		out = append(out, cost.Low)
	}
	return out
}

// anyAccounts draws an FSA of which all is known and whose rules turn somewhere in
// the course, mostly none.
func anyAccounts(t *rapid.T, dates []civil.Date) *fund.Accounts {
	if rapid.IntRange(0, 2).Draw(t, "account") > 0 {
		return nil
	}
	a := &fund.Accounts{Letter: fund.Letter{Have: offer.Yes}, FSA: &fund.FSA{
		Left: span.Exact(rapid.Int64Range(0, 400_00).Draw(t, "left in the FSA")), Other: span.Exact(rapid.Int64Range(0, 100_00).Draw(t, "other care")),
		YearEnds: rapid.SampledFrom(dates).Draw(t, "the FSA's year ends").AddDays(-rapid.IntRange(0, 9).Draw(t, "days before")),
		Leftover: rapid.SampledFrom([]fund.Leftover{fund.Forfeit, fund.Grace}).Draw(t, "what is left"), RunOut: 90, Open: offer.No, Planned: span.Exact(0),
	}}
	a.FSA.Election = a.FSA.Left
	if rapid.Bool().Draw(t, "letter lapses") {
		a.Letter.Until = rapid.SampledFrom(dates).Draw(t, "letter until")
	}
	return a
}
