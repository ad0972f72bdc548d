package app

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/publish"
)

const (
	verifyUsage = "[--timeout DURATION] [--max-megabytes N] URL|DIR"
	verifyHelp  = `
Reads all published prices below an address of http or https, or in a folder that
"kneadwise publish" filled, and holds them to themselves: each file that the
manifest names is there; each document has the hash of its name; each clinic's
revisions name the hash of the one before, back to the first or to a withdrawal;
each bundle holds exactly the lists that it should, with the same terms to the
byte; compressed forms hold the same bytes. Nothing is believed that another file
does not bear out.

Prints a line for each fault. The status is 0 without faults, 1 with faults.

  --timeout DURATION
      give up after so long (default 15m)
  --max-megabytes N
      read no more than so much in all (default 4096)
`
)

// verify is the subcommand of that name.
func verify(ctx context.Context, p *process) error {
	flags := flag.NewFlagSet("verify", flag.ContinueOnError)
	timeout := flags.Duration("timeout", 15*time.Minute, "")
	megabytes := flags.Int64("max-megabytes", 4096, "")
	rest, err := p.parse(flags)
	switch {
	case err != nil:
		return err
	case len(rest) != 1:
		return usageError{fmt.Errorf("it takes one address or folder, and was given %d", len(rest))}
	case *timeout <= 0 || *megabytes <= 0 || *megabytes > 1<<20:
		return usageError{fmt.Errorf("the bounds must be more than nothing, and at most %d megabytes", 1<<20)}
	}
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, cancel := context.WithTimeout(ctx, *timeout)
	defer cancel()
	limits := publish.Limits{Total: *megabytes << 20}
	var report publish.Report
	if strings.Contains(rest[0], "://") {
		report, err = publish.VerifyURL(ctx, rest[0], http.DefaultClient, limits)
	} else {
		report, err = publish.VerifyFolder(ctx, rest[0], limits)
	}
	if fault.KindOf(err) == fault.Invalid {
		return refusal{fmt.Errorf("%s: %w", rest[0], err)}
	}
	for _, f := range report.Faults {
		fmt.Fprintln(p.stdout, plainName(f))
	}
	if err != nil {
		return fmt.Errorf("couldn't verify all of it: %w", err)
	}
	if len(report.Faults) > 0 {
		return errFindings
	}
	fmt.Fprintf(p.stdout, "no faults: %s, %s, %s, %s\n", counted(report.Lists, "price list"),
		counted(report.Revisions, "revision"), counted(report.States, "state"), counted(report.Withdrawn, "withdrawal"))
	return nil
}
