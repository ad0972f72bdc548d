package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/compare"
	"kneadwise/wasm/document"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/pricelist"
	"kneadwise/web/e2e/browser"
)

// The budgets of the module beside the same ranking written in JavaScript: as one
// writes it who wants it to be read, and as one who wants it to be fast.
const (
	maxIdiomatic = 0.5
	maxTuned     = 1.5
)

// fixtures ranks the clinics for the visitors of some groups who have no insurance by
// the rankings of web/bench/fixture, which have to find the rows of the module, and
// sets its times against theirs. The visitors with insurance are left out: a port of
// claims would be a second engine.
func fixtures(ctx context.Context, root string, r *report, lists []pricelist.List, groups []*group) error {
	var asked []fixtureQuestion
	var rows [][]compare.Row
	var module time.Duration
	for _, g := range groups {
		for seed := 0; seed < g.seeds; seed += 2 {
			q, err := questionForFixture(visitor(g.visits, uint64(seed)))
			if err != nil {
				return err
			}
			asked, rows = append(asked, q), append(rows, g.rows[seed])
			module += g.took[seed]
		}
	}
	clinics := make([]fixtureClinic, len(lists))
	for i := range lists {
		clinics[i] = clinicForFixture(&lists[i].Seller)
	}
	files := map[string][]byte{}
	for name, what := range map[string]any{"clinics": clinics, "asked": asked} {
		text, err := json.Marshal(what)
		if err != nil {
			return err
		}
		files[name] = text
	}
	harness, err := newHarnessWith(ctx, root, files)
	if err != nil {
		return err
	}
	defer harness.Close()
	for _, f := range []struct {
		name string
		most float64
	}{{"idiomatic", maxIdiomatic}, {"tuned", maxTuned}} {
		took, err := fixtureTime(ctx, harness, f.name, rows)
		if err != nil {
			return err
		}
		r.print(fmt.Sprintf("  %d of these in the module, and in %s JavaScript", len(asked), f.name), inMillis(module)+", "+inMillis(took))
		r.ceiling("    module to "+f.name+" JavaScript, the same rows", float64(module)/float64(took), f.most)
	}
	return nil
}

// fixtureTime is what one of the fixtures takes for all its questions, whose rows have
// to be those of the module.
func fixtureTime(ctx context.Context, h *harness, name string, rows [][]compare.Row) (time.Duration, error) {
	var said struct {
		Took []float64
		Rows [][]fixtureRow
	}
	err := inBrowser(ctx, "", func(b browser.Browser) error {
		page, err := b.Open(ctx, h.URL)
		if err != nil {
			return err
		}
		return page.Eval(ctx, fmt.Sprintf("bench.fixture(%q, %d)", "/"+name+".js", rankRounds), &said)
	})
	if err != nil {
		return 0, err
	}
	var took time.Duration
	for i := range rows {
		if len(said.Rows) != len(rows) || len(said.Rows[i]) != len(rows[i]) {
			return 0, fmt.Errorf("the %s fixture does not rank as many clinics as the module", name)
		}
		for k, own := range rows[i] {
			want := fixtureRow{own.List, own.Service, int64(own.Total.High), int64(own.Today), int64(own.Risk)}
			if got := said.Rows[i][k]; got != want {
				return 0, fmt.Errorf("the %s fixture ranks otherwise than the module: question %d, row %d is %v and not %v", name, i, k, got, want)
			}
		}
		took += time.Duration(said.Took[i] * 1e6)
	}
	return took, nil
}

// What fixture/facts.ts declares.
type (
	fixtureRow struct {
		List, Service      int
		Total, Today, Risk int64
	}
	fixtureQuestion struct {
		Asked   civil.Date   `json:"asked"`
		Dates   []civil.Date `json:"dates"`
		Minutes int          `json:"minutes"`
	}
	fixtureClinic struct {
		Services    []fixtureService    `json:"services"`
		Packages    []fixturePackage    `json:"packages"`
		Memberships []fixtureMembership `json:"memberships"`
		Changes     []fixtureChange     `json:"changes"`
	}
	fixtureService struct {
		Minutes int    `json:"minutes"`
		Price   int64  `json:"price"`
		First   *int64 `json:"first"`
	}
	fixtureExpiry struct {
		Rule   string     `json:"rule"`
		Months int        `json:"months"`
		Date   civil.Date `json:"date"`
	}
	fixturePackage struct {
		Visits   int           `json:"visits"`
		Price    int64         `json:"price"`
		Services []int         `json:"services"`
		Expiry   fixtureExpiry `json:"expiry"`
	}
	fixtureMembership struct {
		Fee         int64 `json:"fee"`
		Setup       int64 `json:"setup"`
		Credits     int   `json:"credits"`
		Cap         int   `json:"cap"`
		Minimum     int64 `json:"minimum"`
		MemberPrice int64 `json:"memberPrice"`
		Services    []int `json:"services"`
	}
	fixtureChange struct {
		From        civil.Date `json:"from"`
		BuyersKeep  bool       `json:"buyersKeep"`
		Services    []int64    `json:"services"`
		Packages    []int64    `json:"packages"`
		Memberships []int64    `json:"memberships"`
	}
)

// bookedMinutes is a visit where the request asks for no other.
const bookedMinutes = 60

func questionForFixture(q *compare.Question) (fixtureQuestion, error) {
	dated, faults := plan.Build(q.Request.Plan, q.Request.AsOf)
	if len(faults) > 0 {
		return fixtureQuestion{}, errors.New(document.Sentence(faults[0]))
	}
	out := fixtureQuestion{Asked: q.Request.AsOf, Minutes: bookedMinutes}
	for _, v := range dated.Visits {
		out.Dates = append(out.Dates, v.Date)
	}
	return out, nil
}

// clinicForFixture is a generated clinic, all of whose figures are exact.
func clinicForFixture(s *offer.Seller) fixtureClinic {
	c := fixtureClinic{Changes: []fixtureChange{}}
	for _, v := range s.Services {
		out := fixtureService{Minutes: v.BookedMinutes, Price: v.Price.Low}
		if v.FirstVisit.Said {
			out.First = &v.FirstVisit.Low
		}
		c.Services = append(c.Services, out)
	}
	for _, p := range s.Packages {
		expiry := fixtureExpiry{Rule: "never", Months: p.Expiry.Months, Date: p.Expiry.Date}
		switch p.Expiry.Rule {
		case offer.AfterPurchase, offer.AfterFirstUse:
			expiry.Rule = "months"
		case offer.FixedDate:
			expiry.Rule = "date"
		}
		c.Packages = append(c.Packages, fixturePackage{Visits: p.Visits, Price: p.Price.Low, Services: p.Services, Expiry: expiry})
	}
	for _, m := range s.Memberships {
		out := fixtureMembership{
			Fee: m.Fee.Low, Credits: m.Credits, Cap: m.Cap, Minimum: m.Minimum.Low, MemberPrice: m.MemberPrice.Low, Services: m.Services,
		}
		if m.SetupFee.Said {
			out.Setup = m.SetupFee.Low
		}
		c.Memberships = append(c.Memberships, out)
	}
	for _, now := range s.Changes {
		// What a change does not name keeps its price; the generated ones name everything.
		out := fixtureChange{From: now.From, BuyersKeep: now.BuyersKeep == offer.Yes}
		for _, p := range now.Services {
			out.Services = append(out.Services, p.Price.Low)
		}
		for _, p := range now.Packages {
			out.Packages = append(out.Packages, p.Price.Low)
		}
		for _, p := range now.Memberships {
			out.Memberships = append(out.Memberships, p.Price.Low)
		}
		c.Changes = append(c.Changes, out)
	}
	return c
}
