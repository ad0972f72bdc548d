// Command build makes the files that browsers fetch, and writes them to
// web/dist: the engine module, the page's scripts and style sheets, the texts.
//
//	go run ./web/build
//
// It needs Go alone. The output depends on the sources alone: the same tree
// gives the same bytes and the same names, wherever and whenever it is built.
// What changed since the last run is compressed anew, the rest is taken from
// .cache/build.
//
// assets.go lists what is made; to ship one more thing, add a producer there.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"text/tabwriter"

	"kneadwise/web"
	"kneadwise/web/build/engine"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, stdout io.Writer) error {
	root, err := engine.Root()
	if err != nil {
		return err
	}
	assets, err := produce(ctx, root)
	if err != nil {
		return err
	}
	packed, err := pack(ctx, root, assets)
	if err != nil {
		return err
	}
	manifest, err := publish(root, packed)
	if err != nil {
		return err
	}
	return report(stdout, packed, manifest)
}

// report prints a line an asset: its size and what a visitor downloads.
func report(to io.Writer, packed []parcel, manifest map[string]web.Asset) error {
	t := tabwriter.NewWriter(to, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "bytes\tbrotli\tgzip\t asset")
	for _, p := range packed {
		fmt.Fprintf(t, "%d\t%d\t%d\t %s\n", len(p.data), len(p.brotli), len(p.gzip), manifest[p.name].File)
	}
	return t.Flush()
}
