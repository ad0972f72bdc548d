package literal_test

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/literal"
)

// Courses in which some rules decide more often than by chance.

// rowed is a course of visits some days apart at these prices, of which nothing
// else is said.
func rowed(p pick, apart int, prices ...int64) *literal.Course {
	day, _ := civil.Make(2026, 1+p(12), 1+p(28))
	c := &literal.Course{Claims: "none", OnEves: eves}
	for _, price := range prices {
		c.Visits = append(c.Visits, literal.Visit{Day: day, Charge: price, Allowed: price, Single: price, HandsOn: 50})
		day = day.AddDays(apart + p(7))
	}
	return c
}

// drawLasts draws three packages whose credits last for a month, for two, for
// some days or always, each sold for some of the time: it matters which credits
// she has when.
func drawLasts(p pick) *literal.Course {
	price := int64(20_00 + p(100_00))
	prices := make([]int64, 5+p(3))
	for i := range prices {
		prices[i] = price
	}
	c := rowed(p, of(p, 7, 14, 21, 30), prices...)
	d := dealer{p, c, price, 1}
	for range 3 {
		credits := 1 + p(4)
		pack := literal.Package{Credits: credits, Visit: 1, Price: d.percent(price*int64(credits), 40, 95), Refund: "none"}
		switch p(3) {
		case 0:
			pack.Sold.Until = d.near()
		case 1:
			pack.Sold.From = d.near()
		}
		switch pack.Expires = of(p, "never", "after months", "after months", "on a day"); pack.Expires {
		case "after months":
			pack.Months = 1 + p(4)
		case "on a day":
			pack.LastDay = d.near()
		}
		c.Packages = append(c.Packages, pack)
	}
	return c
}

// drawMeets draws claims whose deductible ends with a visit's very price, under
// settings by which less left of it may cost more, beside a package or two.
func drawMeets(p pick) *literal.Course {
	price := int64(20_00 + p(100_00))
	prices := make([]int64, 3+p(4))
	for i := range prices {
		prices[i] = of(p, price, price, price/2, int64(1+p(int(price))))
	}
	c := rowed(p, of(p, 7, 14, 60), prices...)
	c.Claims = "mixed"
	c.Plan, c.State, _ = drawPlan(p)
	c.Plan.Network, c.Plan.Permits = "in", nil
	affordable(p, &c.Plan, &c.State, price)
	c.Plan.CopayAtEnd = of(p, "waived", "whole", "of the rest")
	left := of(p, prices...) + int64(p(3)-1) + of(p, 0, of(p, prices...))
	c.State.Year = c.Visits[0].Day
	c.State.DeductibleLeft, c.State.FamilyDeductibleLeft = left, left
	c.Plan.Deductible, c.Plan.FamilyDeductible = max(c.Plan.Deductible, left), max(c.Plan.FamilyDeductible, left)
	d := dealer{p, c, price, 1}
	for range p(3) {
		c.Packages = append(c.Packages, d.pack())
	}
	return c
}

// drawBacks draws packages that charge used visits at a single price that changes,
// or give back shares, with tax on it.
func drawBacks(p pick) *literal.Course {
	price := of(p, int64(20_00+p(100_00)), int64(3+p(40)))
	prices := make([]int64, 4+p(4))
	for i := range prices {
		prices[i] = max(price*of[int64](p, 10, 10, 4, 7, 15)/10, 1)
	}
	c := rowed(p, of(p, 7, 14, 30), prices...)
	c.SalesTaxPPM = of(p, 0, int64(p(200_001)))
	d := dealer{p, c, price, 1}
	for range 2 {
		pack := d.pack()
		pack.Refund = of(p, "used at the single price", "used at the single price", "unused")
		pack.Sold, pack.First, pack.Fee = literal.Period{}, false, 0
		c.Packages = append(c.Packages, pack)
	}
	return c
}
