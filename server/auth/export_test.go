package auth

import "runtime"

// WaitingHashes is how many may wait for a hash.
const WaitingHashes = waitingHashes

// Fill takes every place at work, until free is called.
func (p *Passwords) Fill() (free func()) {
	for range cap(p.working) {
		p.working <- struct{}{}
	}
	return func() {
		for range cap(p.working) {
			<-p.working
		}
	}
}

// AwaitWaiting returns when n wait.
func (p *Passwords) AwaitWaiting(n int) {
	for len(p.waiting) < n {
		runtime.Gosched()
	}
}
