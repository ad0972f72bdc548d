package literal

import "testing"

// march is a course of visits on these days at 100 dollars.
func march(t *testing.T, days ...string) Course {
	c := Course{Claims: "none"}
	for _, d := range days {
		c.Visits = append(c.Visits, Visit{Day: day(t, d), Charge: 100_00, Allowed: None})
	}
	return c
}

// copay is a plan that asks for twenty dollars a visit, so many visits a year.
func copay(visits int64) Plan {
	return Plan{
		Network: "in", Coverage: "covered", Kind: "copay", Copay: 20_00, VisitsCount: "all", Denied: "patient",
		PocketMax: None, FamilyPocketMax: None, LawPocketMax: None, Family: "none",
		VisitLimit: visits, VisitCents: None, VisitMinutes: None, YearCents: None, YearMonth: 1, YearDay: 1,
	}
}

// Every rule of paying, each by a course that is worked by hand.
func TestChoice(t *testing.T) {
	at := func(text string) Period { return Period{Until: day(t, text)} }
	two := func(price int64) Package {
		return Package{Credits: 2, Visit: 1, Price: price, Expires: "never", Refund: "none"}
	}
	three := func(refund string, fee int64) []Package {
		return []Package{{Credits: 3, Visit: 1, Price: 240_00, Expires: "never", Refund: refund, Fee: fee}}
	}
	monthly := func(credits int, unused string) []Membership {
		return []Membership{{Every: 1, Unit: "month", Fee: 80_00, Credits: credits, Unused: unused, Minimum: 1, Member: None}}
	}
	weeks := []string{"2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"}
	for _, c := range []struct {
		name   string
		days   []string
		course func(c *Course)
		want   Figures
	}{
		{"tips come on top", weeks[:2], func(c *Course) { c.Tips = []int64{15_00, 20_00} }, Figures{Total: 235_00}},
		{"a package", weeks[:3], func(c *Course) { c.Packages = three("unused", 0) }, Figures{240_00, 240_00, 1, 0}},
		{"the unused credit comes back", weeks[:2], func(c *Course) { c.Packages = three("unused", 0) }, Figures{160_00, 160_00, 1, 0}},
		{"less a fee of 40 it ties with single visits, which prepay nothing", weeks[:2], func(c *Course) {
			c.Packages = three("unused less a fee", 40_00)
		}, Figures{Total: 200_00}},
		{"less a fee of 39.99 it is a cent cheaper", weeks[:2], func(c *Course) {
			c.Packages = three("unused less a fee", 39_99)
		}, Figures{199_99, 199_99, 1, 0}},
		{"used visits at the single price leave nothing to gain", weeks[:2], func(c *Course) {
			c.Packages = three("used at the single price", 0)
		}, Figures{Total: 200_00}},
		// 240 and 24 of tax, 4 % of 264 are 10.56; 80 and 8 of tax come back.
		{"tax comes back, the card's surcharge does not", weeks[:2], func(c *Course) {
			c.SalesTaxPPM, c.CardPPM = 100_000, 40_000
			c.Packages = three("unused", 0)
		}, Figures{186_56, 186_56, 1, 0}},
		{"a month from 2 March ends with 2 April", []string{"2026-03-02", "2026-04-02"}, func(c *Course) {
			c.Packages = []Package{two(120_00)}
			c.Packages[0].Expires, c.Packages[0].Months = "after months", 1
		}, Figures{120_00, 120_00, 1, 0}},
		{"and not with 3 April", []string{"2026-03-02", "2026-04-03"}, func(c *Course) {
			c.Packages = []Package{two(120_00)}
			c.Packages[0].Expires, c.Packages[0].Months = "after months", 1
		}, Figures{Total: 200_00}},
		{"the package for the first purchase comes first, the other after it", weeks, func(c *Course) {
			c.Packages = []Package{two(150_00), two(100_00)}
			c.Packages[1].First = true
		}, Figures{250_00, 250_00, 2, 0}},
		{"150 minutes pay two visits of 60, and 30 come back", weeks[:2], func(c *Course) {
			c.Packages = []Package{{Credits: 150, Visit: 60, Price: 150_00, Expires: "never", Refund: "unused"}}
		}, Figures{120_00, 120_00, 1, 0}},
		{"a credit for a lesser service and 20 a visit", weeks[:2], func(c *Course) {
			c.Packages = []Package{two(120_00)}
			c.Packages[0].Upgrade = []int64{20_00, 20_00}
		}, Figures{160_00, 120_00, 1, 0}},
		// 10 for joining, two months of 80, and 90 for the second visit.
		{"a membership of two months with its price for more", []string{"2026-03-02", "2026-03-09", "2026-04-02"}, func(c *Course) {
			c.Memberships = monthly(1, "lost")
			c.Memberships[0].Minimum, c.Memberships[0].SetupFee, c.Memberships[0].Member = 2, 10_00, 90_00
		}, Figures{260_00, 170_00, 1, 0}},
		{"and a third month renewed by a visit in it", []string{"2026-03-02", "2026-03-09", "2026-04-02", "2026-05-02"}, func(c *Course) {
			c.Memberships = monthly(1, "lost")
			c.Memberships[0].Minimum, c.Memberships[0].SetupFee, c.Memberships[0].Member = 2, 10_00, 90_00
		}, Figures{340_00, 250_00, 1, 0}},
		{"a notice of 30 days ends with the first month, 1 April", weeks[:2], func(c *Course) {
			c.Memberships = monthly(1, "lost")
			c.Memberships[0].Notice = 30
		}, Figures{180_00, 80_00, 1, 0}},
		{"one of 31 days does not", weeks[:2], func(c *Course) {
			c.Memberships = monthly(1, "lost")
			c.Memberships[0].Notice = 31
		}, Figures{Total: 200_00}},
		{"a membership of one month is joined again", []string{"2026-03-02", "2026-04-02"}, func(c *Course) {
			c.Memberships = monthly(1, "lost")
			c.Memberships[0].Cycles, c.Memberships[0].SetupFee = 1, 10_00
		}, Figures{180_00, 180_00, 2, 0}},
		{"a new fee is due from the interval that begins in its force", []string{"2026-03-02", "2026-04-02"}, func(c *Course) {
			c.Memberships = monthly(1, "lost")
			c.Memberships[0].Later = []LaterFee{{From: day(t, "2026-04-02"), Fee: 95_00}}
		}, Figures{175_00, 175_00, 1, 0}},
		{"one of two credits goes into the next month", []string{"2026-03-02", "2026-04-02", "2026-04-09", "2026-04-16"}, func(c *Course) {
			c.Memberships = monthly(2, "rolled over")
			c.Memberships[0].Cap = 1
		}, Figures{160_00, 160_00, 1, 0}},
		// April alone: 80 for two visits, and two singly.
		{"or is lost", []string{"2026-03-02", "2026-04-02", "2026-04-09", "2026-04-16"}, func(c *Course) {
			c.Memberships = monthly(2, "lost")
		}, Figures{260_00, 160_00, 1, 0}},
		{"a sliding scale is for the single price", weeks[:2], func(c *Course) {
			c.OffPPM = 255_000
			c.Packages = []Package{two(150_00)}
		}, Figures{Total: 149_00}},
		{"one visit claimed, two by a package", weeks[:3], func(c *Course) {
			c.Claims, c.Plan, c.SalesTaxPPM = "mixed", copay(1), 100_000
			c.Packages = []Package{two(150_00)}
		}, Figures{185_00, 165_00, 1, 0}},
		{"where every covered visit is claimed, the others are paid singly and in full", weeks[:3], func(c *Course) {
			c.Claims, c.Plan, c.OffPPM = "only", copay(1), 255_000
			c.Packages = []Package{two(150_00)}
		}, Figures{Total: 220_00}},

		{"asked on 20 February, four are bought on the last day of their price", weeks, func(c *Course) {
			c.OnEves, c.Opens = true, day(t, "2026-02-20")
			c.Packages = []Package{two(140_00)}
			c.Packages[0].Sold = at("2026-02-28")
		}, Figures{280_00, 280_00, 2, 0}},
		{"that day is the first on which she may buy", weeks, func(c *Course) {
			c.OnEves, c.Opens = true, day(t, "2026-02-27")
			c.Packages = []Package{two(140_00)}
			c.Packages[0].Sold = at("2026-02-28")
		}, Figures{280_00, 280_00, 2, 0}},
		{"asked a day later they are not", weeks, func(c *Course) {
			c.OnEves, c.Opens = true, day(t, "2026-02-28")
			c.Packages = []Package{two(140_00)}
			c.Packages[0].Sold = at("2026-02-28")
		}, Figures{Total: 400_00}},
		{"nor without a day of asking", weeks, func(c *Course) {
			c.OnEves = true
			c.Packages = []Package{two(140_00)}
			c.Packages[0].Sold = at("2026-02-28")
		}, Figures{Total: 400_00}},
		// The month counts from 27 February to 27 March.
		{"what is bought on an eve lapses from that day on", []string{"2026-03-27", "2026-03-28"}, func(c *Course) {
			c.OnEves, c.Opens = true, day(t, "2026-02-20")
			c.Packages = []Package{two(90_00)}
			c.Packages[0].Sold, c.Packages[0].Expires, c.Packages[0].Months = at("2026-02-28"), "after months", 1
		}, Figures{190_00, 90_00, 1, 0}},
		// Two months from 27 February, of which the second holds both visits.
		{"joined on an eve, intervals count from it", []string{"2026-03-27", "2026-04-26"}, func(c *Course) {
			c.OnEves, c.Opens = true, day(t, "2026-02-20")
			c.Memberships = monthly(1, "kept")
			c.Memberships[0].Sold = at("2026-02-28")
		}, Figures{160_00, 160_00, 1, 0}},
		// A visit on the eve comes first: what is for the first purchase only is
		// bought at it, and the other after it.
		{"a visit comes before the eve of its day", weeks[:3], func(c *Course) {
			c.OnEves = true
			c.Packages = []Package{two(100_00), {Credits: 1, Visit: 1, Price: 50_00, Expires: "never", Refund: "none", First: true}}
			c.Packages[0].Sold = at("2026-03-03")
		}, Figures{150_00, 150_00, 2, 0}},
	} {
		course := march(t, c.days...)
		c.course(&course)
		got := Choice(&course)
		if got.Late = 0; got.Figures != c.want {
			t.Errorf("%s: %+v by %+v, want %+v", c.name, got.Figures, got.Steps, c.want)
		}
	}
}

// Of routes that agree in all else the one that buys later keeps her money longer.
func TestLaterPurchaseIsChosen(t *testing.T) {
	c := march(t, "2026-03-02", "2026-03-09", "2026-03-16")
	c.Packages = []Package{{Credits: 2, Visit: 1, Price: 150_00, Expires: "never", Refund: "none"}}
	got := Choice(&c)
	if want := (Figures{250_00, 150_00, 1, 1}); got.Figures != want {
		t.Errorf("%+v by %+v, want %+v", got.Figures, got.Steps, want)
	}
}
