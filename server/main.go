// Command kneadwise serves the calculator, and answers the same questions on
// the command line: "kneadwise help" lists what it does.
package main

import (
	"context"
	"os"

	"kneadwise/server/app"
)

func main() {
	os.Exit(app.Run(context.Background(), os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr))
}
