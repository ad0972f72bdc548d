// Package app is the program: its subcommands, and the wiring of everything
// that they use. It is the only package that looks at the clock.
//
// A subcommand ends with the status 0 where it did what was asked, 1 where it
// could not or found what it looks for, and 2 where it was asked for something
// that makes no sense: an unknown word, a document with faults. With status 2
// it says why on standard error and prints nothing on standard output.
package app

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// Statuses of the process.
const (
	done    = 0
	failed  = 1
	refused = 2
)

// A process is what one run was started with.
type process struct {
	args   []string // behind the subcommand
	env    []string
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
}

// A command is one subcommand.
type command struct {
	name    string
	usage   string // its arguments
	summary string
	run     func(context.Context, *process) error
}

// commands are all subcommands, in the order in which the usage lists them.
func commands() []command {
	return []command{
		{"serve", serveUsage, "serve the calculator", serve},
		{"estimate", estimateUsage, "answer a request (JSON) with an estimate (JSON)", answer},
		{"compare", compareUsage, "rank all clinics for a request (JSON)", rankedClinics},
		{"ics", icsUsage, "print the days of a request's answer for a calendar", calendar},
		{"csv", csvUsage, "print a request's answer as a table", table},
		{"questions", questionsUsage, "print what is worth asking the insurer and others", questions},
		{"gfe", gfeUsage, "print a draft of the good-faith estimate that is owed", goodFaith},
		{"check-bill", checkBillUsage, "hold a bill or an explanation of benefits against what was expected", checkBill},
		{"replay", replayUsage, "ask a receipt again, and name the first cent that differs", replayed},
		{"check", checkUsage, "name the faults of a price list or request (JSON)", check},
		{"conform", conformUsage, "hold an engine's answers to the worked examples", conform},
		{"publish", publishUsage, "write what is published as files for any web server", publishFiles},
		{"verify", verifyUsage, "hold published prices to their hashes, wherever they lie", verify},
		{"migrate", dataUsage, "bring the database to this program's version", migrate},
		{"backup", backupUsage, "copy the database into a file, while it is in use", backup},
		{"restore", restoreUsage, "put a backup in the database's place", restore},
		{"user", userUsage, "add people who may sign in, and lock them out", user},
		{"clinic", clinicUsage, "add clinics, and let them publish", clinic},
		{"keys", keysUsage, "change the key that signs sign-ins", keys},
		{"version", "", "print what this program was built from", version},
		{"help", "[COMMAND]", "print this, or how to use a command", help},
	}
}

// usageError is a misuse of the command line: it ends with the status 2.
type usageError struct{ error }

// refusal is input that cannot be taken: it ends with the status 2.
type refusal struct{ error }

// findings ends with the status 1 and says nothing more.
var errFindings = errors.New("faults were found")

// Run runs the subcommand that args begin with, and returns the status of the
// process. The env is like os.Environ.
func Run(ctx context.Context, args, env []string, stdin io.Reader, stdout, stderr io.Writer) int {
	p := &process{env: env, stdin: stdin, stdout: stdout, stderr: stderr}
	if len(args) == 0 {
		writeUsage(stderr)
		return refused
	}
	c, ok := find(strings.TrimLeft(args[0], "-"))
	if !ok {
		fmt.Fprintf(stderr, "kneadwise: there is no command %q; \"kneadwise help\" lists them\n", args[0])
		return refused
	}
	p.args = args[1:]
	err := c.run(ctx, p)
	var misused usageError
	var not refusal
	switch {
	case err == nil:
		return done
	case errors.Is(err, flag.ErrHelp):
		writeHelp(stdout, c)
		return done
	case errors.Is(err, errFindings):
		return failed
	case errors.As(err, &misused):
		fmt.Fprintf(stderr, "kneadwise %s: %s\n", c.name, plain(err.Error()))
		fmt.Fprintf(stderr, "usage: kneadwise %s %s\n", c.name, c.usage)
		return refused
	case errors.As(err, &not):
		fmt.Fprintf(stderr, "kneadwise %s: %s\n", c.name, plain(err.Error()))
		return refused
	}
	fmt.Fprintf(stderr, "kneadwise %s: %s\n", c.name, plain(err.Error()))
	return failed
}

func find(name string) (command, bool) {
	for _, c := range commands() {
		if c.name == name || name == "h" && c.name == "help" {
			return c, true
		}
	}
	return command{}, false
}

// parse reads a subcommand's flags, which may also follow its other arguments,
// and returns these.
func (p *process) parse(flags *flag.FlagSet) ([]string, error) {
	flags.SetOutput(io.Discard)
	var rest []string
	for args := p.args; ; {
		if err := flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, usageError{err}
		}
		if flags.NArg() == 0 {
			return rest, nil
		}
		rest = append(rest, flags.Arg(0))
		args = flags.Args()[1:]
	}
}
