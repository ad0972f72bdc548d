package app

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"kneadwise/server/locale"
	"kneadwise/server/terms"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/review"
)

// kinds are what the parts of a price list are called where they differ: their
// lists in the document.
var kinds = [...]string{
	review.Profile: "", review.Place: "clinic.locations", review.Service: "services", review.Package: "packages",
	review.Membership: "memberships", review.Insurer: "payers", review.Discount: "discounts", review.Scheduled: "changes",
}

// earlier reads the revision that others are compared with; no name, no list.
func (p *process) earlier(name string) (*pricelist.List, error) {
	if name == "" {
		return nil, nil
	}
	data, err := p.read(name)
	if err != nil {
		return nil, err
	}
	list, faults := faultsOf(data)
	switch {
	case len(faults) > 0:
		return nil, faulty(name, faults)
	case list == nil:
		return nil, errors.New(title(name) + " is no price list")
	}
	return list, nil
}

// compared prints what lies between two revisions: a line for each value that
// differs, and one for each reference visitor.
func compared(to io.Writer, words *locale.Texts, title string, before, after *pricelist.List, asOf civil.Date) error {
	if after == nil {
		return nil
	}
	c := review.Difference(before, after, asOf)
	for i := range c.Parts {
		part := &c.Parts[i]
		path := kinds[part.Kind]
		if part.ID != "" {
			path += "[" + part.ID + "]."
		}
		for _, f := range part.Fields {
			said := [2]string{}
			for k, v := range []review.Value{f.Before, f.After} {
				text, err := terms.Value(words, v)
				if err != nil {
					return err
				}
				if said[k] = text; !v.Stated {
					said[k] = "not stated"
				}
			}
			what := [...]string{review.Added: "added", review.Removed: "removed", review.Changed: "changed"}[part.What]
			fmt.Fprintf(to, "%s: %s: %s: %s, was %s\n", title, what, plain(path+f.Path), inLine(said[1]), inLine(said[0]))
		}
	}
	for i := range c.Visitors {
		v := &c.Visitors[i]
		fmt.Fprintf(to, "%s: visitor: %s: %s, was %s%s\n", title, terms.Visitor(v), terms.Total(v.After), terms.Total(v.Before), rise(v))
	}
	return nil
}

// inLine keeps a text of the document on its line.
func inLine(text string) string { return strings.ReplaceAll(plain(text), "\n", " ") }

// rise is by how much a reference visitor pays more or less than before.
func rise(v *review.Visitor) string {
	switch by, both := v.Rise(); {
	case !both || by == 0:
		return ""
	case by > 0:
		return ": " + locale.Dollars(by) + " more"
	default:
		return ": " + locale.Dollars(-by) + " less"
	}
}
