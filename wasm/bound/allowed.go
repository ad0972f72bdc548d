package bound

import (
	"kneadwise/wasm/bill"
	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/span"
)

// schedule is what a contract by the unit, or of Medicare's fee schedule, allows
// for each visit of a course. It is worked out once for a service and insurer.
type schedule struct {
	service  int
	payer    *pricelist.Payer
	contract bill.Contract
	visits   []*bill.Allowed // empty where it cannot be worked out; alike days share one
}

// scheduled is the schedule of the subject's service, nil where its contract
// names an amount a visit, none at all, or one that cannot be worked out.
func (s *Subject) scheduled(g *gate) *schedule {
	if g.payer == nil {
		return nil
	}
	if s.known == nil || s.known.service != s.Service || s.known.payer != g.payer {
		s.known = s.schedule(g.payer)
	}
	if len(s.known.visits) == 0 {
		return nil
	}
	return s.known
}

// schedule works out what an insurer's contract allows for each visit.
func (s *Subject) schedule(payer *pricelist.Payer) *schedule {
	out := &schedule{service: s.Service, payer: payer}
	for _, r := range payer.Rates {
		if r.Service == s.Service && !r.ByVisit() {
			out.contract = bill.Contract{Rate: r, Units: payer.UnitRule, DailyMax: payer.DailyMax, Round: payer.Rounding}
		}
	}
	if out.contract.Rate.ByVisit() {
		return out
	}
	service := &s.Seller.Services[s.Service]
	v := bill.Visit{Lines: service.Codes, HandsOn: service.HandsOnMinutes, State: s.oneState()}
	for i, day := range s.Dates {
		// What changes with the day is the year and the factor.
		if i > 0 && day.Year() == v.Day.Year() && reference.ConversionFactor(day) == out.visits[i-1].Factor {
			out.visits = append(out.visits, out.visits[i-1])
			continue
		}
		v.Day = day
		allowed, ok := out.contract.Allow(&v)
		if !ok {
			out.visits = nil
			return out
		}
		if out.contract.Rate.Unit > 0 {
			allowed.Factor = reference.ConversionFactor(day) // plays no part, and marks the days that are alike
		}
		out.visits = append(out.visits, &allowed)
	}
	return out
}

// oneState is the state that all of the clinic's locations lie in, "" where they
// lie in several and the visit's is not known.
func (s *Subject) oneState() string {
	if s.List == nil {
		return ""
	}
	state := s.List.State()
	for i := range s.List.Locations {
		if s.List.Locations[i].State != state {
			return ""
		}
	}
	return state
}

// allow fixes the allowed amounts of a scheduled contract, each at most the
// visit's price, and reports false where there is none. What the schedule leaves
// open is one fact of the course: the allowed amount of the visit of which it
// leaves most, from which the others follow in proportion.
func (f *facts) allow(g *gate, c *pay.Course) bool {
	known := f.s.scheduled(g)
	if known == nil {
		return false
	}
	widest := 0
	for i := range known.visits {
		if known.at(i, c.Price[i]).width() > known.at(widest, c.Price[widest]).width() {
			widest = i
		}
	}
	most := known.at(widest, c.Price[widest])
	value := most.High
	if most.width() > 0 {
		d := reference.Domain{Low: int64(most.Low), High: int64(most.High), Default: int64(most.High)}
		value = money.Amount(f.fix(code.FactAllowed, rising(d), span.Span{}))
	}
	for i := range known.visits {
		at := known.at(i, c.Price[i])
		c.Claims.Allowed = append(c.Claims.Allowed, at.in(most, value))
	}
	return true
}

// corridor is the allowed amount of one visit, at most its price.
type corridor struct{ Low, High money.Amount }

func (k *schedule) at(visit int, price money.Amount) corridor {
	a := k.visits[visit]
	return corridor{min(a.Low, price), min(a.High, price)}
}

func (c corridor) width() money.Amount { return c.High - c.Low }

// in is where an amount stands that stands at value in another corridor.
func (c corridor) in(other corridor, value money.Amount) money.Amount {
	if other.width() == 0 {
		return c.High
	}
	part, _ := money.MulDiv(int64(c.width()), int64(value-other.Low), int64(other.width()), money.HalfUp)
	return c.Low + money.Amount(part)
}

// allowedFrom says for each visit where its allowed amount comes from, nil where
// no schedule has it.
func (s *Subject) allowedFrom(g *gate, p Point, c *pay.Course) [][]ledger.Input {
	known := s.scheduled(g)
	if known == nil {
		return nil
	}
	all := make([][]ledger.Input, len(known.visits))
	for i := range known.visits {
		if i > 0 && known.visits[i] == known.visits[i-1] && c.Claims.Allowed[i] == c.Claims.Allowed[i-1] {
			all[i] = all[i-1]
			continue
		}
		all[i] = known.inputs(i, p, c.Claims.Allowed[i])
	}
	return all
}

// inputs are the figures that one visit's allowed amount was made of.
func (k *schedule) inputs(visit int, p Point, allowed money.Amount) []ledger.Input {
	a := k.visits[visit]
	from := pay.Source{Origin: ledger.FromRule}
	if a.Low != a.High {
		from = insured(span.Span{}, p.Insurance)
	}
	rate := ledger.Input{
		Field: ledger.ContractShare, Unit: ledger.PPM, Value: int64(k.contract.Rate.OfMedicare),
		Origin: ledger.FromList, Date: k.payer.VerifiedOn,
	}
	if k.contract.Rate.Unit > 0 {
		rate.Field, rate.Unit, rate.Value = ledger.ContractUnit, ledger.Cents, int64(k.contract.Rate.Unit)
	}
	in := []ledger.Input{{Field: ledger.Allowed, Unit: ledger.Cents, Value: int64(allowed), Origin: from.Origin}, rate}
	in = append(in, a.Inputs(p.Insurance != Best, from.Origin)...)
	if k.payer.DailyMax > 0 {
		in = append(in, ledger.Input{
			Field: ledger.DailyMax, Unit: ledger.Cents, Value: int64(k.payer.DailyMax), Origin: ledger.FromList, Date: k.payer.VerifiedOn,
		})
	}
	return in
}

// AllowedNotes warns of codes that are often paid only one at a time, whatever
// the rate, and says what a scheduled contract leaves open or takes from another
// year.
func (s *Subject) AllowedNotes() []code.Note {
	var notes []code.Note
	if bill.Paired(s.Seller.Services[s.Service].Codes) != 0 {
		notes = append(notes, code.CodesPaired)
	}
	g := s.gate()
	known := s.scheduled(&g)
	if known == nil {
		return notes
	}
	first, last := known.visits[0], known.visits[len(known.visits)-1]
	for _, n := range [...]struct {
		holds bool
		note  code.Note
	}{
		{first.Units.Tied != 0, code.UnitsTied},
		{known.contract.Units == pricelist.UnitRuleNotSaid, code.UnitRuleEither},
		{last.IndexYear != 0 && s.Dates[len(s.Dates)-1].Year() > last.IndexYear, code.IndexStandsIn},
		{last.Standing == reference.Unpublished, code.FeesUnpublished},
	} {
		if n.holds {
			notes = append(notes, n.note)
		}
	}
	return notes
}
