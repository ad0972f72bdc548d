package statement

import (
	"fmt"
	"strconv"
	"strings"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/money"
	"kneadwise/wasm/offer"
)

// origins are the texts of where a figure stands, in the order of their numbers.
var origins = [...]string{"", "quote", "list", "region", "benefit", "default", "bound", "rule", "request", "reference"}

// account states each amount of one case, day by day.
func (s *statement) account(o *estimate.Offer, c *estimate.Case) {
	var day civil.Date
	visit := ledger.CourseLevel - 1
	for i := range c.Book.Entries {
		e := &c.Book.Entries[i]
		if e.Date != day || e.Visit != visit {
			day, visit = e.Date, e.Visit
			s.line(1, s.when(e))
		}
		s.entry(o, e)
	}
	s.line(1, s.words.Of("statement.sum", "total", Exact(c.Total)))
}

// when is the day of an entry, and which visit it belongs to.
func (s *statement) when(e *ledger.Entry) string {
	date := s.words.Day(e.Date)
	if e.Visit == ledger.CourseLevel {
		return date
	}
	return s.words.Of("statement.visit", "date", date, "number", e.Visit+1)
}

// entry states one amount, the rule behind it and its figures.
func (s *statement) entry(o *estimate.Offer, e *ledger.Entry) {
	who := s.words.Of("ledger.payer." + e.Payer.Code())
	if e.Kind != ledger.Share {
		who += ", " + s.words.Of("ledger.kind."+e.Kind.Code())
	}
	s.line(2, fmt.Sprintf("%s: %s. %s [%s]", who, Exact(e.Amount), s.words.Of("rule."+string(e.Rule)), e.Rule))
	for k := range e.Inputs {
		in := &e.Inputs[k]
		text := s.words.Of("field."+string(in.Field)) + ": " + s.value(in)
		if from := s.from(o, in); from != "" {
			text += " (" + from + ")"
		}
		s.line(3, text)
	}
}

// value writes a figure in its unit.
func (s *statement) value(in *ledger.Input) string {
	switch in.Unit {
	case ledger.Cents:
		return Exact(money.Amount(in.Value))
	case ledger.PPM:
		return Percent(in.Value)
	case ledger.Day:
		if in.Value == int64(offer.Forever) {
			return s.words.Of("ui.unit.forever")
		}
		return s.words.Day(civil.Date(in.Value))
	case ledger.Months:
		return s.words.Of("ui.unit.months", "count", in.Value)
	}
	return strconv.FormatInt(in.Value, 10)
}

// from says where a figure stands.
func (s *statement) from(o *estimate.Offer, in *ledger.Input) string {
	if in.Origin == 0 {
		return ""
	}
	key := "origin." + origins[in.Origin]
	values := []any{"name", s.name(o)}
	switch {
	case !s.words.Texts.Has(key + ".undated"):
		return s.words.Of(key)
	case in.Date == 0:
		key += ".undated"
	default:
		values = append(values, "date", s.words.Day(in.Date))
	}
	return s.words.Of(key, values...)
}

// Percent writes parts per million as percent: "20%", "6.25%".
func Percent(ppm int64) string {
	whole := strconv.FormatInt(ppm/10_000, 10)
	part := strings.TrimRight(fmt.Sprintf("%04d", ppm%10_000), "0")
	if part != "" {
		whole += "." + part
	}
	return whole + "%"
}
