package bound

import "kneadwise/wasm/pay"

// What follows from a route that was written is told of the one written last.

// Clock is what the route bought ahead and by when it has to be used.
func (b *Bench) Clock(route pay.Route) pay.Clock { return pay.ClockOf(&b.course, route) }

// Crossings are where the plan's share of the route's visits changes.
func (b *Bench) Crossings(route pay.Route) []pay.Crossing {
	return pay.Crossings(&b.course, route.Steps)
}

// BreakEven compares at a point each item that the subject sells with paying
// singly. It is none where every covered visit must be claimed.
func (b *Bench) BreakEven(s *Subject, p Point) []pay.Even {
	if !s.course(p, Any, &b.course) {
		return nil
	}
	return pay.BreakEven(&b.course)
}
