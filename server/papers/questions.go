package papers

import (
	"strconv"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/wasm/bound"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/question"
)

// Questions are those worth asking, under who can answer them. It is of the answer
// as a whole and of no one case.
func Questions(texts *locale.Texts, a *Answer) (string, error) {
	p := begin(texts, a)
	p.line(0, p.Of("papers.questions.title", "date", p.Day(a.Estimate.AsOf)))
	asked := 0
	for who := question.Insurer; who <= question.Herself; who++ {
		all := question.Asked(a.Estimate, who)
		if len(all) == 0 {
			continue
		}
		asked += len(all)
		p.line(0, "")
		p.line(0, p.Of("ui.next."+who.Code()))
		for i := range all {
			p.question(i+1, &all[i])
		}
		if who == question.Insurer {
			p.codes()
		}
	}
	p.together(asked)
	return p.done("questions")
}

// question is one, with what its answer is worth.
func (p *paper) question(number int, u *bound.Unknown) {
	ask := "ask." + string(u.Fact)
	at := ""
	if u.Offer >= 0 {
		o := &p.Estimate.Offers[u.Offer]
		if o.Kind == estimate.Regional {
			ask = "ui.ask.region.price"
		} else {
			at = p.Of("ui.unknown.at", "name", p.name(o)) + " "
		}
	}
	p.line(1, strconv.Itoa(number)+". "+at+p.Of("ui.ask.quoted", "question", p.Of(ask)))
	var says []string
	if u.Worth > 0 {
		says = append(says, p.Of("ui.unknown.worth", "amount", locale.Dollars(u.Worth)))
	}
	if u.Narrowing > 0 {
		says = append(says, p.Of("ui.unknown.narrowing", "amount", locale.Dollars(u.Narrowing)))
	}
	p.line(2, " "+strings.Join(says, " "))
}

// codes are those to name to the insurer.
func (p *paper) codes() {
	all := question.Codes(p.Estimate, p.Request, p.Lists)
	p.line(1, p.Of("papers.questions.codes"))
	for _, n := range all {
		p.line(2, p.code(n.Code)+p.units(n.Least, n.Most))
	}
	if all[0].Usual {
		p.line(1, p.Of("papers.questions.usual"))
	}
}

// code is a billing code with what we call it. The names that its owner gives to
// codes are not ours to print.
func (p *paper) code(code string) string {
	if key := "papers.code." + code; p.Texts.Has(key) {
		return p.Of("papers.code", "code", code, "label", p.Of(key))
	}
	return code
}

// units are how many of a code a visit makes, where it is known.
func (p *paper) units(least, most int) string {
	switch {
	case most == 0:
		return ""
	case least == most:
		return ", " + p.Of("papers.units", "count", most)
	}
	return ", " + p.Of("papers.units.between", "least", least, "most", most)
}

// together names what is not known and settles nothing by itself, where the range
// is wide all the same, and says so where there is nothing to ask.
func (p *paper) together(asked int) {
	var names []string
	for i := range p.Estimate.Unknowns {
		u := &p.Estimate.Unknowns[i]
		name := p.Of("fact." + string(u.Fact))
		if !question.Matters(u) && p.Estimate.Total.Low != p.Estimate.Total.High && !has(names, name) {
			names = append(names, name)
		}
	}
	switch {
	case len(names) > 0:
		p.line(0, "")
		p.line(0, p.Of("ui.unknown.together", "facts", strings.Join(names, "; ")))
	case asked == 0:
		p.line(0, p.Of("papers.questions.none"))
	}
}

func has(names []string, name string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	return false
}
