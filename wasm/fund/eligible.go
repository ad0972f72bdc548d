package fund

import (
	"sort"
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
	all := make([]Eligible, 0, len(book.Entries)/2)
	for i := range book.Entries {
		entry := &book.Entries[i]
		if entry.Kind != ledger.Share || entry.Amount <= 0 || entry.Payer != ledger.You && entry.Payer != ledger.Prepaid {
			continue
		}
		claimed := strings.HasPrefix(string(entry.Rule), "cover.")
		if !claimed && !a.Letter.may(entry.Date) {
			continue
		}
		on := entry.Date
		if entry.Payer == ledger.Prepaid && a.Prepaid == WhenPaid {
			on = entry.Paid
		}
		all = append(all, Eligible{Date: on, Amount: entry.Amount, Sure: claimed || a.Letter.Have == offer.Yes})
	}
	sort.Stable(byDate(all))
	return all
}

// byDate sorts amounts: an account pays what became claimable first.
type byDate []Eligible

func (b byDate) Len() int           { return len(b) }
func (b byDate) Less(i, j int) bool { return b[i].Date < b[j].Date }
func (b byDate) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

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
