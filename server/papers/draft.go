package papers

import (
	"strings"

	"kneadwise/server/locale"
	"kneadwise/server/statement"
	"kneadwise/wasm/draft"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/rights"
)

// Draft is the draft of a good-faith estimate in Markdown: every item of the rule in
// its order, filled in as far as it is known. What she or the provider has to fill
// in is a blank that says whose it is.
func Draft(texts *locale.Texts, a *Answer) (string, draft.Refusal, error) {
	d, refused := draft.Make(a.Request, a.Lists, a.Estimate, a.At, a.Way.Kind)
	if refused != "" {
		return "", refused, nil
	}
	p := &form{begin(texts, a), d}
	p.line(0, "# "+p.Of("papers.gfe.title"))
	p.para(p.Of("papers.gfe.what"))
	p.para(p.due())
	for _, item := range d.Items {
		p.line(0, "")
		p.line(0, "## "+p.Of("papers.gfe."+string(item)))
		p.item(item)
	}
	p.para(p.Of("good_faith.source"))
	text, err := p.done("estimate")
	return text, "", err
}

// due says by when the estimate has to be given, and another one if the plan changes
// while there is time for it.
func (p *form) due() string {
	d := p.draft
	says := []string{p.Of("papers.gfe.as_of", "date", p.Day(d.AsOf), "asked", p.Day(d.IfAsked))}
	if d.By != 0 {
		says = append(says, p.Of("papers.gfe.booked", "by", p.Day(d.By)))
	}
	if d.Renewed >= d.AsOf {
		says = append(says, p.Of("papers.gfe.renewed", "renewed", p.Day(d.Renewed)))
	}
	return strings.Join(says, " ")
}

// form is a draft on its way.
type form struct {
	*paper
	draft *draft.Draft
}

// para writes a paragraph.
func (p *form) para(text string) {
	p.line(0, "")
	p.line(0, text)
}

// entry writes one point of a list: what it is, and what it says.
func (p *form) entry(key, says string) { p.line(0, "- "+p.Of("papers.gfe."+key)+": "+says) }

// blank is what has to be filled in, and by whom.
func (p *form) blank(who string) string {
	return "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_ *(" + p.Of("papers.gfe.blank."+who) + ")*"
}

// orBlank is what is known, or a blank for the provider.
func (p *form) orBlank(known string) string {
	if known == "" {
		return p.blank("provider")
	}
	return plainMarkdown(known)
}

// plainMarkdown is a stranger's text as text: what Markdown would obey is escaped.
func plainMarkdown(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_{}[]<>()#+-.!|~&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// item fills in one item of the rule.
func (p *form) item(item rights.Item) {
	p.line(0, "")
	d := p.draft
	switch item {
	case rights.ItemPatient:
		p.entry("name", p.blank("you"))
		p.entry("born", p.blank("you"))
	case rights.ItemService:
		p.line(0, p.service())
		p.line(0, "")
		p.line(0, p.Of("papers.gfe.first", "date", p.Day(d.Rhythm[0].First)))
	case rights.ItemList:
		p.charges()
	case rights.ItemCodes:
		p.entry("diagnosis", p.blank("provider"))
		p.entry("service_codes", p.codes())
		p.line(0, "")
		p.line(0, p.Of("papers.gfe.codes.charge"))
	case rights.ItemProvider:
		p.provider()
	case rights.ItemPlace:
		p.places()
	case rights.ItemApart:
		p.line(0, p.Of("papers.gfe.scheduled_apart.text"))
		p.line(0, "")
		p.line(0, "- "+p.blank("provider"))
	case rights.ItemDispute:
		p.line(0, p.Of("papers.gfe.right_to_dispute.text"))
		if t := d.Disputable(); d.Certain() {
			p.line(0, "")
			p.line(0, p.Of("papers.gfe.right_to_dispute.from", "amount", statement.Exact(t.Low)))
		}
	case rights.ItemRecurrences:
		p.rhythm()
	default:
		p.line(0, p.Of("papers.gfe."+string(item)+".text"))
	}
}

// service is the primary service in clear words.
func (p *form) service() string {
	v := &p.draft.Service
	style := "none"
	if v.Modality != "" {
		style = v.Modality
	}
	text := p.Of("papers.gfe.service", "style", p.Of("terms.style."+style), "minutes", v.BookedMinutes)
	if v.HandsOnMinutes > 0 {
		text += " " + p.Of("papers.gfe.hands_on", "minutes", v.HandsOnMinutes)
	}
	return locale.Capital(text)
}

// charges is the itemised list: a table of one provider's charges with their sum.
func (p *form) charges() {
	d := p.draft
	p.line(0, p.Of("papers.gfe.list.of", "name", plainMarkdown(d.Name)))
	p.line(0, "")
	p.line(0, "| "+p.Of("papers.gfe.list.date")+" | "+p.Of("papers.gfe.list.item")+" | "+p.Of("papers.gfe.list.charge")+" |")
	p.line(0, "|---|---|---:|")
	for i := range d.Lines {
		l := &d.Lines[i]
		what := p.Of("rule." + string(l.Rule))
		if l.Visit != ledger.CourseLevel {
			what = p.Of("papers.gfe.list.visit", "number", l.Visit+1) + " " + what
		}
		p.line(0, "| "+p.Day(l.Day)+" | "+what+" | "+p.charge(l)+" |")
	}
	sum := p.blank("provider")
	if d.Certain() {
		sum = statement.Exact(d.Total.Low)
	}
	p.line(0, "| | **"+p.Of("papers.gfe.list.sum")+"** | **"+sum+"** |")
	if !d.Certain() {
		p.para(p.Of("papers.gfe.list.rough", "low", statement.Exact(d.Total.Low), "high", statement.Exact(d.Total.High)))
	}
}

func (p *form) charge(l *draft.Line) string {
	switch {
	case l.Drawn:
		return p.Of("papers.gfe.list.drawn")
	case !p.draft.Certain():
		return p.blank("provider")
	}
	return statement.Exact(l.Charge)
}

// codes are the service's billing codes with their units.
func (p *form) codes() string {
	var all []string
	for _, u := range p.draft.Units {
		all = append(all, p.code(u.Code)+p.units(u.Least, u.Most))
	}
	if len(all) == 0 {
		return p.blank("provider")
	}
	return strings.Join(all, "; ")
}

func (p *form) provider() {
	d := p.draft
	npi := ""
	if d.List != nil {
		npi = d.List.NPI
	}
	p.entry("provider.name", plainMarkdown(d.Name)+" ("+p.Of("provider."+d.Provider.Code())+")")
	p.entry("provider.npi", p.orBlank(npi))
	p.entry("provider.tin", p.blank("provider"))
}

// places are the states and addresses. A list names cities and no streets.
func (p *form) places() {
	if p.draft.List == nil || len(p.draft.List.Locations) == 0 {
		p.entry("place.state", p.blank("provider"))
		p.entry("place.address", p.blank("provider"))
		return
	}
	for i := range p.draft.List.Locations {
		at := &p.draft.List.Locations[i]
		p.entry("place.state", p.Of("state."+at.State))
		p.entry("place.address", plainMarkdown(at.Name+", "+at.City)+", "+p.blank("provider"))
	}
}

// rhythm says how often the service recurs, how long and how often in all.
func (p *form) rhythm() {
	d := p.draft
	for _, r := range d.Rhythm {
		p.line(0, "- "+p.Of("papers.gfe.rhythm", "visits", p.Of("ui.unit.visits", "count", r.Visits), "every", p.every(r.Weeks),
			"first", p.Day(r.First), "last", p.Day(r.Last)))
	}
	p.line(0, "- "+p.Of("papers.gfe.rhythm.all", "visits", p.Of("ui.unit.visits", "count", d.Visits)))
	if d.Later > 0 {
		p.line(0, "- "+p.Of("papers.gfe.rhythm.later", "visits", p.Of("ui.unit.visits", "count", d.Later)))
	}
}

func (p *form) every(weeks int) string { return p.Of("papers.gfe.every", "count", weeks) }
