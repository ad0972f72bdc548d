package estimate

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// Compared is what one clinic's visits would cost, without a ledger.
type Compared struct {
	Service int // index of the service used, -1 where none has the asked length
	Total   span.Money
}

// Comparer sets one visitor against any number of price lists, one after
// another, without keeping them. It is opened for a visitor, and opened again
// for the next one it uses the memory that it has.
type Comparer struct {
	run run
}

// Open checks the request. Its own quotes and named clinics play no part.
func (c *Comparer) Open(req *Request) []code.Fault {
	c.run = run{req: req, bench: c.run.bench}
	c.run.bench.Forget()
	return c.run.open()
}

// Of prices one list. Nothing of it is kept. A plan without visits has no price.
func (c *Comparer) Of(list *pricelist.List) Compared {
	s := listed(list)
	c.run.visitor(&s)
	out := Compared{Service: -1}
	if len(s.Dates) == 0 {
		return out
	}
	for i := range list.Seller.Services {
		if list.Seller.Services[i].BookedMinutes != c.run.out.Minutes {
			continue
		}
		s.Service = i
		total, ok := c.run.bench.Range(&s, bound.Any)
		if ok && (out.Service < 0 || headline(total) < headline(out.Total)) {
			out.Service, out.Total = i, total
		}
	}
	return out
}
