package dispute_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/dispute"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
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

// first is the first of the visits, which are a week apart: 1, 8 and 15 December.
func first(t *testing.T) civil.Date { return day(t, "2026-12-01") }

// seller sells visits of an hour at $120, of which 50 minutes are massage: three
// units of 97124.
func seller() offer.Seller {
	return offer.Seller{
		ID: "main-street", Provider: reference.MassageTherapist,
		Services: []offer.Service{{
			ID: "hour", BookedMinutes: 60, HandsOnMinutes: 50, Price: span.Exact(120_00), Codes: []offer.Coded{{Code: "97124", Minutes: 50}},
		}},
	}
}

// answer is what was expected of three visits at the seller: each paid singly.
func answer(t *testing.T, change func(*offer.Seller)) *dispute.Expected {
	t.Helper()
	s := seller()
	if change != nil {
		change(&s)
	}
	return expect(t, &estimate.Request{
		AsOf: first(t), Plan: plan.Request{Phases: []plan.Phase{{Visits: 3, Weeks: 1}}}, Own: []estimate.Quote{{Seller: s}},
	}, nil, estimate.Cheapest)
}

// insured is the same in network, at an allowed amount of $90. Of the deductible
// so much is left; then she pays a copay, or a percentage where there is none.
func insured(t *testing.T, left, copay money.Amount) *dispute.Expected {
	t.Helper()
	benefit := &cover.Benefit{
		Coverage: offer.Yes, PaidProviders: []reference.Provider{reference.MassageTherapist}, Network: pricelist.InNetwork,
		Deductible: span.Exact(int64(left)), DeductibleMet: span.Exact(0), Share: cover.CoinsuranceShare, Coinsurance: span.Exact(200_000),
		PocketMax: span.Exact(5_000_00), PocketMet: span.Exact(0), NoVisitLimit: true, Prescription: offer.Yes, OtherBills: span.Exact(0),
		Allowed: span.Exact(90_00), Referral: cover.Permit{Have: offer.Yes}, Authorisation: cover.Permit{Have: offer.Yes},
	}
	if copay > 0 {
		benefit.Share, benefit.Copay, benefit.CopayWaits, benefit.Coinsurance = cover.CopayShare, span.Exact(int64(copay)), offer.Yes, span.Span{}
	}
	return expect(t, &estimate.Request{
		AsOf: first(t), Plan: plan.Request{Phases: []plan.Phase{{Visits: 3, Weeks: 1}}}, Own: []estimate.Quote{{Seller: seller()}}, Benefit: benefit,
	}, nil, estimate.ClaimsAll)
}

func expect(t *testing.T, r *estimate.Request, lists estimate.Lists, kind estimate.WayKind) *dispute.Expected {
	t.Helper()
	e, faults := estimate.Run(r, lists)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	w := e.Offers[0].Way(kind)
	if w == nil {
		t.Fatalf("there is no such way: %+v", e.Offers[0])
	}
	return dispute.Expect(r, lists, &e, 0, w, w.Case(0))
}

// billed is a provider's line.
func billed(date civil.Date, charge money.Amount) dispute.Line {
	return dispute.Line{Date: date, Code: "97124", Units: 3, Charge: charge}
}

func said(a money.Amount) dispute.Stated { return dispute.Stated{Cents: a, Said: true} }

// explained is a plan's line.
func explained(date civil.Date, allowed, paid, hers money.Amount) dispute.Line {
	l := billed(date, 120_00)
	l.Allowed, l.PlanPaid, l.Patient = said(allowed), said(paid), said(hers)
	return l
}

func change(l dispute.Line, how func(*dispute.Line)) dispute.Line {
	how(&l)
	return l
}

// found is what a report finds, without the row.
type found struct {
	Code             code.Objection
	Line             int
	Billed, Expected int64
}

func findings(r *dispute.Report) (all []found) {
	for _, f := range r.Findings {
		all = append(all, found{f.Code, f.Line, f.Billed, f.Expected})
	}
	return all
}

func TestABillOfWhoPaysHerself(t *testing.T) {
	a, b, c := first(t), first(t)+7, first(t)+14
	for name, test := range map[string]struct {
		lines []dispute.Line
		want  []found
		over  money.Amount // the difference in all
	}{
		"as expected": {[]dispute.Line{billed(a, 120_00), billed(b, 120_00), billed(c, 120_00)}, nil, 0},
		"one visit":   {[]dispute.Line{billed(b, 120_00)}, nil, 0},
		"dearer":      {[]dispute.Line{billed(a, 135_00)}, []found{{code.ChargeAbove, -1, 135_00, 120_00}}, 15_00},
		"cheaper":     {[]dispute.Line{billed(a, 100_00)}, nil, -20_00},
		"in two lines": {
			[]dispute.Line{change(billed(a, 80_00), func(l *dispute.Line) { l.Units = 2 }), change(billed(a, 40_00), func(l *dispute.Line) { l.Units = 1 })}, nil, 0},
		"a day later": {[]dispute.Line{billed(a, 120_00), billed(b+1, 120_00), billed(c, 120_00)}, nil, 0},
		"three days":  {[]dispute.Line{billed(a, 120_00), billed(b-3, 120_00), billed(c, 120_00)}, nil, 0},
		"four days":   {[]dispute.Line{billed(a, 120_00), billed(a+3, 120_00)}, []found{{code.NotExpected, -1, 120_00, 0}}, 120_00},
		"a day on which there was none": {
			[]dispute.Line{billed(a, 120_00), billed(a+1, 60_00), billed(b, 120_00)}, []found{{code.NotExpected, -1, 60_00, 0}}, 60_00},
		"a visit that is not on it": {
			[]dispute.Line{billed(a, 120_00), billed(c, 120_00)}, []found{{code.NotBilled, -1, 0, 120_00}}, -120_00},
		"twice": {
			[]dispute.Line{billed(a, 120_00), billed(a, 120_00)}, []found{{code.BilledTwice, 1, 120_00, 0}}, 120_00},
		"twice, and dearer": {
			[]dispute.Line{billed(a, 130_00), billed(a, 130_00)},
			[]found{{code.BilledTwice, 1, 130_00, 0}, {code.ChargeAbove, -1, 130_00, 120_00}}, 140_00},
		"four units of 50 minutes": {
			[]dispute.Line{change(billed(a, 120_00), func(l *dispute.Line) { l.Units = 4 })}, []found{{code.UnitsAbove, 0, 4, 3}}, 0},
		"a code that she was not told": {
			[]dispute.Line{change(billed(a, 120_00), func(l *dispute.Line) { l.Code = "97140" })}, []found{{code.CodeNotStated, 0, 0, 0}}, 0},
		"no code at all": {
			[]dispute.Line{change(billed(a, 120_00), func(l *dispute.Line) { l.Code, l.Units = "", 0 })}, nil, 0},
		"what was paid already": {
			[]dispute.Line{change(billed(a, 120_00), func(l *dispute.Line) { l.Patient = said(0) })}, nil, -120_00},
	} {
		t.Run(name, func(t *testing.T) {
			r := dispute.Compare(answer(t, nil), &dispute.Bill{IssuedBy: dispute.Provider, Lines: test.lines})
			if diff := cmp.Diff(test.want, findings(&r)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if r.Difference != test.over || r.Asked-r.Expected != test.over {
				t.Errorf("%v above what was expected, in rows %v; want %v", r.Asked-r.Expected, r.Difference, test.over)
			}
		})
	}
}

// A visit that was moved is held against the day for which it was planned.
func TestRows(t *testing.T) {
	a := first(t)
	r := dispute.Compare(answer(t, nil), &dispute.Bill{
		IssuedBy: dispute.Provider, From: a, Until: a + 14, Lines: []dispute.Line{billed(a+8, 120_00), billed(a+5, 30_00), billed(a+8, 5_00)},
	})
	want := []dispute.Row{
		{Date: a, Visit: 0, Expected: 120_00, Difference: -120_00},
		{Date: a + 5, Visit: 1, Planned: a + 7, Lines: []int{1}, Asked: 30_00, Expected: 120_00, Difference: -90_00},
		{Date: a + 8, Visit: -1, Lines: []int{0, 2}, Asked: 125_00, Difference: 125_00},
		{Date: a + 14, Visit: 2, Expected: 120_00, Difference: -120_00},
	}
	if diff := cmp.Diff(want, r.Rows); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if r.Charged != 155_00 || r.Asked != 155_00 || r.Expected != 360_00 || r.Worth() != 125_00 {
		t.Errorf("%+v", r)
	}
}

// Units are held to the minutes and to what the seller says it bills.
func TestUnitsOfABill(t *testing.T) {
	codes := func(minutes int, codes ...offer.Coded) func(*offer.Seller) {
		return func(s *offer.Seller) {
			v := &s.Services[0]
			v.HandsOnMinutes, v.Codes = minutes, codes
		}
	}
	line := func(code string, units int) dispute.Line {
		return dispute.Line{Date: first(t), Code: code, Units: units, Charge: money.Amount(units) * 10_00}
	}
	for name, test := range map[string]struct {
		sells func(*offer.Seller)
		lines []dispute.Line
		want  []found
	}{
		"38 minutes are three units":             {codes(38), []dispute.Line{line("97124", 3)}, nil},
		"37 are two":                             {codes(37), []dispute.Line{line("97124", 3)}, []found{{code.UnitsAbove, 0, 3, 2}}},
		"not said: at most what is booked":       {codes(0), []dispute.Line{line("97124", 4)}, nil},
		"and no more":                            {codes(0), []dispute.Line{line("97124", 5)}, []found{{code.UnitsAbove, 0, 5, 4}}},
		"by the midpoint two codes make two":     {codes(16), []dispute.Line{line("97124", 1), line("97140", 1)}, nil},
		"but not three":                          {codes(16), []dispute.Line{line("97124", 2), line("97140", 1)}, []found{{code.UnitsAbove, -1, 3, 2}}},
		"in two lines of one code":               {codes(37), []dispute.Line{line("97124", 2), line("97124", 1)}, []found{{code.UnitsAbove, 0, 3, 2}}},
		"a pack is billed once a day":            {codes(50), []dispute.Line{line("97010", 2)}, []found{{code.UnitsAbove, 0, 2, 1}}},
		"20 and 20: either code may have two":    {codes(40, offer.Coded{Code: "97124", Minutes: 20}, offer.Coded{Code: "97140", Minutes: 20}), []dispute.Line{line("97124", 1), line("97140", 2)}, nil},
		"but not both":                           {codes(40, offer.Coded{Code: "97124", Minutes: 20}, offer.Coded{Code: "97140", Minutes: 20}), []dispute.Line{line("97124", 2), line("97140", 2)}, []found{{code.UnitsAbove, -1, 4, 3}}},
		"and none of them three":                 {codes(40, offer.Coded{Code: "97124", Minutes: 20}, offer.Coded{Code: "97140", Minutes: 20}), []dispute.Line{line("97124", 3)}, []found{{code.UnitsAbove, 0, 3, 2}}},
		"a code without minutes has all of them": {codes(50, offer.Coded{Code: "97124"}), []dispute.Line{line("97124", 4)}, []found{{code.UnitsAbove, 0, 4, 3}}},
	} {
		t.Run(name, func(t *testing.T) {
			r := dispute.Compare(answer(t, test.sells), &dispute.Bill{IssuedBy: dispute.Provider, Lines: test.lines})
			if diff := cmp.Diff(test.want, findings(&r)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// $120 are charged, $90 are allowed.
func TestABillOfWhoIsInsured(t *testing.T) {
	a, b := first(t), first(t)+7
	split := func(l dispute.Line, deductible, copay, coinsurance money.Amount) dispute.Line {
		l.Deductible, l.Copay, l.Coinsurance = said(deductible), said(copay), said(coinsurance)
		return l
	}
	met := insured(t, 0, 25_00)  // a copay of $25
	left := insured(t, 50_00, 0) // $50 and 20 % of $40 are $58, then 20 % of $90 are $18
	provider, plan := dispute.Provider, dispute.Plan
	for name, test := range map[string]struct {
		expected *dispute.Expected
		by       dispute.Issuer
		lines    []dispute.Line
		want     []found
	}{
		"a copay, as expected":         {met, plan, []dispute.Line{explained(a, 90_00, 65_00, 25_00)}, nil},
		"the provider asks for it":     {met, provider, []dispute.Line{change(billed(a, 120_00), func(l *dispute.Line) { l.Patient = said(25_00) })}, nil},
		"a deductible, as expected":    {left, plan, []dispute.Line{explained(a, 90_00, 32_00, 58_00), explained(b, 90_00, 72_00, 18_00)}, nil},
		"and split":                    {left, plan, []dispute.Line{split(explained(a, 90_00, 32_00, 58_00), 50_00, 0, 8_00)}, nil},
		"the deductible is met":        {left, plan, []dispute.Line{split(explained(b, 90_00, 0, 90_00), 90_00, 0, 0)}, []found{{code.DeductibleWasMet, -1, 90_00, 0}}},
		"and nothing is said of it":    {met, plan, []dispute.Line{explained(a, 90_00, 0, 90_00)}, []found{{code.DeductibleWasMet, -1, 90_00, 25_00}}},
		"more than was left of it":     {left, plan, []dispute.Line{split(explained(a, 90_00, 16_00, 74_00), 70_00, 0, 4_00)}, []found{{code.DeductibleAbove, -1, 70_00, 50_00}}},
		"a dearer copay":               {met, plan, []dispute.Line{split(explained(a, 90_00, 50_00, 40_00), 0, 40_00, 0)}, []found{{code.CopayAbove, -1, 40_00, 25_00}}},
		"and nothing is said of that":  {met, plan, []dispute.Line{explained(a, 90_00, 50_00, 40_00)}, []found{{code.CopayAbove, -1, 40_00, 25_00}}},
		"a higher percentage":          {left, plan, []dispute.Line{split(explained(b, 90_00, 63_00, 27_00), 0, 0, 27_00)}, []found{{code.CoinsuranceAbove, -1, 27_00, 18_00}}},
		"more, and no line says why":   {left, plan, []dispute.Line{explained(b, 90_00, 63_00, 27_00)}, []found{{code.ShareAbove, -1, 27_00, 18_00}}},
		"a higher allowed amount":      {left, plan, []dispute.Line{explained(b, 100_00, 80_00, 20_00)}, []found{{code.AllowedAbove, -1, 100_00, 90_00}}},
		"the rest of the charge":       {met, provider, []dispute.Line{explained(a, 90_00, 65_00, 55_00)}, []found{{code.BalanceBilled, -1, 120_00, 90_00}}},
		"all of the charge, no plan":   {met, provider, []dispute.Line{billed(a, 120_00)}, []found{{code.BalanceBilled, -1, 120_00, 90_00}, {code.ShareAbove, -1, 90_00, 25_00}}},
		"a line that is not its parts": {met, plan, []dispute.Line{explained(a, 90_00, 60_00, 25_00)}, []found{{code.LineDoesNotAddUp, 0, 85_00, 90_00}}},
		"nor hers":                     {left, plan, []dispute.Line{split(explained(a, 90_00, 32_00, 58_00), 50_00, 5_00, 8_00)}, []found{{code.LineDoesNotAddUp, 0, 58_00, 63_00}, {code.CopayAbove, -1, 5_00, 0}}},
		"paid singly after all, less":  {met, provider, []dispute.Line{billed(a, 20_00)}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			r := dispute.Compare(test.expected, &dispute.Bill{IssuedBy: test.by, Lines: test.lines})
			if diff := cmp.Diff(test.want, findings(&r)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			if r.GoodFaith != nil {
				t.Errorf("who has it claimed is no self-payer: %+v", r.GoodFaith)
			}
		})
	}
}

func TestAPapersOwnTotals(t *testing.T) {
	a, b := first(t), first(t)+7
	lines := []dispute.Line{explained(a, 90_00, 65_00, 25_00), explained(b, 90_00, 65_00, 25_00)}
	for name, test := range map[string]struct {
		totals dispute.Totals
		want   []found
	}{
		"as they are": {dispute.Totals{Charge: said(240_00), Parts: dispute.Parts{Allowed: said(180_00), PlanPaid: said(130_00), Patient: said(50_00)}}, nil},
		"the charge":  {dispute.Totals{Charge: said(250_00)}, []found{{code.TotalDoesNotAddUp, -1, 250_00, 240_00}}},
		"a part":      {dispute.Totals{Parts: dispute.Parts{PlanPaid: said(120_00)}}, []found{{code.TotalDoesNotAddUp, -1, 120_00, 130_00}}},
		"hers":        {dispute.Totals{Parts: dispute.Parts{Patient: said(51_00)}}, []found{{code.TotalDoesNotAddUp, -1, 51_00, 50_00}}},
		"paid before": {dispute.Totals{Parts: dispute.Parts{Patient: said(25_00)}}, nil},
	} {
		r := dispute.Compare(insured(t, 0, 25_00), &dispute.Bill{IssuedBy: dispute.Plan, Lines: lines, Totals: test.totals})
		if diff := cmp.Diff(test.want, findings(&r)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// Three visits are $360; from $760 on a bill may be disputed, for 120 days. Of
// January 27 days are left after the 4th, then February has 28 and March 31; 34
// more end on 4 May.
func TestABillMuchAboveTheEstimate(t *testing.T) {
	a := first(t)
	bill := func(last money.Amount) *dispute.Bill {
		return &dispute.Bill{
			IssuedBy: dispute.Provider, IssuedOn: day(t, "2026-12-30"), ReceivedOn: day(t, "2027-01-04"),
			Lines: []dispute.Line{billed(a, 120_00), billed(a+7, 120_00), billed(a+14, last)},
		}
	}
	may := day(t, "2027-05-04")
	for name, test := range map[string]struct {
		bill *dispute.Bill
		want *dispute.GoodFaith
	}{
		"a cent short":    {bill(519_99), &dispute.GoodFaith{Billed: 759_99, Estimate: 360_00, Over: 399_99, Until: may}},
		"$400":            {bill(520_00), &dispute.GoodFaith{Billed: 760_00, Estimate: 360_00, Over: 400_00, Disputable: true, Until: may}},
		"below":           {bill(20_00), &dispute.GoodFaith{Billed: 260_00, Estimate: 360_00, Over: -100_00, Until: may}},
		"her own paper":   {change2(bill(520_00), func(b *dispute.Bill) { b.Estimate = said(400_00) }), &dispute.GoodFaith{Billed: 760_00, Estimate: 400_00, Over: 360_00, Own: true, Until: may}},
		"a plan's paper":  {change2(bill(520_00), func(b *dispute.Bill) { b.IssuedBy = dispute.Plan }), nil},
		"a plan was sent": {change2(bill(520_00), func(b *dispute.Bill) { b.Lines[0].PlanPaid = said(1) }), nil},
		"no day is said":  {change2(bill(520_00), func(b *dispute.Bill) { b.IssuedOn, b.ReceivedOn = 0, 0 }), &dispute.GoodFaith{Billed: 760_00, Estimate: 360_00, Over: 400_00, Disputable: true}},
		"as issued":       {change2(bill(520_00), func(b *dispute.Bill) { b.ReceivedOn, b.IssuedOn = 0, day(t, "2027-01-04") }), &dispute.GoodFaith{Billed: 760_00, Estimate: 360_00, Over: 400_00, Disputable: true, Until: may}},
		"a discount beside it": { // what is charged counts, whatever is left to pay of it
			change2(bill(520_00), func(b *dispute.Bill) { b.Lines[2].Patient = said(0) }),
			&dispute.GoodFaith{Billed: 760_00, Estimate: 360_00, Over: 400_00, Disputable: true, Until: may}},
		"two visits of three": {
			change2(bill(0), func(b *dispute.Bill) { b.Lines = b.Lines[:2] }),
			&dispute.GoodFaith{Billed: 240_00, Estimate: 360_00, Over: -120_00, Part: true, Until: may}},
	} {
		r := dispute.Compare(answer(t, nil), test.bill)
		if diff := cmp.Diff(test.want, r.GoodFaith); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
		substantial := slices.ContainsFunc(r.Findings, func(f dispute.Finding) bool { return f.Code == code.SubstantialExcess })
		if substantial != (test.want != nil && test.want.Disputable) {
			t.Errorf("%s: %+v", name, r.Findings)
		}
	}
	if d := day(t, "2027-01-04").AddDays(120); d != may {
		t.Errorf("120 days end on %s", d)
	}
}

func change2(b *dispute.Bill, how func(*dispute.Bill)) *dispute.Bill {
	how(b)
	return b
}
