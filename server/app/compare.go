package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kneadwise/wasm/compare"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/reference"
)

const (
	compareUsage = "[--prices DIR] [--as-of DATE] [--state WA] [--sort BY] [--provider KIND] [--length FROM-TO] [--modality STYLE] [--language CODE] [--hsa-card] [--files-claims] [FILE|-]"
	compareHelp  = `
Sets one request against every price list, and prints the first hundred clinics in
order, each exact, as JSON (comparison.schema.json). The others are shut out by a
proven bound: none costs less than the last one shown.

  --prices DIR, --as-of DATE
      as for "kneadwise estimate"
  --state WA
      the clinics of one state; without it those of the request's place, or where
      it names none all
  --sort total|today|risk|minute
      the least first: what the visits cost (default), what is due on the day of
      the first one, the most ever paid ahead, or the cost by the minute of
      hands-on time
  --provider KIND
      massage_therapist, physical_therapy, chiropractic or medical_massage
  --length FROM-TO
      hands-on minutes, such as 50-70; without it, services booked for as long as
      the request says
  --modality STYLE
      such as swedish or deep_tissue
  --language CODE
      spoken there, such as es
  --hsa-card
      takes the card of a health account
  --files-claims
      files claims, with the request's insurer where it names one
`
)

// rankedClinics is the subcommand compare.
func rankedClinics(_ context.Context, p *process) error {
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	prices := flags.String("prices", "", "")
	asOf := flags.String("as-of", "", "")
	state := flags.String("state", "", "")
	sort := flags.String("sort", document.Sorts()[0], "")
	provider := flags.String("provider", "", "")
	length := flags.String("length", "", "")
	q := &compare.Question{}
	flags.StringVar(&q.Filter.Modality, "modality", "", "")
	flags.StringVar(&q.Filter.Language, "language", "", "")
	flags.BoolVar(&q.Filter.Card, "hsa-card", false, "")
	flags.BoolVar(&q.Filter.Files, "files-claims", false, "")
	names, err := p.parse(flags)
	if err != nil {
		return err
	}
	if err := narrow(q, *sort, *provider, *length); err != nil {
		return err
	}
	name, err := onlyRequest(names)
	if err != nil {
		return err
	}
	day, err := dayOf(*asOf)
	if err != nil {
		return err
	}
	data, err := p.read(name)
	if err != nil {
		return err
	}
	request, faults := document.ReadRequest(data)
	if len(faults) > 0 {
		return faulty(name, faults)
	}
	switch {
	case day != 0:
		request.AsOf = day
	case request.AsOf == 0:
		request.AsOf = today(time.Now())
	}
	q.Request = request
	all, err := p.listsFor(*prices)
	if err != nil {
		return err
	}
	if *state == "" {
		*state = request.Place()
	}
	lists := within(all, *state)
	var shelf compare.Shelf
	for i := range lists {
		shelf.Add(&lists[i])
	}
	var ranking compare.Ranking
	if faults := ranking.Begin(q, &shelf, lists); len(faults) > 0 {
		return faulty(name, faults)
	}
	rows, counts := ranking.End()
	_, err = p.stdout.Write(document.WriteComparison(q, lists, rows, &counts))
	return err
}

// narrow reads the arguments of --sort, --provider, --length, --modality and
// --language.
func narrow(q *compare.Question, sort, provider, length string) error {
	by := slices.Index(document.Sorts(), sort)
	if by < 0 {
		return usageError{fmt.Errorf("--sort %q is none of %s", sort, strings.Join(document.Sorts(), ", "))}
	}
	q.Sort = compare.Sort(by)
	f := &q.Filter
	if provider != "" {
		kind, ok := reference.ParseProvider(provider)
		if !ok {
			return usageError{fmt.Errorf("--provider %q is no kind of provider", provider)}
		}
		f.Provider = kind
	}
	if f.Modality != "" && !slices.Contains(offer.Modalities(), f.Modality) {
		return usageError{fmt.Errorf("--modality %q is none of %s", f.Modality, strings.Join(offer.Modalities(), ", "))}
	}
	if f.Language != "" && !pricelist.IsLanguage(f.Language) {
		return usageError{fmt.Errorf("--language %q is no code such as es", f.Language)}
	}
	if length == "" {
		return nil
	}
	from, to, ok := strings.Cut(length, "-")
	least, err1 := strconv.Atoi(from)
	most, err2 := strconv.Atoi(to)
	if err := errors.Join(err1, err2); err != nil || !ok || least < 1 || most < least {
		return usageError{fmt.Errorf("--length %q is no band of minutes such as 50-70", length)}
	}
	f.Shortest, f.Longest = least, most
	return nil
}

// region is lists that a ranking reads.
type region []pricelist.List

// Prices is what compare.Lists asks for.
func (r region) Prices(i int, into *pricelist.List) { *into = r[i] }

// within are the lists of a state, or all, in the order of their slugs, as region
// bundles have them.
func within(all estimate.Lists, state string) region {
	var lists region
	for i := range all {
		if state == "" || all[i].State() == state {
			lists = append(lists, all[i])
		}
	}
	slices.SortFunc(lists, func(a, b pricelist.List) int { return strings.Compare(a.Seller.ID, b.Seller.ID) })
	return lists
}
