package pay

import (
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
)

// audit holds a book to what must be true of every one.
func audit(t *rapid.T, c *Course, settled Settled, book *ledger.Book) {
	t.Helper()
	var purchases, drawn, unused, returned, setup, extras, back, advanced, reimbursed, balance money.Amount
	var prepaid, sold, taxed int64 // charged for purchases and set-up fees; added to prices in all; tax on what comes back
	o := newOracle(c)
	for i, e := range book.Entries {
		surcharge := e.Payer == ledger.Provider && (e.Rule == code.PackageDiscount || e.Rule == code.MembershipDiscount)
		if e.Amount < 0 && !surcharge {
			t.Fatalf("entry %d is negative: %+v", i, e)
		}
		if i > 0 && e.Date < book.Entries[i-1].Date {
			t.Fatalf("entry %d stands before an earlier day: %+v", i, e)
		}
		due := c.Dates[max(e.Visit, 0)]
		if e.Kind == ledger.Return && e.Rule == code.Reimbursement {
			due = due.AddDays(c.Claims.Delay)
		}
		if e.Visit != ledger.CourseLevel && e.Date != due {
			t.Fatalf("entry %d is not on the day of its visit: %+v", i, e)
		}
		switch e.Kind {
		case ledger.Share:
			if e.Payer == ledger.Prepaid {
				drawn += e.Amount
				balance -= e.Amount
			}
			if e.Payer == ledger.You && e.Visit != ledger.CourseLevel && !ofClaim(e.Rule) {
				sold += o.load(cents(e.Amount)) - cents(e.Amount)
			}
		case ledger.Purchase:
			purchases += e.Amount
			balance += e.Amount
			prepaid += o.load(cents(e.Amount))
			sold += o.load(cents(e.Amount)) - cents(e.Amount)
		case ledger.Unused:
			unused += e.Amount
			balance -= e.Amount
		case ledger.Extra:
			switch e.Rule {
			case code.MembershipSetup:
				setup += e.Amount
				prepaid += o.load(cents(e.Amount))
				sold += o.load(cents(e.Amount)) - cents(e.Amount)
			case code.SalesTax, code.CardSurcharge:
				extras += e.Amount
			}
		case ledger.Advance:
			advanced += e.Amount
		case ledger.Return:
			if e.Rule == code.Reimbursement {
				reimbursed += e.Amount
				break
			}
			back += e.Amount
			if e.Item >= 0 {
				returned += e.Amount
				price, rate := e.Inputs[0].Value, int64(c.Surcharge.SalesTax)
				taxed += half(price, rate) - half(price-cents(e.Amount), rate)
				balance -= e.Amount
			}
		default:
			t.Fatalf("entry %d is of no kind: %+v", i, e)
		}
		lastOfDay := i+1 == len(book.Entries) || book.Entries[i+1].Date != e.Date
		if lastOfDay && balance < 0 {
			t.Fatalf("more drawn or lapsed than paid ahead after entry %d: %+v", i, book.Entries)
		}
	}
	for visit, price := range c.Price {
		if got := book.VisitPrice(visit); got != price {
			t.Fatalf("visit %d costs %d, its shares add up to %d: %+v", visit, price, got, book.Entries)
		}
	}
	switch {
	case advanced != reimbursed || advanced > 0 && !c.Claims.Superbill:
		t.Fatalf("laid out %d, came back %d: %+v", advanced, reimbursed, book.Entries)
	case purchases != drawn+unused+returned:
		t.Fatalf("purchases %d are not draws %d, unused %d and returned %d: %+v", purchases, drawn, unused, returned, book.Entries)
	case cents(settled.Prepaid) != prepaid-cents(back):
		t.Fatalf("prepaid %d is not %d for purchases and set-up fees less %d that came back", settled.Prepaid, prepaid, back)
	case cents(extras) != sold:
		t.Fatalf("tax and surcharges %d are not %d: %+v", extras, sold, book.Entries)
	case cents(back-returned) != taxed:
		t.Fatalf("of %d that came back %d is tax", back, back-returned)
	case settled.Total != book.Total():
		t.Fatalf("settled to %d, booked %d", settled.Total, book.Total())
	case book.PaidAhead() < 0 || book.PaidAhead() > purchases:
		t.Fatalf("paid ahead %d of purchases %d", book.PaidAhead(), purchases)
	}
	var daily money.Amount
	for i, e := range book.Entries {
		if i == 0 || e.Date != book.Entries[i-1].Date {
			daily += book.PaidOn(e.Date)
		}
	}
	if daily-back-reimbursed != settled.Total {
		t.Fatalf("all days together come to %d less %d, not %d", daily, back+reimbursed, settled.Total)
	}
}

// ofClaim tells whether an amount is her share of a claim.
func ofClaim(rule code.Rule) bool {
	switch rule {
	case code.Deductible, code.Copay, code.Coinsurance, code.OverMinutes, code.OverVisitCap, code.OverYearCap, code.BalanceBill, code.Denied:
		return true
	}
	return false
}

// wander follows choices that the rules allow, good or bad. Of the packages whose
// credits cost nothing Settle draws from the one that lapses first, so no other
// such draw is taken here.
func wander(t *rapid.T, o *oracle) (r Route, claims []parts, total toll) {
	p := o.open()
	for range o.c.Dates {
		for o.onEve(p) {
			opt := rapid.SampledFrom(o.purchases(p)).Draw(t, "on an eve")
			if opt.eve != nil {
				r.Eves = append(r.Eves, *opt.eve)
			}
			total, p = total.plus(opt.add), opt.next
		}
		var may []option
		o.age(&p)
		for _, opt := range o.options(p) {
			fits := true
			for _, b := range p.packs {
				if opt.step.Way == PayPackage && opt.step.Item < 0 && b.left > 0 && b.item == 0 && b.last < opt.lapses {
					fits = false
				}
			}
			if fits {
				may = append(may, opt)
			}
		}
		opt := may[rapid.IntRange(0, len(may)-1).Draw(t, "way")]
		r.Steps, claims, total, p = append(r.Steps, opt.step), append(claims, opt.claim), total.plus(opt.add), opt.next
	}
	return r, claims, total.plus(o.rest(p))
}

// TestAnyRouteIsBookedToTheCent settles routes that nobody would choose, too.
func TestAnyRouteIsBookedToTheCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 8)
		route, claims, total := wander(t, newOracle(c))
		var credit int64
		for _, s := range claims {
			credit += s.deductible
		}
		for _, tip := range c.Tip {
			total.cost += cents(tip)
		}
		var book ledger.Book
		settled := Settle(c, route, &book)
		if want := (Settled{money.Amount(total.cost), money.Amount(total.prepaid), money.Amount(credit)}); settled != want {
			t.Fatalf("%+v settles to %+v, the oracle says %+v", route, settled, want)
		}
		if quiet := Settle(c, route, nil); quiet != settled {
			t.Fatalf("without a book it settles to %+v, with one to %+v", quiet, settled)
		}
		audit(t, c, settled, &book)
		for visit, s := range claims {
			if route.Steps[visit].Way == PayClaim {
				compareClaim(t, &book, visit, s)
			}
		}
	})
}

// compareClaim holds a claim's entries to the oracle's split.
func compareClaim(t *rapid.T, book *ledger.Book, visit int, want parts) {
	var got parts
	for _, e := range book.Entries {
		if e.Visit != visit || e.Kind != ledger.Share {
			continue
		}
		switch e.Rule {
		case code.Deductible:
			got.deductible += cents(e.Amount)
		case code.Copay:
			got.copay += cents(e.Amount)
		case code.Coinsurance:
			got.coinsurance += cents(e.Amount)
		case code.PlanPays, code.PocketLimit:
			got.plan += cents(e.Amount)
		case code.WriteOff:
			got.writeOff += cents(e.Amount)
		case code.OverMinutes:
			got.minutes += cents(e.Amount)
		case code.OverVisitCap:
			got.visit += cents(e.Amount)
		case code.OverYearCap:
			got.year += cents(e.Amount)
		case code.BalanceBill:
			got.balance += cents(e.Amount)
		case code.Denied:
			got.denied += cents(e.Amount)
		default:
			t.Fatalf("a claim with an entry by another rule: %+v", e)
		}
	}
	if got != want {
		t.Fatalf("visit %d is claimed as %+v, the oracle says %+v", visit, got, want)
	}
}

// TestStrayStepsAreBookedToTheCent follows steps that were chosen for another
// course: what cannot be done falls back, and the book still balances.
func TestStrayStepsAreBookedToTheCent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCourse(t, 8)
		steps := make([]Step, len(c.Dates))
		for i := range steps {
			steps[i].Way = rapid.SampledFrom([]Way{PaySingle, PayPackage, PayCredit, PayMember, PayClaim}).Draw(t, "way")
			steps[i].Buy = rapid.Bool().Draw(t, "buy")
			steps[i].Item = rapid.IntRange(0, 3).Draw(t, "item")
		}
		route := Route{Steps: steps}
		for range rapid.IntRange(0, 3).Draw(t, "purchases on eves") {
			e := Eve{Day: drawDay(t, c, "eve"), Item: rapid.IntRange(0, 3).Draw(t, "item"), Member: rapid.Bool().Draw(t, "membership")}
			if k := e.Item; k < len(c.Packages) && rapid.Bool().Draw(t, "on its eve") {
				e.Day = c.Packages[k].Sold.Until - 1
			}
			route.Eves = append(route.Eves, e)
		}
		var book ledger.Book
		audit(t, c, Settle(c, route, &book), &book)
	})
}
