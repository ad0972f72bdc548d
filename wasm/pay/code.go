package pay

// objectiveCodes are the names of objectives in documents, by number.
var objectiveCodes = [...]string{"total", "first_visit", "month", "risk"}

// Code is the objective's name in documents, such as "first_visit"; none for what
// is no objective.
func (o Objective) Code() string {
	if int(o) < len(objectiveCodes) {
		return objectiveCodes[o]
	}
	return ""
}

// ParseObjective finds an objective by its code, and reports false if there is none.
func ParseObjective(code string) (Objective, bool) {
	for i, name := range objectiveCodes {
		if name == code {
			return Objective(i), true
		}
	}
	return 0, false
}
