package compare

// pieces lets a ranking be done piece by piece, each of them some milliseconds, so that
// whoever asks something else meanwhile is not kept waiting. One exact search may take
// longer than a piece and has to pause in its middle. So the ranking runs in a goroutine
// of its own, which runs only while Step waits for it: the two never run at once.
type pieces struct {
	work   int       // left in this piece
	going  bool      // the goroutine waits for the next one
	over   bool      // given up
	goOn   chan bool // false: give up
	paused chan bool // whether there is more
}

// stretch is how much work a search counts between two pauses.
const stretch = 80

// Step does so much of the work, or a little more. It reports whether there is more.
func (r *Ranking) Step(work int) bool {
	p := &r.pieces
	if r.ranked {
		return false
	}
	p.work = work
	if p.going {
		p.goOn <- true
	} else {
		p.going = true
		p.goOn, p.paused = make(chan bool), make(chan bool)
		r.comparer.Pause(func() bool { return r.spend(stretch) })
		go r.run()
	}
	return <-p.paused
}

// run ranks to the end, or until it is given up.
func (r *Ranking) run() {
	more := true
	for more && r.spend(r.cost()) {
		more = r.advance()
	}
	r.ranked, r.pieces.going = true, false
	r.pieces.paused <- false
}

// spend takes work off the piece, and once that is done waits for the next one. It
// reports whether to go on.
func (r *Ranking) spend(work int) bool {
	p := &r.pieces
	if p.over {
		return false
	}
	if p.work > 0 {
		p.work -= work
		return true
	}
	p.paused <- true
	return <-p.goOn
}

// giveUp ends a ranking that waits, as soon as may be.
func (r *Ranking) giveUp() {
	if !r.pieces.going {
		return
	}
	r.pieces.over = true
	r.pieces.goOn <- false
	<-r.pieces.paused
	r.pieces.over = false
	r.comparer.Resume()
}
