// Package guide is what the guide says about massage for a bad back, and on whose
// word: what trials found, what is only custom, what is said without support, who
// gives massage, and how the styles differ.
//
// The vocabulary: a statement is one thing that is said, worded in each language
// by the page. Its basis tells how firm it is. A claim rests on sources, each
// with its address and the day on which it was read; where none was found, the
// statement says so and rests on nothing. Advice claims nothing: it is what to
// ask.
//
// The signs that need a doctor first are not here: they are the engine's
// (kneadwise/wasm/screen), so that guide and calculator cannot differ.
package guide

// Basis is how firm a statement is.
type Basis uint8

// Bases.
const (
	Stated      Basis = iota // a source says so
	Tried                    // trials tested it
	Custom                   // many do so, and no trial tested it
	Unsupported              // it is often said, and the sources do not bear it out
	Unsourced                // no source was found
	Advice                   // what to ask or do, which needs no source
)

// Code is the basis in keys of texts and messages of tests.
func (b Basis) Code() string {
	switch b {
	case Tried:
		return "tried"
	case Custom:
		return "custom"
	case Unsupported:
		return "unsupported"
	case Unsourced:
		return "unsourced"
	case Advice:
		return "advice"
	}
	return "stated"
}

// Statement is one thing that the guide says.
type Statement struct {
	Key   string // of its texts, below "guide."
	Basis Basis
	From  []Source
}

// Evidence is what was found for low-back pain that lasts, the best trial first.
func Evidence() []Statement {
	return []Statement{
		{"evidence.trial", Tried, []Source{Cherkin, CherkinSummary, CherkinNews}},
		{"evidence.lasting", Tried, []Source{Cherkin}},
		{"evidence.minutes", Tried, []Source{Sherman}},
		{"evidence.more", Tried, []Source{Cook}},
		{"evidence.rhythm", Custom, nil},
		{"evidence.certainty", Stated, []Source{Furlan, Mak, Cherkin}},
		{"evidence.guidelines", Stated, []Source{Physicians, NICE, Dutch}},
		{"evidence.judge", Stated, []Source{Sherman}},
	}
}

// Sayings are claims that the sources do not bear out.
func Sayings() []Statement {
	return []Statement{
		{"said.lactic", Unsupported, []Source{Wiltshire}},
		{"said.pills", Unsupported, []Source{CherkinNews, NCCIHBack}},
		{"said.cortisol", Unsupported, []Source{Moyer}},
		{"said.dearer", Unsupported, []Source{Cherkin}},
	}
}

// Beside is what stands beside massage.
func Beside() []Statement {
	return []Statement{
		{"beside.exercise", Tried, []Source{Exercise, Furlan}},
		{"beside.therapy", Stated, []Source{DirectAccess, ChoosePT}},
		{"beside.manipulation", Tried, []Source{Rubinstein}},
		{"beside.ergonomics", Tried, []Source{Driessen, OfficeWorkers}},
		{"beside.others", Stated, []Source{Physicians}},
	}
}

// Safety is how safe massage is where no sign speaks against it.
func Safety() Statement { return Statement{"safety", Stated, []Source{NCCIHBack}} }

// Difference is what a trial found on one scale: by how many tenths of a point
// massage did better than usual care after ten weeks.
type Difference struct {
	Key                    string // of its texts, below "guide.scale."
	Points                 int    // the scale's length
	Relaxation, Structural int    // tenths of a point
	Notable                int    // tenths of a point that the authors call meaningful
}

// Differences are those of the best trial ([Cherkin]; that the first scale has 23
// points is of [CherkinSummary]).
func Differences() []Difference {
	return []Difference{
		{"function", 23, 29, 25, 20},
		{"bother", 10, 17, 14, 15},
	}
}

// Share is how many of so many people said that the pain had eased or gone.
type Share struct {
	Key       string // of its texts, below "guide.share."
	Some, All int
}

// Shares are those after ten weeks ([CherkinNews]): "more than one in three" with
// massage, which of 25 is 9 at the least, and "one in 25" without.
func Shares() []Share { return []Share{{"massage", 9, 25}, {"usual", 1, 25}} }
