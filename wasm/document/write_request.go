package document

import (
	"kneadwise/wasm/cover"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/plan"
)

// WriteRequest writes a request that its Check accepts (but for a missing as_of)
// as its canonical bytes.
func WriteRequest(r *estimate.Request) []byte {
	w := &writer{}
	w.open("", '{')
	w.text("format", estimate.Format)
	w.day("as_of", r.AsOf)
	if r.State != "" || r.Zip3 != "" {
		w.open("place", '{')
		w.textIf("state", r.State)
		w.textIf("zip3", r.Zip3)
		w.close('}')
	}
	if len(r.Clinics) > 0 || len(r.Own) > 0 {
		w.offers(r)
	}
	w.plan(r)
	if r.Benefit != nil {
		w.benefit(r.Benefit)
	}
	w.accounts(r.Accounts)
	w.tax(r.Tax)
	if r.Tip != 0 {
		w.open("tip", '{')
		w.whole("percent", int64(r.Tip/(money.One/100)))
		w.close('}')
	}
	var signs []string
	for _, s := range r.Signs {
		signs = append(signs, s.Code())
	}
	w.textList("signs", signs)
	w.truthIf("cleared_by_clinician", r.Cleared)
	w.close('}')
	return w.done()
}

func (w *writer) offers(r *estimate.Request) {
	w.open("offers", '{')
	w.textList("clinics", r.Clinics)
	if len(r.Own) > 0 {
		w.open("own", '[')
		for i := range r.Own {
			q := &r.Own[i]
			w.open("", '{')
			w.text("name", q.Seller.ID)
			w.text("provider_type", q.Seller.Provider.Code())
			w.day("quoted_on", q.QuotedOn)
			w.seller(&q.Seller)
			w.tips(&q.Seller)
			w.close('}')
		}
		w.close(']')
	}
	w.close('}')
}

func (w *writer) plan(r *estimate.Request) {
	p := &r.Plan
	if p.Start == 0 && len(p.Phases) == 0 && len(p.Skip) == 0 && r.Minutes == 0 && r.Provider == 0 {
		return
	}
	w.open("plan", '{')
	w.day("start", p.Start)
	if len(p.Phases) > 0 {
		w.open("phases", '[')
		for _, phase := range p.Phases {
			w.phase(phase)
		}
		w.close(']')
	}
	if len(p.Skip) > 0 {
		w.open("skip", '[')
		for _, d := range p.Skip {
			w.comma()
			w.quote(d.String())
		}
		w.close(']')
	}
	w.countIf("minutes", r.Minutes)
	w.textIf("provider_type", r.Provider.Code())
	w.close('}')
}

func (w *writer) phase(p plan.Phase) {
	w.open("", '{')
	switch p.Name {
	case plan.Initial:
		w.text("name", "initial")
	case plan.Maintenance:
		w.text("name", "maintenance")
	}
	w.countIf("visits", p.Visits)
	w.day("until", p.Until)
	w.open("every", '{')
	w.count("weeks", p.Weeks)
	w.close('}')
	w.close('}')
}

func (w *writer) benefit(b *cover.Benefit) {
	w.open("benefit", '{')
	w.textIf("payer", b.Payer.ID())
	if b.Coverage == offer.No {
		w.open("pays_for_massage_by", '[')
		w.close(']')
	}
	w.textList("pays_for_massage_by", providerCodes(b.PaidProviders))
	w.textIf("network", b.Network.Code())
	w.span("deductible_cents", b.Deductible)
	w.span("deductible_met_cents", b.DeductibleMet)
	if b.Share != cover.ShareNotKnown {
		w.open("cost_share", '{')
		if b.Share == cover.CopayShare {
			w.text("kind", "copay")
		} else {
			w.text("kind", "coinsurance")
		}
		w.span("copay_cents", b.Copay)
		w.answer("after_deductible", b.CopayWaits)
		w.span("coinsurance_ppm", b.Coinsurance)
		w.close('}')
	}
	w.span("out_of_pocket_maximum_cents", b.PocketMax)
	w.span("out_of_pocket_met_cents", b.PocketMet)
	switch {
	case b.NoVisitLimit:
		w.open("limits", '{')
		w.text("visits_per_year", "none")
		w.close('}')
	case b.VisitLimit.Said:
		w.open("limits", '{')
		w.span("visits_per_year", b.VisitLimit)
		w.close('}')
	}
	w.countIf("visits_used", b.VisitsUsed)
	if b.Prescription != offer.NotKnown {
		w.open("prescription", '{')
		w.answer("have", b.Prescription)
		w.day("expires", b.ScriptExpires)
		w.close('}')
	}
	w.span("other_bills_this_year_cents", b.OtherBills)
	if y := b.YearStarts; y != (cover.MonthDay{}) {
		w.text("plan_year_starts", monthDayText(y))
	}
	w.close('}')
}

func monthDayText(y cover.MonthDay) string {
	two := func(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
	return two(y.Month) + "-" + two(y.Day)
}
