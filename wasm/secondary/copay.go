package secondary

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// veterans divides a visit of community care: the copay is hers and goes to the
// VA, the rest is the VA's matter with the provider, who may bill her nothing. A
// visit without referral or authorisation is not paid, and not hers either.
func (w *walk) veterans() {
	r := w.route
	w.used++
	a := &r.Authorisation
	lapsed := a.Expires != 0 && w.single.Date > a.Expires || a.Visits > 0 && w.used > a.Visits
	switch {
	case r.Referral == offer.No || a.Have == offer.No || lapsed:
		w.denied()
		return
	case r.Referral == offer.NotKnown || a.Have == offer.NotKnown:
		w.note(code.ReferralNeeded)
	}
	w.copay()
}

// advantage divides a visit that a Medicare Advantage plan adds: so many a
// calendar year for a copay each, the others are hers.
func (w *walk) advantage() {
	w.used++
	if w.used > w.route.VisitsAYear {
		w.hers(code.OtherUsedUp, code.OtherVisitsUsedUp)
		return
	}
	w.copay()
}

// copay leaves her a fixed amount, never above the price, and the payer the rest.
func (w *walk) copay() {
	said := w.amount(w.route.Copay, w.dear)
	copay := min(w.single.Amount, said)
	w.byCopay(said)
	w.put(ledger.You, copay, code.OtherCopay)
	w.byCopay(said)
	w.put(ledger.Plan, w.single.Amount-copay, code.OtherPays)
}

func (w *walk) byCopay(said money.Amount) {
	w.by(ledger.OtherCopay, ledger.Cents, int64(said), stated(w.route.Copay))
	w.byNumber()
}
