package bound

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// Key names one fact: for an offer's fact, of which package or membership.
type Key struct {
	Fact code.Fact
	Item int // -1 where the fact has none
}

// domain is a fact's range, the value at which the visitor pays least and most,
// and the default.
type domain struct {
	best, worst, typical int64
	hasTypical           bool
}

// rising is the domain of a fact whose rise costs the visitor more.
func rising(d reference.Domain) domain {
	return domain{best: d.Low, worst: d.High, typical: d.Default, hasTypical: true}
}

// falling is the domain of a fact whose rise costs her less.
func falling(d reference.Domain) domain {
	return domain{best: d.High, worst: d.Low, typical: d.Default, hasTypical: true}
}

// within narrows a domain to what was said. Where only "between … and …" was
// said, the default is kept inside it.
func (d domain) within(s span.Span) domain {
	if !s.Said {
		return d
	}
	low, high := min(d.best, d.worst), max(d.best, d.worst)
	low, high = clip(s.Low, low, high), clip(s.High, low, high)
	rises := d.best <= d.worst
	d.typical = clip(d.typical, low, high)
	d.best, d.worst = low, high
	if !rises {
		d.best, d.worst = high, low
	}
	return d
}

// stated is the domain of an offer's figure: what was said is taken as it
// stands, and between two figures none is more likely than the other but the
// dearer, which an unknown must not improve on.
func stated(s span.Span) domain {
	return domain{best: s.Low, worst: s.High, typical: s.High, hasTypical: true}
}

func clip(v, low, high int64) int64 { return max(low, min(v, high)) }

// open tells whether the fact still has something to learn.
func (d domain) open() bool { return d.best != d.worst }

// value is where the domain stands at a corner. It reports false for a default
// that does not exist.
func (d domain) value(c Corner) (int64, bool) {
	switch c {
	case Best:
		return d.best, true
	case Worst:
		return d.worst, true
	}
	return d.typical, d.hasTypical
}

// pick fixes one fact at a point. A pinned value outside the domain is clipped
// into it: the fact depends on another one (what is met, on the deductible).
func (p Point) pick(k Key, d domain, c Corner) (int64, bool) {
	if p.Crossed.moves(k.Fact) {
		c = Best + Worst - c
	}
	if p.Pin.Fact == k.Fact && p.Pin.Item == k.Item {
		if p.Loose {
			return p.Value, true
		}
		return clip(p.Value, min(d.best, d.worst), max(d.best, d.worst)), true
	}
	return d.value(c)
}
