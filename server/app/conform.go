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
	"kneadwise/wasm/scenario"
)

const (
	conformUsage = "[--answers DIR] DIR"
	conformHelp  = `
DIR is the conformance kit: worked examples below scenarios, each a request with
its arithmetic in words and the totals that follow by hand, and the price lists
that they name below lists. A line tells of each example whether the answer
agrees to the cent, and of each figure that does not.

  --answers DIR
      the answers of another engine: for each NAME.json of the scenarios an
      estimate of the same name. Without it this program's engine answers

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
	fmt.Fprintf(p.stdout, "%d of %d agree\n", agree, len(kit))
	if agree < len(kit) {
		return errFindings
	}
	return nil
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
