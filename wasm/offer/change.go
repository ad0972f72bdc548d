package offer

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/span"
)

// InForce is how many of the changes are in force on a day.
func (s *Seller) InForce(day civil.Date) (n int) {
	for n < len(s.Changes) && s.Changes[n].From <= day {
		n++
	}
	return n
}

// On is the seller as somebody finds it who begins to buy on a day: the changes
// that are in force by then are made, what was withdrawn is gone, and the later
// changes are left. Nothing of s is changed.
func (s *Seller) On(day civil.Date) Seller {
	n := s.InForce(day)
	if n == 0 {
		return *s
	}
	on := *s
	on.Services, on.Packages, on.Memberships = slices.Clone(s.Services), slices.Clone(s.Packages), slices.Clone(s.Memberships)
	packages, memberships := make([]bool, len(s.Packages)), make([]bool, len(s.Memberships)) // withdrawn
	for i := range s.Changes[:n] {
		c := &s.Changes[i]
		for _, p := range c.Services {
			reprice(&on.Services[p.Index].Price, p.Price)
			reprice(&on.Services[p.Index].FirstVisit, p.FirstVisit)
		}
		for _, p := range c.Packages {
			reprice(&on.Packages[p.Index].Price, p.Price)
			packages[p.Index] = p.Withdrawn
		}
		for _, p := range c.Memberships {
			reprice(&on.Memberships[p.Index].Fee, p.Price)
			memberships[p.Index] = p.Withdrawn
		}
	}
	// What a later change sells again is not there before it.
	on.Changes = slices.Clone(s.Changes[n:])
	for i := range on.Changes {
		on.Changes[i].Packages = left(on.Changes[i].Packages, packages)
		on.Changes[i].Memberships = left(on.Changes[i].Memberships, memberships)
	}
	on.Packages = kept(on.Packages, packages)
	on.Memberships = kept(on.Memberships, memberships)
	return on
}

func reprice(price *span.Span, now span.Span) {
	if now.Said {
		*price = now
	}
}

// kept is what is not gone.
func kept[T any](all []T, gone []bool) (some []T) {
	for i, v := range all {
		if !gone[i] {
			some = append(some, v)
		}
	}
	return some
}

// left is the new prices of what is not gone, by its index among what is kept.
func left(all []NewPrice, gone []bool) (some []NewPrice) {
	for _, p := range all {
		if gone[p.Index] {
			continue
		}
		for _, before := range gone[:p.Index] {
			if before {
				p.Index--
			}
		}
		some = append(some, p)
	}
	return some
}
