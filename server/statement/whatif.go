package statement

import (
	"strconv"
	"strings"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
)

// whatIf states whether the best way stays the best whatever the answers are, what
// would make another one win, and when other bills do.
func (s *statement) whatIf() {
	e := s.e
	if !e.Firm && e.Otherwise == nil && e.Credit == nil {
		return
	}
	s.line(0, "")
	s.line(0, s.words.Of("ui.whatif.title"))
	if e.Firm {
		s.line(1, s.words.Of("ui.whatif.firm"))
	}
	if o := e.Otherwise; o != nil {
		s.otherwise(o)
	}
	if c := e.Credit; c != nil {
		o := &e.Offers[c.Offer]
		text := s.words.Of("ui.whatif.bills", "name", s.name(o), "way", s.way(o, &o.Ways[c.Way]), "more", Exact(c.More), "gained", Exact(c.Gained), "from", Exact(c.Bills))
		if c.Saves > 0 {
			text += " " + s.words.Of("ui.whatif.bills.already", "amount", Exact(c.Saves))
		}
		s.line(1, text+" "+s.words.Of("ui.whatif.bills.if"))
	}
}

// otherwise states the one fact that would make another way win.
func (s *statement) otherwise(o *bound.Otherwise) {
	fact := s.words.Of("fact." + string(o.Fact))
	if o.Offer >= 0 {
		of := &s.e.Offers[o.Offer]
		whose := s.name(of)
		for _, item := range s.named(of, bound.Item{Index: o.Item, Membership: strings.HasPrefix(string(o.Fact), "offer.membership")}) {
			whose += ", " + item
		}
		fact = whose + ": " + fact
	}
	key := "ui.whatif.fact"
	if measureOf(o.Fact) == truth {
		key = "ui.whatif.truth"
	}
	way := s.route(o)
	s.line(1, s.words.Of(key, "fact", fact, "from", s.factIs(o.Fact, o.From), "to", s.factIs(o.Fact, o.To), "way", way, "amount", Exact(o.Saves)))
}

// route words how the way that wins then pays.
func (s *statement) route(o *bound.Otherwise) string {
	winner := &s.e.Offers[o.Winner]
	key := "ui.whatif.singles"
	if o.Claims {
		key = "ui.whatif.claims"
	}
	var items []string
	for _, item := range o.Buys {
		items = append(items, s.named(winner, item)...)
	}
	if len(items) == 0 {
		return s.words.Of(key, "name", s.name(winner))
	}
	key = "ui.whatif.buys"
	if o.Claims {
		key += "_claims"
	}
	return s.words.Of(key, "name", s.name(winner), "items", strings.Join(items, ", "))
}

// named is an item of an offer by its name, where it has one.
func (s *statement) named(o *estimate.Offer, item bound.Item) []string {
	for i := range o.Evens {
		if e := &o.Evens[i]; e.Item == item.Index && e.Membership == item.Membership {
			return []string{s.item("ui.item", e)}
		}
	}
	return nil
}

// measure says what a fact is counted in.
type measure uint8

const (
	dollars measure = iota
	percent
	visits
	months
	fees
	truth
	minutes
)

func measureOf(f code.Fact) measure {
	switch f {
	case code.FactCoinsurance, code.FactOutsideCoinsurance, code.FactCostShareKind, code.FactOutsideKind:
		return percent
	case code.FactVisitLimit:
		return visits
	case code.FactPackageExpiry:
		return months
	case code.FactMinimumTerm:
		return fees
	case code.FactVisitMinutes, code.FactHandsOn:
		return minutes
	case code.FactCoverage, code.FactNetwork, code.FactPrescription, code.FactReferral, code.FactAuthorisation, code.FactNeedsScript,
		code.FactNeedsReferral, code.FactNeedsAuthorisation, code.FactCopayWaits, code.FactSharedLimit, code.FactPackageRefund, code.FactOtherBillsWhen:
		return truth
	}
	return dollars
}

// factIs words a fact's value.
func (s *statement) factIs(f code.Fact, x int64) string {
	switch measureOf(f) {
	case percent:
		return Percent(x)
	case visits:
		return s.words.Of("ui.unit.visits", "count", x)
	case months:
		return s.words.Of("ui.unit.months", "count", x)
	case fees:
		return s.words.Of("ui.unit.fees", "count", x)
	case minutes:
		return strconv.FormatInt(x, 10)
	case truth:
		if x == 1 {
			return s.words.Of("ui.unit.yes")
		}
		return s.words.Of("ui.unit.no")
	}
	return Exact(money.Amount(x))
}

// missed states how far inside the ends of a range the nearest known case lies.
func (s *statement) missed(o *estimate.Offer) {
	if o.Missed != (bound.Miss{}) {
		s.line(1, "* "+s.words.Of("ui.offers.missed", "low", Exact(o.Missed.Low), "high", Exact(o.Missed.High)))
	}
}
