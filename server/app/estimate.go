package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"time"

	"kneadwise/server/config"
	"kneadwise/server/locale"
	"kneadwise/server/statement"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/replay"
)

const (
	estimateUsage = "[--prices DIR] [--as-of DATE] [--objective WORDS] [--budget DOLLARS] [--window DAYS] [--explain] [--lang en|es] [--receipt FILE|-] [--embed] [FILE|-]"
	estimateHelp  = `
Reads one request from FILE, or from standard input where there is none, and
prints the estimate: the same cents that the page shows for the same request.
An empty request, {}, is a valid one.

  --prices DIR
      folder of price lists (*.json), or what "publish" wrote; the request may
      name them by slug or SHA-256. Without it, what the server publishes whose
      data are in KNEADWISE_DATA; without that too, the demonstration clinics
  --as-of DATE
      the day of asking, such as 2026-12-01; without it the request's own
      as_of, else today
  --objective total|today|month|risk
      beside the cheapest way, say the way by which the least is due by the first
      visit (today), is due in any one month, or is paid ahead and not yet had on
      the worst day; several are parted by commas. The request's own are replaced
  --budget DOLLARS
      so much a month: how often can she go so that no month takes more?
  --window DAYS
      what the same plan costs if it starts up to so many days later (at most 92)
  --explain
      print a statement of account in place of JSON: each amount with its date,
      who bears it, the rule, the figures behind it and where they stand
  --lang en|es
      the language of the statement (default en)
  --receipt FILE|-
      write the whole answer as one document too, for "replay": the request, the
      price lists by their SHA-256, the engine's version and the estimate. With -
      it is printed in place of the estimate
  --embed
      put the price lists themselves into the receipt, so that it replays where
      there is no copy of them
`
)

// answer is the subcommand estimate.
func answer(_ context.Context, p *process) error {
	flags := flag.NewFlagSet("estimate", flag.ContinueOnError)
	prices := flags.String("prices", "", "")
	asOf := flags.String("as-of", "", "")
	explain := flags.Bool("explain", false, "")
	language := flags.String("lang", string(locale.English), "")
	receipt := flags.String("receipt", "", "")
	embed := flags.Bool("embed", false, "")
	goals := askingOf(flags)
	names, err := p.parse(flags)
	if err != nil {
		return err
	}
	switch {
	case *embed && *receipt == "":
		return usageError{errors.New("--embed goes with --receipt")}
	case *explain && *receipt == "-":
		return usageError{errors.New("--explain and --receipt - would both be printed; name a file for the receipt")}
	}
	words, err := languageOf(*language)
	if err != nil {
		return err
	}
	name, err := onlyRequest(names)
	if err != nil {
		return err
	}
	request, lists, found, err := p.answered(name, *prices, *asOf, goals.set)
	if err != nil {
		return err
	}
	if *receipt != "" {
		saved := replay.Make(request, lists, found, engine().SHA256, *embed)
		if err := p.save(*receipt, saved); err != nil || *receipt == "-" {
			return err
		}
	}
	if *explain {
		return statement.Write(p.stdout, words, found)
	}
	_, err = p.stdout.Write(document.WriteEstimate(found))
	return err
}

// languageOf reads the argument of --lang.
func languageOf(text string) (*locale.Texts, error) {
	language := locale.Language(text)
	if !slices.Contains(locale.Languages(), language) {
		return nil, usageError{fmt.Errorf("--lang %q is neither en nor es", text)}
	}
	return wordsIn(language)
}

// listsFor reads the folder; where none is named, what is published here, else
// the demonstration clinics.
func (p *process) listsFor(folder string) (estimate.Lists, error) {
	if folder != "" {
		if lists, ok, err := readPublished(os.DirFS(folder), folder); ok || err != nil {
			return lists, err
		}
		return readLists(os.DirFS(folder), folder)
	}
	settings, err := config.Environment(p.env)
	if err != nil {
		return nil, usageError{err}
	}
	if settings.Data != "" {
		if lists, ok, err := readPublished(os.DirFS(settings.Published()), settings.Published()); ok || err != nil {
			return lists, err
		}
	}
	return demonstrations()
}

// dayOf reads the argument of --as-of. No text is no day.
func dayOf(text string) (civil.Date, error) { return dayAt("--as-of", text) }

// dayAt reads the argument of a flag that takes a day.
func dayAt(flag, text string) (civil.Date, error) {
	if text == "" {
		return 0, nil
	}
	day, err := civil.Parse(text)
	if err != nil {
		return 0, usageError{fmt.Errorf("%s %q is not a day of the calendar such as 2026-12-01", flag, text)}
	}
	return day, nil
}

// today is the day on the clocks here.
func today(now time.Time) civil.Date {
	day, ok := civil.Make(now.Year(), int(now.Month()), now.Day())
	if !ok {
		return 0 // the engine then asks for as_of
	}
	return day
}
