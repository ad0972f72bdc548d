// Package limit says how often somebody may do something that costs us or
// serves a guesser: sign in, above all.
//
// A [Rule] has a name and numbers; all that are in force stand in [Rules]. A
// [Limiter] applies one rule to many keys, each with a token bucket of its own:
// it begins full, each act takes a token, and one comes back every so often. A
// key is whatever must not act too often: an account's name, or the [Network]
// that a request comes from.
//
// Buckets live in this process's memory. A restart forgets them, and each server
// of a fleet counts for itself: the limit of a fleet is the rule's times the
// number of servers.
package limit

import (
	"container/list"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A Rule is how often one key may act.
type Rule struct {
	Name  string        // for the log and the operator
	Burst int           // acts that are free at first
	Every time.Duration // for one more
	Keys  int           // buckets that are kept; the one unused longest goes first
}

// The rules' names.
const (
	SignInByAccount = "sign-in by account"
	SignInByNetwork = "sign-in by network"
)

// Rules are the rules in force. A person who mistypes has ten tries and then two
// a minute; whoever guesses has 2,890 a day for an account, however many
// networks the guesses come from. An office behind one address has thirty.
func Rules() []Rule {
	return []Rule{
		{Name: SignInByAccount, Burst: 10, Every: 30 * time.Second, Keys: 1 << 16},
		{Name: SignInByNetwork, Burst: 30, Every: 10 * time.Second, Keys: 1 << 16},
	}
}

// Named returns the rule of that name among Rules, and false where there is none.
func Named(name string) (Rule, bool) {
	for _, r := range Rules() {
		if r.Name == name {
			return r, true
		}
	}
	return Rule{}, false
}

// A Limiter counts for one rule. It may be used by many goroutines.
type Limiter struct {
	rule Rule
	now  func() time.Time

	mu     sync.Mutex
	byKey  map[string]*list.Element // of order
	recent *list.List               // of *bucket; the last used first
}

type bucket struct {
	key    string
	tokens *rate.Limiter
}

// New returns a limiter whose buckets are all full. The clock must not be nil.
func New(rule Rule, now func() time.Time) *Limiter {
	return &Limiter{rule: rule, now: now, byKey: map[string]*list.Element{}, recent: list.New()}
}

// Take takes a token of the key. Where there is none it takes nothing, and tells
// after how long there is one again.
func (l *Limiter) Take(key string) (wait time.Duration, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	taken := l.bucket(key).ReserveN(now, 1)
	if !taken.OK() {
		return l.rule.Every, false // a rule without a burst lets nothing through
	}
	if wait = taken.DelayFrom(now); wait > 0 {
		taken.CancelAt(now)
		return wait.Round(time.Millisecond), false
	}
	return 0, true
}

// Forget fills the key's bucket: what was counted was no misuse.
func (l *Limiter) Forget(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if found, ok := l.byKey[key]; ok {
		l.recent.Remove(found)
		delete(l.byKey, key)
	}
}

// bucket finds or makes the key's bucket, and keeps no more than the rule says.
func (l *Limiter) bucket(key string) *rate.Limiter {
	if found, ok := l.byKey[key]; ok {
		l.recent.MoveToFront(found)
		return found.Value.(*bucket).tokens
	}
	for l.recent.Len() >= max(1, l.rule.Keys) {
		last := l.recent.Back()
		l.recent.Remove(last)
		delete(l.byKey, last.Value.(*bucket).key)
	}
	made := &bucket{key, rate.NewLimiter(rate.Every(l.rule.Every), l.rule.Burst)}
	l.byKey[key] = l.recent.PushFront(made)
	return made.tokens
}
