// Package ledger keeps every cent of a course: who pays it, on which date, by
// which rule and from which inputs.
//
// The vocabulary is a bookkeeper's. An entry is one amount with one payer. A
// visit's price is split into shares, one entry a payer, that add up to the
// price and leave nothing over. Money paid ahead (a package, a membership's
// dues) is a purchase; each visit later draws its part from what was prepaid,
// and what is never drawn is unused: purchases equal draws plus unused. Extras
// (a tip) stand outside the price.
//
// The explanation is the data: an entry carries the figures it was made of and
// where each came from, down to the quote's or price list's field and its date.
// The page puts them into words.
package ledger

import (
	"sort"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
)

// Payer bears an amount.
type Payer uint8

// The payers of a visit's price.
const (
	You      Payer = 1 + iota // the visitor, in cash, on the entry's date
	Plan                      // the insurer
	Provider                  // the clinic: a discount, or the write-off of a contract
	Prepaid                   // what she paid ahead: the visit is drawn from it
	Treasury                  // the taxes that she does not pay
)

// Kind says what an entry is to the books.
type Kind uint8

// The kinds of entry.
const (
	Share    Kind = 1 + iota // part of a visit's price; a visit's shares sum to its price
	Purchase                 // paid ahead by You
	Unused                   // prepaid and never drawn: no cash moves, the loss is shown
	Extra                    // outside the price: a tip
	Advance                  // laid out by You for another payer, whose share it is
	Return                   // money that comes back to You later: what was advanced, a refund
	Saving                   // taxes that she does not pay: it lessens what the course costs, not what is due
)

// CourseLevel is the Visit of an entry that belongs to no visit.
const CourseLevel = -1

// Entry is one amount.
type Entry struct {
	Visit  int // index of the visit in the plan, or CourseLevel
	Date   civil.Date
	Payer  Payer
	Kind   Kind
	Amount money.Amount // cents; a Provider's share is negative where a credit cost more than the single price
	Rule   code.Rule
	Item   int // which package or membership of the offer, or -1
	Inputs []Input
	// Paid is the day on which that was paid from which a Prepaid share is drawn.
	// It stands in no document: package fund alone asks for it.
	Paid civil.Date
}

// Unit says what an input's value counts.
type Unit uint8

// Units of inputs.
const (
	Cents Unit = 1 + iota
	PPM        // rate in parts per million
	Count
	Day // civil date
	Months
	HundredthCents // dollars with four decimals: a conversion factor
)

// Input is one figure that an entry was made of.
type Input struct {
	Field  Field
	Unit   Unit
	Value  int64
	Origin Origin
	Date   civil.Date // when the origin says so: in force since, quoted on, checked on
}

// Origin says where a figure comes from.
type Origin uint8

// Origins of figures.
const (
	FromQuote     Origin = 1 + iota // the visitor's own quote
	FromList                        // a clinic's published price list
	FromRegion                      // the committed table of regional prices
	FromBenefit                     // what she said of her insurance
	FromDefault                     // an assumption of ours for an unknown, shown as such
	FromBound                       // an end of an unknown's interval
	FromRule                        // follows from earlier entries (what is left of the deductible)
	FromRequest                     // what she said of her plan (a tip)
	FromReference                   // a committed public table: the date is when it was checked
)

// Field names an input: the field of the document it was read from.
type Field string

// Fields.
const (
	Price             Field = "services.price_cents"
	FirstVisitPrice   Field = "services.first_visit_price_cents"
	RegionBase        Field = "region.base_cents"
	RegionIndex       Field = "region.index_ppm"
	PackagePrice      Field = "packages.price_cents"
	PackageVisits     Field = "packages.credits.count"
	PackageNumber     Field = "packages.credit_number" // this is the n-th visit drawn
	PackageLastDay    Field = "packages.last_day"
	MembershipFee     Field = "memberships.fee_cents"
	MembershipSetup   Field = "memberships.setup_fee_cents"
	MembershipCredits Field = "memberships.credits_per_interval.count"
	MembershipMonth   Field = "memberships.month_number"
	MinimumTerm       Field = "memberships.minimum_intervals"
	MemberPrice       Field = "memberships.member_prices.price_cents"
	TipPercent        Field = "tip.percent"
	Allowed           Field = "benefit.allowed_cents"
	ContractRate      Field = "payers.rates.visit_cents"
	Deductible        Field = "benefit.deductible_cents"
	DeductibleLeft    Field = "benefit.deductible_left_cents"
	Copay             Field = "benefit.copay_cents"
	Coinsurance       Field = "benefit.coinsurance_ppm"
	AfterDeductible   Field = "benefit.after_deductible_cents" // what is left of the allowed amount after the deductible
	PocketMax         Field = "benefit.out_of_pocket_maximum_cents"
	PocketLeft        Field = "benefit.out_of_pocket_left_cents"
	VisitsUsed        Field = "benefit.visits_used"
	UnusedCredits     Field = "credits.unused"
	ContractUnit      Field = "payers.rates.unit_cents"
	ContractShare     Field = "payers.rates.percent_of_medicare_ppm"
	DailyMax          Field = "payers.daily_max_cents"
	UnitsBilled       Field = "bill.units"
	ConversionFactor  Field = "medicare.conversion_factor"
	IndexSince        Field = "medicare.price_levels_since" // the year of the indices by place

	OtherDeductible     Field = "other_payer.deductible_left_cents"
	OtherDeductibleLeft Field = "other_payer.deductible_now_cents"
	OtherLimit          Field = "other_payer.limit_left_cents"
	OtherLimitLeft      Field = "other_payer.limit_now_cents"
	OtherShare          Field = "other_payer.share_ppm"
	OtherCopay          Field = "other_payer.copay_cents"
	OtherDailyMax       Field = "other_payer.daily_max_cents"
	OtherVisitNumber    Field = "other_payer.visit_number" // which visit of this payer's it is
	OtherTherapySoFar   Field = "other_payer.therapy_so_far_cents"
	MedicareAllowed     Field = "medicare.allowed_cents"
)

// Fields of a benefit's limits and of care out of network.
const (
	VisitCap           Field = "benefit.limits.dollars_per_visit_cents"
	VisitMinutes       Field = "benefit.limits.minutes_per_visit"
	YearCap            Field = "benefit.limits.dollars_per_year_cents"
	YearUsed           Field = "benefit.limits.dollars_used_cents"
	HandsOn            Field = "services.hands_on_minutes"
	FamilyDeductible   Field = "benefit.family.deductible_cents"
	FamilyPocketMax    Field = "benefit.family.out_of_pocket_maximum_cents"
	OutsideDeductible  Field = "benefit.outside.deductible_cents"
	OutsideCopay       Field = "benefit.outside.copay_cents"
	OutsideCoinsurance Field = "benefit.outside.coinsurance_ppm"
	OutsidePocketMax   Field = "benefit.outside.out_of_pocket_maximum_cents"
	OutsideReference   Field = "benefit.outside.reference_cents"
	ReimbursedAfter    Field = "benefit.outside.reimbursed_after_days"
)

// Book is the ledger of one way of paying for one course, in date order.
type Book struct {
	Entries []Entry
	Bare    bool // for its sums alone: entries come without inputs
}

// Arrange puts the entries in the order of their days; those of one day stay as they
// stand.
func (b *Book) Arrange() {
	if !sort.IsSorted(byDate(b.Entries)) {
		sort.Stable(byDate(b.Entries))
	}
}

// byDate sorts entries. Package sort serves every element type with one piece
// of code, which slices would write out for each into the module.
type byDate []Entry

func (b byDate) Len() int           { return len(b) }
func (b byDate) Less(i, j int) bool { return b[i].Date < b[j].Date }
func (b byDate) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

// Total is what the visitor pays: her shares, her purchases, her extras and what
// she lays out, less what comes back.
func (b *Book) Total() money.Amount {
	var sum money.Amount
	for i := range b.Entries {
		switch e := &b.Entries[i]; {
		case e.cash():
			sum += e.Amount
		case e.Kind == Return:
			sum -= e.Amount
		}
	}
	return sum
}

// Costs is what the visitor has paid, less what comes back, for the visits up to
// each of so many. It counts no entry that belongs to the course as a whole.
func (b *Book) Costs(visits int) []money.Amount {
	costs := make([]money.Amount, visits)
	for i := range b.Entries {
		e := &b.Entries[i]
		if e.Visit < 0 || e.Visit >= visits {
			continue
		}
		switch {
		case e.cash():
			costs[e.Visit] += e.Amount
		case e.Kind == Return:
			costs[e.Visit] -= e.Amount
		}
	}
	for i := 1; i < visits; i++ {
		costs[i] += costs[i-1]
	}
	return costs
}

// PaidOn is what the visitor pays on one date, whatever comes back on it.
func (b *Book) PaidOn(day civil.Date) money.Amount {
	var sum money.Amount
	for i := range b.Entries {
		if b.Entries[i].cash() && b.Entries[i].Date == day {
			sum += b.Entries[i].Amount
		}
	}
	return sum
}

// cash tells whether money leaves the visitor's hand by this entry.
func (e *Entry) cash() bool { return e.Payer == You && e.Kind != Unused && e.Kind != Return }

// VisitPrice is the sum of a visit's shares over all payers.
func (b *Book) VisitPrice(visit int) money.Amount {
	var sum money.Amount
	for i := range b.Entries {
		if b.Entries[i].Visit == visit && b.Entries[i].Kind == Share {
			sum += b.Entries[i].Amount
		}
	}
	return sum
}

// PaidAhead is the most that the visitor has paid, at the end of any day, for
// visits that she has not had yet: what she would stand to lose with no refund.
func (b *Book) PaidAhead() money.Amount {
	var balance, peak money.Amount
	for i := range b.Entries {
		e := &b.Entries[i]
		switch {
		case e.Kind == Purchase:
			balance += e.Amount
		case e.Kind == Share && e.Payer == Prepaid, e.Kind == Unused, e.Kind == Return && e.Item >= 0:
			balance -= e.Amount // had, or lost already
		}
		lastOfDay := i+1 == len(b.Entries) || b.Entries[i+1].Date != e.Date
		if lastOfDay {
			peak = max(peak, balance)
		}
	}
	return peak
}

// PaidBy is what the visitor pays up to and including a day, whatever comes back by
// then.
func (b *Book) PaidBy(day civil.Date) money.Amount {
	var sum money.Amount
	for i := range b.Entries {
		if b.Entries[i].cash() && b.Entries[i].Date <= day {
			sum += b.Entries[i].Amount
		}
	}
	return sum
}

// MostInMonth is what the visitor pays in the calendar month in which that is most,
// whatever comes back in it.
func (b *Book) MostInMonth() (most money.Amount) {
	var sum money.Amount
	at := 0
	for i := range b.Entries {
		e := &b.Entries[i]
		if !e.cash() {
			continue
		}
		if month := Month(e.Date); month != at {
			sum, at = 0, month
		}
		sum += e.Amount
		most = max(most, sum)
	}
	return most
}

// Month counts calendar months: that of a day, from the beginning of the year 0.
func Month(day civil.Date) int {
	year, month, _ := day.Split()
	return year*12 + month - 1
}
