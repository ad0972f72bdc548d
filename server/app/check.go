package app

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
)

const (
	checkUsage = "[FILE|-]..."
	checkHelp  = `
Prints a line for each fault of each document, or that it has none. A document
is a price list, or a request where its format says so. Without a FILE it reads
standard input. The status is 0 without faults, 1 with faults, and 2 where a
file cannot be read.
`
)

// check is the subcommand of that name.
func check(_ context.Context, p *process) error {
	names, err := p.parse(flag.NewFlagSet("check", flag.ContinueOnError))
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
	var found bool
	for i, name := range names {
		faults := faultsOf(documents[i])
		for _, f := range faults {
			found = true
			fmt.Fprintf(p.stdout, "%s: %s\n", title(name), document.Sentence(f))
		}
		if len(faults) == 0 {
			fmt.Fprintf(p.stdout, "%s: no faults\n", title(name))
		}
	}
	if found {
		return errFindings
	}
	return nil
}

// faultsOf reads a document as what it says to be.
func faultsOf(data []byte) []code.Fault {
	var head struct {
		Format string `json:"format"`
	}
	// Where this is no JSON the strict reader says so.
	if err := json.Unmarshal(data, &head); err == nil && head.Format == estimate.Format {
		_, faults := document.ReadRequest(data)
		return faults
	}
	_, faults := document.ReadPriceList(data)
	return faults
}
