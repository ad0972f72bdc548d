package money

import "math/bits"

// Share returns the i-th of n equal shares of total, counted from 0. Shares
// differ by at most a cent, the earlier ones are the greater, and together they
// are exactly total: $100.00 over three visits is $33.34, $33.33, $33.33. The
// shares of a negative total are those of the positive one with the sign
// turned. There is no such share, and the answer is 0, if i is not in [0, n).
func Share(total Amount, n, i int) Amount {
	if i < 0 || i >= n {
		return 0
	}
	share := total / Amount(n)
	switch extra := total % Amount(n); {
	case Amount(i) < extra:
		share++
	case Amount(i) < -extra:
		share--
	}
	return share
}

// Allocate divides total in proportion to weights into out, one part a weight,
// so that the parts are exactly total. Each part is first cut to whole cents,
// then the cents left over go to the largest remainders, one each, and among
// equal remainders to the earlier index (the method of largest remainders, or
// Hamilton's). A part is thus never a whole cent away from its exact value.
//
// A weight below zero counts as zero, and a weight of zero gets nothing; if no
// weight is above zero the parts are equal shares. The parts of a negative
// total are those of the positive one with the sign turned. If the lengths
// differ only the shorter is used. Weights whose sum is beyond int64 are first
// scaled down together, so that the proportions are then nearly those given.
// Nothing is allocated beyond out. The time is the square of the count at
// worst: it is meant for the visits of a plan.
func Allocate(total Amount, weights []int64, out []Amount) {
	n := min(len(weights), len(out))
	weights, out = weights[:n], out[:n]
	sum, shift := weigh(weights)
	if sum == 0 {
		for i := range out {
			out[i] = Share(total, n, i)
		}
		return
	}

	whole := magnitude(int64(total))
	left := whole
	// First the remainders stand in out, where they fit because sum does.
	for i, w := range weights {
		part, rest := portion(whole, w, shift, sum)
		left -= part
		out[i] = Amount(rest)
	}
	const taken Amount = -1
	for ; left > 0; left-- {
		best := 0
		for i := range out {
			if out[i] > out[best] {
				best = i
			}
		}
		out[best] = taken
	}
	for i, w := range weights {
		part, _ := portion(whole, w, shift, sum)
		if out[i] == taken {
			part++
		}
		if total < 0 {
			part = -part
		}
		out[i] = Amount(part)
	}
}

// weigh returns the sum of the weights above zero after each is shifted right
// by shift, which is 0 unless the plain sum is beyond int64.
func weigh(weights []int64) (sum uint64, shift int) {
	for _, w := range weights {
		sum += uint64(max(w, 0))
		if sum > 1<<63-1 {
			shift = bits.Len(uint(len(weights)))
			break
		}
	}
	if shift == 0 {
		return sum, 0
	}
	sum = 0
	for _, w := range weights {
		sum += uint64(max(w, 0)) >> shift
	}
	return sum, shift
}

// portion returns whole × w ÷ sum and its remainder.
func portion(whole uint64, w int64, shift int, sum uint64) (part, rest uint64) {
	hi, lo := bits.Mul64(whole, uint64(max(w, 0))>>shift)
	return bits.Div64(hi, lo, sum)
}
