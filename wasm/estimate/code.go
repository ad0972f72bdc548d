package estimate

// The names of kinds by number; the first stands for none.
var (
	kinds    = [...]string{"", "regional", "own", "clinic"}
	wayKinds = [...]string{"", "cheapest", "unprepaid", "singles", "claims_all", "cash_apart", "secondary", "without"}
	cases    = [...]string{"", "low", "likely", "high"}
	turns    = [...]string{"", "plan_year", "price"}
)

func word[T ~uint8](words []string, v T) string {
	if int(v) < len(words) {
		return words[v]
	}
	return ""
}

func parse[T ~uint8](words []string, code string) (T, bool) {
	for i := 1; i < len(words); i++ {
		if words[i] == code {
			return T(i), true
		}
	}
	return 0, false
}

// Code is the kind's name in documents, such as "own".
func (k Kind) Code() string { return word(kinds[:], k) }

// Code is the way's name in documents, such as "claims_all".
func (k WayKind) Code() string { return word(wayKinds[:], k) }

// ParseWayKind finds a kind of way by its code, and reports false if there is none.
func ParseWayKind(code string) (WayKind, bool) { return parse[WayKind](wayKinds[:], code) }

// Code is the case's name in documents, such as "likely".
func (k CaseKind) Code() string { return word(cases[:], k) }

// ParseCaseKind finds a case by its code, and reports false if there is none.
func ParseCaseKind(code string) (CaseKind, bool) { return parse[CaseKind](cases[:], code) }

// Code is the turn's name in documents, such as "plan_year".
func (k TurnKind) Code() string { return word(turns[:], k) }
