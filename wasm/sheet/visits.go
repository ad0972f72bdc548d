package sheet

import (
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/plan"
)

// Visits is a table of the visits of a case. The price of each is what you, plan,
// provider and prepaid bear of it together; beside it stands what she pays on that
// visit's account outside the price: bought (packages, dues), extra (tips, taxes,
// fees) and advance (what she lays out for another payer).
func Visits(p *plan.Plan, c *estimate.Case) []byte {
	t := headed("visit", "date", "phase", "price", "you", "plan", "provider", "prepaid", "bought", "extra", "advance")
	for i, v := range p.Visits {
		var shares [ledger.Treasury + 1]money.Amount
		var outside [ledger.Saving + 1]money.Amount
		for k := range c.Book.Entries {
			switch e := &c.Book.Entries[k]; {
			case e.Visit != i:
			case e.Kind == ledger.Share:
				shares[e.Payer] += e.Amount
			default:
				outside[e.Kind] += e.Amount
			}
		}
		t.visit(i)
		t.day(v.Date)
		t.text(phase(p.Phases[v.Phase].Name))
		t.amount(c.Book.VisitPrice(i))
		t.amount(shares[ledger.You])
		t.amount(shares[ledger.Plan])
		t.amount(shares[ledger.Provider])
		t.amount(shares[ledger.Prepaid])
		t.amount(outside[ledger.Purchase])
		t.amount(outside[ledger.Extra])
		t.amount(outside[ledger.Advance])
		t.end()
	}
	return t.out
}

func phase(name plan.PhaseName) string {
	if name == plan.Initial {
		return "initial"
	}
	return "maintenance"
}

// Stops is a table of what a case comes to if she stops after each visit. The last
// row is its total.
func Stops(p *plan.Plan, c *estimate.Case) []byte {
	t := headed("visit", "date", "total")
	for i, total := range c.Stops {
		t.visit(i)
		t.day(p.Visits[i].Date)
		t.amount(total)
		t.end()
	}
	return t.out
}
