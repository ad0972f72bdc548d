package pagetest

import (
	"testing"

	"kneadwise/server/locale"
)

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"the": 1, "make": 1, "massage": 2, "table": 2, "visits": 2, "eased": 1, "needed": 2, "rules": 1, "therapist": 3, "exercise": 3, "didn’t": 1,
	} {
		if got := english(word); got != want {
			t.Errorf("%q has %d syllables, want %d", word, got, want)
		}
	}
	for word, want := range map[string]int{
		"el": 1, "masaje": 3, "bien": 1, "día": 2, "cuello": 2, "leer": 2, "quien": 1, "ciudad": 2, "fisioterapeuta": 6, "columna": 3,
	} {
		if got := spanish(word); got != want {
			t.Errorf("%q tiene %d sílabas, no %d", word, want, got)
		}
	}
}

// A page for children is easy, the law is not, and the measure tells which is which.
func TestGrade(t *testing.T) {
	for _, c := range []struct {
		language     locale.Language
		text         string
		least, worst float64
	}{
		{locale.English, "The cat sat on the mat. It was a big red cat.", -3, 2},
		{locale.English, "Notwithstanding any other provision of this subsection, the administrator shall reimburse eligible participants for expenditures determined to be medically necessary.", 18, 40},
		{locale.Spanish, "El gato está en la silla. Es un gato rojo y muy gordo.", 0, 4},
		{locale.Spanish, "No obstante cualquier otra disposición de esta subsección, el administrador reembolsará a los participantes elegibles los gastos determinados como médicamente necesarios.", 8, 20},
	} {
		if got := Grade(c.language, c.text); got < c.least || got > c.worst {
			t.Errorf("grade %.1f, want %.1f to %.1f: %s", got, c.least, c.worst, c.text)
		}
	}
	if got := Grade(locale.English, "12 + 5"); got != 0 {
		t.Errorf("figures are of grade %.1f", got)
	}
}
