package main

import (
	"bytes"
	"context"

	"github.com/andybalholm/brotli"

	"kneadwise/web"
	"kneadwise/web/build/engine"
	"kneadwise/web/build/script"
)

// sizes are those of files that ship, compressed as they ship.
func sizes(_ context.Context, root string, r *report) error {
	assets, err := web.Manifest()
	if err != nil {
		return err
	}
	r.budget("engine module", assets[engine.Name].Brotli, maxModule, inBytes)
	own := 0
	for _, name := range []string{"page.js", "carry.js", "shell.js", "offline.js", "worker.js"} {
		own += assets[name].Brotli
	}
	r.budget("the visitor's page's own scripts, before pictures", own, maxScripts, inBytes)
	r.print("  its pictures, with the library that draws them", inBytes(assets["pictures.js"].Brotli))
	r.budget("widget's loader, on a clinic's page", assets["widget.js"].Brotli, maxLoader, inBytes)

	// As a module of its own: what nobody imports would be shaken off it.
	shim, err := script.Bundle(root, "web/calculator/wasi.ts", script.Module)
	if err != nil {
		return err
	}
	var small bytes.Buffer
	w := brotli.NewWriterLevel(&small, brotli.BestCompression)
	if _, err := w.Write(shim); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	r.budget("shim in place of an operating system", small.Len(), maxShim, inBytes)
	return nil
}
