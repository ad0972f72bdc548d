package wire

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
)

const today civil.Date = 739943 // 2026-11-23

// clinics makes so many distinct lists that a clinic could publish: three
// services, three packages, a membership, two insurers each.
func clinics(n int) []pricelist.List {
	random := rand.New(rand.NewPCG(1, 2))
	cents := func(low, high int64) span.Span { return span.Exact((low + random.Int64N(high-low)) * 100) }
	lists := make([]pricelist.List, n)
	for i := range lists {
		single := 70 + random.Int64N(60)
		lists[i] = pricelist.List{
			Revision:    2,
			Previous:    strings.Repeat(fmt.Sprintf("%08x", i+1<<16), 8),
			SHA256:      strings.Repeat(fmt.Sprintf("%08x", i), 8),
			PublishedOn: today - 30, Name: fmt.Sprintf("Clinic number %d", i),
			Effective: civil.Range{From: today - 20},
			Locations: []pricelist.Location{{
				ID: "main", Name: fmt.Sprintf("Street %d", i), City: "Spokane", State: "WA", Zip3: "992", Phone: "+1-509-555-0100",
			}},
			Website:    fmt.Sprintf("https://clinic-%d.example", i),
			BookingURL: fmt.Sprintf("https://clinic-%d.example/book", i),
			Seller: offer.Seller{
				ID: fmt.Sprintf("clinic-%05d", i), Provider: reference.Provider(1 + random.IntN(4)),
				Services: []offer.Service{
					{ID: "hour", Modality: "swedish", BookedMinutes: 60, HandsOnMinutes: 50, Price: span.Exact(single * 100), FirstVisit: cents(40, 70)},
					{ID: "long", Modality: "deep_tissue", BookedMinutes: 90, HandsOnMinutes: 80, Price: cents(100, 180)},
					{ID: "short", Modality: "chair", BookedMinutes: 30, HandsOnMinutes: 25, Price: cents(40, 60)},
				},
				Packages: []offer.Package{
					{ID: "five", Visits: 5, Price: span.Exact(single * 460), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.AfterPurchase, Months: 6}},
					{ID: "ten", Visits: 10, Price: span.Exact(single * 880), Services: []int{0}, Expiry: offer.Expiry{Rule: offer.Never}},
					{ID: "long-four", Visits: 4, Price: cents(350, 500), Services: []int{1, 2}, Expiry: offer.Expiry{Rule: offer.FixedDate, Date: today + 200}},
				},
				Memberships: []offer.Membership{{
					ID: "monthly", Fee: span.Exact(single * 85), SetupFee: span.Exact(4900), Credits: 1, Unused: offer.RollOver, Cap: 2,
					Minimum: span.Exact(6), MemberPrice: span.Exact(single * 90), Services: []int{0},
				}},
			},
			Payers: []pricelist.Payer{
				{ID: 2, Network: pricelist.InNetwork, CashAllowed: offer.Yes, Prescription: offer.Yes, VerifiedOn: today - 60,
					Rates: []pricelist.Rate{{Service: 0, Visit: money.Amount(single * 80)}}, ProvidersPaid: []reference.Provider{1, 2}},
				{ID: 4, Network: pricelist.OutOfNetwork, CashAllowed: offer.Yes, VerifiedOn: today - 60},
			},
		}
	}
	return lists
}

func bundleOf(t testing.TB, n int) []byte {
	t.Helper()
	b, faults := WriteBundle(clinics(n))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return b
}

// visitor is a request that says something of everything.
func visitor() *estimate.Request {
	between, _ := span.Between(0, 60000)
	r := &estimate.Request{
		AsOf: today, State: "WA", Zip3: "992",
		Own: []estimate.Quote{{QuotedOn: today - 3, Seller: offer.Seller{
			ID: "Das Bad in der Gärtnerstraße ✿", Provider: reference.MassageTherapist, TipUsual: offer.Yes,
			Services: []offer.Service{{ID: "hour", BookedMinutes: 60, Price: span.Exact(9000)}},
			Packages: []offer.Package{{ID: "five", Visits: 5, Services: []int{0}, Expiry: offer.Expiry{Rule: offer.AfterFirstUse, Months: 6}}},
			Memberships: []offer.Membership{{
				ID: "club", Fee: span.Exact(7900), Credits: 1, Minimum: span.Exact(6), Services: []int{0},
			}},
		}}},
		Clinics: []string{"clinic-00001", strings.Repeat("00000002", 8), "not-there"},
		Plan: plan.Request{
			Start:  today + 8,
			Phases: []plan.Phase{{Name: plan.Initial, Visits: 4, Weeks: 1}, {Name: plan.Maintenance, Until: today + 180, Weeks: 4}},
			Skip:   []civil.Date{today + 15},
		},
		Provider: reference.MassageTherapist, Minutes: 60, Tip: 150000,
		QualifiesFor: []string{"scale", "student"}, PaysByCard: true, BookedOn: today + 1,
		Goals: estimate.Goals{Objectives: []pay.Objective{pay.LeastMonth, pay.LeastFirst}, Monthly: 120_00, Window: 9},
		OtherPayer: &secondary.Route{
			Kind: secondary.Veterans, Copay: between, Referral: offer.Yes,
			Authorisation: cover.Permit{Have: offer.Yes, Expires: today + 90, Visits: 12},
		},
		Benefit: &cover.Benefit{
			Payer: 2, Coverage: offer.Yes, PaidProviders: []reference.Provider{1, 2}, Network: pricelist.InNetwork,
			Deductible: span.Exact(150000), DeductibleMet: between, Share: cover.CopayShare, Copay: span.Exact(3000),
			CopayWaits: offer.No, PocketMax: span.Exact(600000), VisitLimit: span.Exact(20), VisitsUsed: 2,
			Prescription: offer.Yes, ScriptExpires: today + 300, OtherBills: between, YearStarts: cover.MonthDay{Month: 1, Day: 1},
			Settings:      cover.Settings{VisitCap: cover.CapLast, OnlyPaidCount: true},
			PocketLeft:    span.Exact(450000),
			Allowed:       span.Exact(8550),
			Family:        cover.Family{Rule: cover.Embedded, Deductible: span.Exact(300000), PocketMax: span.Exact(1200000)},
			Limits:        cover.Limits{VisitMinutes: span.Exact(45), YearCents: between, Shared: offer.Yes, SharedUsed: 4},
			Referral:      cover.Permit{Needed: offer.No},
			Authorisation: cover.Permit{Needed: offer.Yes, Have: offer.Yes, Expires: today + 90, Visits: 12},
			Outside: cover.Outside{
				Pays: offer.Yes, Deductible: span.Exact(250000), Share: cover.BothShare, Copay: span.Exact(2000), Coinsurance: span.Exact(400000),
				Reference: span.Exact(8000), Delay: 30, Assigned: offer.No,
			},
		},
		Signs: []screen.Sign{screen.Pregnancy, screen.AgeOver50},
	}
	selling(&r.Own[0].Seller)
	return r
}

// selling adds to a seller of one service what can be said of selling beside it.
func selling(s *offer.Seller) {
	s.Services = append(s.Services, offer.Service{ID: "long-lead", BookedMinutes: 90, Price: span.Exact(15000), Tier: offer.TierLead,
		Codes: []offer.Coded{{Code: "97124", Minutes: 60}, {Code: "97010"}}})
	long := len(s.Services) - 1
	p := &s.Packages[0]
	p.Sharing, p.Upgrades, p.FirstOnly = offer.Sharing{Who: offer.Household, People: 1}, []int{long}, true
	p.Refund = offer.Refund{Rule: offer.RefundUnusedLessFee, Fee: 500}
	s.Packages = append(s.Packages, offer.Package{ID: "minutes", Minutes: 600, Price: span.Exact(80000), Services: []int{0, long},
		Expiry: offer.Expiry{Rule: offer.Never}})
	m := &s.Memberships[0]
	m.Interval, m.Notice, m.Pause, m.ClawBack, m.Cycles = offer.Interval{Every: 2, Unit: offer.ByWeek}, 30, 1, true, 12
	s.Discounts = []offer.Discount{{ID: "scale", Eligibility: "On food assistance", Proof: offer.ProofDocument, Off: 300_000}}
	s.Surcharge = offer.Surcharge{Card: 30_000, SalesTax: 80_000}
	s.TipUsual, s.TipPercents, s.TipOnSingle = offer.Yes, []int{15, 20}, true
	s.Changes = []offer.Change{{From: today + 60, BuyersKeep: offer.No,
		Services:    []offer.NewPrice{{Index: long, Price: span.Exact(16000), FirstVisit: span.Exact(9000)}},
		Packages:    []offer.NewPrice{{Index: 1, Withdrawn: true}},
		Memberships: []offer.NewPrice{{Index: 0, Price: span.Exact(8500)}},
	}}
}

func requestBytes(t testing.TB) []byte {
	t.Helper()
	b, faults := WriteRequest(visitor())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return b
}

// messages are one good message of each kind.
func messages(t testing.TB) map[string][]byte {
	t.Helper()
	bundle := bundleOf(t, 3)
	open, faults := OpenBundle(bundle)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	lists := estimate.Lists(clinics(3))
	answer, faults := estimate.Run(visitor(), lists)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	// Short, because tests read it thousands of times.
	answer.Offers, answer.Plan.Visits = answer.Offers[:2], answer.Plan.Visits[:2]
	for i := range answer.Offers {
		answer.Offers[i].Ways = answer.Offers[i].Ways[:1]
		way := &answer.Offers[i].Ways[0]
		way.Cases = way.Cases[:1]
		way.Cases[0].Book.Entries = way.Cases[0].Book.Entries[:3]
	}
	region, _ := reference.RegionalPrice("WA", reference.MassageTherapist, 60)
	answer.Offers[0].Region = &region
	wrong := []code.Fault{{Path: "as_of", Code: code.FaultRequired}}
	return map[string][]byte{
		"request": requestBytes(t),
		"reply":   NewWriter().Reply(&answer, nil),
		"bundle":  bundle,
		"held":    NewWriter().Held(open, wrong),
		"ranking": rankingBytes(t),
		"ranked":  NewWriter().Ranked(&Ranked{State: "WA", Rows: []compare.Row{{List: 1, Total: span.Certain(12), Today: 3, HandsOn: 60, Minute: 20}}, Counts: compare.Counts{Lists: 3, Shut: 1, Exact: 1}}, wrong),
		"read":    WriteTexts([]Text{{TextMoney, "$1,200.50"}, {TextDate, "2026-11-23"}}),
		"figures": NewWriter().Figures([]Figure{{Value: 120050}, {Code: "money.minus"}}, wrong),
		"faults":  NewWriter().Faults(wrong),
	}
}

func rankingBytes(t testing.TB) []byte {
	b, faults := WriteRanking(&compare.Question{Request: &estimate.Request{AsOf: today, State: "WA"}, Filter: compare.Filter{Modality: "swedish", Language: "es", Card: true}})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return b
}
