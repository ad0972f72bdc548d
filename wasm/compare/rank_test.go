package compare_test

import (
	"cmp"
	"math/big"
	"slices"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
)

// lists are read from memory.
type lists []pricelist.List

func (l lists) Prices(i int, into *pricelist.List) { *into = l[i] }

func shelve(all []pricelist.List) *compare.Shelf {
	var s compare.Shelf
	for i := range all {
		s.Add(&all[i])
	}
	return &s
}

// naive answers a question as one would who has all day: every list that passes is
// priced, all are sorted, and the first are priced in full.
func naive(t *testing.T, q *compare.Question, all []pricelist.List) []compare.Row {
	t.Helper()
	var c estimate.Comparer
	if faults := c.Open(q.Request); len(faults) > 0 {
		t.Fatal(faults)
	}
	c.Limit(cmp.Or(q.Effort, compare.Patience(len(c.Visits()))))
	type ranked struct {
		list, service int
		figure, total money.Amount
	}
	var rows []ranked
	for i := range all {
		l := &all[i]
		if !passes(q, l) {
			continue
		}
		var best *ranked
		for k, v := range l.Seller.Services {
			if !suits(q, v) {
				continue
			}
			total, _, ok := c.Range(l, k)
			if !ok {
				continue
			}
			r := ranked{list: i, service: k, total: headline(total)}
			r.figure = r.total
			switch q.Sort {
			case compare.ByToday:
				r.figure = dues(&c, l, k).First
			case compare.ByRisk:
				r.figure = dues(&c, l, k).Most
			case compare.ByMinute:
				r.figure = minute(r.total, v.HandsOnMinutes*len(c.Visits()))
			}
			if best == nil || r.figure < best.figure || r.figure == best.figure && r.total < best.total {
				best = &r
			}
		}
		if best != nil {
			rows = append(rows, *best)
		}
	}
	slices.SortStableFunc(rows, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.figure, b.figure), cmp.Compare(a.total, b.total))
	})
	var out []compare.Row
	for _, r := range rows[:min(len(rows), compare.Most)] {
		l := &all[r.list]
		row := compare.Row{List: r.list, Service: r.service, HandsOn: l.Seller.Services[r.service].HandsOnMinutes * len(c.Visits())}
		row.Total, row.Cut, _ = c.Range(l, r.service)
		row.Today, row.Risk = dues(&c, l, r.service).First, dues(&c, l, r.service).Most
		if row.HandsOn > 0 {
			row.Minute = minute(r.total, row.HandsOn)
		}
		out = append(out, row)
	}
	return out
}

func dues(c *estimate.Comparer, l *pricelist.List, service int) bound.Outcome {
	out, _ := c.Outcome(l, service)
	return out
}

// minute is hundredths of a cent a minute, half of one up.
func minute(total money.Amount, minutes int) money.Amount {
	exact := big.NewRat(int64(total)*100, int64(minutes))
	exact.Add(exact, big.NewRat(1, 2))
	return money.Amount(new(big.Int).Div(exact.Num(), exact.Denom()).Int64()) // Euclid's, which rounds down
}

func headline(m span.Money) money.Amount {
	if m.HasLikely {
		return m.Likely
	}
	return m.High
}

// passes and suits are the filters once more.
func passes(q *compare.Question, l *pricelist.List) bool {
	f := &q.Filter
	files := func(p pricelist.Payer) bool {
		b := q.Request.Benefit
		return p.Billing == pricelist.BillsDirect && (b == nil || b.Payer == 0 || b.Payer == p.ID)
	}
	return (f.Provider == 0 || l.Seller.Provider == f.Provider) &&
		(f.Language == "" || slices.Contains(l.Languages, f.Language)) &&
		(!f.Card || l.Accounts.Card == offer.Yes) &&
		(!f.Files || slices.ContainsFunc(l.Payers, files))
}

func suits(q *compare.Question, v offer.Service) bool {
	f := &q.Filter
	if f.Modality != "" && v.Modality != f.Modality || q.Sort == compare.ByMinute && v.HandsOnMinutes == 0 {
		return false
	}
	if f.Shortest == 0 && f.Longest == 0 {
		return v.BookedMinutes == q.Request.Minutes
	}
	return v.HandsOnMinutes > 0 && v.HandsOnMinutes >= f.Shortest && (f.Longest == 0 || v.HandsOnMinutes <= f.Longest)
}

// TestShuttingOutChangesNothing ranks 300 bundles of 300 distinct clinics, each for
// another visitor, by every sort: the first hundred and every figure of theirs are
// those of who prices all.
func TestShuttingOutChangesNothing(t *testing.T) {
	var r compare.Ranking // used again and again, as the desk does
	bundles, shut, insured := 300, 0, 0
	if testing.Short() {
		bundles = 30
	}
	for seed := range bundles {
		draws := drawing(seed)
		all := draws.clinics(300)
		q := &compare.Question{Request: draws.request(), Sort: [...]compare.Sort{compare.ByTotal, compare.ByMinute, compare.ByTotal, compare.ByToday, compare.ByTotal, compare.ByRisk}[seed%6]}
		if draws.one(4) {
			q.Effort = 1 + draws.Intn(500)
		}
		got, counts := rank(t, &r, q, all)
		if d := diff.Diff(naive(t, q, all), got, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("seed %d, sort %d, %+v (-all +ranked):\n%s", seed, q.Sort, counts, d)
		}
		shut += counts.Shut
		if q.Request.Benefit != nil {
			insured++
		}
	}
	t.Logf("%d of %d lists were shut out, for %d visitors with insurance", shut, bundles*300, insured)
	if shut < bundles*20 {
		t.Errorf("only %d of %d lists were shut out", shut, bundles*300)
	}
}

func rank(t *testing.T, r *compare.Ranking, q *compare.Question, all []pricelist.List) ([]compare.Row, compare.Counts) {
	t.Helper()
	if faults := r.Begin(q, shelve(all), lists(all)); len(faults) > 0 {
		t.Fatal(faults)
	}
	for r.Step(7) {
	}
	return r.End()
}

// TestFilters holds each filter and their mixtures to the same filters written the
// plain way, and the counts to what they count.
func TestFilters(t *testing.T) {
	var r compare.Ranking
	for seed := range 60 {
		d := drawing(1000 + seed)
		all := d.clinics(120)
		q := &compare.Question{Request: d.request(), Sort: compare.Sort(d.Intn(4))}
		f := &q.Filter
		if d.one(3) {
			f.Provider = reference.Provider(1 + d.Intn(4))
		}
		if d.one(3) {
			f.Language = []string{"en", "es", "vie", "fr"}[d.Intn(4)]
		}
		if d.one(3) {
			f.Modality = offer.Modalities()[d.Intn(4)]
		}
		if d.one(3) {
			f.Shortest, f.Longest = 20+5*d.Intn(8), 0
			if d.one(2) {
				f.Longest = f.Shortest + 5*d.Intn(6)
			}
		}
		f.Card, f.Files = d.one(4), d.one(4)
		got, counts := rank(t, &r, q, all)
		if d := diff.Diff(naive(t, q, all), got, cmpopts.EquateEmpty()); d != "" {
			t.Fatalf("seed %d, %+v (-all +ranked):\n%s", seed, q, d)
		}
		sum := counts.Shut + counts.Exact
		for _, out := range counts.Out {
			sum += out
		}
		if sum != len(all) || counts.Lists != len(all) {
			t.Errorf("seed %d: %+v do not add up to %d", seed, counts, len(all))
		}
	}
}

// TestStepsOfAnySize: how a ranking is cut into steps changes nothing, and one that
// is begun anew has forgotten the one before.
func TestStepsOfAnySize(t *testing.T) {
	d := drawing(5)
	all := d.clinics(200)
	q := &compare.Question{Request: d.request()}
	var r compare.Ranking
	want, wanted := rank(t, &r, q, all)
	want = slices.Clone(want)
	for _, pieces := range []int{1, 3, 1 << 20} {
		if faults := r.Begin(&compare.Question{Request: d.request(), Sort: compare.ByRisk}, shelve(all), lists(all)); len(faults) > 0 {
			t.Fatal(faults)
		}
		r.Step(9) // and given up
		if faults := r.Begin(q, shelve(all), lists(all)); len(faults) > 0 {
			t.Fatal(faults)
		}
		for r.Step(pieces) {
		}
		got, counts := r.End()
		if d := diff.Diff(want, got) + diff.Diff(wanted, counts); d != "" {
			t.Errorf("in steps of %d: %s", pieces, d)
		}
	}
}

// TestASearchPausesInItsMiddle: one clinic alone whose search takes long is ranked in
// many pieces, and may be given up in any of them: what is asked next knows nothing of it.
func TestASearchPausesInItsMiddle(t *testing.T) {
	d := drawing(11)
	req := d.request()
	req.Accounts, req.Benefit = nil, nil
	req.Plan.Phases = []plan.Phase{{Name: plan.Initial, Visits: 6, Weeks: 1}, {Name: plan.Maintenance, Visits: 46, Weeks: 1}}
	q := &compare.Question{Request: req, Effort: 100_000}
	paused := 0
	for range 300 {
		all := d.clinics(1)
		var r compare.Ranking
		want, _ := rank(t, &r, q, all)
		want = slices.Clone(want)
		pieces := 0
		for r.Begin(q, shelve(all), lists(all)); r.Step(1); pieces++ {
		}
		if pieces < 8 {
			continue
		}
		paused++
		for k := range 8 {
			r.Begin(q, shelve(all), lists(all))
			for range k {
				r.Step(1)
			}
			got, _ := rank(t, &r, q, all)
			if d := diff.Diff(want, got); d != "" {
				t.Fatalf("given up after %d pieces: %s", k, d)
			}
		}
	}
	if paused == 0 {
		t.Error("no search paused")
	}
}

// TestNothingToRank: a sign that replaces the plan, a plan without visits, an empty
// shelf.
func TestNothingToRank(t *testing.T) {
	d := drawing(6)
	all := d.clinics(3)
	var r compare.Ranking
	req := d.request()
	req.Signs = []screen.Sign{screen.SaddleNumbness}
	if faults := r.Begin(&compare.Question{Request: req}, shelve(all), lists(all)); len(faults) > 0 {
		t.Fatal(faults)
	}
	if rows, _ := r.End(); len(rows) > 0 {
		t.Errorf("where a sign replaces the plan: %d rows", len(rows))
	}
	if faults := r.Begin(&compare.Question{Request: d.request()}, &compare.Shelf{}, lists(nil)); len(faults) > 0 {
		t.Fatal(faults)
	}
	if rows, counts := r.End(); len(rows) > 0 || counts != (compare.Counts{}) {
		t.Errorf("of nothing: %v, %+v", rows, counts)
	}
	if faults := r.Begin(&compare.Question{Request: &estimate.Request{}}, shelve(all), lists(all)); len(faults) == 0 {
		t.Error("a request without a day has no fault")
	}
}
