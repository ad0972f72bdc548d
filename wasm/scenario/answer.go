package scenario

import (
	"encoding/json"
	"fmt"
	"slices"

	"kneadwise/wasm/bound"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/fund"
	"kneadwise/wasm/money"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/span"
)

// answer is what Check looks at of an estimate's document; the rest of it is
// free to differ between engines.
type answer struct {
	Plan struct {
		Visits []struct {
			Date string `json:"date"`
		} `json:"visits"`
	} `json:"plan"`
	Screen struct {
		Replaces bool `json:"replaces_plan"`
	} `json:"screen"`
	Total      amounts     `json:"total"`
	Unprepaid  amounts     `json:"unprepaid_total"`
	Difference int64       `json:"difference_cents"`
	Best       *int        `json:"best_offer"`
	Offers     []offered   `json:"offers"`
	Unknowns   []asked     `json:"unknowns"`
	Notes      []code.Note `json:"notes"`
	GoodFaith  *owed       `json:"good_faith_estimate"`
	Runners    []struct {
		Offer int   `json:"offer"`
		Way   int   `json:"way"`
		More  int64 `json:"more_cents"`
	} `json:"runners_up"`
	wanted
	whatIf
}

type owed struct {
	By      string `json:"owed_by"`
	IfAsked string `json:"owed_by_if_asked"`
	Whole   bool   `json:"covers_course"`
}

// goodFaith is what is owed; a day that is left out is none.
func (o *owed) goodFaith() (*estimate.GoodFaith, error) {
	if o == nil {
		return nil, nil
	}
	g := &estimate.GoodFaith{Whole: o.Whole}
	for _, day := range []struct {
		text string
		into *civil.Date
	}{{o.By, &g.By}, {o.IfAsked, &g.IfAsked}} {
		if day.text == "" {
			continue
		}
		read, err := civil.Parse(day.text)
		if err != nil {
			return nil, fmt.Errorf("no estimate: the day %q: %w", day.text, err)
		}
		*day.into = read
	}
	return g, nil
}

type amounts struct {
	Low    int64  `json:"low_cents"`
	Likely *int64 `json:"likely_cents"`
	High   int64  `json:"high_cents"`
}

func (a amounts) money() span.Money {
	m := span.Money{Low: money.Amount(a.Low), High: money.Amount(a.High)}
	if a.Likely != nil {
		m.Likely, m.HasLikely = money.Amount(*a.Likely), true
	}
	return m
}

type offered struct {
	Kind       string      `json:"kind"`
	ID         string      `json:"id"`
	Notes      []code.Note `json:"notes"`
	Disputable amounts     `json:"disputable_from"`
	BreakEven  []Even      `json:"break_even"`
	Missed     amounts     `json:"missed"`
	Early      Reach       `json:"first_six_weeks"`
	Course     Reach       `json:"course"`
	Ways       []struct {
		Kind  string      `json:"kind"`
		Total amounts     `json:"total"`
		Apart bool        `json:"apart"`
		Notes []code.Note `json:"notes"`
		Cases []struct {
			Total     int64   `json:"total_cents"`
			DueFirst  int64   `json:"due_first_cents"`
			PaidAhead int64   `json:"paid_ahead_cents"`
			Credit    int64   `json:"deductible_credit_cents"`
			Stops     []int64 `json:"stops_cents"`
			Funding   *funded `json:"funding"`

			Packages    []Bought   `json:"packages"`
			Memberships []Tenure   `json:"memberships"`
			Crossings   []Crossing `json:"crossings"`
		} `json:"cases"`
	} `json:"ways"`
}

type funded struct {
	Eligible  amounts `json:"eligible"`
	FromFSA   amounts `json:"from_fsa"`
	FromHSA   amounts `json:"from_hsa"`
	Rescued   amounts `json:"rescued"`
	TaxSaved  amounts `json:"tax_saved"`
	Forfeited amounts `json:"forfeited"`
	AfterTax  amounts `json:"after_tax"`
}

func (f *funded) funding() *fund.Funding {
	if f == nil {
		return nil
	}
	return &fund.Funding{
		Eligible: f.Eligible.money(), FromFSA: f.FromFSA.money(), FromHSA: f.FromHSA.money(), Rescued: f.Rescued.money(),
		TaxSaved: f.TaxSaved.money(), Forfeited: f.Forfeited.money(), AfterTax: f.AfterTax.money(),
	}
}

type asked struct {
	Fact      code.Fact `json:"fact"`
	Worth     int64     `json:"worth_cents"`
	Narrowing int64     `json:"narrowing_cents"`
	Steady    bool      `json:"steady"`
}

// ReadAnswer reads an estimate that another engine wrote, as far as Check looks
// at it.
func ReadAnswer(data []byte) (*estimate.Estimate, error) {
	var a answer
	if err := json.Unmarshal(data, &a); err != nil {
		return nil, fmt.Errorf("no estimate: %w", err)
	}
	e := &estimate.Estimate{
		Total: a.Total.money(), Unprepaid: a.Unprepaid.money(), Difference: money.Amount(a.Difference),
		Best: -1, Notes: a.Notes,
	}
	e.Screen.Replace = a.Screen.Replaces
	var err error
	if e.GoodFaith, err = a.GoodFaith.goodFaith(); err != nil {
		return nil, err
	}
	if a.Best != nil {
		e.Best = *a.Best
	}
	for _, v := range a.Plan.Visits {
		day, err := civil.Parse(v.Date)
		if err != nil {
			return nil, fmt.Errorf("no estimate: the day %q: %w", v.Date, err)
		}
		e.Plan.Visits = append(e.Plan.Visits, plan.Visit{Date: day})
	}
	for i := range a.Offers {
		e.Offers = append(e.Offers, a.Offers[i].offer())
	}
	if e.Best >= len(e.Offers) {
		return nil, fmt.Errorf("no estimate: the best offer is %d of %d", e.Best, len(e.Offers))
	}
	for _, r := range a.Runners {
		if r.Offer < 0 || r.Offer >= len(e.Offers) || r.Way < 0 || r.Way >= len(e.Offers[r.Offer].Ways) {
			return nil, fmt.Errorf("no estimate: a runner-up is way %d of offer %d, which is not there", r.Way, r.Offer)
		}
		e.Runners = append(e.Runners, estimate.Runner{Offer: r.Offer, Way: r.Way, More: money.Amount(r.More)})
	}
	for _, u := range a.Unknowns {
		e.Unknowns = append(e.Unknowns, bound.Unknown{Fact: u.Fact, Worth: money.Amount(u.Worth), Narrowing: money.Amount(u.Narrowing), Steady: u.Steady})
	}
	if err := a.wanted.read(e); err != nil {
		return nil, err
	}
	return e, a.whatIf.into(e)
}

func (o *offered) offer() estimate.Offer {
	out := estimate.Offer{ID: o.ID, Kind: estimate.Own, Notes: o.Notes, Disputable: o.Disputable.money()}
	out.Missed = bound.Miss{Low: money.Amount(o.Missed.Low), High: money.Amount(o.Missed.High)}
	out.Evens, out.Early, out.Whole = evensOf(o.BreakEven), estimate.Reach(o.Early), estimate.Reach(o.Course)
	if o.Kind == "regional" {
		out.Kind = estimate.Regional
	}
	for i := range o.Ways {
		v := &o.Ways[i]
		w := estimate.Way{Total: v.Total.money(), Apart: v.Apart, Notes: v.Notes}
		w.Kind = estimate.WayKind(max(slices.Index(kinds[:], v.Kind), 0))
		for _, c := range v.Cases {
			w.Cases = append(w.Cases, estimate.Case{
				Total: money.Amount(c.Total), DueFirst: money.Amount(c.DueFirst), PaidAhead: money.Amount(c.PaidAhead), Credit: money.Amount(c.Credit), Funding: c.Funding.funding(),
				Stops: amountsOf(c.Stops), Clock: clockOf(c.Packages, c.Memberships), Crossings: crossingsOf(c.Crossings),
			})
		}
		if len(w.Cases) == 0 {
			w.Cases = append(w.Cases, estimate.Case{})
		}
		out.Ways = append(out.Ways, w)
	}
	return out
}

func amountsOf(cents []int64) (all []money.Amount) {
	for _, one := range cents {
		all = append(all, money.Amount(one))
	}
	return all
}
