package literal_test

import (
	"fmt"
	"math/big"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/literal"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// A treasury is the taxes and limits as their tables print them, by year; filings
// by year and status.
type treasury struct {
	filings map[string]literal.Filing
	payroll map[string]literal.Payroll
	savings map[int]literal.Savings
	fsa     map[int][2]int64 // the most that may be elected and carried over
}

func key(year int, status string) string { return fmt.Sprint(year, " ", status) }

func readTreasury(t *testing.T) treasury {
	t.Helper()
	all := treasury{map[string]literal.Filing{}, map[string]literal.Payroll{}, map[int]literal.Savings{}, map[int][2]int64{}}
	for _, row := range published(t, "federal_income_tax_2024_2026.csv") {
		k := row[0] + " " + row[1]
		filing := all.filings[k]
		filing.Standard = scaled(t, row[2], 100)
		bracket := literal.Bracket{Over: scaled(t, row[4], 100), UpTo: literal.None, PPM: scaled(t, row[3], 1_000_000)}
		if row[5] != "" {
			bracket.UpTo = scaled(t, row[5], 100)
		}
		filing.Brackets = append(filing.Brackets, bracket)
		all.filings[k] = filing
	}
	additional := map[string]int64{}
	for _, row := range published(t, "additional_medicare_2013.csv") {
		additional[row[0]] = scaled(t, row[1], 100)
	}
	for _, row := range published(t, "payroll_tax_2024_2026.csv") {
		for status, threshold := range additional {
			all.payroll[row[0]+" "+status] = literal.Payroll{
				SocialPPM: scaled(t, row[1], 1_000_000), WageBase: scaled(t, row[2], 100),
				MedicarePPM: scaled(t, row[3], 1_000_000), AdditionalPPM: scaled(t, row[4], 1_000_000), Threshold: threshold,
			}
		}
	}
	for _, row := range published(t, "health_account_limits_2024_2027.csv") {
		year := int(scaled(t, row[0], 1))
		all.savings[year] = literal.Savings{Self: scaled(t, row[1], 100), Family: scaled(t, row[2], 100), CatchUp: scaled(t, row[3], 100)}
		if row[8] != "" {
			all.fsa[year] = [2]int64{scaled(t, row[8], 100), scaled(t, row[9], 100)}
		}
	}
	return all
}

var filingStatuses = map[string]reference.FilingStatus{
	"single": reference.Single, "married_joint": reference.MarriedJoint,
	"married_separate": reference.MarriedSeparate, "head_of_household": reference.HeadOfHousehold,
}

func drawStatus(p pick) string {
	return of(p, "single", "married_joint", "married_separate", "head_of_household")
}

// drawIncome draws an income at the ends of brackets, a little above them so that
// what is taken off crosses, or anywhere.
func drawIncome(p pick, filing literal.Filing) int64 {
	over := filing.Brackets[p(len(filing.Brackets))].Over
	return p.near(900_000_00, over, over+int64(p(4_000_00)))
}

func TestTaxesAgree(t *testing.T) {
	all := readTreasury(t)
	agree(t, many, func(p pick) string {
		year, status := 2024+p(3), drawStatus(p)
		filing := all.filings[key(year, status)]
		income := drawIncome(p, filing)
		brackets := reference.IncomeTax(year, filingStatuses[status])
		got, want := fund.IncomeTax(&brackets, money.Amount(income)), filing.Tax(income)
		if got != money.Amount(want) || brackets.Standard != money.Amount(filing.Standard) {
			return fmt.Sprintf("%d, %s, %d: %d, want %d", year, status, income, got, want)
		}
		return ""
	})
}

// A funded course is one whose every fact is said: its ledger, what is eligible of
// it day by day, and what it costs.
type fundedCourse struct {
	book     ledger.Book
	expenses []literal.Expense
	cost     int64
}

// drawFunded draws visits from a day on, some drawn from a package, with tips and
// a letter of medical necessity that may not cover them all.
func drawFunded(p pick, first, from, until civil.Date) (c fundedCourse) {
	price := int64(1 + p(300_00))
	enter := func(e ledger.Entry) { c.book.Entries = append(c.book.Entries, e) }
	visits := 1 + p(12)
	packed := p(visits + 1)
	day := first
	if packed > 0 {
		unused := int64(p(2)) * price
		c.cost += int64(packed)*price + unused
		enter(ledger.Entry{Visit: ledger.CourseLevel, Date: day, Payer: ledger.You, Kind: ledger.Purchase, Amount: money.Amount(int64(packed)*price + unused)})
		if unused > 0 {
			enter(ledger.Entry{Visit: ledger.CourseLevel, Date: day, Payer: ledger.Prepaid, Kind: ledger.Unused, Amount: money.Amount(unused)})
		}
	}
	for i := range visits {
		share := ledger.Entry{Visit: i, Date: day, Payer: ledger.You, Kind: ledger.Share, Amount: money.Amount(price), Item: -1}
		item := literal.Item{Kind: "visit", Day: day, Cents: price, Letter: (from == 0 || day >= from) && (until == 0 || day <= until)}
		if i < packed {
			share.Payer, share.Item = ledger.Prepaid, 0
		} else {
			c.cost += price
		}
		enter(share)
		tip := int64(p(20_00))
		c.cost += tip
		enter(ledger.Entry{Visit: i, Date: day, Payer: ledger.You, Kind: ledger.Extra, Amount: money.Amount(tip), Item: -1})
		if cents := item.Eligible(); cents > 0 {
			c.expenses = append(c.expenses, literal.Expense{Received: day, Filed: day, Cents: cents})
		}
		day = day.AddDays(1 + p(28))
	}
	return c
}

// received is what expenses come to within days.
func received(expenses []literal.Expense, from, until civil.Date) (sum int64) {
	for _, e := range expenses {
		if e.Received >= from && e.Received <= until {
			sum += e.Cents
		}
	}
	return sum
}

// funding is what accounts and taxes come to, in cents.
type funding struct {
	Eligible, FromFSA, FromHSA, Rescued, TaxSaved, Forfeited, ForfeitedWithout, AfterTax int64
}

// Accounts and taxes where every fact is said: what is eligible, what each account
// pays, what is rescued and saved, in courses that lie in one calendar year or two.
func TestAccountsAgree(t *testing.T) {
	all := readTreasury(t)
	agree(t, many, func(p pick) string {
		const firstYear = 2025
		asOf, _ := civil.Make(firstYear, 1, 1)
		first := asOf.AddDays(p(400))
		var letter fund.Letter
		letter.Have = offer.Yes
		if p(3) == 0 {
			letter.From = first.AddDays(p(60) - 30)
			letter.Until = letter.From.AddDays(p(365))
		}
		course := drawFunded(p, first, letter.From, letter.Until)
		if last := course.book.Entries[len(course.book.Entries)-1]; last.Date.Year() > firstYear+1 {
			return "" // of 2027 nothing is published
		}

		status := drawStatus(p)
		income := max(drawIncome(p, all.filings[key(firstYear+p(2), status)]), 10_000_00)
		ends := of(p, 176_100_00, 184_500_00, 125_000_00, 200_000_00, int64(250_000_00))
		wages := max(p.near(400_000_00, ends, ends+int64(p(4_000_00))), 10_000_00)
		gross, others := income+int64(p(30_000_00)), p.near(20_000_00, income*75/1000)
		tax := fund.Tax{
			Status: filingStatuses[status], Income: span.Exact(income), Gross: span.Exact(gross), Wages: span.Exact(wages),
			State: span.Exact(of(p, 0, 50_000, int64(p(130_001)))), StateTaxesHSA: p(3) == 0, StateTaxesFSA: p(3) == 0,
			Itemizes: of(p, offer.No, offer.Yes), OtherMedical: span.Exact(others),
		}
		years := map[int]*literal.Year{}
		for year := firstYear; year <= firstYear+1; year++ {
			years[year] = &literal.Year{
				Filing: all.filings[key(year, status)], Payroll: all.payroll[key(year, status)], StatePPM: tax.State.Low,
				Taxable: income, Gross: gross, Wages: wages,
			}
		}
		start := func(year int) civil.Date { d, _ := civil.Make(year, 1, 1); return d }

		accounts := fund.Accounts{Letter: letter}
		var want funding
		var saved []*big.Rat
		left := map[int]int64{}
		for year := range years {
			left[year] = received(course.expenses, start(year), start(year+1)-1)
			want.Eligible += left[year]
		}
		switch p(3) {
		case 1: // a health savings account
			var hsa fund.HSA
			hsa.Coverage = of(p, fund.SelfOnly, fund.Family)
			hsa.Route = of(p, fund.Payroll, fund.SelfMade)
			hsa.Born = of(p, 1969, 1970, 1971, 1972)
			hsa.LastMonth = p(2) == 0
			hsa.Planned = span.Exact(p.near(9_000_00, 4_300_00, 4_400_00, 2_150_00))
			if p(2) == 0 {
				hsa.From = start(firstYear).AddDays(p(500))
			}
			if p(2) == 0 {
				hsa.Until = start(firstYear).AddDays(200 + p(600))
			}
			if p(4) == 0 {
				hsa.Medicare = start(firstYear).AddDays(p(700))
			}
			accounts.HSA = &hsa
			for year, y := range years {
				var months [12]string
				for m := range months {
					day, _ := civil.Make(year, m+1, 1)
					if day >= hsa.From && (hsa.Until == 0 || day <= hsa.Until) && (hsa.Medicare == 0 || day < hsa.Medicare) {
						months[m] = map[fund.Coverage]string{fund.SelfOnly: "self", fund.Family: "family"}[hsa.Coverage]
					}
				}
				limit := all.savings[year]
				room := max(limit.Limit(months, year-hsa.Born >= 55, hsa.LastMonth)-hsa.Planned.Low, 0)
				pays := min(left[year], room)
				left[year] -= pays
				want.FromHSA += pays
				saved = append(saved, y.Contribute(pays, hsa.Route == fund.Payroll, tax.StateTaxesHSA))
			}
		case 2: // a spending account of a running plan year
			var open int64 // what she may still add to next year's election
			ends := of(p, start(firstYear+1)-1, asOf.AddDays(p(364)))
			read := literal.Spending{
				Starts: ends.AddDays(1).AddMonths(-12), Election: p.near(3_300_00, want.Eligible, 660_00),
				Rule: of(p, "lose", "carry", "grace"), RunOut: p(100),
			}
			read.CarryCap = min(p.near(1000_00, 660_00), all.fsa[read.Starts.Year()][1])
			other := p.near(1000_00, read.Election)
			accounts.FSA = &fund.FSA{
				Election: span.Exact(read.Election), Left: span.Exact(read.Election), YearEnds: ends,
				Leftover: map[string]fund.Leftover{"lose": fund.Forfeit, "carry": fund.CarryOver, "grace": fund.Grace}[read.Rule],
				Cap:      span.Exact(read.CarryCap), RunOut: read.RunOut, Other: span.Exact(other), Open: offer.No,
			}
			want.Rescued, want.ForfeitedWithout, want.Forfeited = read.Rescue(other, course.expenses)
			want.FromFSA = want.Rescued
			rest := want.Rescued
			if ends == start(firstYear+1)-1 && p(2) == 0 {
				planned := p.near(3_400_00, 3_400_00)
				accounts.FSA.Open, accounts.FSA.Planned = offer.Yes, span.Exact(planned)
				open = max(all.fsa[firstYear+1][0]-planned, 0)
			}
			for _, e := range course.expenses {
				if e.Received >= read.Starts {
					pays := min(rest, e.Cents)
					rest -= pays
					left[e.Received.Year()] -= pays
				}
			}
			extra := min(open, left[firstYear+1])
			left[firstYear+1] -= extra
			want.FromFSA += extra
			saved = append(saved, years[firstYear+1].Contribute(extra, true, tax.StateTaxesFSA))
		}
		if tax.Itemizes == offer.Yes {
			for year, y := range years {
				saved = append(saved, y.Deduct(y.Added(left[year], others, gross)))
			}
		}
		want.TaxSaved = literal.Saved(saved...)
		want.AfterTax = course.cost - want.Rescued - want.TaxSaved

		f := fund.Fund(&course.book, &accounts, &tax, asOf)
		var got funding
		for _, both := range []struct {
			from span.Money
			to   *int64
		}{
			{f.Eligible, &got.Eligible}, {f.FromFSA, &got.FromFSA}, {f.FromHSA, &got.FromHSA}, {f.Rescued, &got.Rescued},
			{f.TaxSaved, &got.TaxSaved}, {f.Forfeited, &got.Forfeited}, {f.ForfeitedWithout, &got.ForfeitedWithout}, {f.AfterTax, &got.AfterTax},
		} {
			if both.from.Low != both.from.High {
				return fmt.Sprintf("all is said, and yet %+v is a range of\n%+v %+v %+v\n%+v", both.from, accounts.HSA, accounts.FSA, tax, f)
			}
			*both.to = int64(both.from.Low)
		}
		if got != want {
			return fmt.Sprintf("HSA %+v\nFSA %+v\n%+v\n%+v\ngot  %+v\nwant %+v", accounts.HSA, accounts.FSA, tax, course.expenses, got, want)
		}
		return ""
	})
}
