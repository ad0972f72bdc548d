package fund_test

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

type source struct{ *rapid.T }

func (s source) cents(name string, most money.Amount) money.Amount {
	return money.Amount(rapid.Int64Range(0, int64(most)).Draw(s.T, name))
}

func (s source) one(name string, n int) int { return rapid.IntRange(0, n).Draw(s.T, name) }

// near is an amount near one at which a rule changes.
func (s source) near(name string, at money.Amount) money.Amount {
	return max(at+money.Amount(rapid.Int64Range(-2_000_00, 2_000_00).Draw(s.T, name)), 0)
}

// course is some visits in some months from November 2026, each paid singly, as a
// claim, or with a credit.
func (s source) course() *ledger.Book {
	b := &ledger.Book{}
	on := day("2026-11-24")
	for range s.one("visits", 8) {
		on = on.AddDays(1 + s.one("days", 60))
		e := ledger.Entry{Date: on, Payer: ledger.You, Kind: ledger.Share, Amount: s.cents("price", 900_00), Rule: code.Single, Item: -1}
		if s.one("claim", 2) == 0 {
			e.Rule = code.Coinsurance
		}
		b.Entries = append(b.Entries, e)
	}
	return b
}

// said is what she says of a figure: the figure, a range that holds it, or nothing.
func (s source) said(name string, v money.Amount) span.Span {
	switch s.one(name+" is said", 2) {
	case 0:
		return span.Span{}
	case 1:
		return span.Exact(int64(v))
	}
	return span.Span{Low: int64(s.cents(name+" low", v)), High: int64(v + s.cents(name+" above", 10_000_00)), Said: true}
}

func (s source) answer(name string) offer.Answer { return offer.Answer(1 + s.one(name, 1)) }

// truth is a person of whom all is known.
func (s source) truth() (*fund.Accounts, *fund.Tax) {
	a := &fund.Accounts{Letter: fund.Letter{Have: s.answer("letter")}}
	switch s.one("account", 3) {
	case 0: // none
	case 1:
		left := s.cents("left", 1_500_00)
		a.FSA = &fund.FSA{
			Election: span.Exact(1_500_00), Left: span.Exact(int64(left)), Leftover: fund.Leftover(1 + s.one("leftover", 2)),
			Other: span.Exact(int64(s.cents("other bills", left))), Open: s.answer("open"), Planned: span.Exact(int64(s.cents("planned election", 3_400_00))),
		}
	default:
		a.HSA = &fund.HSA{
			Coverage: fund.Coverage(1 + s.one("coverage", 1)), Born: 1970 + s.one("born", 4), Route: fund.Route(1 + s.one("route", 1)),
			Medicare: civil.Date(s.one("medicare", 1)) * day("2027-05-01"), Planned: span.Exact(int64(s.cents("planned contribution", 4_000_00))),
		}
	}
	t := &fund.Tax{Status: reference.FilingStatus(1 + s.one("status", 3)), Itemizes: s.answer("itemizes"), State: span.Exact(int64(s.one("state", 200_000)))}
	income := s.near("income", rapid.SampledFrom([]money.Amount{0, 12_400_00, 50_400_00, 100_800_00, 256_200_00, 700_000_00}).Draw(s.T, "bracket"))
	gross := income + 16_000_00 + s.cents("deductions", 20_000_00)
	t.Income, t.Gross = span.Exact(int64(income)), span.Exact(int64(gross))
	t.Wages = span.Exact(int64(s.near("wages", rapid.SampledFrom([]money.Amount{0, 40_000_00, 184_500_00, 200_000_00, 250_000_00}).Draw(s.T, "wage"))))
	t.OtherMedical = span.Exact(int64(s.cents("other medical", 8_000_00)))
	return a, t
}

// less is the same person of whom less is said.
func (s source) less(a *fund.Accounts, t *fund.Tax) (*fund.Accounts, *fund.Tax) {
	forget := func(name string) bool { return s.one("forget "+name, 2) == 0 }
	b, u := *a, *t
	if forget("letter") {
		b.Letter = fund.Letter{}
	}
	if a.FSA != nil {
		f := *a.FSA
		f.Left, f.Other, f.Planned = s.said("left", exact(f.Left)), s.said("other bills", exact(f.Other)), s.said("planned election", exact(f.Planned))
		if forget("leftover") {
			f.Leftover = fund.LeftoverNotKnown
		}
		if forget("open") {
			f.Open = offer.NotKnown
		}
		b.FSA = &f
	}
	if a.HSA != nil {
		h := *a.HSA
		h.Planned = s.said("planned contribution", exact(h.Planned))
		if forget("coverage") {
			h.Coverage = fund.CoverageNotKnown
		}
		if forget("route") {
			h.Route = fund.RouteNotKnown
		}
		if forget("born") {
			h.Born = 0
		}
		b.HSA = &h
	}
	if forget("status") {
		u.Status = reference.StatusNotSaid
	}
	if forget("itemizes") {
		u.Itemizes = offer.NotKnown
	}
	u.Income, u.Wages = s.said("income", exact(t.Income)), s.said("wages", exact(t.Wages))
	if forget("gross") || !u.Income.Said { // taxable income would be worked out from it
		u.Gross = span.Span{}
	}
	return &b, &u
}

func exact(s span.Span) money.Amount { return money.Amount(s.Low) }

// TestWhatIsNotSaidIsBounded: whatever a person leaves out, the range holds what is
// true of her.
func TestWhatIsNotSaidIsBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := source{t}
		c := s.course()
		a, tax := s.truth()
		b, u := s.less(a, tax)
		true1 := fund.Fund(&ledger.Book{Entries: append([]ledger.Entry(nil), c.Entries...)}, a, tax, day(today))
		range1 := fund.Fund(c, b, u, day(today))
		for what, pair := range map[string][2]span.Money{
			"eligible": {true1.Eligible, range1.Eligible}, "from the FSA": {true1.FromFSA, range1.FromFSA}, "from the HSA": {true1.FromHSA, range1.FromHSA},
			"rescued": {true1.Rescued, range1.Rescued}, "tax": {true1.TaxSaved, range1.TaxSaved}, "after tax": {true1.AfterTax, range1.AfterTax},
			"forfeited": {true1.Forfeited, range1.Forfeited}, "forfeited without": {true1.ForfeitedWithout, range1.ForfeitedWithout},
		} {
			in, out := pair[0], pair[1]
			slack := money.Amount(0)
			if !in.HasLikely || out.HasLikely {
				// What is true is itself a range, rounded outward; or the ends of the
				// range meet once they are rounded, though not before.
				slack = 10
			}
			if in.Low < out.Low-slack || in.High > out.High+slack || in.Low > in.High || out.Low > out.High {
				t.Errorf("%s: %+v leaves %+v", what, in, out)
			}
		}
	})
}

// TestNoCentTwice: what the accounts pay is never more than what is eligible, what
// is saved never more than what it is saved of, and the entries are just that.
func TestNoCentTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := source{t}
		c := s.course()
		total := c.Total()
		a, tax := s.truth()
		f := fund.Fund(c, a, tax, day(today))
		if f.Eligible.High > total || f.FromFSA.High+f.FromHSA.High > f.Eligible.High || f.Rescued.High > f.FromFSA.High {
			t.Errorf("of %s eligible %s, FSA %s (rescued %s), HSA %s", total, f.Eligible.High, f.FromFSA.High, f.Rescued.High, f.FromHSA.High)
		}
		taxed := f.Eligible.High - f.Rescued.High
		if tax.Itemizes == offer.Yes { // the floor under her other expenses falls by 7.5 % of it
			taxed += taxed.Times(75_000, money.Up)
		}
		if top := taxed.Times(370_000+62_000+14_500+9_000+200_000, money.Up) + 20; f.TaxSaved.High > top {
			t.Errorf("%s of taxes are saved of %s", f.TaxSaved.High, taxed)
		}
		var entered money.Amount
		for _, e := range c.Entries {
			if e.Kind == ledger.Saving {
				entered += e.Amount
			}
		}
		if entered != f.Rescued.Low+f.TaxSaved.Low || f.AfterTax.High != total-entered || c.Total() != total {
			t.Errorf("entered %s; rescued %+v, saved %+v, after tax %+v of %s", entered, f.Rescued, f.TaxSaved, f.AfterTax, total)
		}
		if lost, without := f.Forfeited.Low, f.ForfeitedWithout.Low; lost > without || without-lost != f.Rescued.Low {
			t.Errorf("forfeited %s with the course, %s without, rescued %s", lost, without, f.Rescued.Low)
		}
	})
}

// TestMoreRoomSavesNoLess: the less is planned without the course, the more the
// course's own contribution saves.
func TestMoreRoomSavesNoLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := source{t}
		c := s.course()
		a, tax := s.truth()
		tax.Itemizes = offer.No
		a.FSA, a.HSA = nil, &fund.HSA{Coverage: fund.SelfOnly, Born: 1990, Route: fund.Route(1 + s.one("route", 1))}
		last := money.Amount(-1)
		for planned := int64(4_500_00); planned >= 0; planned -= 250_00 {
			a.HSA.Planned = span.Exact(planned)
			f := fund.Fund(&ledger.Book{Entries: append([]ledger.Entry(nil), c.Entries...)}, a, tax, day(today))
			if f.TaxSaved.Low < last {
				t.Fatalf("with %d planned %s, with more planned %s", planned, f.TaxSaved.Low, last)
			}
			last = f.TaxSaved.Low
		}
	})
}

// TestIncomeTaxAgainstFractions: each bracket's part times its rate plus half a
// cent without its fraction; what is taken off saves what the two taxes differ by,
// to half a cent a bracket that it touches.
func TestIncomeTaxAgainstFractions(t *testing.T) {
	half := big.NewRat(1, 2)
	rapid.Check(t, func(t *rapid.T) {
		s := source{t}
		year := 2024 + s.one("year", 2)
		b := reference.IncomeTax(year, reference.FilingStatus(1+s.one("status", 3)))
		income := s.near("income", b.Over[s.one("bracket", 6)])
		var want int64
		for i := range b.Over {
			top := income
			if i < 6 {
				top = min(top, b.Over[i+1])
			}
			if top > b.Over[i] {
				due := new(big.Rat).Mul(big.NewRat(int64(top-b.Over[i]), 1), big.NewRat(int64(b.Rate[i]), 1_000_000))
				due.Add(due, half)
				want += new(big.Int).Quo(due.Num(), due.Denom()).Int64()
			}
		}
		if got := fund.IncomeTax(&b, income); int64(got) != want {
			t.Errorf("tax on %s is %s, want %d", income, got, want)
		}
	})
}

// TestFSAFEDS is the example of the federal employees' programme (fsafeds.com, FAQ
// "How can an FSA save me money?"): $50,000, $2,000 elected, at 25 % and 7.65 %
// $653 are saved. No bracket of today has 25 %, so its own stands in.
func TestFSAFEDS(t *testing.T) {
	b := reference.Brackets{}
	b.Over = [7]money.Amount{0, 36_250_00, 1 << 40, 1 << 40, 1 << 40, 1 << 40, 1 << 40}
	b.Rate = [7]money.Rate{150_000, 250_000}
	income := fund.IncomeTax(&b, 50_000_00) - fund.IncomeTax(&b, 48_000_00)
	tax := middle()
	tax.Income, tax.Wages = span.Exact(0), span.Exact(50_000_00)
	f := fund.Fund(book(visit("2027-02-01", 2_000_00)), &fund.Accounts{Letter: letter,
		FSA: &fund.FSA{Left: span.Exact(0), Leftover: fund.Forfeit, Open: offer.Yes, Planned: span.Exact(0)}}, tax, day(today))
	if income != 500_00 || f.TaxSaved != certain(153) {
		t.Errorf("%s of income tax, %+v of payroll taxes; want 500 and 153, together 653", income, f.TaxSaved)
	}
}
