package papers

import (
	"strings"

	"kneadwise/server/locale"
	"kneadwise/server/statement"
	"kneadwise/wasm/agenda"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/ics"
	"kneadwise/wasm/ledger"
)

// Calendar is the days of a case as an iCalendar file. A bill that she had on the
// day billed adds the last day to dispute it; 0: she had none.
func Calendar(texts *locale.Texts, a *Answer, billed civil.Date) (string, error) {
	p := begin(texts, a)
	var events []ics.Event
	for _, e := range agenda.List(&a.Estimate.Plan, a.Case, billed) {
		events = append(events, p.event(&e))
	}
	p.text.Write(ics.Write(a.Estimate.AsOf, events))
	return p.done("calendar")
}

// course names the course for ever: at another place it is another one.
func (a *Answer) course() string {
	o := a.Offer()
	id := o.ID
	if o.Kind == estimate.Regional {
		id = a.Estimate.State
	}
	return o.Kind.Code() + "/" + id
}

func (p *paper) event(e *agenda.Entry) ics.Event {
	key := "papers.day." + e.Kind.Code()
	o := p.Offer()
	seller, _ := p.seller()
	item := ""
	if seller != nil && e.Item >= 0 && e.Item < len(seller.Packages) {
		item = seller.Packages[e.Item].ID
	}
	values := []any{
		"number", e.Number, "count", len(p.Estimate.Plan.Visits), "amount", statement.Exact(e.Amount), "name", p.name(o),
		"minutes", p.Estimate.Minutes, "item", item,
	}
	var says []string
	switch e.Kind {
	case agenda.Visit:
		says = append(says, p.Of(key+".text", values...))
		if e.Amount > 0 {
			says = append(says, p.Of("papers.day.pay", values...))
		} else {
			says = append(says, p.Of("papers.day.nothing", values...))
		}
	case agenda.Payment:
		says = append(p.paid(e.Day), p.Of(key+".text", values...))
	case agenda.Reassess:
		says = append(says, p.Of("note.plan.reassess"))
	case agenda.DisputeBy:
		says = append(says, p.Of("good_faith.dispute"))
	default:
		says = append(says, p.Of(key+".text", values...))
	}
	if e.Amount > 0 && !p.Way.Certain() {
		says = append(says, p.Of("papers.case."+p.Case.Kind.Code()))
	}
	return ics.Event{
		UID: ics.UID(p.course(), e.Kind.Code(), e.Number), Day: e.Day, Summary: p.Of(key, values...), Description: strings.Join(says, "\n"),
	}
}

// paid are the amounts that she pays on a day, each with its rule.
func (p *paper) paid(day civil.Date) (lines []string) {
	for i := range p.Case.Book.Entries {
		e := &p.Case.Book.Entries[i]
		if e.Date == day && e.Payer == ledger.You && e.Kind != ledger.Unused && e.Kind != ledger.Return {
			lines = append(lines, statement.Exact(e.Amount)+": "+p.Of("rule."+string(e.Rule)))
		}
	}
	return lines
}
