package dispute_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/dispute"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/scenario"
)

// honest is the paper that an issuer writes where everything comes as in a case:
// each day on which something falls due, in the provider's words or the plan's. It
// reads the ledger by itself.
func honest(e *estimate.Estimate, c *estimate.Case, by dispute.Issuer) *dispute.Bill {
	b := &dispute.Bill{IssuedBy: by}
	line := func(date civil.Date) *dispute.Line {
		i := slices.IndexFunc(b.Lines, func(l dispute.Line) bool { return l.Date == date })
		if i < 0 {
			b.Lines = append(b.Lines, dispute.Line{Date: date})
			i = len(b.Lines) - 1
		}
		return &b.Lines[i]
	}
	for i := range c.Book.Entries {
		entry := &c.Book.Entries[i]
		hers := entry.Payer == ledger.You && entry.Rule != code.Tip && entry.Kind != ledger.Unused && entry.Kind != ledger.Return
		switch {
		case by == dispute.Plan && entry.Kind == ledger.Share && claimed(c, entry.Visit):
			l := line(entry.Date)
			l.Charge += entry.Amount
			l.Patient.Said, l.PlanPaid.Said = true, true
			switch entry.Payer {
			case ledger.You:
				l.Patient.Cents += entry.Amount
			case ledger.Plan:
				l.PlanPaid.Cents += entry.Amount
			}
		case by == dispute.Provider && hers && entry.Amount > 0:
			l := line(entry.Date)
			l.Charge += entry.Amount
		}
	}
	return b
}

// claimed tells whether a plan had a say in a visit: it pays a part, or leaves one to
// her by its rules.
func claimed(c *estimate.Case, visit int) bool {
	return slices.ContainsFunc(c.Book.Entries, func(e ledger.Entry) bool {
		rules := strings.HasPrefix(string(e.Rule), "cover.") || slices.Contains([]code.Rule{code.OtherDeductible, code.OtherCopay, code.OtherShare}, e.Rule)
		return e.Visit == visit && e.Kind == ledger.Share && (e.Payer == ledger.Plan || e.Payer == ledger.You && rules)
	})
}

// Against an honest paper of any way through any worked example there is nothing
// to object to, and what it asks for is what was expected. Where it asks for more
// on a day, that is found, and the difference is what was added.
func TestHonestPapersPassAndOthersDoNot(t *testing.T) {
	all, err := scenario.Read("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	papers := map[dispute.Issuer]int{}
	added := rapid.Int64Range(1, 500_00)
	for i := range all {
		s := &all[i]
		e, _ := estimate.Run(s.Request, s.Lists)
		for k := range e.Offers {
			o := &e.Offers[k]
			for j := range o.Ways {
				w := &o.Ways[j]
				for n := range w.Cases {
					c := &w.Cases[n]
					x := dispute.Expect(s.Request, s.Lists, &e, k, w, c)
					for by := dispute.Provider; by <= dispute.Plan; by++ {
						b := honest(&e, c, by)
						if len(b.Lines) == 0 || len(b.Lines) > dispute.MaxLines {
							continue
						}
						papers[by]++
						r := dispute.Compare(x, b)
						if len(r.Findings) > 0 || r.Difference != 0 {
							t.Fatalf("%s, %s, %s, %s: %v above, %+v", s.Name, o.ID, w.Kind.Code(), by.Code(), r.Difference, r.Findings)
						}
						more := money.Amount(added.Example(i))
						l := &b.Lines[(i+n)%len(b.Lines)]
						l.Charge += more
						if l.Patient.Said {
							l.Patient.Cents += more
						}
						r = dispute.Compare(x, b)
						if len(r.Findings) == 0 || r.Difference != more {
							t.Fatalf("%s, %s, %s, %s: %v more on %s: %v above, %+v", s.Name, o.ID, w.Kind.Code(), by.Code(), more, l.Date, r.Difference, r.Findings)
						}
					}
				}
			}
		}
	}
	if papers[dispute.Provider] < 500 || papers[dispute.Plan] < 100 {
		t.Errorf("%v papers: too few to show anything", papers)
	}
}

// However wild a paper, its rows hold each line once, in order of days, and add up.
func TestRowsAddUp(t *testing.T) {
	x, insured := answer(t, nil), insured(t, 50_00, 0)
	start := first(t)
	rapid.Check(t, func(t *rapid.T) {
		amount := func(label string) money.Amount {
			return money.Amount(rapid.SampledFrom([]int64{0, 1, 30_00, 90_00, 120_00, int64(money.MaxInput)}).Draw(t, label))
		}
		stated := func(label string) dispute.Stated {
			if rapid.Bool().Draw(t, label+" said") {
				return said(amount(label))
			}
			return dispute.Stated{}
		}
		b := &dispute.Bill{IssuedBy: rapid.SampledFrom([]dispute.Issuer{dispute.Provider, dispute.Plan}).Draw(t, "by")}
		for range rapid.IntRange(1, 12).Draw(t, "lines") {
			b.Lines = append(b.Lines, dispute.Line{
				Date: start + civil.Date(rapid.IntRange(-5, 25).Draw(t, "day")), Code: rapid.SampledFrom([]string{"", "97124", "97140", "97010"}).Draw(t, "code"),
				Units: rapid.IntRange(0, 6).Draw(t, "units"), Charge: amount("charge"),
				Parts:      dispute.Parts{Allowed: stated("allowed"), PlanPaid: stated("paid"), Patient: stated("patient")},
				Deductible: stated("deductible"), Copay: stated("copay"), Coinsurance: stated("coinsurance"),
			})
		}
		r := dispute.Compare(rapid.SampledFrom([]*dispute.Expected{x, insured}).Draw(t, "expected"), b)
		var asked, expected, charged money.Amount
		seen := map[int]bool{}
		visits := map[int]bool{}
		for i, row := range r.Rows {
			var own money.Amount
			for _, k := range row.Lines {
				if seen[k] || b.Lines[k].Date != row.Date {
					t.Errorf("line %d stands twice or on another day", k)
				}
				seen[k] = true
				own += b.Lines[k].Asked(b.IssuedBy)
				charged += b.Lines[k].Charge
			}
			if own != row.Asked || row.Difference != row.Asked-row.Expected || i > 0 && r.Rows[i-1].Date >= row.Date {
				t.Errorf("row %d: %+v", i, row)
			}
			if row.Visit >= 0 && visits[row.Visit] {
				t.Errorf("visit %d stands twice", row.Visit)
			}
			visits[row.Visit] = true
			asked, expected = asked+row.Asked, expected+row.Expected
		}
		if len(seen) != len(b.Lines) || asked != r.Asked || expected != r.Expected || charged != r.Charged || r.Difference != asked-expected {
			t.Errorf("%d of %d lines; %+v", len(seen), len(b.Lines), r)
		}
		for _, f := range r.Findings {
			if f.Row < -1 || f.Row >= len(r.Rows) || f.Line >= len(b.Lines) || f.Line >= 0 && !slices.Contains(r.Rows[f.Row].Lines, f.Line) {
				t.Errorf("%+v points nowhere", f)
			}
		}
	})
}
