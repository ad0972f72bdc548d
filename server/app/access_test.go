package app

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/account"
	"kneadwise/server/config"
	"kneadwise/server/publish"
	"kneadwise/server/store"
	"kneadwise/wasm/span"
)

// Whom a route lets through.
type door int

const (
	everybody door = iota // signed in or not
	signedIn              // whoever has a session
	members               // who acts for the clinic of the address
)

// A row is one route: its door, and what its answers are. The table below must
// have one for every route of the program, so that nobody adds a route without
// saying whom it is for.
type row struct {
	door    door
	status  int    // to whom it lets through; 0 for a POST of an empty form: 200, 303, 409 or 422
	out     int    // to who is signed out, where that is another one
	foreign string // a value of its last parameter that is another clinic's or person's: 404
	last    bool   // it changes what others need
}

// access is who may do what.
func access() map[string]row {
	rows := map[string]row{
		"GET /livez":                        {everybody, 200, 0, "", false},
		"GET /readyz":                       {everybody, 200, 0, "", false},
		"GET /robots.txt":                   {everybody, 200, 0, "", false},
		"GET /assets/:file":                 {everybody, 200, 0, "", false},
		"GET /prices/*file":                 {everybody, 200, 0, "", false},
		"GET /.well-known/kneadwise.json":   {everybody, 200, 0, "", false},
		"GET /widget.js":                    {everybody, 200, 0, "", false},
		"GET /es":                           {everybody, 308, 0, "", false},
		"GET /portal/sign-in":               {everybody, 303, 200, "", false},
		"POST /portal/sign-in":              {everybody, 422, 0, "", false},
		"POST /portal/begin":                {everybody, 307, 401, "", false},
		"POST /portal/sign-out":             {everybody, 303, 0, "", true},
		"GET /portal/":                      {signedIn, 200, 303, "", false},
		"GET /portal/sessions":              {signedIn, 200, 303, "", false},
		"POST /portal/sessions/:family/end": {signedIn, 303, 401, "family", true},
		"POST /portal/offer":                {signedIn, 0, 401, "", false},
	}
	for _, path := range []string{"/", "/privacy", "/guide", "/clinics", "/clinics/:slug", "/for-clinics", "/embed/:clinic"} {
		rows["GET "+path] = row{everybody, 200, 0, "", false}
		rows["GET /es"+path] = row{everybody, 200, 0, "", false}
	}
	for _, path := range []string{"/for-clinics", "/for-clinics/answer", "/es/for-clinics", "/es/for-clinics/answer"} {
		rows["POST "+path] = row{everybody, 0, 0, "", false}
	}
	clinic := func(method, path string, r row) {
		r.door, r.out = members, 303
		if method == http.MethodPost {
			r.out = 401
		}
		rows[method+" /portal/c/:clinic"+path] = r
	}
	for _, path := range []string{"/", "/preview", "/draft.kwb", "/published.kwb", "/publish", "/history", "/withdraw", "/widget", "/profile", "/terms"} {
		clinic("GET", path, row{status: 200})
	}
	for _, path := range []string{"/offer", "/publish", "/profile", "/profile/check", "/terms", "/terms/check"} {
		clinic("POST", path, row{})
	}
	clinic("GET", "/history/:revision", row{status: 200, foreign: "2"})
	clinic("POST", "/history/:revision/revert", row{foreign: "2", last: true})
	clinic("POST", "/withdraw", row{last: true})
	for part, foreign := range map[string]string{"/services": "hour", "/packages": "gift-ten", "/memberships": "club", "/payers": "demo-mutual"} {
		clinic("GET", part+"/new", row{status: 200})
		clinic("POST", part+"/new", row{})
		clinic("POST", part+"/new/check", row{})
		clinic("GET", part+"/:id", row{status: 200, foreign: foreign})
		clinic("POST", part+"/:id", row{foreign: foreign})
		clinic("POST", part+"/:id/check", row{foreign: foreign})
		clinic("GET", part+"/:id/remove", row{status: 200, foreign: foreign})
		clinic("POST", part+"/:id/remove", row{foreign: foreign, last: true})
	}
	return rows
}

// own are the values of parameters that are alice's, or there for everybody.
func own(path, family string, assets string) string {
	id := map[string]string{"services": "deep-60", "packages": "five", "memberships": "monthly", "payers": "other"}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		switch part {
		case ":clinic", ":slug":
			parts[i] = "of-alice"
		case ":revision":
			parts[i] = "1"
		case ":family":
			parts[i] = family
		case ":file":
			parts[i] = assets
		case "*file":
			parts[i] = "manifest.json"
		case ":id":
			parts[i] = id[parts[i-1]]
		}
	}
	return strings.Join(parts, "/")
}

// foreign puts another's value in the place of the last parameter.
func (r row) foreignPath(path, own, family string) string {
	patterns, parts := strings.Split(path, "/"), strings.Split(own, "/")
	for i := range slices.Backward(patterns) {
		if strings.HasPrefix(patterns[i], ":") {
			parts[i] = r.foreign
			if r.foreign == "family" {
				parts[i] = family
			}
			break
		}
	}
	return strings.Join(parts, "/")
}

// A scene is a site with two owners, each with a draft and a published list.
type scene struct {
	*site
	alice, bob             []*http.Cookie
	aliceFamily, bobFamily string // a second session of each
	asset                  string
}

const secret = "correct horse battery staple"

func newScene(t *testing.T) *scene {
	t.Helper()
	s := &scene{site: opened(t, config.Config{Data: t.TempDir()})}
	lists, err := demonstrations()
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	for _, name := range []string{"alice", "bob"} {
		if _, err := s.accounts.AddUser(ctx, name+"@clinic.example", secret); err != nil {
			t.Fatal(err)
		}
	}
	// Bob's clinics have what alice's lacks: each foreign value is there, elsewhere.
	for slug, of := range map[string]string{
		"of-alice": "cedar-street-massage", "of-bob": "lone-pine-massage-club", "b-of-bob": "kettle-lane-massage", "c-of-bob": "bellwether-hill-chiropractic",
	} {
		owner := slug[strings.LastIndexByte(slug, '-')+1:] + "@clinic.example"
		clinic, err := s.accounts.AddClinic(ctx, account.Clinic{Slug: slug, Name: "The " + slug, State: "NY"}, owner)
		if err == nil {
			err = s.accounts.Approve(ctx, slug)
		}
		if err == nil {
			clinic, err = s.accounts.Clinic(ctx, slug)
		}
		if err != nil {
			t.Fatal(err)
		}
		var user string
		if err := s.db.Read(ctx, func(tx *store.Tx) error { return tx.Get(&user, `SELECT id FROM users WHERE email = ?`, owner) }); err != nil {
			t.Fatal(err)
		}
		for i := range lists {
			if lists[i].Seller.ID != of {
				continue
			}
			if err := s.prices.Replace(ctx, clinic, user, &lists[i]); err != nil {
				t.Fatal(err)
			}
			for n := range strings.Count(slug, "bob") + 1 { // bob has revision 2
				list := lists[i]
				list.Seller.Services = slices.Clone(list.Seller.Services)
				list.Seller.Services[0].Price = span.Exact(10_000 + int64(n))
				if _, err := s.publisher.Publish(ctx, publish.Command{Clinic: clinic, User: user, List: &list}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	s.alice, s.bob = enter(t, s.site, "alice@clinic.example", secret), enter(t, s.site, "bob@clinic.example", secret)
	enter(t, s.site, "alice@clinic.example", secret)
	enter(t, s.site, "bob@clinic.example", secret)
	family := func(email string) (id string) {
		if err := s.db.Read(ctx, func(tx *store.Tx) error {
			return tx.Get(&id, `SELECT f.id FROM families f JOIN users u ON u.id = f.user_id WHERE u.email = ? ORDER BY f.created_at DESC`, email)
		}); err != nil {
			t.Fatal(err)
		}
		return id
	}
	s.aliceFamily, s.bobFamily = family("alice@clinic.example"), family("bob@clinic.example")
	for _, asset := range s.pages.Assets() {
		s.asset = asset.File
	}
	return s
}

func (s *scene) ask(t *testing.T, method, path string, cookies []*http.Cookie) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(url.Values{}.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	return send(s.site, r, cookies)
}

// state is everything that a request could have changed for a clinic or a person.
func (s *scene) state(t *testing.T) (all []string) {
	t.Helper()
	if err := s.db.Read(t.Context(), func(tx *store.Tx) error {
		for _, query := range []string{
			`SELECT clinic_id || ' ' || kind || ' ' || id || ' ' || version || ' ' || position || ' ' || body FROM draft_items ORDER BY 1`,
			`SELECT clinic_id || ' ' || revision || ' ' || sha256 FROM revisions ORDER BY 1`,
			`SELECT clinic_id || ' ' || revision FROM withdrawals ORDER BY 1`,
			`SELECT clinic_id || ' ' || user_id || ' ' || role FROM members ORDER BY 1`,
			`SELECT id || ' ' || user_id || ' ' || COALESCE(ended_by, '') FROM families ORDER BY 1`,
		} {
			var rows []string
			if err := tx.Select(&rows, query); err != nil {
				return err
			}
			all = append(all, rows...)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

// routes are the program's, GET for HEAD too, those last that others need.
func (s *scene) routes(t *testing.T) []string {
	t.Helper()
	rows, found := access(), map[string]bool{}
	for _, r := range s.engine.Routes() {
		name := r.Method + " " + r.Path
		if r.Method == http.MethodHead {
			name = http.MethodGet + " " + r.Path
		}
		found[name] = true
		if _, ok := rows[name]; !ok {
			t.Errorf("the table has no row for %s", name)
		}
	}
	for name := range rows {
		if !found[name] {
			t.Errorf("the table has a row for %s, which is no route", name)
		}
	}
	names := slices.Sorted(maps.Keys(found))
	slices.SortStableFunc(names, func(a, b string) int {
		switch first, second := rows[a].last, rows[b].last; {
		case first == second:
			return 0
		case second:
			return -1
		}
		return 1
	})
	return names
}

// Each route, for each role, on one's own and on another's.
func TestAccess(t *testing.T) {
	s := newScene(t)
	routes := s.routes(t)
	before := s.state(t)
	// What must be refused comes first, and must have changed nothing.
	for _, name := range routes {
		method, pattern, _ := strings.Cut(name, " ")
		r := access()[name]
		path := own(pattern, s.aliceFamily, s.asset)
		methods := []string{method}
		if method == http.MethodGet {
			methods = append(methods, http.MethodHead)
		}
		for _, method := range methods {
			expect := func(who, path string, cookies []*http.Cookie, want int) {
				t.Helper()
				answer := s.ask(t, method, path, cookies)
				if got := answer.Code; got != want && (want != 0 || !slices.Contains([]int{200, 303, 409, 422}, got)) {
					t.Errorf("%s %s, %s: status %d, want %d", method, path, who, got, want)
				}
				// Alice's prices are public; who is refused reads none of them here.
				if text := answer.Body.String(); answer.Code >= 400 && (strings.Contains(text, "Cedar Street") || strings.Contains(text, "The of-alice")) && who != "alice" {
					t.Errorf("%s %s, %s: the answer tells of the clinic", method, path, who)
				}
			}
			out := r.out
			if out == 0 {
				out = r.status
			}
			if r.door == members && method == http.MethodHead && out == 0 {
				out = 303
			}
			expect("signed out", path, nil, out)
			if r.door == members {
				expect("another clinic's owner", path, s.bob, 404)
			}
			if r.foreign != "" {
				expect("alice, on another's", r.foreignPath(pattern, path, s.bobFamily), s.alice, 404)
			}
		}
	}
	if diff := cmp.Diff(before, s.state(t)); diff != "" {
		t.Errorf("what was refused changed something:\n%s", diff)
	}
	// Then what must be let through.
	for _, name := range routes {
		method, pattern, _ := strings.Cut(name, " ")
		r := access()[name]
		got := s.ask(t, method, own(pattern, s.aliceFamily, s.asset), s.alice)
		if got.Code != r.status && (r.status != 0 || !slices.Contains([]int{200, 303, 409, 422}, got.Code)) {
			t.Errorf("%s, alice: status %d, want %d", name, got.Code, r.status)
		}
		if strings.HasPrefix(pattern, "/portal/") && got.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s, alice: Cache-Control is %q", name, got.Header().Get("Cache-Control"))
		}
		if !strings.HasPrefix(pattern, "/portal/") && len(got.Header()["Set-Cookie"]) > 0 {
			t.Errorf("%s sets a cookie on a visitor's page", name)
		}
		if name == "POST /portal/sign-out" {
			s.alice = enter(t, s.site, "alice@clinic.example", secret)
		}
	}
}

// Nothing that changes anything takes a request from a page of another site.
func TestNoRouteIsReachedFromAnotherSite(t *testing.T) {
	s := newScene(t)
	before := s.state(t)
	for _, name := range s.routes(t) {
		method, pattern, _ := strings.Cut(name, " ")
		if method != http.MethodPost || !strings.HasPrefix(pattern, "/portal/") {
			continue
		}
		for _, from := range []string{"cross-site", "same-site"} {
			r := httptest.NewRequestWithContext(t.Context(), method, own(pattern, s.aliceFamily, s.asset), strings.NewReader(""))
			r.Header.Set("Sec-Fetch-Site", from)
			r.Header.Set("Origin", "https://evil.example")
			if got := send(s.site, r, s.alice).Code; got != http.StatusForbidden {
				t.Errorf("%s from %s: status %d", name, from, got)
			}
		}
	}
	if diff := cmp.Diff(before, s.state(t)); diff != "" {
		t.Errorf("another site changed something:\n%s", diff)
	}
}

// odd values of every parameter, and of a form's common fields, are nobody's.
func TestOddParametersFindNothing(t *testing.T) {
	s := newScene(t)
	for _, name := range s.routes(t) {
		method, pattern, _ := strings.Cut(name, " ")
		if !strings.Contains(pattern, "/:") {
			continue
		}
		for _, odd := range []string{"' OR '1'='1", "\x00", "\xff", "%", "..", "x' UNION SELECT 1 --", "<script>alert(1)</script>", strings.Repeat("a", 3000), "-1", "99999999999999999999", "１"} {
			parts := strings.Split(own(pattern, s.aliceFamily, s.asset), "/")
			for i, part := range strings.Split(pattern, "/") {
				if !strings.HasPrefix(part, ":") {
					continue
				}
				changed := slices.Clone(parts)
				changed[i] = url.PathEscape(odd)
				answer := s.ask(t, method, strings.Join(changed, "/"), s.alice)
				if answer.Code != http.StatusNotFound || strings.Contains(answer.Body.String(), "<script>alert") {
					t.Errorf("%s with %.30q for %s: status %d", name, odd, part, answer.Code)
				}
			}
		}
	}
}
