package draft_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/draft"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/rights"
	"kneadwise/wasm/scenario"
	"kneadwise/wasm/secondary"
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

// request is of so many weekly visits from Tuesday 1 December 2026, at a quote of
// $90 a visit, or $160 for two.
func request(t *testing.T, visits int) *estimate.Request {
	t.Helper()
	return &estimate.Request{
		AsOf: day(t, "2026-12-01"),
		Plan: plan.Request{Phases: []plan.Phase{{Visits: visits, Weeks: 1}}},
		Own: []estimate.Quote{{Seller: offer.Seller{
			ID: "Main Street", Provider: reference.MassageTherapist,
			Services: []offer.Service{{ID: "hour", BookedMinutes: 60, HandsOnMinutes: 50, Price: span.Exact(90_00), Codes: []offer.Coded{{Code: "97124", Minutes: 50}}}},
			Packages: []offer.Package{{ID: "pair", Visits: 2, Price: span.Exact(160_00), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}}},
		}}},
	}
}

func made(t *testing.T, r *estimate.Request, kind estimate.WayKind) (*draft.Draft, draft.Refusal) {
	t.Helper()
	e, faults := estimate.Run(r, nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return draft.Make(r, nil, &e, 0, kind)
}

// Three visits: the first singly, a package for two. A tip is asked for and is no
// charge.
func TestADraftListsTheCharges(t *testing.T) {
	r := request(t, 3)
	r.Tip = 200_000
	r.BookedOn = day(t, "2026-12-01")
	got, refused := made(t, r, estimate.Cheapest)
	if refused != "" {
		t.Fatal(refused)
	}
	first, second, third := day(t, "2026-12-01"), day(t, "2026-12-08"), day(t, "2026-12-15")
	want := &draft.Draft{
		Items: rights.Contents(true), Name: "Main Street", Provider: reference.MassageTherapist,
		Service: r.Own[0].Seller.Services[0], Units: []draft.Units{{Code: "97124", Least: 3, Most: 3}},
		AsOf: first, IfAsked: day(t, "2026-12-04"), Renewed: day(t, "2026-11-30"),
		Rhythm: []draft.Rhythm{{Visits: 3, Weeks: 1, First: first, Last: third}}, Visits: 3,
		Lines: []draft.Line{
			{Day: first, Visit: 0, Rule: code.Single, Item: -1, Charge: 90_00},
			{Day: second, Visit: 1, Rule: code.PackagePurchase, Item: 0, Charge: 160_00},
			{Day: second, Visit: 1, Rule: code.PackageCredit, Item: 0, Drawn: true},
			{Day: third, Visit: 2, Rule: code.PackageCredit, Item: 0, Drawn: true},
		},
		Total: span.Certain(250_00),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	singly, _ := made(t, r, estimate.Unprepaid)
	if singly.Total != span.Certain(270_00) || len(singly.Lines) != 3 {
		t.Errorf("with nothing prepaid: %+v", singly)
	}
	if again, _ := made(t, r, estimate.Singles); !cmp.Equal(again, singly) {
		t.Errorf("visits paid singly: %+v", again)
	}
}

// A price that is only roughly known is no charge to be stated.
func TestARoughPriceIsLeftOpen(t *testing.T) {
	r := request(t, 3)
	r.Own[0].Seller.Packages = nil
	r.Own[0].Seller.Services[0].Price = span.Span{Low: 80_00, High: 100_00, Said: true}
	d, _ := made(t, r, estimate.Cheapest)
	if d.Certain() || d.Total.Low != 240_00 || d.Total.High != 300_00 {
		t.Errorf("total %+v", d.Total)
	}
	for _, l := range d.Lines {
		if l.Charge != 0 {
			t.Errorf("a charge is made up: %+v", l)
		}
	}
}

// One estimate covers twelve months. 2026-12-01 and 53 weeks less a day are within
// them: 52 weeks later it is 2027-11-30.
func TestMoreThanTwelveMonthsAreLeftToAnother(t *testing.T) {
	for visits, want := range map[int]struct{ covered, later int }{53: {53, 0}, 54: {53, 1}, 60: {53, 7}} {
		r := request(t, visits)
		r.Own[0].Seller.Packages = nil
		d, refused := made(t, r, estimate.Cheapest)
		if refused != "" {
			t.Fatal(refused)
		}
		last := d.Lines[len(d.Lines)-1]
		if d.Visits != want.covered || d.Later != want.later || d.Total != span.Certain(money.Amount(want.covered)*90_00) || last.Day != day(t, "2027-11-30") {
			t.Errorf("%d visits: %d covered, %d later, %+v, the last on %s", visits, d.Visits, d.Later, d.Total, last.Day)
		}
	}
	// In the second phase of two, which by itself would go on.
	r := request(t, 0)
	r.Plan.Phases = []plan.Phase{{Visits: 6, Weeks: 1}, {Weeks: 2, Visits: 40}}
	d, _ := made(t, r, estimate.Cheapest)
	want := []draft.Rhythm{
		{Visits: 6, Weeks: 1, First: day(t, "2026-12-01"), Last: day(t, "2027-01-05")},
		{Visits: 23, Weeks: 2, First: day(t, "2027-01-19"), Last: day(t, "2027-11-23")},
	}
	if diff := cmp.Diff(want, d.Rhythm); diff != "" || d.Later != 17 {
		t.Errorf("%d later (-want +got)\n%s", d.Later, diff)
	}
}

func TestNoDraft(t *testing.T) {
	r := request(t, 3)
	for name, c := range map[string]struct {
		kind   estimate.WayKind
		change func(*estimate.Request)
		want   draft.Refusal
	}{
		"veterans' care": {estimate.Cheapest, func(r *estimate.Request) {
			r.OtherPayer = &secondary.Route{Kind: secondary.Veterans, Copay: span.Exact(0)}
		}, draft.NotOwed},
		"the region":               {estimate.Cheapest, func(r *estimate.Request) { r.Own = nil }, draft.NoSeller},
		"a clinic that is not":     {estimate.Cheapest, func(r *estimate.Request) { r.Own, r.Clinics = nil, []string{"nowhere"} }, draft.NoSeller},
		"nothing of that length":   {estimate.Cheapest, func(r *estimate.Request) { r.Minutes = 45 }, draft.NoPrice},
		"claims":                   {estimate.ClaimsAll, func(*estimate.Request) {}, draft.NotCharged},
		"somebody else's business": {estimate.Secondary, func(*estimate.Request) {}, draft.NotCharged},
	} {
		own := *r
		c.change(&own)
		if d, got := made(t, &own, c.kind); d != nil || got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Of every worked example in which a bill may be disputed, the draft says by how
// much: its charges and $400 are that bill. Its lines add up to its total.
func TestDraftsAgreeWithTheSmallestBillToDispute(t *testing.T) {
	all, err := scenario.Read("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	drafts, must := 0, 0
	for i := range all {
		s := &all[i]
		e, _ := estimate.Run(s.Request, s.Lists)
		for at := range e.Offers {
			o := &e.Offers[at]
			d, refused := draft.Make(s.Request, s.Lists, &e, at, estimate.Cheapest)
			if refused == draft.MustClaim {
				must++
			}
			if d == nil {
				if o.Disputable != (span.Money{}) {
					t.Errorf("%s, %s: %s, though a bill may be disputed", s.Name, o.ID, refused)
				}
				continue
			}
			drafts++
			if o.Disputable != (span.Money{}) && d.Disputable() != o.Disputable {
				t.Errorf("%s, %s: from %+v, the answer says %+v", s.Name, o.ID, d.Disputable(), o.Disputable)
			}
			var sum money.Amount
			visits := map[int]bool{}
			for _, l := range d.Lines {
				sum += l.Charge
				if l.Visit != ledger.CourseLevel {
					visits[l.Visit] = true
				}
			}
			if d.Certain() && sum != d.Total.Low {
				t.Errorf("%s, %s: the lines add up to %v, the total is %v", s.Name, o.ID, sum, d.Total.Low)
			}
			if len(visits) != d.Visits || d.Visits+d.Later != len(e.Plan.Visits) || slices.Contains(d.Items, rights.ItemRecurrences) != (d.Visits > 1) {
				t.Errorf("%s, %s: %d visits have lines, of %d and %d later", s.Name, o.ID, len(visits), d.Visits, d.Later)
			}
		}
	}
	if drafts < 100 || must == 0 {
		t.Errorf("%d drafts, and %d whose insurer wants claims: too few to show anything", drafts, must)
	}
}
