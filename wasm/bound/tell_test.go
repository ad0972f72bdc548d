package bound

import (
	"slices"

	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// answers are what she answers to each question.
type answers map[Key]int64

// hers is her part of bills that came before the first visit: no document asks for it.
var hers = Key{"her part of other bills", -1}

// tell states one answer after another in her documents, each within what the
// answers before it leave of its domain, until nothing is left to ask. A question
// without an answer gets the one that choose makes. It returns the answers given.
func tell(t fataler, known Subject, want answers, choose func(k Key, low, high int64) int64) (Subject, answers) {
	s := apart(known)
	given := answers{}
	answer := func(k Key, low, high int64) int64 {
		x, ok := want[k]
		if !ok {
			x = choose(k, low, high)
		}
		x = clip(x, low, high)
		given[k] = x
		return x
	}
	var b Bench
	when := int64(1)
	for range 100 {
		var q *question
		for _, one := range b.questions([]Subject{s}) {
			if _, told := given[one.key]; !told && !one.opening {
				q = &one
				break
			}
		}
		if q == nil {
			break
		}
		x := answer(q.key, q.Low, q.High)
		if q.Fact == code.FactOtherBillsWhen {
			when = x
			continue
		}
		state(t, &s, q.key, x)
	}
	// What leaves nothing to ask is said all the same: her part of bills may exceed it.
	b.insured(&s, at(Typical), func(k Key, d domain) {
		if to := figure(s.Benefit, k.Fact); to != nil && (!to.Said || to.Low < to.High) {
			*to = span.Exact(d.best)
		}
	})
	if when == 0 {
		before(&s, func(low, high int64) int64 { return answer(hers, low, high) })
	}
	s.Benefit.OtherBills = span.Exact(0)
	if left := b.questions([]Subject{s}); len(left) > 0 {
		t.Fatalf("all is told and %s is asked again: %+v", left[0].Fact, *s.Benefit)
	}
	return s, given
}

// apart is a subject whose documents are its own.
func apart(s Subject) Subject {
	seller, plan, list := *s.Seller, *s.Benefit, *s.List
	seller.Services, seller.Packages, seller.Memberships = slices.Clone(seller.Services), slices.Clone(seller.Packages), slices.Clone(seller.Memberships)
	list.Payers = slices.Clone(list.Payers)
	s.Seller, s.Benefit, s.List, s.known = &seller, &plan, &list, nil
	return s
}

// state writes one answer where she or the clinic would.
func state(t fataler, s *Subject, k Key, x int64) {
	b, seller, answer := s.Benefit, s.Seller, [...]offer.Answer{offer.No, offer.Yes}
	if to := figure(b, k.Fact); to != nil {
		*to = span.Exact(x)
		return
	}
	switch k.Fact {
	case code.FactPrice:
		seller.Services[0].Price = span.Exact(x)
	case code.FactFirstVisitPrice:
		seller.Services[0].FirstVisit = span.Exact(x)
	case code.FactHandsOn:
		seller.Services[0].HandsOnMinutes = int(x)
	case code.FactPackagePrice:
		seller.Packages[k.Item].Price = span.Exact(x)
	case code.FactPackageExpiry:
		seller.Packages[k.Item].Expiry = offer.Expiry{Rule: offer.AfterPurchase, Months: int(x)}
	case code.FactPackageRefund:
		seller.Packages[k.Item].Refund.Rule = [...]offer.RefundRule{offer.RefundNone, offer.RefundUnused}[x]
	case code.FactMembershipFee:
		seller.Memberships[k.Item].Fee = span.Exact(x)
	case code.FactMembershipSetup:
		seller.Memberships[k.Item].SetupFee = span.Exact(x)
	case code.FactMemberPrice:
		seller.Memberships[k.Item].MemberPrice = span.Exact(x)
	case code.FactMinimumTerm:
		seller.Memberships[k.Item].Minimum = span.Exact(x)
	case code.FactAllowed:
		s.List.Payers[0].Rates = []pricelist.Rate{{Service: 0, Visit: money.Amount(x)}}
	case code.FactNeedsScript:
		s.List.Payers[0].Prescription = answer[x]
	case code.FactPrescription:
		b.Prescription = answer[x]
	case code.FactReferral:
		b.Referral.Have = answer[x]
	case code.FactNeedsReferral:
		b.Referral.Needed = answer[x]
	case code.FactAuthorisation:
		b.Authorisation.Have = answer[x]
	case code.FactNeedsAuthorisation:
		b.Authorisation.Needed = answer[x]
	case code.FactCopayWaits:
		b.CopayWaits = answer[x]
	case code.FactSharedLimit:
		b.Limits.Shared = answer[x]
	case code.FactCostShareKind:
		b.Share, b.Coinsurance = cover.CoinsuranceShare, span.Exact(max(x, 0))
		if x == free {
			b.Share, b.Copay = cover.CopayShare, span.Exact(0)
			b.CopayWaits = offer.No
		}
	case code.FactOutsideKind:
		o := &b.Outside
		o.Share, o.Coinsurance = cover.CoinsuranceShare, span.Exact(max(x, 0))
		if x == free {
			o.Share, o.Copay = cover.CopayShare, span.Exact(0)
			b.CopayWaits = offer.No
		}
	default:
		t.Fatalf("no document has a field for %s", k.Fact)
	}
}

// figure is where her plan states a figure.
func figure(b *cover.Benefit, f code.Fact) *span.Span {
	o, all, l := &b.Outside, &b.Family, &b.Limits
	return map[code.Fact]*span.Span{
		code.FactDeductible: &b.Deductible, code.FactDeductibleMet: &b.DeductibleMet, code.FactDeductibleLeft: &b.DeductibleLeft,
		code.FactPocketMax: &b.PocketMax, code.FactPocketMet: &b.PocketMet, code.FactPocketLeft: &b.PocketLeft,
		code.FactCopay: &b.Copay, code.FactCoinsurance: &b.Coinsurance, code.FactOtherBills: &b.OtherBills, code.FactVisitLimit: &b.VisitLimit,
		code.FactFamilyDeductible: &all.Deductible, code.FactFamilyMet: &all.DeductibleMet,
		code.FactFamilyPocketMax: &all.PocketMax, code.FactFamilyPocketMet: &all.PocketMet,
		code.FactVisitCents: &l.VisitCents, code.FactVisitMinutes: &l.VisitMinutes, code.FactYearCents: &l.YearCents, code.FactYearUsed: &l.YearUsed,
		code.FactOutsideDeductible: &o.Deductible, code.FactOutsideMet: &o.DeductibleMet,
		code.FactOutsidePocketMax: &o.PocketMax, code.FactOutsidePocketMet: &o.PocketMet,
		code.FactOutsideCopay: &o.Copay, code.FactOutsideCoinsurance: &o.Coinsurance, code.FactOutsideReference: &o.Reference,
	}[f]
}

// before has other bills come before the first visit: they use up the deductible,
// and cost her between what of that counts toward the maximum and all of them.
func before(s *Subject, hers func(low, high int64) int64) {
	b, g := s.Benefit, s.gate()
	bills := money.Amount(b.OtherBills.Low)
	own, all := &b.Family, &b.Outside
	deductible, left := b.Deductible.Low-b.DeductibleMet.Low, &b.DeductibleMet
	if b.DeductibleLeft.Said {
		deductible = b.DeductibleLeft.Low
	}
	switch {
	case g.outside:
		deductible, left = all.Deductible.Low-all.DeductibleMet.Low, &all.DeductibleMet
	case own.Rule != cover.NoFamily:
		deductible = int64(own.Rule.Deductible(money.Amount(max(deductible, 0)), money.Amount(max(own.Deductible.Low-own.DeductibleMet.Low, 0))))
	}
	used := min(int64(bills), max(deductible, 0))
	counted := used
	if b.Settings.PocketExcludes {
		counted = 0
	}
	part := hers(counted, int64(bills))
	more := func(to, of *span.Span, by int64) { *to = span.Exact(min(to.Low+by, max(of.Low, to.Low))) }
	less := func(to *span.Span, by int64) {
		if to.Said {
			*to = span.Exact(max(to.Low-by, 0))
		}
	}
	if g.outside {
		more(left, &all.Deductible, used)
		more(&all.PocketMet, &all.PocketMax, part)
		return
	}
	more(&b.DeductibleMet, &b.Deductible, used)
	more(&b.PocketMet, &b.PocketMax, part)
	more(&own.DeductibleMet, &own.Deductible, used)
	more(&own.PocketMet, &own.PocketMax, part)
	less(&b.DeductibleLeft, used)
	less(&b.PocketLeft, part)
}

// fataler is a test of either kind.
type fataler interface {
	Fatalf(format string, args ...any)
}
