package bound

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// TestTheOneFactOtherwise works by hand which fact is nearest to making another
// route win.
func TestTheOneFactOtherwise(t *testing.T) {
	three := []offer.Package{{ID: "three", Visits: 3, Price: span.Exact(250_00), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}}}
	tests := map[string]struct {
		change func(*Subject)
		want   Otherwise
		found  bool
	}{
		// Three visits at $90 are $270. At $83 they are $249, a dollar less than the
		// package; that could rise to $271, which is the greater share of $250.
		"a package for $250, no insurance": {func(s *Subject) {
			s.Benefit, s.Seller.Packages = &cover.Benefit{Coverage: offer.No}, three
		}, Otherwise{Fact: code.FactPrice, Offer: 0, Item: -1, From: 90_00, To: 83_00, Saves: 1_00}, true},
		// Three claims at $80 are all hers: $240. With $10 more for the package it
		// would still not win; at $239 it would.
		"a package for $250, and claims for $240": {func(s *Subject) { s.Seller.Packages = three },
			Otherwise{Fact: code.FactPackagePrice, Offer: 0, Item: 0, From: 250_00, To: 239_00, Saves: 1_00, Buys: []Item{{Index: 0}}}, true},
		// A single price that is claimed at $80 wins from $79 on: nothing else does.
		"claims alone":   {func(*Subject) {}, Otherwise{Fact: code.FactPrice, Offer: 0, Item: -1, From: 90_00, To: 79_00}, false},
		"one way to pay": {func(s *Subject) { s.Benefit = &cover.Benefit{Coverage: offer.No} }, Otherwise{}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := typicalClinic(span.Exact(900_00))
			test.change(s)
			var b Bench
			got, ok := b.Otherwise([]Subject{*s}, now(t, &b, s))
			if ok != test.found {
				t.Fatalf("%+v, %v", got, ok)
			}
			if ok && (got.Fact != test.want.Fact || got.From != test.want.From || got.To != test.want.To || got.Saves != test.want.Saves ||
				got.Claims != test.want.Claims || !slices.Equal(got.Buys, test.want.Buys) || got.Item != test.want.Item || got.Offer != test.want.Offer) {
				t.Errorf("%+v, by hand %+v", got, test.want)
			}
		})
	}
}

func dearer(w *weigher, o *otherwise, steps int64) bool {
	_, ok := w.rival(o, steps)
	return ok
}

// TestOtherwiseIsSo states the fact as it would have to be: another way is then
// cheaper by what is said. One step nearer to what it is, today's is not beaten.
func TestOtherwiseIsSo(t *testing.T) {
	found, stated := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		subjects := anySubjects(t)
		var b Bench
		now, ok := choice(t, &b, subjects)
		if !ok {
			return
		}
		got, ok := b.Otherwise(subjects, now)
		if !ok {
			return
		}
		found++
		w := weigher{b: &b, subjects: subjects, today: now}
		w.base[Typical] = w.costs(at(Typical))
		o := otherwise{question: question{Unknown: Unknown{Fact: got.Fact, Offer: got.Offer, Item: got.Item}, key: Key{got.Fact, got.Item}}, now: got.From, step: stepOf(got.Fact)}
		steps := (got.To - got.From) / o.step
		if got.From+steps*o.step != got.To || !dearer(&w, &o, steps) || dearer(&w, &o, steps-steps/max(steps, -steps)) {
			t.Fatalf("%+v is not the first step", got)
		}
		if got.Fact == code.FactCoverage || got.Fact == code.FactNetwork || got.Fact == code.FactOtherBillsWhen || got.Offer < 0 && len(subjects) > 1 {
			return
		}
		told := slices.Clone(subjects)
		of := max(got.Offer, 0)
		told[of] = apart(subjects[of])
		state(t, &told[of], o.key, got.To)
		after, _ := choice(t, &b, told)
		best, _ := b.Cost(&told[after.Subject], at(Typical), Any)
		p := at(Typical)
		if g := subjects[now.Subject].gate(); !subjects[now.Subject].covered(&g, p) {
			p.Covered = AssumeNot
		}
		kept, _ := b.follow(&told[now.Subject], p, Any, now.Route)
		stated++
		if kept-best != got.Saves || after.Subject != got.Winner || !slices.Equal(after.Buys, got.Buys) || claiming(after.Route) != got.Claims {
			t.Fatalf("%+v; told: %s kept, %s best, %+v\n%+v", got, kept, best, after, *told[of].Benefit)
		}
	})
	t.Logf("%d found, %d stated in the documents", found, stated)
}
