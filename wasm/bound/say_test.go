package bound_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// say is a subject in which one fact has been answered the way she or the clinic
// would state it; it reports false where no document has a field for the fact.
func say(s bound.Subject, u bound.Unknown, x int64) (bound.Subject, bool) {
	seller := *s.Seller
	seller.Services, seller.Packages, seller.Memberships = slices.Clone(seller.Services), slices.Clone(seller.Packages), slices.Clone(seller.Memberships)
	s.Seller = &seller
	if s.Benefit != nil {
		b := *s.Benefit
		s.Benefit = &b
	}
	if s.List != nil {
		l := *s.List
		l.Payers = slices.Clone(l.Payers)
		s.List = &l
	}
	answer := [...]offer.Answer{offer.No, offer.Yes}
	switch u.Fact {
	case code.FactPrice:
		seller.Services[0].Price = span.Exact(x)
	case code.FactFirstVisitPrice:
		seller.Services[0].FirstVisit = span.Exact(x)
	case code.FactPackagePrice:
		seller.Packages[u.Item].Price = span.Exact(x)
	case code.FactPackageExpiry:
		seller.Packages[u.Item].Expiry = offer.Expiry{Rule: offer.AfterPurchase, Months: int(x)}
	case code.FactMembershipFee:
		seller.Memberships[u.Item].Fee = span.Exact(x)
	case code.FactMembershipSetup:
		seller.Memberships[u.Item].SetupFee = span.Exact(x)
	case code.FactMemberPrice:
		seller.Memberships[u.Item].MemberPrice = span.Exact(x)
	case code.FactMinimumTerm:
		seller.Memberships[u.Item].Minimum = span.Exact(x)
	case code.FactAllowed:
		if s.List == nil {
			return s, false
		}
		s.List.Payers[0].Rates = []pricelist.Rate{{Service: 0, Visit: money.Amount(x)}}
	case code.FactNeedsScript:
		if s.List == nil {
			return s, false
		}
		if p := &s.List.Payers[0]; p.Prescription == offer.NotKnown {
			p.Prescription = answer[x]
		}
	default:
		return s, sayOfPlan(s.Benefit, u.Fact, x)
	}
	return s, true
}

// sayOfPlan answers a fact of her plan.
func sayOfPlan(b *cover.Benefit, f code.Fact, x int64) bool {
	answer := [...]offer.Answer{offer.No, offer.Yes}
	switch f {
	case code.FactPrescription:
		b.Prescription = answer[x]
	case code.FactDeductible:
		b.Deductible = span.Exact(x)
	case code.FactDeductibleMet:
		b.DeductibleMet = span.Exact(x)
	case code.FactCopay:
		b.Copay = span.Exact(x)
	case code.FactCopayWaits:
		b.CopayWaits = answer[x]
	case code.FactCoinsurance:
		b.Coinsurance = span.Exact(x)
	case code.FactPocketMax:
		b.PocketMax = span.Exact(x)
	case code.FactPocketMet:
		b.PocketMet = span.Exact(x)
	case code.FactVisitLimit:
		b.VisitLimit = span.Exact(x)
	case code.FactOtherBills:
		b.OtherBills = span.Exact(x)
	case code.FactCostShareKind:
		b.Share, b.Coinsurance = cover.CoinsuranceShare, span.Exact(max(x, 0))
		if x < 0 {
			b.Share, b.Coinsurance, b.Copay, b.CopayWaits = cover.CopayShare, span.Span{}, span.Exact(0), offer.No
		}
	default:
		return false
	}
	return true
}

// TestStatedAnswersNarrow states answers in the documents themselves, for one
// seller or two with one plan: no answer widens the range, and each takes away
// at least what was promised.
func TestStatedAnswersNarrow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		subjects := []bound.Subject{w.subject}
		if rapid.Bool().Draw(t, "two sellers") {
			other := drawWorld(t)
			other.subject.Dates, other.subject.Benefit = w.subject.Dates, w.subject.Benefit
			subjects = append(subjects, other.subject)
		}
		var b bound.Bench
		total := whole(&b, subjects)
		all := b.Unknowns(subjects, total, today(&b, &subjects[0]))
		if len(all) == 0 {
			return
		}
		u := all[rapid.IntRange(0, len(all)-1).Draw(t, "question")]
		if u.Narrowing < 0 || u.Narrowing > total.Width() || u.Worth < 0 {
			t.Fatalf("%+v of a width of %s", u, total.Width())
		}
		x := draw(t, "answer", u.Low, u.High)
		if u.Fact == code.FactCoverage || u.Fact == code.FactNetwork {
			return // may turn self-pay into anything: not part of the range
		}
		told := slices.Clone(subjects)
		for i := range told {
			if u.Offer >= 0 && u.Offer != i || told[i].Benefit == nil && u.Offer < 0 {
				continue
			}
			changed, ok := say(told[i], u, x)
			if !ok {
				return
			}
			told[i] = changed
		}
		left := whole(&b, told)
		if left.Low < total.Low || left.High > total.High {
			t.Fatalf("%s of %d widens %s to %s into %s to %s\n%+v", u.Fact, x, total.Low, total.High, left.Low, left.High, *w.benefit)
		}
		if left.Width() > total.Width()-u.Narrowing {
			t.Fatalf("%s of %d leaves %s of %s, promised to take %s\n%+v", u.Fact, x, left.Width(), total.Width(), u.Narrowing, *w.benefit)
		}
	})
}

// TestTheTruthToldBitByBit tells one fact after another as it is: the range only
// ever narrows, and at the end it is one figure.
func TestTheTruthToldBitByBit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := *quote(rapid.IntRange(1, 6).Draw(t, "visits"))
		s.Benefit.Payer, s.From = reference.OtherPayer, 0
		s.List = &pricelist.List{Payers: []pricelist.Payer{{ID: reference.OtherPayer, Network: pricelist.InNetwork, CashAllowed: offer.Yes}}}
		s.Seller.Services[0].Price, _ = span.Between(60_00, 120_00)
		s.Seller.Packages = []offer.Package{{Visits: 3, Services: []int{0}, Price: span.Span{Low: 150_00, High: 300_00, Said: true}}}
		var b bound.Bench
		for step := 0; ; step++ {
			m, _ := b.Range(&s, bound.Any)
			all := b.Unknowns([]bound.Subject{s}, m, today(&b, &s))
			// When other bills come has no field: without bills it is no question.
			all = slices.DeleteFunc(all, func(u bound.Unknown) bool { return u.Fact == code.FactOtherBillsWhen })
			if len(all) == 0 {
				if s.Benefit.OtherBills == span.Exact(0) && m.Width() != 0 {
					t.Fatalf("all is told and %s to %s is left: %+v", m.Low, m.High, *s.Benefit)
				}
				return
			}
			u := all[rapid.IntRange(0, len(all)-1).Draw(t, "question")]
			told, ok := say(s, u, draw(t, string(u.Fact), u.Low, u.High))
			if !ok || step > 40 {
				t.Fatalf("cannot tell %+v", u)
			}
			after, _ := b.Range(&told, bound.Any)
			if after.Low < m.Low || after.High > m.High {
				t.Fatalf("%+v widens %s to %s into %s to %s: %+v", u, m.Low, m.High, after.Low, after.High, *told.Benefit)
			}
			s = told
		}
	})
}
