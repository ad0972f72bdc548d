package published

import (
	"fmt"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

var accountRules = map[string]rule{
	"hsa_limit": by(hsaLimit), "fsa_carry_over": by(carryOver), "fsa_grace": by(grace),
	"fsa_uniform_coverage": by(uniform), "fsa_dates": by(fsaDates), "saving_flat": by(savingFlat),
}

// course is one visit of so much that a letter makes eligible.
func course(amount money.Amount, day civil.Date) *ledger.Book {
	return &ledger.Book{Entries: []ledger.Entry{{Date: day, Payer: ledger.You, Kind: ledger.Share, Amount: amount, Rule: code.Single, Item: -1}}}
}

func cents(a money.Amount) span.Span { return span.Exact(int64(a)) }

func yearEnd(year int) civil.Date {
	day, _ := civil.Make(year, 12, 31)
	return day
}

type limitGiven struct {
	Year      int          `json:"year"`
	Coverage  string       `json:"coverage"`
	Annual    money.Amount `json:"annual_limit_cents"`
	CatchUp   money.Amount `json:"catch_up_cents"`
	Months    int          `json:"months"`
	LastMonth bool         `json:"last_month_rule"`
}

type limitSaid struct {
	Limit money.Amount `json:"limit_cents"`
}

// hsaLimit is what a course that costs more than any limit takes of an account
// into which nothing else goes.
func hsaLimit(g *limitGiven) (any, error) {
	which, ok := map[string]reference.AccountLimit{"self": reference.HSASelf, "family": reference.HSAFamily}[g.Coverage]
	if !ok || reference.YearlyLimit(which, g.Year).Low != g.Annual {
		return nil, fmt.Errorf("the limit of %d for %s is not the one on file", g.Year, g.Coverage)
	}
	h := fund.HSA{Coverage: fund.SelfOnly, Born: g.Year - 40, LastMonth: g.LastMonth, Planned: cents(0)}
	h.From, _ = civil.Make(g.Year, 13-g.Months, 1)
	if which == reference.HSAFamily {
		h.Coverage = fund.Family
	}
	if g.CatchUp > 0 {
		h.Born = g.Year - 55
		if reference.YearlyLimit(reference.HSACatchUp, g.Year).Low != g.CatchUp {
			return nil, fmt.Errorf("the catch-up amount of %d is not the one on file", g.Year)
		}
	}
	f := fund.Fund(course(money.MaxInput, yearEnd(g.Year)), &fund.Accounts{Letter: fund.Letter{Have: offer.Yes}, HSA: &h}, nil, yearEnd(g.Year))
	return limitSaid{f.FromHSA.High}, nil
}

type fsaGiven struct {
	Year    int           `json:"year"`
	Elected money.Amount  `json:"elected_cents"`
	Spent   money.Amount  `json:"spent_cents"`
	Unspent *money.Amount `json:"unspent_cents"`
}

// account is the FSA of an example on the last day of its plan year.
func (g *fsaGiven) account(rule fund.Leftover) *fund.FSA {
	left := g.Elected - g.Spent
	if g.Unspent != nil {
		left = *g.Unspent
	}
	return &fund.FSA{
		YearEnds: yearEnd(g.Year), Election: cents(max(g.Elected, left)), Left: cents(left), Leftover: rule, Other: cents(0), Open: offer.No,
	}
}

type carryGiven struct {
	fsaGiven
	Cap money.Amount `json:"cap_cents"`
}

type carrySaid struct {
	Unspent   money.Amount `json:"unspent_cents"`
	Carried   money.Amount `json:"carried_cents"`
	Forfeited money.Amount `json:"forfeited_cents"`
}

func carryOver(g *carryGiven) (any, error) {
	a := g.account(fund.CarryOver)
	a.Cap = cents(g.Cap)
	lost := fund.Fund(&ledger.Book{}, &fund.Accounts{FSA: a}, nil, a.YearEnds).Forfeited.High
	left := money.Amount(a.Left.Low)
	return carrySaid{left, left - lost, lost}, nil
}

type graceGiven struct {
	fsaGiven
	InGrace money.Amount `json:"spent_in_grace_cents"`
	Next    money.Amount `json:"next_elected_cents"`
}

type graceSaid struct {
	Unspent   money.Amount `json:"unspent_cents"`
	FromOld   money.Amount `json:"from_old_cents"`
	FromNew   money.Amount `json:"from_new_cents"`
	Usable    money.Amount `json:"usable_in_grace_cents"`
	Forfeited money.Amount `json:"forfeited_cents"`
	NextLeft  money.Amount `json:"next_left_cents"`
}

// grace spends some money on 5 February. What the old year does not bear is the
// new one's.
func grace(g *graceGiven) (any, error) {
	a := g.account(fund.Grace)
	day, _ := civil.Make(g.Year+1, 2, 5)
	f := fund.Fund(course(g.InGrace, day), &fund.Accounts{Letter: fund.Letter{Have: offer.Yes}, FSA: a}, nil, a.YearEnds)
	old := f.Rescued.High
	return graceSaid{
		Unspent: money.Amount(a.Left.Low), FromOld: old, FromNew: g.InGrace - old,
		Usable: f.ForfeitedWithout.High, Forfeited: f.Forfeited.High, NextLeft: g.Next - (g.InGrace - old),
	}, nil
}

type uniformGiven struct {
	Elected   money.Amount `json:"elected_cents"`
	Paychecks int          `json:"paychecks"`
}

type uniformSaid struct {
	Each     money.Amount `json:"each_paycheck_cents"`
	FirstDay money.Amount `json:"available_first_day_cents"`
}

// uniform spends on the first day of the plan year all that there is.
func uniform(g *uniformGiven) (any, error) {
	day, _ := civil.Make(thisYear, 1, 1)
	a := fund.FSA{Election: cents(g.Elected), Left: cents(g.Elected), Leftover: fund.Forfeit, Other: cents(0), Open: offer.No}
	f := fund.Fund(course(money.MaxInput, day), &fund.Accounts{Letter: fund.Letter{Have: offer.Yes}, FSA: &a}, nil, day)
	return uniformSaid{money.Share(g.Elected, g.Paychecks, 0), f.FromFSA.Low}, nil
}

type datesGiven struct {
	Ends   string `json:"year_ends"`
	RunOut int    `json:"run_out_days"`
}

type datesSaid struct {
	Grace  string `json:"grace_ends"`
	RunOut string `json:"run_out_ends"`
}

func fsaDates(g *datesGiven) (any, error) {
	ends, err := civil.Parse(g.Ends)
	if err != nil {
		return nil, err
	}
	claimBy := func(rule fund.Leftover, runOut int) string {
		a := fund.FSA{YearEnds: ends, Leftover: rule, RunOut: runOut}
		return fund.Fund(&ledger.Book{}, &fund.Accounts{FSA: &a}, nil, ends).ClaimBy.String()
	}
	return datesSaid{claimBy(fund.Grace, 0), claimBy(fund.Forfeit, g.RunOut)}, nil
}
