package bound

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

// today is the route that is best at the defaults.
func today(t *rapid.T, b *Bench, s *Subject) Today {
	route, _, ok := b.Write(s, at(Typical), Any, nil)
	if !ok {
		t.Fatal("no route")
	}
	return Today{Route: kept(route), Corner: Typical}
}

// TestAnswersNarrowAtLeastAsPromised asks each fact and tries answers: the range
// that is left is narrower by at least what was promised.
func TestAnswersNarrowAtLeastAsPromised(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPair(t)
		subjects := []Subject{p.known}
		var b Bench
		total, ok := b.Range(&p.known, Any)
		if !ok {
			t.Fatal("no range")
		}
		now := today(t, &b, &p.known)
		for _, u := range b.Unknowns(subjects, total, now) {
			if u.Narrowing < 0 || u.Narrowing > total.Width() {
				t.Fatalf("%s narrows by %s of %s", u.Fact, u.Narrowing, total.Width())
			}
			if u.Worth < 0 {
				t.Fatalf("%s is worth %s", u.Fact, u.Worth)
			}
			x := rapid.Int64Range(u.Low, u.High).Draw(t, "answer")
			k := Key{u.Fact, u.Item}
			low, ok1 := b.corner(&p.known, pinned(at(Best), k, x), Any)
			high, ok2 := b.corner(&p.known, pinned(at(Worst), k, x), Any)
			if !ok1 || !ok2 {
				t.Fatalf("%s: no cost at %d", u.Fact, x)
			}
			if low < total.Low || high > total.High {
				t.Fatalf("%s at %d widens %s to %s into %s to %s\nknown %+v", u.Fact, x, total.Low, total.High, low, high, *p.known.Benefit)
			}
			if left := high - low; left > total.Width()-u.Narrowing {
				t.Fatalf("%s at %d leaves %s of %s, and promised to take %s", u.Fact, x, left, total.Width(), u.Narrowing)
			}
		}
	})
}

// TestCoverageEntersWorthAlone: what is not known of coverage never moves the
// range, only what is worth asking.
func TestCoverageEntersWorthAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyPair(t)
		silent := p.known
		silent.Benefit = nil
		var b Bench
		without, _ := b.Range(&silent, Any)
		unsure := *p.known.Benefit
		unsure.Coverage, unsure.PaidProviders = offer.NotKnown, nil
		asked := p.known
		asked.Benefit = &unsure
		with, _ := b.Range(&asked, Any)
		if with != without {
			t.Fatalf("%v with coverage not known, %v with nothing said of insurance", with, without)
		}
		all := b.Unknowns([]Subject{asked}, with, today(t, &b, &asked))
		at := slices.IndexFunc(all, func(u Unknown) bool { return u.Fact == code.FactCoverage })
		if why, _ := asked.Why(); at < 0 && why != code.NotCoveredPrescription && why != code.NotCoveredReferral && why != code.NotCoveredAuthorisation {
			t.Fatalf("coverage is not asked, though %q", why)
		}
		if at >= 0 && all[at].Narrowing != 0 {
			t.Fatalf("coverage narrows by %s", all[at].Narrowing)
		}
	})
}

// kept is a route that outlives the next search.
func kept(route pay.Route) pay.Route {
	return pay.Route{Steps: slices.Clone(route.Steps), Eves: slices.Clone(route.Eves)}
}
