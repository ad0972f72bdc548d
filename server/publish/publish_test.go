package publish

import (
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/span"
	"kneadwise/web"
)

// sample is a demonstration clinic's price list.
func sample(t testing.TB, slug string) *pricelist.List {
	t.Helper()
	text, err := fs.ReadFile(web.Files(), "demo/"+slug+".json")
	if err != nil {
		t.Fatal(err)
	}
	list, faults := document.ReadPriceList(text)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	return list
}

// priced is that list with another price of its first service.
func priced(t testing.TB, slug string, dollars int) *pricelist.List {
	list := sample(t, slug)
	list.Seller.Services[0].Price = span.Exact(int64(dollars) * 100)
	// What the document says and no bundle carries.
	list.NPI, list.Languages, list.Fees.NoShow = "1234567893", []string{"en", "es"}, pricelist.Percent(100)
	return list
}

// Demonstration clinics, two of them in one state.
const (
	heron   = "blue-heron-massage" // TX
	cedar   = "cedar-street-massage"
	orchard = "orchard-row-medical-massage"
)

// A shop is a publisher with its database, clock and folder.
type shop struct {
	*Publisher
	t     testing.TB
	db    *store.DB
	dir   string
	clock *storetest.Clock
}

func schemas(t testing.TB) fs.FS {
	t.Helper()
	all, err := fs.Sub(web.Files(), "schema")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func options(t testing.TB, db *store.DB, dir string, clock *storetest.Clock) Options {
	return Options{
		DB: db, Dir: dir, Now: clock.Now, Demo: true, Schemas: schemas(t), Log: slog.New(slog.NewTextHandler(logged{t}, nil)),
		PublicURL: "https://prices.example", EngineSHA256: strings.Repeat("0123456789abcdef", 4),
	}
}

// logged is a log that a failing test shows.
type logged struct{ t testing.TB }

func (l logged) Write(line []byte) (int, error) {
	l.t.Logf("log: %s", line)
	return len(line), nil
}

func open(t testing.TB, db *store.DB, dir string, clock *storetest.Clock) *shop {
	t.Helper()
	s := &shop{New(options(t, db, dir, clock)), t, db, dir, clock}
	s.folder.unsynced = true // a process that dies loses nothing that it wrote
	if err := s.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}

// each runs a test with a started publisher on each database.
func each(t *testing.T, fn func(t *testing.T, s *shop)) {
	t.Helper()
	clock := storetest.NewClock()
	storetest.EachAt(t, clock, func(t *testing.T, db *store.DB) {
		fn(t, open(t, db, t.TempDir(), clock))
	})
}

// clinic adds an approved clinic.
func clinic(t testing.TB, db *store.DB, slug string) account.Clinic {
	t.Helper()
	accounts := account.New(db, nil)
	c, err := accounts.AddClinic(t.Context(), account.Clinic{Slug: slug, Name: "A Clinic", State: "TX", Demonstration: true}, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := accounts.Approve(t.Context(), slug); err != nil {
		t.Fatal(err)
	}
	c.Approved = true
	return c
}

func (s *shop) publish(c account.Clinic, list *pricelist.List) Revision {
	s.t.Helper()
	r, err := s.Publish(s.t.Context(), Command{Clinic: c, User: "a-user", List: list})
	if err != nil {
		s.t.Fatal(err)
	}
	return r
}

// sound fails if the folder is not what the database says, or if a stranger who
// verifies it finds fault.
func (s *shop) sound() {
	s.t.Helper()
	wrong, err := Check(s.t.Context(), options(s.t, s.db, s.dir, s.clock))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, w := range wrong {
		s.t.Error(w)
	}
	report, err := VerifyFolder(s.t.Context(), s.dir, Limits{})
	if err != nil {
		s.t.Fatal(err)
	}
	for _, f := range report.Faults {
		s.t.Error(f)
	}
}

func kind(t *testing.T, what string, err error, want fault.Kind) {
	t.Helper()
	if err == nil || fault.KindOf(err) != want {
		t.Errorf("%s: %v, want a fault of kind %d", what, err, want)
	}
}

func TestPublicationsMakeAChain(t *testing.T) {
	each(t, func(t *testing.T, s *shop) {
		c := clinic(t, s.db, heron)
		first := s.publish(c, priced(t, heron, 70))
		s.clock.Advance(25 * time.Hour)
		second := s.publish(c, priced(t, heron, 75))
		s.sound()

		if first.Number != 1 || second.Number != 2 || !second.Current {
			t.Errorf("revisions %d and %d", first.Number, second.Number)
		}
		list, err := second.List()
		if err != nil {
			t.Fatal(err)
		}
		if list.Previous != first.SHA256 || list.PublishedOn.String() != "2026-12-02" || list.Revision != 2 {
			t.Errorf("revision %d of %s after %q", list.Revision, list.PublishedOn, list.Previous)
		}
		l := s.Library()
		listed, ok := l.List(heron)
		if !ok || listed.SHA256 != second.SHA256 || string(listed.Document) != string(second.Document) {
			t.Errorf("the library lists %q", listed.SHA256)
		}
		for _, path := range []string{listed.Path, listed.Stable, listed.Bundle, Prefix + first.SHA256 + ".json", Prefix + first.SHA256 + ".kwb"} {
			if _, ok := l.File(path); !ok {
				t.Errorf("there is no %s", path)
			}
		}
		all, err := s.History(t.Context(), c.ID)
		if err != nil || len(all) != 2 || all[0].Number != 2 || all[1].Current || !all[0].Current {
			t.Errorf("the history is %v, %v", all, err)
		}
		one, err := s.Revision(t.Context(), c.ID, 1)
		if err != nil || string(one.Document) != string(first.Document) || one.Current {
			t.Errorf("revision 1 is %v, %v", one, err)
		}
		_, err = s.Revision(t.Context(), c.ID, 3)
		kind(t, "a revision that is not there", err, fault.NotFound)
		_, err = s.Revision(t.Context(), "another clinic", 1)
		kind(t, "another clinic's revision", err, fault.NotFound)
	})
}

func TestWhatCannotBePublished(t *testing.T) {
	each(t, func(t *testing.T, s *shop) {
		c := clinic(t, s.db, heron)
		stranger := c
		stranger.Approved = false
		faulty := sample(t, heron)
		faulty.Name, faulty.Seller.Services[0].Price = "", span.Exact(0)
		s.publish(c, priced(t, heron, 70))
		unknown, err := account.New(s.db, nil).AddClinic(t.Context(), account.Clinic{Slug: cedar, Name: "A Clinic", State: "WA"}, "")
		if err != nil {
			t.Fatal(err)
		}
		unknown.Approved = true // as somebody may hold it who asked before
		for name, one := range map[string]struct {
			command Command
			want    fault.Kind
		}{
			"of a clinic that is not approved":    {Command{Clinic: stranger, List: priced(t, heron, 71)}, fault.Denied},
			"of one that is no longer":            {Command{Clinic: unknown, List: priced(t, cedar, 71)}, fault.Denied},
			"a list with faults":                  {Command{Clinic: c, List: faulty}, fault.Invalid},
			"a note that is too long":             {Command{Clinic: c, List: priced(t, heron, 71), Note: strings.Repeat("é", MaxNote+1)}, fault.Invalid},
			"a note with a NUL":                   {Command{Clinic: c, List: priced(t, heron, 71), Note: "a\x00b"}, fault.Invalid},
			"a note that is not UTF-8":            {Command{Clinic: c, List: priced(t, heron, 71), Note: "a\xff"}, fault.Invalid},
			"what is published already":           {Command{Clinic: c, List: priced(t, heron, 70)}, fault.Conflict},
			"a clinic with the manifest's name":   {Command{Clinic: account.Clinic{ID: "x", Slug: "manifest", Approved: true}, List: priced(t, heron, 70)}, fault.Invalid},
			"of a clinic that is not in the file": {Command{Clinic: account.Clinic{ID: "x", Slug: "x", Approved: true}, List: priced(t, heron, 70)}, fault.NotFound},
		} {
			_, err := s.Publish(t.Context(), one.command)
			kind(t, name, err, one.want)
		}
		if n := len(s.Library().Lists()); n != 1 {
			t.Errorf("%d lists are public", n)
		}
		_, err = s.Publish(t.Context(), Command{Clinic: c, List: faulty})
		var f *Faulty
		if !errors.As(err, &f) || f.Faults[0].Path != "clinic.name" {
			t.Errorf("the faults are not told: %v", err)
		}
		if all, err := s.History(t.Context(), c.ID); err != nil || len(all) != 1 {
			t.Errorf("the history has %d, %v", len(all), err)
		}
	})
}

// What the draft says of its own identity does not count.
func TestIdentityIsTheClinics(t *testing.T) {
	each(t, func(t *testing.T, s *shop) {
		c := clinic(t, s.db, "a-real-clinic")
		if _, err := s.Publish(t.Context(), Command{Clinic: c, List: sample(t, heron)}); err != nil {
			t.Fatal(err)
		}
		l, ok := s.Library().List("a-real-clinic")
		if !ok || l.List.Seller.ID != "a-real-clinic" || !l.List.Demonstration {
			t.Errorf("published as %+v", l.List)
		}
		real := clinic(t, s.db, cedar)
		real.Demonstration = false
		if _, err := s.Publish(t.Context(), Command{Clinic: real, List: sample(t, cedar)}); err != nil {
			t.Fatal(err)
		}
		if l, _ := s.Library().List(cedar); l.List.Demonstration {
			t.Error("a real clinic is published as invented")
		}
		s.sound()
	})
}

func TestAWithdrawalLeavesTombstones(t *testing.T) {
	each(t, func(t *testing.T, s *shop) {
		c, other := clinic(t, s.db, heron), clinic(t, s.db, orchard)
		first := s.publish(c, priced(t, heron, 70))
		second := s.publish(c, priced(t, heron, 71))
		s.publish(other, sample(t, orchard))
		if err := s.Withdraw(t.Context(), c, "a-user"); err != nil {
			t.Fatal(err)
		}
		s.sound()
		for _, path := range []string{
			heron + ".json", first.SHA256 + ".json", first.SHA256 + ".kwb", second.SHA256 + ".json", second.SHA256 + ".kwb",
		} {
			f, ok := s.Library().File(Prefix + path)
			if !ok || !f.Gone || f.Status != 410 || strings.Contains(string(f.Data), "price_cents") {
				t.Errorf("%s is not gone", path)
			}
			data, err := os.ReadFile(s.dir + Prefix + path)
			if err != nil || !strings.HasPrefix(string(data), `{"format":"kneadwise.tombstone/1","slug":"`+heron) {
				t.Errorf("%s holds %.60q, %v", path, data, err)
			}
		}
		if _, ok := s.Library().List(heron); ok {
			t.Error("the list is still listed")
		}
		kind(t, "to withdraw again", s.Withdraw(t.Context(), c, "a-user"), fault.Conflict)

		third := s.publish(c, priced(t, heron, 71)) // the same prices as before are news
		s.sound()
		if third.Number != 3 {
			t.Errorf("the chain goes on with revision %d", third.Number)
		}
		list, err := third.List()
		if err != nil || list.Previous != second.SHA256 {
			t.Errorf("after %q, %v", list.Previous, err)
		}
		all, err := s.History(t.Context(), c.ID)
		if err != nil || !all[2].Withdrawn() || !all[1].Withdrawn() || all[0].Withdrawn() || !all[0].Current {
			t.Errorf("the history is %+v, %v", all, err)
		}
	})
}

func TestSeedingFillsAnEmptyChainAlone(t *testing.T) {
	clock := storetest.NewClock()
	storetest.EachAt(t, clock, func(t *testing.T, db *store.DB) {
		dir := t.TempDir()
		before := New(options(t, db, dir, clock))
		c := clinic(t, db, heron)
		for range 2 {
			if err := before.Seed(t.Context(), c, sample(t, heron)); err != nil {
				t.Fatal(err)
			}
		}
		if len(before.Library().Lists()) > 0 {
			t.Error("there is a library before Start")
		}
		s := open(t, db, dir, clock)
		l, ok := s.Library().List(heron)
		if !ok || l.SHA256 != sample(t, heron).SHA256 {
			t.Error("it is not published as it is")
		}
		s.publish(c, priced(t, heron, 99))
		if err := s.Seed(t.Context(), c, sample(t, heron)); err != nil {
			t.Fatal(err)
		}
		if l, _ := s.Library().List(heron); l.List.Revision != 2 {
			t.Errorf("seeding made revision %d", l.List.Revision)
		}
		late := clinic(t, db, cedar)
		if err := s.Seed(t.Context(), late, sample(t, cedar)); err != nil {
			t.Fatal(err)
		}
		if _, ok := s.Library().List(cedar); !ok {
			t.Error("what is seeded after Start does not show")
		}
		kind(t, "another clinic's list", s.Seed(t.Context(), late, sample(t, heron)), fault.Invalid)
		s.sound()
	})
}

func TestDayIsNeverInTheFuture(t *testing.T) {
	for text, want := range map[string]string{
		"2026-12-01T07:59:59Z": "2026-11-30", "2026-12-01T08:00:00Z": "2026-12-01",
		"2027-01-01T00:30:00-05:00": "2026-12-31", "2026-12-01T23:59:59-08:00": "2026-12-01",
	} {
		now, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		if got := Day(now).String(); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
}
