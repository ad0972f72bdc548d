package secondary

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// The ladder of Washington's Department of Labor and Industries: visits on a claim
// without authorisation, and visits up to which its form F245-417-000 will do, for
// massage and for physical therapy. Beyond the last the claim manager, for physical
// therapy a utilization review, decides.
const (
	massageFree, massageForm = 6, 12
	therapyFree, therapyForm = 12, 24
)

// massagesPart is massage's part of the daily maximum for physical therapy (WAC
// 296-23-250).
const massagesPart money.Rate = 750_000

// ladder is how many visits need nothing, and how many no more than the form.
func (w *walk) ladder() (free, form int) {
	free, form = massageFree, massageForm
	if !masseur(w.course.Provider) {
		free, form = therapyFree, therapyForm
	}
	if w.route.FreeVisits > 0 {
		free = w.route.FreeVisits
	}
	if w.route.FormVisits > 0 {
		form = w.route.FormVisits
	}
	return free, max(free, form)
}

// workers divides a visit on an accepted claim: she owes nothing. The fund pays up
// to its daily maximum, and the rest is billed to nobody. A visit beyond what is
// authorised should not take place; if it does, it is the provider's loss.
func (w *walk) workers() {
	r := w.route
	w.used++
	free, form := w.ladder()
	needs := offer.Yes
	switch {
	case w.used > form:
		needs = r.Manager
		if needs != offer.Yes {
			w.note(code.ManagerNeeded)
		}
	case w.used > free:
		needs = r.Form
		if needs != offer.Yes {
			w.note(code.FormNeeded)
		}
	}
	if needs == offer.No {
		w.denied()
		return
	}
	price := w.single.Amount
	paid := price
	if r.DailyMax > 0 {
		most := r.DailyMax
		if masseur(w.course.Provider) {
			most = most.Times(massagesPart, money.HalfUp)
		}
		paid = min(price, most)
	}
	w.byNumber()
	w.put(ledger.Plan, paid, code.OtherPays)
	w.byNumber()
	w.put(ledger.Provider, price-paid, code.OtherWriteOff)
}

// byNumber queues which visit of this payer's it is, and a daily maximum where
// one is said.
func (w *walk) byNumber() {
	w.by(ledger.OtherVisitNumber, ledger.Count, int64(w.used), ledger.FromRule)
	if most := w.route.DailyMax; most > 0 {
		w.by(ledger.OtherDailyMax, ledger.Cents, int64(most), ledger.FromBenefit)
	}
}
