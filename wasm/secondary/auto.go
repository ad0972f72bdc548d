package secondary

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/reference"
)

// Florida's personal injury protection (section 627.736, Florida Statutes, as in
// force since 1 January 2013).
const (
	florida                      = "FL"
	firstCareWithin              = 14      // days from the accident
	noEmergency     money.Amount = 2500_00 // the limit without an emergency condition
	floridasShare   money.Rate   = 200_000 // it pays 80 % of reasonable expenses
)

// florida tells whether the policy follows Florida's law.
func (w *walk) florida() bool {
	state := w.route.State
	if state == "" {
		state = w.course.State
	}
	return state == florida
}

// massage tells whether the visit is massage to Florida's law: given by a massage
// therapist, or billed as massage by whoever gives it, or not said to be billed
// as anything else.
func (w *walk) massage() bool {
	if masseur(w.course.Provider) || len(w.course.Codes) == 0 {
		return true
	}
	for _, line := range w.course.Codes {
		if line.Code == "97124" {
			return true
		}
	}
	return false
}

// masseur tells whether a kind of provider is a massage therapist.
func masseur(p reference.Provider) bool {
	return p == reference.MassageTherapist || p == reference.MedicalMassage
}

// refuses says why Florida's law leaves the visit to her, or nothing.
func (w *walk) refuses() code.Note {
	r := w.route
	switch {
	case !w.florida():
	case w.massage():
		return code.FloridaExcludes
	case r.Accident != 0 && r.FirstCare != 0 && r.FirstCare-r.Accident > firstCareWithin:
		return code.FourteenDays
	}
	return ""
}

// auto divides a visit that the auto insurer pays: hers until the deductible is
// met, then her share of the rest, if any; the insurer pays until its limit is
// used up, and what is beyond is hers.
func (w *walk) auto() {
	r := w.route
	if why := w.refuses(); why != "" {
		w.hers(code.OtherNotPaid, why)
		return
	}
	if w.florida() && (r.Accident == 0 || r.FirstCare == 0) {
		w.note(code.FourteenDays)
	}
	price := w.single.Amount
	deductible := min(price, w.deductible)
	rate := money.Rate(w.amount(r.Share, w.dear))
	if !r.Share.Said && w.florida() {
		rate = floridasShare
	}
	share := (price - deductible).Times(rate, money.HalfUp)
	due := price - deductible - share
	paid := min(due, w.limit)
	w.by(ledger.OtherDeductibleLeft, ledger.Cents, int64(w.deductible), ledger.FromRule)
	w.by(ledger.OtherDeductible, ledger.Cents, int64(w.amount(r.DeductibleLeft, w.dear)), stated(r.DeductibleLeft))
	w.put(ledger.You, deductible, code.OtherDeductible)
	w.by(ledger.OtherShare, ledger.PPM, int64(rate), stated(r.Share))
	w.put(ledger.You, share, code.OtherShare)
	w.byLimit()
	w.put(ledger.Plan, paid, code.OtherPays)
	if paid < due {
		w.note(code.LimitUsedUp)
		w.byLimit()
		w.put(ledger.You, due-paid, code.OtherUsedUp)
	}
	w.deductible -= deductible
	w.limit -= paid
}

// byLimit queues what is left of the insurer's limit.
func (w *walk) byLimit() {
	r := w.route
	w.by(ledger.OtherLimitLeft, ledger.Cents, int64(w.limit), ledger.FromRule)
	w.by(ledger.OtherLimit, ledger.Cents, int64(w.amount(r.LimitLeft, !w.dear)), stated(r.LimitLeft))
}
