package statement

import "kneadwise/wasm/estimate"

// stops states what a case comes to if she stops after each visit. Where nothing
// is paid ahead stopping costs nothing, and there is nothing to state.
func (s *statement) stops(c *estimate.Case) {
	if c.PaidAhead == 0 {
		return
	}
	s.line(0, "")
	s.line(1, s.words.Of("statement.stops"))
	for i, cost := range c.Stops {
		day := s.words.Day(s.e.Plan.Visits[i].Date)
		s.line(2, s.words.Of("statement.visit", "date", day, "number", i+1)+": "+Exact(cost))
	}
}
