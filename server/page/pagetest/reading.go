package pagetest

import (
	"strings"
	"unicode"

	"kneadwise/server/locale"
)

// Grade is the year of school by which most people read a text with ease. Each of
// the paragraphs ends a sentence. Figures do not count: they are read at a glance.
//
// English is measured by Flesch and Kincaid (1975), Spanish by Crawford (Some
// Spanish Readability Formulas, 1984), who counts the sentences and syllables of a
// hundred words. Syllables are counted by rules of thumb, which miss by few in a
// hundred.
func Grade(language locale.Language, paragraphs ...string) float64 {
	var words, sentences, syllables float64
	count := english
	if language == locale.Spanish {
		count = spanish
	}
	for _, p := range paragraphs {
		for _, sentence := range strings.FieldsFunc(p, func(r rune) bool { return strings.ContainsRune(".!?", r) }) {
			before := words
			for _, word := range strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool { return !unicode.IsLetter(r) && r != '’' && r != '-' }) {
				if word = strings.Trim(word, "’-"); word != "" {
					words++
					syllables += float64(count(word))
				}
			}
			if words > before {
				sentences++
			}
		}
	}
	if words == 0 {
		return 0
	}
	if language == locale.Spanish {
		return -.205*100*sentences/words + .049*100*syllables/words - 3.407
	}
	return .39*words/sentences + 11.8*syllables/words - 15.59
}

// english counts groups of vowels, without an e that is not spoken.
func english(word string) int {
	word, _, _ = strings.Cut(word, "’")
	n, vowel := 0, false
	for _, r := range word {
		is := strings.ContainsRune("aeiouy", r)
		if is && !vowel {
			n++
		}
		vowel = is
	}
	before := func(ending, consonants string) bool {
		stem, ok := strings.CutSuffix(word, ending)
		return ok && stem != "" && strings.Contains(consonants, stem[len(stem)-1:])
	}
	switch {
	case before("e", "bcdfghjkmnpqrstvwxz"), before("es", "bdfklmnprtvw"), before("ed", "bcfghjklmnpqrsvwxz"):
		n--
	}
	return max(1, n)
}

// spanish counts vowels, of which a weak one joins its neighbor.
func spanish(word string) int {
	n, before := 0, ' '
	for _, r := range word {
		strong, weak := strings.ContainsRune("aeoáéíóú", r), strings.ContainsRune("iuü", r)
		joins := weak && strings.ContainsRune("aeoáéóiuü", before) || strong && strings.ContainsRune("iuü", before) && !strings.ContainsRune("íú", r)
		if (strong || weak) && !joins {
			n++
		}
		before = r
	}
	return max(1, n)
}
