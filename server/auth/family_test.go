package auth_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"kneadwise/server/auth"
	"kneadwise/server/fault"
	"kneadwise/server/store"
)

func TestSigningInAndOut(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		w := b.browser()
		w.is("")
		w = b.signedIn(" ALICE@clinic.example ")
		w.is(alice)
		thief := w.copied()
		thief.is(alice)
		r := w.post("/portal/sign-out", nil)
		if r.Code != http.StatusSeeOther || r.Header().Get("Location") != "/portal/sign-in" || len(w.cookies) != 0 {
			t.Errorf("status %d to %q, cookies left: %v", r.Code, r.Header().Get("Location"), w.cookies)
		}
		w.is("")
		thief.is("") // the access token was good for minutes more
		if r := w.post("/portal/sign-out", nil); r.Code != http.StatusSeeOther {
			t.Errorf("signing out twice has status %d", r.Code)
		}
	})
}

func TestAnExpiredAccessTokenIsRenewedInTheSameAnswer(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		w := b.signedIn(alice)
		before := w.copied().cookies
		w.is(alice)
		if w.cookies[accessCookie] != before[accessCookie] || w.cookies[refreshCookie] != before[refreshCookie] {
			t.Error("a good access token was replaced")
		}
		b.pass(auth.AccessLife + 3*time.Second)
		w.is(alice)
		if w.cookies[accessCookie] == before[accessCookie] || w.cookies[refreshCookie] == before[refreshCookie] {
			t.Error("a token was not replaced")
		}
		w.is(alice)
		w.without(accessCookie).is(alice) // browsers drop it when its time is over
	})
}

func TestARefreshTokenThatComesBack(t *testing.T) {
	for name, test := range map[string]struct {
		after time.Duration
		want  string
	}{
		"at once":              {0, alice},
		"within ten seconds":   {auth.Grace, alice},
		"just after":           {auth.Grace + time.Millisecond, ""},
		"when it is over, too": {8 * 24 * time.Hour, ""},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, b *server) {
				w := b.signedIn(alice)
				thief := w.copied().without(accessCookie)
				w.without(accessCookie).is(alice)
				if test.after > 24*time.Hour { // the family stays in use meanwhile
					b.pass(4 * 24 * time.Hour)
					w.without(accessCookie).is(alice)
					b.pass(test.after - 4*24*time.Hour)
					w.without(accessCookie).is(alice)
				} else {
					b.pass(test.after)
				}
				had := thief.cookies[refreshCookie]
				thief.is(test.want)
				if test.want != "" && thief.cookies[refreshCookie] != had {
					t.Error("a token that came back was given a successor")
				}
				w.is(test.want) // reuse ends the family, and its access tokens with it
				w.without(accessCookie).is(test.want)
				if test.want == "" && !strings.Contains(b.log.String(), "a refresh token came back") {
					t.Error("the log does not say so")
				}
			})
		})
	}
}

// Many tabs that wake up at once stay signed in, and one chain goes on.
func TestTabsThatRefreshAtOnce(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		w := b.signedIn(alice).without(accessCookie)
		var all sync.WaitGroup
		tabs := make([]*browser, 12)
		for i := range tabs {
			tabs[i] = w.copied()
			all.Go(func() { tabs[i].is(alice) })
		}
		all.Wait()
		renewed := 0
		for _, tab := range tabs {
			if tab.cookies[refreshCookie] != w.cookies[refreshCookie] {
				renewed++
				tab.without(accessCookie).is(alice)
			}
		}
		if renewed != 1 {
			t.Errorf("%d tabs got a new refresh token, want one", renewed)
		}
		w.is(alice) // still within grace
	})
}

func TestSessionsEndByThemselves(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		idle := b.signedIn(alice)
		b.pass(auth.IdleLife - time.Second)
		kept := idle.copied().without(accessCookie)
		kept.is(alice)
		b.pass(auth.IdleLife)
		kept.without(accessCookie).is("")

		busy := b.signedIn(alice)
		for passed := time.Duration(0); passed < auth.FamilyLife-24*time.Hour; passed += 24 * time.Hour {
			busy.without(accessCookie).is(alice)
			b.pass(24 * time.Hour)
		}
		b.pass(24*time.Hour - auth.AccessLife/2)
		busy.without(accessCookie).is(alice)
		b.pass(auth.AccessLife / 2) // the access token is good for as long again
		busy.is("")
	})
}

// Another server of the fleet sees an end at once.
func TestAnEndIsAnEndEverywhere(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		w := b.signedIn(alice)
		here := *b
		b.again(setup{}, passwords(t, cheap))
		there := w.copied()
		there.b = b
		there.is(alice)
		w.b = &here
		w.post("/portal/sign-out", nil)
		there.is("")
	})
}

func TestPeopleSeeAndEndTheirSessions(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		ctx := t.Context()
		signIn := func(email, name string) auth.Session {
			s, _, _, err := b.auth.SignIn(ctx, auth.Attempt{Email: email, Password: secret, Address: "127.0.0.1", Browser: name})
			if err != nil {
				t.Fatal(err)
			}
			b.pass(time.Minute)
			return s
		}
		names := func(s auth.Session) (all string) {
			list, err := b.auth.Sessions(ctx, s)
			if err != nil {
				t.Fatal(err)
			}
			for _, seen := range list {
				all += seen.Browser
				if seen.Here {
					all += "*"
				}
				all += " "
			}
			return all
		}
		one, two, three := signIn(alice, "one"), signIn(alice, "two"), signIn(alice, "three")
		other := signIn(bob, "other")
		if got := names(one); got != "three two one* " {
			t.Errorf("the sessions are %q", got)
		}
		for name, test := range map[string]struct {
			by     auth.Session
			family string
			want   fault.Kind
		}{
			"somebody else's": {other, one.Family, fault.NotFound},
			"one of no name":  {one, "nothing", fault.NotFound},
			"SQL":             {one, "' OR '1'='1", fault.NotFound},
			"the empty name":  {one, "", fault.NotFound},
			"what is no text": {one, "\x00\xff", fault.NotFound},
		} {
			if err := b.auth.EndSession(ctx, test.by, test.family); err == nil || fault.KindOf(err) != test.want {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := b.auth.EndSession(ctx, one, two.Family); err != nil {
			t.Fatal(err)
		}
		if err := b.auth.EndSession(ctx, one, two.Family); fault.KindOf(err) != fault.NotFound {
			t.Errorf("ended twice: %v", err)
		}
		if got := names(one); got != "three one* " {
			t.Errorf("the sessions are %q", got)
		}
		if err := b.auth.EndOthers(ctx, three); err != nil {
			t.Fatal(err)
		}
		if got := names(three) + names(other); got != "three* other* " {
			t.Errorf("the sessions are %q", got)
		}
		b.pass(auth.IdleLife)
		if got := names(three); got != "" {
			t.Errorf("a session that nobody uses is shown: %q", got)
		}
	})
}

func TestWhatAnOperatorDoesEndsSessions(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		ctx := t.Context()
		w, other := b.signedIn(alice), b.signedIn(bob)
		if err := b.accounts.Lock(ctx, alice); err != nil {
			t.Fatal(err)
		}
		w.is("")
		w.without(accessCookie).is("")
		if r := b.browser().signIn(alice, secret); r.Code != http.StatusUnprocessableEntity {
			t.Errorf("a locked account signs in: %d", r.Code)
		}
		if err := b.accounts.Unlock(ctx, alice); err != nil {
			t.Fatal(err)
		}
		w = b.signedIn(alice)
		if err := b.accounts.Reset(ctx, alice, "another password that is long"); err != nil {
			t.Fatal(err)
		}
		w.is("")
		if r := b.browser().signIn(alice, secret); r.Code != http.StatusUnprocessableEntity {
			t.Errorf("the old password signs in: %d", r.Code)
		}
		if r := b.browser().signIn(alice, "another password that is long"); r.Code != http.StatusSeeOther {
			t.Errorf("the new password has status %d", r.Code)
		}
		other.is(bob)
	})
}

// An answer to somebody who is signed out takes no cookie away: it may come after
// that of a sign-in.
func TestALateAnswerTakesNothingAway(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		w := b.signedIn(alice)
		if err := b.accounts.Lock(t.Context(), alice); err != nil {
			t.Fatal(err)
		}
		for _, headers := range [][]string{nil, {"HX-Request", "true"}} {
			if r := w.get("/portal/", headers...); len(r.Result().Cookies()) > 0 || r.Code == http.StatusOK {
				t.Errorf("status %d sets %v", r.Code, r.Result().Cookies())
			}
		}
	})
}

// A browser has one session: who signs in again leaves the one before.
func TestSigningInAgainEndsTheSessionBefore(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		w := b.signedIn(alice)
		before := w.copied()
		if r := w.signIn(bob, secret); r.Code != http.StatusSeeOther {
			t.Fatalf("status %d", r.Code)
		}
		w.is(bob)
		before.is("")
	})
}

func TestAHashOfAnotherCostIsMadeAnew(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		hash := func() (found string) {
			if err := b.db.Read(t.Context(), func(tx *store.Tx) error {
				return tx.Get(&found, `SELECT password FROM users WHERE email = ?`, alice)
			}); err != nil {
				t.Fatal(err)
			}
			return found
		}
		before := hash()
		b.again(setup{}, passwords(t, auth.Cost{Memory: 128, Iterations: 1}))
		b.signedIn(alice)
		if after := hash(); after == before || !strings.Contains(after, "m=128,") {
			t.Errorf("the hash is %s", after)
		}
		b.signedIn(alice)
	})
}

func TestFamiliesThatAreLongOverAreDeleted(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		b.signedIn(alice)
		b.signedIn(bob)
		b.pass(auth.FamilyLife + 31*24*time.Hour)
		b.signedIn(alice)
		var families, tokens int
		if err := b.db.Read(t.Context(), func(tx *store.Tx) error {
			if err := tx.Get(&families, `SELECT count(*) FROM families`); err != nil {
				return err
			}
			return tx.Get(&tokens, `SELECT count(*) FROM refresh_tokens`)
		}); err != nil {
			t.Fatal(err)
		}
		if families != 2 || tokens != 2 { // bob's are deleted when he comes again
			t.Errorf("%d families and %d tokens are left, want 2 and 2", families, tokens)
		}
	})
}
