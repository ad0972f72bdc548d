package cover

import (
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/span"
)

// The amounts of a benefit, in the order of the list that amounts makes.
const (
	deductible uint8 = iota
	deductibleMet
	deductibleLeft
	pocketMax
	pocketMet
	pocketLeft
	familyDeductible
	familyMet
	familyPocketMax
	familyPocketMet
	outsideDeductible
	outsideMet
	outsidePocketMax
	outsidePocketMet
	yearCents
	yearUsed
)

// bounds are the pairs of amounts of which the first is never above the second.
// At fault is the second where it is the one that is stated too low. The first
// few do not hold where the out-of-pocket maximum is without the deductible.
var bounds = [...]struct {
	least, most uint8
	second      bool
}{
	{deductible, pocketMax, true},
	{familyDeductible, familyPocketMax, true},
	{outsideDeductible, outsidePocketMax, true},

	{deductibleMet, deductible, false},
	{deductibleLeft, deductible, false},
	{pocketMet, pocketMax, false},
	{pocketLeft, pocketMax, false},
	{familyMet, familyDeductible, false},
	{familyPocketMet, familyPocketMax, false},
	{outsideMet, outsideDeductible, false},
	{outsidePocketMet, outsidePocketMax, false},
	{yearUsed, yearCents, false},

	// What all have together is no less than what is hers alone.
	{deductible, familyDeductible, true},
	{deductibleMet, familyMet, true},
	{pocketMax, familyPocketMax, true},
	{pocketMet, familyPocketMet, true},
}

// apart is how many of bounds a maximum without the deductible sets aside.
const apart = 3

// amounts holds each amount in cents to its limits, and those that bound one
// another to each other.
func (c *checker) amounts(b *Benefit) {
	f, o, l := &b.Family, &b.Outside, &b.Limits
	all := []struct {
		path string
		span.Span
	}{
		{"deductible_cents", b.Deductible},
		{"deductible_met_cents", b.DeductibleMet},
		{"deductible_left_cents", b.DeductibleLeft},
		{"out_of_pocket_maximum_cents", b.PocketMax},
		{"out_of_pocket_met_cents", b.PocketMet},
		{"out_of_pocket_left_cents", b.PocketLeft},
		{"family.deductible_cents", f.Deductible},
		{"family.deductible_met_cents", f.DeductibleMet},
		{"family.out_of_pocket_maximum_cents", f.PocketMax},
		{"family.out_of_pocket_met_cents", f.PocketMet},
		{"out_of_network.deductible_cents", o.Deductible},
		{"out_of_network.deductible_met_cents", o.DeductibleMet},
		{"out_of_network.out_of_pocket_maximum_cents", o.PocketMax},
		{"out_of_network.out_of_pocket_met_cents", o.PocketMet},
		{"limits.year_cents", l.YearCents},
		{"limits.year_used_cents", l.YearUsed},

		{"limits.visit_cents", l.VisitCents},
		{"cost_share.copay_cents", b.Copay},
		{"out_of_network.cost_share.copay_cents", o.Copay},
		{"out_of_network.reference_cents", o.Reference},
		{"other_bills_this_year_cents", b.OtherBills},
		{"allowed_cents", b.Allowed},
	}
	for i := range all {
		c.Span(c.prefix+all[i].path, all[i].Span, 0, int64(money.MaxInput))
	}
	from := 0
	if b.Settings.PocketExcludes {
		from = apart
	}
	for _, w := range bounds[from:] {
		low, high := &all[w.least], &all[w.most]
		if !low.Said || !high.Said || low.Low <= high.High {
			continue
		}
		if w.second {
			low, high = high, low
		}
		c.against(low.path, high.path)
	}
}

// counts holds what is no amount to its limits: visits, minutes, days and shares.
func (c *checker) counts(b *Benefit) {
	for _, n := range []struct {
		path string
		v    int
		most int64
	}{
		{"visits_used", b.VisitsUsed, MaxVisitCount},
		{"limits.shared_visits_used", b.Limits.SharedUsed, MaxVisitCount},
		{"referral.visits", b.Referral.Visits, MaxVisitCount},
		{"authorisation.visits", b.Authorisation.Visits, MaxVisitCount},
		{"out_of_network.reimbursed_after_days", b.Outside.Delay, MaxDelay},
	} {
		c.Whole(c.prefix+n.path, int64(n.v), 0, n.most)
	}
	c.Span(c.prefix+"limits.visits_per_year", b.VisitLimit, 0, MaxVisitCount)
	c.Span(c.prefix+"limits.minutes_per_visit", b.Limits.VisitMinutes, 1, offer.MaxMinutes)
	c.Span(c.prefix+"cost_share.coinsurance_ppm", b.Coinsurance, 0, int64(money.One))
	c.Span(c.prefix+"out_of_network.cost_share.coinsurance_ppm", b.Outside.Coinsurance, 0, int64(money.One))
	c.Day(c.prefix+"prescription.expires", b.ScriptExpires)
	c.Day(c.prefix+"referral.expires", b.Referral.Expires)
	c.Day(c.prefix+"authorisation.expires", b.Authorisation.Expires)
}
