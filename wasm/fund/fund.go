// Package fund says what tax-favoured accounts and deductions take off a course
// that is already settled: which of its cents an account may pay, and what the
// taxes are without those cents.
//
// # Accounts
//
// A health flexible spending account (FSA) is an employer's. Before the plan year
// she makes an election: so much is kept back from her pay before taxes, and the
// whole of it may be spent from the first day (uniform coverage, proposed 26 CFR
// 1.125-5(d)). What is not spent by the plan year's last day is forfeited, unless
// the plan has one of two rules, never both: carry-over, by which an amount up to
// a cap goes into the next year, or a grace period, in which care received up to
// the 15th of the third month after the plan year still counts. The run-out is the
// time after that in which claims may still be filed, for care received before.
//
// A health savings account (HSA) is her own. She may put into it what the law
// allows for the months on whose first day she has a high-deductible health plan
// and nothing that bars her (Medicare, a general-purpose FSA): the yearly limit ÷
// 12 for each such month, more from the year in which she turns 55. The last-month
// rule, a choice, counts the whole year if she is eligible on 1 December, and
// binds her to stay so through the next year. What goes in by payroll is free of
// income and payroll taxes; what she puts in herself, of income tax alone.
//
// Medical expenses beyond both, as far as they are above 7.5 % of adjusted gross
// income, may be deducted by those who itemise. What accounts keep back lowers that
// income, and so the floor under all expenses of the year.
//
// # What is eligible, and when
//
// Massage for general health is no medical expense. It is one where it treats a
// diagnosed condition, which a letter of medical necessity documents. The
// patient's share of a claim that her plan accepted needs no such letter: the
// insurer's statement shows the care.
//
// This rule is decided first, because everything rests on it: an expense is
// incurred when care is received, not when it is paid (proposed 26 CFR
// 1.125-6(a)(2)). A package or a month's dues are therefore not claimable when
// they are paid. Each visit drawn from them is, on its own day and with its own
// share of what was prepaid. [WhenPaid] is the setting for an administrator who
// takes the day of payment; the amount stays that of the visits that are had.
// Never eligible, under either setting: credits that are never used, dues not tied
// to a visit, tips, late fees, surcharges, and what another payer returns.
//
// # Only what is extra counts
//
// Money in an account that other bills would use is not saved by using it here.
// So the engine asks what the course adds. FSA money that would have been
// forfeited costs nothing: all of it is saved. A higher election for a coming plan
// year saves the taxes on what is added. An HSA takes an extra contribution, as
// far as there is room. No cent counts twice: the FSA comes first for what it
// covers, then the HSA, then the deduction, each with what is left.
//
// # Taxes
//
// What is saved is tax(without) − tax(with) over the brackets. The amount that is
// taken off lies on top of taxable income; it is cut where a bracket ends, and each
// part is multiplied with its bracket's rate. All taxes that a course saves are
// added up to the fraction of a cent and rounded once, half a cent up: each part's
// entry is by how many cents it raises the rounded sum. So how an amount is cut
// never makes a cent, and a cent that is spent never saves more than itself. Social Security tax ends at the wage base, Medicare tax
// does not, and above a threshold there is an additional one. Lower wages also
// lower later Social Security benefits a little, which is a note and no figure.
//
// What is not known stands as a range with proven ends: what is saved rises with
// each thing that makes it more, and one sum rounded no less than a smaller one. The
// ledger gets the entries of the low end: what is saved for sure.
//
// Assumptions: what is said of a year's income and wages holds for each calendar
// year of the course. An expense is matched with contributions of its own calendar
// year. An election is kept back from pay in twelve equal months of its plan year.
// A spouse's wages are not asked: on a joint return the additional Medicare tax is
// reckoned on hers alone.
package fund

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// Accounts is what a person says of her accounts. The zero value has none.
type Accounts struct {
	Letter  Letter
	Prepaid PrepaidRule
	FSA     *FSA // nil: none
	HSA     *HSA // nil: none
}

// Letter is a letter of medical necessity.
type Letter struct {
	Have        offer.Answer
	From, Until civil.Date // first and last day; From alone: a year from it; neither: all days
}

// PrepaidRule says when a prepayment becomes claimable.
type PrepaidRule uint8

// Rules.
const (
	WhenReceived PrepaidRule = iota // visit by visit, as each is had
	WhenPaid                        // on the day of payment, for the visits that will be had
)

// Leftover says what becomes of money left in an FSA when the plan year ends.
type Leftover uint8

// Rules of what is left.
const (
	LeftoverNotKnown Leftover = iota
	Forfeit                   // all is lost
	CarryOver                 // up to a cap goes into the next plan year
	Grace                     // care received up to 2½ months later counts
)

// FSA is a health flexible spending account.
type FSA struct {
	Election  span.Span    // cents, for the plan year that YearEnds closes
	CarriedIn money.Amount // cents carried into it from the year before
	Left      span.Span    // cents not claimed yet, of the whole election and what was carried in
	YearEnds  civil.Date   // its last day; 0: 31 December of the year of asking
	Leftover  Leftover
	Cap       span.Span // cents: the plan's own cap on what is carried over; not said: the law's
	RunOut    int       // days after the plan year in which claims may be filed
	Other     span.Span // cents of other eligible bills expected until the money lapses
	Limited   bool      // for teeth and eyes alone: such an FSA pays no massage and goes with an HSA
	// Open says whether she may still choose an election for coming plan years,
	// and Planned what she elects for each without this course.
	Open    offer.Answer
	Planned span.Span
}

// Coverage says for whom a high-deductible health plan is.
type Coverage uint8

// Coverages.
const (
	CoverageNotKnown Coverage = iota
	SelfOnly
	Family
)

// Route says how money comes into an HSA.
type Route uint8

// Routes.
const (
	RouteNotKnown Route = iota
	Payroll             // kept back from pay, before all taxes
	SelfMade            // paid in by herself and deducted from income
)

// HSA is a health savings account with its high-deductible health plan.
type HSA struct {
	Coverage    Coverage
	From, Until civil.Date // first and last day of that plan; 0: open
	Medicare    civil.Date // first day of Medicare; 0: not enrolled
	Born        int        // year of birth; 0: not said
	Opened      civil.Date // earlier expenses are not eligible; 0: before the course
	LastMonth   bool       // she uses the last-month rule
	Planned     span.Span  // cents that she and her employer put in each year without this course
	Route       Route
}

// Tax is what a person says of her taxes: of a calendar year, before anything that
// the course changes. A Span that is not said is not known, but for State and
// OtherMedical.
type Tax struct {
	Status        reference.FilingStatus
	Income        span.Span // cents of taxable income
	Gross         span.Span // cents of adjusted gross income
	Wages         span.Span // cents of her own wages
	State         span.Span // ppm, the marginal rate of the state's income tax; not said: not counted
	StateTaxesHSA bool      // the state taxes what goes into an HSA, as California and New Jersey do
	StateTaxesFSA bool      // the state taxes what goes into an FSA, as New Jersey does
	Itemizes      offer.Answer
	OtherMedical  span.Span // cents of other medical expenses that count toward the deduction; not said: none
}

// Funding is what accounts and taxes come to for one settled course. Each amount
// is a range with proven ends, certain where all is known.
type Funding struct {
	Eligible span.Money // what an account may pay of the course
	FromFSA  span.Money // paid with FSA money that is extra
	FromHSA  span.Money // paid with an extra contribution
	Rescued  span.Money // of FromFSA, what would have been forfeited
	TaxSaved span.Money // taxes not due
	// Forfeited is what the FSA still loses with the course, ForfeitedWithout
	// what it would lose without.
	Forfeited, ForfeitedWithout span.Money
	AfterTax                    span.Money // what the course costs less what is rescued and saved
	ClaimBy                     civil.Date // last day to file claims with the FSA of the running plan year; 0: none
	Notes                       []code.Note
}
