package offer

import "unicode/utf8"

// Limits on the names of things, in characters.
const (
	MaxName = 80 // what people read: a clinic, a street, a quote
	MaxID   = 60 // slugs and ids
)

// IsBillingCode tells whether text may be a billing code: five digits, or a
// capital letter and four digits (HCPCS level II).
func IsBillingCode(text string) bool {
	if len(text) != 5 {
		return false
	}
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > '9') && (i > 0 || c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// IsID tells whether text may be a slug or an id: lower-case letters and digits
// in groups, with one hyphen between two groups.
func IsID(text string) bool {
	if text == "" || len(text) > MaxID {
		return false
	}
	hyphen := true // none may stand first
	for i := range len(text) {
		c := text[i]
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			hyphen = false
		case c == '-' && !hyphen:
			hyphen = true
		default:
			return false
		}
	}
	return !hyphen
}

// IsName tells whether text may be shown as a name: 1 to MaxName characters on
// one line, without space at either end and without characters that are not
// seen or that turn the direction of writing, by which one name could pass for
// another.
func IsName(text string) bool { return isLine(text, MaxName) }

// IsText tells whether text may be shown as a sentence: a name of up to MaxText
// characters.
func IsText(text string) bool { return isLine(text, MaxText) }

func isLine(text string, most int) bool {
	if text == "" || !utf8.ValidString(text) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if isSpace(first) || isSpace(last) {
		return false
	}
	if utf8.RuneCountInString(text) > most {
		return false
	}
	for _, r := range text {
		switch {
		case r < ' ', r >= 0x7f && r <= 0x9f, // controls
			r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f, // unseen, direction
			r == 0x00ad, r == 0x061c, r == 0x180e, r == 0xfeff, r == 0xfffd,
			r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r <= 0xe007f: // annotations, tags
			return false
		}
	}
	return true
}

// isSpace tells whether a character is one of Unicode's spaces.
func isSpace(r rune) bool {
	switch r {
	case ' ', 0x00a0, 0x202f, 0x205f, 0x3000:
		return true
	}
	return r >= 0x2000 && r <= 0x200a
}

// Modalities are the codes of the styles of massage that a service may name.
// The page words them. None is better than another: in the one large trial
// relaxation and structural massage did equally well (Cherkin 2011).
func Modalities() []string {
	return []string{
		"swedish", "deep_tissue", "structural", "trigger_point", "myofascial_release", "medical",
		"neuromuscular", "sports", "thai", "shiatsu", "prenatal", "hot_stone", "chair", "manual_therapy", "other",
	}
}
