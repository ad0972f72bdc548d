// Package screen is the table of signs that change what a person with back pain
// should do before she thinks of massage.
//
// The vocabulary: a red flag is a sign of something that massage would not help
// and waiting could harm; a contraindication is a condition under which massage
// itself may harm. Each sign has one of four effects. An emergency replaces the
// plan by what to do now. "Clinician first" replaces it too, until she says
// that a clinician has cleared her. A caution stands beside the plan. A mention
// is worth telling the therapist.
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
	Cleared bool
}
