package published

import (
	"fmt"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
)

var offerRules = map[string]rule{
	"package": by(pack), "package_discount": by(packDiscount), "discount": by(discount),
	"membership": by(membership), "membership_term": by(membershipTerm), "membership_credits": by(membershipCredits),
}

// unlikely is a single price above what any membership here charges, where an
// example names none.
const unlikely money.Amount = 1_000_00

type packGiven struct {
	Sessions int          `json:"sessions"`
	Single   money.Amount `json:"single_cents"`
	Off      money.Amount `json:"discount_each_cents"`
}

type packSaid struct {
	Price  money.Amount `json:"price_cents"`
	Each   money.Amount `json:"each_cents"`
	Saving money.Amount `json:"saving_cents"`
}

// pack sells the visits at the single price less the discount, and takes the
// cheapest way through a week-by-week course of them.
func pack(g *packGiven) (any, error) {
	c := weekly(g.Sessions, g.Single)
	c.Packages = []pay.Package{{Visits: g.Sessions, Price: money.Amount(g.Sessions) * (g.Single - g.Off), Expiry: offer.Expiry{Rule: offer.Never}}}
	total, book, err := cheapest(c)
	if err != nil {
		return nil, err
	}
	said := packSaid{Price: total, Saving: g.Single*money.Amount(g.Sessions) - total}
	for _, e := range book.Entries {
		if e.Rule == code.PackageCredit {
			said.Each = max(said.Each, e.Amount)
		}
	}
	return said, nil
}

type packDiscountGiven struct {
	Sessions int          `json:"sessions"`
	Off      money.Amount `json:"discount_each_cents"`
	Months   int          `json:"expires_months"`
	Refund   string       `json:"refund"`
}

// packDiscount is a package without a price, used up before it lapses.
func packDiscount(g *packDiscountGiven) (any, error) {
	if rule, ok := offer.ParseRefundRule(g.Refund); !ok || rule != offer.RefundNone {
		return nil, fmt.Errorf("the example is used up: nothing comes back by %q", g.Refund)
	}
	c := weekly(g.Sessions, unlikely)
	c.Packages = []pay.Package{{
		Visits: g.Sessions, Price: money.Amount(g.Sessions) * (unlikely - g.Off),
		Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: g.Months},
	}}
	total, _, err := cheapest(c)
	return packSaid{Saving: unlikely*money.Amount(g.Sessions) - total}, err
}

// weekly is a course of visits a week apart.
func weekly(visits int, single money.Amount) *pay.Course {
	var c pay.Course
	for i := range visits {
		c.Dates, c.Price = append(c.Dates, someDay(thisYear).AddDays(7*i)), append(c.Price, single)
	}
	return &c
}

func cheapest(c *pay.Course) (money.Amount, *ledger.Book, error) {
	if len(c.Dates) > pay.MaxVisits {
		return 0, nil, fmt.Errorf("%d visits in a course", len(c.Dates))
	}
	var search pay.Search
	route := search.Best(c)
	var book ledger.Book
	return pay.Settle(c, route, &book).Total, &book, nil
}

type discountGiven struct {
	Unit  money.Amount `json:"unit_cents"`
	Count int          `json:"count"`
	Off   money.Rate   `json:"discount_ppm"`
}

type discountSaid struct {
	Full  money.Amount `json:"full_cents"`
	Price money.Amount `json:"price_cents"`
}

// discount is of the visit's price, not of each unit of it.
func discount(g *discountGiven) (any, error) {
	full := g.Unit * money.Amount(g.Count)
	return discountSaid{full, full - full.Times(g.Off, money.HalfUp)}, nil
}

type membershipGiven struct {
	Fee      money.Amount `json:"fee_cents"`
	Interval string       `json:"interval"`
	Credits  int          `json:"credits"`
	Extra    money.Amount `json:"extra_cents"`
	Sessions int          `json:"sessions"`
	Unused   string       `json:"unused"`
	Shared   int          `json:"shared_with"`
	Notice   int          `json:"notice_days"`
}

type membershipSaid struct {
	Month money.Amount `json:"month_cents"`
}

// membership is one month of visits by one person.
func membership(g *membershipGiven) (any, error) {
	unused, known := offer.ParseUnused(g.Unused)
	if g.Interval != "month" || !known && g.Unused != "" || g.Sessions > 4 {
		return nil, fmt.Errorf("no month of %d visits, unused %q", g.Sessions, g.Unused)
	}
	c := weekly(g.Sessions, unlikely)
	c.Memberships = []pay.Membership{{Fee: g.Fee, Credits: g.Credits, Unused: unused, Minimum: 1, HasMember: true, MemberPrice: g.Extra}}
	total, _, err := cheapest(c)
	return membershipSaid{total}, err
}

type termGiven struct {
	Fee      money.Amount `json:"fee_cents"`
	Interval string       `json:"interval"`
	Months   int          `json:"months"`
	Credits  int          `json:"credits"`
	Unused   string       `json:"unused"`
}

type termSaid struct {
	Total money.Amount `json:"total_cents"`
}

// membershipTerm has one visit, and is charged the term.
func membershipTerm(g *termGiven) (any, error) {
	unused, known := offer.ParseUnused(g.Unused)
	if g.Interval != "month" || !known {
		return nil, fmt.Errorf("no interval %q, unused %q", g.Interval, g.Unused)
	}
	c := weekly(1, unlikely)
	c.Memberships = []pay.Membership{{Fee: g.Fee, Credits: g.Credits, Unused: unused, Minimum: g.Months}}
	total, _, err := cheapest(c)
	return termSaid{total}, err
}

type creditsGiven struct {
	Interval string `json:"interval"`
	Credits  int    `json:"credits"`
	Unused   string `json:"unused"`
	RollOver int    `json:"roll_over_months"`
	Minimum  int    `json:"minimum_months"`
	Months   int    `json:"months"`
	Sessions int    `json:"sessions"`
}

type creditsSaid struct {
	Left   int `json:"credits_left"`
	Lapsed int `json:"credits_lapsed"`
}

// membershipCredits draws one credit a month for the first months, and on the last
// month's first day as many as there are: that is what was left. Joining is at a
// visit that pays the member's price and so draws nothing. A credit that rolls
// over for so many months is one of at most so many that do, where each month
// grants one.
func membershipCredits(g *creditsGiven) (any, error) {
	unused, known := offer.ParseUnused(g.Unused)
	if g.Interval != "month" || !known || g.RollOver > 0 && g.Credits != 1 || g.Sessions >= g.Months {
		return nil, fmt.Errorf("no example of %d credits a %s, unused %q, %d visits", g.Credits, g.Interval, g.Unused, g.Sessions)
	}
	joined, _ := civil.Make(thisYear, 1, 1)
	var c pay.Course
	var steps []pay.Step
	add := func(day civil.Date, step pay.Step) {
		c.Dates, c.Price, steps = append(c.Dates, day), append(c.Price, unlikely), append(steps, step)
	}
	add(joined, pay.Step{Way: pay.PayMember, Buy: true})
	for i := range g.Sessions {
		add(joined.AddMonths(i), pay.Step{Way: pay.PayCredit})
	}
	granted := g.Credits * g.Months
	for range granted {
		add(joined.AddMonths(g.Months-1), pay.Step{Way: pay.PayCredit})
	}
	c.Memberships = []pay.Membership{{
		Fee: 1_00, Credits: g.Credits, Unused: unused, Cap: g.RollOver, Minimum: max(1, g.Minimum), HasMember: true,
	}}
	var book ledger.Book
	pay.Settle(&c, pay.Route{Steps: steps}, &book)
	drawn := 0
	for _, e := range book.Entries {
		if e.Rule == code.MembershipCredit {
			drawn++
		}
	}
	return creditsSaid{drawn - g.Sessions, granted - drawn}, nil
}
