package published

import (
	"fmt"
	"slices"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/secondary"
	"kneadwise/wasm/span"
)

var secondaryRules = map[string]rule{
	"pip": by(pip), "authorisation_ladder": by(ladder), "daily_maximum": by(dailyMaximum),
	"medicare_part_b": by(partB), "workers_compensation": by(workers),
}

// borne is one visit that somebody else pays: what each party bears, and why.
type borne struct {
	Deductible  money.Amount `json:"deductible_cents"`
	Coinsurance money.Amount `json:"coinsurance_cents"`
	Plan        money.Amount `json:"plan_cents"`
	You         money.Amount `json:"you_cents"`
	WriteOff    money.Amount `json:"write_off_cents"`
	PlanBefore  money.Amount `json:"plan_before_cents"` // sequestration
	Reduction   money.Amount `json:"reduction_cents"`
	notes       []code.Note
}

// visit settles one visit by a route.
func visit(r *secondary.Route, by reference.Provider, codes []offer.Coded, price money.Amount, day civil.Date) borne {
	singles := ledger.Book{Entries: []ledger.Entry{{Date: day, Payer: ledger.You, Kind: ledger.Share, Amount: price, Rule: code.Single, Item: -1}}}
	var book ledger.Book
	out := r.Apply(&secondary.Course{Singles: &singles, Provider: by, Codes: codes}, true, &book)
	b := borne{notes: out.Notes}
	for _, e := range book.Entries {
		switch {
		case e.Payer == ledger.You:
			b.You += e.Amount
		case e.Payer == ledger.Plan:
			b.Plan += e.Amount
		case e.Rule == code.Sequestration:
			b.Reduction += e.Amount
		default:
			b.WriteOff += e.Amount
		}
		switch e.Rule {
		case code.OtherDeductible:
			b.Deductible += e.Amount
		case code.OtherShare:
			b.Coinsurance += e.Amount
		}
	}
	b.PlanBefore = b.Plan + b.Reduction
	return b
}

func someDay(year int) civil.Date {
	day, _ := civil.Make(year, 12, 1)
	return day
}

const thisYear = 2026

type pipGiven struct {
	State      string       `json:"state"`
	Charge     money.Amount `json:"charge_cents"`
	Deductible money.Amount `json:"deductible_left_cents"`
	Schedule   money.Rate   `json:"schedule_ppm"`
	Pays       money.Rate   `json:"pays_ppm"`
	Limit      money.Amount `json:"limit_left_cents"`
}

type pipSaid struct {
	borne
	After     money.Amount `json:"after_deductible_cents"`
	Scheduled money.Amount `json:"scheduled_cents"`
}

// pip is care other than massage after an accident, begun on the day of it. A
// schedule of charges is no rule of the engine's: it is handed the price that the
// schedule leaves of the charge beyond the deductible.
func pip(g *pipGiven) (any, error) {
	day := someDay(thisYear)
	r := secondary.Route{
		Kind: secondary.Auto, State: g.State, Accident: day, FirstCare: day, Emergency: offer.Yes,
		DeductibleLeft: span.Exact(int64(g.Deductible)), LimitLeft: span.Exact(int64(g.Limit)), Share: span.Exact(int64(money.One - g.Pays)),
	}
	said := pipSaid{After: g.Charge - min(g.Charge, g.Deductible)}
	said.Scheduled = said.After.Times(g.Schedule, money.HalfUp)
	said.borne = visit(&r, reference.PhysicalTherapy, []offer.Coded{{Code: timedCode, Minutes: 30}}, g.Charge-said.After+said.Scheduled, day)
	return said, nil
}

type ladderGiven struct {
	State  string `json:"state"`
	Visits []int  `json:"visits"`
}

type ladderSaid struct {
	Steps []string `json:"steps"`
	Needs []bool   `json:"needs_authorisation"`
}

// ladder asks of each visit what it needs, as a visit of massage on a claim.
func ladder(g *ladderGiven) (any, error) {
	if g.State != "WA" {
		return nil, fmt.Errorf("the engine knows no ladder of %q", g.State)
	}
	var said ladderSaid
	for _, n := range g.Visits {
		r := secondary.Route{Kind: secondary.Workers, VisitsUsed: n - 1}
		b := visit(&r, reference.MassageTherapist, nil, 100_00, someDay(thisYear))
		step := "none"
		switch {
		case slices.Contains(b.notes, code.FormNeeded):
			step = "hotline_form"
		case slices.Contains(b.notes, code.ManagerNeeded):
			step = "claim_manager"
		}
		said.Steps, said.Needs = append(said.Steps, step), append(said.Needs, step != "none")
	}
	return said, nil
}

type dailyGiven struct {
	Most money.Amount `json:"pt_daily_maximum_cents"`
}

type dailySaid struct {
	Most money.Amount `json:"daily_maximum_cents"`
	Part money.Rate   `json:"massage_ppm"`
}

// dailyMaximum is what the fund pays of a massage that costs all that it pays for
// physical therapy.
func dailyMaximum(g *dailyGiven) (any, error) {
	r := secondary.Route{Kind: secondary.Workers, DailyMax: g.Most}
	paid := visit(&r, reference.MassageTherapist, nil, g.Most, someDay(thisYear)).Plan
	part, _ := money.MulDiv(int64(paid), int64(money.One), int64(g.Most), money.HalfUp)
	return dailySaid{paid, money.Rate(part)}, nil
}

type workersGiven struct {
	State    string       `json:"state"`
	Accepted bool         `json:"accepted"`
	Charge   money.Amount `json:"charge_cents"`
	Schedule money.Amount `json:"schedule_cents"`
}

// workers is a visit of physical therapy on an accepted claim, for which the fee
// schedule pays so much a day.
func workers(g *workersGiven) (any, error) {
	if g.State != "WA" || !g.Accepted {
		return nil, fmt.Errorf("the engine knows accepted claims in Washington alone")
	}
	r := secondary.Route{Kind: secondary.Workers, DailyMax: g.Schedule}
	return visit(&r, reference.PhysicalTherapy, nil, g.Charge, someDay(thisYear)), nil
}

type partBGiven struct {
	Year        int           `json:"year"`
	Approved    money.Amount  `json:"approved_cents"`
	Deductible  *money.Amount `json:"deductible_left_cents"` // absent: the year's
	Coinsurance money.Rate    `json:"coinsurance_ppm"`
	Reduction   money.Rate    `json:"reduction_ppm"`
}

// partB is a visit under a physical therapist's plan of care. No code is said, so
// that Medicare approves the whole price. Share and reduction are the law's: of an
// example with others the answer differs.
func partB(g *partBGiven) (any, error) {
	r := secondary.Route{Kind: secondary.Medicare, PlanOfCare: offer.Yes, Participates: offer.Yes}
	if g.Deductible != nil {
		r.DeductibleLeft = span.Exact(int64(*g.Deductible))
	}
	if g.Coinsurance != 200_000 || g.Reduction != 0 && g.Reduction != 20_000 {
		return nil, fmt.Errorf("shares of Medicare are 20 %% and 2 %%")
	}
	if g.Year == 0 {
		g.Year = thisYear
	}
	return visit(&r, reference.PhysicalTherapy, nil, g.Approved, someDay(g.Year)), nil
}
