package literal_test

import (
	"fmt"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/literal"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
)

// singles is a course paid singly at one price.
func singles(days []civil.Date, price int64) *ledger.Book {
	var book ledger.Book
	for i, day := range days {
		book.Entries = append(book.Entries, ledger.Entry{
			Visit: i, Date: day, Payer: ledger.You, Kind: ledger.Share, Amount: money.Amount(price), Item: -1,
		})
	}
	return &book
}

// disagree compares who bears each visit by a route's ledger with parts.
func disagree(book *ledger.Book, parts []literal.Part) string {
	for i, want := range parts {
		got := literal.Part{Outcome: want.Outcome}
		for _, e := range book.Entries {
			if e.Visit != i || e.Kind != ledger.Share {
				continue
			}
			switch e.Payer {
			case ledger.You:
				got.Patient += int64(e.Amount)
			case ledger.Plan:
				got.Payer += int64(e.Amount)
			case ledger.Provider:
				got.WriteOff += int64(e.Amount)
			}
		}
		if got != want {
			return fmt.Sprintf("visit %d: %+v, want %+v", i, got, want)
		}
	}
	return ""
}

// Every route that is no health plan: who bears which part of each visit of a
// course that may cross a year's end.
func TestRoutesAgree(t *testing.T) {
	s := readSchedule(t)
	agree(t, few, func(p pick) string {
		price := int64(1 + p(200_00))
		day, _ := civil.Make(2025, 9+p(4), 1+p(28))
		var days []civil.Date
		for range 1 + p(10) {
			day = day.AddDays(1 + p(20))
			days = append(days, day)
		}
		number, minutes := of(p, "97124", "97140", "97112"), 8+p(80)
		course := secondary.Course{
			Singles: singles(days, price), Provider: reference.MassageTherapist,
			Codes: []offer.Coded{{Code: number, Minutes: minutes}}, HandsOn: minutes, State: "AL",
		}
		var route secondary.Route
		var visit func(day civil.Date) literal.Part
		switch p(5) {
		case 0:
			read := literal.Auto{
				Florida: p(4) == 0, Massage: true, Therapist: true,
				DeductibleLeft: p.near(500_00, price), LimitLeft: p.near(1000_00, price, 3*price), SharePPM: of(p, 0, 200_000, int64(p(1_000_001))),
			}
			route = secondary.Route{
				Kind: secondary.Auto, DeductibleLeft: span.Exact(read.DeductibleLeft), LimitLeft: span.Exact(read.LimitLeft),
				Share: span.Exact(read.SharePPM), State: map[bool]string{true: "FL", false: "AL"}[read.Florida],
			}
			visit = func(civil.Date) (part literal.Part) {
				part, read = read.Visit(price, price)
				return part
			}
		case 1:
			read := literal.Workers{
				Ordered: true, Authorised: of(p, "", "hotline", "manager"), VisitsSoFar: int64(p(14)),
				DailyMaximum: of(p, literal.None, 1+p.near(200_00, price)),
			}
			route = secondary.Route{Kind: secondary.Workers, VisitsUsed: int(read.VisitsSoFar), Form: offer.No, Manager: offer.No}
			if read.Authorised != "" {
				route.Form = offer.Yes
			}
			if read.Authorised == "manager" {
				route.Manager = offer.Yes
			}
			if read.DailyMaximum != literal.None {
				route.DailyMax = money.Amount(read.DailyMaximum)
			}
			visit = func(civil.Date) (part literal.Part) {
				part, read = read.Visit(price, price)
				return part
			}
		case 2:
			read := literal.Veteran{Referred: true, Authorised: true, Copay: p.near(100_00, price)}
			route = secondary.Route{
				Kind: secondary.Veterans, Copay: span.Exact(read.Copay), Referral: offer.Yes,
				Authorisation: cover.Permit{Needed: offer.Yes, Have: offer.Yes},
			}
			visit = func(civil.Date) literal.Part { return read.Visit(price, price, price) }
		case 3:
			read := literal.Advantage{VisitsLeft: int64(1 + p(6)), Copay: p.near(100_00, price)}
			whole, used := read.VisitsLeft, int64(p(6))
			read.VisitsLeft = max(whole-used, 0)
			route = secondary.Route{
				Kind: secondary.Advantage, VisitsAYear: int(whole), VisitsUsed: int(used), Copay: span.Exact(read.Copay),
			}
			year := days[0].Year()
			visit = func(day civil.Date) (part literal.Part) {
				if day.Year() != year { // the benefit is a calendar year's
					year, read.VisitsLeft = day.Year(), whole
				}
				part, read = read.Visit(price, price, price)
				return part
			}
		case 4:
			read := literal.PartB{
				Provider: of(p, "massage therapist", "physical therapist"), PlanOfCare: true,
				Fees: of(p, "participating", "assigned", "unassigned"), DeductibleLeft: p.near(257_00, price),
			}
			route = secondary.Route{
				Kind: secondary.Medicare, DeductibleLeft: span.Exact(read.DeductibleLeft), PlanOfCare: offer.Yes,
				Participates: offer.Yes, Assigned: offer.No,
			}
			if read.Provider == "physical therapist" {
				course.Provider = reference.PhysicalTherapy
			}
			if read.Fees != "participating" {
				route.Participates = offer.No
			}
			if read.Fees == "assigned" {
				route.Assigned = offer.Yes
			}
			year := days[0].Year()
			visit = func(day civil.Date) (part literal.Part) {
				if day.Year() != year {
					year, read.DeductibleLeft = day.Year(), 283_00 // 2026's
				}
				var units []literal.Code
				for range literal.CMS([]int64{int64(minutes)})[0][0] {
					units = append(units, s.codes[day.Year()][number])
				}
				fee := literal.Day(units, s.places[day.Year()]["AL"][0], factorOn(day), 50, "unit")
				part, read = read.Visit(price, fee, price)
				return part
			}
		}
		var parts []literal.Part
		for _, day := range days {
			parts = append(parts, visit(day))
		}
		for _, dear := range []bool{false, true} {
			var book ledger.Book
			route.Apply(&course, dear, &book)
			if wrong := disagree(&book, parts); wrong != "" {
				return fmt.Sprintf("%+v of %+v: %s", route, course, wrong)
			}
		}
		return ""
	})
}
