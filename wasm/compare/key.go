package compare

import "kneadwise/wasm/money"

// key is what candidates are ranked by: the sort's figure, the total, the place of
// the list and the service there. For the sort by total the figure is the total.
type key struct {
	figure, total money.Amount
	place         int32 // list × 64 + service
}

func (a *key) less(b *key) bool {
	if a.figure != b.figure {
		return a.figure < b.figure
	}
	if a.total != b.total {
		return a.total < b.total
	}
	return a.place < b.place
}

// perList is the room that a place leaves for services: more than a list may have.
const perList = 64

func place(list, service int) int32 { return int32(list)*perList + int32(service) }

func (a *key) list() int    { return int(a.place / perList) }
func (a *key) service() int { return int(a.place % perList) }

// Stages of a candidate: how its key came to be.
const (
	byUnit uint8 = iota
	byGlance
)

// candidate is one service that may be among the first. There are tens of thousands of
// them, so that bounds beyond $20 million stand as that.
type candidate struct {
	figure, total int32
	place         int32
	stage         uint8
}

// bounded is an amount as a candidate's bound.
func bounded(a money.Amount) int32 { return int32(min(a, 1<<31-1)) }

func (c *candidate) key() key {
	return key{money.Amount(c.figure), money.Amount(c.total), c.place}
}

func (c *candidate) less(o *candidate) bool {
	own, other := c.key(), o.key()
	return own.less(&other)
}

// heap keeps the least key on top. It is written out because package
// container/heap calls through an interface.
type heap []candidate

// settle makes a heap of what stands anyhow.
func (h heap) settle() {
	for i := len(h)/2 - 1; i >= 0; i-- {
		h.sink(i)
	}
}

// sink moves a candidate down to its place.
func (h heap) sink(i int) {
	for {
		least := 2*i + 1
		if least >= len(h) {
			return
		}
		if r := least + 1; r < len(h) && h[r].less(&h[least]) {
			least = r
		}
		if !h[least].less(&h[i]) {
			return
		}
		h[i], h[least] = h[least], h[i]
		i = least
	}
}

// pop takes the top away.
func (h *heap) pop() {
	last := len(*h) - 1
	(*h)[0] = (*h)[last]
	*h = (*h)[:last]
	h.sink(0)
}
