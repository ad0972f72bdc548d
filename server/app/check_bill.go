package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"

	"kneadwise/server/papers"
	"kneadwise/wasm/dispute"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
)

const (
	checkBillUsage = pickFlags + " REQUEST|- BILL|-"
	checkBillHelp  = `
Holds BILL, a provider's bill or a plan's explanation of benefits (JSON, see
bill.schema.json), against what the request comes to, line by line: what was
expected, the difference, and what there is to object to. For whoever pays herself
it also says whether the bill is $400 or more above the good-faith estimate (45
CFR 149.620), and until when that may be disputed.

Give the request the as_of or the start that it had: else the visits begin today.
The offer is the one that the bill names, where it names one. The way of paying
is claims_all where a plan has a part in the bill and the offer has that way.

The status is 0 where there is nothing to object to, 1 where there is, and 2 where
a file cannot be taken.
` + pickHelp
)

// checkBill is the subcommand check-bill.
func checkBill(_ context.Context, p *process) error {
	flags := flag.NewFlagSet("check-bill", flag.ContinueOnError)
	var pick picked
	pick.add(flags)
	name := ""
	words, a, err := p.asked(flags, func(names []string) (string, error) {
		if len(names) != 2 {
			return "", usageError{errors.New("a request and a bill are to be named, in this order")}
		}
		if names[0] == "-" && names[1] == "-" {
			return "", usageError{errors.New("standard input holds one document: name a file for the other")}
		}
		name = names[1]
		return names[0], nil
	})
	if err != nil {
		return err
	}
	data, err := p.read(name)
	if err != nil {
		return err
	}
	bill, faults := document.ReadBill(data)
	if len(faults) > 0 {
		return faulty(name, faults)
	}
	said := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { said[f.Name] = true })
	if !said["offer"] && bill.Provider != "" {
		if pick.offer, err = providerOf(a, bill.Provider); err != nil {
			return err
		}
	}
	if !said["way"] && claims(bill) {
		at := pick.offer
		if at < 0 {
			at = a.Estimate.Best
		}
		if at >= 0 && at < len(a.Estimate.Offers) && a.Estimate.Offers[at].Way(estimate.ClaimsAll) != nil {
			pick.way = estimate.ClaimsAll.Code()
		}
	}
	if err := pick.in(a); err != nil {
		return err
	}
	text, found, err := papers.Bill(words, a, bill)
	if err := p.handed(text, err); err != nil {
		return err
	}
	if found > 0 {
		return errFindings
	}
	return nil
}

// providerOf is the offer that a bill names: by the name of a quote, or the slug or
// name of a clinic.
func providerOf(a *papers.Answer, name string) (int, error) {
	var names []string
	for i := range a.Estimate.Offers {
		o := &a.Estimate.Offers[i]
		if o.Kind == estimate.Regional {
			continue
		}
		_, list := a.Request.Seller(o, a.Lists)
		if o.ID == name || list != nil && list.Name == name {
			return i, nil
		}
		names = append(names, fmt.Sprintf("%q", o.ID))
	}
	if len(names) == 0 {
		return 0, refusal{fmt.Errorf("the bill is of %q, and the request names no quote and no clinic", name)}
	}
	return 0, refusal{fmt.Errorf("the bill is of %q, and the request names only %s; --offer says which of them it is", name, strings.Join(names, ", "))}
}

// claims tells whether a plan has a part in a paper.
func claims(b *dispute.Bill) bool { return b.IssuedBy == dispute.Plan || b.Claimed() }
