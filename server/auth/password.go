package auth

import (
	"context"
	"crypto/rand"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"golang.org/x/text/unicode/norm"

	"kneadwise/server/fault"
)

// Bounds of a password. The least is that of NIST SP 800-63B-4 for a password
// that stands alone; the most keeps a request's work bounded.
const (
	MinPassword = 15  // characters
	MaxPassword = 512 // bytes
)

// Cost is what one hash costs whoever makes it.
type Cost struct {
	Memory     uint32 // KiB
	Iterations uint32
}

// DefaultCost is more than twice the least that OWASP's cheat sheet for
// passwords accepts for Argon2id (19 MiB, 2 rounds, 1 lane): some 70 ms on the two
// cores where it was measured.
func DefaultCost() Cost { return Cost{Memory: 48 << 10, Iterations: 2} }

func (c Cost) params() *argon2id.Params {
	return &argon2id.Params{Memory: c.Memory, Iterations: c.Iterations, Parallelism: 1, SaltLength: 16, KeyLength: 32}
}

// How many hashes a machine works on. More at once would only take memory.
const (
	parallelHashes = 2
	waitingHashes  = 32 // behind them; who comes then is told at once
	hashPatience   = 5 * time.Second
)

// Passwords makes and checks hashes, a few at a time.
type Passwords struct {
	params  *argon2id.Params
	working chan struct{}
	waiting chan struct{}
	decoy   string // a hash that no password has
}

// NewPasswords returns what hashes at that cost.
func NewPasswords(cost Cost) (*Passwords, error) {
	p := &Passwords{
		params:  cost.params(),
		working: make(chan struct{}, parallelHashes),
		waiting: make(chan struct{}, waitingHashes),
	}
	var err error
	if p.decoy, err = argon2id.CreateHash(rand.Text(), p.params); err != nil {
		return nil, fmt.Errorf("couldn't hash: %w", err)
	}
	return p, nil
}

// Hash returns the PHC string of a new password. The fault is Invalid where it is
// too short or too long, and Busy where too many others are at it.
func (p *Passwords) Hash(ctx context.Context, password string) (string, error) {
	password = norm.NFC.String(password)
	switch {
	case utf8.RuneCountInString(password) < MinPassword:
		return "", fault.New(fault.Invalid, fmt.Sprintf("a password has at least %d characters", MinPassword))
	case len(password) > MaxPassword:
		return "", fault.New(fault.Invalid, fmt.Sprintf("a password has at most %d bytes", MaxPassword))
	}
	leave, err := p.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	hash, err := argon2id.CreateHash(password, p.params)
	if err != nil {
		return "", fmt.Errorf("couldn't hash: %w", err)
	}
	return hash, nil
}

// Check tells whether the password is the hash's, and whether the hash was made
// at another cost than is asked for today. Without a hash it does the same work
// and says no. The fault is Busy where too many others are at it.
func (p *Passwords) Check(ctx context.Context, password, hash string) (right, stale bool, err error) {
	known := hash != ""
	if !known {
		hash = p.decoy
	}
	if len(password) > MaxPassword {
		password, known = password[:MaxPassword], false
	}
	leave, err := p.enter(ctx)
	if err != nil {
		return false, false, err
	}
	defer leave()
	right, made, err := argon2id.CheckHash(norm.NFC.String(password), hash)
	if err != nil {
		return false, false, fmt.Errorf("couldn't read a password's hash: %w", err)
	}
	return right && known, *made != *p.params, nil
}

// enter waits for a place at work.
func (p *Passwords) enter(ctx context.Context) (leave func(), err error) {
	leave = func() { <-p.working }
	select {
	case p.working <- struct{}{}:
		return leave, nil
	default:
	}
	busy := &fault.Error{Kind: fault.Busy, Message: "too many people are signing in"}
	select {
	case p.waiting <- struct{}{}:
		defer func() { <-p.waiting }()
	default:
		return nil, busy
	}
	ctx, cancel := context.WithTimeout(ctx, hashPatience)
	defer cancel()
	select {
	case p.working <- struct{}{}:
		return leave, nil
	case <-ctx.Done():
		busy.Cause = ctx.Err()
		return nil, busy
	}
}
