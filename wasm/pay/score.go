package pay

import "kneadwise/wasm/money"

// score ranks routes: cost first, then money prepaid, then purchases, packed
// into one number so that the search compares and adds only once.
type score int64

// none is the score of no route.
const none score = 1<<63 - 1

// mostPurchases is more than a course can hold: one a visit.
const mostPurchases = 64

// scale says what a cent paid, a cent prepaid and a purchase weigh.
type scale struct {
	cent, prepaid, purchase score
}

// exactTies is the greatest cost at which the three fit into a score. Beyond
// it ($2.6 million for a course) equal costs are not told apart.
const exactTies money.Amount = 1<<28 - 1

// set makes room for routes that cost no more than ceiling; dearer ones are
// never looked at.
func (s *scale) set(ceiling money.Amount) {
	*s = scale{cent: 1}
	if ceiling <= exactTies {
		s.purchase = 1
		s.prepaid = mostPurchases
		s.cent = mostPurchases * score(ceiling+1)
	}
}

// cash is the score of an amount paid at the visit.
func (s scale) cash(a money.Amount) score { return score(a) * s.cent }

// ahead is the score of an amount paid for a package or membership.
func (s scale) ahead(a money.Amount) score { return score(a) * (s.cent + s.prepaid) }

// cost is the cost of a route.
func (s scale) cost(v score) money.Amount { return money.Amount(v / s.cent) }
