package browser

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseStroke(t *testing.T) {
	for text, want := range map[string]stroke{
		"a":              {key: 'a'},
		"+":              {key: '+'},
		"Space":          {key: ' '},
		"Tab":            {key: '\ue004'},
		"Shift+Tab":      {modifiers: []rune{keyShift}, key: '\ue004'},
		"Control+Alt+é":  {modifiers: []rune{keyControl, keyAlt}, key: 'é'},
		"Control++":      {modifiers: []rune{keyControl}, key: '+'},
		"Meta+ArrowDown": {modifiers: []rune{keyMeta}, key: '\ue015'},
	} {
		got, err := parseStroke(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(stroke{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
	for _, text := range []string{"", "Enterr", "Tab+Shift", "ab", "Ctrl+a"} {
		if got, err := parseStroke(text); err == nil {
			t.Errorf("%q is a key: %v", text, got)
		}
	}
}

func TestKeyActionsReleaseWhatTheyPress(t *testing.T) {
	got := keyActions([]stroke{{modifiers: []rune{keyShift, keyAlt}, key: 'x'}})
	want := []keyAction{
		{"keyDown", string(keyShift)}, {"keyDown", string(keyAlt)}, {"keyDown", "x"},
		{"keyUp", "x"}, {"keyUp", string(keyAlt)}, {"keyUp", string(keyShift)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestForeign(t *testing.T) {
	e := Evidence{Requests: []Request{
		{URL: "http://127.0.0.1:80/x"}, {URL: "http://127.0.0.1:8080/y"}, {URL: "http://127.0.0.1:80"}, {URL: "https://127.0.0.1:80/z"},
	}}
	want := []Request{{URL: "http://127.0.0.1:8080/y"}, {URL: "https://127.0.0.1:80/z"}}
	if diff := cmp.Diff(want, e.Foreign("http://127.0.0.1:80")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
