package fund

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// yearEnd is the last day of the plan year that is running, or that has ended.
func (f *FSA) yearEnd(asOf civil.Date) civil.Date {
	if f.YearEnds != 0 {
		return f.YearEnds
	}
	last, _ := civil.Make(asOf.Year(), 12, 31)
	return last
}

// yearStart is the first day of the plan year that ends on a day.
func yearStart(end civil.Date) civil.Date { return end.AddDays(1).AddYears(-1) }

// graceEnd is the last day of a grace period: the 15th of the third month after
// the plan year ends (Notice 2005-42).
func graceEnd(yearEnds civil.Date) civil.Date {
	year, month, _ := yearEnds.Split()
	month += 3
	if month > 12 {
		year, month = year+1, month-12
	}
	day, _ := civil.Make(year, month, 15)
	return day
}

// spendBy is the last day on which care must be received, claimBy the last day on
// which it may be claimed.
func (f *FSA) spendBy(asOf civil.Date, rule Leftover) civil.Date {
	if rule == Grace {
		return graceEnd(f.yearEnd(asOf))
	}
	return f.yearEnd(asOf)
}

func (f *FSA) claimBy(asOf civil.Date, rule Leftover) civil.Date {
	return max(f.spendBy(asOf, rule), f.yearEnd(asOf).AddDays(f.RunOut))
}

// rule is the rule of what is left at one end: where it is not known, a grace
// period lets the course rescue most and a carry-over least.
func (f *FSA) rule(most bool) Leftover {
	switch {
	case f.Leftover != LeftoverNotKnown:
		return f.Leftover
	case most:
		return Grace
	}
	return CarryOver
}

// left is what is in the account at one end. Where it is not said it is at most
// what was elected and carried in, or what the law allows.
func (f *FSA) left(asOf civil.Date, most bool) money.Amount {
	high := f.CarriedIn
	if f.Election.Said {
		high += money.Amount(f.Election.High)
	} else {
		high += reference.YearlyLimit(reference.FSAElection, yearStart(f.yearEnd(asOf)).Year()).High
	}
	if f.Left.Said {
		return end(f.Left, most)
	}
	return end(span.Span{High: int64(high), Said: true}, most)
}

// other is what other bills will take of what is left, at the end at which they
// take least or most.
func (f *FSA) other(left money.Amount, least bool) money.Amount {
	return end(f.Other.Within(0, max(int64(left), f.Other.High)), !least)
}

// carried is the most that goes into the next plan year, at the low or the high
// end, and where the figure is from.
func (f *FSA) carried(asOf civil.Date, rule Leftover, high bool) (money.Amount, ledger.Input) {
	in := ledger.Input{Field: ledger.FSACarryOver, Unit: ledger.Cents, Origin: ledger.FromRequest}
	if rule != CarryOver {
		return 0, in
	}
	law := reference.YearlyLimit(reference.FSACarryOver, yearStart(f.yearEnd(asOf)).Year())
	most := law.Low
	if high {
		most = law.High
	}
	if law.Standing == reference.NoData && high {
		most = money.MaxInput
	}
	if f.Cap.Said && (end(f.Cap, high) < most || law.Standing == reference.NoData) {
		most = end(f.Cap, high)
	} else {
		in.Origin, in.Date = ledger.FromReference, law.Source.Checked()
	}
	in.Value = int64(most)
	return most, in
}

// lapse is what would be forfeited without the course by a rule, at the end at
// which that is least or most.
func (f *FSA) lapse(asOf civil.Date, rule Leftover, most bool) money.Amount {
	left := f.left(asOf, most)
	carried, _ := f.carried(asOf, rule, !most)
	return max(left-f.other(left, most)-carried, 0)
}

// rescue takes from what is left of the eligible amounts what would otherwise be
// forfeited.
func (w *work) rescue(most bool) {
	f := w.accounts.FSA
	rule := f.rule(most)
	if w.asOf > f.claimBy(w.asOf, rule) {
		return
	}
	part, last := w.take(yearStart(f.yearEnd(w.asOf)), f.spendBy(w.asOf, rule), f.lapse(w.asOf, rule, most))
	w.out.rescued += part
	w.out.fromFSA += part
	if w.book == nil || part == 0 {
		return
	}
	left := f.left(w.asOf, most)
	_, carried := f.carried(w.asOf, rule, !most)
	inputs := []ledger.Input{
		stated(f.Left, ledger.FSALeft, ledger.Cents, left),
		stated(f.Other, ledger.FSAOther, ledger.Cents, f.other(left, most)),
	}
	if rule == CarryOver {
		inputs = append(inputs, carried)
	}
	w.enter(last, part, code.FSARescued, inputs)
}

// lost is what the FSA of the running plan year still forfeits with the course, or
// without it, over the rules that may be its own.
func (w *work) lost(with bool) span.Money {
	f := w.accounts.FSA
	first, last := f.Leftover, f.Leftover
	if f.Leftover == LeftoverNotKnown {
		first, last = Forfeit, Grace
	}
	var lost span.Money
	for rule := first; rule <= last; rule++ {
		low, high := f.lapse(w.asOf, rule, false), f.lapse(w.asOf, rule, true)
		if with && w.asOf <= f.claimBy(w.asOf, rule) {
			from, until := yearStart(f.yearEnd(w.asOf)), f.spendBy(w.asOf, rule)
			low, high = max(low-w.sum(from, until, true), 0), max(high-w.sum(from, until, false), 0)
		}
		if rule == first {
			lost = between(low, high)
		} else {
			lost = between(min(low, lost.Low), max(high, lost.High))
		}
	}
	return lost
}

// room is what may be elected beside what is planned for the plan year that starts
// on a day, at the low or the high end. A plan that is not said may fill the limit.
func (f *FSA) room(start civil.Date, high bool) (money.Amount, reference.Standing) {
	law := reference.YearlyLimit(reference.FSAElection, start.Year())
	limit := law.Low
	if high {
		limit = law.High
	}
	planned := end(f.Planned.Within(0, int64(limit)), !high)
	return max(limit-planned, 0), law.Standing
}

// planYear is one for which an election is still to be made.
type planYear struct{ start, stop civil.Date }

// comingYears are those in which something of the course may lie. Of one that has begun
// the election is made.
func (w *work) comingYears() (all []planYear) {
	first := w.accounts.FSA.yearEnd(w.asOf).AddDays(1)
	for n := 0; ; n++ {
		start := first.AddYears(n)
		if start == 0 || start > w.last {
			return all
		}
		if stop := start.AddYears(1).AddDays(-1); start > w.asOf && stop >= w.first {
			all = append(all, planYear{start, stop})
		}
	}
}

// elect adds what is left of the eligible amounts to the elections of coming plan
// years, as far as the law leaves room.
func (w *work) elect(most bool) {
	f := w.accounts.FSA
	if f.Open == offer.No || f.Open == offer.NotKnown && !most {
		return
	}
	for _, p := range w.coming {
		room, standing := f.room(p.start, most)
		if w.sum(p.start, p.stop, true) > 0 {
			w.stands(standing)
		}
		part, _ := w.take(p.start, p.stop, room)
		w.out.fromFSA += part
		year, month, _ := p.start.Split()
		now := mulDiv(part, 13-month, 12, money.HalfUp)
		w.year(year).elected += now
		w.year(year + 1).elected += part - now
	}
}
