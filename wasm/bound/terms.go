package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// terms fixes the plan.
func (f *facts) terms(g *gate) cover.Terms {
	b := f.s.benefit()
	t := cover.Terms{VisitLimit: cover.NoLimit, YearStarts: b.YearStarts, PermitUntil: offer.Forever, Settings: b.Settings, Outside: g.outside}
	if g.outside {
		f.outside(b, &t)
	} else {
		f.inside(b, &t)
	}
	f.limits(b, &t)
	f.permits(g, &t)
	f.otherBills(b, f.s.planYear(), &t)
	return t
}

// amount is a yearly amount with what is left of it at the opening.
type amount struct{ whole, left, met money.Amount }

// inside fixes deductible, maximum and cost sharing in network, her own and her
// family's.
func (f *facts) inside(b *cover.Benefit, t *cover.Terms) {
	year := f.s.lastPlanYear()
	var own amount
	if b.Family.Rule != cover.Aggregate {
		d, _ := reference.Deductible(year)
		own = f.amount(code.FactDeductible, code.FactDeductibleMet, code.FactDeductibleLeft, d, b.Deductible, b.DeductibleMet, b.DeductibleLeft,
			func(a amount) reference.Domain { return reference.DeductibleMet(a.whole) })
	}
	t.Deductible, t.Opening.DeductibleLeft = own.whole, own.left
	d, _ := reference.PocketMax(year, f.counted(own.whole))
	if b.PocketMax.Said || b.PocketLeft.Said || b.DeductibleLeft.Said {
		d.Low = 0
	}
	paid := f.amount(code.FactPocketMax, code.FactPocketMet, code.FactPocketLeft, d, b.PocketMax, b.PocketMet, b.PocketLeft,
		func(a amount) reference.Domain { return f.paid(own.met, a.whole, b.PocketMet) })
	t.PocketMax, t.Opening.PocketLeft = paid.whole, paid.left
	if b.Family.Rule != cover.NoFamily {
		f.family(b, t)
	}
	f.share(t, sharing{b.Share, b.Copay, b.Coinsurance, b.CopayWaits, code.FactCostShareKind, code.FactCopay, code.FactCoinsurance})
}

// outside fixes the same out of network, where accumulators are apart and no law
// limits them.
func (f *facts) outside(b *cover.Benefit, t *cover.Terms) {
	o := &b.Outside
	own := f.amount(code.FactOutsideDeductible, code.FactOutsideMet, "", reference.Outside(0), o.Deductible, o.DeductibleMet, span.Span{},
		func(a amount) reference.Domain { return reference.DeductibleMet(a.whole) })
	t.Deductible, t.Opening.DeductibleLeft = own.whole, own.left
	d := reference.Outside(f.counted(own.whole))
	if o.PocketMax.Said {
		d.Low = 0
	}
	paid := f.amount(code.FactOutsidePocketMax, code.FactOutsidePocketMet, "", d, o.PocketMax, o.PocketMet, span.Span{},
		func(a amount) reference.Domain { return f.paid(own.met, a.whole, o.PocketMet) })
	t.PocketMax, t.Opening.PocketLeft = paid.whole, paid.left
	f.share(t, sharing{o.Share, o.Copay, o.Coinsurance, b.CopayWaits, code.FactOutsideKind, code.FactOutsideCopay, code.FactOutsideCoinsurance})
}

// family fixes the family's amounts and takes what decides for her.
func (f *facts) family(b *cover.Benefit, t *cover.Terms) {
	year, fam := f.s.lastPlanYear(), &b.Family
	d, _ := reference.FamilyDeductible(year, t.Deductible)
	if fam.Deductible.Said {
		d.Low = 0
	}
	all := f.amount(code.FactFamilyDeductible, code.FactFamilyMet, "", d, fam.Deductible, fam.DeductibleMet, span.Span{},
		func(a amount) reference.Domain { return reference.DeductibleMet(a.whole) })
	d, _ = reference.FamilyPocketMax(year, f.counted(all.whole))
	if fam.PocketMax.Said {
		d.Low = 0
	}
	paid := f.amount(code.FactFamilyPocketMax, code.FactFamilyPocketMet, "", d, fam.PocketMax, fam.PocketMet, span.Span{},
		func(a amount) reference.Domain { return f.paid(all.met, a.whole, fam.PocketMet) })
	t.Deductible = fam.Rule.Deductible(t.Deductible, all.whole)
	t.Opening.DeductibleLeft = fam.Rule.Deductible(t.Opening.DeductibleLeft, all.left)
	t.PocketMax = fam.Rule.PocketMax(t.PocketMax, paid.whole)
	t.Opening.PocketLeft = fam.Rule.PocketMax(t.Opening.PocketLeft, paid.left)
}

// amount fixes a yearly amount and how much of it is met, or left where that was
// said instead. The whole amount then matters only to later plan years.
func (f *facts) amount(whole, met, left code.Fact, d reference.Domain, saidWhole, saidMet, saidLeft span.Span, metWithin func(amount) reference.Domain) amount {
	var a amount
	if saidLeft.Said {
		a.left = money.Amount(f.fix(left, rising(reference.Domain{Low: saidLeft.Low, High: saidLeft.High, Default: saidLeft.High}), saidLeft))
		if !f.s.several() {
			a.whole = max(a.left, money.Amount(saidWhole.High))
			return a
		}
	}
	d = beyond(d, saidMet)
	d = beyond(d, saidLeft)
	d.High = max(d.High, saidWhole.High)
	// What is met or left already, the whole is at least.
	d.Low = min(max(d.Low, saidMet.Low, saidLeft.Low), d.High)
	a.whole = money.Amount(f.fix(whole, rising(d), saidWhole))
	if saidLeft.Said {
		// How much is met follows from what the whole is and cannot be built on: the
		// higher that is, the more she would have paid.
		return a
	}
	a.met = money.Amount(f.fix(met, falling(metWithin(a)), saidMet))
	a.left = max(a.whole-a.met, 0)
	return a
}

// beyond lifts the limit of the law where she has paid more than it already: her
// plan is not one that it binds, and nothing else bounds it.
func beyond(d reference.Domain, paid span.Span) reference.Domain {
	if paid.High > d.High {
		d.High, d.Default = int64(money.MaxInput), int64(money.MaxInput)
	}
	return d
}

// counted is the part of a deductible that the out-of-pocket maximum holds.
func (f *facts) counted(deductible money.Amount) money.Amount {
	if f.s.benefit().Settings.PocketExcludes {
		return 0
	}
	return deductible
}

// paid is the domain of what is paid toward a maximum.
func (f *facts) paid(met, most money.Amount, said span.Span) reference.Domain {
	d := reference.PocketMet(f.counted(met), most)
	if said.Said {
		// What she says stands beside any deductible: some plans count them apart.
		d.Low = 0
	}
	return d
}

// otherBills lets other covered care of this plan year use up the deductible
// before the first visit, or leaves it all to the course where that care comes
// after the last one. What others' bills cost her lies between the deductible
// they meet and their whole amount; for the best corner the whole amount counts
// toward the out-of-pocket maximum, else only the deductible, as far as it counts.
func (f *facts) otherBills(b *cover.Benefit, year int, t *cover.Terms) {
	d, _ := reference.OtherBills(year)
	if b.OtherBills.Said {
		d.High = max(d.High, b.OtherBills.High)
	}
	bills := money.Amount(f.fix(code.FactOtherBills, falling(d), b.OtherBills))
	if b.OtherBills.Said && b.OtherBills.High == 0 {
		return
	}
	after := f.fix(code.FactOtherBillsWhen, domain{best: 0, worst: 1, typical: 1, hasTypical: true}, span.Span{})
	if after == 1 {
		return
	}
	met := min(bills, t.Opening.DeductibleLeft)
	t.Opening.DeductibleLeft -= met
	counts := f.counted(met)
	if f.p.Insurance == Best {
		counts = bills
	}
	t.Opening.PocketLeft = max(t.Opening.PocketLeft-counts, 0)
}
