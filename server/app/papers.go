package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"kneadwise/server/locale"
	"kneadwise/server/papers"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
)

const (
	// askedFlags say which answer a paper is made of.
	askedFlags = "[--prices DIR] [--as-of DATE] [--lang en|es]"
	wayFlags   = askedFlags + " [--offer N] [--way KIND]"
	pickFlags  = wayFlags + " [--case KIND]"
	askedHelp  = `
  --prices DIR, --as-of DATE
      as for "kneadwise estimate"
  --lang en|es
      the language of the texts (default en)
`
	wayHelp = askedHelp + `  --offer N
      which offer: its place in the estimate's offers, from 0 (default: the best)
  --way KIND
      which way of paying it: cheapest, unprepaid, singles, claims_all, cash_apart
      or secondary (default cheapest)
`
	pickHelp = wayHelp + `  --case KIND
      low, likely or high, where something is not known (default: likely, or high
      where an unknown has no stated default)
`

	icsUsage = pickFlags + " [--billed DATE] [FILE|-]"
	icsHelp  = `
Reads a request as "kneadwise estimate" does, and prints the days that matter as
an iCalendar file (RFC 5545): visits, what is paid and when, a package's last
valid day, what an insurer should have paid back, the day to look whether it
helps, the last day to file claims with an FSA. A file of the same course that is
imported later replaces these events and does not double them.
` + pickHelp + `  --billed DATE
      you had a bill on that day: adds the last day to dispute it
`

	csvUsage = pickFlags + " [--what TABLE] [FILE|-]"
	csvHelp  = `
Reads a request as "kneadwise estimate" does, and prints a table of
comma-separated values (RFC 4180). The names in the header stay as they are.
` + pickHelp + `  --what TABLE
      ledger: a row for each amount; visits: for each visit; stops: what it comes
      to if you stop after each; ways: every way of every offer (default ledger)
`

	questionsUsage = askedFlags + " [FILE|-]"
	questionsHelp  = `
Reads a request as "kneadwise estimate" does, and prints what is worth asking,
whom, what each answer is worth, and the billing codes to name to the insurer.
` + askedHelp

	gfeUsage = wayFlags + " [FILE|-]"
	gfeHelp  = `
Reads a request as "kneadwise estimate" does, and prints a draft of the good-faith
estimate that a provider owes to whoever pays herself (45 CFR 149.610), as
Markdown. What is not known is a blank that says who has to fill it in, and a price
that is known only roughly is no charge. Insurance and tips are left out of it.
` + wayHelp
)

// asked reads flags and request, and answers.
func (p *process) asked(flags *flag.FlagSet, more func([]string) (request string, err error)) (*locale.Texts, *papers.Answer, error) {
	prices := flags.String("prices", "", "")
	asOf := flags.String("as-of", "", "")
	language := flags.String("lang", string(locale.English), "")
	names, err := p.parse(flags)
	if err != nil {
		return nil, nil, err
	}
	words, err := languageOf(*language)
	if err != nil {
		return nil, nil, err
	}
	name, err := more(names)
	if err != nil {
		return nil, nil, err
	}
	request, lists, found, err := p.answered(name, *prices, *asOf, nil)
	switch {
	case err != nil:
		return nil, nil, err
	case found.Screen.Replace:
		return nil, nil, refusal{errors.New("a sign that was ticked comes first: there is no plan and no price")}
	case len(found.Plan.Visits) == 0:
		return nil, nil, refusal{errors.New("every visit is skipped: there is nothing to pay")}
	}
	return words, &papers.Answer{Request: request, Lists: lists, Estimate: found}, nil
}

// onlyRequest is for commands that take a request and nothing beside it.
func onlyRequest(names []string) (string, error) {
	switch len(names) {
	case 0:
		return "-", nil
	case 1:
		return names[0], nil
	}
	return "", usageError{fmt.Errorf("%d requests were named, one is answered", len(names))}
}

// answered reads a request and answers it, as of a day where one is given, else
// its own, else today.
func (p *process) answered(name, prices, asOf string, ask func(*estimate.Goals) error) (*estimate.Request, estimate.Lists, *estimate.Estimate, error) {
	day, err := dayOf(asOf)
	if err != nil {
		return nil, nil, nil, err
	}
	data, err := p.read(name)
	if err != nil {
		return nil, nil, nil, err
	}
	request, faults := document.ReadRequest(data)
	if len(faults) > 0 {
		return nil, nil, nil, faulty(name, faults)
	}
	if ask != nil {
		if err := ask(&request.Goals); err != nil {
			return nil, nil, nil, err
		}
	}
	switch {
	case day != 0:
		request.AsOf = day
	case request.AsOf == 0:
		request.AsOf = today(time.Now())
	}
	lists, err := p.listsFor(prices)
	if err != nil {
		return nil, nil, nil, err
	}
	found, faults := estimate.Run(request, lists)
	if len(faults) > 0 {
		return nil, nil, nil, faulty(name, faults)
	}
	return request, lists, &found, nil
}

// picked are the flags that pick one case of an answer.
type picked struct {
	offer     int
	way, kase string
}

func (k *picked) add(flags *flag.FlagSet) {
	k.addWay(flags)
	flags.StringVar(&k.kase, "case", "", "")
}

// addWay adds those of a paper that is of no one case.
func (k *picked) addWay(flags *flag.FlagSet) {
	flags.IntVar(&k.offer, "offer", -1, "")
	flags.StringVar(&k.way, "way", estimate.Cheapest.Code(), "")
}

// in finds the case in an answer. What it lacks is said with what there is.
func (k *picked) in(a *papers.Answer) error {
	e := a.Estimate
	way, ok := estimate.ParseWayKind(k.way)
	if !ok {
		return usageError{fmt.Errorf("--way %q is no kind of way; the kinds are cheapest, unprepaid, singles, claims_all, cash_apart and secondary", k.way)}
	}
	kase, ok := estimate.ParseCaseKind(k.kase)
	if !ok && k.kase != "" {
		return usageError{fmt.Errorf("--case %q is neither low, likely nor high", k.kase)}
	}
	a.At = k.offer
	switch {
	case k.offer < -1 || k.offer >= len(e.Offers):
		return usageError{fmt.Errorf("--offer %d is none of the estimate's offers, 0 to %d", k.offer, len(e.Offers)-1)}
	case k.offer == -1 && e.Best < 0:
		return refusal{errors.New("no offer has a price")}
	case k.offer == -1:
		a.At = e.Best
	}
	o := a.Offer()
	if a.Way = o.Way(way); a.Way == nil {
		var kinds []string
		for i := range o.Ways {
			kinds = append(kinds, o.Ways[i].Kind.Code())
		}
		if len(kinds) == 0 {
			return refusal{fmt.Errorf("offer %d has no price", a.At)}
		}
		return refusal{fmt.Errorf("offer %d has no way %s; it has %s", a.At, k.way, strings.Join(kinds, ", "))}
	}
	if a.Case = a.Way.Case(kase); a.Case == nil {
		return refusal{fmt.Errorf("this way has no %s case: something is not known that has no stated default", k.kase)}
	}
	return nil
}

// handed prints a paper that was worded.
func (p *process) handed(text string, err error) error {
	if err == nil {
		_, err = io.WriteString(p.stdout, text)
	}
	return err
}

// calendar is the subcommand ics.
func calendar(_ context.Context, p *process) error {
	flags := flag.NewFlagSet("ics", flag.ContinueOnError)
	billed := flags.String("billed", "", "")
	var pick picked
	pick.add(flags)
	words, a, err := p.asked(flags, onlyRequest)
	if err != nil {
		return err
	}
	day, err := dayAt("--billed", *billed)
	if err != nil {
		return err
	}
	if err := pick.in(a); err != nil {
		return err
	}
	return p.handed(papers.Calendar(words, a, day))
}

// table is the subcommand csv.
func table(_ context.Context, p *process) error {
	flags := flag.NewFlagSet("csv", flag.ContinueOnError)
	what := flags.String("what", papers.Tables()[0], "")
	var pick picked
	pick.add(flags)
	words, a, err := p.asked(flags, onlyRequest)
	if err != nil {
		return err
	}
	if !slices.Contains(papers.Tables(), *what) {
		return usageError{fmt.Errorf("--what %q is no table; the tables are %s", *what, strings.Join(papers.Tables(), ", "))}
	}
	if err := pick.in(a); err != nil {
		return err
	}
	return p.handed(papers.Table(words, a, *what))
}

// questions is the subcommand of that name.
func questions(_ context.Context, p *process) error {
	words, a, err := p.asked(flag.NewFlagSet("questions", flag.ContinueOnError), onlyRequest)
	if err != nil {
		return err
	}
	return p.handed(papers.Questions(words, a))
}

// goodFaith is the subcommand gfe.
func goodFaith(_ context.Context, p *process) error {
	flags := flag.NewFlagSet("gfe", flag.ContinueOnError)
	var pick picked
	pick.addWay(flags)
	words, a, err := p.asked(flags, onlyRequest)
	if err != nil {
		return err
	}
	if err := pick.in(a); err != nil {
		return err
	}
	text, refused, err := papers.Draft(words, a)
	if refused != "" {
		why, err := words.Of(string(refused))
		if err != nil {
			return err
		}
		return refusal{errors.New(why)}
	}
	return p.handed(text, err)
}
