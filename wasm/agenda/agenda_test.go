package agenda_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/agenda"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/scenario"
	"kneadwise/wasm/span"
)

func day(t *testing.T, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// paid is an amount that she pays on a day.
func paid(on civil.Date, kind ledger.Kind, amount money.Amount) ledger.Entry {
	return ledger.Entry{Date: on, Payer: ledger.You, Kind: kind, Amount: amount, Item: -1}
}

// drawn is a visit drawn from a package that lapses on a day.
func drawn(on, last civil.Date) ledger.Entry {
	return ledger.Entry{
		Date: on, Payer: ledger.Prepaid, Kind: ledger.Share, Amount: 80_00, Rule: code.PackageCredit, Item: 1,
		Inputs: []ledger.Input{{Field: ledger.PackageLastDay, Unit: ledger.Day, Value: int64(last)}},
	}
}

func back(on civil.Date, amount money.Amount, rule code.Rule) ledger.Entry {
	return ledger.Entry{Date: on, Payer: ledger.You, Kind: ledger.Return, Amount: amount, Rule: rule, Item: -1}
}

// A course in which everything happens that has a day.
func TestTheDaysOfACourse(t *testing.T) {
	first, second, third := day(t, "2026-12-01"), day(t, "2026-12-08"), day(t, "2026-12-15")
	lapses, later := day(t, "2027-06-01"), day(t, "2027-01-14")
	p := &plan.Plan{Visits: []plan.Visit{{Date: first}, {Date: second}, {Date: third}}, Reassess: second}
	c := &estimate.Case{
		Funding: &fund.Funding{ClaimBy: day(t, "2027-03-31"), FromFSA: span.Money{High: 1_00}},
		Book: ledger.Book{Entries: []ledger.Entry{
			paid(first, ledger.Purchase, 480_00), drawn(first, lapses), paid(first, ledger.Extra, 18_00),
			drawn(second, lapses),
			paid(third, ledger.Share, 30_00), paid(third, ledger.Advance, 60_00),
			paid(day(t, "2026-12-20"), ledger.Unused, 10_00), // no money moves
			back(later, 60_00, code.Reimbursement), back(later, 5_00, code.OtherReimbursed), back(later, 40_00, code.PackageRefund),
			{Date: third, Payer: ledger.Treasury, Kind: ledger.Saving, Amount: 9_00, Item: -1},
			drawn(third, offer.Forever),
		}},
	}
	got := agenda.List(p, c, day(t, "2027-01-04"))
	want := []agenda.Entry{
		{Kind: agenda.Visit, Day: first, Number: 1, Item: -1, Amount: 498_00},
		{Kind: agenda.Payment, Day: first, Number: 1, Item: -1, Amount: 498_00},
		{Kind: agenda.Visit, Day: second, Number: 2, Item: -1},
		{Kind: agenda.Reassess, Day: second, Number: 1, Item: -1},
		{Kind: agenda.Visit, Day: third, Number: 3, Item: -1, Amount: 90_00},
		{Kind: agenda.Payment, Day: third, Number: 2, Item: -1, Amount: 90_00},
		{Kind: agenda.Reimbursed, Day: later, Number: 1, Item: -1, Amount: 65_00},
		{Kind: agenda.Refunded, Day: later, Number: 1, Item: -1, Amount: 40_00},
		{Kind: agenda.ClaimBy, Day: day(t, "2027-03-31"), Number: 1, Item: -1},
		{Kind: agenda.DisputeBy, Day: day(t, "2027-05-04"), Number: 1, Item: -1},
		{Kind: agenda.LastDay, Day: lapses, Number: 1, Item: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	// Without a bill, and with an FSA that pays nothing of it, these days are not hers.
	c.Funding.FromFSA = span.Money{}
	for _, e := range agenda.List(p, c, 0) {
		if e.Kind == agenda.ClaimBy || e.Kind == agenda.DisputeBy {
			t.Errorf("%+v", e)
		}
	}
}

// On every way through every worked example: each visit is there, what is paid
// less what comes back is the total, and each entry has a name of its own.
func TestDaysAddUpToTheTotal(t *testing.T) {
	all, err := scenario.Read("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	type name struct {
		kind   agenda.Kind
		number int
	}
	met := map[agenda.Kind]int{}
	for i := range all {
		s := &all[i]
		e, _ := estimate.Run(s.Request, s.Lists)
		for _, o := range e.Offers {
			for _, w := range o.Ways {
				for k := range w.Cases {
					c := &w.Cases[k]
					var total money.Amount
					visits := 0
					seen := map[name]bool{}
					before := civil.Date(0)
					for _, entry := range agenda.List(&e.Plan, c, 0) {
						met[entry.Kind]++
						switch entry.Kind {
						case agenda.Visit:
							visits++
						case agenda.Payment:
							total += entry.Amount
						case agenda.Reimbursed, agenda.Refunded:
							total -= entry.Amount
						}
						own := name{entry.Kind, entry.Number}
						if entry.Day < before || seen[own] || entry.Number < 1 {
							t.Errorf("%s: %+v is out of order or twice", s.Name, entry)
						}
						before, seen[own] = entry.Day, true
					}
					if visits != len(e.Plan.Visits) || total != c.Total {
						t.Errorf("%s, %s, %s: %d visits and %v, want %d and %v", s.Name, o.ID, w.Kind.Code(), visits, total, len(e.Plan.Visits), c.Total)
					}
				}
			}
		}
	}
	for kind := agenda.Visit; kind < agenda.DisputeBy; kind++ {
		if met[kind] == 0 {
			t.Errorf("no example has a day of kind %q", kind.Code())
		}
	}
}
