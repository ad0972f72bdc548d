package document_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/dispute"
	"kneadwise/wasm/document"
	"kneadwise/wasm/money"
)

// fullBill has every field that a bill may have.
const fullBill = `{
 "format": "kneadwise.bill/1",
 "issued_by": "plan",
 "provider": "Main Street",
 "issued_on": "2027-01-05",
 "received_on": "2027-01-09",
 "period": {"from": "2026-12-01", "until": "2026-12-31"},
 "good_faith_estimate_cents": 70000,
 "lines": [
  {"date": "2026-12-08", "code": "97124", "units": 3, "charge_cents": 12000, "allowed_cents": 9000, "plan_paid_cents": 6000, "patient_cents": 3000,
   "deductible_cents": 1000, "copay_cents": 500, "coinsurance_cents": 1500, "note": "In network"},
  {"date": "2026-12-15", "charge_cents": 0}
 ],
 "totals": {"charge_cents": 12001, "allowed_cents": 9001, "plan_paid_cents": 6001, "patient_cents": 3001}
}`

// bill makes a valid bill, up to its limits.
func (s source) bill() *dispute.Bill {
	const most = int(money.MaxInput)
	stated := func(name string) dispute.Stated {
		if s.maybe(name + " said") {
			return dispute.Stated{Cents: money.Amount(s.between(name, 0, most)), Said: true}
		}
		return dispute.Stated{}
	}
	parts := func(name string) dispute.Parts {
		return dispute.Parts{Allowed: stated(name + " allowed"), PlanPaid: stated(name + " paid"), Patient: stated(name + " hers")}
	}
	b := &dispute.Bill{
		IssuedBy: dispute.Issuer(s.between("issuer", int(dispute.Provider), int(dispute.Plan))), Estimate: stated("estimate"),
		Totals: dispute.Totals{Charge: stated("charges"), Parts: parts("totals")},
	}
	if s.maybe("named") {
		b.Provider = s.name("provider")
	}
	early := s.day("day")
	if s.maybe("period") {
		b.From, b.Until = early, early
	}
	if s.maybe("issued") {
		b.IssuedOn = early
	}
	if s.maybe("received") {
		b.ReceivedOn = early
	}
	for range s.between("lines", 1, 5) {
		l := dispute.Line{
			Date: early, Units: s.between("units", 0, dispute.MaxUnits), Charge: money.Amount(s.between("charge", 0, most)), Parts: parts("line"),
			Deductible: stated("deductible"), Copay: stated("copay"), Coinsurance: stated("coinsurance"),
		}
		if s.maybe("coded") {
			l.Code = rapid.StringMatching(`[0-9A-Z][0-9]{4}`).Draw(s.T, "code")
		}
		if s.maybe("noted") {
			l.Note = s.name("note")
		}
		b.Lines = append(b.Lines, l)
	}
	return b
}

func TestValidBillsPassReaderAndSchema(t *testing.T) {
	schema := compile(t, "bill.schema.json")
	rapid.Check(t, func(t *rapid.T) {
		want := source{t}.bill()
		text := document.WriteBill(want)
		got, faults := document.ReadBill(text)
		refuse(t, text, faults)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-written +read)\n%s", diff)
		}
		if again := document.WriteBill(got); !bytes.Equal(again, text) {
			t.Fatalf("canonical bytes differ:\n%s\n%s", text, again)
		}
		if err := validate(t, schema, text); err != nil {
			t.Fatalf("%v\nin %s", err, text)
		}
	})
}

func TestBrokenBillsAreRefusedByReaderAndSchema(t *testing.T) {
	schema := compile(t, "bill.schema.json")
	if err := validate(t, schema, []byte(fullBill)); err != nil {
		t.Fatal(err)
	}
	if b, faults := document.ReadBill([]byte(fullBill)); b == nil {
		t.Fatal(faults)
	}
	for name, c := range map[string]change{
		"another format":             {`kneadwise.bill/1`, `kneadwise.bill/2`, "format", document.WrongFormat, false},
		"no format":                  {`"format": "kneadwise.bill/1",`, ``, "format", code.FaultRequired, false},
		"nobody's":                   {`"issued_by": "plan",`, ``, "issued_by", code.FaultRequired, false},
		"a stranger's":               {`"plan"`, `"lawyer"`, "issued_by", code.FaultUnknownValue, false},
		"a name that turns around":   {`"Main Street"`, `"Main \u202eStreet"`, "provider", code.FaultUnknownValue, false},
		"no such day":                {`"2027-01-05"`, `"2027-02-30"`, "issued_on", "civil.no_such_day", false},
		"come before it was issued":  {`"2027-01-09"`, `"2027-01-04"`, "received_on", code.FaultOrder, true},
		"a period that ends early":   {`"until": "2026-12-31"`, `"until": "2026-11-30"`, "period.until", code.FaultOrder, true},
		"a period without end":       {`, "until": "2026-12-31"`, ``, "period.until", code.FaultRequired, false},
		"a line of another month":    {`"date": "2026-12-08"`, `"date": "2027-01-02"`, "lines[0].date", code.FaultContradicts, true},
		"a line of tomorrow":         {`"date": "2026-12-08"`, `"date": "2027-01-06"`, "lines[0].date", code.FaultOrder, true},
		"a line of no day":           {`"date": "2026-12-15", `, ``, "lines[1].date", code.FaultRequired, false},
		"a line without charge":      {`, "charge_cents": 0`, ``, "lines[1].charge_cents", code.FaultRequired, false},
		"a credit":                   {`"charge_cents": 0`, `"charge_cents": -100`, "lines[1].charge_cents", code.FaultTooSmall, false},
		"a code of four digits":      {`"97124"`, `"9712"`, "lines[0].code", code.FaultTooSmall, false},
		"a code of letters":          {`"97124"`, `"abcde"`, "lines[0].code", code.FaultUnknownValue, false},
		"no units":                   {`"units": 3`, `"units": 0`, "lines[0].units", code.FaultTooSmall, false},
		"a day of units":             {`"units": 3`, `"units": 97`, "lines[0].units", code.FaultTooLarge, false},
		"dollars and cents":          {`"allowed_cents": 9000`, `"allowed_cents": 90.50`, "lines[0].allowed_cents", document.NotWhole, false},
		"a million dollars and more": {`"coinsurance_cents": 1500`, `"coinsurance_cents": 100000001`, "lines[0].coinsurance_cents", code.FaultTooLarge, false},
		"an unknown field":           {`"units": 3`, `"unit": 3`, "lines[0].unit", document.UnknownField, false},
		"an unknown total":           {`"charge_cents": 12001`, `"charges": 12001`, "totals.charges", document.UnknownField, false},
		"a note of two lines":        {`"In network"`, `"In\nnetwork"`, "lines[0].note", code.FaultUnknownValue, false},
		"null":                       {`"good_faith_estimate_cents": 70000`, `"good_faith_estimate_cents": null`, "good_faith_estimate_cents", document.Null, false},
	} {
		t.Run(name, func(t *testing.T) {
			text := c.apply(t, fullBill)
			b, faults := document.ReadBill(text)
			if b != nil {
				t.Error("taken")
			}
			c.judge(t, schema, text, faults)
		})
	}
}

func TestABillHasALineAndNotTooMany(t *testing.T) {
	const head = `{"format": "kneadwise.bill/1", "issued_by": "provider", "lines": [`
	const line = `{"date": "2026-12-08", "charge_cents": 1}`
	for lines, what := range map[int]string{0: code.FaultRequired, 200: "", 201: code.FaultTooMany} {
		text := head
		for i := range lines {
			if i > 0 {
				text += ","
			}
			text += line
		}
		_, faults := document.ReadBill([]byte(text + "]}"))
		switch {
		case what == "" && len(faults) > 0, what != "" && (len(faults) != 1 || faults[0].Path != "lines" || faults[0].Code != what):
			t.Errorf("%d lines: %v", lines, faults)
		}
	}
}

func FuzzReadBill(f *testing.F) {
	f.Add([]byte(fullBill))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, faults := document.ReadBill(text)
		if b == nil {
			refused(t, text, faults)
			return
		}
		if len(faults) > 0 || !json.Valid(text) || len(b.Check()) > 0 {
			t.Errorf("taken with faults: %v, %v", faults, b.Check())
		}
		written := document.WriteBill(b)
		again, faults := document.ReadBill(written)
		if len(faults) > 0 {
			t.Fatalf("its canonical bytes are refused: %v\n%s", faults, written)
		}
		if diff := cmp.Diff(b, again); diff != "" {
			t.Errorf("canonical bytes say something else\n%s", diff)
		}
		// Whatever was taken can be held against a course.
		dispute.Compare(&dispute.Expected{}, b)
	})
}
