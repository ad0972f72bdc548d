package app

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"time"

	"kneadwise/server/locale"
	"kneadwise/server/terms"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/review"
	"kneadwise/web"
)

const (
	checkUsage = "[--as-of DATE] [--stale-months N] [--since FILE] [FILE|-]..."
	checkHelp  = `
Prints a line for each fault of each document, or that it has none. A document
is a price list, or a request where its format says so. Without a FILE it reads
standard input. Behind a price list without faults stands a line for each thing
in it that costs a buyer money or helps nobody, such as a package that is dearer
than single visits: "warning" where somebody loses by it, else "hint".

The status is 0 without faults, whatever else was found, 1 with faults, and 2
where a file cannot be read.

  --as-of DATE
      the day on which price lists are looked at, such as 2026-12-01; without
      it, today
  --stale-months N
      what is said of an insurer is old after so many months; without it, 12
  --since FILE
      an earlier revision: each price list without faults is compared with it,
      field by field, and by what ten reference visitors pay
`
)

// maxStale is the greatest age that may be asked for: ten years.
const maxStale = 120

// check is the subcommand of that name.
func check(_ context.Context, p *process) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	asOf := flags.String("as-of", "", "")
	stale := flags.Int("stale-months", review.Stale, "")
	since := flags.String("since", "", "")
	names, err := p.parse(flags)
	if err != nil {
		return err
	}
	day, err := dayOf(*asOf)
	if err != nil {
		return err
	}
	if day == 0 {
		day = today(time.Now())
	}
	if *stale < 1 || *stale > maxStale {
		return usageError{fmt.Errorf("--stale-months %d is not between 1 and %d", *stale, maxStale)}
	}
	before, err := p.earlier(*since)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		names = []string{"-"}
	}
	var documents [][]byte
	for _, name := range names {
		data, err := p.read(name)
		if err != nil {
			return err
		}
		documents = append(documents, data)
	}
	words, err := english()
	if err != nil {
		return err
	}
	var found bool
	for i, name := range names {
		list, faults := faultsOf(documents[i])
		for _, f := range faults {
			found = true
			fmt.Fprintf(p.stdout, "%s: %s\n", title(name), plain(document.Sentence(f)))
		}
		if len(faults) > 0 {
			continue
		}
		fmt.Fprintf(p.stdout, "%s: no faults\n", title(name))
		if err := reviewed(p.stdout, words, title(name), list, day, *stale); err != nil {
			return err
		}
		if *since != "" {
			if err := compared(p.stdout, words, title(name), before, list, day); err != nil {
				return err
			}
		}
	}
	if found {
		return errFindings
	}
	return nil
}

// faultsOf reads a document as what it says to be. A request has no list.
func faultsOf(data []byte) (*pricelist.List, []code.Fault) {
	var head struct {
		Format string `json:"format"`
	}
	// Where this is no JSON the strict reader says so.
	if err := json.Unmarshal(data, &head); err == nil && head.Format == estimate.Format {
		_, faults := document.ReadRequest(data)
		return nil, faults
	}
	return document.ReadPriceList(data)
}

// reviewed prints what a review finds in a list.
func reviewed(to io.Writer, words *locale.Texts, title string, list *pricelist.List, asOf civil.Date, stale int) error {
	if list == nil {
		return nil
	}
	for _, f := range review.LintAged(list, asOf, stale) {
		sentence, err := terms.Finding(words, &f)
		if err != nil {
			return err
		}
		severity := "hint"
		if f.Severity == review.Warning {
			severity = "warning"
		}
		fmt.Fprintf(to, "%s: %s: %s: %s\n", title, severity, f.Path, plain(sentence))
	}
	return nil
}

// english is the language of the command line.
func english() (*locale.Texts, error) { return wordsIn(locale.English) }

// wordsIn are the shipped texts of a language.
func wordsIn(language locale.Language) (*locale.Texts, error) {
	files, err := fs.Sub(web.Files(), "locale")
	if err != nil {
		return nil, fmt.Errorf("couldn't open the texts: %w", err)
	}
	catalogue, err := locale.Load(files)
	if err != nil {
		return nil, err
	}
	return catalogue.Texts(language), nil
}
