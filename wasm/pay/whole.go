package pay

import "kneadwise/wasm/money"

// whole is a lower bound for visits that are not claimed: packages, months and
// minimum terms are charged whole, and for no more visits than can fall before
// they end. It still looks only at how many visits are to be paid, not at which.
type whole struct {
	c     *Course
	scale scale
	// What m of the visits from i on cost at least, at [i*(n+1)+m]: for someone
	// who would have to join first, and for a member, who may go on by the month.
	outside, inside []score
	pack            []int // of each package: the most visits it can pay, bought at i or later
	month, term     []int // of each membership: the most visits in one month, and in its minimum term, from i on
}

// set fills the bound from the last visit back.
func (f *whole) set(c *Course, scale scale) {
	f.c, f.scale = c, scale
	n := len(c.Dates)
	f.inside, f.outside = zeros(f.inside, (n+1)*(n+1)), zeros(f.outside, (n+1)*(n+1))
	f.pack = zeros(f.pack, len(c.Packages))
	f.month, f.term = zeros(f.month, len(c.Memberships)), zeros(f.term, len(c.Memberships))
	for i := n - 1; i >= 0; i-- {
		for k := range c.Packages {
			p := &c.Packages[k]
			f.pack[k] = max(f.pack[k], min(p.Visits, f.until(i, int(p.Expiry.LastDay(c.Dates[i]))+1)))
		}
		for k := range c.Memberships {
			f.month[k] = max(f.month[k], f.until(i, int(c.Dates[i])+longestMonth))
			f.term[k] = max(f.term[k], f.until(i, int(c.Dates[i].AddMonths(c.Memberships[k].Minimum))))
		}
		for m := 1; m <= n-i; m++ {
			at := i*(n+1) + m
			f.inside[at] = min(f.alone(f.inside, i, m), scale.top())
			f.inside[at] = min(f.inside[at], f.renewed(i, m))
			f.outside[at] = min(f.alone(f.outside, i, m), f.joined(i, m), scale.top())
		}
	}
}

// longestMonth is how many days the first visit of a paid month and the next
// anchor day lie apart at most. A month from that visit may be shorter: who
// joined on 31 January pays on 28 February for the days up to 30 March.
const longestMonth = 31

// zeros is a slice of n zeros in the memory of an old one.
func zeros[T int | score](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	old = old[:n]
	clear(old)
	return old
}

// until counts the visits from i on before a day.
func (f *whole) until(i, day int) int {
	count := 0
	for _, d := range f.c.Dates[i:] {
		if int(d) >= day {
			break
		}
		count++
	}
	return count
}

// alone bounds m visits of which one is paid singly or by a new package.
func (f *whole) alone(table []score, i, m int) score {
	row := i * (len(f.c.Dates) + 1)
	// Only the first visit may have a single price of its own.
	last := f.c.Price[len(f.c.Price)-1]
	best := table[row+m-1] + f.scale.cash(min(f.c.Price[i], last))
	for k, visits := range f.pack {
		if visits > 0 {
			best = min(best, f.scale.ahead(f.c.Packages[k].Price)+f.scale.bought(0)+table[row+max(m-visits, 0)])
		}
	}
	return best
}

// renewed bounds m visits of which some fall into one more month.
func (f *whole) renewed(i, m int) score {
	best := none
	for k := range f.c.Memberships {
		v := &f.c.Memberships[k]
		best = min(best, f.scale.ahead(v.Fee)+f.members(v, i, m, v.Credits, f.month[k]))
	}
	return best
}

// joined bounds m visits of which some fall into the minimum term of a new
// membership.
func (f *whole) joined(i, m int) score {
	best := none
	for k := range f.c.Memberships {
		v := &f.c.Memberships[k]
		due := f.scale.ahead(v.SetupFee+v.Fee*money.Amount(v.Minimum)) + f.scale.bought(0)
		best = min(best, due+f.members(v, i, m, v.Minimum*v.Credits, f.term[k]))
	}
	return best
}

// members bounds m visits where months are paid that hold at most so many of
// them: the credits are free, further visits in those months may be had at the
// member's price, and for the rest months can be renewed. Credits may be carried
// over into such months, so they count wherever the visits fall.
func (f *whole) members(v *Membership, i, m, credits, visits int) score {
	row := i * (len(f.c.Dates) + 1)
	m = max(m-credits, 0)
	best := f.inside[row+m]
	if !v.HasMember {
		return best
	}
	paid := score(0)
	for n := 1; n <= min(visits, m); n++ {
		paid = min(paid+f.scale.cash(v.MemberPrice), f.scale.top())
		best = min(best, paid+f.inside[row+m-n])
	}
	return best
}

// rest bounds m visits from i on for a label.
func (f *whole) rest(l *label, i, m int) score {
	if l.member < 0 {
		return f.outside[i*(len(f.c.Dates)+1)+m]
	}
	return f.members(&f.c.Memberships[l.member], i, m, 0, int(l.through)-i)
}

// claim lets so many of a row's visits be claimed, at what so many claims cost.
func (f *whole) claim(i int, claimed []score) {
	n := len(f.c.Dates)
	for _, table := range [...][]score{f.inside, f.outside} {
		row := table[i*(n+1) : (i+1)*(n+1)]
		for m := n - i; m > 0; m-- {
			for x := 1; x < min(len(claimed), m+1); x++ {
				row[m] = min(row[m], claimed[x]+row[m-x])
			}
		}
	}
}
