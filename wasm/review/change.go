package review

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/pricelist"
)

// change looks for packages that cost no more than single visits until the day of
// scheduled prices, and more from then on: one of the two was forgotten.
func (l *linter) change(i int) {
	c := &l.list.Seller.Changes[i]
	if until := l.list.Effective.Until; c.From <= l.day() || until != 0 && until <= c.From {
		return
	}
	before, after := l.on(inForce(l.list, c.From-1)), l.on(inForce(l.list, c.From))
	after.asOf = c.From
	for k := range l.list.Seller.Packages {
		was, ok := before.reckon(k)
		now, still := after.reckon(k)
		if !ok || !still || now.days < 0 || was.over(was.all) > was.premium || now.over(now.all) <= now.premium {
			continue
		}
		l.add(Finding{Code: code.ChangeDearer, Severity: Warning, Path: l.scheduled(i, &now), Related: at("packages", k) + ".price_cents",
			Cost: now.over(now.all), Inputs: []Input{day("date", c.From), cents("price", now.price), cents("singles", now.singles)}})
	}
}

// on is a linter of the same list with other prices.
func (l *linter) on(list *pricelist.List) *linter {
	return &linter{list: list, asOf: l.asOf, stale: l.stale}
}

// scheduled is where a change sets the price of a package, or else that of the
// service it is held against.
func (l *linter) scheduled(i int, p *pack) string {
	c, path := &l.list.Seller.Changes[i], at("changes", i)
	for k := range c.Packages {
		if c.Packages[k].Index == p.index {
			return at(path+".packages", k) + ".price_cents"
		}
	}
	for k := range c.Services {
		if c.Services[k].Index == p.service {
			return at(path+".services", k) + ".price_cents"
		}
	}
	return path + ".services"
}
