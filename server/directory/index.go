package directory

import (
	"cmp"
	"slices"
	"strings"

	"kneadwise/server/fault"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/publish"
)

// IndexView is the page of all clinics, or of one state's.
type IndexView struct {
	page.Frame
	Heading string
	States  []StateLink
	Every   StateLink
	Groups  []Group // empty where there are too many to show without a state
}

// StateLink leads to the clinics of a state.
type StateLink struct {
	Label, URL string
	Current    bool
}

// Group is the clinics of one state.
type Group struct {
	State   string
	Clinics []Entry
}

// Entry is one clinic in the list.
type Entry struct {
	Name, URL, Provider, Place string
	Hour                       string // the price of 60 minutes; empty where none is sold
	Demonstration              bool
}

// mostListed is the number of clinics that stand on one page without a state.
const mostListed = 200

// compared is the length of the visit whose price stands in the list.
const compared = 60

func (d *Directory) indexView(e *edition, language locale.Language, state string) (IndexView, error) {
	frame, err := d.options.Site.Frame(indexPath(state), language)
	if err != nil {
		return IndexView{}, err
	}
	v := IndexView{Frame: frame}
	byState := map[string][]publish.Listed{}
	for _, l := range e.library.Lists() {
		l.List = l.List.On(e.day)
		byState[l.List.State()] = append(byState[l.List.State()], l)
	}
	if state != "" && byState[state] == nil {
		return IndexView{}, fault.New(fault.NotFound, "no clinic of that state is listed")
	}
	names := map[string]string{}
	for code, lists := range byState {
		if names[code], err = frame.Text.Of("state." + code); err != nil {
			return IndexView{}, err
		}
		label, err := frame.Text.Of("clinics.state", "state", names[code], "count", len(lists))
		if err != nil {
			return IndexView{}, err
		}
		v.States = append(v.States, StateLink{label, page.In(language, indexPath(code)), code == state})
	}
	slices.SortFunc(v.States, func(a, b StateLink) int { return strings.Compare(sortable(a.Label), sortable(b.Label)) })
	if v.Every.Label, err = frame.Text.Of("clinics.every", "count", len(e.library.Lists())); err != nil {
		return IndexView{}, err
	}
	v.Every.URL, v.Every.Current = page.In(language, page.ClinicsPath), state == ""
	if v.Heading, err = heading(frame.Text, names[state]); err != nil {
		return IndexView{}, err
	}
	for code, lists := range byState {
		if code != state && (state != "" || len(e.library.Lists()) > mostListed) {
			continue
		}
		g := Group{State: names[code]}
		if g.Clinics, err = entries(frame.Text, language, lists); err != nil {
			return IndexView{}, err
		}
		v.Groups = append(v.Groups, g)
	}
	slices.SortFunc(v.Groups, func(a, b Group) int { return strings.Compare(sortable(a.State), sortable(b.State)) })
	return v, nil
}

func heading(text *locale.Texts, state string) (string, error) {
	if state == "" {
		return text.Of("clinics.h1")
	}
	return text.Of("clinics.in", "state", state)
}

func entries(text *locale.Texts, language locale.Language, lists []publish.Listed) ([]Entry, error) {
	var all []Entry
	for _, l := range lists {
		provider, err := text.Of("provider." + l.List.Seller.Provider.Code())
		if err != nil {
			return nil, err
		}
		e := Entry{
			Name: l.List.Name, URL: page.In(language, clinicPath(l.List.Seller.ID)), Provider: provider,
			Place: l.List.Locations[0].City, Demonstration: l.List.Demonstration,
		}
		if price, ok := hour(&l.List.Seller); ok {
			if e.Hour, err = text.Of("clinics.hour", "price", locale.Dollars(price)); err != nil {
				return nil, err
			}
		}
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b Entry) int {
		return cmp.Or(strings.Compare(sortable(a.Name), sortable(b.Name)), strings.Compare(a.URL, b.URL))
	})
	return all, nil
}

// sortable is a name as readers look for it: small, without accents.
func sortable(name string) string {
	return strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ñ", "n").Replace(strings.ToLower(name))
}
