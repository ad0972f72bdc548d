package bill

import (
	"kneadwise/wasm/civil"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

// Contract is how a payer prices a visit. A percentage of Medicare is taken of
// what the fee schedule pays for the whole visit, reduced for multiple
// procedures as Medicare reduces it.
type Contract struct {
	Rate     pricelist.Rate
	Units    pricelist.UnitRule // not said: either rule
	DailyMax money.Amount       // caps the day's sum; 0: none
	Round    pricelist.Rounding // of a share of the fee schedule
}

// Medicare is the contract of whoever pays the fee schedule itself.
func Medicare() Contract {
	return Contract{Rate: pricelist.Rate{OfMedicare: money.One}, Units: pricelist.EightMinute}
}

// Visit is what is billed for one visit. Lines hold hands-on minutes.
type Visit struct {
	Lines   []offer.Coded
	HandsOn int // hands-on minutes in all, for a unit rate where no code is said
	Day     civil.Date
	State   string // whose localities it may lie in; empty: any of the nation
}

// Allowed is what a contract allows for a visit.
type Allowed struct {
	// Range holds the allowed amount whatever is left open: the rule of units,
	// the biller's choice between tied codes, whether codes of a pair are paid
	// for both, the locality, and a conversion factor not yet published.
	Range
	Both   Range // every code paid: a pair's codes were apart and said so
	Single Range // one code of a pair alone, whichever; Both where none pair
	Units  Units // with every code paid
	// Paired are lines of which, without a modifier, one alone is paid. A rate by
	// the visit pays no line by itself, so that they change no amount there.
	Paired Set
	// Standing of the conversion factor and the year of the indices, for a share
	// of the fee schedule; else Published and 0.
	Standing  reference.Standing
	Factor    reference.Factor
	IndexYear int
}

// Allow prices a visit. It reports false where it cannot: a code that the fee
// schedule on file does not value in that year, a year without one, a place
// without localities, or a unit rate with nothing that says how many units.
func (c *Contract) Allow(v *Visit) (Allowed, bool) {
	a := Allowed{Standing: reference.Published}
	if c.Rate.ByVisit() {
		only := Range{c.Rate.Visit, c.Rate.Visit}.capped(c.DailyMax)
		a.Range, a.Both, a.Single = only, only, only
		a.Paired = Paired(v.Lines)
		return a, true
	}
	lines := v.Lines
	if len(lines) == 0 && c.Rate.Unit > 0 && v.HandsOn > 0 {
		lines = []offer.Coded{{Minutes: v.HandsOn}}
	}
	if len(lines) == 0 || len(lines) > offer.MaxCodes {
		return a, false
	}
	p := pricer{contract: c, lines: lines}
	if c.Rate.Unit == 0 && !p.schedule(v, &a) {
		return a, false
	}
	all := Set(1)<<len(lines) - 1
	a.Units = Count(lines, all, c.Units, 0)
	a.Paired = Paired(lines)
	a.Both = p.settle(all)
	a.Single = a.Both
	seen := false
	for i := range lines {
		if a.Paired.has(i) {
			a.Single = a.Single.over(p.settle(all&^a.Paired|1<<i), seen)
			seen = true
		}
	}
	a.Range = a.Both.over(a.Single, true)
	return a, true
}

// pricer prices one visit of one contract in each way that is left open.
type pricer struct {
	contract *Contract
	lines    []offer.Coded
	values   [offer.MaxCodes]reference.RelativeValue
	places   []reference.Locality
	factor   reference.Factor
	cut      int
}

// schedule looks up what the fee schedule says of the day, the codes and the
// place.
func (p *pricer) schedule(v *Visit, a *Allowed) bool {
	year := v.Day.Year()
	p.factor = reference.ConversionFactor(v.Day)
	p.places = reference.Localities(v.State, year)
	if p.factor.Standing == reference.NoData || len(p.places) == 0 {
		return false
	}
	for i, line := range p.lines {
		p.values[i] = reference.ValueOf(line.Code, year)
		known := p.values[i].Standing != reference.NoData
		if !known && p.values[i].Status != reference.CodeBundled && p.values[i].Status != reference.CodeNotCovered {
			return false
		}
	}
	p.cut = Reduction(v.Day, false)
	a.Standing, a.Factor, a.IndexYear = p.factor.Standing, p.factor, p.places[0].Year
	return true
}

// settle prices the kept lines by each rule of units that comes into question.
func (p *pricer) settle(kept Set) Range {
	switch p.contract.Units {
	case pricelist.UnitRuleNotSaid:
		return p.ruled(kept, pricelist.EightMinute).over(p.ruled(kept, pricelist.Midpoint), true)
	default:
		return p.ruled(kept, p.contract.Units)
	}
}

// ruled prices the kept lines by one rule, with every choice between tied codes.
func (p *pricer) ruled(kept Set, rule pricelist.UnitRule) Range {
	units := Count(p.lines, kept, rule, 0)
	out := p.counted(&units)
	for favoured := units.Tied; favoured != 0; favoured = (favoured - 1) & units.Tied {
		if favoured.size() == units.TiedFor {
			other := Count(p.lines, kept, rule, favoured)
			out = out.over(p.counted(&other), true)
		}
	}
	return out
}

// counted prices so many units of each line in every place.
func (p *pricer) counted(u *Units) Range {
	c := p.contract
	if c.Rate.Unit > 0 {
		sum := money.Amount(p.payable(u)) * c.Rate.Unit
		return Range{sum, sum}.capped(c.DailyMax)
	}
	var day [offer.MaxCodes]Procedure
	for i := range p.lines {
		day[i] = Procedure{p.values[i], int(u.Of[i])}
	}
	var out Range
	for i := range p.places {
		var at Range
		at.Low = Settle(day[:len(p.lines)], p.places[i], p.factor.Low, p.cut, c.Round)
		at.High = at.Low
		if p.factor.High != p.factor.Low {
			at.High = Settle(day[:len(p.lines)], p.places[i], p.factor.High, p.cut, c.Round)
		}
		out = out.over(at, i > 0)
	}
	out.Low, out.High = out.Low.Times(c.Rate.OfMedicare, money.HalfUp), out.High.Times(c.Rate.OfMedicare, money.HalfUp)
	return out.capped(c.DailyMax)
}

// payable is how many units a unit rate is paid for: those of bundled codes are
// part of other care.
func (p *pricer) payable(u *Units) int {
	n := 0
	for i := range p.lines {
		if reference.ValueOf(p.lines[i].Code, 0).Status != reference.CodeBundled {
			n += int(u.Of[i])
		}
	}
	return n
}
