package civil

// Range is the days from From up to but not including Until. The zero From is
// open: since ever; the zero Until is open: until further notice. The zero
// Range is therefore always.
type Range struct {
	From, Until Date
}

// Contains reports whether d lies in the range. No date lies in none.
func (r Range) Contains(d Date) bool {
	return d != 0 && d >= r.From && (r.Until == 0 || d < r.Until)
}

// Days returns how many days the range has, 0 if Until is not after From. It
// reports false, with 0, if either end is open.
func (r Range) Days() (n int, closed bool) {
	if r.From == 0 || r.Until == 0 {
		return 0, false
	}
	return max(int(r.Until)-int(r.From), 0), true
}
