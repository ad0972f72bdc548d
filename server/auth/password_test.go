package auth_test

import (
	"context"
	"strings"
	"testing"

	"kneadwise/server/auth"
	"kneadwise/server/fault"
)

// cheap makes tests fast: what is tested is not the cost.
var cheap = auth.Cost{Memory: 64, Iterations: 1}

const secret = "correct horse battery staple"

func passwords(t testing.TB, cost auth.Cost) *auth.Passwords {
	t.Helper()
	p, err := auth.NewPasswords(cost)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPasswordIsKnownAgain(t *testing.T) {
	p := passwords(t, cheap)
	hash, err := p.Hash(t.Context(), secret)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("x", auth.MaxPassword)
	longest, err := p.Hash(t.Context(), long)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		password, hash string
		want           bool
	}{
		"the same":                      {secret, hash, true},
		"another":                       {secret + " ", hash, false},
		"none":                          {"", hash, false},
		"another case":                  {strings.ToUpper(secret), hash, false},
		"of nobody":                     {secret, "", false},
		"the longest":                   {long, longest, true},
		"the longest and something":     {long + "x", longest, false},
		"a NUL behind it":               {secret + "\x00", hash, false},
		"bytes that are no text":        {"\xff\xfe", hash, false},
		"a megabyte is not worked over": {strings.Repeat("x", 1<<20), hash, false},
	} {
		t.Run(name, func(t *testing.T) {
			right, stale, err := p.Check(t.Context(), test.password, test.hash)
			if right != test.want || stale || err != nil {
				t.Errorf("right %v, stale %v, error %v; want right %v", right, stale, err, test.want)
			}
		})
	}
}

// A letter with its accent can be typed as one character or as two.
func TestTheSameWordsTypedElsewhereAreTheSamePassword(t *testing.T) {
	p := passwords(t, cheap)
	hash, err := p.Hash(t.Context(), "café au lait, s'il vous plaît")
	if err != nil {
		t.Fatal(err)
	}
	right, _, err := p.Check(t.Context(), "cafe\u0301 au lait, s'il vous plai\u0302t", hash)
	if !right || err != nil {
		t.Errorf("right %v, error %v", right, err)
	}
}

func TestPasswordsOutOfBoundsAreRefused(t *testing.T) {
	p := passwords(t, cheap)
	for name, password := range map[string]string{
		"empty": "", "short": strings.Repeat("x", auth.MinPassword-1), "many bytes, few characters": strings.Repeat("ü", auth.MinPassword-1),
		"long": strings.Repeat("x", auth.MaxPassword+1),
	} {
		if _, err := p.Hash(t.Context(), password); fault.KindOf(err) != fault.Invalid {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if _, err := p.Hash(t.Context(), strings.Repeat("ü", auth.MinPassword)); err != nil {
		t.Error(err)
	}
}

func TestEachHashHasItsSaltAndTheCostAskedFor(t *testing.T) {
	p := passwords(t, cheap)
	one, _ := p.Hash(t.Context(), secret)
	two, _ := p.Hash(t.Context(), secret)
	if one == two {
		t.Error("two hashes of a password are the same")
	}
	if !strings.HasPrefix(one, "$argon2id$v=19$m=64,t=1,p=1$") {
		t.Errorf("the hash is %s", one)
	}
	dearer := passwords(t, auth.Cost{Memory: 128, Iterations: 1})
	right, stale, err := dearer.Check(t.Context(), secret, one)
	if !right || !stale || err != nil {
		t.Errorf("right %v, stale %v, error %v", right, stale, err)
	}
	if c := auth.DefaultCost(); c.Memory < 19<<10 || c.Iterations < 2 {
		t.Errorf("the cost %+v is below OWASP's least", c)
	}
	if _, _, err := p.Check(t.Context(), secret, "no hash"); fault.KindOf(err) != fault.Internal || err == nil {
		t.Errorf("a hash that is none: %v", err)
	}
}

// Whoever waits for a hash leaves with the request, and no more wait than fit.
func TestParallelHashesAreBounded(t *testing.T) {
	p := passwords(t, cheap)
	free := p.Fill()
	ctx, cancel := context.WithCancel(t.Context())
	results := make(chan error)
	for range auth.WaitingHashes {
		go func() { _, _, err := p.Check(ctx, secret, ""); results <- err }()
	}
	p.AwaitWaiting(auth.WaitingHashes)
	if _, err := p.Hash(t.Context(), secret); fault.KindOf(err) != fault.Busy {
		t.Errorf("one too many: %v", err)
	}
	cancel()
	for range auth.WaitingHashes {
		if err := <-results; fault.KindOf(err) != fault.Busy {
			t.Errorf("whose request ended: %v", err)
		}
	}
	free()
	if _, err := p.Hash(t.Context(), secret); err != nil {
		t.Errorf("when all had left: %v", err)
	}
}

func BenchmarkHash(b *testing.B) {
	p := passwords(b, auth.DefaultCost())
	for b.Loop() {
		if _, err := p.Hash(b.Context(), secret); err != nil {
			b.Fatal(err)
		}
	}
}
