package fund

import (
	"strings"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// Eligible is one amount of a course that an account may pay.
type Eligible struct {
	Date   civil.Date // on which it becomes claimable
	Amount money.Amount
	Sure   bool // false: only if there is a letter of medical necessity, which is not known
}

// Eligibility gathers what an account may pay of a course: what falls on the
// patient herself of each visit, be it paid on its day, as her share of a claim,
// or drawn from what she prepaid. What she lays out for another payer is that
// payer's share and so not in it.
func Eligibility(book *ledger.Book, a *Accounts) []Eligible {
	e := eligibility{accounts: a, all: make([]Eligible, 0, len(book.Entries)/2)}
	for i := range book.Entries {
		switch entry := &book.Entries[i]; {
		case entry.Kind == ledger.Purchase:
			e.purchases = append(e.purchases, purchase{entry: entry, left: entry.Amount})
		case entry.Kind != ledger.Share || entry.Amount <= 0:
		case entry.Payer == ledger.You:
			e.add(entry, entry.Date, entry.Amount)
		case entry.Payer == ledger.Prepaid:
			e.draw(entry)
		}
	}
	return e.all
}

type eligibility struct {
	accounts  *Accounts
	purchases []purchase
	all       []Eligible
}

// purchase is a prepayment with what no visit was drawn from yet.
type purchase struct {
	entry *ledger.Entry
	left  money.Amount
}

// draw adds a visit drawn from a prepayment: on its own day, or by setting on the
// days of the payments, the oldest first.
func (e *eligibility) draw(entry *ledger.Entry) {
	rest := entry.Amount
	if e.accounts.Prepaid == WhenPaid {
		for i := range e.purchases {
			p := &e.purchases[i]
			if part := min(rest, p.left); part > 0 && p.entry.Item == entry.Item && ofMembership(p.entry) == ofMembership(entry) {
				p.left -= part
				rest -= part
				e.add(entry, p.entry.Date, part)
			}
		}
	}
	e.add(entry, entry.Date, rest)
}

// ofMembership tells dues from packages, which are counted apart.
func ofMembership(entry *ledger.Entry) bool {
	return strings.HasPrefix(string(entry.Rule), "pay.membership")
}

// add adds an amount of a visit as far as its care is shown to be medical.
func (e *eligibility) add(entry *ledger.Entry, on civil.Date, amount money.Amount) {
	letter := &e.accounts.Letter
	claimed := strings.HasPrefix(string(entry.Rule), "cover.")
	if amount <= 0 || !claimed && !letter.may(entry.Date) {
		return
	}
	e.all = append(e.all, Eligible{Date: on, Amount: amount, Sure: claimed || letter.Have == offer.Yes})
}

// may tells whether the letter speaks for care received on a day, or could.
func (l *Letter) may(day civil.Date) bool {
	return l.Have != offer.No && day >= l.From && day <= l.lastDay()
}

// lastDay is the letter's last day: administrators want a new one each year.
func (l *Letter) lastDay() civil.Date {
	switch {
	case l.Until != 0:
		return l.Until
	case l.From != 0:
		return l.From.AddYears(1).AddDays(-1)
	}
	return offer.Forever
}
