package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// A folder holds the static set. Each file in it is whole: it is written beside
// its place, brought to the disk, and then takes the place at once.
type folder struct {
	root string
	// step is asked before each thing that is done to the disk; an error from it
	// is as if the disk had failed there. nil: none. Tests fail with it.
	step func(what string) error
	// unsynced leaves it to the system when files come to the disk. For tests of
	// what does not depend on that.
	unsynced bool
}

// A file that is being written has a name of its own until it is whole.
const (
	unfinishedPrefix = ".kneadwise-"
	unfinishedSuffix = ".new"
)

// writers is how many files are written at once: bringing one to the disk is
// mostly waiting for it.
const writers = 8

// Endings of compressed forms.
const (
	gzipEnding   = ".gz"
	brotliEnding = ".br"
)

func (f folder) at(path string) string { return filepath.Join(f.root, filepath.FromSlash(path)) }

func (f folder) before(what string) error {
	if f.step == nil {
		return nil
	}
	return f.step(what)
}

// folders are those that a static set has.
func folders() []string {
	return []string{Prefix, schemaPrefix, path.Dir(DiscoveryPath)}
}

// make makes the folders that are not there.
func (f folder) make() error {
	for _, one := range folders() {
		if err := os.MkdirAll(f.at(one), 0o755); err != nil {
			return fmt.Errorf("couldn't make a folder of published files: %w", err)
		}
	}
	return nil
}

// put writes files, those first that others name: whoever reads the manifest
// finds what it speaks of. Of a file without a compressed form the form that
// another one left goes.
func (f folder) put(files []*File) error {
	for _, rank := range ranked(files) {
		if err := f.all(rank, f.whole); err != nil {
			return err
		}
		if err := f.settle(); err != nil {
			return err
		}
	}
	return nil
}

// ranked groups files: what never changes, what changes under its name, and the
// manifest, which names both.
func ranked(files []*File) [][]*File {
	ranks := make([][]*File, 3)
	for _, file := range files {
		switch {
		case file.Path == ManifestPath:
			ranks[2] = append(ranks[2], file)
		case file.Immutable:
			ranks[0] = append(ranks[0], file)
		default:
			ranks[1] = append(ranks[1], file)
		}
	}
	return ranks
}

// all does something to several files at once, and returns the first error.
func (f folder) all(files []*File, do func(*File) error) error {
	todo := make(chan *File)
	errs := make([]error, min(writers, len(files)))
	var work sync.WaitGroup
	for i := range errs {
		work.Go(func() {
			for file := range todo {
				if errs[i] == nil {
					errs[i] = do(file)
				}
			}
		})
	}
	for _, file := range files {
		todo <- file
	}
	close(todo)
	work.Wait()
	return errors.Join(errs...)
}

// whole writes a file in all its forms, the compressed ones first.
func (f folder) whole(file *File) error {
	for ending, form := range map[string][]byte{gzipEnding: file.Gzip, brotliEnding: file.Brotli} {
		if form == nil {
			if err := f.remove(file.Path + ending); err != nil {
				return err
			}
		} else if err := f.write(file.Path+ending, form); err != nil {
			return err
		}
	}
	return f.write(file.Path, file.Data)
}

// write puts one file in its place.
func (f folder) write(path string, data []byte) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("couldn't write %s: %w", path, err)
		}
	}()
	if err := f.before("create"); err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(f.at(path)), unfinishedPrefix+"*"+unfinishedSuffix)
	if err != nil {
		return err
	}
	if err := f.fill(file, data); err != nil {
		return errors.Join(err, file.Close(), f.abandon(file.Name()))
	}
	if err := file.Close(); err != nil {
		return errors.Join(err, f.abandon(file.Name()))
	}
	if err := f.before("rename"); err != nil {
		return errors.Join(err, f.abandon(file.Name()))
	}
	return os.Rename(file.Name(), f.at(path))
}

// fill writes in two halves, so that a test can fail between them.
func (f folder) fill(file *os.File, data []byte) error {
	for _, half := range [][]byte{data[:len(data)/2], data[len(data)/2:]} {
		if err := f.before("write"); err != nil {
			return err
		}
		if _, err := file.Write(half); err != nil {
			return err
		}
	}
	if err := file.Chmod(0o644); err != nil {
		return err
	}
	if err := f.before("sync"); err != nil || f.unsynced {
		return err
	}
	return file.Sync()
}

// abandon removes what was not finished, if the disk still does anything.
func (f folder) abandon(name string) error {
	if err := f.before("abandon"); err != nil {
		return err
	}
	return os.Remove(name)
}

// settle brings the names in the folders to the disk.
func (f folder) settle() error {
	for _, one := range folders() {
		if err := f.before("settle"); err != nil {
			return err
		}
		if f.unsynced {
			continue
		}
		dir, err := os.Open(f.at(one))
		if err != nil {
			return fmt.Errorf("couldn't settle the folder of published files: %w", err)
		}
		if err := errors.Join(dir.Sync(), dir.Close()); err != nil {
			return fmt.Errorf("couldn't settle the folder of published files: %w", err)
		}
	}
	return nil
}

// remove removes a file. That it is not there is as good.
func (f folder) remove(path string) error {
	if err := f.before("remove"); err != nil {
		return err
	}
	if err := os.Remove(f.at(path)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("couldn't remove %s: %w", path, err)
	}
	return nil
}

// drop removes a file in all its forms.
func (f folder) drop(path string) error {
	return errors.Join(f.remove(path), f.remove(path+gzipEnding), f.remove(path+brotliEnding))
}

// holds tells whether the file lies there whole in all its forms, and no form
// lies there that it does not have.
func (f folder) holds(file *File) bool {
	data, err := os.ReadFile(f.at(file.Path))
	return err == nil && bytes.Equal(data, file.Data) &&
		f.holdsForm(file.Path+gzipEnding, file.Gzip) && f.holdsForm(file.Path+brotliEnding, file.Brotli)
}

func (f folder) holdsForm(path string, form []byte) bool {
	data, err := os.ReadFile(f.at(path))
	if form == nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	return err == nil && bytes.Equal(data, form)
}

// forms are the compressed forms that lie there, if they open to data.
func (f folder) forms(path string, data []byte) (found forms) {
	if form, err := os.ReadFile(f.at(path + gzipEnding)); err == nil && opensGzip(form, data) {
		found.gzip = form
	}
	if form, err := os.ReadFile(f.at(path + brotliEnding)); err == nil && opensBrotli(form, data) {
		found.brotli = form
	}
	return found
}

// plain is a file's path without the ending of a compressed form.
func plain(path string) string {
	return strings.TrimSuffix(strings.TrimSuffix(path, gzipEnding), brotliEnding)
}
