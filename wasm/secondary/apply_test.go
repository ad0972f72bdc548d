package secondary_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
)

func day(text string) civil.Date {
	d, err := civil.Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

// weekly is so many visits of one price, a week apart, each paid singly.
func weekly(n int, from string, price money.Amount, provider reference.Provider, codes ...offer.Coded) *secondary.Course {
	book := &ledger.Book{}
	for i := range n {
		book.Entries = append(book.Entries, ledger.Entry{
			Visit: i, Date: day(from).AddDays(7 * i), Payer: ledger.You, Kind: ledger.Share, Amount: price, Rule: code.Single, Item: -1,
			Inputs: []ledger.Input{{Field: ledger.Price, Unit: ledger.Cents, Value: int64(price), Origin: ledger.FromQuote}},
		})
	}
	return &secondary.Course{Singles: book, Provider: provider, Codes: codes, HandsOn: 60, State: "DC"}
}

// paid is what each bears of a course, by visit and in all.
type paid struct{ you, plan, provider money.Amount }

func shares(book *ledger.Book) (all paid) {
	for i := range book.Entries {
		e := &book.Entries[i]
		if e.Kind != ledger.Share {
			continue
		}
		switch e.Payer {
		case ledger.You:
			all.you += e.Amount
		case ledger.Plan:
			all.plan += e.Amount
		case ledger.Provider:
			all.provider += e.Amount
		}
	}
	return all
}

const (
	lmt   = reference.MassageTherapist
	pt    = reference.PhysicalTherapy
	chiro = reference.Chiropractic
)

func TestWhoPays(t *testing.T) {
	massage := []offer.Coded{{Code: "97124", Minutes: 60}}
	manual := []offer.Coded{{Code: "97140", Minutes: 30}}
	inFlorida := func(c *secondary.Course) *secondary.Course { c.State = "FL"; return c }
	auto := func(change func(*secondary.Route)) secondary.Route {
		r := secondary.Route{Kind: secondary.Auto, DeductibleLeft: span.Exact(0), LimitLeft: span.Exact(5_000_00)}
		change(&r)
		return r
	}
	workers := func(change func(*secondary.Route)) secondary.Route {
		r := secondary.Route{Kind: secondary.Workers}
		change(&r)
		return r
	}
	veteran := secondary.Route{Kind: secondary.Veterans, Copay: span.Exact(50_00), Referral: offer.Yes, Authorisation: cover.Permit{Have: offer.Yes}}
	same := func(*secondary.Route) {}
	for name, c := range map[string]struct {
		route  secondary.Route
		course *secondary.Course
		want   paid
		notes  []code.Note
		apart  bool
	}{
		"auto: the insurer pays": {auto(same), weekly(3, "2026-06-01", 90_00, lmt), paid{plan: 270_00}, nil, false},
		// 250 of deductible: 90 + 90 + 70, then the insurer.
		"auto: the deductible first": {auto(func(r *secondary.Route) { r.DeductibleLeft = span.Exact(250_00) }),
			weekly(4, "2026-06-01", 90_00, lmt), paid{you: 250_00, plan: 110_00}, nil, false},
		// 200 of limit: 90 + 90 + 20; the rest of the third and the fourth are hers.
		"auto: until the limit is used up": {auto(func(r *secondary.Route) { r.LimitLeft = span.Exact(200_00) }),
			weekly(4, "2026-06-01", 90_00, lmt), paid{you: 160_00, plan: 200_00}, []code.Note{code.LimitUsedUp}, false},
		"auto: the limit ends with a visit": {auto(func(r *secondary.Route) { r.LimitLeft = span.Exact(270_00) }),
			weekly(3, "2026-06-01", 90_00, lmt), paid{plan: 270_00}, nil, false},
		// Deductible 100, a fifth of the rest: 90 + (10 + 16) + 18.
		"auto: deductible and a share": {auto(func(r *secondary.Route) { r.DeductibleLeft, r.Share = span.Exact(100_00), span.Exact(200_000) }),
			weekly(3, "2026-06-01", 90_00, lmt), paid{you: 134_00, plan: 136_00}, nil, false},
		"auto: Florida pays no massage therapist": {auto(same), inFlorida(weekly(2, "2026-06-01", 90_00, lmt, manual...)),
			paid{you: 180_00}, []code.Note{code.FloridaExcludes}, false},
		"auto: Florida pays no massage of a physical therapist": {auto(same), inFlorida(weekly(2, "2026-06-01", 90_00, pt, massage...)),
			paid{you: 180_00}, []code.Note{code.FloridaExcludes}, false},
		"auto: the policy follows Florida's law elsewhere": {auto(func(r *secondary.Route) { r.State = "FL" }), weekly(2, "2026-06-01", 90_00, lmt),
			paid{you: 180_00}, []code.Note{code.FloridaExcludes}, false},
		// 80 % of reasonable expenses.
		"auto: Florida pays manual therapy, in time": {auto(func(r *secondary.Route) { r.Accident, r.FirstCare = day("2026-05-01"), day("2026-05-15") }),
			inFlorida(weekly(2, "2026-06-01", 90_00, pt, manual...)), paid{you: 36_00, plan: 144_00}, nil, false},
		"auto: Florida, a day too late": {auto(func(r *secondary.Route) { r.Accident, r.FirstCare = day("2026-05-01"), day("2026-05-16") }),
			inFlorida(weekly(2, "2026-06-01", 90_00, pt, manual...)), paid{you: 180_00}, []code.Note{code.FourteenDays}, false},
		// 80 % of 900 is 720 a visit: 2,500 is used up in the fourth.
		"auto: Florida without an emergency": {auto(func(r *secondary.Route) { r.Emergency = offer.No }),
			inFlorida(weekly(4, "2026-06-01", 900_00, pt, manual...)), paid{you: 1_100_00, plan: 2_500_00}, []code.Note{code.FourteenDays, code.LimitUsedUp}, false},

		"workers: six visits of massage need nothing": {workers(same), weekly(6, "2026-06-01", 90_00, lmt),
			paid{plan: 540_00}, []code.Note{code.CashNever}, false},
		"workers: the seventh needs the form": {workers(same), weekly(7, "2026-06-01", 90_00, lmt),
			paid{plan: 630_00}, []code.Note{code.CashNever, code.FormNeeded}, false},
		"workers: the thirteenth needs the claim manager": {workers(func(r *secondary.Route) { r.VisitsUsed, r.Form = 11, offer.Yes }), weekly(2, "2026-06-01", 90_00, lmt),
			paid{plan: 180_00}, []code.Note{code.CashNever, code.ManagerNeeded}, false},
		"workers: with both": {workers(func(r *secondary.Route) { r.VisitsUsed, r.Form, r.Manager = 11, offer.Yes, offer.Yes }), weekly(2, "2026-06-01", 90_00, lmt),
			paid{plan: 180_00}, []code.Note{code.CashNever}, false},
		"workers: the form was refused": {workers(func(r *secondary.Route) { r.Form = offer.No }), weekly(8, "2026-06-01", 90_00, lmt),
			paid{plan: 540_00, provider: 180_00}, []code.Note{code.CashNever, code.FormNeeded, code.NotAuthorised}, true},
		"workers: physical therapy has twelve": {workers(same), weekly(12, "2026-06-01", 90_00, pt),
			paid{plan: 1_080_00}, []code.Note{code.CashNever}, false},
		"workers: a state with two": {workers(func(r *secondary.Route) { r.FreeVisits = 2 }), weekly(3, "2026-06-01", 90_00, lmt),
			paid{plan: 270_00}, []code.Note{code.CashNever, code.FormNeeded}, false},
		// 75 % of 100.02 is 75.015: 75.02.
		"workers: three quarters of the daily maximum": {workers(func(r *secondary.Route) { r.DailyMax = 100_02 }), weekly(2, "2026-06-01", 90_00, lmt),
			paid{plan: 150_04, provider: 29_96}, []code.Note{code.CashNever}, false},
		"workers: all of it for physical therapy": {workers(func(r *secondary.Route) { r.DailyMax = 80_00 }), weekly(2, "2026-06-01", 90_00, pt),
			paid{plan: 160_00, provider: 20_00}, []code.Note{code.CashNever}, false},

		"veterans: a copay each":            {veteran, weekly(3, "2026-06-01", 90_00, lmt), paid{you: 150_00, plan: 120_00}, []code.Note{code.CashNever}, false},
		"veterans: a copay above the price": {veteran, weekly(1, "2026-06-01", 45_00, lmt), paid{you: 45_00}, []code.Note{code.CashNever}, false},
		"veterans: authorised until the second": {
			func() secondary.Route { r := veteran; r.Authorisation.Expires = day("2026-06-08"); return r }(),
			weekly(3, "2026-06-01", 90_00, lmt), paid{you: 100_00, plan: 80_00, provider: 90_00}, []code.Note{code.CashNever, code.NotAuthorised}, true},
		"veterans: authorised for two": {
			func() secondary.Route { r := veteran; r.Authorisation.Visits = 2; return r }(),
			weekly(3, "2026-06-01", 90_00, lmt), paid{you: 100_00, plan: 80_00, provider: 90_00}, []code.Note{code.CashNever, code.NotAuthorised}, true},
		"veterans: no referral": {
			func() secondary.Route { r := veteran; r.Referral = offer.No; return r }(),
			weekly(2, "2026-06-01", 90_00, lmt), paid{provider: 180_00}, []code.Note{code.CashNever, code.NotAuthorised}, true},
		"veterans: nothing said of a referral": {
			secondary.Route{Kind: secondary.Veterans, Copay: span.Exact(0)},
			weekly(2, "2026-06-01", 90_00, lmt), paid{plan: 180_00}, []code.Note{code.CashNever, code.ReferralNeeded}, false},

		"Medicare: never a massage therapist": {secondary.Route{Kind: secondary.Medicare, PlanOfCare: offer.Yes}, weekly(2, "2026-06-01", 90_00, lmt, massage...),
			paid{you: 180_00}, []code.Note{code.CashNever, code.MedicareNever}, false},
		"Medicare: a physical therapist without a plan of care": {secondary.Route{Kind: secondary.Medicare}, weekly(2, "2026-06-01", 90_00, pt, massage...),
			paid{you: 180_00}, []code.Note{code.CashNever, code.PlanOfCareNeeded}, false},
		"Medicare: massage alone at a chiropractor": {secondary.Route{Kind: secondary.Medicare}, weekly(2, "2026-06-01", 90_00, chiro, massage...),
			paid{you: 180_00}, []code.Note{code.CashNever, code.ManipulationOnly}, false},

		// Two of the three are within the number; 20 + 20 + 90.
		"Advantage: so many visits": {secondary.Route{Kind: secondary.Advantage, Copay: span.Exact(20_00), VisitsAYear: 12, VisitsUsed: 10}, weekly(3, "2026-06-01", 90_00, lmt),
			paid{you: 130_00, plan: 140_00}, []code.Note{code.OtherVisitsUsedUp}, false},
		"Advantage: the year begins anew": {secondary.Route{Kind: secondary.Advantage, Copay: span.Exact(20_00), VisitsAYear: 1, VisitsUsed: 1}, weekly(2, "2026-12-28", 90_00, lmt),
			paid{you: 110_00, plan: 70_00}, []code.Note{code.OtherVisitsUsedUp}, false},
	} {
		t.Run(name, func(t *testing.T) {
			for _, dear := range []bool{false, true} {
				var book ledger.Book
				out := c.route.Apply(c.course, dear, &book)
				if got := shares(&book); got != c.want {
					t.Errorf("%+v, want %+v", got, c.want)
				}
				if !slices.Equal(out.Notes, c.notes) || out.Apart != c.apart {
					t.Errorf("%q, apart %v; want %q, %v", out.Notes, out.Apart, c.notes, c.apart)
				}
				if book.Total() != c.want.you {
					t.Errorf("total %v, want %v", book.Total(), c.want.you)
				}
				if faults := c.route.Check(""); len(faults) > 0 {
					t.Errorf("%+v", faults)
				}
			}
		})
	}
}

// TestPartB works a physical therapist's visits in the District of Columbia: what
// the fee schedule pays for an hour of massage there is F.
func TestPartB(t *testing.T) {
	medicare := bill.Medicare()
	hour := offer.Coded{Code: "97124", Minutes: 60}
	allowed, ok := medicare.Allow(&bill.Visit{Lines: []offer.Coded{hour}, Day: day("2026-06-01"), State: "DC"})
	if !ok || allowed.Low != allowed.High {
		t.Fatalf("%+v", allowed)
	}
	fee := allowed.Low
	part := func(a money.Amount, ppm money.Rate) money.Amount { return a.Times(ppm, money.HalfUp) }
	met := secondary.Route{Kind: secondary.Medicare, PlanOfCare: offer.Yes, DeductibleLeft: span.Exact(0)}
	with := func(change func(*secondary.Route)) secondary.Route { r := met; change(&r); return r }
	fifth := part(fee, 200_000)
	sequestered := (fee - fifth) - part(fee-fifth, 20_000)
	lower := bill.NonParticipating(fee)
	limiting := bill.LimitingCharge(fee)
	reimbursed := bill.Sequestered(lower - part(lower, 200_000))
	for name, c := range map[string]struct {
		route secondary.Route
		price money.Amount
		want  paid
		note  code.Note
		total money.Amount // what the course costs her in the end
	}{
		"the deductible is met": {met, 150_00, paid{fifth, sequestered, 150_00 - fifth - sequestered}, "", fifth},
		"the deductible takes the visit": {with(func(r *secondary.Route) { r.DeductibleLeft = span.Exact(283_00) }), 150_00,
			paid{fee, 0, 150_00 - fee}, "", fee},
		// First Coast Service Options' example at a price of 100 below the fee:
		// deductible 50, Medicare's 40 becomes 39.20, hers are 60.
		"half a deductible, a charge of 100": {with(func(r *secondary.Route) { r.DeductibleLeft = span.Exact(50_00) }), 100_00,
			paid{60_00, 39_20, 80}, "", 60_00},
		"not participating, assigned": {with(func(r *secondary.Route) { r.Participates, r.Assigned = offer.No, offer.Yes }), 150_00,
			paid{part(lower, 200_000), reimbursed, 150_00 - part(lower, 200_000) - reimbursed}, "", part(lower, 200_000)},
		// She pays the limiting charge, and has Medicare's part back.
		"not participating, not assigned": {with(func(r *secondary.Route) { r.Participates = offer.No }), 150_00,
			paid{limiting - reimbursed, reimbursed, 150_00 - limiting}, "", limiting - reimbursed},
		"the threshold is passed": {with(func(r *secondary.Route) { r.TherapySoFar = 2_480_00 - fee + 1 }), 150_00,
			paid{fifth, sequestered, 150_00 - fifth - sequestered}, code.TherapyThreshold, fifth},
		"the threshold is reached": {with(func(r *secondary.Route) { r.TherapySoFar = 2_480_00 - fee }), 150_00,
			paid{fifth, sequestered, 150_00 - fifth - sequestered}, "", fifth},
	} {
		t.Run(name, func(t *testing.T) {
			if c.price == 100_00 && fee < c.price {
				t.Fatalf("the fee, %v, is below the charge: this example proves nothing", fee)
			}
			var book ledger.Book
			out := c.route.Apply(weekly(1, "2026-06-01", c.price, pt, hour), true, &book)
			if got := shares(&book); got != c.want || book.Total() != c.total {
				t.Errorf("%+v, in all %v; want %+v, %v", got, book.Total(), c.want, c.total)
			}
			want := []code.Note{code.CashNever, code.IndexStandsIn}
			if c.note != "" {
				want = append(want, c.note)
			}
			if !slices.Equal(out.Notes, want) || out.Apart {
				t.Errorf("%q, apart %v", out.Notes, out.Apart)
			}
			if !slices.IsSortedFunc(book.Entries, func(a, b ledger.Entry) int { return int(a.Date) - int(b.Date) }) {
				t.Error("the ledger is not in the order of its days")
			}
		})
	}
}

// TestPartBsDeductibleStartsEachYear: nothing is said of what is met, so that the
// first year's deductible is anything, and the second year's whole again.
func TestPartBsDeductibleStartsEachYear(t *testing.T) {
	r := secondary.Route{Kind: secondary.Medicare, PlanOfCare: offer.Yes}
	c := weekly(2, "2025-12-29", 500_00, pt, offer.Coded{Code: "97124", Minutes: 60})
	for _, dear := range []bool{false, true} {
		var book ledger.Book
		r.Apply(c, dear, &book)
		var got [2]money.Amount
		var allowed [2]int64
		for _, e := range book.Entries {
			if e.Rule == code.OtherDeductible {
				got[e.Visit] = e.Amount
			}
			if len(e.Inputs) > 0 && e.Inputs[0].Field == ledger.MedicareAllowed {
				allowed[e.Visit] = e.Inputs[0].Value
			}
		}
		first := money.Amount(0)
		if dear {
			first = money.Amount(allowed[0])
		}
		if got[0] != first || got[1] != money.Amount(allowed[1]) {
			t.Errorf("dear %v: deductible %v of %v", dear, got, allowed)
		}
	}
}

// TestManipulationOfAChiropractor: of a visit with massage the rest is hers; of
// manipulation alone nobody's.
func TestManipulationOfAChiropractor(t *testing.T) {
	fee := bill.Fee(reference.ValueOf("98940", 2026), reference.Localities("DC", 2026)[0], 33_4009)
	fifth := fee.Times(200_000, money.HalfUp)
	r := secondary.Route{Kind: secondary.Medicare, DeductibleLeft: span.Exact(0)}
	plan := bill.Sequestered(fee - fifth)
	var alone, both ledger.Book
	r.Apply(weekly(1, "2026-06-01", 90_00, chiro, offer.Coded{Code: "98940"}), true, &alone)
	r.Apply(weekly(1, "2026-06-01", 90_00, chiro, offer.Coded{Code: "97124", Minutes: 30}, offer.Coded{Code: "98940"}), true, &both)
	if got, want := shares(&alone), (paid{fifth, plan, 90_00 - fifth - plan}); got != want {
		t.Errorf("manipulation alone: %+v, want %+v", got, want)
	}
	cut := fee - fifth - plan
	if got, want := shares(&both), (paid{fifth + 90_00 - fee, plan, cut}); got != want {
		t.Errorf("with massage: %+v, want %+v", got, want)
	}
}

// TestNoCentIsLost: whatever is known, each visit's shares add up to its price,
// what is laid out comes back, and the dear end is the dearer one.
func TestNoCentIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cents := func(name string, most int64) span.Span {
			a, b := rapid.Int64Range(0, most).Draw(t, name), rapid.Int64Range(0, most).Draw(t, name)
			return span.Span{Low: min(a, b), High: max(a, b), Said: true}
		}
		answer := func(name string) offer.Answer { return offer.Answer(rapid.IntRange(0, 2).Draw(t, name)) }
		r := secondary.Route{
			Kind: secondary.Kind(rapid.IntRange(1, 5).Draw(t, "kind")), DeductibleLeft: cents("deductible", 400_00), LimitLeft: cents("limit", 900_00),
			Share: cents("share", 1_000_000), Emergency: answer("emergency"), VisitsUsed: rapid.IntRange(0, 14).Draw(t, "used"),
			Form: answer("form"), Manager: answer("manager"), DailyMax: money.Amount(rapid.Int64Range(0, 150_00).Draw(t, "daily")),
			Copay: cents("copay", 120_00), Referral: answer("referral"), VisitsAYear: rapid.IntRange(1, 12).Draw(t, "visits"),
			PlanOfCare: answer("plan"), Participates: answer("participates"), Assigned: answer("assigned"),
		}
		first := money.Amount(rapid.Int64Range(0, 200_00).Draw(t, "first visit"))
		price := money.Amount(rapid.Int64Range(0, 200_00).Draw(t, "price"))
		codes := rapid.SampledFrom([][]offer.Coded{nil, {{Code: "97124", Minutes: 50}}, {{Code: "97140", Minutes: 20}, {Code: "97110", Minutes: 20}}, {{Code: "98940"}, {Code: "97124", Minutes: 15}}}).Draw(t, "codes")
		c := weekly(rapid.IntRange(1, 8).Draw(t, "visits"), "2026-11-30", price, reference.Provider(rapid.IntRange(1, 4).Draw(t, "provider")), codes...)
		c.Singles.Entries[0].Amount = first
		c.State = rapid.SampledFrom([]string{"DC", "WA", "FL", ""}).Draw(t, "state")
		var totals [2]money.Amount
		for i, dear := range []bool{false, true} {
			var book ledger.Book
			r.Apply(c, dear, &book)
			var advanced, returned money.Amount
			for j := range book.Entries {
				switch e := &book.Entries[j]; {
				case e.Amount < 0:
					t.Fatalf("%+v is negative", e)
				case e.Kind == ledger.Advance:
					advanced += e.Amount
				case e.Kind == ledger.Return:
					returned += e.Amount
				}
			}
			for v := range c.Singles.Entries {
				if got, want := book.VisitPrice(v), c.Singles.VisitPrice(v); got != want {
					t.Fatalf("visit %d: shares of %v, price %v", v, got, want)
				}
			}
			if advanced != returned {
				t.Fatalf("%v laid out, %v back", advanced, returned)
			}
			if totals[i] = book.Total(); totals[i] != shares(&book).you {
				t.Fatalf("total %v, her shares %v", totals[i], shares(&book).you)
			}
		}
		if totals[0] > totals[1] {
			t.Fatalf("from %v to %v", totals[0], totals[1])
		}
		if r.Kind != secondary.Medicare || c.State != "" {
			return
		}
		// The nation's range holds what each place of one locality comes to.
		c.State = rapid.SampledFrom([]string{"DC", "AL", "AK", "PR", "HI"}).Draw(t, "place")
		for _, dear := range []bool{false, true} {
			var book ledger.Book
			r.Apply(c, dear, &book)
			if there := book.Total(); there < totals[0] || there > totals[1] {
				t.Fatalf("%v in %s, from %v to %v in the nation", there, c.State, totals[0], totals[1])
			}
		}
	})
}
