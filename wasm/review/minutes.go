package review

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// booked tells whether all of some services state a length that a list may state.
func (l *linter) booked(services []int) bool {
	for _, i := range services {
		if v := l.list.Seller.Services[i].BookedMinutes; v < offer.MinMinutes || v > offer.MaxMinutes {
			return false
		}
	}
	return true
}

// lengths are the booked minutes of the shortest and of the longest service.
func (l *linter) lengths(services []int) (shortest, longest int) {
	for _, i := range services {
		v := l.list.Seller.Services[i].BookedMinutes
		if shortest == 0 || v < shortest {
			shortest = v
		}
		longest = max(longest, v)
	}
	return shortest, longest
}

// fill is the most that visits which fit into so many minutes cost singly.
func (l *linter) fill(minutes int, services []int) money.Amount {
	most := make([]money.Amount, minutes+1)
	for m := range most {
		for _, i := range services {
			price, _ := l.price(i)
			if v := l.list.Seller.Services[i].BookedMinutes; v <= m {
				most[m] = max(most[m], most[m-v]+price)
			}
		}
	}
	return most[minutes]
}
