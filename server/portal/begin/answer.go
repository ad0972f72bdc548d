package begin

import (
	"fmt"

	"kneadwise/server/locale"
	"kneadwise/server/portal/course"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/review"
)

// Answer is what the page says of a menu.
type Answer struct {
	Course   string // which visits, and from when to when
	Total    string
	Way      string // how they are paid, as the calculator says it
	More     string // what paying nothing ahead costs more; empty where nothing
	Minutes  int
	Usual    bool   // whether Minutes are the 60 that visitors begin with
	Regional string // what they cost at the state's prices, in a sentence
	Findings []Finding
}

// Finding is one thing that the owner may not have meant.
type Finding struct {
	Text  string
	Grave bool // it costs a buyer money or misleads her
}

// answer asks the engine. The error is a text or a rule of ours that does not fit:
// what she typed was checked before.
func answer(text *locale.Texts, m *Menu, day civil.Date) (*Answer, error) {
	name, err := text.Of("begin.your_clinic")
	if err != nil {
		return nil, err
	}
	list := m.List(name, day)
	if faults := list.Check(); len(faults) > 0 {
		return nil, fmt.Errorf("a menu that was checked makes a list with a fault: %w", faults[0])
	}
	e, faults := estimate.Run(&estimate.Request{
		AsOf: day, State: m.State, Provider: m.Provider, Minutes: m.asked(), Clinics: []string{slug},
	}, estimate.Lists{*list})
	if len(faults) > 0 {
		return nil, fmt.Errorf("couldn't answer the default visitor: %w", faults[0])
	}
	said, err := course.Of(text, &e)
	if err != nil {
		return nil, err
	}
	if !said.Priced {
		return nil, fmt.Errorf("the menu has no price for visits of %d minutes", m.asked())
	}
	a := &Answer{Total: said.Total, Way: said.Way, More: said.More, Minutes: said.Minutes, Usual: said.Minutes == 60}
	if a.Course, err = dated(text, &e); err != nil {
		return nil, err
	}
	if a.Regional, err = regional(text, m, &e); err != nil {
		return nil, err
	}
	a.Findings, err = findings(text, review.Lint(list, day))
	return a, err
}

// dated says which visits they are.
func dated(text *locale.Texts, e *estimate.Estimate) (string, error) {
	visits := e.Plan.Visits
	first, err := text.Date(visits[0].Date)
	if err != nil {
		return "", err
	}
	last, err := text.Date(visits[len(visits)-1].Date)
	if err != nil {
		return "", err
	}
	return text.Of("ui.sum.course", "count", len(visits), "minutes", e.Minutes, "start", first, "end", last)
}

// regional says what the same visits cost at the state's prices.
func regional(text *locale.Texts, m *Menu, e *estimate.Estimate) (string, error) {
	provider, err := text.Of("provider." + m.Provider.Code())
	if err != nil {
		return "", err
	}
	state, err := text.Of("state." + m.State)
	if err != nil {
		return "", err
	}
	total, typical, _, ok, err := course.Regional(text, e)
	if err != nil {
		return "", err
	}
	key := "begin.region.range"
	switch {
	case !ok:
		return text.Of("begin.region.none", "provider", provider, "state", state, "minutes", e.Minutes)
	case typical:
		key = "begin.region"
	}
	return text.Of(key, "provider", provider, "state", state, "total", total)
}
