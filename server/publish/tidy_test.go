package publish

import (
	"os"
	"path"
	"testing"
	"time"

	"kneadwise/server/store/storetest"
	"kneadwise/wasm/document"
)

// In a folder that is somebody else's too, only what is ours beyond doubt goes,
// and not before its time.
func TestNothingOfOthersIsRemoved(t *testing.T) {
	db, clock := open1(t)
	dir := t.TempDir()
	write := func() *Publisher {
		o := options(t, db, dir, clock)
		o.Keep = true
		p := New(o)
		must(t, p.Start(t.Context()))
		return p
	}
	c := clinic(t, db, heron)
	p := write()
	r, err := p.Publish(t.Context(), Command{Clinic: c, List: priced(t, heron, 70)})
	must(t, err)
	first := p.Library().Bundles()[0].Path
	_, err = p.Publish(t.Context(), Command{Clinic: c, List: priced(t, heron, 71)})
	must(t, err)

	others := []string{
		Prefix + "notes.txt", Prefix + "another-clinic.json", Prefix + document.Digest([]byte("x")) + ".json",
		Prefix + "bundle-TX.0123456789abcdef.kwb", "/.well-known/security.txt", "/index.html",
	}
	for _, at := range others {
		must(t, os.WriteFile(dir+at, []byte("somebody's"), 0o644))
	}
	young, old := Prefix+unfinishedPrefix+"1"+unfinishedSuffix, Prefix+unfinishedPrefix+"2"+unfinishedSuffix
	for at, age := range map[string]time.Duration{young: time.Minute, old: 2 * time.Hour} {
		must(t, os.WriteFile(dir+at, nil, 0o600))
		then := clock.Now().Add(-age)
		must(t, os.Chtimes(dir+at, then, then))
	}
	exists := func(when, at string, want bool) {
		t.Helper()
		if _, err := os.Stat(dir + at); os.IsNotExist(err) == want {
			t.Errorf("%s: %s is there: %t", when, path.Base(at), !want)
		}
	}
	write()
	exists("at once", young, true)
	exists("at once", old, false)
	exists("at once", first, true)
	clock.Advance(keepSuperseded)
	write()
	exists("after 30 days", first, false)
	exists("after 30 days", first+brotliEnding, false)
	for _, at := range append(others, Prefix+r.SHA256+".json") {
		exists("after 30 days", at, true)
	}

	own := options(t, db, dir, storetest.NewClock())
	must(t, New(own).Start(t.Context()))
	for at, want := range map[string]bool{others[0]: true, others[1]: false, others[2]: false, others[3]: false, others[4]: true, others[5]: true} {
		exists("in a folder of our own", at, want)
	}
}
