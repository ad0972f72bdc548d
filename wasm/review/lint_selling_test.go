package review_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/review"
	"kneadwise/wasm/span"
)

// minutes is a package for the hour and the 90 minutes.
func minutes(id string, n int, cents int64, e offer.Expiry) offer.Package {
	return offer.Package{ID: id, Minutes: n, Price: span.Exact(cents), Services: []int{0, 1}, Expiry: e}
}

func with(p offer.Package, change func(*offer.Package)) offer.Package {
	change(&p)
	return p
}

func weeks(n int) offer.Interval { return offer.Interval{Every: n, Unit: offer.ByWeek} }

func TestLintOfSellingRules(t *testing.T) {
	const price, second, hour = "packages[0].price_cents", "packages[1].price_cents", "services[0].price_cents"
	const fee, credits, expires = "memberships[0].fee_cents", "packages[0].credits.count", "packages[0].expires"
	packages := func(all ...offer.Package) func(*pricelist.List) {
		return func(l *pricelist.List) { l.Seller.Packages = all }
	}
	memberships := func(all ...offer.Membership) func(*pricelist.List) {
		for i := range all {
			all[i].ID, all[i].Services = string(rune('a'+i)), []int{0}
		}
		return func(l *pricelist.List) { l.Seller.Memberships = all }
	}
	refund := func(rule offer.RefundRule, fee money.Amount) func(*offer.Package) {
		return func(p *offer.Package) { p.Refund = offer.Refund{Rule: rule, Fee: fee} }
	}
	first := func(p *offer.Package) { p.FirstOnly = true }
	shared := func(p *offer.Package) { p.Sharing = offer.Sharing{Who: offer.Household, People: 2} }
	changes := func(c ...offer.Change) func(*pricelist.List) {
		return func(l *pricelist.List) {
			l.Seller.Packages, l.Seller.Changes = []offer.Package{pack("ten", 10, 85000, never)}, c
		}
	}
	club := func(i offer.Interval, cents int64, change func(*offer.Membership)) offer.Membership {
		m := offer.Membership{Interval: i, Fee: span.Exact(cents), Credits: 1, Minimum: span.Exact(1)}
		if change != nil {
			change(&m)
		}
		return m
	}
	for name, test := range map[string]struct {
		change func(*pricelist.List)
		want   []found
	}{
		// Of 300 minutes five hours make $450 and two hours with two of 90 minutes
		// $440; of 330 minutes four hours and 90 minutes $490.
		"minutes dearer by $10":          {packages(minutes("m", 300, 46000, never)), []found{{code.MinutesDearer, review.Warning, price, "services[1].price_cents", 1000}}},
		"minutes that save nothing":      {packages(minutes("m", 300, 45000, never)), []found{{code.MinutesDearer, review.Hint, price, "services[1].price_cents", 0}}},
		"minutes that save":              {packages(minutes("m", 300, 44900, never)), nil},
		"minutes used for both":          {packages(minutes("m", 330, 48900, never)), nil},
		"minutes used for both, dearer":  {packages(minutes("m", 330, 49100, never)), []found{{code.MinutesDearer, review.Warning, price, "services[1].price_cents", 100}}},
		"minutes of which some are left": {packages(minutes("m", 329, 45001, never)), []found{{code.MinutesDearer, review.Warning, price, "services[1].price_cents", 1}}},
		// In a month of 31 days fall five visits of 90 minutes: 450 of 600, of which
		// each minute is $1.20. Of 509 only 59 are left, for which there is no visit.
		"minutes that lapse": {packages(minutes("m", 600, 72000, months(1))), []found{{code.MinutesLapse, review.Warning, expires, credits, 150 * 120}}},
		// In three months fall eight visits of the usual rhythm: 720 of 800, at $1.20.
		"minutes that lapse at the usual rhythm": {packages(minutes("m", 800, 96000, months(3))), []found{{code.MinutesLapseUsually, review.Hint, expires, credits, 80 * 120}}},
		"minutes too few for another hour":       {packages(minutes("m", 509, 60000, months(1))), nil},
		"minutes that others help to use":        {packages(with(minutes("m", 600, 72000, months(1)), shared)), []found{{code.MinutesLapse, review.Hint, expires, credits, 150 * 120}}},
		"minutes that come back":                 {packages(with(minutes("m", 600, 72000, months(1)), refund(offer.RefundUnused, 0))), nil},

		// 300 minutes hold at least three visits: 3 at $250 do it for $50 less than $300.
		"minutes, or as many visits for less": {packages(minutes("m", 180, 26500, never), offer.Package{ID: "v", Visits: 3, Price: span.Exact(26400), Services: []int{0, 1}, Expiry: never}),
			[]found{{code.PackageOutdone, review.Warning, price, second, 100}}},
		// 90 minutes each may be wanted, so that 270 are sure to do and 269 are not.
		"visits, or enough minutes for less": {packages(offer.Package{ID: "v", Visits: 3, Price: span.Exact(26700), Services: []int{0, 1}, Expiry: never}, minutes("m", 270, 26500, never)),
			[]found{{code.PackageOutdone, review.Warning, price, second, 200}}},
		"visits, or too few minutes for less": {packages(offer.Package{ID: "v", Visits: 3, Price: span.Exact(26700), Services: []int{0, 1}, Expiry: never}, minutes("m", 269, 26500, never)), nil},
		"more minutes for the same":           {packages(minutes("m", 300, 44000, never), minutes("n", 330, 44000, never)), []found{{code.PackageOutdone, review.Warning, price, second, 0}}},

		// Of ten at $82 in two months nine are drawn at a visit a week and six at the
		// usual rhythm. The tenth comes back; or less $30; or, with used visits at $90,
		// 820 − 9 × 90 = $10 of it.
		"lapsing, unused in full":       {packages(with(pack("ten", 10, 82000, months(2)), refund(offer.RefundUnused, 0))), nil},
		"lapsing, unused less a fee":    {packages(with(pack("ten", 10, 82000, months(2)), refund(offer.RefundUnusedLessFee, 3000))), []found{{code.ExpiryTooShort, review.Warning, expires, credits, 3000}}},
		"lapsing, used at single price": {packages(with(pack("ten", 10, 82000, months(2)), refund(offer.RefundUsedAtSingle, 0))), []found{{code.ExpiryTooShort, review.Warning, expires, credits, 7200}}},
		"lapsing, nothing back": {packages(with(pack("ten", 10, 82000, months(2)), refund(offer.RefundNone, 0))), []found{
			{code.PackageNotEven, review.Warning, price, hour, 28000}, {code.ExpiryTooShort, review.Warning, expires, credits, 8200}}},
		"lapsing, shared": {packages(with(pack("ten", 10, 82000, months(2)), shared)), []found{
			{code.PackageNotEven, review.Hint, price, hour, 28000}, {code.ExpiryTooShort, review.Hint, expires, credits, 8200}}},
		// Eight of ten at the usual rhythm in three months, then two at $72 less $10.
		"lapsing at the usual rhythm, less a fee": {packages(with(pack("ten", 10, 72000, months(3)), refund(offer.RefundUnusedLessFee, 1000))), []found{{code.LapsesAtUsualRhythm, review.Hint, expires, credits, 1000}}},

		"a first package dearer by $5":       {packages(with(pack("three", 3, 27500, never), first)), []found{{code.FirstNotCheaper, review.Warning, price, hour, 500}}},
		"a first package that saves nothing": {packages(with(pack("three", 3, 27000, never), first)), []found{{code.FirstNotCheaper, review.Warning, price, hour, 0}}},
		"a first package that saves":         {packages(with(pack("three", 3, 24000, never), first)), nil},

		// Four at $80; six at $82 are $12 more, and no number of fours does it for less.
		"a bigger package that saves less":    {packages(pack("six", 6, 49200, never), pack("four", 4, 32000, never)), []found{{code.BiggerSavesLess, review.Warning, price, second, 1200}}},
		"a bigger package that saves as much": {packages(pack("six", 6, 48000, never), pack("four", 4, 32000, never)), nil},
		"a bigger package that lasts longer":  {packages(pack("six", 6, 49200, never), pack("four", 4, 32000, months(12))), nil},
		"a bigger package for the returning":  {packages(pack("six", 6, 49200, never), with(pack("four", 4, 32000, never), first)), nil},

		"as much for less, not refunded": {packages(with(pack("five", 5, 44000, never), refund(offer.RefundUnused, 0)), pack("cinq", 5, 43000, never)), nil},
		"as much for less, refunded too": {packages(with(pack("five", 5, 44000, never), refund(offer.RefundUnusedLessFee, 1000)), with(pack("cinq", 5, 43000, never), refund(offer.RefundUnusedLessFee, 1000))),
			[]found{{code.PackageDominated, review.Warning, price, second, 1000}}},
		"as much for less, refunded less":      {packages(with(pack("five", 5, 44000, never), refund(offer.RefundUnusedLessFee, 1000)), with(pack("cinq", 5, 43000, never), refund(offer.RefundUnusedLessFee, 1001))), nil},
		"as much for less, not shared":         {packages(with(pack("five", 5, 44000, never), shared), pack("cinq", 5, 43000, never)), nil},
		"as much for less, but only once":      {packages(pack("five", 5, 44000, never), with(pack("cinq", 5, 43000, never), first)), nil},
		"as much for less, but both only once": {packages(with(pack("ten", 10, 85000, never), first), with(pack("five", 5, 40000, never), first)), nil},
		"as much for less, not upgradable":     {packages(with(pack("five", 5, 44000, never), func(p *offer.Package) { p.Upgrades = []int{1} }), pack("cinq", 5, 43000, never)), nil},
		"as much for less, and dearer visits too": {packages(with(pack("five", 5, 44000, never), func(p *offer.Package) { p.Upgrades = []int{1} }),
			offer.Package{ID: "cinq", Visits: 5, Price: span.Exact(43000), Services: []int{0, 1}, Expiry: never}), []found{{code.PackageDominated, review.Warning, price, second, 1000}}},

		"the same hour twice": {func(l *pricelist.List) {
			l.Seller.Services = append(l.Seller.Services, l.Seller.Services[0])
			l.Seller.Services[2].ID, l.Seller.Services[2].Price = "again", span.Exact(8500)
		}, []found{{code.TwoPrices, review.Warning, hour, "services[2].price_cents", 500}}},
		"the same hour by a senior": {func(l *pricelist.List) {
			l.Seller.Services = append(l.Seller.Services, l.Seller.Services[0])
			l.Seller.Services[2].ID, l.Seller.Services[2].Price, l.Seller.Services[2].Tier = "again", span.Exact(9900), offer.TierSenior
		}, nil},
		"the same hour elsewhere": {func(l *pricelist.List) {
			l.Seller.Services = append(l.Seller.Services, l.Seller.Services[0])
			l.Seller.Services[2].ID, l.Seller.Services[2].Price, l.Seller.Services[2].Locations = "again", span.Exact(9900), []int{0}
		}, nil},

		// $30 to join and $89 a month never come to less than $90 a visit within the
		// two months after which it ends: $28 more; open-ended they do after 30.
		"an end before it breaks even": {memberships(club(offer.Interval{}, 8900, func(m *offer.Membership) { m.SetupFee, m.Cycles = span.Exact(3000), 2 })),
			[]found{{code.MembershipNeverEven, review.Warning, fee, hour, 2800}}},
		"breaking even after 30 months": {memberships(club(offer.Interval{}, 8900, func(m *offer.Membership) { m.SetupFee = span.Exact(3000) })),
			[]found{{code.MembershipDearer, review.Warning, fee, hour, 2900}}},
		"every week, dearer":         {memberships(club(weeks(1), 9100, nil)), []found{{code.MembershipNeverEven, review.Warning, fee, hour, 100}}},
		"every two weeks, dearer":    {memberships(club(weeks(2), 9100, nil)), []found{{code.MembershipNeverEven, review.Warning, fee, hour, 100}}},
		"every three weeks, dearer":  {memberships(club(weeks(3), 9100, nil)), []found{{code.MembershipNeverEven, review.Warning, fee, hour, 100}}},
		"every four weeks, dearer":   {memberships(club(weeks(4), 9100, nil)), []found{{code.MembershipNeverEven, review.Warning, fee, hour, 100}}},
		"every six weeks, dearer":    {memberships(club(weeks(6), 9100, nil)), []found{{code.MembershipNeverEven, review.Warning, fee, hour, 100}}},
		"every month, dearer":        {memberships(club(offer.Interval{Every: 1}, 9100, nil)), []found{{code.MembershipNeverEven, review.Warning, fee, hour, 100}}},
		"every three months, dearer": {memberships(club(offer.Interval{Every: 3}, 9100, nil)), []found{{code.MembershipNeverEven, review.Warning, fee, hour, 100}}},
		"every half year, dearer":    {memberships(club(offer.Interval{Every: 6}, 9100, nil)), []found{{code.MembershipNeverEven, review.Warning, fee, hour, 100}}},
		"every year, dearer":         {memberships(club(offer.Interval{Unit: offer.ByYear}, 9100, nil)), []found{{code.MembershipNeverEven, review.Warning, fee, hour, 100}}},
		// Four weeks hold the visits of the days 0, 7, 14 and 21: one credit and three
		// at $80 save $30 of what the fee is above.
		"every four weeks, with extra visits": {memberships(club(weeks(4), 12000, func(m *offer.Membership) { m.MemberPrice = span.Exact(8000) })), nil},
		"every four weeks, a cent too much": {memberships(club(weeks(4), 12001, func(m *offer.Membership) { m.MemberPrice = span.Exact(8000) })),
			[]found{{code.MembershipNeverEven, review.Warning, fee, hour, 1}}},
		// A year's fee with five credits: 53 weekly visits in 366 days, 48 of them at
		// $80. $450 + $480 are saved.
		"every year, with extra visits": {memberships(club(offer.Interval{Unit: offer.ByYear}, 93000, func(m *offer.Membership) { m.Credits, m.MemberPrice = 5, span.Exact(8000) })), nil},
		"every year, a cent too much": {memberships(club(offer.Interval{Unit: offer.ByYear}, 93001, func(m *offer.Membership) { m.Credits, m.MemberPrice = 5, span.Exact(8000) })),
			[]found{{code.MembershipNeverEven, review.Warning, fee, hour, 1}}},
		// Who tells at once stays for 28 days: five fees.
		"a notice of four weeks": {memberships(club(weeks(1), 9100, func(m *offer.Membership) { m.Notice = 28 })), []found{{code.MembershipNeverEven, review.Warning, fee, hour, 500}}},
		"a notice beyond its end": {memberships(club(weeks(1), 9100, func(m *offer.Membership) { m.Notice, m.Cycles = 28, 2 })),
			[]found{{code.MembershipNeverEven, review.Warning, fee, hour, 200}}},

		// $5 a month for three months, and $10 to join.
		"two memberships alike": {memberships(
			club(offer.Interval{}, 8500, func(m *offer.Membership) { m.SetupFee, m.Minimum = span.Exact(1000), span.Exact(3) }),
			club(offer.Interval{}, 8000, func(m *offer.Membership) { m.Minimum = span.Exact(3) })),
			[]found{{code.MembershipDominated, review.Warning, fee, "memberships[1].fee_cents", 2500}}},
		"more credits for the same": {memberships(club(offer.Interval{}, 8000, nil), club(offer.Interval{}, 8000, func(m *offer.Membership) { m.Credits = 2 })),
			[]found{{code.MembershipDominated, review.Warning, fee, "memberships[1].fee_cents", 0}}},
		"twice the same membership": {memberships(club(offer.Interval{}, 8000, nil), club(offer.Interval{}, 8000, nil)), nil},
		"credits kept longer":       {memberships(club(offer.Interval{}, 8500, func(m *offer.Membership) { m.Unused = offer.Accumulate }), club(offer.Interval{}, 8000, nil)), nil},
		"cheaper, but dear to join": {memberships(club(offer.Interval{}, 8500, nil), club(offer.Interval{}, 8000, func(m *offer.Membership) { m.SetupFee = span.Exact(100) })), nil},
		"cheaper until its fee rises": {func(l *pricelist.List) {
			memberships(club(offer.Interval{}, 8500, nil), club(offer.Interval{}, 8000, nil))(l)
			l.Seller.Changes = []offer.Change{{From: asOf + 1, BuyersKeep: offer.No, Memberships: []offer.NewPrice{{Index: 1, Price: span.Exact(8900)}}}}
		}, nil},
		"another interval": {memberships(club(offer.Interval{}, 8500, nil), club(weeks(4), 8000, nil)), nil},
		"easier to leave":  {memberships(club(offer.Interval{}, 8500, nil), club(offer.Interval{}, 8000, func(m *offer.Membership) { m.Minimum = span.Exact(2) })), nil},

		"a proof not said": {func(l *pricelist.List) {
			l.Seller.Discounts = []offer.Discount{{ID: "a", Proof: offer.ProofNone, Off: 100_000}, {ID: "b", Off: 300_000}}
		}, []found{{code.ProofNotSaid, review.Hint, "discounts[1].proof", "", 0}}},

		// Ten at $85 against $90; from March on the ten cost $930, or the hour $80.
		"a package that becomes dearer": {changes(offer.Change{From: on("2027-03-01"), Packages: []offer.NewPrice{{Index: 0, Price: span.Exact(93000)}}}),
			[]found{{code.ChangeDearer, review.Warning, "changes[0].packages[0].price_cents", price, 3000}}},
		"an hour that becomes cheaper": {changes(offer.Change{From: on("2027-03-01"), Services: []offer.NewPrice{{Index: 0, Price: span.Exact(8000)}}}),
			[]found{{code.ChangeDearer, review.Warning, "changes[0].services[0].price_cents", price, 5000}}},
		"both become dearer":  {changes(offer.Change{From: on("2027-03-01"), Services: []offer.NewPrice{{Index: 0, Price: span.Exact(9500)}}, Packages: []offer.NewPrice{{Index: 0, Price: span.Exact(93000)}}}), nil},
		"a package withdrawn": {changes(offer.Change{From: on("2027-03-01"), Services: []offer.NewPrice{{Index: 0, Price: span.Exact(8000)}}, Packages: []offer.NewPrice{{Index: 0, Withdrawn: true}}}), nil},
		"said once": {changes(offer.Change{From: on("2027-03-01"), Packages: []offer.NewPrice{{Index: 0, Price: span.Exact(93000)}}}, offer.Change{From: on("2027-04-01"), Services: []offer.NewPrice{{Index: 1, Price: span.Exact(13500)}}}),
			[]found{{code.ChangeDearer, review.Warning, "changes[0].packages[0].price_cents", price, 3000}}},
		"no cheaper before, and dearer from then on": {func(l *pricelist.List) {
			changes(offer.Change{From: on("2027-03-01"), Packages: []offer.NewPrice{{Index: 0, Price: span.Exact(90100)}}})(l)
			l.Seller.Packages[0].Price = span.Exact(90000)
		}, []found{{code.PackageSavesNone, review.Hint, price, hour, 0}, {code.ChangeDearer, review.Warning, "changes[0].packages[0].price_cents", price, 100}}},
		// What is in force already is the list's own price.
		"a change that has come": {changes(offer.Change{From: asOf, Packages: []offer.NewPrice{{Index: 0, Price: span.Exact(93000)}}}),
			[]found{{code.PackageDearer, review.Warning, price, hour, 3000}}},
		"a change after the end": {func(l *pricelist.List) {
			changes(offer.Change{From: on("2027-03-01"), Packages: []offer.NewPrice{{Index: 0, Price: span.Exact(93000)}}})(l)
			l.Effective.Until = on("2027-03-01")
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			l := clean()
			test.change(l)
			if diff := cmp.Diff(test.want, lint(l)); diff != "" {
				t.Errorf("want (-), got (+):\n%s", diff)
			}
		})
	}
}

func TestLintAged(t *testing.T) {
	l := clean()
	l.Payers = []pricelist.Payer{{ID: 2, VerifiedOn: on("2026-08-31")}}
	if all := review.LintAged(l, asOf, 3); len(all) != 1 || all[0].Code != code.PayerStale {
		t.Errorf("after three months: %+v", all)
	}
	if all := review.LintAged(l, asOf, 4); len(all) != 0 {
		t.Errorf("within four months: %+v", all)
	}
}
