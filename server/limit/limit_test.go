package limit_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"kneadwise/server/limit"
)

// clock is a time that a test moves.
type clock struct{ at time.Time }

func newClock() *clock                     { return &clock{time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)} }
func (c *clock) now() time.Time            { return c.at }
func (c *clock) pass(d time.Duration)      { c.at = c.at.Add(d) }
func three(every time.Duration) limit.Rule { return limit.Rule{Burst: 3, Every: every, Keys: 100} }

func take(t *testing.T, l *limit.Limiter, key string, want bool) time.Duration {
	t.Helper()
	wait, ok := l.Take(key)
	if ok != want {
		t.Fatalf("%q may act: %v, want %v", key, ok, want)
	}
	return wait
}

func TestABucketEmptiesAndFills(t *testing.T) {
	c := newClock()
	l := limit.New(three(10*time.Second), c.now)
	for range 3 {
		take(t, l, "a", true)
	}
	if got := take(t, l, "a", false); got != 10*time.Second {
		t.Errorf("the wait is %v", got)
	}
	c.pass(4 * time.Second)
	if got := take(t, l, "a", false); got != 6*time.Second {
		t.Errorf("refusals must cost nothing: the wait is %v, want 6s", got)
	}
	c.pass(6 * time.Second)
	take(t, l, "a", true)
	take(t, l, "a", false)
	c.pass(time.Hour)
	for range 3 {
		take(t, l, "a", true)
	}
	take(t, l, "a", false)
}

func TestKeysDoNotShare(t *testing.T) {
	l := limit.New(three(time.Minute), newClock().now)
	for range 3 {
		take(t, l, "a", true)
	}
	take(t, l, "a", false)
	take(t, l, "b", true)
}

func TestWhatIsForgottenIsFullAgain(t *testing.T) {
	l := limit.New(three(time.Minute), newClock().now)
	for range 3 {
		take(t, l, "a", true)
	}
	l.Forget("nobody")
	take(t, l, "a", false)
	l.Forget("a")
	take(t, l, "a", true)
}

func TestTheKeyUnusedLongestGoesFirst(t *testing.T) {
	l := limit.New(limit.Rule{Burst: 1, Every: time.Hour, Keys: 3}, newClock().now)
	for _, key := range []string{"a", "b", "c"} {
		take(t, l, key, true)
	}
	take(t, l, "a", false) // used again: b is the oldest now
	take(t, l, "d", true)
	take(t, l, "a", false)
	take(t, l, "c", false)
	take(t, l, "b", true) // forgotten, and full
}

func TestManyKeysTakeBoundedRoom(t *testing.T) {
	l := limit.New(limit.Rule{Burst: 1, Every: time.Hour, Keys: 10}, newClock().now)
	for i := range 10_000 {
		take(t, l, fmt.Sprint(i), true)
	}
	take(t, l, "9999", false)
	take(t, l, "9990", false)
	take(t, l, "9989", true) // the eleventh from the end
}

func TestTogetherNoMoreThanTheBurst(t *testing.T) {
	l := limit.New(limit.Rule{Burst: 50, Every: time.Hour, Keys: 10}, newClock().now)
	var mu sync.Mutex
	var all sync.WaitGroup
	through := 0
	for range 200 {
		all.Go(func() {
			if _, ok := l.Take("a"); ok {
				mu.Lock()
				through++
				mu.Unlock()
			}
		})
	}
	all.Wait()
	if through != 50 {
		t.Errorf("%d acts went through, want 50", through)
	}
}

func TestNetwork(t *testing.T) {
	for address, want := range map[string]string{
		"192.0.2.7":                "192.0.2.7",
		"::ffff:192.0.2.7":         "192.0.2.7",
		"2001:db8:1:2:3:4:5:6":     "2001:db8:1:2::/64",
		"2001:db8:1:2:ffff::":      "2001:db8:1:2::/64",
		"2001:db8:1:3::1":          "2001:db8:1:3::/64",
		"fe80::1%eth0":             "fe80::/64",
		"::1":                      "::/64",
		"":                         "unknown",
		"192.0.2.7, 192.0.2.8":     "unknown",
		"2001:db8:1:2:3:4:5:6:7:8": "unknown",
	} {
		if got := limit.Network(address); got != want {
			t.Errorf("%q is of the network %q, want %q", address, got, want)
		}
	}
}

func TestRulesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range limit.Rules() {
		if r.Name == "" || seen[r.Name] || r.Burst < 1 || r.Every <= 0 || r.Keys < 1000 {
			t.Errorf("the rule %+v is not whole", r)
		}
		seen[r.Name] = true
		if got, ok := limit.Named(r.Name); !ok || got != r {
			t.Errorf("%q is found as %+v", r.Name, got)
		}
	}
	if _, ok := limit.Named("nothing"); ok {
		t.Error("a rule was found that is none")
	}
}
