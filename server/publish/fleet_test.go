package publish

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

// Eight people publish for one clinic at once. Each gets a revision of its own
// or is told of the conflict; the chain never forks.
func TestPublishingAtOnceNeverForksTheChain(t *testing.T) {
	each(t, func(t *testing.T, s *shop) {
		const people, times = 8, 3
		c := clinic(t, s.db, heron)
		var mu sync.Mutex
		acknowledged := map[int]string{}
		var work sync.WaitGroup
		for i := range people {
			work.Go(func() {
				for j := range times {
					r, err := s.Publish(t.Context(), Command{Clinic: c, List: priced(t, heron, 100+i*times+j)})
					if err != nil {
						if k := fault.KindOf(err); k != fault.Conflict && k != fault.Busy {
							t.Error(err)
						}
						continue
					}
					mu.Lock()
					if other, twice := acknowledged[r.Number]; twice {
						t.Errorf("revision %d is both %s and %s", r.Number, other, r.SHA256)
					}
					acknowledged[r.Number] = r.SHA256
					mu.Unlock()
				}
			})
		}
		work.Wait()
		if len(acknowledged) < people {
			t.Errorf("only %d publications went through", len(acknowledged))
		}
		all, err := s.History(t.Context(), c.ID)
		must(t, err)
		if len(all) != len(acknowledged) {
			t.Errorf("%d revisions, %d acknowledged", len(all), len(acknowledged))
		}
		for i, r := range all {
			if r.Number != len(all)-i || acknowledged[r.Number] != r.SHA256 {
				t.Errorf("revision %d is %s, acknowledged was %s", r.Number, r.SHA256, acknowledged[r.Number])
			}
		}
		s.sound() // which follows the chain
	})
}

// What another process publishes shows at the next tick, with its files.
func TestAnotherProcessSeesAPublication(t *testing.T) {
	clock := storetest.NewClock()
	storetest.EachAt(t, clock, func(t *testing.T, db *store.DB) {
		here, there := open(t, db, t.TempDir(), clock), New(options(t, db, t.TempDir(), clock))
		seen := make(chan *Library, 10)
		there.OnChange(func(l *Library) { seen <- l })
		must(t, there.Start(t.Context()))
		<-seen
		ctx, stop := context.WithCancel(t.Context())
		ticks := make(chan time.Time)
		var polling sync.WaitGroup
		polling.Go(func() { there.Poll(ctx, ticks) })

		ticks <- time.Time{} // nothing new
		r := here.publish(clinic(t, db, heron), sample(t, heron))
		ticks <- time.Time{}
		var l *Library
		select {
		case l = <-seen:
		case <-time.After(10 * time.Second):
			t.Fatal("the tick brought nothing")
		}
		if listed, ok := l.List(heron); !ok || listed.SHA256 != r.SHA256 || there.Library() != l {
			t.Error("it does not show")
		}
		stop()
		polling.Wait()
		if len(seen) > 0 {
			t.Error("a library was made though nothing was published")
		}
		wrong, err := Check(t.Context(), there.options)
		if err != nil || len(wrong) > 0 {
			t.Errorf("its folder: %v, %v", wrong, err)
		}
	})
}

// A page names the bundle that was current when it was made: a server hands out
// superseded ones for thirty days, also one that has never made them.
func TestASupersededBundleIsKeptThirtyDays(t *testing.T) {
	clock := storetest.NewClock()
	storetest.EachAt(t, clock, func(t *testing.T, db *store.DB) {
		dir := t.TempDir()
		s := open(t, db, dir, clock)
		c := clinic(t, db, heron)
		s.publish(c, priced(t, heron, 70))
		first := s.Library().Bundles()[0]
		clock.Advance(time.Hour)
		s.publish(c, priced(t, heron, 71))
		second := s.Library().Bundles()[0]
		if first.Path == second.Path || second.Clinics != 1 || second.State != "TX" {
			t.Fatalf("%+v after %+v", second, first)
		}
		clock.Advance(29 * 24 * time.Hour)
		must(t, s.Refresh(t.Context()))
		empty := open(t, db, t.TempDir(), clock)
		for name, one := range map[string]*shop{"the same": s, "restarted": open(t, db, dir, clock), "with an empty folder": empty} {
			f, ok := one.Library().File(first.Path)
			if !ok || f.SHA256 != first.SHA256 {
				t.Errorf("%s: the superseded bundle is gone", name)
			}
			if _, err := os.Stat(one.dir + first.Path); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			one.sound()
		}
		if b := empty.Library().Bundles(); len(b) != 1 || b[0].Path != second.Path {
			t.Errorf("current are %+v", b)
		}

		clock.Advance(24*time.Hour - time.Second)
		must(t, s.Refresh(t.Context()))
		if _, ok := s.Library().File(first.Path); !ok {
			t.Error("the superseded bundle is gone a second early")
		}
		clock.Advance(time.Second)
		before := s.Library()
		must(t, s.Refresh(t.Context())) // nothing was published: time alone has passed
		for name, one := range map[string]*shop{"the same": s, "restarted": open(t, db, dir, clock)} {
			if _, ok := one.Library().File(first.Path); ok {
				t.Errorf("%s: the superseded bundle is served after thirty days", name)
			}
			if _, err := os.Stat(one.dir + first.Path); !os.IsNotExist(err) {
				t.Errorf("%s: its file is still there: %v", name, err)
			}
			if _, ok := one.Library().File(second.Path); !ok {
				t.Errorf("%s: the current one is gone", name)
			}
			one.sound()
		}
		if _, ok := before.File(first.Path); !ok {
			t.Error("a library that somebody holds has changed")
		}
	})
}

// Only what a publication touches is made anew.
func TestOnlyTheTouchedStateIsMadeAnew(t *testing.T) {
	db, clock := open1(t)
	s := open(t, db, t.TempDir(), clock)
	s.publish(clinic(t, db, heron), sample(t, heron))
	c := clinic(t, db, cedar)
	s.publish(c, sample(t, cedar))
	before := s.Library()
	s.publish(c, priced(t, cedar, 99))
	after := s.Library()
	var same, other int
	for _, path := range before.Paths() {
		a, _ := before.File(path)
		if b, ok := after.File(path); ok && a == b {
			same++
		} else if ok {
			other++
			if strings.Contains(path, heron) || strings.Contains(path, "bundle-TX") {
				t.Errorf("%s was made anew", path)
			}
		}
	}
	if other != 2 || same < 10 {
		t.Errorf("%d files are others and %d the same; want the manifest and the clinic's own", other, same)
	}
	held, _ := before.List(cedar)
	if held.List.Revision != 1 {
		t.Error("a library that somebody holds has changed")
	}
}

// Where a clinic moves to another state both bundles change, and a state without
// clinics has none.
func TestAClinicMovesToAnotherState(t *testing.T) {
	each(t, func(t *testing.T, s *shop) {
		c := clinic(t, s.db, heron)
		s.publish(c, sample(t, heron))
		list := sample(t, heron)
		list.Locations[0].State, list.Locations[0].Zip3 = "NM", ""
		s.publish(c, list)
		b := s.Library().Bundles()
		if len(b) != 1 || b[0].State != "NM" {
			t.Errorf("the bundles are %+v", b)
		}
		s.sound()
		must(t, s.Withdraw(t.Context(), c, "a-user"))
		if b := s.Library().Bundles(); len(b) != 0 {
			t.Errorf("the bundles are %+v", b)
		}
		s.sound()
	})
}

// A row that is not what it should be keeps nobody else's prices from being read.
func TestABadRowHarmsNobodyElse(t *testing.T) {
	for name, statement := range map[string]string{
		"bytes with another hash": `UPDATE revisions SET document = '{}'`,
		"a hash that is none":     `UPDATE revisions SET sha256 = '../../etc/passwd'`,
		"a gap":                   `UPDATE revisions SET revision = 7`,
		"the manifest's name":     `UPDATE clinics SET slug = 'manifest'`,
		"a slug that is a path":   `UPDATE clinics SET slug = '../x'`,
	} {
		t.Run(name, func(t *testing.T) {
			db, clock := open1(t)
			s := open(t, db, t.TempDir(), clock)
			s.publish(clinic(t, db, heron), sample(t, heron))
			must(t, db.Write(t.Context(), func(tx *store.Tx) error {
				_, err := tx.Exec(statement)
				return err
			}))
			s = open(t, db, t.TempDir(), clock)
			s.publish(clinic(t, db, cedar), sample(t, cedar))
			l := s.Library()
			if _, ok := l.List(cedar); !ok || len(l.Lists()) != 1 {
				t.Errorf("%d lists are public", len(l.Lists()))
			}
			report, err := VerifyFolder(t.Context(), s.dir, Limits{})
			if err != nil || len(report.Faults) > 0 || report.Lists != 1 {
				t.Errorf("%+v, %v", report, err)
			}
		})
	}
}
