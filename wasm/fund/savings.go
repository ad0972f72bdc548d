package fund

import (
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
)

// Savings is what accounts and taxes take off a course as a function of what is
// eligible of it and when. It lets a search choose between courses before one of
// them is settled: what Fund would find for its ledger, Of says of its eligible
// amounts.
//
// Only the order of the days counts on which some rule turns: a plan year's end, a
// grace period's, a calendar year's, the day on which an HSA was opened. The days
// between two of them are a spell; of what is eligible in one only the sum counts.
type Savings struct {
	work    work
	starts  []civil.Date // the first day of each spell
	most    bool
	rates   []money.Rate
	rescues []bool       // of each spell: whether what is eligible in it may rescue money
	taxes   []bool       // or save taxes
	taxed   money.Rate   // of it, what taxes are
	rescue  money.Amount // the most that would be forfeited
	room    money.Amount // the most that taxes can be saved of
	slack   money.Amount
	before  []money.Amount // eligible of what was paid before the course, beside starts
	saved   money.Amount   // of that
	curve   *curve         // nil: only run tells
	falls   bool           // what one more cent saves never rises with what is eligible
	split   int64          // what cutting elections to whole cents may move it by
}

// Save opens the function for a course whose amounts all lie between two days. It
// stands at the end of what is not known at which least is saved, or most.
func Save(a *Accounts, t *Tax, asOf, first, last civil.Date, most bool) *Savings {
	if a == nil {
		a = &Accounts{}
	}
	if t == nil {
		t = &Tax{Itemizes: offer.No}
	}
	s := &Savings{work: work{accounts: a, tax: t, asOf: asOf}, most: most}
	s.spells(first, last)
	for _, day := range s.starts {
		s.work.items = append(s.work.items, Eligible{Date: day, Sure: true})
	}
	s.work.open()
	s.bound()
	s.before = make([]money.Amount, len(s.starts))
	s.draw()
	return s
}

// Beside is the function for what is paid beside another course: what is saved more.
func (s *Savings) Beside(book *ledger.Book) *Savings {
	beside := *s
	beside.work.items = slices.Clone(s.work.items)
	beside.before = s.sums(book)
	beside.saved += s.Of(beside.before)
	for k, e := range s.before {
		beside.before[k] += e
	}
	return &beside
}

// spells cuts the days of a course where a rule turns.
func (s *Savings) spells(first, last civil.Date) {
	cut := func(day civil.Date) {
		if day > first && day <= last {
			s.starts = into(s.starts, day)
		}
	}
	s.starts = append(s.starts, first)
	for year := first.Year(); year < last.Year(); year++ {
		cut(yearEndOf(year) + 1)
	}
	if h := s.work.accounts.HSA; h != nil {
		cut(h.Opened)
	}
	if s.work.general() {
		f := s.work.accounts.FSA
		ends := f.yearEnd(s.work.asOf)
		cut(yearStart(ends))
		cut(graceEnd(ends) + 1)
		for begins := ends + 1; begins != 0 && begins <= last; begins = begins.AddYears(1) {
			cut(begins)
		}
	}
}

// into puts a value into a sorted list, once. The lists are short, and package slices
// would write its sorting out for each kind into the module.
func into[T ~int32 | ~int64](all []T, v T) []T {
	if slices.Contains(all, v) {
		return all
	}
	all = append(all, v)
	for at := len(all) - 1; at > 0 && all[at-1] > v; at-- {
		all[at], all[at-1] = all[at-1], v
	}
	return all
}

// Spells counts the spells.
func (s *Savings) Spells() int { return len(s.starts) }

// Spell is the one that holds a day.
func (s *Savings) Spell(day civil.Date) int {
	at := 0
	for at+1 < len(s.starts) && s.starts[at+1] <= day {
		at++
	}
	return at
}

// Medical tells whether care that no plan accepted counts on a day: the letter
// speaks for it, or at the end at which most is saved it may.
func (s *Savings) Medical(day civil.Date) bool {
	letter := &s.work.accounts.Letter
	return letter.may(day) && (s.most || letter.Have == offer.Yes)
}

// WhenPaid tells whether what is drawn from a prepayment counts on the day of
// payment.
func (s *Savings) WhenPaid() bool { return s.work.accounts.Prepaid == WhenPaid }

// Of is what is saved of a course of which so much is eligible in each spell. It
// rises with each of them, by no more than Rate of what is added and Slack.
func (s *Savings) Of(eligible []money.Amount) money.Amount { return s.Whole(s.Exact(eligible)) }

// Exact is the same before it is rounded, in millionths of a cent, with what was saved
// before the course.
func (s *Savings) Exact(eligible []money.Amount) int64 {
	if s.curve != nil {
		return s.follow(eligible)
	}
	w := &s.work
	for i := range w.items {
		w.items[i].Amount = s.before[i] + eligible[i]
	}
	out := w.run(ends{s.most, s.most, s.most})
	return int64(out.rescued)*int64(money.One) + w.exact
}

// Whole rounds it, half a cent up: all taxes once, as their sum.
func (s *Savings) Whole(exact int64) money.Amount {
	return money.Amount((exact+int64(money.One)/2)/int64(money.One)) - s.saved
}

// Falls tells whether of two spells' cents each saves no more where more is eligible
// already, in its own spell or in another: then what is added to two courses alike
// brings them no further apart than they were, or than they are in the end.
func (s *Savings) Falls() bool { return s.falls }

// Split is what cutting elections to whole cents may move differences of Exact by.
func (s *Savings) Split() int64 { return s.split }

// OfBook is what is saved of a settled course.
func (s *Savings) OfBook(book *ledger.Book) money.Amount { return s.Of(s.sums(book)) }

// sums is what is eligible of a settled course, by spells.
func (s *Savings) sums(book *ledger.Book) []money.Amount {
	sums := make([]money.Amount, len(s.starts))
	for _, e := range Eligibility(book, s.work.accounts) {
		if e.Sure || s.most {
			sums[s.Spell(e.Date)] += e.Amount
		}
	}
	return sums
}

// Rate is the most that is saved of one more cent in a spell.
func (s *Savings) Rate(spell int) money.Rate { return s.rates[spell] }

// Slack is what roundings to whole cents may move a saving by, beyond the rate.
func (s *Savings) Slack() money.Amount { return s.slack }

// Rescue is the most money that what is eligible may rescue: as much of it as there
// is, up to that.
func (s *Savings) Rescue() money.Amount {
	left := s.rescue
	for k, e := range s.before {
		if s.rescues[k] {
			left -= min(left, e)
		}
	}
	return left
}

// Rescues tells whether what is eligible in a spell may rescue money that would be
// forfeited.
func (s *Savings) Rescues(spell int) bool { return s.rescues[spell] }

// Taxes tells whether what is eligible in a spell may save taxes.
func (s *Savings) Taxes(spell int) bool { return s.taxes[spell] }

// AtMost bounds what is saved of a course of which so much is eligible in each
// spell, nothing where nil, and so much more in any: of it no more than one part where it rescues
// money, and than another where it saves taxes. It costs less to reckon than Of.
func (s *Savings) AtMost(eligible []money.Amount, more, rescuing, taxing money.Amount) money.Amount {
	return s.Whole(s.Bound(eligible, more, rescuing, taxing)) + s.slack
}

// Bound is the same before it is rounded, as Exact is.
func (s *Savings) Bound(eligible []money.Amount, more, rescuing, taxing money.Amount) int64 {
	var lapses, taxed money.Amount
	for k, e := range s.before {
		if eligible != nil {
			e += eligible[k]
		}
		if s.rescues[k] {
			lapses += e
		}
		if s.taxes[k] {
			taxed += e
		}
	}
	rescued := min(lapses+min(more, rescuing), s.rescue)
	taxed += min(more-max(rescued-lapses, 0), taxing)
	return int64(rescued)*int64(money.One) + int64(min(taxed, s.room))*int64(s.taxed)
}

// After is the least that a course costs after tax which costs no less than so much
// before; where there are no accounts and no taxes (nil), that itself. It rises with
// what the course costs.
func (s *Savings) After(cost money.Amount) money.Amount {
	if s == nil {
		return cost
	}
	return cost - s.AtMost(nil, cost, cost, cost)
}

// Dearest is what a course may cost at most before taxes if after them it is to be
// cheaper than one that costs so much before.
func (s *Savings) Dearest(cost money.Amount) money.Amount {
	most, _ := money.MulDiv(int64(cost+s.rescue+s.slack), int64(money.One), int64(money.One-min(s.taxed, 950_000)), money.Up)
	return money.Amount(most)
}

// bound finds the rates, the room and the slack.
func (s *Savings) bound() {
	w := &s.work
	var from, until civil.Date
	s.room = money.MaxInput
	taxed := w.tax.Itemizes != offer.No
	switch {
	case w.general():
		f := w.accounts.FSA
		rule := f.rule(s.most)
		if s.rescue = f.lapse(w.asOf, rule, s.most); w.asOf > f.claimBy(w.asOf, rule) {
			s.rescue = 0
		}
		if s.rescue > 0 {
			from, until = yearStart(f.yearEnd(w.asOf)), f.spendBy(w.asOf, rule)
		}
		taxed = taxed || f.Open == offer.Yes || f.Open == offer.NotKnown && s.most
	case w.accounts.HSA != nil:
		if !taxed {
			s.room = s.contributions()
		}
		taxed = true
	}
	if taxed {
		s.taxed = s.marginal()
		if w.tax.Itemizes != offer.No {
			s.slack = 1 // the floor, which is rounded, falls by a cent at once
		}
	}
	for _, day := range s.starts {
		rescues := from != 0 && day >= from && day <= until
		taxes := s.taxed > 0 && (w.tax.Itemizes != offer.No || s.takes(day))
		rate := money.Rate(0)
		switch {
		case rescues:
			rate = money.One
		case taxes:
			rate = s.taxed
		}
		s.rescues, s.taxes, s.rates = append(s.rescues, rescues), append(s.taxes, taxes), append(s.rates, rate)
	}
}

// takes tells whether an account has room for what is paid on a day. What was elected
// for a plan year that has begun saves nothing more.
func (s *Savings) takes(day civil.Date) bool {
	w := &s.work
	var room money.Amount
	if w.general() {
		start := w.accounts.FSA.yearEnd(w.asOf).AddDays(1)
		if start == 0 || day < start {
			return false
		}
		for next := start.AddYears(1); next != 0 && next <= day; next = next.AddYears(1) {
			start = next
		}
		if start > w.asOf {
			room, _ = w.accounts.FSA.room(start, s.most)
		}
	} else if h := w.accounts.HSA; h != nil && day >= h.Opened && day.Year() >= w.asOf.Year() {
		room, _ = h.room(day.Year(), s.most)
	}
	return room > 0
}

// Saves tells whether anything may be saved at all.
func (s *Savings) Saves() bool {
	return slices.ContainsFunc(s.rates, func(r money.Rate) bool { return r > 0 })
}

// contributions is the most that the HSA takes for the years of the course.
func (s *Savings) contributions() (sum money.Amount) {
	for i := range s.work.years {
		room, _ := s.work.accounts.HSA.room(s.work.years[i].number, s.most)
		sum += room
	}
	return sum
}

// fromPay tells whether what is saved may be kept back from pay, and saves payroll
// taxes too.
func (s *Savings) fromPay() bool {
	h := s.work.accounts.HSA
	return s.work.general() || h != nil && (h.Route == Payroll || h.Route == RouteNotKnown && s.most)
}

// marginal is the highest rate of all taxes that may be due on a cent of hers in
// any year that the course bears on. What is kept back also lowers the floor under other
// expenses by 7.5 % of it.
func (s *Savings) marginal() money.Rate {
	t := s.work.tax
	wages := end(t.Wages.Within(0, int64(money.MaxInput)), true)
	var most money.Rate
	first, last := s.work.first.Year(), s.work.last.Year()
	if s.work.general() { // an election is kept back from pay of two calendar years
		first, last = max(first-1, s.work.asOf.Year()), last+1
	}
	for year := first; year <= last; year++ {
		payroll := money.Rate(0)
		if s.fromPay() {
			payroll += reference.MedicareRate
			if t.Wages.Low < int64(reference.WageBase(year).High) || !t.Wages.Said {
				payroll += reference.SocialSecurityRate
			}
			if wages > s.work.additionalOver(true) {
				payroll += reference.AdditionalMedicareRate
			}
		}
		for status := reference.Single; status <= reference.HeadOfHousehold; status++ {
			if t.Status != reference.StatusNotSaid && t.Status != status {
				continue
			}
			b := reference.IncomeTax(year, status)
			income := t.taxable(b.Standard, true)
			for k, over := range b.Over {
				if income > over {
					most = max(most, b.Rate[k]+payroll)
				}
			}
			most = max(most, payroll)
		}
	}
	if t.Itemizes != offer.No {
		most += money.Rate(money.Amount(most).Times(medicalFloor, money.Up))
	}
	if t.State.Said {
		most += money.Rate(end(t.State, true))
	}
	return min(most, money.One)
}
