package reference

// Payer is an insurer. The zero Payer is not said.
type Payer uint8

// OtherPayer is an insurer that is not listed; whoever states it adds a name.
const OtherPayer Payer = 1

// payerIDs holds the id of each Payer at its number. The numbers and ids are a
// public contract: append, never reassign.
//
// After "other" come two invented insurers for demonstrations, then brands as
// they stand on a member's card. They were picked by hand from large groups in
// the Market Share Reports for the Top 125 Accident and Health Insurance Groups
// (National Association of Insurance Commissioners) and the larger Blue Cross
// and Blue Shield plans, which sell under their own names by state;
// "blue-cross-blue-shield" is any Blue plan not listed by name. The list is a
// convenience for matching a card with a clinic's list: being on it or missing
// says nothing of size, of quality or of paying for massage. Medicare, Medicaid,
// the VA and workers' compensation are not insurers of this list: they pay by
// rules of their own.
var payerIDs = [...]string{
	"",
	"other",
	"example-health",
	"demo-mutual",
	"aetna",
	"ambetter",
	"anthem",
	"blue-cross-blue-shield",
	"blue-cross-blue-shield-illinois",
	"blue-cross-blue-shield-massachusetts",
	"blue-cross-blue-shield-michigan",
	"blue-cross-blue-shield-north-carolina",
	"blue-cross-blue-shield-texas",
	"blue-shield-california",
	"carefirst",
	"cigna",
	"florida-blue",
	"highmark",
	"horizon",
	"humana",
	"independence-blue-cross",
	"kaiser-permanente",
	"medical-mutual",
	"molina",
	"oscar",
	"premera",
	"regence",
	"unitedhealthcare",
	"upmc",
}

// ID returns the stable name of the insurer, such as "kaiser-permanente", and ""
// for a Payer that is not on the list.
func (p Payer) ID() string {
	if int(p) >= len(payerIDs) {
		return ""
	}
	return payerIDs[p]
}

// ParsePayer finds an insurer by its id, and reports false if there is none.
func ParsePayer(id string) (Payer, bool) {
	for p := OtherPayer; int(p) < len(payerIDs); p++ {
		if payerIDs[p] == id {
			return p, true
		}
	}
	return 0, false
}

// PayerIDs returns all ids in the order of their numbers, "other" first. The
// slice is the caller's.
func PayerIDs() []string {
	return append([]string(nil), payerIDs[OtherPayer:]...)
}
