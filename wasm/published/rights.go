package published

import (
	"fmt"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/rights"
)

var rightsRules = map[string]rule{"gfe_timing": by(timing), "gfe_dispute": by(dispute), "gfe_deadline": by(deadline)}

type timingGiven struct {
	Ahead []*int `json:"business_days_ahead"` // null: asked for, not booked
}

type timingSaid struct {
	Due    []*int `json:"due_business_days"`          // after booking or asking; null: only if she asks
	Before []*int `json:"given_before_business_days"` // that are left between the last day of it and the visit
}

func timing(g *timingGiven) (any, error) {
	booked, _ := civil.Make(2026, 12, 1)
	var said timingSaid
	for _, ahead := range g.Ahead {
		var due, before *int
		if ahead == nil {
			n := businessDays(booked, rights.Requested(booked))
			due = &n
		} else {
			visit := rights.After(booked, *ahead)
			if by, owed := rights.Scheduled(booked, visit); owed {
				n, left := businessDays(booked, by), businessDays(by, visit)
				due, before = &n, &left
			}
		}
		said.Due, said.Before = append(said.Due, due), append(said.Before, before)
	}
	return said, nil
}

// businessDays counts those after one day and up to another.
func businessDays(from, to civil.Date) int {
	n := 0
	for day := from + 1; day <= to; day++ {
		if rights.Business(day) {
			n++
		}
	}
	return n
}

type estimated struct {
	Estimate money.Amount `json:"estimate_cents"`
	Bill     money.Amount `json:"bill_cents"`
}

type disputeGiven struct {
	estimated
	Providers []estimated `json:"providers"`
}

type disputeSaid struct {
	Disputable bool `json:"disputable"`
}

func dispute(g *disputeGiven) (any, error) {
	said := disputeSaid{rights.Disputable(g.Bill, g.Estimate)}
	for _, p := range g.Providers {
		said.Disputable = said.Disputable || rights.Disputable(p.Bill, p.Estimate)
	}
	return said, nil
}

type deadlineGiven struct {
	BilledOn string `json:"billed_on"`
	Days     int    `json:"days"`
}

type deadlineSaid struct {
	LastDay string       `json:"last_day"`
	Fee     money.Amount `json:"fee_cents"`
}

func deadline(g *deadlineGiven) (any, error) {
	billed, err := civil.Parse(g.BilledOn)
	if err != nil {
		return nil, err
	}
	last := rights.DisputeUntil(billed)
	if last != billed.AddDays(g.Days) {
		return nil, fmt.Errorf("the engine knows no deadline of %d days", g.Days)
	}
	return deadlineSaid{last.String(), rights.Fee}, nil
}
