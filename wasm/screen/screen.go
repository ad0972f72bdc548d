// Package screen is the table of signs that change what a person with back pain
// should do before she thinks of massage.
//
// The vocabulary: a red flag is a sign of something that massage would not help
// and waiting could harm; a contraindication is a condition under which massage
// itself may harm. Each sign has one of four effects. An emergency replaces the
// plan by what to do now. "Clinician first" replaces it too, until she says
// that a clinician has cleared her. A caution stands beside the plan. A mention
// is worth telling the therapist.
//
// The red flags are those of the federal guideline on acute low back problems
// ([AHCPR]). Three of them together name the cauda equina syndrome, pressure on
// the nerves at the end of the spinal cord, where hours count: they alone are
// emergencies. The contraindications are those of the federal center for
// complementary health ([NCCIH]) and, for stenosis and discs, of massage
// practice ([Practice]): where a list says "do not massage" or "not suitable", a
// clinician comes first; where it says "not here", "not deep" or "ask", the sign
// is a caution. Two signs are held to the graver reading. Cancer is "ask first"
// in one list and a red flag of back pain in the other: a clinician comes first.
// A disc is "not in its acute phase": a clinician comes first in that phase,
// and after it a caution against deep pressure is left.
package screen

// Effect is what a sign does to the plan, in rising order.
type Effect uint8

// Effects.
const (
	None Effect = iota
	Mention
	Caution
	ClinicianFirst
	Emergency
)

// Sign is an index into the table, from 1.
type Sign uint8

// Result is what the ticked signs come to.
type Result struct {
	Effect  Effect // the gravest of those in force
	Replace bool   // the plan is replaced by what to do
	Signs   []Sign // in table order, each once
	Cleared bool   // a clinician's word lifted a sign of "clinician first", which now stands as a caution
}
