package bound

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/span"
)

// groundClaims says where the figures of the plan come from.
func (s *Subject) groundClaims(p Point, c *pay.Course) {
	g, t, b := &c.Grounds, &c.Claims.Terms, s.benefit()
	gate := s.gate()
	deductible, most, left, mostLeft := b.Deductible, b.PocketMax, b.DeductibleLeft, b.PocketLeft
	copay, coinsurance := b.Copay, b.Coinsurance
	if gate.outside {
		o := &b.Outside
		deductible, most, left, mostLeft = o.Deductible, o.PocketMax, span.Span{}, span.Span{}
		copay, coinsurance = o.Copay, o.Coinsurance
	} else if fam := &b.Family; fam.Rule != cover.NoFamily {
		if fam.Rule == cover.Aggregate || decides(fam.Deductible, deductible, t.Deductible) {
			deductible, left, g.DeductibleField = fam.Deductible, span.Span{}, ledger.FamilyDeductible
		}
		if decides(fam.PocketMax, most, t.PocketMax) {
			most, mostLeft, g.PocketField = fam.PocketMax, span.Span{}, ledger.FamilyPocketMax
		}
	}
	g.DeductibleUnknown, g.PocketUnknown = left.Said && !deductible.Said, mostLeft.Said && !most.Said
	g.Deductible, g.PocketMax = insured(deductible, p.Insurance), insured(most, p.Insurance)
	g.Copay, g.Coinsurance = insured(copay, p.Insurance), insured(coinsurance, p.Insurance)
	g.VisitCap, g.VisitMinutes = insured(b.Limits.VisitCents, p.Insurance), insured(b.Limits.VisitMinutes, p.Insurance)
	g.YearCap = insured(b.Limits.YearCents, p.Insurance)
	g.HandsOn = s.source(span.Span{Said: s.Seller.Services[s.Service].HandsOnMinutes > 0}, p.Insurance)
	g.Delay = pay.Source{Origin: ledger.FromBenefit}
	if g.AllowedBy = s.allowedFrom(&gate, p, c); g.AllowedBy != nil {
		return
	}
	g.Allowed = s.groundAllowed(p, c, &gate)
}

// decides tells whether the family's amount is the one that stands in the plan.
func decides(family, own span.Span, value money.Amount) bool {
	holds := func(s span.Span) bool { return s.Said && s.Low <= int64(value) && int64(value) <= s.High }
	return holds(family) && !holds(own)
}

// groundAllowed says where the allowed amount comes from.
func (s *Subject) groundAllowed(p Point, c *pay.Course, gate *gate) []ledger.Input {
	if rate, known := s.rate(gate); known {
		return []ledger.Input{{Field: ledger.ContractRate, Unit: ledger.Cents, Value: int64(rate), Origin: ledger.FromList, Date: gate.payer.VerifiedOn}}
	}
	field, said := ledger.Allowed, s.benefit().Allowed
	if gate.outside {
		field, said = ledger.OutsideReference, s.benefit().Outside.Reference
	}
	var allowed money.Amount
	for _, a := range c.Claims.Allowed {
		allowed = max(allowed, a)
	}
	if said.Said && said.Low == said.High {
		allowed = money.Amount(said.Low)
	}
	return []ledger.Input{{Field: field, Unit: ledger.Cents, Value: int64(allowed), Origin: insured(said, p.Insurance).Origin}}
}

// insured is where a figure of her plan stands.
func insured(said span.Span, c Corner) pay.Source {
	switch {
	case said.Said && said.Low == said.High:
		return pay.Source{Origin: ledger.FromBenefit}
	case c == Typical:
		return pay.Source{Origin: ledger.FromDefault}
	}
	return pay.Source{Origin: ledger.FromBound}
}
