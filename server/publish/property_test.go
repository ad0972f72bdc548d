package publish

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
)

// Whatever is published and withdrawn, in whichever order, by whichever of two
// servers, and wherever one of them dies: the folder is what the database says,
// every chain leads back to its beginning, and what a clinic was told of its
// publication is what the public reads.
func TestAnySequenceLeavesASoundSet(t *testing.T) {
	db, clock := open1(t)
	lists := map[string]*pricelist.List{}
	for _, slug := range []string{heron, cedar, orchard} {
		lists[slug] = sample(t, slug)
	}
	base := t.TempDir()
	var n int
	rapid.Check(t, func(rt *rapid.T) {
		fresh(t, db)
		n++
		w := &world{t: t, rt: rt, db: db, clock: clock, lists: lists, clinics: map[string]account.Clinic{}, read: map[string]string{}}
		for slug := range lists {
			w.clinics[slug] = clinic(t, db, slug)
		}
		for i := range w.dirs {
			w.dirs[i] = filepath.Join(base, fmt.Sprint(n, "-", i))
			w.start(i)
		}
		defer func() {
			for _, dir := range w.dirs {
				_ = os.RemoveAll(dir)
			}
		}()
		for range rapid.IntRange(1, 10).Draw(rt, "acts") {
			switch rapid.SampledFrom([]string{"publish", "publish", "withdraw", "wait", "die", "restart", "refresh"}).Draw(rt, "act") {
			case "publish":
				w.publish(rt)
			case "withdraw":
				w.withdraw(rt)
			case "wait":
				clock.Advance(time.Duration(rapid.IntRange(1, 20*24).Draw(rt, "hours")) * time.Hour)
			case "die":
				w.die(rt)
			case "restart":
				w.start(w.which(rt))
			case "refresh":
				w.refresh(rt, w.which(rt))
			}
		}
		for i := range w.dirs {
			w.refresh(rt, i)
			w.sound(rt, i)
		}
		clock.Set(storetest.NewClock().Now())
	})
}

// A world is a database, two servers, and what strangers must read.
type world struct {
	t       *testing.T
	rt      *rapid.T
	db      *store.DB
	clock   *storetest.Clock
	lists   map[string]*pricelist.List
	clinics map[string]account.Clinic
	dirs    [2]string
	servers [2]*Publisher
	dead    [2]bool
	read    map[string]string // the current hash of each clinic
}

func (w *world) which(rt *rapid.T) int { return rapid.IntRange(0, 1).Draw(rt, "server") }

func (w *world) slug(rt *rapid.T) string {
	return rapid.SampledFrom([]string{heron, cedar, orchard}).Draw(rt, "clinic")
}

// start starts a server, in the folder that another process may have left.
func (w *world) start(i int) {
	o := options(w.t, w.db, w.dirs[i], w.clock)
	o.Log = nil
	w.servers[i], w.dead[i] = New(o), false
	w.servers[i].folder.unsynced = true
	if err := w.servers[i].Start(context.Background()); err != nil {
		w.rt.Fatal(err)
	}
}

// alive starts a server that died before it is used again.
func (w *world) alive(i int) *Publisher {
	if w.dead[i] {
		w.start(i)
	}
	return w.servers[i]
}

func (w *world) publish(rt *rapid.T) {
	slug, i := w.slug(rt), w.which(rt)
	list := *w.lists[slug]
	list.Seller.Services = append(list.Seller.Services[:0:0], list.Seller.Services...)
	list.Seller.Services[0].Price = span.Exact(100 * rapid.Int64Range(60, 62).Draw(rt, "dollars"))
	r, err := w.alive(i).Publish(context.Background(), Command{Clinic: w.clinics[slug], List: &list})
	switch {
	case err == nil:
		w.read[slug] = r.SHA256
		if l, ok := w.servers[i].Library().List(slug); !ok || l.SHA256 != r.SHA256 {
			rt.Fatal("an acknowledged publication is not in the library")
		}
	case fault.KindOf(err) != fault.Conflict || w.read[slug] == "": // a conflict is that nothing changed
		rt.Fatal(err)
	}
}

func (w *world) withdraw(rt *rapid.T) {
	slug := w.slug(rt)
	err := w.alive(w.which(rt)).Withdraw(context.Background(), w.clinics[slug], "a-user")
	if (err == nil) != (w.read[slug] != "") {
		rt.Fatalf("withdrawing %q: %v", w.read[slug], err)
	}
	delete(w.read, slug)
}

// die lets a server die somewhere in the next thing that it does, which is a
// refresh or a publication.
func (w *world) die(rt *rapid.T) {
	i := w.which(rt)
	step, _ := dying(rapid.Int64Range(0, 120).Draw(rt, "steps"))
	w.alive(i).folder.step = step
	if rapid.Bool().Draw(rt, "while publishing") {
		slug := w.slug(rt)
		list := *w.lists[slug]
		r, err := w.servers[i].Publish(context.Background(), Command{Clinic: w.clinics[slug], List: &list})
		if err == nil {
			w.read[slug] = r.SHA256
		}
	} else {
		_ = w.servers[i].Refresh(context.Background())
	}
	w.dead[i] = true
}

func (w *world) refresh(rt *rapid.T, i int) {
	if err := w.alive(i).Refresh(context.Background()); err != nil {
		rt.Fatal(err)
	}
}

func (w *world) sound(rt *rapid.T, i int) {
	l := w.servers[i].Library()
	for slug := range w.clinics {
		if found, _ := l.List(slug); found.SHA256 != w.read[slug] {
			rt.Errorf("server %d reads %q of %s, want %q", i, found.SHA256, slug, w.read[slug])
		}
	}
	wrong, err := Check(context.Background(), w.servers[i].options)
	if err != nil {
		rt.Fatal(err)
	}
	report, err := VerifyFolder(context.Background(), w.dirs[i], Limits{Requests: 1})
	if err != nil {
		rt.Fatal(err)
	}
	for _, f := range append(wrong, report.Faults...) {
		rt.Errorf("server %d: %s", i, f)
	}
}
