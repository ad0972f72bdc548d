package papers

import (
	"strconv"

	"kneadwise/server/locale"
	"kneadwise/server/statement"
	"kneadwise/wasm/code"
	"kneadwise/wasm/dispute"
	"kneadwise/wasm/money"
)

// Bill is a bill, or an insurer's explanation of one, line by line against the
// case, and how many things in it there are to object to.
func Bill(texts *locale.Texts, a *Answer, b *dispute.Bill) (string, int, error) {
	p := begin(texts, a)
	r := dispute.Compare(dispute.Expect(a.Request, a.Lists, a.Estimate, a.At, a.Way, a.Case), b)
	p.line(0, p.Of("papers.bill.title."+b.IssuedBy.Code()))
	p.line(0, p.Of("papers.bill.against", "name", p.name(a.Offer()), "way", p.Of("way."+a.Way.Kind.Code())))
	if !a.Way.Certain() {
		p.line(0, p.Of("papers.case."+a.Case.Kind.Code()))
	}
	for i := range r.Rows {
		p.row(b, &r, i)
	}
	p.line(0, "")
	p.line(0, p.Of("papers.bill.sum", "charged", statement.Exact(r.Charged), "asked", statement.Exact(r.Asked),
		"expected", statement.Exact(r.Expected), "difference", statement.Exact(r.Difference)))
	p.found(&r, -1)
	p.goodFaith(r.GoodFaith)
	p.line(0, "")
	if len(r.Findings) == 0 {
		p.line(0, p.Of("papers.bill.none"))
	} else {
		p.line(0, p.Of("papers.bill.some", "count", len(r.Findings), "amount", statement.Exact(r.Worth())))
	}
	text, err := p.done("bill")
	return text, len(r.Findings), err
}

// row is one day: its lines, what was expected, and what there is to object to.
func (p *paper) row(b *dispute.Bill, r *dispute.Report, at int) {
	row := &r.Rows[at]
	p.line(0, "")
	day := p.Day(row.Date)
	switch {
	case row.Visit < 0:
		p.line(0, day)
	case row.Planned != 0:
		p.line(0, p.Of("papers.bill.moved", "date", day, "number", row.Visit+1, "planned", p.Day(row.Planned)))
	default:
		p.line(0, p.Of("statement.visit", "date", day, "number", row.Visit+1))
	}
	for _, i := range row.Lines {
		p.billed(&b.Lines[i])
	}
	p.line(1, p.Of("papers.bill.day", "asked", statement.Exact(row.Asked), "expected", statement.Exact(row.Expected),
		"difference", statement.Exact(row.Difference)))
	p.found(r, at)
}

// billed is a line as the paper has it.
func (p *paper) billed(l *dispute.Line) {
	text := ""
	if l.Code != "" {
		text = p.code(l.Code) + p.units(l.Units, l.Units) + ": "
	}
	text += p.Of("papers.bill.charge", "amount", statement.Exact(l.Charge))
	for _, part := range []struct {
		key    string
		stated dispute.Stated
	}{
		{"allowed", l.Allowed}, {"plan_paid", l.PlanPaid}, {"patient", l.Patient},
		{"deductible", l.Deductible}, {"copay", l.Copay}, {"coinsurance", l.Coinsurance},
	} {
		if part.stated.Said {
			text += "; " + p.Of("papers.bill."+part.key, "amount", statement.Exact(part.stated.Cents))
		}
	}
	if l.Note != "" {
		text += "; " + p.Of("ui.ask.quoted", "question", l.Note)
	}
	p.line(1, text)
}

// found is what there is to object to in a row; -1: in the paper as a whole.
func (p *paper) found(r *dispute.Report, row int) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Row != row {
			continue
		}
		figure := func(v int64) string { return statement.Exact(money.Amount(v)) }
		if f.Code == code.UnitsAbove {
			figure = func(v int64) string { return strconv.FormatInt(v, 10) }
		}
		p.line(1, "! "+p.Of(string(f.Code), "billed", figure(f.Billed), "expected", figure(f.Expected))+" ["+string(f.Code)+"]")
	}
}

// goodFaith says how the bill stands to the written estimate.
func (p *paper) goodFaith(g *dispute.GoodFaith) {
	if g == nil {
		return
	}
	p.line(0, "")
	whose := "papers.bill.estimate.worked_out"
	if g.Own {
		whose = "papers.bill.estimate.own"
	}
	p.line(0, p.Of(whose, "billed", statement.Exact(g.Billed), "estimate", statement.Exact(g.Estimate)))
	if g.Over > 0 {
		p.line(0, p.Of("papers.bill.over", "over", statement.Exact(g.Over)))
	}
	if !g.Disputable {
		if g.Part {
			p.line(0, p.Of("papers.bill.part"))
		}
		if g.Over > 0 {
			p.line(0, p.Of("papers.bill.not_disputable"))
		}
		return
	}
	if g.Until != 0 {
		p.line(0, p.Of("papers.bill.until", "date", p.Day(g.Until)))
	}
	p.line(0, p.Of("good_faith.dispute"))
	p.line(0, p.Of("good_faith.source"))
}
