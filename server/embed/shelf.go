package embed

import (
	"sync"

	"kneadwise/server/httpd"
	"kneadwise/server/locale"
)

// A shelf keeps rendered frames: each is the same for everyone until its clinic
// publishes anew.
type shelf struct {
	mu    sync.Mutex
	files map[spot]kept
}

type spot struct {
	slug     string
	language locale.Language
	origin   string // that the frame's policy names
}

type kept struct {
	list string // SHA-256 of the list that it shows
	file *httpd.File
}

// room bounds the shelf against addresses that nobody ever asks for again: with
// a public address there is one origin, and two languages for each clinic.
const room = 4096

// find returns the frame of a list, made now if it is not here.
func (s *shelf) find(at spot, list string, render func() (*httpd.File, error)) (*httpd.File, error) {
	s.mu.Lock()
	found, ok := s.files[at]
	s.mu.Unlock()
	if ok && found.list == list {
		return found.file, nil
	}
	file, err := render()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.files == nil || len(s.files) >= room {
		s.files = map[spot]kept{}
	}
	s.files[at] = kept{list, file}
	return file, nil
}
