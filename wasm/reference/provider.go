package reference

// Provider is the kind of professional who gives the massage. It decides which
// price is looked up and whether a health plan pays. The zero Provider is not
// said.
type Provider uint8

// Kinds of provider. The numbers are a public contract (they travel on the
// wire): append, never reassign.
const (
	MassageTherapist Provider = 1 + iota
	PhysicalTherapy
	Chiropractic
	MedicalMassage
)

// Code returns the stable name of the kind, such as "massage_therapist", and ""
// for a Provider that is none of the kinds.
func (p Provider) Code() string {
	switch p {
	case MassageTherapist:
		return "massage_therapist"
	case PhysicalTherapy:
		return "physical_therapy"
	case Chiropractic:
		return "chiropractic"
	case MedicalMassage:
		return "medical_massage"
	}
	return ""
}

// ParseProvider finds a kind by its code, and reports false if there is none.
func ParseProvider(code string) (Provider, bool) {
	for p := MassageTherapist; p <= MedicalMassage; p++ {
		if p.Code() == code {
			return p, true
		}
	}
	return 0, false
}
