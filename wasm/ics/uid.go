package ics

import "strconv"

// UID names an event for ever: of the course that is called so, the n-th of a
// kind. Whoever asks again next month, and by then has moved a visit or learned a
// price, gets the same event with another day or amount; the same plan at another
// place gives other events.
//
// The course is hashed (FNV-1a, 64 bits): a name may hold characters that some
// programs do not take in a UID, and need not be read there.
func UID(course, kind string, number int) string {
	hash := uint64(14695981039346656037)
	for i := range len(course) {
		hash = (hash ^ uint64(course[i])) * 1099511628211
	}
	const digits = "0123456789abcdef"
	var name [16]byte
	for i := range name {
		name[i] = digits[hash>>(60-4*i)&15]
	}
	return kind + "-" + strconv.Itoa(number) + "-" + string(name[:]) + "@kneadwise"
}
