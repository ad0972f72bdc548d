package document

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/screen"
)

// ReadRequest reads a request. It returns either a request or all faults that
// can be seen in it, at most MaxFaults. A request without as_of is good: the day
// of asking is for the caller to fill in before the engine is asked. Faults that
// depend on that day (a start too far away) are found by the engine.
func ReadRequest(document []byte) (*estimate.Request, []code.Fault) {
	found := &faults{}
	top, ok := parse(string(document), found)
	if ok {
		conform(top, requestShape(), "", RequestKind, found)
	}
	if top.found != FoundObject || !ok {
		return nil, found.all
	}
	r := readRequest(top, found)
	for _, fault := range r.Check() {
		if r.AsOf != 0 || fault.Path != "as_of" {
			found.add(fault)
		}
	}
	if len(found.all) > 0 {
		return nil, found.all
	}
	return r, nil
}

func readRequest(n node, found *faults) *estimate.Request {
	r := &estimate.Request{
		AsOf:     n.get("as_of").date(),
		BookedOn: n.get("booked_on").date(),
		State:    n.get("place").get("state").word(),
		Zip3:     n.get("place").get("zip3").word(),
		Clinics:  n.get("offers").get("clinics").texts(),
		Plan:     readPlan(n.get("plan")),
		Provider: n.get("plan").get("provider_type").provider(),
		Minutes:  n.get("plan").get("minutes").count(),
		Tip:      money.Rate(n.get("tip").get("percent").count()) * (money.One / 100),
		Cleared:  n.get("cleared_by_clinician").truth,

		QualifiesFor: n.get("qualifies_for").texts(),
		PaysByCard:   n.get("pays_by_card").truth,
	}
	r.Goals = readGoals(n.get("goals"))
	for i, item := range n.get("offers").get("own").list() {
		q := estimate.Quote{QuotedOn: item.get("quoted_on").date()}
		q.Seller, _ = readSeller(item, element("offers.own", i)+".", found)
		q.Seller.ID = item.get("name").word()
		q.Seller.Provider = item.get("provider_type").provider()
		r.Own = append(r.Own, q)
	}
	if benefit := n.get("benefit"); benefit.found == FoundObject {
		r.Benefit = readBenefit(benefit)
	}
	if accounts := n.get("accounts"); accounts.found == FoundObject {
		r.Accounts = readAccounts(accounts)
	}
	if tax := n.get("tax"); tax.found == FoundObject {
		r.Tax = readTax(tax)
	}
	if other := n.get("other_payer"); other.found == FoundObject {
		r.OtherPayer = readOtherPayer(other)
	}
	for _, code := range n.get("signs").texts() {
		sign, _ := screen.Parse(code)
		r.Signs = append(r.Signs, sign)
	}
	return r
}

func readGoals(n node) estimate.Goals {
	g := estimate.Goals{Monthly: n.get("monthly_cents").cents(), Window: n.get("window_days").count()}
	for _, name := range n.get("objectives").texts() {
		of, _ := pay.ParseObjective(name)
		g.Objectives = append(g.Objectives, of)
	}
	return g
}

func readPlan(n node) plan.Request {
	r := plan.Request{Start: n.get("start").date(), Skip: n.get("skip").dates()}
	for _, item := range n.get("phases").list() {
		p := plan.Phase{
			Visits: item.get("visits").count(),
			Until:  item.get("until").date(),
			Weeks:  item.get("every").get("weeks").count(),
		}
		switch item.get("name").word() {
		case "initial":
			p.Name = plan.Initial
		case "maintenance":
			p.Name = plan.Maintenance
		}
		r.Phases = append(r.Phases, p)
	}
	return r
}
