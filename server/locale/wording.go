package locale

import "kneadwise/wasm/civil"

// A Wording takes texts until one is missing: what words a whole page or a long
// sentence asks once, at its end, whether all of them were there. Err is the
// first error; with it nothing that was worded is of use.
type Wording struct {
	Texts *Texts
	Err   error
}

// Of is a text as Texts.Of returns it.
func (w *Wording) Of(key string, filling ...any) string { return w.Take(w.Texts.Of(key, filling...)) }

// Day is a day in words.
func (w *Wording) Day(d civil.Date) string { return w.Take(w.Texts.Date(d)) }

// Take is what somebody else worded.
func (w *Wording) Take(text string, err error) string {
	if w.Err == nil {
		w.Err = err
	}
	return text
}
