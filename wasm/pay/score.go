package pay

import "kneadwise/wasm/money"

// score ranks routes: cost first, then money prepaid, then how many purchases
// and how early, packed into one number so that the search compares and adds
// only once.
type score int64

// none is the score of no route.
const none score = 1<<63 - 1

// Weights of a purchase: its number counts before its earliness, and one visit
// later is one less. No route that wins makes more purchases than visits, each at
// a visit of its own or one of the nine (eight packages and a membership) of an
// eve, of which there is one for each of the seller's changes.
const (
	perPurchase   score = 1 << 12 // more than four eves' 36 and 24 at visits are early, 36 × 60 + 59 + 58 + … + 36
	mostPurchases score = 1 << 18 // more than 60 of them
)

// scale says what a cent paid, a cent prepaid and a purchase weigh.
type scale struct {
	cent, prepaid, purchase score
	most                    money.Amount // dearer than any route that is looked at
}

// exactTies is the greatest cost at which all of it fits into a score, and four
// such scores into their sum. Beyond it ($29,000.00 for a course) routes that
// cost the same are not told apart.
const exactTies money.Amount = 29_000_00

// set makes room for routes that cost no more than ceiling; dearer ones are
// never looked at.
func (s *scale) set(ceiling money.Amount) {
	*s = scale{cent: 1, most: ceiling + 1}
	if ceiling <= exactTies {
		s.purchase = 1
		s.prepaid = mostPurchases
		s.cent = mostPurchases * score(ceiling+1)
	}
}

// cash is the score of an amount paid at the visit. An amount that is too dear
// for any route counts as just too dear: a slip of the pen, a million for a
// month, must not run over.
func (s scale) cash(a money.Amount) score { return score(min(a, s.most)) * s.cent }

// saved is the score of an amount that accounts and taxes take off.
func (s scale) saved(a money.Amount) score { return score(a) * s.cent }

// ahead is the score of an amount paid for a package or membership.
func (s scale) ahead(a money.Amount) score { return score(min(a, s.most)) * (s.cent + s.prepaid) }

// top is a score that no route reaches which is looked at.
func (s scale) top() score { return score(s.most) * s.cent }

// bought is the score of a purchase with so many visits to come.
func (s scale) bought(left int32) score { return s.purchase * (perPurchase + score(left)) }

// ties is what a score of what was paid holds beside the cost: neither what is prepaid
// nor the purchases ever become fewer.
func (s scale) ties(v score) score { return v % s.cent }

// cost is the cost of a route.
func (s scale) cost(v score) money.Amount {
	if v < 0 {
		return -money.Amount((s.cent - 1 - v) / s.cent) // what is saved may round up to more than was paid
	}
	return money.Amount(v / s.cent)
}
