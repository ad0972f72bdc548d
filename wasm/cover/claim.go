package cover

import "kneadwise/wasm/money"

// Split is one claim, settled: who bears which part of the charge. All parts but
// Relief add up to it.
type Split struct {
	WriteOff    money.Amount // in network: what the contract takes off the charge
	Deductible  money.Amount
	Copay       money.Amount
	Coinsurance money.Amount
	OverMinutes money.Amount // hers: minutes above the limit a visit
	OverVisit   money.Amount // hers: dollars above the limit a visit
	OverYear    money.Amount // hers: dollars above the limit a year
	Balance     money.Amount // hers: out of network, the charge above the allowed amount
	Denied      money.Amount // hers: the allowed amount of a claim that was denied
	Plan        money.Amount // what the plan pays
	Relief      money.Amount // part of Plan that the out-of-pocket maximum took off the patient
}

// Shared is what the patient pays by the plan's cost sharing.
func (s *Split) Shared() money.Amount { return s.Deductible + s.Copay + s.Coinsurance }

// You is all that the patient pays: her cost sharing and what credits nothing.
func (s *Split) You() money.Amount {
	return s.Shared() + s.OverMinutes + s.OverVisit + s.OverYear + s.Balance + s.Denied
}

// Claim settles one covered visit (steps 2 to 8 of the cost-sharing algorithm).
// The allowed amount never exceeds the charge; the limits a visit come off it; the
// deductible comes first unless a copay does not wait for it; coinsurance rounds
// half a cent up; the out-of-pocket maximum takes back coinsurance first, then
// copay, then deductible; the plan pays the rest as far as its limits go.
//
// Whatever the settings, she never pays more than the charge: a whole copay takes
// no more than deductible, limits and balance leave of it.
func (t *Terms) Claim(s State, charge, allowed money.Amount) (Split, State) {
	var out Split
	t.Settle(&out, &s, charge, allowed)
	return out, s
}

// Settle is Claim into a split and a state that are there already: searches claim
// millions of times.
func (t *Terms) Settle(out *Split, s *State, charge, allowed money.Amount) {
	allowed = min(allowed, charge)
	*out = Split{}
	if t.Outside {
		out.Balance = charge - allowed
	}
	base := t.base(out, allowed)
	t.share(out, s.DeductibleLeft, base, charge-out.You())
	relief := t.relieve(out, s.PocketLeft)
	out.Plan = max(base-out.Shared(), 0)
	if t.Caps.HasVisit && t.Settings.VisitCap == CapLast {
		out.OverVisit = max(out.Plan-t.Caps.Visit, 0)
		out.Plan -= out.OverVisit
	}
	if t.Caps.HasYear {
		out.OverYear = max(out.Plan-max(t.Caps.Year-s.DollarsUsed, 0), 0)
		out.Plan -= out.OverYear
	}
	out.Relief = min(relief, out.Plan)
	out.WriteOff = charge - out.You() - out.Plan
	t.credit(s, out)
}

// Deny settles a visit whose claim is denied for want of a permit, in network,
// where the plan's contract lets the clinic bill the patient for it (Denies): the
// allowed amount is hers and credits nothing.
func (t *Terms) Deny(charge, allowed money.Amount) Split {
	allowed = min(allowed, charge)
	return Split{WriteOff: charge - allowed, Denied: allowed}
}

// base is the part of the allowed amount that the plan reckons with, after the
// limits a visit (step 3).
func (t *Terms) base(out *Split, allowed money.Amount) money.Amount {
	base := allowed
	if c := &t.Caps; c.Minutes > 0 && c.HandsOn > c.Minutes {
		part, _ := money.MulDiv(int64(allowed), int64(c.Minutes), int64(c.HandsOn), money.HalfUp)
		base = money.Amount(part)
	}
	out.OverMinutes = allowed - base
	if t.Caps.HasVisit && t.Settings.VisitCap == CapFirst {
		out.OverVisit = max(base-t.Caps.Visit, 0)
	}
	return base - out.OverVisit
}

// share splits the base into deductible, copay and coinsurance (steps 4 and 5).
// The room is what she could be asked for at most.
func (t *Terms) share(out *Split, left, base, room money.Amount) {
	copayed, waits := t.Share.Copayed(), !t.Share.Copayed() || t.CopayWaits
	copayFirst := copayed && waits && t.Settings.CopayOrder == CopayFirst
	if copayFirst {
		out.Copay = min(t.Copay, base)
	}
	if waits {
		out.Deductible = min(base-out.Copay, left)
	}
	rest := base - out.Deductible
	switch {
	case copayFirst || !copayed || rest == 0:
	case t.Settings.CopayAtEnd == CopayWaived && out.Deductible > 0:
	case t.Settings.CopayAtEnd == CopayWhole:
		out.Copay = min(t.Copay, room-out.Deductible)
	default:
		out.Copay = min(t.Copay, rest)
	}
	if t.Share == CopayShare {
		return
	}
	net := max(rest-out.Copay, 0)
	of := net
	if t.Settings.CoinsuranceOn == GrossOfCopay {
		of = rest
	}
	out.Coinsurance = min(of.Times(t.Coinsurance, money.HalfUp), net)
}

// relieve takes off what the out-of-pocket maximum leaves no room for and returns
// how much that is (step 6).
func (t *Terms) relieve(out *Split, left money.Amount) money.Amount {
	counted := out.Copay + out.Coinsurance
	if !t.Settings.PocketExcludes {
		counted += out.Deductible
	}
	relief := max(counted-left, 0)
	if relief == 0 {
		return 0
	}
	over := relief
	for _, part := range [...]*money.Amount{&out.Coinsurance, &out.Copay, &out.Deductible} {
		cut := min(over, *part)
		*part -= cut
		over -= cut
	}
	return relief
}

// credit moves the accumulators (step 8). What is over a limit and a balance
// credit nothing.
func (t *Terms) credit(s *State, out *Split) {
	s.DeductibleLeft -= out.Deductible
	s.PocketLeft -= out.Copay + out.Coinsurance
	if !t.Settings.PocketExcludes {
		s.PocketLeft -= out.Deductible
	}
	if out.Plan > 0 || !t.Settings.OnlyPaidCount {
		s.VisitsUsed++
	}
	if t.Caps.HasYear {
		s.DollarsUsed += out.Plan
	}
	s.PermitUsed++
}
