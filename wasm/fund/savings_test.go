package fund_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// spells adds up what is eligible in each spell at one end.
func spells(save *fund.Savings, items []fund.Eligible, most bool) []money.Amount {
	sums := make([]money.Amount, save.Spells())
	for _, e := range items {
		if e.Sure || most {
			sums[save.Spell(e.Date)] += e.Amount
		}
	}
	return sums
}

// TestSavingsAreFunds: what the function says of a course's eligible amounts is
// what its ledger comes to, at either end.
func TestSavingsAreFunds(t *testing.T) {
	saved := 0
	rapid.Check(t, func(t *rapid.T) {
		s := source{t}
		c := s.course()
		if len(c.Entries) == 0 {
			return
		}
		a, tax := s.truth()
		if s.one("said", 1) == 0 {
			a, tax = s.less(a, tax)
		}
		if a.FSA != nil {
			a.FSA.YearEnds = civil.Date(s.one("fiscal year", 1)) * day("2027-02-28")
		}
		if a.HSA != nil {
			a.HSA.Opened = civil.Date(s.one("opened late", 1)) * day("2027-01-20")
		}
		items := fund.Eligibility(c, a)
		total := c.Total()
		first, last := c.Entries[0].Date, c.Entries[len(c.Entries)-1].Date
		f := fund.Fund(c, a, tax, day(today))
		sure := fund.Save(a, tax, day(today), first, last, false)
		if got, want := sure.Of(spells(sure, items, false)), total-f.AfterTax.High; got != want {
			t.Errorf("%s is saved for sure, want %s", got, want)
		}
		at := fund.Save(a, tax, day(today), first, last, true)
		got, want := at.Of(spells(at, items, true)), total-f.AfterTax.Low
		if got != want {
			t.Errorf("%s may be saved, want %s", got, want)
		}
		if want > 0 {
			saved++
		}
	})
	if saved < 10 && !testing.Short() || saved == 0 {
		t.Errorf("%d courses save anything", saved)
	}
}

// TestSavingsRiseNoFasterThanTheirRate: more that is eligible saves more, but no
// more than the rates of the spells allow.
func TestSavingsRiseNoFasterThanTheirRate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := source{t}
		a, tax := s.truth()
		if s.one("said", 1) == 0 {
			a, tax = s.less(a, tax)
		}
		save := fund.Save(a, tax, day(today), day("2026-11-20"), day("2028-04-01"), s.one("most", 1) == 0)
		had, more, most := make([]money.Amount, save.Spells()), make([]money.Amount, save.Spells()), save.Slack()
		var sum, all money.Amount
		for i := range had {
			had[i] = s.cents("eligible", 3_000_00)
			add := s.cents("more", 1_000_00) * money.Amount(s.one("here", 1))
			more[i] = had[i] + add
			most += add.Times(save.Rate(i), money.Up)
			sum += had[i]
			all += more[i]
		}
		if rise := save.Of(more) - save.Of(had); rise < -save.Slack() || rise > most {
			t.Errorf("from %v to %v the savings rise by %s, at most %s", had, more, rise, most)
		}
		if got, bound := save.Of(more), save.AtMost(had, all-sum, all-sum, all-sum); got > bound {
			t.Errorf("of %v %s is saved, at most %s", more, got, bound)
		}
	})
}

// TestSavingsOfNothing: a course of which nothing is eligible saves nothing.
func TestSavingsOfNothing(t *testing.T) {
	a := &fund.Accounts{Letter: letter, FSA: &fund.FSA{}}
	save := fund.Save(a, nil, day(today), day("2026-12-01"), day("2027-06-01"), true)
	if got := save.Of(make([]money.Amount, save.Spells())); got != 0 {
		t.Errorf("saves %s", got)
	}
}

// TestSavingsBesideAnother: two courses together save what the first saves and the
// second then saves more.
func TestSavingsBesideAnother(t *testing.T) {
	moved := 0
	rapid.Check(t, func(t *rapid.T) {
		s := source{t}
		first, second := s.course(), s.course()
		if len(first.Entries)*len(second.Entries) == 0 {
			return
		}
		a, tax := s.truth()
		save := fund.Save(a, tax, day(today), day("2026-11-20"), day("2028-12-31"), s.one("most", 1) == 0)
		both := ledger.Book{Entries: append(slices.Clone(first.Entries), second.Entries...)}
		after := save.Beside(first)
		got, want := after.OfBook(second), save.OfBook(&both)-save.OfBook(first)
		if got != want {
			t.Errorf("%s after the first, want %s", got, want)
		}
		if want != save.OfBook(second) {
			moved++
		}
		if third := after.Beside(second).OfBook(first); third != save.OfBook(&ledger.Book{Entries: append(slices.Clone(both.Entries), first.Entries...)})-save.OfBook(&both) {
			t.Errorf("%s after the second", third)
		}
		if sum := second.Total(); sum-got < after.After(sum) {
			t.Errorf("%s of %s is left after tax, at least %s says it", sum-got, sum, after.After(sum))
		} else if got > after.AtMost(make([]money.Amount, after.Spells()), sum, sum, sum) {
			t.Errorf("%s is saved after the first, more than it says", got)
		}
	})
	if moved == 0 {
		t.Error("the first course bears on no second one")
	}
}

// TestSavingsFall: where they are said to fall, what a course saves more than another
// is, whatever is added to both alike, no more than at nothing added by what it has
// more, less than at all added by what it has less. A search rests on it.
func TestSavingsFall(t *testing.T) {
	fell, bent := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		s := source{t}
		a, tax := s.truth()
		if s.one("said", 1) == 0 {
			a, tax = s.less(a, tax)
		}
		if a.FSA != nil {
			a.FSA.YearEnds = civil.Date(s.one("fiscal year", 1)) * day("2027-02-28")
		}
		if s.one("deducts", 2) > 0 {
			tax.Itemizes = offer.No
		}
		save := fund.Save(a, tax, day(today), day("2026-11-20"), day("2028-04-01"), s.one("most", 1) == 0)
		if !save.Falls() {
			return
		}
		fell++
		n := save.Spells()
		sums := func(name string, most money.Amount) []money.Amount {
			all := make([]money.Amount, n)
			for i := range all {
				all[i] = s.cents(name, most) * money.Amount(s.one("here", 1))
			}
			return all
		}
		plus := func(x, y []money.Amount) []money.Amount {
			all := slices.Clone(x)
			for i := range all {
				all[i] += y[i]
			}
			return all
		}
		for range 8 {
			one, other, added := sums("one", 2_000_00), sums("other", 2_000_00), sums("added", 3_000_00)
			most := plus(added, sums("beyond", 1_000_00))
			least := slices.Clone(one)
			for i := range least {
				least[i] = min(one[i], other[i])
			}
			got := save.Exact(plus(other, added)) - save.Exact(plus(one, added))
			bound := save.Exact(other) - save.Exact(least) - save.Exact(plus(one, most)) + save.Exact(plus(least, most)) + save.Split()
			if got > bound {
				t.Errorf("%v saves %d more than %v with %v added, at most %d", other, got, one, added, bound)
			}
			if save.Exact(other)-save.Exact(least) != save.Exact(plus(other, most))-save.Exact(plus(least, most)) {
				bent++
			}
		}
	})
	if fell < 10 || bent < 3 {
		t.Errorf("%d fall, %d of them bend", fell, bent)
	}
}
