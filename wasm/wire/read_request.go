package wire

import (
	"strconv"

	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/wire/message"
)

// ReadRequest reads a request. The faults are those of the message (which has
// no path then) and of codes that this engine does not know; whether the figures
// make sense is for estimate.Run to say. Nothing of the message is kept.
func ReadRequest(b []byte) (*estimate.Request, []code.Fault) {
	if len(b) > MaxRequest {
		return nil, []code.Fault{{Code: FaultTooLong, High: MaxRequest}}
	}
	if wrong := verify(b, idRequest, shapeRequest); wrong != nil {
		return nil, wrong.fault()
	}
	m := message.GetRootAsRequest(b, 0)
	r := requestReader{out: &estimate.Request{
		AsOf:     fromDay(m.AsOf()),
		BookedOn: fromDay(m.BookedOn()),
		State:    string(m.State()),
		Zip3:     string(m.Zip3()),
		Provider: reference.Provider(m.Provider()),
		Minutes:  int(m.Minutes()),
		Tip:      money.Rate(m.Tip()),
		Cleared:  m.Cleared(),

		PaysByCard: m.PaysByCard(),
	}}
	r.lists(m)
	r.plan(m)
	r.benefit(m)
	r.accounts(m)
	r.tax(m)
	r.otherPayer(m)
	r.goals(m)
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return r.out, nil
}

func (r *requestReader) goals(m *message.Request) {
	var g message.Goals
	if m.Goals(&g) == nil {
		return
	}
	to := &r.out.Goals
	to.Objectives = resize(to.Objectives, g.ObjectivesLength())
	for i := range to.Objectives {
		to.Objectives[i] = pay.Objective(g.Objectives(i))
	}
	to.Monthly, to.Window = money.Amount(g.Monthly()), int(g.Window())
}

type requestReader struct {
	reader
	out    *estimate.Request
	faults []code.Fault
}

func (r *requestReader) unknown(path string) {
	r.faults = append(r.faults, code.Fault{Path: path, Code: code.FaultUnknownValue})
}

func (r *requestReader) lists(m *message.Request) {
	r.out.Own = resize(r.out.Own, m.OwnLength())
	for i := range r.out.Own {
		var q message.Quote
		var s message.Seller
		m.Own(&q, i)
		if q.Seller(&s) != nil {
			r.seller(&r.out.Own[i].Seller, &s)
		}
		r.out.Own[i].QuotedOn = fromDay(q.QuotedOn())
	}
	r.out.Clinics = resize(r.out.Clinics, m.ClinicsLength())
	for i := range r.out.Clinics {
		r.out.Clinics[i] = string(m.Clinics(i))
	}
	r.out.QualifiesFor = resize(r.out.QualifiesFor, m.QualifiesForLength())
	for i := range r.out.QualifiesFor {
		r.out.QualifiesFor[i] = string(m.QualifiesFor(i))
	}
	r.out.Signs = resize(r.out.Signs, m.SignsLength())
	for i := range r.out.Signs {
		sign, ok := screen.Parse(string(m.Signs(i)))
		if !ok {
			r.unknown("signs[" + strconv.Itoa(i) + "]")
		}
		r.out.Signs[i] = sign
	}
}

func (r *requestReader) plan(m *message.Request) {
	var p message.PlanRequest
	if m.Plan(&p) == nil {
		return
	}
	r.out.Plan.Start = fromDay(p.Start())
	r.out.Plan.Phases = phases(r.out.Plan.Phases, p.PhasesLength(), p.Phases)
	r.out.Plan.Skip = resize(r.out.Plan.Skip, p.SkipLength())
	for i := range r.out.Plan.Skip {
		r.out.Plan.Skip[i] = fromDay(p.Skip(i))
	}
}

// phases reads n phases, which a request and an estimate both have.
func phases(into []plan.Phase, n int, at func(*message.Phase, int) bool) []plan.Phase {
	into = resize(into, n)
	for i := range into {
		var p message.Phase
		at(&p, i)
		into[i] = plan.Phase{
			Name:   plan.PhaseName(p.Name()),
			Visits: int(p.Visits()),
			Until:  fromDay(p.Until()),
			Weeks:  int(p.Weeks()),
		}
	}
	return into
}
