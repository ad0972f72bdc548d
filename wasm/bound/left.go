package bound

import "kneadwise/wasm/money"

// Left is what is left of the deductible in network, and of the out-of-pocket maximum
// if that is less, when the course begins: as much of other bills of this plan year is
// hers. It reports false where claims do not come into question in network or her
// deductible is not said.
func (b *Bench) Left(s *Subject, c Corner) (money.Amount, bool) {
	g := s.gate()
	said := s.benefit().Deductible.Said || s.benefit().DeductibleLeft.Said || s.benefit().Family.Deductible.Said
	p := at(c)
	p.Covered = AssumeCovered
	if g.shut || g.outside || g.missing || !said || !s.course(p, ClaimsOnly, &b.course) {
		return 0, false
	}
	o := &b.course.Claims.Terms.Opening
	return min(o.DeductibleLeft, o.PocketLeft), true
}
