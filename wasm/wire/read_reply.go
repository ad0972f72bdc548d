package wire

import (
	"kneadwise/wasm/bound"
	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/plan"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/wasm/span"
	"kneadwise/wasm/wire/message"
)

// ReadReply reads what Writer.Reply wrote: for whoever runs the module from Go
// and compares its answers. The error is a [*Malformed].
func ReadReply(b []byte) (*estimate.Estimate, []code.Fault, error) {
	if wrong := verify(b, idReply, shapeReply); wrong != nil {
		return nil, nil, wrong
	}
	m := message.GetRootAsReply(b, 0)
	faults := faultsOf(m.FaultsLength(), m.Faults)
	var e message.Estimate
	if m.Estimate(&e) == nil {
		return nil, faults, nil
	}
	return estimateOf(&e), faults, nil
}

func faultsOf(n int, at func(*message.Fault, int) bool) []code.Fault {
	var list []code.Fault
	for i := range n {
		var m message.Fault
		at(&m, i)
		f := code.Fault{Path: string(m.Path()), Code: string(m.Code()), Low: int64(m.Low()), High: int64(m.High()), Other: string(m.Other())}
		if f.Code == plan.FaultTooEarly || f.Code == plan.FaultTooLate {
			f.Low, f.High = int64(fromDay(m.Low())), int64(fromDay(m.High()))
		}
		list = append(list, f)
	}
	return list
}

func codes[T ~string](n int, at func(int) []byte) []T {
	var list []T
	for i := range n {
		list = append(list, T(at(i)))
	}
	return list
}

func moneyOf(m *message.Money) span.Money {
	if m == nil {
		return span.Money{}
	}
	return span.Money{
		Low:       money.Amount(m.Low()),
		High:      money.Amount(m.High()),
		Likely:    money.Amount(m.Likely()),
		HasLikely: m.HasLikely(),
	}
}

func estimateOf(m *message.Estimate) *estimate.Estimate {
	var total, unprepaid message.Money
	e := &estimate.Estimate{
		AsOf:       fromDay(m.AsOf()),
		State:      string(m.State()),
		Minutes:    int(m.Minutes()),
		Total:      moneyOf(m.Total(&total)),
		Unprepaid:  moneyOf(m.Unprepaid(&unprepaid)),
		Difference: money.Amount(m.Difference()),
		Best:       int(m.Best()),
		BestPlain:  int(m.BestPlain()),
		Notes:      codes[code.Note](m.NotesLength(), m.Notes),
	}
	var s message.Screen
	if m.Screen(&s) != nil {
		e.Screen = screen.Result{Effect: screen.Effect(s.Effect()), Replace: s.Replace(), Cleared: s.Cleared()}
		for i := range s.SignsLength() {
			sign, _ := screen.Parse(string(s.Signs(i)))
			e.Screen.Signs = append(e.Screen.Signs, sign)
		}
	}
	var p message.Plan
	if m.Plan(&p) != nil {
		e.Plan = planOf(&p)
	}
	var g message.GoodFaith
	if m.GoodFaith(&g) != nil {
		e.GoodFaith = &estimate.GoodFaith{
			BookedOn: fromDay(g.BookedOn()), By: fromDay(g.By()), IfAsked: fromDay(g.IfAsked()), Whole: g.Whole(),
		}
	}
	for i := range m.RunnersLength() {
		var n message.Runner
		m.Runners(&n, i)
		e.Runners = append(e.Runners, estimate.Runner{Offer: int(n.Offer()), Way: int(n.Way()), More: money.Amount(n.More())})
	}
	e.Goals, e.Budget, e.Window = goalsOf(m), budgetOf(m), windowOf(m)
	for i := range m.OffersLength() {
		var o message.Offer
		m.Offers(&o, i)
		e.Offers = append(e.Offers, offerOf(&o))
	}
	e.Firm, e.Otherwise, e.Credit = m.Firm(), otherwiseOf(m), otherBillsOf(m)
	for i := range m.UnknownsLength() {
		var u message.Unknown
		m.Unknowns(&u, i)
		e.Unknowns = append(e.Unknowns, bound.Unknown{
			Fact:       code.Fact(u.Fact()),
			Offer:      int(u.Offer()),
			Item:       int(u.Item()),
			Low:        int64(u.Low()),
			High:       int64(u.High()),
			Default:    int64(u.DefaultValue()),
			HasDefault: u.HasDefault(),
			Narrowing:  money.Amount(u.Narrowing()),
			Worth:      money.Amount(u.Worth()),
			Steady:     u.Steady(),
		})
	}
	return e
}

func planOf(m *message.Plan) plan.Plan {
	p := plan.Plan{
		Start:    fromDay(m.Start()),
		Phases:   phases(nil, m.PhasesLength(), m.Phases),
		Reassess: fromDay(m.Reassess()),
		Notes:    codes[code.Note](m.NotesLength(), m.Notes),
	}
	for i := range m.VisitsLength() {
		var v message.Visit
		m.Visits(&v, i)
		p.Visits = append(p.Visits, plan.Visit{Date: fromDay(v.Date()), Phase: int(v.Phase())})
	}
	return p
}

func offerOf(m *message.Offer) estimate.Offer {
	var disputable message.Money
	o := estimate.Offer{
		Kind:     estimate.Kind(m.Kind()),
		Index:    int(m.Index()),
		ID:       string(m.Id()),
		Provider: reference.Provider(m.Provider()),
		Service:  int(m.Service()),
		Booked:   int(m.Booked()),
		HandsOn:  int(m.HandsOn()),
		Since:    fromDay(m.Since()),
		Notes:    codes[code.Note](m.NotesLength(), m.Notes),

		Disputable: moneyOf(m.Disputable(&disputable)),

		Evens: evensOf(m),
		Early: estimate.Reach{Visits: int(m.EarlyVisits()), HandsOn: int(m.EarlyHandsOn())},
		Whole: estimate.Reach{Visits: int(m.WholeVisits()), HandsOn: int(m.WholeHandsOn())},
	}
	for i := range m.WaysLength() {
		var w message.Way
		m.Ways(&w, i)
		o.Ways = append(o.Ways, wayOf(&w))
	}
	o.Missed = bound.Miss{Low: money.Amount(m.MissedLow()), High: money.Amount(m.MissedHigh())}
	for i := range m.GatesLength() {
		var g message.Gate
		m.Gates(&g, i)
		o.Gates = append(o.Gates, estimate.Gate{Code: code.Note(g.Code()), Cost: money.Amount(g.Cost())})
	}
	var r message.Region
	if m.Region(&r) != nil {
		o.Region = regionOf(&r)
	}
	return o
}

func regionOf(m *message.Region) *reference.Regional {
	var price message.Money
	var from message.RegionOrigin
	p := moneyOf(m.Price(&price))
	return &reference.Regional{
		Low: p.Low, High: p.High, Likely: p.Likely, HasLikely: p.HasLikely,
		LowFrom:    originOf(m.LowFrom(&from)),
		LikelyFrom: originOf(m.LikelyFrom(&from)),
		HighFrom:   originOf(m.HighFrom(&from)),
	}
}

func originOf(m *message.RegionOrigin) reference.Origin {
	if m == nil {
		return reference.Origin{}
	}
	o := reference.Origin{Base: money.Amount(m.Base()), Index: money.Rate(m.Index()), State: string(m.State())}
	name := string(m.Source())
	for s := reference.SourceID(1); s.Code() != ""; s++ {
		if s.Code() == name {
			o.Source = s
		}
	}
	return o
}
