package document

// form is the kind of a value that a field takes.
type form uint8

const (
	objectForm   form = 1 + iota
	listForm          // of most items at the most
	textForm          // of least to most characters
	wordForm          // one of words
	dayForm           // "2026-12-01"
	monthDayForm      // "07-01"
	truthForm         // true or false; only true where least is 1
	numberForm        // a whole number from least to most
	spanForm          // such a number, or {"low": …, "high": …}
	documentForm      // a document of its own, which is read as its kind is
	freeForm          // anything but null and numbers that are not whole
)

// shape describes a value: what a reader takes, what a schema states, and what
// a sentence about a fault says would be right. The order of an object's fields
// is the canonical one.
type shape struct {
	form        form
	fields      []field
	apart       []string // fields of which only one may stand
	one         bool     // and one of which must
	open        bool     // an object may have fields beside these, of free form
	kind        Kind     // of a document of its own
	where       narrower
	item        *shape
	bare        bool     // a list of one may be written without its brackets
	least, most int64    // of a number, of a text's characters, of a list's elements
	words       []string // for spanForm: words that may stand in place of the number
	hint        string   // what a text looks like, for sentences
}

// narrower says that a number has another greatest value where a field beside it
// is a certain word.
type narrower struct {
	field, word, number string
	most                int64
}

type field struct {
	name     string
	required bool
	shape    *shape
}

func must(name string, s *shape) field { return field{name, true, s} }
func may(name string, s *shape) field  { return field{name, false, s} }

func object(fields ...field) *shape       { return &shape{form: objectForm, fields: fields} }
func list(most int64, item *shape) *shape { return &shape{form: listForm, most: most, item: item} }
func words(words ...string) *shape        { return &shape{form: wordForm, words: words} }
func day() *shape                         { return &shape{form: dayForm} }
func monthDay() *shape                    { return &shape{form: monthDayForm} }
func truth() *shape                       { return &shape{form: truthForm} }
func yes() *shape                         { return &shape{form: truthForm, least: 1} }
func number(least, most int64) *shape     { return &shape{form: numberForm, least: least, most: most} }
func between(least, most int64) *shape    { return &shape{form: spanForm, least: least, most: most} }
func text(most int64, hint string) *shape {
	return &shape{form: textForm, least: 1, most: most, hint: hint}
}

// not marks fields that may not stand together.
func (s *shape) not(names ...string) *shape {
	s.apart = names
	return s
}

// oneOf marks fields of which exactly one must stand.
func (s *shape) oneOf(names ...string) *shape {
	s.apart, s.one = names, true
	return s
}

// atMost narrows a number of an object where a field of it is a word.
func (s *shape) atMost(most int64, number, field, word string) *shape {
	s.where = narrower{field, word, number, most}
	return s
}

// orBare lets a list of one stand without its brackets.
func (s *shape) orBare() *shape {
	s.bare = true
	return s
}

// some marks a list that may not be empty.
func (s *shape) some() *shape {
	s.least = 1
	return s
}

// or adds a word that may stand in place of a number.
func (s *shape) or(word string) *shape {
	s.words = []string{word}
	return s
}

// field finds what an object takes under a name.
func (s *shape) field(name string) *shape {
	for _, f := range s.fields {
		if f.name == name {
			return f.shape
		}
	}
	if s.open {
		return &shape{form: freeForm, least: -mostFree, most: mostFree}
	}
	return nil
}
