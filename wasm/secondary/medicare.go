package secondary

import (
	"slices"

	"kneadwise/wasm/bill"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// patientsShare is her part of what Medicare Part B allows after the deductible.
const patientsShare money.Rate = 200_000

// reimbursedAfter is how many days after a visit Medicare's part of a claim comes
// back that the provider has not taken: our assumption.
const reimbursedAfter = 30

// yearly is what is left of Part B's deductible when a calendar year begins for
// the course: all of it, or at the first visit anything, since other bills of the
// year may have met it.
func (w *walk) yearly(first bool) money.Amount {
	limit := reference.YearlyLimit(reference.PartBDeductible, w.year)
	switch {
	case limit.Standing == reference.NoData:
		w.note(code.NoDataForYear)
		if w.dear {
			return money.MaxInput
		}
		return 0
	case w.dear:
		return limit.High
	case first:
		return 0
	}
	return limit.Low
}

// medicare divides a visit under Part B.
func (w *walk) medicare() {
	lines := w.course.Codes
	rest := false // is part of the visit something that Medicare does not pay?
	switch p := w.course.Provider; {
	case masseur(p):
		w.hers(code.OtherNotPaid, code.MedicareNever)
		return
	case p == reference.Chiropractic:
		w.note(code.ManipulationOnly)
		lines = manipulation(lines)
		rest = len(lines) < len(w.course.Codes)
		if len(lines) == 0 {
			w.hers(code.OtherNotPaid, code.ManipulationOnly)
			return
		}
	case w.route.PlanOfCare != offer.Yes:
		w.hers(code.OtherNotPaid, code.PlanOfCareNeeded)
		return
	}
	w.partB(w.fee(lines), rest)
}

// manipulation are the lines that are manual manipulation of the spine.
func manipulation(lines []offer.Coded) []offer.Coded {
	var out []offer.Coded
	for _, line := range lines {
		switch line.Code {
		case "98940", "98941", "98942":
			out = append(out, line)
		}
	}
	return out
}

// fee is what the fee schedule pays for the lines on the visit's day: anything up
// to the price where it does not say.
func (w *walk) fee(lines []offer.Coded) money.Amount {
	if day := w.single.Date; w.fees.day != day {
		medicare := bill.Medicare()
		w.fees.day = day
		w.fees.allowed, w.fees.ok = medicare.Allow(&bill.Visit{Lines: lines, HandsOn: w.course.HandsOn, Day: day, State: w.course.State})
	}
	a := &w.fees.allowed
	switch {
	case !w.fees.ok && w.dear:
		w.note(code.FeeUnknown)
		return w.single.Amount
	case !w.fees.ok:
		w.note(code.FeeUnknown)
		return 0
	}
	for _, n := range [...]struct {
		holds bool
		note  code.Note
	}{
		{a.Paired != 0, code.CodesPaired},
		{a.Units.Tied != 0, code.UnitsTied},
		{a.IndexYear < w.year, code.IndexStandsIn},
		{a.Standing == reference.Unpublished, code.FeesUnpublished},
	} {
		if n.holds {
			w.note(n.note)
		}
	}
	if w.dear {
		return a.High
	}
	return a.Low
}

// partB divides a visit by a fee: the deductible, then a fifth is hers. What a
// participating provider asks beyond the fee is billed to nobody; one who is not
// may ask her up to the limiting charge, and unless the claim is assigned she pays
// it all and Medicare's part comes back. Sequestration takes 2 % off that part:
// from the provider, and from her only where it is she who is paid. Of a visit of
// which Medicare does not pay all, the rest is hers.
func (w *walk) partB(fee money.Amount, rest bool) {
	r := w.route
	price := w.single.Amount
	outside := r.Participates == offer.No
	unassigned := outside && r.Assigned != offer.Yes
	allowed, most := min(price, fee), min(price, fee)
	if outside {
		allowed, most = min(price, bill.NonParticipating(fee)), min(price, bill.NonParticipating(fee))
		if unassigned {
			most = min(price, bill.LimitingCharge(fee))
		}
	}
	deductible := min(allowed, w.deductible)
	share := (allowed - deductible).Times(patientsShare, money.HalfUp)
	due := allowed - deductible - share
	paid := bill.Sequestered(due)
	in := w.medicareInputs(allowed)
	w.put(ledger.You, deductible, code.OtherDeductible, append(slices.Clip(in), derived(ledger.OtherDeductibleLeft, ledger.Cents, int64(w.deductible)))...)
	w.put(ledger.You, share, code.OtherShare, append(slices.Clip(in), ledger.Input{Field: ledger.OtherShare, Unit: ledger.PPM, Value: int64(patientsShare), Origin: ledger.FromReference, Date: reference.SourceFeeSchedule.Checked()})...)
	w.put(ledger.Plan, paid, code.OtherPays, w.threshold(in, allowed)...)
	bearer := ledger.Provider
	if unassigned {
		bearer = ledger.You
	}
	w.put(bearer, due-paid, code.Sequestration, in...)
	w.put(ledger.You, most-allowed, code.OtherAbove, w.with(slices.Clip(in)...)...)
	if rest {
		w.put(ledger.You, price-most, code.OtherNotPaid, w.single.Inputs...)
	} else {
		w.put(ledger.Provider, price-most, code.OtherWriteOff, w.with(slices.Clip(in)...)...)
	}
	if unassigned && paid > 0 {
		w.returns = true
		w.entry(ledger.You, ledger.Advance, w.single.Date, paid, code.OtherLaidOut, in)
		w.entry(ledger.You, ledger.Return, w.single.Date.AddDays(reimbursedAfter), paid, code.OtherReimbursed, in)
	}
	w.deductible -= deductible
}

// threshold adds the year's sum of therapy once it passes the threshold at which
// claims need the modifier KX. Manipulation is no therapy.
func (w *walk) threshold(in []ledger.Input, allowed money.Amount) []ledger.Input {
	if w.course.Provider == reference.Chiropractic {
		return in
	}
	limit := reference.YearlyLimit(reference.TherapyThreshold, w.year)
	passed := limit.Standing != reference.NoData && bill.AboveThreshold(w.therapy, allowed, limit.Low)
	w.therapy += allowed
	if !passed {
		return in
	}
	w.note(code.TherapyThreshold)
	return append(slices.Clip(in), derived(ledger.OtherTherapySoFar, ledger.Cents, int64(w.therapy)))
}

// medicareInputs are the figures of an allowed amount.
func (w *walk) medicareInputs(allowed money.Amount) []ledger.Input {
	a := &w.fees.allowed
	origin := ledger.FromRule
	if !w.fees.ok || a.Low != a.High {
		origin = ledger.FromBound
	}
	in := []ledger.Input{{Field: ledger.MedicareAllowed, Unit: ledger.Cents, Value: int64(allowed), Origin: origin}}
	if !w.fees.ok {
		return in
	}
	return append(in, a.Inputs(w.dear, ledger.FromBound)...)
}
