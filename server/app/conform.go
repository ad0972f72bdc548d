package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/published"
	"kneadwise/wasm/scenario"
)

const (
	conformUsage = "[--answers DIR] DIR"
	conformHelp  = `
DIR is the conformance kit: worked examples below scenarios, each a request with
its arithmetic in words and the totals that follow by hand, and the price lists
that they name below lists. A line tells of each example whether the answer
agrees to the cent, and of each figure that does not. Below published are examples
of others for one part of an engine each; this program's engine is held to them
too, and with a counterexample, a page that is wrong, it agrees by differing.

  --answers DIR
      the answers of another engine: for each NAME.json of the scenarios an
      estimate of the same name. Without it this program's engine answers. What is
      published has no estimates: then it is left out

Ends with the status 1 where anything differs.
`
)

// conform is the subcommand conform.
func conform(_ context.Context, p *process) error {
	flags := flag.NewFlagSet("conform", flag.ContinueOnError)
	answers := flags.String("answers", "", "")
	names, err := p.parse(flags)
	if err != nil {
		return err
	}
	if len(names) != 1 {
		return usageError{errors.New("one kit is to be named")}
	}
	kit, err := scenario.Read(names[0])
	if err != nil {
		return refusal{err}
	}
	if len(kit) == 0 {
		return refusal{fmt.Errorf("%s holds no scenarios", names[0])}
	}
	agree := 0
	for i := range kit {
		differences, err := differ(&kit[i], *answers)
		if err != nil {
			return refusal{err}
		}
		if len(differences) == 0 {
			agree++
			fmt.Fprintf(p.stdout, "%s: agrees\n", kit[i].Name)
		}
		for _, d := range differences {
			fmt.Fprintf(p.stdout, "%s: %s\n", kit[i].Name, plain(d))
		}
	}
	asked := len(kit)
	if *answers == "" {
		held, of, err := conformPublished(p, names[0])
		if err != nil {
			return refusal{err}
		}
		agree, asked = agree+held, asked+of
	}
	fmt.Fprintf(p.stdout, "%d of %d agree\n", agree, asked)
	if agree < asked {
		return errFindings
	}
	return nil
}

// conformPublished holds this engine to the published examples of a kit, and
// counts those that agree and those that were run.
func conformPublished(p *process, dir string) (agree, asked int, err error) {
	records, err := published.Read(dir)
	if err != nil {
		return 0, 0, err
	}
	for i := range records {
		name := records[i].Subject + "/" + records[i].ID
		if why := records[i].NotRun(); why != "" {
			fmt.Fprintf(p.stdout, "%s: not run: %s\n", name, why)
			continue
		}
		asked++
		differences := records[i].Check()
		if len(differences) == 0 {
			agree++
			fmt.Fprintf(p.stdout, "%s: agrees\n", name)
		}
		for _, d := range differences {
			fmt.Fprintf(p.stdout, "%s: %s\n", name, plain(d))
		}
	}
	return agree, asked, nil
}

// differ holds one answer to a scenario: this engine's, or the one that lies in
// a folder.
func differ(s *scenario.Scenario, answers string) ([]string, error) {
	if answers == "" {
		found, faults := estimate.Run(s.Request, s.Lists)
		if len(faults) > 0 {
			return []string{document.Sentence(faults[0])}, nil
		}
		return s.Check(&found), nil
	}
	data, err := os.ReadFile(filepath.Join(answers, s.Name+".json"))
	switch {
	case errors.Is(err, os.ErrNotExist):
		return []string{"there is no answer"}, nil
	case err != nil:
		return nil, err
	}
	found, err := scenario.ReadAnswer(data)
	if err != nil {
		return []string{err.Error()}, nil
	}
	return s.Check(found), nil
}
