package page

import (
	"fmt"
	"strings"

	"kneadwise/server/locale"
)

// FailureView is a page that could not be given.
type FailureView struct {
	Frame
	Title, Message string
}

// Failure renders the page for an HTTP status, in the language of the address
// that was asked for. A status without words of its own is worded as 500.
func (s *Site) Failure(path string, status int) ([]byte, error) {
	frame, err := s.Frame("/", languageOf(path))
	if err != nil {
		return nil, err
	}
	frame.Alternates = nil // there is no such page in another language either
	key := fmt.Sprintf("page.error.%d", status)
	if !frame.Text.Has(key) {
		key = "page.error.500"
	}
	view := FailureView{Frame: frame}
	if view.Title, err = frame.Text.Of(key); err != nil {
		return nil, err
	}
	if view.Message, err = frame.Text.Of(key + ".text"); err != nil {
		return nil, err
	}
	return s.Render(Failure, view)
}

// languageOf tells the language of an address: its path alone decides, there is
// no cookie to remember one and no header to guess one from.
func languageOf(path string) locale.Language {
	for _, l := range locale.Languages() {
		if l != locale.English && (path == "/"+string(l) || strings.HasPrefix(path, "/"+string(l)+"/")) {
			return l
		}
	}
	return locale.English
}
