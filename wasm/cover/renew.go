package cover

import "kneadwise/wasm/span"

// Renewed is what is known of a plan for a course that begins in a later plan
// year than the one in which it was said: what is met and used so far counts for
// nothing then, and what is left is the whole again (step 1 of a visit). Bills of
// other care are those of the plan year in which the course begins.
func (b *Benefit) Renewed() *Benefit {
	out := *b
	none := span.Exact(0)
	out.DeductibleMet, out.DeductibleLeft = none, span.Span{}
	out.PocketMet, out.PocketLeft = none, span.Span{}
	out.VisitsUsed, out.Limits.SharedUsed = 0, 0
	out.Limits.YearUsed = none
	out.Family.DeductibleMet, out.Family.PocketMet = none, none
	out.Outside.DeductibleMet, out.Outside.PocketMet = none, none
	return &out
}
