package app

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strings"

	"kneadwise/server/config"
)

// help prints the usage of the program or of one subcommand.
func help(_ context.Context, p *process) error {
	if len(p.args) == 0 {
		writeUsage(p.stdout)
		return nil
	}
	c, ok := find(p.args[0])
	if !ok || len(p.args) > 1 {
		return usageError{fmt.Errorf("there is no command %q", strings.Join(p.args, " "))}
	}
	writeHelp(p.stdout, c)
	return nil
}

func writeUsage(to io.Writer) {
	fmt.Fprint(to, "Kneadwise answers what massage for a back will really cost, and the cheapest way to pay for it.\n\nusage:\n")
	for _, c := range commands() {
		fmt.Fprintf(to, "  %s\n      %s\n", strings.TrimSpace("kneadwise "+c.name+" "+c.usage), c.summary)
	}
}

func writeHelp(to io.Writer, c command) {
	fmt.Fprintf(to, "usage: %s\n\n%s.\n", strings.TrimSpace("kneadwise "+c.name+" "+c.usage), strings.ToUpper(c.summary[:1])+c.summary[1:])
	switch c.name {
	case "serve":
		fmt.Fprint(to, "\nEach setting is a flag and an environment variable; the flag wins.\n\n")
		config.Flags(new(config.Config)).VisitAll(func(f *flag.Flag) {
			value, what := flag.UnquoteUsage(f)
			fmt.Fprintf(to, "  %s (%s)\n      %s", strings.TrimSpace("--"+f.Name+" "+value), config.Variable(f.Name), what)
			if f.DefValue != "" && f.DefValue != "false" {
				fmt.Fprintf(to, " (default %s)", f.DefValue)
			}
			fmt.Fprintln(to)
		})
	case "estimate":
		fmt.Fprint(to, estimateHelp)
	case "ics":
		fmt.Fprint(to, icsHelp)
	case "csv":
		fmt.Fprint(to, csvHelp)
	case "questions":
		fmt.Fprint(to, questionsHelp)
	case "gfe":
		fmt.Fprint(to, gfeHelp)
	case "check-bill":
		fmt.Fprint(to, checkBillHelp)
	case "check":
		fmt.Fprint(to, checkHelp)
	case "replay":
		fmt.Fprint(to, replayHelp)
	case "conform":
		fmt.Fprint(to, conformHelp)
	case "publish":
		fmt.Fprint(to, publishHelp)
	case "verify":
		fmt.Fprint(to, verifyHelp)
	case "backup":
		fmt.Fprint(to, backupHelp)
	case "restore":
		fmt.Fprint(to, restoreHelp)
	case "user":
		fmt.Fprint(to, userHelp)
	case "clinic":
		fmt.Fprint(to, clinicHelp)
	case "keys":
		fmt.Fprint(to, keysHelp)
	}
}
