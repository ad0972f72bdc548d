package scenario

import (
	"fmt"
	"slices"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
)

// whatIf is what an estimate's document says of other answers and other bills.
type whatIf struct {
	Firm      bool `json:"firm"`
	Otherwise *struct {
		Fact   code.Fact `json:"fact"`
		From   int64     `json:"from"`
		To     int64     `json:"to"`
		Saves  int64     `json:"saves_cents"`
		Winner int       `json:"winning_offer"`
		Claims bool      `json:"claims"`
		Buys   []struct {
			Kind string `json:"kind"`
			Item int    `json:"item"`
		} `json:"buys"`
	} `json:"otherwise"`
	OtherBills *struct {
		Offer  int   `json:"offer"`
		Way    int   `json:"way"`
		More   int64 `json:"more_cents"`
		Gained int64 `json:"deductible_credit_cents"`
		From   int64 `json:"from_cents"`
		Saves  int64 `json:"saves_cents"`
	} `json:"other_bills"`
}

// into adds it to the estimate that is read.
func (a *whatIf) into(e *estimate.Estimate) error {
	e.Firm = a.Firm
	if o := a.Otherwise; o != nil {
		if o.Winner < 0 || o.Winner >= len(e.Offers) {
			return fmt.Errorf("no estimate: offer %d of %d would win", o.Winner, len(e.Offers))
		}
		e.Otherwise = &bound.Otherwise{Fact: o.Fact, From: o.From, To: o.To, Saves: money.Amount(o.Saves), Winner: o.Winner, Claims: o.Claims}
		for _, item := range o.Buys {
			e.Otherwise.Buys = append(e.Otherwise.Buys, bound.Item{Index: item.Item, Membership: item.Kind == "membership"})
		}
	}
	if c := a.OtherBills; c != nil {
		if c.Offer < 0 || c.Offer >= len(e.Offers) || c.Way < 0 || c.Way >= len(e.Offers[c.Offer].Ways) {
			return fmt.Errorf("no estimate: other bills speak for way %d of offer %d, which is not there", c.Way, c.Offer)
		}
		e.Credit = &estimate.Credit{
			Offer: c.Offer, Way: c.Way, More: money.Amount(c.More), Gained: money.Amount(c.Gained), Bills: money.Amount(c.From), Saves: money.Amount(c.Saves),
		}
	}
	return nil
}

// checkWhatIf holds whether the best way stays the best, what would make another one
// win, and when other bills do.
func checkWhatIf(e *estimate.Estimate, want *Expect, differ func(string, ...any)) {
	if want.Firm != nil && *want.Firm != e.Firm {
		differ("firm: %v", e.Firm)
	}
	for _, fact := range want.Steady {
		if !slices.ContainsFunc(e.Unknowns, func(u bound.Unknown) bool { return string(u.Fact) == fact && u.Steady }) {
			differ("%s: the best way is not said to stay the best", fact)
		}
	}
	if want.Otherwise != nil {
		var got Otherwise
		if o := e.Otherwise; o != nil {
			got = Otherwise{string(o.Fact), o.From, o.To, int64(o.Saves), name(&e.Offers[o.Winner]), o.Claims, len(o.Buys)}
		}
		if got != *want.Otherwise {
			differ("otherwise: %+v, by hand %+v", got, *want.Otherwise)
		}
	}
	if want.OtherBills != nil {
		var got OtherBills
		if c := e.Credit; c != nil {
			o := &e.Offers[c.Offer]
			got = OtherBills{name(o), kind(o.Ways[c.Way].Kind), int64(c.More), int64(c.Gained), int64(c.Bills), int64(c.Saves)}
		}
		if got != *want.OtherBills {
			differ("other bills: %+v, by hand %+v", got, *want.OtherBills)
		}
	}
	if want.Missed == nil || e.Best < 0 {
		return
	}
	if m := e.Offers[e.Best].Missed; int64(m.Low) != want.Missed.Low || int64(m.High) != want.Missed.High {
		differ("missed by %+v, by hand %+v", m, *want.Missed)
	}
}
