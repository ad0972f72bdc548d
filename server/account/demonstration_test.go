package account_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kneadwise/server/account"
	"kneadwise/server/auth"
	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/server/store/storetest"
)

func TestTheDemonstrationsOwner(t *testing.T) {
	clock := storetest.NewClock()
	storetest.EachAt(t, clock, func(t *testing.T, db *store.DB) {
		a, ctx, folder := accounts(t, db), t.Context(), t.TempDir()
		if _, err := a.AddClinic(ctx, account.Clinic{Slug: "invented", Name: "Invented", State: "NY", Demonstration: true}, ""); err != nil {
			t.Fatal(err)
		}
		clinic(t, a, "true", "")
		if err := a.EndDemonstration(ctx); err != nil {
			t.Errorf("where there is none: %v", err)
		}
		demonstrate := func() account.Demonstration {
			t.Helper()
			d, err := a.Demonstrate(ctx, folder, "invented")
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		p, err := auth.NewPasswords(auth.Cost{Memory: 64, Iterations: 1})
		if err != nil {
			t.Fatal(err)
		}
		opens := func(d account.Demonstration) bool {
			s, err := auth.New(ctx, auth.Options{Store: db, Passwords: p, Now: clock.Now})
			if err != nil {
				t.Fatal(err)
			}
			session, _, _, err := s.SignIn(ctx, auth.Attempt{Email: d.Email, Password: d.Password})
			if err != nil {
				return false
			}
			all, err := a.ClinicsOf(ctx, session.User)
			return err == nil && len(all) == 1 && all[0].Slug == "invented"
		}
		first := demonstrate()
		file := filepath.Join(folder, "demo-password")
		info, err := os.Stat(file)
		if err != nil || info.Mode().Perm() != 0o600 || len(first.Password) < 26 {
			t.Fatalf("the file is %v (%v), the password has %d characters", info, err, len(first.Password))
		}
		if !opens(first) {
			t.Error("nobody can sign in")
		}
		if again := demonstrate(); again != first || !opens(again) {
			t.Errorf("a second start tells %+v, want %+v", again, first)
		}

		if err := a.EndDemonstration(ctx); err != nil {
			t.Fatal(err)
		}
		if opens(first) {
			t.Error("without --demo the owner signs in")
		}
		if again := demonstrate(); again != first || !opens(again) {
			t.Error("with --demo again nobody can sign in")
		}

		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		if other := demonstrate(); other == first || !opens(other) || opens(first) {
			t.Error("a new password is not the one that counts")
		}
		if _, err := a.Demonstrate(ctx, folder, "true"); fault.KindOf(err) != fault.Conflict {
			t.Errorf("a true clinic: %v", err)
		}
		if _, err := a.Demonstrate(ctx, filepath.Join(folder, "nowhere"), "invented"); err == nil || strings.Contains(err.Error(), first.Password) {
			t.Errorf("a folder that is none: %v", err)
		}
	})
}
