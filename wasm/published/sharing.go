package published

import (
	"fmt"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/cover"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

var sharingRules = map[string]rule{
	"deductible": by(claims), "copay": by(claims), "copay_waits": by(claims), "copay_first": by(claims),
	"coinsurance": by(claims), "deductible_then_coinsurance": by(claims), "both_net": by(claims), "both_gross": by(claims),
	"pocket_maximum": by(claims), "pocket_excludes_deductible": by(claims), "balance": by(claims), "write_off": by(claims),
	"superbill": by(claims), "visit_cap_first": by(claims), "visit_cap_last": by(claims),
	"family_embedded": by(claims), "family_aggregate": by(claims), "family_pocket": by(claims),
	"visit_limit": by(visits), "shared_limit": by(visits),
}

type claimsGiven struct {
	Network     string        `json:"network"`
	Charge      *money.Amount `json:"charge_cents"`
	Allowed     money.Amount  `json:"allowed_cents"`
	Share       string        `json:"share"`
	Copay       money.Amount  `json:"copay_cents"`
	Coinsurance money.Rate    `json:"coinsurance_ppm"`
	CopayWaits  bool          `json:"copay_waits"`
	CopayOrder  string        `json:"copay_order"`
	CopayAtEnd  string        `json:"copay_at_end"`
	On          string        `json:"coinsurance_on"`
	Deductible  money.Amount  `json:"deductible_left_cents"`
	Pocket      *money.Amount `json:"pocket_left_cents"`
	Excludes    bool          `json:"pocket_excludes_deductible"`
	Cap         *money.Amount `json:"visit_cap_cents"`
	CapTiming   string        `json:"cap_timing"`
	Family      *familyGiven  `json:"family"`
	Visits      []visitGiven  `json:"visits"`
}

type familyGiven struct {
	Rule         string        `json:"rule"`
	Deductible   money.Amount  `json:"deductible_left_cents"`
	Pocket       *money.Amount `json:"pocket_left_cents"`
	PersonPocket *money.Amount `json:"person_pocket_cents"`
}

type visitGiven struct {
	Person  int           `json:"person"`
	Charge  *money.Amount `json:"charge_cents"`
	Allowed *money.Amount `json:"allowed_cents"`
}

type claimSaid struct {
	Deductible     money.Amount `json:"deductible_cents"`
	Copay          money.Amount `json:"copay_cents"`
	Coinsurance    money.Amount `json:"coinsurance_cents"`
	Over           money.Amount `json:"over_cents"`
	Balance        money.Amount `json:"balance_cents"`
	WriteOff       money.Amount `json:"write_off_cents"`
	Plan           money.Amount `json:"plan_cents"`
	You            money.Amount `json:"you_cents"`
	YouAndPlan     money.Amount `json:"you_and_plan_cents"`
	DeductibleLeft money.Amount `json:"deductible_left_cents"`
	PocketLeft     money.Amount `json:"pocket_left_cents"`
}

type claimsSaid struct {
	claimSaid              // of the only visit, or of the first
	Visits    []claimSaid  `json:"visits"`
	YouTotal  money.Amount `json:"you_total_cents"`
	Family    money.Amount `json:"family_deductible_left_cents"`
}

// settings are the words of a record for what the engine calls so.
var (
	shares   = map[string]cover.ShareKind{"copay": cover.CopayShare, "coinsurance": cover.CoinsuranceShare, "both": cover.BothShare}
	orders   = map[string]cover.CopayOrder{"": cover.DeductibleFirst, "deductible_first": cover.DeductibleFirst, "copay_first": cover.CopayFirst}
	bases    = map[string]cover.CoinsuranceBase{"": cover.NetOfCopay, "net": cover.NetOfCopay, "gross": cover.GrossOfCopay}
	ends     = map[string]cover.CopayAtEnd{"": cover.CopayOfRest, "of_rest": cover.CopayOfRest, "waived": cover.CopayWaived, "whole": cover.CopayWhole}
	timings  = map[string]cover.CapTiming{"": cover.CapFirst, "first": cover.CapFirst, "last": cover.CapLast}
	families = map[string]cover.FamilyRule{"embedded": cover.Embedded, "aggregate": cover.Aggregate}
	networks = map[string]bool{"in": false, "out": true}
)

// terms puts a plan into the engine's words.
func (g *claimsGiven) terms() (t cover.Terms, family cover.FamilyRule, err error) {
	word := func(known bool, word string) {
		if !known {
			err = fmt.Errorf("the engine knows no %q", word)
		}
	}
	var ok bool
	t.Outside, ok = networks[g.Network]
	word(ok, g.Network)
	t.Share, ok = shares[g.Share]
	word(ok, g.Share)
	t.Settings.CopayOrder, ok = orders[g.CopayOrder]
	word(ok, g.CopayOrder)
	t.Settings.CoinsuranceOn, ok = bases[g.On]
	word(ok, g.On)
	t.Settings.CopayAtEnd, ok = ends[g.CopayAtEnd]
	word(ok, g.CopayAtEnd)
	t.Settings.VisitCap, ok = timings[g.CapTiming]
	word(ok, g.CapTiming)
	if g.Family != nil {
		family, ok = families[g.Family.Rule]
		word(ok, g.Family.Rule)
	}
	t.Copay, t.Coinsurance, t.CopayWaits = g.Copay, g.Coinsurance, g.CopayWaits
	t.Settings.PocketExcludes = g.Excludes
	if g.Cap != nil {
		t.Caps.Visit, t.Caps.HasVisit = *g.Cap, true
	}
	return t, family, err
}

// left is what a person, or the family, has left of deductible and maximum.
type left struct{ deductible, pocket money.Amount }

// less is what is left after a claim.
func (l *left) less(split *cover.Split, before, after cover.State) {
	l.deductible -= split.Deductible
	l.pocket -= before.PocketLeft - after.PocketLeft
}

// claims settles the visits of an example one after another; in a family each
// person has her own accumulators beside the common ones.
func claims(g *claimsGiven) (any, error) {
	t, rule, err := g.terms()
	if err != nil {
		return nil, err
	}
	own := left{g.Deductible, orNone(g.Pocket)}
	common := left{money.MaxInput, money.MaxInput}
	if f := g.Family; f != nil {
		common = left{f.Deductible, orNone(f.Pocket)}
		if f.PersonPocket != nil {
			own.pocket = *f.PersonPocket
		}
	}
	visits := g.Visits
	if len(visits) == 0 {
		visits = []visitGiven{{}}
	}
	people := map[int]*left{}
	var said claimsSaid
	for _, v := range visits {
		person := people[v.Person]
		if person == nil {
			whole := own
			person = &whole
			people[v.Person] = person
		}
		allowed := g.Allowed
		if v.Allowed != nil {
			allowed = *v.Allowed
		}
		charge := allowed
		if v.Charge != nil {
			charge = *v.Charge
		} else if g.Charge != nil {
			charge = *g.Charge
		}
		before := state(rule, person, &common)
		split, after := t.Claim(before, charge, allowed)
		person.less(&split, before, after)
		common.less(&split, before, after)
		now := state(rule, person, &common)
		said.Visits = append(said.Visits, claimSaid{
			Deductible: split.Deductible, Copay: split.Copay, Coinsurance: split.Coinsurance,
			Over: split.OverVisit + split.OverMinutes + split.OverYear, Balance: split.Balance, WriteOff: split.WriteOff,
			Plan: split.Plan, You: split.You(), YouAndPlan: split.You() + split.Plan,
			DeductibleLeft: now.DeductibleLeft, PocketLeft: now.PocketLeft,
		})
		said.YouTotal += split.You()
	}
	said.claimSaid, said.Family = said.Visits[0], common.deductible
	return said, nil
}

// state is where the accumulators stand that hold for a person.
func state(rule cover.FamilyRule, person, family *left) cover.State {
	return cover.State{
		DeductibleLeft: rule.Deductible(person.deductible, family.deductible),
		PocketLeft:     rule.PocketMax(person.pocket, family.pocket),
	}
}

// orNone is a maximum, or none where it is not said.
func orNone(a *money.Amount) money.Amount {
	if a == nil {
		return money.MaxInput
	}
	return *a
}

type visitsGiven struct {
	Network string `json:"network"`
	Limit   int    `json:"visit_limit"`
	Used    int    `json:"visits_used"`
	Shared  int    `json:"shared_visits_used"`
	Count   int    `json:"visits_count"`
}

type visitsSaid struct {
	Covered int `json:"covered_visits"`
	Own     int `json:"own_visits"`
}

// visits counts those that a limit leaves to the plan; visits to other kinds of
// provider that share it count as used.
func visits(g *visitsGiven) (any, error) {
	day, _ := civil.Make(2026, 1, 1)
	t := cover.Terms{VisitLimit: g.Limit, Share: cover.CoinsuranceShare, PermitUntil: offer.Forever, Outside: networks[g.Network]}
	s := cover.State{VisitsUsed: g.Used + g.Shared, PocketLeft: money.MaxInput}
	var said visitsSaid
	for range g.Count {
		if !t.Covers(s, day) {
			said.Own++
			continue
		}
		_, s = t.Claim(s, 1_00, 1_00)
		said.Covered++
	}
	return said, nil
}
