package secondary

import (
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
	switch p := w.course.Provider; {
	case masseur(p):
		w.hers(code.OtherNotPaid, code.MedicareNever)
		return
	case p == reference.Chiropractic:
		w.note(code.ManipulationOnly)
		if len(w.billed()) == 0 {
			w.hers(code.OtherNotPaid, code.ManipulationOnly)
			return
		}
	case w.route.PlanOfCare != offer.Yes:
		w.hers(code.OtherNotPaid, code.PlanOfCareNeeded)
		return
	}
	w.partB(w.fee())
}

// billed are the lines of the visit that Medicare may pay.
func (w *walk) billed() []offer.Coded {
	if w.course.Provider == reference.Chiropractic {
		return manipulation(w.course.Codes)
	}
	return w.course.Codes
}

// mixed tells whether part of the visit is something that Medicare does not pay,
// which is then hers.
func (w *walk) mixed() bool { return len(w.billed()) < len(w.course.Codes) }

// unassigned tells whether she pays the provider and Medicare pays her.
func (w *walk) unassigned() bool {
	return w.route.Participates == offer.No && w.route.Assigned != offer.Yes
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

// allowed is what the fee schedule pays for the visit: anything up to the price
// where it does not say.
func (w *walk) allowed() bill.Range {
	if day := w.single.Date; w.fees.day != day {
		medicare := bill.Medicare()
		w.fees.day = day
		w.fees.allowed, w.fees.ok = medicare.Allow(&bill.Visit{Lines: w.billed(), HandsOn: w.course.HandsOn, Day: day, State: w.course.State})
	}
	if !w.fees.ok {
		w.note(code.FeeUnknown)
		return bill.Range{High: w.single.Amount}
	}
	a := &w.fees.allowed
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
	return a.Range
}

// fee is the end of the allowed amount that is asked for. What she pays rises with
// it but in two cases: where the rest of the price is hers it falls, and where she
// is paid it rises as far as the limiting charge and falls beyond.
func (w *walk) fee() money.Amount {
	at := w.allowed()
	switch {
	case at.Low == at.High:
		return at.Low
	case w.unassigned() && !w.mixed():
		return w.turning(at)
	case w.dear != w.mixed():
		return at.High
	}
	return at.Low
}

// turning is the fee at which a claim that is not assigned costs her most, or
// least, in this calendar year: at an end, or where a visit's price begins to cut
// the limiting charge or the allowed amount.
func (w *walk) turning(at bill.Range) money.Amount {
	if w.turned == w.year {
		return min(max(w.peak, at.Low), at.High)
	}
	w.turned, w.peak = w.year, at.Low
	best := w.yearsCost(at.Low)
	try := func(fee money.Amount) {
		fee = min(max(fee, at.Low), at.High)
		if cost := w.yearsCost(fee); cost != best && (cost > best) == w.dear {
			best, w.peak = cost, fee
		}
	}
	try(at.High)
	for i := range w.course.Singles.Entries {
		price := w.course.Singles.Entries[i].Amount
		if i > 0 && price == w.course.Singles.Entries[i-1].Amount {
			continue
		}
		for step := money.Amount(-1); step <= 1; step++ {
			try(bill.FeeOfLimiting(price) + step)
			try(bill.FeeOfNonParticipating(price) + step)
		}
	}
	return w.peak
}

// yearsCost is what the visits of the calendar year at hand cost her by a fee.
func (w *walk) yearsCost(fee money.Amount) money.Amount {
	left := w.deductible
	var sum money.Amount
	for i := range w.course.Singles.Entries {
		e := &w.course.Singles.Entries[i]
		if e.Kind == ledger.Share && e.Date.Year() == w.year {
			d := w.divide(e.Amount, fee, left)
			left -= d.deductible
			sum += d.most - d.paid
		}
	}
	return sum
}

// division is a visit under Part B, divided.
type division struct {
	most       money.Amount // that the provider may ask
	allowed    money.Amount // of it, by Medicare
	deductible money.Amount // of that, hers
	share      money.Amount // and hers
	due        money.Amount // Medicare's part
	paid       money.Amount // of it, after sequestration
}

// divide divides a price by a fee with so much of the deductible left.
func (w *walk) divide(price, fee, left money.Amount) division {
	var d division
	if w.route.Participates == offer.No {
		d.allowed = min(price, bill.NonParticipating(fee))
	} else {
		d.allowed = min(price, fee)
	}
	d.most = d.allowed
	if w.unassigned() {
		d.most = min(price, bill.LimitingCharge(fee))
	}
	d.deductible = min(d.allowed, left)
	d.share = (d.allowed - d.deductible).Times(patientsShare, money.HalfUp)
	d.due = d.allowed - d.deductible - d.share
	d.paid = bill.Sequestered(d.due)
	return d
}

// partB writes a visit by a fee: the deductible, then a fifth is hers. What a
// participating provider asks beyond the fee is billed to nobody; one who is not
// may ask her up to the limiting charge, and unless the claim is assigned she pays
// it all and Medicare's part comes back. Sequestration takes 2 % off that part:
// from the provider, and from her only where it is she who is paid. Of a visit of
// which Medicare does not pay all, the rest is hers.
func (w *walk) partB(fee money.Amount) {
	price := w.single.Amount
	d := w.divide(price, fee, w.deductible)
	unassigned := w.unassigned()
	w.byFee(d.allowed)
	w.by(ledger.OtherDeductibleLeft, ledger.Cents, int64(w.deductible), ledger.FromRule)
	w.put(ledger.You, d.deductible, code.OtherDeductible)
	w.byFee(d.allowed)
	w.by(ledger.OtherShare, ledger.PPM, int64(patientsShare), ledger.FromReference)
	w.put(ledger.You, d.share, code.OtherShare)
	w.byFee(d.allowed)
	w.threshold(d.allowed)
	w.put(ledger.Plan, d.paid, code.OtherPays)
	bearer, rest, rule := ledger.Provider, ledger.Provider, code.OtherWriteOff
	if unassigned {
		bearer = ledger.You
	}
	if w.mixed() {
		rest, rule = ledger.You, code.OtherNotPaid
	}
	w.byFee(d.allowed)
	w.put(bearer, d.due-d.paid, code.Sequestration)
	w.byFee(d.allowed)
	w.put(ledger.You, d.most-d.allowed, code.OtherAbove)
	w.byFee(d.allowed)
	w.put(rest, price-d.most, rule)
	if unassigned {
		w.returns = true
		w.entry(ledger.You, ledger.Advance, w.single.Date, d.paid, code.OtherLaidOut)
		w.entry(ledger.You, ledger.Return, w.single.Date.AddDays(reimbursedAfter), d.paid, code.OtherReimbursed)
	}
	w.deductible -= d.deductible
}

// threshold counts the year's therapy, and queues its sum once it passes the
// threshold at which claims need the modifier KX. Manipulation is no therapy.
func (w *walk) threshold(allowed money.Amount) {
	if w.course.Provider == reference.Chiropractic {
		return
	}
	limit := reference.YearlyLimit(reference.TherapyThreshold, w.year)
	passed := limit.Standing != reference.NoData && bill.AboveThreshold(w.therapy, allowed, limit.Low)
	w.therapy += allowed
	if passed {
		w.note(code.TherapyThreshold)
		w.by(ledger.OtherTherapySoFar, ledger.Cents, int64(w.therapy), ledger.FromRule)
	}
}

// byFee queues the figures of an allowed amount.
func (w *walk) byFee(allowed money.Amount) {
	a := &w.fees.allowed
	origin := ledger.FromRule
	if !w.fees.ok || a.Low != a.High {
		origin = ledger.FromBound
	}
	w.by(ledger.MedicareAllowed, ledger.Cents, int64(allowed), origin)
	if w.fees.ok {
		w.inputs = append(w.inputs, a.Inputs(w.dear, ledger.FromBound)...)
	}
}
