package fund

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// IncomeTax is the federal income tax on a taxable income: each bracket's part
// times its rate, rounded half a cent up, summed.
func IncomeTax(b *reference.Brackets, income money.Amount) money.Amount {
	var sum money.Amount
	for i := range b.Over {
		sum += inBracket(b, i, income, income).Times(b.Rate[i], money.HalfUp)
	}
	return sum
}

// saved is what is not due if an amount is taken off the top of an income, in
// millionths of a cent.
func saved(b *reference.Brackets, income, amount money.Amount) (sum int64) {
	for i := range b.Over {
		sum += int64(inBracket(b, i, income, amount)) * int64(b.Rate[i])
	}
	return sum
}

// inBracket is the part of an amount on top of an income that lies in a bracket.
// What is beyond the income is in none.
func inBracket(b *reference.Brackets, i int, income, amount money.Amount) money.Amount {
	low, high := max(income-amount, b.Over[i]), max(income, 0)
	if i+1 < len(b.Over) {
		high = min(high, b.Over[i+1])
	}
	return max(high-low, 0)
}

// above is the part of an amount on top of wages that lies above a threshold.
func above(wages, amount, threshold money.Amount) money.Amount {
	return max(wages-threshold, 0) - max(max(wages-amount, 0)-threshold, 0)
}

// below is the part of an amount on top of wages that lies below a threshold.
func below(wages, amount, threshold money.Amount) money.Amount {
	return min(wages, threshold) - min(max(wages-amount, 0), threshold)
}

// federal is the income tax at one end of what may be: the brackets, and the
// taxable income on top of which an amount lies.
type federal struct {
	brackets reference.Brackets
	income   money.Amount
}

// federalOf finds, among the filing statuses that may be hers, the one by which an
// amount saves least, or most, that is taken off after another one (before). A
// year not yet published has higher brackets at the low end: the same income is
// then taxed at no higher rate.
func (t *Tax) federalOf(year int, before, amount money.Amount, most bool) (federal, bool) {
	var found federal
	var best int64
	first, last := reference.Single, reference.HeadOfHousehold
	if t.Status != reference.StatusNotSaid {
		first, last = t.Status, t.Status
	}
	ok := false
	for s := first; s <= last; s++ {
		b := reference.IncomeTax(year, s)
		if b.Standing == reference.NoData {
			return found, false
		}
		if b.Standing == reference.Unpublished && !most {
			b = b.Raised()
		}
		f := federal{brackets: b, income: max(t.taxable(b.Standard, most)-before, 0)}
		if got := saved(&f.brackets, f.income, amount); !ok || most == (got > best) && got != best {
			found, best, ok = f, got, true
		}
	}
	return found, true
}

// taxable is the taxable income at one end. Who itemises deducts more than the
// standard deduction, how much is not known.
func (t *Tax) taxable(standard money.Amount, most bool) money.Amount {
	if t.Income.Said || !t.Gross.Said {
		return end(t.Income.Within(0, int64(money.MaxInput)), most)
	}
	if t.Itemizes != offer.No && !most {
		return 0
	}
	return max(end(t.Gross, most)-standard, 0)
}
