package document

import (
	"kneadwise/wasm/code"
	"kneadwise/wasm/dispute"
)

// ReadBill reads a bill or an explanation of benefits. It returns either one or all
// faults that can be seen in it, at most MaxFaults.
func ReadBill(document []byte) (*dispute.Bill, []code.Fault) {
	found := &faults{}
	top, ok := parse(string(document), found)
	if ok {
		conform(top, billShape(), "", BillKind, found)
	}
	if top.found != FoundObject || !ok {
		return nil, found.all
	}
	b := readBill(top)
	for _, fault := range b.Check() {
		found.add(fault)
	}
	if len(found.all) > 0 {
		return nil, found.all
	}
	return b, nil
}

func readBill(n node) *dispute.Bill {
	period, totals := n.get("period"), n.get("totals")
	b := &dispute.Bill{
		Provider:   n.get("provider").word(),
		IssuedOn:   n.get("issued_on").date(),
		ReceivedOn: n.get("received_on").date(),
		From:       period.get("from").date(),
		Until:      period.get("until").date(),
		Estimate:   n.get("good_faith_estimate_cents").stated(),
		Totals:     dispute.Totals{Charge: totals.get("charge_cents").stated(), Parts: readParts(totals)},
	}
	b.IssuedBy, _ = dispute.ParseIssuer(n.get("issued_by").word())
	for _, item := range n.get("lines").list() {
		b.Lines = append(b.Lines, dispute.Line{
			Date:        item.get("date").date(),
			Code:        item.get("code").word(),
			Units:       item.get("units").count(),
			Charge:      item.get("charge_cents").cents(),
			Parts:       readParts(item),
			Deductible:  item.get("deductible_cents").stated(),
			Copay:       item.get("copay_cents").stated(),
			Coinsurance: item.get("coinsurance_cents").stated(),
			Note:        item.get("note").word(),
		})
	}
	return b
}

func readParts(n node) dispute.Parts {
	return dispute.Parts{
		Allowed:  n.get("allowed_cents").stated(),
		PlanPaid: n.get("plan_paid_cents").stated(),
		Patient:  n.get("patient_cents").stated(),
	}
}

// stated is an amount that may be left out.
func (n node) stated() dispute.Stated {
	_, said := n.whole()
	return dispute.Stated{Cents: n.cents(), Said: said}
}
