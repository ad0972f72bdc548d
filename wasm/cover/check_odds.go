package cover

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/offer"
)

// against notes two fields that are at odds: the one that has to give way, and
// the one that it contradicts.
func (c *checker) against(path, other string) {
	c.AddTwo(c.prefix+path, c.prefix+other, code.FaultContradicts)
}

// missing checks that nothing is said of what is not named: of a share its kind,
// of a family its rule, of a permit that she has one.
func (c *checker) missing(b *Benefit) {
	f, o := &b.Family, &b.Outside
	for _, m := range []struct {
		is   bool
		path string
	}{
		{b.Share == ShareNotKnown && (b.Copay.Said || b.Coinsurance.Said || b.CopayWaits != offer.NotKnown), "cost_share.kind"},
		{o.Share == ShareNotKnown && (o.Copay.Said || o.Coinsurance.Said), "out_of_network.cost_share.kind"},
		{f.Rule == NoFamily && *f != (Family{}), "family.rule"},
		{b.Prescription == offer.NotKnown && b.ScriptExpires != 0, "prescription.have"},
		{b.Referral.Have == offer.NotKnown && (b.Referral.Expires != 0 || b.Referral.Visits != 0), "referral.have"},
		{b.Authorisation.Have == offer.NotKnown && (b.Authorisation.Expires != 0 || b.Authorisation.Visits != 0), "authorisation.have"},
	} {
		if m.is {
			c.add(m.path, code.FaultRequired)
		}
	}
}

// odds checks that each figure goes with its kind and each setting has something
// to be about. A setting that says what is usual says nothing.
func (c *checker) odds(b *Benefit) {
	const (
		kind, waits, outsideKind = "cost_share.kind", "cost_share.after_deductible", "out_of_network.cost_share.kind"
		order, end               = "settings.copay_order", "settings.copay_at_deductible_end"
		shared                   = "limits.shared_with_other_providers"
	)
	if b.NoVisitLimit && b.VisitLimit.Said {
		c.add("limits.visits_per_year", code.FaultContradicts)
	}
	s, o, l, r, a := &b.Settings, &b.Outside, &b.Limits, &b.Referral, &b.Authorisation
	// The order, and the visit that finishes the deductible, are about a copay
	// that waits for it.
	against := ""
	switch {
	case o.Share.Copayed():
	case b.Share == CoinsuranceShare:
		against = kind
	case b.CopayWaits == offer.No:
		against = waits
	}
	both := b.Share == ShareNotKnown || b.Share == BothShare || o.Share == BothShare
	figure := b.outsideFigure()
	for _, w := range []struct {
		are         bool
		path, other string
	}{
		{b.DeductibleLeft.Said && b.DeductibleMet.Said, "deductible_left_cents", "deductible_met_cents"},
		{b.PocketLeft.Said && b.PocketMet.Said, "out_of_pocket_left_cents", "out_of_pocket_met_cents"},
		{b.Share == CoinsuranceShare && b.Copay.Said, "cost_share.copay_cents", kind},
		{b.Share == CoinsuranceShare && b.CopayWaits != offer.NotKnown, waits, kind},
		{b.Share == CopayShare && b.Coinsurance.Said, "cost_share.coinsurance_ppm", kind},
		{l.Shared == offer.Yes && b.NoVisitLimit, shared, "limits.visits_per_year"},
		{l.Shared == offer.No && l.SharedUsed > 0, "limits.shared_visits_used", shared},
		{b.Prescription == offer.No && b.ScriptExpires != 0, "prescription.expires", "prescription.have"},
		{r.Have == offer.No && r.Expires != 0, "referral.expires", "referral.have"},
		{r.Have == offer.No && r.Visits != 0, "referral.visits", "referral.have"},
		{a.Have == offer.No && a.Expires != 0, "authorisation.expires", "authorisation.have"},
		{a.Have == offer.No && a.Visits != 0, "authorisation.visits", "authorisation.have"},
		{o.Pays == offer.No && figure != "", figure, "out_of_network.pays"},
		{o.Share == CoinsuranceShare && o.Copay.Said, "out_of_network.cost_share.copay_cents", outsideKind},
		{o.Share == CopayShare && o.Coinsurance.Said, "out_of_network.cost_share.coinsurance_ppm", outsideKind},
		// A clinic that waits for the plan leaves nothing for her to be paid back.
		{o.Assigned == offer.Yes && o.Delay > 0, "out_of_network.reimbursed_after_days", "out_of_network.assigned"},
		{against != "" && s.CopayOrder != DeductibleFirst, order, against},
		{against != "" && s.CopayAtEnd != CopayOfRest, end, against},
		{s.CopayAtEnd != CopayOfRest && s.CopayOrder != DeductibleFirst, end, order},
		{!both && s.CoinsuranceOn != NetOfCopay, "settings.coinsurance_on", kind},
	} {
		if w.are {
			c.against(w.path, w.other)
		}
	}
}

// outsideFigure is the path of the first thing that was said of claims out of
// network beside whether any are paid; empty where nothing was. A plan that pays
// none has no figures for them, which is one contradiction however many there are.
func (b *Benefit) outsideFigure() string {
	o := &b.Outside
	for _, f := range []struct {
		said bool
		path string
	}{
		{o.Deductible.Said, "out_of_network.deductible_cents"},
		{o.DeductibleMet.Said, "out_of_network.deductible_met_cents"},
		{o.PocketMax.Said, "out_of_network.out_of_pocket_maximum_cents"},
		{o.PocketMet.Said, "out_of_network.out_of_pocket_met_cents"},
		{o.Share != ShareNotKnown || o.Copay.Said || o.Coinsurance.Said, "out_of_network.cost_share.kind"},
		{o.Reference.Said, "out_of_network.reference_cents"},
		{o.Delay != 0, "out_of_network.reimbursed_after_days"},
		{o.Assigned != offer.NotKnown, "out_of_network.assigned"},
	} {
		if f.said {
			return f.path
		}
	}
	return ""
}
