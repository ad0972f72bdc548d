package document

import (
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
	w.day("booked_on", r.BookedOn)
	if r.Benefit != nil {
		w.benefit(r.Benefit)
	}
	w.accounts(r.Accounts)
	w.tax(r.Tax)
	if r.OtherPayer != nil {
		w.otherPayer(r.OtherPayer)
	}
	w.textList("qualifies_for", r.QualifiesFor)
	w.truthIf("pays_by_card", r.PaysByCard)
	w.asked(&r.Goals)
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

// asked writes what is asked beside the cheapest way.
func (w *writer) asked(g *estimate.Goals) {
	if len(g.Objectives) == 0 && g.Monthly == 0 && g.Window == 0 {
		return
	}
	w.open("goals", '{')
	var names []string
	for _, of := range g.Objectives {
		names = append(names, of.Code())
	}
	w.textList("objectives", names)
	if g.Monthly != 0 {
		w.whole("monthly_cents", int64(g.Monthly))
	}
	w.countIf("window_days", g.Window)
	w.close('}')
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
			if pays := &q.Seller.Surcharge; *pays != (offer.Surcharge{}) {
				w.open("fees", '{')
				w.paying(pays)
				w.close('}')
			}
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
