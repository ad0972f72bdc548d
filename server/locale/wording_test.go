package locale_test

import (
	"errors"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/wasm/civil"
)

func TestCapital(t *testing.T) {
	for text, want := range map[string]string{"": "", "a": "A", "él": "Él", "Already": "Already", "60 minutes": "60 minutes", "ñandú": "Ñandú"} {
		if got := locale.Capital(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestWordingKeepsTheFirstError(t *testing.T) {
	w := locale.Wording{Texts: shipped(t).Texts(locale.English)}
	day, err := civil.Parse("2026-11-23")
	if err != nil {
		t.Fatal(err)
	}
	if got := w.Day(day) + ": " + w.Take("as it is", nil); got != "November 23, 2026: as it is" || w.Err != nil {
		t.Fatalf("%q, %v", got, w.Err)
	}
	if got := w.Of("no.such.text"); got != "" || !errors.Is(w.Err, locale.ErrNoText) {
		t.Errorf("%q, %v", got, w.Err)
	}
	first := w.Err
	w.Take("", errors.New("another"))
	if w.Of("page.skip"); w.Err != first {
		t.Errorf("%v stands for %v", w.Err, first)
	}
}
