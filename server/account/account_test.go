package account_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/gin-gonic/gin"
	"github.com/google/go-cmp/cmp"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/fault"
	"kneadwise/server/httpd"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

const secret = "correct horse battery staple"

func accounts(t *testing.T, db *store.DB) *account.Accounts {
	t.Helper()
	p, err := auth.NewPasswords(auth.Cost{Memory: 64, Iterations: 1})
	if err != nil {
		t.Fatal(err)
	}
	return account.New(db, p)
}

func user(t *testing.T, a *account.Accounts, email string) string {
	t.Helper()
	id, err := a.AddUser(t.Context(), email, secret)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func clinic(t *testing.T, a *account.Accounts, slug, owner string) account.Clinic {
	t.Helper()
	c, err := a.AddClinic(t.Context(), account.Clinic{Slug: slug, Name: "The " + slug, State: "NY"}, owner)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestPeopleAreAdded(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := accounts(t, db)
		user(t, a, " Alice@Clinic.example\n")
		for email, want := range map[string]fault.Kind{
			"alice@clinic.example":                  fault.Conflict,
			"ALICE@CLINIC.EXAMPLE":                  fault.Conflict,
			"":                                      fault.Invalid,
			"alice":                                 fault.Invalid,
			"@clinic.example":                       fault.Invalid,
			"alice@":                                fault.Invalid,
			"alice@clinic":                          fault.Invalid,
			"alice@.example.":                       fault.Invalid,
			"alice@clinic .example":                 fault.Invalid,
			"al ice@clinic.example":                 fault.Invalid,
			"a\r\nBcc: b@c.example":                 fault.Invalid,
			"a\x00@clinic.example":                  fault.Invalid,
			"älice@clinic.example":                  fault.Invalid,
			"<alice@clinic.example>":                fault.Invalid,
			`"a b"@clinic.example`:                  fault.Invalid,
			"a,b@clinic.example":                    fault.Invalid,
			"alice@clinic_x.example":                fault.Invalid,
			"alice@[192.0.2.1]":                     fault.Invalid,
			strings.Repeat("a", 250) + "@b.example": fault.Invalid,
		} {
			if _, err := a.AddUser(t.Context(), email, secret); err == nil || fault.KindOf(err) != want {
				t.Errorf("%q: %v", email, err)
			}
		}
		user(t, a, "o'hara+desk@sub.clinic-2.example")
		if _, err := a.AddUser(t.Context(), "short@clinic.example", "too short"); fault.KindOf(err) != fault.Invalid {
			t.Errorf("a short password: %v", err)
		}
	})
}

func TestWhoIsNobodyIsNamed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := accounts(t, db)
		ctx := t.Context()
		for name, err := range map[string]error{
			"reset":  a.Reset(ctx, "nobody@clinic.example", secret),
			"lock":   a.Lock(ctx, "nobody@clinic.example"),
			"unlock": a.Unlock(ctx, "nobody@clinic.example"),
		} {
			if fault.KindOf(err) != fault.NotFound || !strings.Contains(err.Error(), `nobody has the address "nobody@clinic.example" here`) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}

func TestClinicsAreAddedAndApproved(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a, ctx := accounts(t, db), t.Context()
		alice := user(t, a, "alice@clinic.example")
		added := clinic(t, a, "blue-heron", "Alice@clinic.example")
		if added.ID == "" || added.Approved {
			t.Errorf("added: %+v", added)
		}
		for name, test := range map[string]struct {
			clinic account.Clinic
			owner  string
			want   fault.Kind
		}{
			"a slug that is taken": {account.Clinic{Slug: "blue-heron", Name: "x", State: "NY"}, "", fault.Conflict},
			"no slug":              {account.Clinic{Name: "x", State: "NY"}, "", fault.Invalid},
			"a slug with a slash":  {account.Clinic{Slug: "a/b", Name: "x", State: "NY"}, "", fault.Invalid},
			"a slug in capitals":   {account.Clinic{Slug: "Heron", Name: "x", State: "NY"}, "", fault.Invalid},
			"the manifest's name":  {account.Clinic{Slug: "manifest", Name: "x", State: "NY"}, "", fault.Invalid},
			"no name":              {account.Clinic{Slug: "heron", Name: " ", State: "NY"}, "", fault.Invalid},
			"a name of two lines":  {account.Clinic{Slug: "heron", Name: "a\nb", State: "NY"}, "", fault.Invalid},
			"a state that is none": {account.Clinic{Slug: "heron", Name: "x", State: "XX"}, "", fault.Invalid},
			"a state in words":     {account.Clinic{Slug: "heron", Name: "x", State: "New York"}, "", fault.Invalid},
			"an owner that is not": {account.Clinic{Slug: "heron", Name: "x", State: "NY"}, "nobody@clinic.example", fault.NotFound},
		} {
			if _, err := a.AddClinic(ctx, test.clinic, test.owner); err == nil || fault.KindOf(err) != test.want {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := a.Approve(ctx, "heron"); fault.KindOf(err) != fault.NotFound {
			t.Errorf("a clinic was added without its owner, or approved without being there: %v", err)
		}
		if err := a.Approve(ctx, "blue-heron"); err != nil {
			t.Fatal(err)
		}
		if err := a.Approve(ctx, "blue-heron"); err != nil {
			t.Errorf("approved twice: %v", err)
		}
		want := []account.Clinic{{ID: added.ID, Slug: "blue-heron", Name: "The blue-heron", State: "NY", Approved: true}}
		if got, err := a.ClinicsOf(ctx, alice); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%v: %s", err, cmp.Diff(want, got))
		}
	})
}

// To everybody but its members there is no such clinic.
func TestClinicsAreTheirMembers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a := accounts(t, db)
		alice, bob := user(t, a, "alice@clinic.example"), user(t, a, "bob@clinic.example")
		clinic(t, a, "b-of-alice", "alice@clinic.example")
		clinic(t, a, "a-of-alice", "alice@clinic.example")
		clinic(t, a, "of-bob", "bob@clinic.example")
		clinic(t, a, "of-nobody", "")

		engine, err := httpd.New(httpd.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var as auth.Session
		route := engine.Group("/portal/c/:clinic", func(c *gin.Context) {
			if as.User != "" {
				c.Request = c.Request.WithContext(auth.With(c.Request.Context(), as))
			}
		}, a.Member())
		route.GET("/", func(c *gin.Context) { c.String(http.StatusOK, account.Of(c.Request.Context()).Slug) })
		ask := func(user, slug string) (int, string) {
			as = auth.Session{User: user}
			w := httptest.NewRecorder()
			engine.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/portal/c/"+slug+"/", nil))
			return w.Code, w.Body.String()
		}
		_, none := ask(alice, "no-such-clinic")
		for _, test := range []struct {
			user, slug string
			want       int
		}{
			{alice, "a-of-alice", 200}, {alice, "b-of-alice", 200}, {bob, "of-bob", 200},
			{alice, "of-bob", 404}, {bob, "a-of-alice", 404}, {alice, "of-nobody", 404}, {alice, "A-of-alice", 404},
			{alice, "%00", 404}, {alice, "'%20OR%20'1'='1", 404}, {alice, "%25", 404}, {alice, strings.Repeat("a", 9000), 404}, {alice, "%ff", 404},
			{"nobody", "of-bob", 404}, {"", "of-bob", 401},
		} {
			status, text := ask(test.user, test.slug)
			if status != test.want || status == 200 && text != test.slug || status == 404 && text != none {
				t.Errorf("%q at %.40q: %d %q, want %d", test.user, test.slug, status, text, test.want)
			}
		}
		if got, err := a.ClinicsOf(t.Context(), alice); err != nil || len(got) != 2 || got[0].Slug != "a-of-alice" {
			t.Errorf("alice's clinics are %+v: %v", got, err)
		}
		if got, err := a.ClinicsOf(t.Context(), "nobody"); err != nil || len(got) != 0 {
			t.Errorf("nobody's clinics are %+v: %v", got, err)
		}
		if got := account.Of(t.Context()); got != (account.Clinic{}) {
			t.Errorf("elsewhere the clinic is %+v", got)
		}
	})
}
