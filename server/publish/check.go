package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// Check holds a folder to a database: every file of the static set must lie
// there whole, in forms that open to the same bytes, and no other file may have
// a name that the set gives. It returns what is wrong in words, and changes
// neither. Files that were being written when a process ended are not looked at:
// nobody reads them.
//
// The folder of a server is in step once Start has returned, and while nobody
// publishes.
func Check(ctx context.Context, o Options) (wrong []string, err error) {
	p := New(o)
	s, err := readState(ctx, o.DB, o.Demo)
	if err != nil {
		return nil, err
	}
	m := maker{before: new(Library), press: p.press, formsOf: p.folder.forms}
	if m.source, err = p.source(ctx, s, m.before); err != nil {
		return nil, err
	}
	l, trouble, err := m.make(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range trouble {
		wrong = append(wrong, t.Error())
	}
	for _, at := range l.paths {
		f := l.files[at]
		switch data, err := os.ReadFile(p.folder.at(at)); {
		case errors.Is(err, fs.ErrNotExist):
			wrong = append(wrong, at+" is missing")
		case err != nil:
			return nil, fmt.Errorf("couldn't check the published files: %w", err)
		case string(data) != string(f.Data):
			wrong = append(wrong, at+" is not what the database says")
		case !p.folder.holds(f):
			wrong = append(wrong, at+" has a compressed form that holds something else")
		}
	}
	if o.Keep {
		return wrong, nil
	}
	entries, err := os.ReadDir(p.folder.at(Prefix))
	if err != nil {
		return nil, fmt.Errorf("couldn't check the published files: %w", err)
	}
	for _, e := range entries {
		at := path.Join(Prefix, e.Name())
		if _, ours := l.files[plain(at)]; !ours && !e.IsDir() && named(plain(e.Name())) {
			wrong = append(wrong, at+" is nothing that the database knows")
		}
	}
	return wrong, nil
}
