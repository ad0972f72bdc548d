package app

import (
	"flag"
	"fmt"
	"strings"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/money"
	"kneadwise/wasm/pay"
)

// asking are the flags that ask for more than the cheapest way. What they say takes
// the place of what the request says.
type asking struct {
	objective, budget *string
	window            *int
}

func askingOf(flags *flag.FlagSet) asking {
	return asking{flags.String("objective", "", ""), flags.String("budget", "", ""), flags.Int("window", 0, "")}
}

// set fills in what was asked. Nothing asked changes nothing.
func (a asking) set(g *estimate.Goals) error {
	if *a.objective != "" {
		g.Objectives = nil
	}
	for _, name := range strings.FieldsFunc(*a.objective, func(r rune) bool { return r == ',' }) {
		code := name
		if name == "today" {
			code = pay.LeastFirst.Code()
		}
		of, ok := pay.ParseObjective(code)
		if !ok {
			return usageError{fmt.Errorf("--objective %q is none of total, today, month and risk", name)}
		}
		if of != pay.LeastTotal {
			g.Objectives = append(g.Objectives, of)
		}
	}
	if *a.budget != "" {
		monthly, err := money.Parse(*a.budget)
		if err != nil || monthly < estimate.MinMonthly {
			return usageError{fmt.Errorf("--budget %q is not so many dollars a month, such as 120 or 120.50", *a.budget)}
		}
		g.Monthly = monthly
	}
	if *a.window < 0 || *a.window > estimate.MaxWindow {
		return usageError{fmt.Errorf("--window %d is not from 1 to %d days", *a.window, estimate.MaxWindow)}
	}
	if *a.window > 0 {
		g.Window = *a.window
	}
	return nil
}
