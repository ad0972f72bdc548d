package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

var errCrash = errors.New("the machine is gone")

// dying is a step that fails from the n-th on, as a process that ended does: not
// even tidying up happens any more.
func dying(n int64) (step func(string) error, done *atomic.Int64) {
	done = new(atomic.Int64)
	return func(string) error {
		if done.Add(1) > n {
			return errCrash
		}
		return nil
	}, done
}

// Wherever a process dies between a commit and the last file, what was
// acknowledged is there after the next start, and no file is torn.
func TestACrashAtEveryStepHealsAtTheNextStart(t *testing.T) {
	for name, act := range map[string]func(*shop, func(*shop)){
		"while publishing": func(s *shop, crash func(*shop)) {
			c := clinic(s.t, s.db, heron)
			s.publish(c, priced(s.t, heron, 70))
			crash(s)
			s.publish(c, priced(s.t, heron, 71))
		},
		"while withdrawing": func(s *shop, crash func(*shop)) {
			c := clinic(s.t, s.db, heron)
			s.publish(c, priced(s.t, heron, 70))
			s.publish(clinic(s.t, s.db, cedar), sample(s.t, cedar))
			crash(s)
			if err := s.Withdraw(s.t.Context(), c, "a-user"); err != nil {
				s.t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			db, clock := open1(t)
			for n := int64(0); ; n += 4 { // files are written several at once, so that what a step is differs
				step, done := dying(n)
				dir := t.TempDir()
				fresh(t, db)
				s := open(t, db, dir, clock)
				act(s, func(s *shop) { s.folder.step = step })
				total := done.Load()
				whole(t, dir)
				open(t, db, dir, clock).sound() // another process
				if unfinishedIn(t, dir) > 0 {
					t.Errorf("after %d steps a file that was not finished stays", n)
				}
				if t.Failed() {
					t.Fatalf("it died after %d steps", n)
				}
				if total <= n {
					if n < 20 {
						t.Errorf("only %d steps were seen", n)
					}
					return
				}
			}
		})
	}
}

// A start that dies is as good as none.
func TestACrashWhileStartingHealsAtTheNextStart(t *testing.T) {
	db, clock := open1(t)
	s := open(t, db, t.TempDir(), clock)
	c := clinic(t, db, heron)
	s.publish(c, priced(t, heron, 70))
	s.publish(c, priced(t, heron, 71))
	for n := int64(0); ; n += 5 {
		step, done := dying(n)
		dir := t.TempDir()
		o := options(t, db, dir, clock)
		o.step = step
		err := New(o).Start(t.Context())
		whole(t, dir)
		open(t, db, dir, clock).sound()
		if t.Failed() {
			t.Fatalf("it died after %d steps", n)
		}
		if done.Load() <= n {
			if err != nil {
				t.Fatal(err)
			}
			return
		}
		if err == nil {
			t.Fatalf("a start that died after %d steps says that it succeeded", n)
		}
	}
}

// A disk that fails for a while keeps nobody from reading what was published.
func TestAFailingDiskIsCaughtUpWith(t *testing.T) {
	each(t, func(t *testing.T, s *shop) {
		c := clinic(t, s.db, heron)
		s.folder.step = func(string) error { return errCrash }
		r := s.publish(c, priced(t, heron, 70))
		if l, ok := s.Library().List(heron); !ok || l.SHA256 != r.SHA256 {
			t.Error("what was published is not served")
		}
		if wrong, err := Check(t.Context(), options(t, s.db, s.dir, s.clock)); err != nil || len(wrong) == 0 {
			t.Errorf("the folder is in step: %v", err)
		}
		s.folder.step = nil
		if err := s.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.sound()
	})
}

// Whatever became of a folder, a start makes it what it should be.
func TestAStartMendsTheFolder(t *testing.T) {
	for name, harm := range map[string]func(t *testing.T, dir string){
		"everything is gone": func(t *testing.T, dir string) { must(t, os.RemoveAll(filepath.Join(dir, "prices"))) },
		"a torn file":        func(t *testing.T, dir string) { must(t, os.Truncate(one(t, dir, heron+".json"), 100)) },
		"an empty file":      func(t *testing.T, dir string) { must(t, os.Truncate(one(t, dir, "bundle-TX.*.kwb"), 0)) },
		"a torn brotli form": func(t *testing.T, dir string) { must(t, os.Truncate(one(t, dir, "manifest.json.br"), 50)) },
		"a gzip form of something else": func(t *testing.T, dir string) {
			must(t, os.WriteFile(one(t, dir, "manifest.json.gz"), newPress().forms(make([]byte, 1000)).gzip, 0o644))
		},
		"a form is missing":   func(t *testing.T, dir string) { must(t, os.Remove(one(t, dir, heron+".json.br"))) },
		"what is no document": func(t *testing.T, dir string) { must(t, os.WriteFile(dir+Prefix+"x.json", []byte("{}"), 0o644)) },
		"of another database": func(t *testing.T, dir string) {
			must(t, os.WriteFile(dir+Prefix+strings.Repeat("ab", 32)+".json", []byte("{}"), 0o644))
		},
		"a bundle of before": func(t *testing.T, dir string) {
			must(t, os.WriteFile(dir+Prefix+"bundle-TX.0123456789abcdef.kwb", nil, 0o644))
		},
		"a file that was not done": func(t *testing.T, dir string) {
			must(t, os.WriteFile(dir+Prefix+".kneadwise-1.new", []byte("x"), 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			db, clock := open1(t)
			fresh(t, db)
			dir := t.TempDir()
			s := open(t, db, dir, clock)
			s.publish(clinic(t, db, heron), sample(t, heron))
			s.sound()
			must(t, os.WriteFile(dir+Prefix+"notes.txt", []byte("an operator's"), 0o644))
			harm(t, dir)
			if wrong, err := Check(t.Context(), options(t, db, dir, clock)); err == nil && len(wrong) == 0 && !strings.HasPrefix(name, "a file that") {
				t.Error("the harm is not seen")
			}
			s = open(t, db, dir, clock)
			s.sound()
			if unfinishedIn(t, dir) > 0 {
				t.Error("a file that was not finished stays")
			}
			if _, err := os.Stat(dir + Prefix + "notes.txt"); err != nil && name != "everything is gone" {
				t.Error("the operator's file is gone")
			}
		})
	}
}

// open1 is a database of SQLite alone, for what concerns the folder.
func open1(t *testing.T) (*store.DB, *storetest.Clock) {
	clock := storetest.NewClock()
	return storetest.Open(t, storetest.SQLite(t, true), clock), clock
}

// fresh empties the database.
func fresh(t *testing.T, db *store.DB) {
	t.Helper()
	must(t, db.Write(t.Context(), func(tx *store.Tx) error {
		for _, statement := range []string{`DELETE FROM revisions`, `DELETE FROM withdrawals`, `DELETE FROM bundles`, `DELETE FROM clinics`} {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	}))
}

// whole fails if a file that strangers read is not wholly one of those that were
// ever meant to be there: documents and bundles are named after their bytes, and
// the rest is JSON that ends with a line feed.
func whole(t *testing.T, dir string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "prices", "*"))
	must(t, err)
	for _, path := range paths {
		name := filepath.Base(path)
		data, err := os.ReadFile(path)
		if errors.Is(err, os.ErrNotExist) || strings.HasPrefix(name, ".") || filepath.Ext(name) == ".gz" || filepath.Ext(name) == ".br" || name == "schema" {
			continue
		}
		must(t, err)
		f := folder{root: dir}
		switch {
		case strings.HasSuffix(name, ".json") && !strings.HasSuffix(string(data), "}\n"):
			t.Errorf("%s is torn", name)
		case isBundleName(name) && !f.isBundle(Prefix+name):
			t.Errorf("%s is torn", name)
		}
	}
}

func unfinishedIn(t *testing.T, dir string) int {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "prices", unfinishedPrefix+"*"))
	must(t, err)
	return len(paths)
}

// one is the only file of a name.
func one(t *testing.T, dir, name string) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "prices", name))
	must(t, err)
	if len(paths) != 1 {
		t.Fatalf("%d files are named %s", len(paths), name)
	}
	return paths[0]
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
