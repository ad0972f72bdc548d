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
	clinics     int // in a bundle
}

// A producer makes some of the assets from the tree at root.
type producer func(ctx context.Context, root string) ([]asset, error)

// producers is all that ships.
var producers = []producer{
	module,
	bundled("page.js", "web/calculator/page.ts", script.Module),
	bundled("worker.js", "web/calculator/worker.ts", script.Classic),
	bundled("page.css", "web/calculator/page.css", script.Style),
	texts,
	bundles,
	icon,
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

// texts are the page's words, a file a language: locale/en.json ships as
// text-en.json.
func texts(_ context.Context, root string) ([]asset, error) {
	paths, err := filepath.Glob(filepath.Join(root, "web", "locale", "*.json"))
	if err != nil {
		return nil, err
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("web/locale holds no language: the page would have no words")
	}
	var all []asset
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("couldn't read a language: %w", err)
		}
		all = append(all, asset{name: "text-" + filepath.Base(path), contentType: jsonType, data: data})
	}
	return all, nil
}

// icon is what a tab shows. A page that names none is asked for one all the same.
func icon(_ context.Context, root string) ([]asset, error) {
	data, err := os.ReadFile(filepath.Join(root, "web", "calculator", "icon.svg"))
	if err != nil {
		return nil, fmt.Errorf("couldn't read the icon: %w", err)
	}
	return []asset{{name: "icon.svg", contentType: iconType, data: data}}, nil
}
