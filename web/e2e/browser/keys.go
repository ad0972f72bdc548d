package browser

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// stroke is one key with the modifiers held while it is pressed. The key is a
// character or one of the private code points by which WebDriver names the
// others (https://www.w3.org/TR/webdriver2/#keyboard-actions).
type stroke struct {
	modifiers []rune
	key       rune
}

const (
	keyShift   = '\ue008'
	keyControl = '\ue009'
	keyAlt     = '\ue00a'
	keyMeta    = '\ue03d'
	keyEnter   = '\ue007'
	keyDelete  = '\ue017'
)

// keyNamed gives the code point of a key's name.
func keyNamed(name string) (rune, bool) {
	switch name {
	case "Backspace":
		return '\ue003', true
	case "Tab":
		return '\ue004', true
	case "Enter":
		return keyEnter, true
	case "Escape":
		return '\ue00c', true
	case "Space":
		return ' ', true
	case "PageUp":
		return '\ue00e', true
	case "PageDown":
		return '\ue00f', true
	case "End":
		return '\ue010', true
	case "Home":
		return '\ue011', true
	case "ArrowLeft":
		return '\ue012', true
	case "ArrowUp":
		return '\ue013', true
	case "ArrowRight":
		return '\ue014', true
	case "ArrowDown":
		return '\ue015', true
	case "Delete":
		return keyDelete, true
	case "Shift":
		return keyShift, true
	case "Control":
		return keyControl, true
	case "Alt":
		return keyAlt, true
	case "Meta":
		return keyMeta, true
	}
	if r, size := utf8.DecodeRuneInString(name); size == len(name) && r != utf8.RuneError {
		return r, true
	}
	return 0, false
}

// parseStroke reads "Tab", "a" or "Shift+Tab".
func parseStroke(text string) (stroke, error) {
	var s stroke
	rest := text
	for {
		name, after, found := strings.Cut(rest, "+")
		if !found || after == "" {
			break
		}
		r, ok := keyNamed(name)
		if !ok || (r != keyShift && r != keyControl && r != keyAlt && r != keyMeta) {
			return stroke{}, fmt.Errorf("%q is no modifier in the key %q", name, text)
		}
		s.modifiers = append(s.modifiers, r)
		rest = after
	}
	r, ok := keyNamed(rest)
	if !ok {
		return stroke{}, fmt.Errorf("there is no key %q", text)
	}
	s.key = r
	return s, nil
}

// strokes are the keys that type the text.
func strokes(text string) []stroke {
	var keys []stroke
	for _, r := range text {
		if r == '\n' {
			r = keyEnter
		}
		keys = append(keys, stroke{key: r})
	}
	return keys
}

// keyAction is one step of a keyboard as WebDriver and BiDi spell it.
type keyAction struct {
	Type  string `json:"type"`
	Value string `json:"value"`
}

// keyActions spells the strokes as downs and ups.
func keyActions(keys []stroke) []keyAction {
	var steps []keyAction
	down := func(r rune) { steps = append(steps, keyAction{"keyDown", string(r)}) }
	up := func(r rune) { steps = append(steps, keyAction{"keyUp", string(r)}) }
	for _, s := range keys {
		for _, m := range s.modifiers {
			down(m)
		}
		down(s.key)
		up(s.key)
		for i := len(s.modifiers) - 1; i >= 0; i-- {
			up(s.modifiers[i])
		}
	}
	return steps
}
