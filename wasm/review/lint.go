package review

import (
	"strconv"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

type linter struct {
	list  *pricelist.List // with the prices in force on the day from which it can be bought from
	asOf  civil.Date
	stale int // the age in months from which a fact about an insurer is old
	all   []Finding
}

func (l *linter) findings() []Finding {
	l.list = inForce(l.list, l.day())
	l.clinic()
	for i := range l.list.Seller.Services {
		l.service(i)
	}
	for i := range l.list.Seller.Packages {
		l.pack(i)
	}
	for i := range l.list.Seller.Memberships {
		l.membership(i)
	}
	for i := range l.list.Seller.Discounts {
		l.discount(i)
	}
	for i := range l.list.Seller.Changes {
		l.change(i)
	}
	for i := range l.list.Payers {
		l.payer(i)
	}
	return l.all
}

// day is the first on which the list can be bought from.
func (l *linter) day() civil.Date { return max(l.asOf, l.list.Effective.From) }

func (l *linter) add(f Finding) { l.all = append(l.all, f) }

// clinic looks at who sells and at the days in force.
func (l *linter) clinic() {
	if l.list.BookingURL == "" {
		l.add(Finding{Code: code.NoBookingLink, Severity: Hint, Path: "clinic.booking_url"})
	}
	if until := l.list.Effective.Until; until != 0 && until <= l.asOf {
		l.add(Finding{Code: code.ListLapsed, Severity: Warning, Path: "effective.until",
			Inputs: []Input{day("date", until.AddDays(-1))}})
	}
}

// payer looks at what is said of one insurer.
func (l *linter) payer(i int) {
	p, path := &l.list.Payers[i], at("payers", i)
	if v := p.VerifiedOn; v != 0 && v.AddMonths(l.stale) < l.asOf {
		l.add(Finding{Code: code.PayerStale, Severity: Warning, Path: path + ".verified_on",
			Inputs: []Input{count("count", l.stale), day("date", v)}})
	}
	for j, r := range p.Rates {
		price, ok := l.price(r.Service)
		if !ok || !r.ByVisit() || r.Visit <= price {
			continue
		}
		// The engine takes the price where the rate is above it, so that no
		// buyer's total grows: a slip to mend, without a cost.
		l.add(Finding{Code: code.RateAbovePrice, Severity: Warning, Path: at(path+".rates", j) + ".visit_cents",
			Related: at("services", r.Service) + ".price_cents", Inputs: []Input{cents("rate", r.Visit), cents("price", price)}})
	}
}

// discount looks at a step of a sliding scale.
func (l *linter) discount(i int) {
	if d := &l.list.Seller.Discounts[i]; d.Proof == offer.ProofNotSaid {
		l.add(Finding{Code: code.ProofNotSaid, Severity: Hint, Path: at("discounts", i) + ".proof",
			Inputs: []Input{{"percent", ledger.PPM, int64(d.Off)}}})
	}
}

// price is the single price of a service, if the list states one that may be.
func (l *linter) price(service int) (money.Amount, bool) {
	if service < 0 || service >= len(l.list.Seller.Services) {
		return 0, false
	}
	return exact(l.list.Seller.Services[service].Price)
}

// dearest is the service of the highest single price, the first of equal ones:
// the best that a credit can buy. It reports false where one has no price.
func (l *linter) dearest(services []int) (int, money.Amount, bool) {
	best, most := -1, money.Amount(0)
	for _, i := range services {
		price, ok := l.price(i)
		if !ok {
			return 0, 0, false
		}
		if price > most {
			best, most = i, price
		}
	}
	return best, most, best >= 0
}

// premium is the most by which a first visit may cost more than a later one. Who
// comes for the first time does not pay it with a package or membership, and so
// what is dearer than single visits must be dearer by more.
func (l *linter) premium(services []int) money.Amount {
	var most money.Amount
	for _, i := range services {
		price, _ := l.price(i)
		if first, ok := exact(l.list.Seller.Services[i].FirstVisit); ok {
			most = max(most, first-price)
		}
	}
	return most
}

// exact is an amount that is stated and within the limits of a list.
func exact(s span.Span) (money.Amount, bool) {
	return money.Amount(s.Low), s.IsExact() && s.Low > 0 && s.Low <= int64(money.MaxInput)
}

// within tells whether a count is one that a list may state, so that no product
// of ours overflows.
func within(n, most int) bool { return n >= 1 && n <= most }

func months(s span.Span) (int, bool) {
	return int(s.Low), s.IsExact() && s.Low >= 1 && s.Low <= offer.MaxMonths
}

func at(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

func cents(name string, a money.Amount) Input { return Input{name, ledger.Cents, int64(a)} }

func count(name string, n int) Input { return Input{name, ledger.Count, int64(n)} }

func day(name string, d civil.Date) Input { return Input{name, ledger.Day, int64(d)} }
