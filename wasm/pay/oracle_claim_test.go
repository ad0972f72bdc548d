package pay

import (
	"math/big"

	"kneadwise/wasm/cover"
)

// parts is one claim: who bears what of the charge.
type parts struct {
	deductible, copay, coinsurance                        int64
	minutes, visit, year, balance, denied, plan, writeOff int64
}

func (s parts) shared() int64 { return s.deductible + s.copay + s.coinsurance }

func (s parts) hers() int64 {
	return s.shared() + s.minutes + s.visit + s.year + s.balance + s.denied
}

// claim is the gate and what a claim of the visit that p stands before does to
// what she holds after it.
func (o *oracle) claim(p, next purse) (parts, purse, bool) {
	if o.c.Claims.Mode == NoClaims {
		return parts{}, next, false
	}
	t, day := &o.c.Claims.Terms, o.c.Dates[p.visit]
	billed, allowed := int64(o.c.Price[p.visit]), min(int64(o.c.Price[p.visit]), int64(o.c.Claims.Allowed[p.visit]))
	if p.used >= t.VisitLimit || t.Caps.HasYear && p.dollars >= int64(t.Caps.Year) {
		return parts{}, next, false
	}
	if day > t.PermitUntil || t.PermitVisits != 0 && p.permits >= t.PermitVisits {
		if t.Outside || !t.Settings.FailureOnPatient {
			return parts{}, next, false
		}
		return parts{denied: allowed, writeOff: billed - allowed}, next, true
	}
	s := settleByHand(t, p, billed, allowed)
	next.deductible -= s.deductible
	next.oop -= s.shared()
	if t.Settings.PocketExcludes {
		next.oop += s.deductible
	}
	if s.plan > 0 || !t.Settings.OnlyPaidCount {
		next.used++
	}
	if t.Caps.HasYear {
		next.dollars += s.plan
	}
	next.permits++
	return s, next, true
}

// settleByHand is steps 2 to 7 of the algorithm for one visit.
func settleByHand(t *cover.Terms, p purse, billed, allowed int64) parts {
	var s parts
	// What the plan reckons with.
	reckoned := allowed
	if t.Caps.Minutes > 0 && t.Caps.HandsOn > t.Caps.Minutes {
		reckoned = halfUp(allowed, int64(t.Caps.Minutes), int64(t.Caps.HandsOn))
		s.minutes = allowed - reckoned
	}
	if t.Caps.HasVisit && t.Settings.VisitCap == cover.CapFirst && reckoned > int64(t.Caps.Visit) {
		s.visit = reckoned - int64(t.Caps.Visit)
		reckoned = int64(t.Caps.Visit)
	}
	if t.Outside {
		s.balance = billed - allowed
	}
	// The order of deductible and copay.
	hasCopay := t.Share == cover.CopayShare || t.Share == cover.BothShare
	waits := t.CopayWaits || !hasCopay
	before := t.Settings.CopayOrder == cover.CopayFirst && hasCopay && waits
	if before {
		s.copay = min(int64(t.Copay), reckoned)
		s.deductible = min(p.deductible, reckoned-s.copay)
	} else if waits {
		s.deductible = min(p.deductible, reckoned)
	}
	rest := reckoned - s.deductible
	if hasCopay && !before && rest > 0 {
		switch t.Settings.CopayAtEnd {
		case cover.CopayOfRest:
			s.copay = min(int64(t.Copay), rest)
		case cover.CopayWaived:
			if s.deductible == 0 {
				s.copay = min(int64(t.Copay), rest)
			}
		case cover.CopayWhole:
			// The charge, less what she bears of it already.
			s.copay = min(int64(t.Copay), billed-s.hers())
		}
	}
	if t.Share != cover.CopayShare {
		net := max(rest-s.copay, 0)
		of := net
		if t.Settings.CoinsuranceOn == cover.GrossOfCopay {
			of = rest
		}
		s.coinsurance = min(halfUp(of, int64(t.Coinsurance), 1_000_000), net)
	}
	for _, part := range []*int64{&s.coinsurance, &s.copay, &s.deductible} {
		counted := s.shared()
		if t.Settings.PocketExcludes {
			counted -= s.deductible
		}
		if over := counted - p.oop; over > 0 {
			*part -= min(over, *part)
		}
	}
	s.plan = max(reckoned-s.shared(), 0)
	if t.Caps.HasVisit && t.Settings.VisitCap == cover.CapLast && s.plan > int64(t.Caps.Visit) {
		s.visit = s.plan - int64(t.Caps.Visit)
		s.plan = int64(t.Caps.Visit)
	}
	if left := int64(t.Caps.Year) - p.dollars; t.Caps.HasYear && s.plan > left {
		s.year = s.plan - left
		s.plan = left
	}
	s.writeOff = billed - s.hers() - s.plan
	return s
}

// halfUp is a × b ÷ c, half a cent up.
func halfUp(a, b, c int64) int64 {
	twice := new(big.Int).Mul(big.NewInt(2*a), big.NewInt(b))
	twice.Add(twice, big.NewInt(c))
	return twice.Div(twice, big.NewInt(2*c)).Int64()
}
