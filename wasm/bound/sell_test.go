package bound

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/span"
)

// on is the day of a visit in these tests.
func on(month, day int) civil.Date {
	d, _ := civil.Make(2027, month, day)
	return d
}

// studio sells an hour at $100 and half an hour at $60, from 1 March at $110 and
// $62, from 1 April the half hour no more.
func studio() *Subject {
	exact := func(cents int64) span.Span { return span.Exact(cents) }
	seller := &offer.Seller{
		Services: []offer.Service{{BookedMinutes: 60, Price: exact(100_00), FirstVisit: exact(70_00)}, {BookedMinutes: 30, Price: exact(60_00)}},
		Changes: []offer.Change{
			{From: on(3, 1), Services: []offer.NewPrice{{Index: 0, Price: exact(110_00)}, {Index: 1, Price: exact(62_00)}}},
			{From: on(4, 1), Services: []offer.NewPrice{{Index: 1, Withdrawn: true}}},
		},
	}
	return &Subject{Dates: []civil.Date{on(2, 1), on(2, 28), on(3, 1), on(4, 1)}, Seller: seller, From: ledger.FromList, Since: on(1, 1)}
}

// typical is what a subject's facts come to.
func typical(t *testing.T, s *Subject) *pay.Course {
	t.Helper()
	var c pay.Course
	if !s.course(at(Typical), Any, &c) {
		t.Fatal("no course")
	}
	return &c
}

// TestVisitsArePricedByTheListInForce: tips stay on the price of the day, that of
// a first visit too.
func TestVisitsArePricedByTheListInForce(t *testing.T) {
	s := studio()
	s.Tip, s.Seller.TipUsual = 200_000, offer.Yes
	c := typical(t, s)
	if diff := cmp.Diff([]money.Amount{70_00, 100_00, 110_00, 110_00}, c.Price); diff != "" {
		t.Errorf("prices (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]money.Amount{20_00, 20_00, 22_00, 22_00}, c.Tip); diff != "" {
		t.Errorf("tips (-want +got):\n%s", diff)
	}
	s.ground(at(Typical), c)
	if from := c.Grounds.Prices[2][0]; from.Date != on(3, 1) || from.Value != 110_00 || from.Origin != ledger.FromList {
		t.Errorf("the third visit's price stands in %+v", from)
	}
	s.Service = 1
	if s.course(at(Typical), Any, c) {
		t.Error("a service that is withdrawn before the last visit has a course")
	}
}

// TestPackagesOnTheirTerms: a package of the half hour pays the hour with $40 on
// top, from March $48; 150 minutes are two hours; a new price is a package of its
// own.
func TestPackagesOnTheirTerms(t *testing.T) {
	s := studio()
	never := offer.Expiry{Rule: offer.Never}
	s.Seller.Packages = []offer.Package{
		{Visits: 5, Price: span.Exact(250_00), Services: []int{1}, Upgrades: []int{0}, Expiry: never, FirstOnly: true},
		{Minutes: 150, Price: span.Exact(220_00), Services: []int{0}, Expiry: never, Refund: offer.Refund{Rule: offer.RefundUnusedLessFee, Fee: 5_00}},
		{Minutes: 50, Price: span.Exact(1), Services: []int{0}, Expiry: never},
		{Visits: 5, Price: span.Exact(1), Services: []int{1}, Expiry: never},
	}
	s.Seller.Changes[0].Packages = []offer.NewPrice{{Index: 1, Price: span.Exact(240_00)}}
	s.Seller.Changes[1].Packages = []offer.NewPrice{{Index: 1, Withdrawn: true}}
	c := typical(t, s)
	minutes := pay.Package{Item: 1, Visits: 2, Minutes: 150, Booked: 60, Price: 220_00, Expiry: never, Refund: s.Seller.Packages[1].Refund, Sold: pay.Period{Until: on(3, 1)}}
	dearer := minutes
	dearer.Price, dearer.Sold = 240_00, pay.Period{From: on(3, 1), Until: on(4, 1)}
	want := []pay.Package{{Item: 0, Visits: 5, Price: 250_00, Expiry: never, FirstOnly: true}, minutes, dearer}
	if diff := cmp.Diff(want, c.Packages); diff != "" {
		t.Errorf("packages (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([][]money.Amount{{40_00, 40_00, 48_00, 48_00}, nil, nil}, c.Upgrades); diff != "" {
		t.Errorf("on top (-want +got):\n%s", diff)
	}
}

// TestMembershipsOnTheirTerms: members keep the old fee of the first change and
// pay that of the second.
func TestMembershipsOnTheirTerms(t *testing.T) {
	s := studio()
	s.Seller.Memberships = []offer.Membership{{
		Interval: offer.Interval{Every: 4, Unit: offer.ByWeek}, Fee: span.Exact(80_00), Minimum: span.Exact(2), Credits: 1,
		Unused: offer.Accumulate, Notice: 30, Cycles: 6, Services: []int{0},
	}}
	s.Seller.Changes[0].Memberships = []offer.NewPrice{{Index: 0, Price: span.Exact(85_00)}}
	s.Seller.Changes[0].BuyersKeep = offer.Yes
	s.Seller.Changes[1].Memberships = []offer.NewPrice{{Index: 0, Price: span.Exact(90_00)}}
	c := typical(t, s)
	last := [offer.MaxChanges]pay.LaterFee{{From: on(4, 1), Fee: 90_00}}
	first := pay.Membership{
		Interval: offer.Interval{Every: 4, Unit: offer.ByWeek}, Fee: 80_00, Later: last, Credits: 1, Unused: offer.Accumulate,
		Minimum: 2, Notice: 30, Cycles: 6, Sold: pay.Period{Until: on(3, 1)},
	}
	second, third := first, first
	second.Fee, second.Sold = 85_00, pay.Period{From: on(3, 1), Until: on(4, 1)}
	third.Fee, third.Sold, third.Later = 90_00, pay.Period{From: on(4, 1)}, [offer.MaxChanges]pay.LaterFee{}
	if diff := cmp.Diff([]pay.Membership{first, second, third}, c.Memberships); diff != "" {
		t.Errorf("memberships (-want +got):\n%s", diff)
	}
}

// TestWhatAddsToAPrice: the greatest discount that she qualifies for; a card's
// surcharge only where she pays by card; no sliding scale where every visit must
// be claimed.
func TestWhatAddsToAPrice(t *testing.T) {
	s := studio()
	s.Seller.Discounts = []offer.Discount{{ID: "student", Off: 100_000}, {ID: "senior", Off: 200_000}, {ID: "staff", Off: 900_000}}
	s.Seller.Surcharge = offer.Surcharge{SalesTax: 40_000, Card: 30_000}
	s.Discounts = []string{"student", "senior", "of another place"}
	c := typical(t, s)
	if c.Off != 200_000 || c.Surcharge != (offer.Surcharge{SalesTax: 40_000}) {
		t.Errorf("off %d, surcharge %+v", c.Off, c.Surcharge)
	}
	s.ByCard = true
	if c = typical(t, s); c.Surcharge != s.Seller.Surcharge {
		t.Errorf("by card: surcharge %+v", c.Surcharge)
	}
	c.Claims.Mode = pay.ClaimsOnly
	if s.prices(at(Typical), c); c.Off != 0 {
		t.Errorf("every visit claimed: off %d", c.Off)
	}
}

// TestARefundThatIsNotKnown: five visits for $300, two had: $300 if nothing comes
// back, so two single visits at $100 are cheaper; $120 if the rest comes back.
func TestARefundThatIsNotKnown(t *testing.T) {
	s := studio()
	s.Seller.Changes, s.Seller.Services[0].FirstVisit, s.Dates = nil, span.Span{}, s.Dates[:2]
	s.Seller.Packages = []offer.Package{{Visits: 5, Price: span.Exact(300_00), Expiry: offer.Expiry{Rule: offer.Never}, Refund: offer.Refund{Rule: offer.RefundUnsure}}}
	var b Bench
	got, ok := b.Range(s, Any)
	if want := (span.Money{Low: 120_00, High: 200_00, Likely: 200_00, HasLikely: true}); !ok || got != want {
		t.Errorf("%+v, by hand %+v", got, want)
	}
}

// TestCoursesWithChangesAreToldApart: two sellers who differ only in a price to
// come are not one in the memory of costs.
func TestCoursesWithChangesAreToldApart(t *testing.T) {
	var b Bench
	cost := func(cents int64) money.Amount {
		s := studio()
		s.Seller.Changes[0].Services[0].Price = span.Exact(cents)
		s.Dates = []civil.Date{on(2, 1), on(2, 28), on(3, 1)}
		s.Seller.Changes = append(s.Seller.Changes, offer.Change{From: on(3, 2)})
		total, _ := b.Cost(s, at(Worst), Any)
		return total
	}
	if first, second := cost(110_00), cost(120_00); first != 280_00 || second != 290_00 {
		t.Errorf("%s and %s", first, second)
	}
}
