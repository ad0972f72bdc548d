package sheet_test

import (
	"encoding/csv"
	"strconv"
	"strings"
	"testing"

	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/scenario"
	"kneadwise/wasm/sheet"
)

// read takes a table apart, a map a row.
func read(t *testing.T, table []byte, header string) (rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(string(table))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(all[0], ","); got != header {
		t.Fatalf("the header is %s, and was promised to stay %s", got, header)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// cents reads an amount as a spreadsheet does.
func cents(t *testing.T, text string) money.Amount {
	t.Helper()
	whole, part, ok := strings.Cut(text, ".")
	v, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil || !ok || len(part) != 2 {
		t.Fatalf("%q is no amount", text)
	}
	return money.Amount(v)
}

func words(r code.Rule) string { return "=the rule, \"" + string(r) + "\"" }

// The tables of every way through every worked example add up to what the answer
// says.
func TestTablesAddUp(t *testing.T) {
	all, err := scenario.Read("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		s := &all[i]
		e, _ := estimate.Run(s.Request, s.Lists)
		ways := read(t, sheet.Ways(&e), "offer,kind,name,way,apart,low,likely,high,due_first,paid_ahead,prepaid")
		for k := range e.Offers {
			o := &e.Offers[k]
			seller, _ := s.Request.Seller(o, s.Lists)
			for j := range o.Ways {
				w := &o.Ways[j]
				row := ways[0]
				ways = ways[1:]
				if row["offer"] != strconv.Itoa(k) || row["way"] != w.Kind.Code() || cents(t, row["low"]) != w.Total.Low || cents(t, row["high"]) != w.Total.High {
					t.Errorf("%s: %v, want %+v", s.Name, row, w.Total)
				}
				for n := range w.Cases {
					ledgerOf(t, s.Name, &w.Cases[n], seller)
					visitsOf(t, s.Name, &e, &w.Cases[n])
				}
			}
		}
		if len(ways) > 0 {
			t.Errorf("%s: rows of ways that there are not: %v", s.Name, ways)
		}
	}
}

// ledgerOf holds a ledger's table to its case.
func ledgerOf(t *testing.T, name string, c *estimate.Case, seller *offer.Seller) {
	t.Helper()
	var total money.Amount
	rows := read(t, sheet.Ledger(&c.Book, seller, words), "date,visit,payer,kind,amount,rule,words,item")
	if len(rows) != len(c.Book.Entries) {
		t.Fatalf("%s: %d rows of %d amounts", name, len(rows), len(c.Book.Entries))
	}
	for i, row := range rows {
		e := &c.Book.Entries[i]
		amount := cents(t, row["amount"])
		switch {
		case row["payer"] == "you" && row["kind"] == "return":
			total -= amount
		case row["payer"] == "you" && row["kind"] != "unused":
			total += amount
		}
		if row["words"] != "'"+words(e.Rule) || row["rule"] != string(e.Rule) || row["date"] != e.Date.String() {
			t.Errorf("%s: %v of %+v", name, row, e)
		}
		if (row["item"] != "") != (e.Item >= 0) || (row["visit"] == "") != (e.Visit == ledger.CourseLevel) {
			t.Errorf("%s: %v of %+v", name, row, e)
		}
	}
	if total != c.Total {
		t.Errorf("%s: the rows add up to %v, the total is %v", name, total, c.Total)
	}
}

func visitsOf(t *testing.T, name string, e *estimate.Estimate, c *estimate.Case) {
	t.Helper()
	rows := read(t, sheet.Visits(&e.Plan, c), "visit,date,phase,price,you,plan,provider,prepaid,bought,extra,advance")
	if len(rows) != len(e.Plan.Visits) {
		t.Fatalf("%s: %d rows of %d visits", name, len(rows), len(e.Plan.Visits))
	}
	for i, row := range rows {
		of := func(column string) money.Amount { return cents(t, row[column]) }
		if of("you")+of("plan")+of("provider")+of("prepaid") != of("price") || of("price") != c.Book.VisitPrice(i) {
			t.Errorf("%s: the shares are not the price in %v", name, row)
		}
		if row["visit"] != strconv.Itoa(i+1) || row["date"] != e.Plan.Visits[i].Date.String() {
			t.Errorf("%s: %v is not visit %d", name, row, i+1)
		}
	}
	stops := read(t, sheet.Stops(&e.Plan, c), "visit,date,total")
	if len(stops) != len(rows) || cents(t, stops[len(stops)-1]["total"]) != c.Total {
		t.Errorf("%s: the last of %v is not the total %v", name, stops, c.Total)
	}
}

// A credit that cost more than the single price leaves the provider a share below
// zero: it is a number, though it begins with a minus.
func TestAnAmountBelowZeroStaysANumber(t *testing.T) {
	book := &ledger.Book{Entries: []ledger.Entry{
		{Visit: 1, Date: 740_000, Payer: ledger.Prepaid, Kind: ledger.Share, Amount: 94_50, Rule: code.PackageCredit, Item: 0},
		{Visit: 1, Date: 740_000, Payer: ledger.Provider, Kind: ledger.Share, Amount: -4_50, Rule: code.PackageDiscount, Item: 0},
	}}
	const want = "date,visit,payer,kind,amount,rule,words,item\r\n" +
		"2027-01-19,2,prepaid,share,94.50,pay.package_credit,drawn,five\r\n" +
		"2027-01-19,2,provider,share,-4.50,pay.package_discount,drawn,five\r\n"
	got := string(sheet.Ledger(book, &offer.Seller{Packages: []offer.Package{{ID: "five"}}}, func(code.Rule) string { return "drawn" }))
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnItemIsCalledByItsID(t *testing.T) {
	seller := &offer.Seller{Packages: []offer.Package{{ID: "five"}, {ID: "ten"}}, Memberships: []offer.Membership{{ID: "club"}}}
	for _, c := range []struct {
		rule   code.Rule
		item   int
		seller *offer.Seller
		want   string
	}{
		{code.Single, -1, seller, ""},
		{code.PackageCredit, 1, seller, "ten"},
		{code.PackageUnused, 0, seller, "five"},
		{code.MembershipFee, 0, seller, "club"},
		{code.MemberPrice, 0, seller, "club"},
		{code.PackageCredit, 1, nil, "1"},
		{code.MembershipFee, 7, seller, "7"},
	} {
		if got := sheet.Item(&ledger.Entry{Rule: c.rule, Item: c.item}, c.seller); got != c.want {
			t.Errorf("%s of %d: %q, want %q", c.rule, c.item, got, c.want)
		}
	}
}
