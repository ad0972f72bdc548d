package pay

import "kneadwise/wasm/money"

// Stops appends to out what following a route comes to if she stops after each of
// the visits, one amount a visit in cents: all that was paid by then with tips,
// less what comes back that day for the credits not used. A membership's term was
// bound to on joining and is paid to its end whether or not she comes; an interval
// that only a later visit renews is not. What an account or a tax would take off
// is not counted.
//
// She chose the route with all visits in view, so what she drew by then is what
// Settle drew: it is the same walk. The last amount is Settle's total.
func Stops(c *Course, steps []Step, out []money.Amount) []money.Amount {
	s := begin(c, nil)
	for i := range c.Dates {
		s.attend(i, steps[i])
		out = append(out, s.out.Total-s.back())
	}
	return out
}

// back is what comes back if she stops on the day of the visit at hand.
func (s *settler) back() (sum money.Amount) {
	for k := range s.held {
		refund, tax := s.refund(&s.held[k])
		sum += refund + tax
	}
	return sum
}
