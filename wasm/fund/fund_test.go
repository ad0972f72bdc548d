package fund_test

import (
	"slices"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

func day(text string) civil.Date {
	d, err := civil.Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

// visit is a visit that she pays singly.
func visit(on string, cents money.Amount) ledger.Entry {
	return ledger.Entry{Date: day(on), Payer: ledger.You, Kind: ledger.Share, Amount: cents, Rule: code.Single, Item: -1}
}

func book(entries ...ledger.Entry) *ledger.Book { return &ledger.Book{Entries: entries} }

const today = "2026-11-23"

var letter = fund.Letter{Have: offer.Yes}

// middle is a single person of whom all is known: $80,000 taxable and so in the
// bracket of 22 %, $96,100 of wages, no state tax, no itemised deduction.
func middle() *fund.Tax {
	return &fund.Tax{
		Status: reference.Single, Income: span.Exact(80_000_00), Gross: span.Exact(96_100_00), Wages: span.Exact(96_100_00),
		State: span.Exact(0), Itemizes: offer.No,
	}
}

func certain(dollars float64) span.Money { return span.Certain(money.Amount(dollars*100 + 0.5)) }

func between(low, high money.Amount) span.Money { return span.Money{Low: low, High: high} }

// TestFund works whole courses by hand.
func TestFund(t *testing.T) {
	year26, year27 := visit("2026-12-07", 1_000_00), visit("2027-02-01", 1_000_00)
	fsa := func(change func(*fund.FSA)) *fund.Accounts {
		f := &fund.FSA{Left: span.Exact(650_00), Other: span.Exact(0), Leftover: fund.Forfeit, Open: offer.No}
		change(f)
		return &fund.Accounts{Letter: letter, FSA: f}
	}
	hsa := func(change func(*fund.HSA)) *fund.Accounts {
		h := &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Planned: span.Exact(0), Route: fund.Payroll}
		change(h)
		return &fund.Accounts{Letter: letter, HSA: h}
	}
	for name, c := range map[string]struct {
		book     *ledger.Book
		accounts *fund.Accounts
		tax      *fund.Tax
		rescued  span.Money
		fromHSA  span.Money
		fromFSA  span.Money
		saved    span.Money
		lost     span.Money
		after    span.Money
	}{
		"calculatorlib: 4,150 by payroll at 22 %, 5 % and 7.65 % are 913.00 + 207.50 + 317.48": {
			book(visit("2026-12-07", 4_150_00)), hsa(func(*fund.HSA) {}),
			func() *fund.Tax { t := middle(); t.State = span.Exact(50_000); return t }(),
			certain(0), certain(4_150), certain(0), certain(1_437.98), certain(0), certain(4_150 - 1_437.98)},
		"the same put in by herself saves no payroll tax: 913.00 + 207.50": {
			book(visit("2026-12-07", 4_150_00)), hsa(func(h *fund.HSA) { h.Route = fund.SelfMade }),
			func() *fund.Tax { t := middle(); t.State = span.Exact(50_000); return t }(),
			certain(0), certain(4_150), certain(0), certain(1_120.50), certain(0), certain(4_150 - 1_120.50)},
		"California taxes what goes in: 913.00 alone": {
			book(visit("2026-12-07", 4_150_00)), hsa(func(h *fund.HSA) { h.Route = fund.SelfMade }),
			func() *fund.Tax { t := middle(); t.State, t.StateTaxesHSA = span.Exact(50_000), true; return t }(),
			certain(0), certain(4_150), certain(0), certain(913), certain(0), certain(4_150 - 913)},
		"not said by which route: between the two": {
			book(visit("2026-12-07", 4_150_00)), hsa(func(h *fund.HSA) { h.Route = fund.RouteNotKnown }), middle(),
			certain(0), certain(4_150), certain(0), between(913_00, 1_230_48), certain(0), between(4_150_00-1_230_48, 4_150_00-913_00)},
		"room for 400 beside 4,000 that are planned: 88.00 + 24.80 + 5.80": {
			book(year26), hsa(func(h *fund.HSA) { h.Planned = span.Exact(4_000_00) }), middle(),
			certain(0), certain(400), certain(0), certain(118.60), certain(0), certain(881.40)},
		"crossing from 22 % into 12 %: 600 × 22 % + 400 × 12 %": {
			book(year26), hsa(func(h *fund.HSA) { h.Route = fund.SelfMade }),
			func() *fund.Tax { t := middle(); t.Income = span.Exact(51_000_00); return t }(),
			certain(0), certain(1_000), certain(0), certain(180), certain(0), certain(820)},
		"what lies beyond her income saves nothing: 300 × 10 %": {
			book(year26), hsa(func(h *fund.HSA) { h.Route = fund.SelfMade }),
			func() *fund.Tax { t := middle(); t.Income = span.Exact(300_00); return t }(),
			certain(0), certain(1_000), certain(0), certain(30), certain(0), certain(970)},
		"wages across the wage base and the additional threshold: 500 × 6.2 % of 184,500": {
			book(year26), hsa(func(*fund.HSA) {}),
			func() *fund.Tax { t := middle(); t.Wages = span.Exact(185_000_00); return t }(),
			certain(0), certain(1_000), certain(0), certain(220 + 31 + 14.50), certain(0), certain(734.50)},
		"wages above both: 220 + 14.50 + 9 and no Social Security tax": {
			book(year26), hsa(func(*fund.HSA) {}),
			func() *fund.Tax { t := middle(); t.Wages = span.Exact(300_000_00); return t }(),
			certain(0), certain(1_000), certain(0), certain(243.50), certain(0), certain(756.50)},
		"the additional tax on the part above 200,000 alone: 220 + 14.50 + 3.60": {
			book(year26), hsa(func(*fund.HSA) {}),
			func() *fund.Tax { t := middle(); t.Wages = span.Exact(200_400_00); return t }(),
			certain(0), certain(1_000), certain(0), certain(238.10), certain(0), certain(761.90)},
		"an FSA that lapses: 650 are rescued, at no tax": {
			book(year26), fsa(func(*fund.FSA) {}), middle(),
			certain(650), certain(0), certain(650), certain(0), certain(0), certain(350)},
		"other bills use it up: nothing is extra": {
			book(year26), fsa(func(f *fund.FSA) { f.Other = span.Exact(650_00) }), middle(),
			certain(0), certain(0), certain(0), certain(0), certain(0), certain(1_000)},
		"other bills use 600 of it: 50 are": {
			book(year26), fsa(func(f *fund.FSA) { f.Other = span.Exact(600_00) }), middle(),
			certain(50), certain(0), certain(50), certain(0), certain(0), certain(950)},
		"a carry-over of 680 keeps all of it": {
			book(year26), fsa(func(f *fund.FSA) { f.Leftover = fund.CarryOver }), middle(),
			certain(0), certain(0), certain(0), certain(0), certain(0), certain(1_000)},
		"a carry-over of 680 keeps all but 20 of 700": {
			book(year26), fsa(func(f *fund.FSA) { f.Leftover, f.Left = fund.CarryOver, span.Exact(700_00) }), middle(),
			certain(20), certain(0), certain(20), certain(0), certain(0), certain(980)},
		"the plan's own cap of 100": {
			book(year26), fsa(func(f *fund.FSA) { f.Leftover, f.Cap = fund.CarryOver, span.Exact(100_00) }), middle(),
			certain(550), certain(0), certain(550), certain(0), certain(0), certain(450)},
		"more is left than the course takes: 300 are still lost": {
			book(year26), fsa(func(f *fund.FSA) { f.Left = span.Exact(1_300_00) }), middle(),
			certain(1_000), certain(0), certain(1_000), certain(0), certain(300), certain(0)},
		"a visit on the plan year's last day counts": {
			book(visit("2026-12-31", 100_00)), fsa(func(*fund.FSA) {}), middle(),
			certain(100), certain(0), certain(100), certain(0), certain(550), certain(0)},
		"a visit the day after does not": {
			book(visit("2027-01-01", 100_00)), fsa(func(*fund.FSA) {}), middle(),
			certain(0), certain(0), certain(0), certain(0), certain(650), certain(100)},
		"by a grace period it counts up to 15 March": {
			book(visit("2027-03-15", 100_00)), fsa(func(f *fund.FSA) { f.Leftover = fund.Grace }), middle(),
			certain(100), certain(0), certain(100), certain(0), certain(550), certain(0)},
		"and not on 16 March": {
			book(visit("2027-03-16", 100_00)), fsa(func(f *fund.FSA) { f.Leftover = fund.Grace }), middle(),
			certain(0), certain(0), certain(0), certain(0), certain(650), certain(100)},
		"the rule is not said: from a carry-over to a grace period": {
			book(year27), fsa(func(f *fund.FSA) { f.Leftover, f.Left = fund.LeftoverNotKnown, span.Exact(900_00) }), middle(),
			between(0, 900_00), certain(0), between(0, 900_00), certain(0), between(0, 900_00), between(100_00, 1_000_00)},
		"a new election of 1,000 for a year whose brackets are not published: 22 % + 7.65 % either way": {
			book(year27), fsa(func(f *fund.FSA) { f.Open, f.Planned = offer.Yes, span.Exact(0) }), middle(),
			certain(0), certain(0), certain(1_000), certain(296.50), certain(650), certain(703.50)},
		"and at $52,000, where the bracket of 22 % may begin at 50,400 or at 55,440": {
			book(year27), fsa(func(f *fund.FSA) { f.Open, f.Planned = offer.Yes, span.Exact(0) }),
			func() *fund.Tax { t := middle(); t.Income = span.Exact(52_000_00); return t }(),
			certain(0), certain(0), certain(1_000), between(120_00+76_50, 220_00+76_50), certain(650), between(1_000_00-296_50, 1_000_00-196_50)},
		"an election of 3,400 is planned: there is room only if 2027 allows more": {
			book(year27), fsa(func(f *fund.FSA) { f.Open, f.Planned = offer.Yes, span.Exact(3_400_00) }), middle(),
			certain(0), certain(0), between(0, 340_00), between(0, 100_81), certain(650), between(1_000_00-100_81, 1_000_00)},
		"Publication 502: of 6,500 at 50,000 of gross income 2,750 are deducted, here at 12 %": {
			book(visit("2026-12-07", 6_500_00)), &fund.Accounts{Letter: letter},
			&fund.Tax{Status: reference.Single, Income: span.Exact(30_000_00), Gross: span.Exact(50_000_00), Wages: span.Exact(50_000_00), Itemizes: offer.Yes, State: span.Exact(0)},
			certain(0), certain(0), certain(0), certain(330), certain(0), certain(6_170)},
		"other bills of 3,000 leave 750 to the floor of 3,750: 250 of 1,000 at 12 %": {
			book(year26), &fund.Accounts{Letter: letter},
			&fund.Tax{Status: reference.Single, Income: span.Exact(30_000_00), Gross: span.Exact(50_000_00), Wages: span.Exact(50_000_00), Itemizes: offer.Yes, OtherMedical: span.Exact(3_000_00), State: span.Exact(0)},
			certain(0), certain(0), certain(0), certain(30), certain(0), certain(970)},
		"exactly the floor deducts nothing": {
			book(visit("2026-12-07", 3_750_00)), &fund.Accounts{Letter: letter},
			&fund.Tax{Status: reference.Single, Income: span.Exact(30_000_00), Gross: span.Exact(50_000_00), Wages: span.Exact(50_000_00), Itemizes: offer.Yes, State: span.Exact(0)},
			certain(0), certain(0), certain(0), certain(0), certain(0), certain(3_750)},
		"1,000 by payroll lower the floor under other bills of 5,000 from 3,750 to 3,675: 120 + 76.50, and 75 at 12 %": {
			book(year26), hsa(func(*fund.HSA) {}),
			&fund.Tax{Status: reference.Single, Income: span.Exact(30_000_00), Gross: span.Exact(50_000_00), Wages: span.Exact(50_000_00), Itemizes: offer.Yes, OtherMedical: span.Exact(5_000_00), State: span.Exact(0)},
			certain(0), certain(1_000), certain(0), certain(205.50), certain(0), certain(794.50)},
		"other bills of 3,700 exceed the lower floor alone: 25 at 12 %": {
			book(year26), hsa(func(*fund.HSA) {}),
			&fund.Tax{Status: reference.Single, Income: span.Exact(30_000_00), Gross: span.Exact(50_000_00), Wages: span.Exact(50_000_00), Itemizes: offer.Yes, OtherMedical: span.Exact(3_700_00), State: span.Exact(0)},
			certain(0), certain(1_000), certain(0), certain(199.50), certain(0), certain(800.50)},
		"a room of 400 and bills of 5,000: floor 3,720, so 600 of the course and 30 at 12 % beside 48 + 30.60": {
			book(year26), hsa(func(h *fund.HSA) { h.Planned = span.Exact(4_000_00) }),
			&fund.Tax{Status: reference.Single, Income: span.Exact(30_000_00), Gross: span.Exact(50_000_00), Wages: span.Exact(50_000_00), Itemizes: offer.Yes, OtherMedical: span.Exact(5_000_00), State: span.Exact(0)},
			certain(0), certain(400), certain(0), certain(48 + 30.60 + 75.60), certain(0), certain(845.80)},
		"HSA first: 4,400 of 6,500; of the 2,100 left 180 exceed 7.5 % of 25,600": {
			book(visit("2026-12-07", 6_500_00)), hsa(func(h *fund.HSA) { h.Route = fund.SelfMade }),
			&fund.Tax{Status: reference.Single, Income: span.Exact(20_000_00), Gross: span.Exact(30_000_00), Wages: span.Exact(30_000_00), Itemizes: offer.Yes, State: span.Exact(0)},
			certain(0), certain(4_400), certain(0), certain(528 + 21.60), certain(0), certain(5_950.40)},
		"a plan year that begins tomorrow: 166.67 of 1,000 are kept back in 2026, 833.33 in 2027": {
			book(year26), fsa(func(f *fund.FSA) {
				f.YearEnds, f.Left, f.Open, f.Planned = day("2026-11-23"), span.Exact(0), offer.Yes, span.Exact(0)
			}), middle(),
			certain(0), certain(0), certain(1_000), certain(36.67 + 10.33 + 2.42 + 183.33 + 51.67 + 12.08), certain(0), certain(703.50)},
		"one that begins today has its election made": {
			book(year26), fsa(func(f *fund.FSA) {
				f.YearEnds, f.Left, f.Open, f.Planned = day("2026-11-22"), span.Exact(0), offer.Yes, span.Exact(0)
			}), middle(),
			certain(0), certain(0), certain(0), certain(0), certain(0), certain(1_000)},
		"New Jersey taxes what goes into an FSA": {
			book(year27), fsa(func(f *fund.FSA) { f.Open, f.Planned = offer.Yes, span.Exact(0) }),
			func() *fund.Tax { t := middle(); t.State, t.StateTaxesFSA = span.Exact(50_000), true; return t }(),
			certain(0), certain(0), certain(1_000), certain(296.50), certain(650), certain(703.50)},
		"California does not: 50 more": {
			book(year27), fsa(func(f *fund.FSA) { f.Open, f.Planned = offer.Yes, span.Exact(0) }),
			func() *fund.Tax { t := middle(); t.State, t.StateTaxesHSA = span.Exact(50_000), true; return t }(),
			certain(0), certain(0), certain(1_000), certain(346.50), certain(650), certain(653.50)},
		"the last day of the run-out": {
			book(visit("2026-10-20", 100_00)), fsa(func(f *fund.FSA) { f.YearEnds, f.RunOut = day("2026-10-31"), 23 }), middle(),
			certain(100), certain(0), certain(100), certain(0), certain(550), certain(0)},
		"the day after it": {
			book(visit("2026-10-20", 100_00)), fsa(func(f *fund.FSA) { f.YearEnds, f.RunOut = day("2026-10-31"), 22 }), middle(),
			certain(0), certain(0), certain(0), certain(0), certain(650), certain(100)},
		"nothing said of taxes: from nothing to 37 % and 7.65 %": {
			book(year26), hsa(func(*fund.HSA) {}), nil,
			certain(0), certain(1_000), certain(0), between(0, 370_00+62_00+14_50+9_00), certain(0), between(1_000_00-455_50, 1_000_00)},
		"no letter: nothing is eligible": {
			book(year26), &fund.Accounts{Letter: fund.Letter{Have: offer.No}, FSA: &fund.FSA{Left: span.Exact(650_00), Other: span.Exact(0), Leftover: fund.Forfeit}}, middle(),
			certain(0), certain(0), certain(0), certain(0), certain(650), certain(1_000)},
		"whether there is a letter is not said: from nothing to 650": {
			book(year26), &fund.Accounts{FSA: &fund.FSA{Left: span.Exact(650_00), Other: span.Exact(0), Leftover: fund.Forfeit, Open: offer.No}}, middle(),
			between(0, 650_00), certain(0), between(0, 650_00), certain(0), between(0, 650_00), between(350_00, 1_000_00)},
		"an FSA for teeth and eyes pays no massage; the HSA does": {
			book(year26), &fund.Accounts{Letter: letter, FSA: &fund.FSA{Limited: true, Left: span.Exact(650_00)},
				HSA: &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Planned: span.Exact(0), Route: fund.SelfMade}}, middle(),
			certain(0), certain(1_000), certain(0), certain(220), certain(0), certain(780)},
		"nothing said of accounts": {book(year26, year27), nil, middle(), certain(0), certain(0), certain(0), certain(0), certain(0), certain(2_000)},
	} {
		t.Run(name, func(t *testing.T) {
			total := c.book.Total()
			f := fund.Fund(c.book, c.accounts, c.tax, day(today))
			for _, figure := range []struct {
				what      string
				got, want span.Money
			}{
				{"rescued", f.Rescued, c.rescued}, {"from the HSA", f.FromHSA, c.fromHSA}, {"from the FSA", f.FromFSA, c.fromFSA},
				{"tax saved", f.TaxSaved, c.saved}, {"still forfeited", f.Forfeited, c.lost}, {"after tax", f.AfterTax, c.after},
			} {
				if figure.got != figure.want {
					t.Errorf("%s: %+v, want %+v", figure.what, figure.got, figure.want)
				}
			}
			if got := c.book.Total(); got != total {
				t.Errorf("the total is %s, was %s: a saving moves no cash", got, total)
			}
			var entered money.Amount
			for i := range c.book.Entries {
				e := &c.book.Entries[i]
				if i > 0 && c.book.Entries[i-1].Date > e.Date {
					t.Errorf("entry %d is out of order", i)
				}
				if e.Kind == ledger.Saving {
					entered += e.Amount
					if e.Payer != ledger.Treasury || len(e.Inputs) == 0 || e.Visit != ledger.CourseLevel {
						t.Errorf("%+v", e)
					}
				}
			}
			if entered != total-f.AfterTax.High {
				t.Errorf("the ledger has savings of %s, for sure are %s", entered, total-f.AfterTax.High)
			}
		})
	}
}

// TestEveryBracketIsAnEntry: the entries of an amount that crosses a bracket say
// which part lay where, and when the table was checked.
func TestEveryBracketIsAnEntry(t *testing.T) {
	b := book(visit("2026-12-07", 1_000_00))
	tax := middle()
	tax.Income = span.Exact(51_000_00)
	fund.Fund(b, &fund.Accounts{Letter: letter, HSA: &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Planned: span.Exact(0), Route: fund.SelfMade}}, tax, day(today))
	checked := reference.SourceIncomeTax.Checked()
	want := [][4]int64{{400_00, 12_400_00, 120_000, 48_00}, {600_00, 50_400_00, 220_000, 132_00}}
	var got [][4]int64
	for _, e := range b.Entries[1:] {
		if e.Rule != code.IncomeTaxSaved || e.Date != day("2026-12-31") {
			t.Errorf("%+v", e)
		}
		in := e.Inputs
		if in[0].Field != ledger.ExtraContribution || in[0].Value != 1_000_00 || in[2].Origin != ledger.FromReference || in[2].Date != checked || in[3].Date != checked {
			t.Errorf("%+v", in)
		}
		got = append(got, [4]int64{in[1].Value, in[2].Value, in[3].Value, int64(e.Amount)})
	}
	if !slices.Equal(got, want) {
		t.Errorf("parts %v, want %v", got, want)
	}
}

func TestNotes(t *testing.T) {
	hsa := &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Planned: span.Exact(0), Route: fund.Payroll}
	for name, c := range map[string]struct {
		on       string
		accounts fund.Accounts
		tax      *fund.Tax
		want     []code.Note
	}{
		"all is known, by payroll": {"2026-12-07", fund.Accounts{Letter: letter, HSA: hsa}, middle(), []code.Note{code.LowerBenefits}},
		"next year's brackets are not published": {"2027-02-01", fund.Accounts{Letter: letter, HSA: hsa}, middle(),
			[]code.Note{code.LowerBenefits, code.NextYearUnpublished}},
		"nothing is known of the year after": {"2029-02-01", fund.Accounts{Letter: letter, HSA: hsa}, middle(), []code.Note{code.AccountsNoData}},
		"nothing said of taxes":              {"2026-12-07", fund.Accounts{Letter: letter, HSA: hsa}, nil, []code.Note{code.TaxNotSaid, code.StateTaxNotSaid, code.LowerBenefits}},
		"no letter":                          {"2026-12-07", fund.Accounts{Letter: fund.Letter{Have: offer.No}, HSA: hsa}, middle(), []code.Note{code.LetterMissing}},
		"letter not said":                    {"2026-12-07", fund.Accounts{HSA: hsa}, middle(), []code.Note{code.LetterUnknown, code.LowerBenefits}},
		"a letter that ends before": {"2026-12-07", fund.Accounts{Letter: fund.Letter{Have: offer.Yes, Until: day("2026-12-06")},
			FSA: &fund.FSA{Left: span.Exact(100), Other: span.Exact(0), Leftover: fund.Forfeit, Open: offer.No}}, middle(), []code.Note{code.FSAForfeits}},
		"the last-month rule": {"2026-12-07", fund.Accounts{Letter: letter, HSA: &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Planned: span.Exact(0), Route: fund.SelfMade,
			From: day("2026-12-01"), LastMonth: true}}, middle(), []code.Note{code.LastMonthRule}},
		"for teeth and eyes": {"2026-12-07", fund.Accounts{Letter: letter, FSA: &fund.FSA{Limited: true}}, middle(), []code.Note{code.FSALimited}},
	} {
		t.Run(name, func(t *testing.T) {
			f := fund.Fund(book(visit(c.on, 1_000_00)), &c.accounts, c.tax, day(today))
			if !slices.Equal(f.Notes, c.want) {
				t.Errorf("%v, want %v", f.Notes, c.want)
			}
		})
	}
}

// A course far ahead: its election is kept back from pay in the calendar year before
// its first visit, and plan years that are over by then are passed over.
func TestElectionsOfACourseFarAhead(t *testing.T) {
	a := &fund.Accounts{Letter: letter, FSA: &fund.FSA{YearEnds: day("2027-06-30"), Left: span.Exact(0), Open: offer.Yes, Planned: span.Exact(0)}}
	for first, want := range map[string]money.Amount{"2028-01-15": 1_000_00, "2029-09-01": 0} { // of 2029 there is no limit on record
		e := ledger.Entry{Date: day(first), Payer: ledger.You, Kind: ledger.Share, Amount: 1_000_00, Rule: code.Single, Item: -1}
		f := fund.Fund(book(e), a, &fund.Tax{}, day(today))
		if f.FromFSA.Low != want {
			t.Errorf("of a visit on %s the FSA pays %s, want %s", first, f.FromFSA.Low, want)
		}
	}
}
