package fault

import (
	"errors"
	"io/fs"
	"testing"
)

func TestKindOf(t *testing.T) {
	missing := New(NotFound, "there is no such page")
	wrapped := missing
	Wrap(&wrapped, "serving %q", "/x")
	for name, tt := range map[string]struct {
		err  error
		want Kind
	}{
		"a fault":              {missing, NotFound},
		"a wrapped fault":      {wrapped, NotFound},
		"somebody else's":      {fs.ErrNotExist, Internal},
		"the outermost counts": {&Error{Kind: TooLarge, Message: "too much", Cause: missing}, TooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			if got := KindOf(tt.err); got != tt.want {
				t.Errorf("kind %d, want %d", got, tt.want)
			}
		})
	}
}

func TestWrapTellsTheWayAndKeepsTheCause(t *testing.T) {
	load := func() (err error) {
		defer Wrap(&err, "loading %q", "a.json")
		return &Error{Kind: NotFound, Message: "there is no such list", Cause: fs.ErrNotExist}
	}
	err := load()
	if got, want := err.Error(), `loading "a.json": there is no such list: file does not exist`; got != want {
		t.Errorf("error %q, want %q", got, want)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		t.Error("the cause is lost")
	}
	var none error
	if Wrap(&none, "loading"); none != nil {
		t.Errorf("wrapping nothing gave %v", none)
	}
}
