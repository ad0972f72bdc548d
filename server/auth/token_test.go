package auth_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"kneadwise/server/auth"
	"kneadwise/server/store"
)

// A row of signing_keys.
type keyRow struct {
	ID     string `db:"kid"`
	Secret string `db:"secret"`
}

func (b *server) keys() (all []keyRow) {
	b.t.Helper()
	if err := b.db.Read(b.t.Context(), func(tx *store.Tx) error {
		return tx.Select(&all, `SELECT kid, secret FROM signing_keys ORDER BY created_at, kid`)
	}); err != nil {
		b.t.Fatal(err)
	}
	return all
}

func unbase(t *testing.T, text string) []byte {
	t.Helper()
	raw, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// A forgery is a token that a test makes: by default a good one.
type forgery struct {
	method jwt.SigningMethod
	key    any
	header map[string]any
	claims jwt.MapClaims
}

func (f *forgery) sign(t *testing.T) string {
	t.Helper()
	token := jwt.NewWithClaims(f.method, f.claims)
	maps.Copy(token.Header, f.header)
	text, err := token.SignedString(f.key)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// part changes one of a token's three parts.
func part(token string, n int, change func(string) string) string {
	parts := strings.Split(token, ".")
	parts[n] = change(parts[n])
	return strings.Join(parts, ".")
}

func TestForgedAccessTokens(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		b.pass(time.Hour) // so that there is a past
		now := b.clock.Now()
		own, stranger := b.signedIn(alice), b.signedIn(bob)
		ended := b.signedIn(bob)
		endedToken := ended.cookies[accessCookie]
		ended.post("/portal/sign-out", nil)
		claimsOf := func(token string) jwt.MapClaims {
			claims := jwt.MapClaims{}
			if _, _, err := jwt.NewParser().ParseUnverified(token, claims); err != nil {
				t.Fatal(err)
			}
			return claims
		}
		mine, theirs := claimsOf(own.cookies[accessCookie]), claimsOf(stranger.cookies[accessCookie])
		key := b.keys()[0]
		rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			t.Fatal(err)
		}
		set := func(name string, value any) func(*forgery) {
			return func(f *forgery) { f.claims[name] = value }
		}
		unset := func(name string) func(*forgery) { return func(f *forgery) { delete(f.claims, name) } }
		head := func(name string, value any) func(*forgery) {
			return func(f *forgery) { f.header[name] = value }
		}
		for name, test := range map[string]struct {
			forge  func(*forgery)
			mangle func(string) string
			good   bool
		}{
			"a good one": {good: true},
			"good for a second more, by a clock that is behind": {forge: set("iat", now.Add(time.Second).Unix()), good: true},

			"the method none":               {forge: func(f *forgery) { f.method, f.key = jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType }},
			"the method None":               {mangle: headed(t, `{"alg":"None","typ":"JWT","kid":"`+key.ID+`"}`, "")},
			"no method":                     {mangle: headed(t, `{"typ":"JWT","kid":"`+key.ID+`"}`, "")},
			"a longer hash with our key":    {forge: func(f *forgery) { f.method = jwt.SigningMethodHS512 }},
			"another hash with our key":     {forge: func(f *forgery) { f.method = jwt.SigningMethodHS384 }},
			"RSA with our kid":              {forge: func(f *forgery) { f.method, f.key = jwt.SigningMethodRS256, rsaKey }},
			"said to be RSA, signed by us":  {mangle: headed(t, `{"alg":"RS256","typ":"JWT","kid":"`+key.ID+`"}`, key.Secret)},
			"said to be none, signed by us": {mangle: headed(t, `{"alg":"none","typ":"JWT","kid":"`+key.ID+`"}`, key.Secret)},

			"no kid":                        {forge: func(f *forgery) { f.header["kid"] = nil }},
			"an unknown kid":                {forge: head("kid", "AAAAAAAAAAAAAAAA")},
			"a kid that is a path":          {forge: func(f *forgery) { f.header["kid"], f.key = "../../../dev/null", []byte{} }},
			"a kid that is SQL":             {forge: head("kid", "x' UNION SELECT 'secret' --")},
			"a kid that is a number":        {forge: head("kid", 7)},
			"a kid that is a list":          {forge: head("kid", []string{key.ID})},
			"the kid in another case":       {forge: head("kid", strings.ToLower(key.ID))},
			"a key from an address":         {forge: func(f *forgery) { f.header["jku"], f.key = "https://evil.example/keys", []byte("evil") }},
			"a key of its own":              {forge: func(f *forgery) { f.header["jwk"], f.key = map[string]any{"kty": "oct", "k": "ZXZpbA"}, []byte("evil") }},
			"the key of another deployment": {forge: func(f *forgery) { f.key = []byte(strings.Repeat("k", 32)) }},
			"the empty key":                 {forge: func(f *forgery) { f.key = []byte{} }},
			"the key as it is stored":       {forge: func(f *forgery) { f.key = []byte(key.Secret) }},
			"expired":                       {forge: set("exp", now.Add(-3*time.Second).Unix())},
			"without an end":                {forge: unset("exp")},
			"with an end that is no number": {forge: set("exp", "tomorrow")},
			"with an end far off":           {forge: set("exp", now.Add(24*time.Hour).Unix())},
			"without a beginning":           {forge: unset("iat")},
			"made in the future": {forge: func(f *forgery) {
				f.claims["iat"], f.claims["exp"] = now.Add(time.Minute).Unix(), now.Add(5*time.Minute).Unix()
			}},
			"not good before the future":     {forge: set("nbf", now.Add(time.Minute).Unix())},
			"of another issuer":              {forge: set("iss", "elsewhere")},
			"of no issuer":                   {forge: unset("iss")},
			"for another audience":           {forge: set("aud", "kneadwise api")},
			"for no audience":                {forge: unset("aud")},
			"of nobody":                      {forge: unset("sub")},
			"of no family":                   {forge: unset("fam")},
			"of a family that is none":       {forge: set("fam", "nothing")},
			"of somebody else's family":      {forge: set("fam", theirs["fam"])},
			"somebody else in one's family":  {forge: set("sub", theirs["sub"])},
			"SQL for a family":               {forge: set("fam", "' OR '1'='1")},
			"of a family that ended":         {mangle: func(string) string { return endedToken }},
			"a payload that was changed":     {mangle: func(s string) string { return part(s, 1, swap(t, mine["sub"].(string), theirs["sub"].(string))) }},
			"a signature that was changed":   {mangle: func(s string) string { return part(s, 2, func(p string) string { return flip(p) }) }},
			"a signature that was cut":       {mangle: func(s string) string { return part(s, 2, func(p string) string { return p[:len(p)-4] }) }},
			"a signature that was taken off": {mangle: func(s string) string { return part(s, 2, func(string) string { return "" }) }},
			"two parts":                      {mangle: func(s string) string { return s[:strings.LastIndexByte(s, '.')] }},
			"four parts":                     {mangle: func(s string) string { return s + ".x" }},
			"bits behind the signature":      {mangle: func(s string) string { return s[:len(s)-1] + string(s[len(s)-1]+1) }},
			"something else":                 {mangle: func(string) string { return "null" }},
			"very long":                      {mangle: func(s string) string { return s + strings.Repeat("A", 4<<10) }},
			"the refresh token":              {mangle: func(string) string { return own.cookies[refreshCookie] }},
		} {
			t.Run(name, func(t *testing.T) {
				f := &forgery{method: jwt.SigningMethodHS256, key: unbase(t, key.Secret), header: map[string]any{"kid": key.ID}, claims: maps.Clone(mine)}
				if test.forge != nil {
					test.forge(f)
				}
				token := f.sign(t)
				if test.mangle != nil {
					token = test.mangle(token)
				}
				w := b.browser()
				w.cookies[accessCookie] = token
				r := w.get("/portal/")
				switch {
				case test.good && (r.Code != http.StatusOK || !strings.HasPrefix(r.Body.String(), "for "+alice)):
					t.Errorf("status %d: %s", r.Code, r.Body)
				case !test.good && r.Code != http.StatusSeeOther:
					t.Errorf("it is taken for one of ours: status %d: %s", r.Code, r.Body)
				}
			})
		}
	})
}

// headed gives a token another header, and signs it by HMAC if a secret is given.
func headed(t *testing.T, header, secret string) func(string) string {
	return func(token string) string {
		payload := strings.Split(token, ".")[1]
		text := base64.RawURLEncoding.EncodeToString([]byte(header)) + "." + payload
		if secret == "" {
			return text + "."
		}
		signature, err := jwt.SigningMethodHS256.Sign(text, unbase(t, secret))
		if err != nil {
			t.Fatal(err)
		}
		return text + "." + base64.RawURLEncoding.EncodeToString(signature)
	}
}

// swap replaces words of a part.
func swap(t *testing.T, from, to string) func(string) string {
	return func(text string) string {
		raw, err := base64.RawURLEncoding.DecodeString(text)
		if err != nil || !strings.Contains(string(raw), from) {
			t.Fatalf("%q is not in %q: %v", from, raw, err)
		}
		return base64.RawURLEncoding.EncodeToString([]byte(strings.ReplaceAll(string(raw), from, to)))
	}
}

func flip(text string) string {
	if text[0] == 'A' {
		return "B" + text[1:]
	}
	return "A" + text[1:]
}

func TestKeysAreChanged(t *testing.T) {
	each(t, func(t *testing.T, b *server) {
		w := b.signedIn(alice)
		first := b.keys()
		if len(first) != 1 || len(unbase(t, first[0].Secret)) != 32 {
			t.Fatalf("%d keys at first", len(first))
		}
		b.pass(time.Minute)
		kid, err := auth.Rotate(t.Context(), b.db)
		if err != nil {
			t.Fatal(err)
		}
		w.is(alice)
		b.pass(time.Minute) // by now the server has read its keys again
		later := b.signedIn(bob)
		if token, _, err := jwt.NewParser().ParseUnverified(later.cookies[accessCookie], jwt.MapClaims{}); err != nil || token.Header["kid"] != kid {
			t.Errorf("the new key %s does not sign: %v, %v", kid, token.Header, err)
		}
		w.is(alice)

		// Another server knows the new key as soon as it meets it.
		b.again(setup{}, passwords(t, cheap))
		later.b = b
		second, err := auth.Rotate(t.Context(), b.db)
		if err != nil {
			t.Fatal(err)
		}
		b.pass(5 * time.Second)
		key := b.keys()[2]
		f := &forgery{method: jwt.SigningMethodHS256, key: unbase(t, key.Secret), header: map[string]any{"kid": second}, claims: jwt.MapClaims{}}
		if _, _, err := jwt.NewParser().ParseUnverified(later.cookies[accessCookie], f.claims); err != nil {
			t.Fatal(err)
		}
		later.cookies[accessCookie] = f.sign(t)
		later.without(refreshCookie).is(bob)

		b.pass(20 * time.Minute)
		if _, err := auth.Rotate(t.Context(), b.db); err != nil {
			t.Fatal(err)
		}
		if left := b.keys(); len(left) != 2 || left[0].ID != second {
			t.Errorf("keys that verify nothing are kept: %v", left)
		}
	})
}

// What a retired key signed is good until it is over, and no longer.
func TestARetiredKeyVerifiesNothingNew(t *testing.T) {
	b := one(t, setup{})
	b.signedIn(alice)
	old := b.keys()[0]
	if _, err := auth.Rotate(t.Context(), b.db); err != nil {
		t.Fatal(err)
	}
	b.pass(auth.AccessLife + 2*time.Minute)
	w := b.signedIn(alice)
	claims := jwt.MapClaims{}
	if _, _, err := jwt.NewParser().ParseUnverified(w.cookies[accessCookie], claims); err != nil {
		t.Fatal(err)
	}
	w.is(alice)
	f := &forgery{method: jwt.SigningMethodHS256, key: unbase(t, old.Secret), header: map[string]any{"kid": old.ID}, claims: claims}
	w.cookies[accessCookie] = f.sign(t)
	w.without(refreshCookie).is("")
}
