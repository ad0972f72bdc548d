package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"kneadwise/web/build/engine"
	"kneadwise/web/build/script"
)

// An asset is one file to ship, under its logical name: the name without the
// hash, which the manifest and the rest of the program use.
type asset struct {
	name        string
	contentType string
	data        []byte
	open        bool // for frames that are not of this origin
}

// A producer makes some of the assets from the tree at root.
type producer func(ctx context.Context, root string) ([]asset, error)

// producers is all that ships.
var producers = []producer{
	opened(module),
	bundled("page.js", "web/calculator/page.ts", script.Module),
	bundled("carry.js", "web/calculator/carry/carry.ts", script.Module),
	bundled("pictures.js", "web/calculator/pictures/pictures.ts", script.Module),
	opened(bundled("worker.js", "web/calculator/worker.ts", script.Classic)),
	bundled("shell.js", "web/shell/shell.ts", script.Module),
	bundled("offline.js", "web/shell/offline.ts", script.Classic),
	apps,
	bundled("page.css", "web/calculator/page.css", script.Style),
	opened(bundled("widget.js", "web/widget/loader.ts", script.Classic)),
	opened(bundled("frame.js", "web/widget/frame.ts", script.Classic)),
	opened(bundled("frame.css", "web/widget/frame.css", script.Style)),
	bundled("portal.js", "web/portal/portal.ts", script.Module),
	bundled("preview.js", "web/portal/preview.ts", script.Module),
	bundled("portal.css", "web/portal/portal.css", script.Style),
	opened(texts("")),
	opened(texts("widget")),
	copied("icon.svg", "web/calculator/icon.svg", iconType),
	copied("htmx.js", "web/vendor/htmx/htmx.min.js", scriptType),
}

// The content types of what ships.
const (
	wasmType   = "application/wasm"
	scriptType = "text/javascript; charset=utf-8"
	styleType  = "text/css; charset=utf-8"
	jsonType   = "application/json"
	iconType   = "image/svg+xml"
)

// produce runs every producer.
func produce(ctx context.Context, root string) ([]asset, error) {
	var all []asset
	for _, made := range producers {
		assets, err := made(ctx, root)
		if err != nil {
			return nil, err
		}
		all = append(all, assets...)
	}
	return unique(all)
}

// unique refuses two assets of one name.
func unique(assets []asset) ([]asset, error) {
	seen := map[string]bool{}
	for _, a := range assets {
		if seen[a.name] {
			return nil, fmt.Errorf("two assets are named %s", a.name)
		}
		seen[a.name] = true
	}
	return assets, nil
}

// module is the engine.
func module(ctx context.Context, root string) ([]asset, error) {
	data, err := engine.Build(ctx, root)
	if err != nil {
		return nil, err
	}
	return []asset{{name: engine.Name, contentType: wasmType, data: data}}, nil
}

// bundled is the script or the style sheet that begins at path.
func bundled(name, path string, form script.Form) producer {
	kind := scriptType
	if form == script.Style {
		kind = styleType
	}
	return func(_ context.Context, root string) ([]asset, error) {
		data, err := script.Bundle(root, path, form)
		if err != nil {
			return nil, err
		}
		return []asset{{name: name, contentType: kind, data: data}}, nil
	}
}

// opened are assets that the widget's frame fetches: it has an opaque origin.
func opened(made producer) producer {
	return func(ctx context.Context, root string) ([]asset, error) {
		all, err := made(ctx, root)
		for i := range all {
			all[i].open = true
		}
		return all, err
	}
}

// texts are words that a script reads, a file a language: those of the page,
// locale/en.json, ship as text-en.json, an area's, locale/widget/en.json, as
// text-widget-en.json.
func texts(area string) producer {
	return func(_ context.Context, root string) ([]asset, error) {
		paths, err := filepath.Glob(filepath.Join(root, "web", "locale", area, "*.json"))
		if err != nil {
			return nil, err
		}
		if len(paths) == 0 {
			return nil, fmt.Errorf("web/locale/%s holds no language: the page would have no words", area)
		}
		name := "text-"
		if area != "" {
			name += area + "-"
		}
		var all []asset
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				return nil, fmt.Errorf("couldn't read a language: %w", err)
			}
			all = append(all, asset{name: name + filepath.Base(path), contentType: jsonType, data: data})
		}
		return all, nil
	}
}

// copied is a file that ships as it lies there: the icon, which a page that names
// none is asked for all the same, and what others publish ready for browsers.
func copied(name, path, contentType string) producer {
	return func(_ context.Context, root string) ([]asset, error) {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(path)))
		if err != nil {
			return nil, fmt.Errorf("couldn't read what ships as %s: %w", name, err)
		}
		return []asset{{name: name, contentType: contentType, data: data}}, nil
	}
}
