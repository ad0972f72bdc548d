package review

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// membership holds one against single visits over its minimum term, for whoever
// gets most out of it: every credit used on the dearest visit, and, where an
// extra visit costs a member less, a visit a week if the credits are fewer.
func (l *linter) membership(i int) {
	m := &l.list.Seller.Memberships[i]
	fee, priced := exact(m.Fee)
	service, single, served := l.dearest(m.Services)
	term, bound := months(m.Minimum)
	if !priced || !served || !bound || m.Credits < 0 || m.Credits > offer.MaxCredits {
		return
	}
	setup, _ := exact(m.SetupFee)
	credits := m.Credits * term
	paid, visits := setup+fee*money.Amount(term), credits
	if extra, ok := memberPrice(m); ok && extra < single {
		// The last day of the term is the day before the next month would begin.
		visits = max(credits, (longest(term)-1)/7+1)
		paid += extra * money.Amount(visits-credits)
	}
	singles := single * money.Amount(visits)
	if paid-singles <= l.premium(m.Services) {
		return
	}
	l.add(Finding{Code: code.MembershipDearer, Severity: Warning, Path: at("memberships", i) + ".fee_cents",
		Related: at("services", service) + ".price_cents", Cost: paid - singles, Inputs: []Input{
			count("count", term), count("visits", visits), cents("paid", paid), cents("single", single), cents("singles", singles),
		}})
}

// memberPrice is the price of an extra visit; nothing is one too.
func memberPrice(m *offer.Membership) (money.Amount, bool) {
	if m.MemberPrice.IsExact() && m.MemberPrice.Low == 0 {
		return 0, true
	}
	return exact(m.MemberPrice)
}
