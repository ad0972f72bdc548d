package pricing

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// frame is what a document needs and no part says.
type frame struct {
	slug          string
	demonstration bool
	today         civil.Date
}

// whole is the document, made of parts in its own order. What is missing is left
// out, for the reader to find.
type whole struct {
	Format        string       `json:"format"`
	Revision      int          `json:"revision"`
	PublishedOn   Day          `json:"published_on"`
	Demonstration bool         `json:"demonstration,omitempty"`
	Clinic        *clinic      `json:"clinic,omitempty"`
	Effective     *Effective   `json:"effective,omitempty"`
	Currency      string       `json:"currency"`
	Services      []Service    `json:"services"`
	Packages      []Package    `json:"packages,omitempty"`
	Memberships   []Membership `json:"memberships,omitempty"`
	Discounts     []Discount   `json:"discounts,omitempty"`
	Changes       []Change     `json:"changes,omitempty"`
	Payers        []Payer      `json:"payers,omitempty"`
	Tips          *Tips        `json:"tips,omitempty"`
	Fees          *Fees        `json:"fees,omitempty"`
	Accounts      *Accounts    `json:"accounts,omitempty"`
}

type clinic struct {
	Slug string `json:"slug"`
	Profile
}

// assemble puts parts together. The revision and the day are placeholders: who
// publishes sets them.
func assemble(f frame, items []Item) ([]byte, error) {
	w := whole{
		Format: pricelist.Format, Revision: 1, PublishedOn: Day(f.today), Demonstration: f.demonstration,
		Currency: "USD", Services: []Service{},
	}
	for _, item := range items {
		switch p := item.Part.(type) {
		case Profile:
			w.Clinic = &clinic{f.slug, p}
		case Terms:
			w.Effective, w.Tips, w.Fees = &p.Effective, p.Tips, p.Fees
			w.Discounts, w.Changes, w.Accounts = p.Discounts, p.Changes, p.Accounts
		case Service:
			w.Services = append(w.Services, p)
		case Package:
			w.Packages = append(w.Packages, p)
		case Membership:
			w.Memberships = append(w.Memberships, p)
		case Payer:
			w.Payers = append(w.Payers, p)
		}
	}
	text, err := json.Marshal(w)
	if err != nil {
		return nil, fmt.Errorf("couldn't write a draft: %w", err)
	}
	return text, nil
}

// judge assembles parts and has the engine read them. There is either a list or
// a fault.
func judge(f frame, items []Item) (*pricelist.List, []code.Fault, error) {
	text, err := assemble(f, items)
	if err != nil {
		return nil, nil, err
	}
	list, faults := document.ReadPriceList(text)
	if list != nil {
		list.Revision, list.PublishedOn, list.SHA256 = 0, 0, ""
	}
	return list, faults, nil
}

// draft makes a Draft of parts in the order of the document.
func draft(f frame, items []Item) (Draft, error) {
	list, faults, err := judge(f, items)
	return Draft{List: list, Faults: faults, Items: items, Version: version(items)}, err
}

// version is a number for a state of all parts.
func version(items []Item) int64 {
	h := fnv.New64a()
	for _, item := range items {
		// A hash never fails to take what it is given.
		_, _ = fmt.Fprintf(h, "%s %s %d %d\n", item.Part.Kind(), item.Part.ID(), item.Position, item.Version)
	}
	return int64(h.Sum64() >> 1)
}

// path is where an item's part stands in the document that items make; the
// terms stand in several places.
func path(items []Item, p Part) string {
	at := 0
	for _, item := range items {
		if item.Part.Kind() != p.Kind() {
			continue
		}
		if item.Part.ID() == p.ID() {
			break
		}
		at++
	}
	index := "[" + strconv.Itoa(at) + "]"
	switch p.Kind() {
	case KindProfile:
		return "clinic"
	case KindService:
		return "services" + index
	case KindPackage:
		return "packages" + index
	case KindMembership:
		return "memberships" + index
	case KindPayer:
		return "payers" + index
	}
	return ""
}

// within is a fault's path inside a part that stands at a path, and whether it
// stands there at all.
func within(fault, part string, kind Kind) (string, bool) {
	if kind == KindTerms {
		root := fault
		if end := strings.IndexAny(fault, ".["); end >= 0 {
			root = fault[:end]
		}
		return fault, slices.Contains([]string{"effective", "discounts", "changes", "tips", "fees", "accounts"}, root)
	}
	rest, ok := strings.CutPrefix(fault, part)
	if !ok || rest != "" && rest[0] != '.' && rest[0] != '[' {
		return "", false
	}
	return strings.TrimPrefix(rest, "."), true
}

// Of is the items of a kind, in their order.
func (d Draft) Of(kind Kind) (all []Item) {
	for _, item := range d.Items {
		if item.Part.Kind() == kind {
			all = append(all, item)
		}
	}
	return all
}

// Item finds a part.
func (d Draft) Item(kind Kind, id string) (Item, bool) { return find(d.Items, kind, id) }

func find(items []Item, kind Kind, id string) (Item, bool) {
	for _, item := range items {
		if item.Part.Kind() == kind && item.Part.ID() == id {
			return item, true
		}
	}
	return Item{}, false
}

// menu is the services among items.
func menu(items []Item) (all []Service) {
	for _, item := range items {
		if s, ok := item.Part.(Service); ok {
			all = append(all, s)
		}
	}
	return all
}

// At finds the part in which a place of the document stands: whoever knows the
// path of a fault or a finding can lead to the form. It reports false where no
// part of the draft has it.
func (d Draft) At(place string) (Part, bool) {
	for _, item := range d.Items {
		if _, ok := within(place, path(d.Items, item.Part), item.Part.Kind()); ok {
			return item.Part, true
		}
	}
	return nil, false
}
