package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire"
	"kneadwise/web"
)

const bundleType = "application/octet-stream"

// bundles are the demonstration clinics, a file a state, in the form that the
// engine reads in place. They are built like everything else; whether a server
// shows them is its operator's choice.
func bundles(_ context.Context, root string) ([]asset, error) {
	paths, err := filepath.Glob(filepath.Join(root, "web", "demo", "*.json"))
	if err != nil {
		return nil, err
	}
	states := map[string][]pricelist.List{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("couldn't read a price list: %w", err)
		}
		list, faults := document.ReadPriceList(data)
		if len(faults) > 0 {
			return nil, fmt.Errorf("couldn't bundle %s: %w", filepath.Base(path), worded(faults))
		}
		states[list.State()] = append(states[list.State()], *list)
	}
	var all []asset
	for _, state := range slices.Sorted(maps.Keys(states)) {
		data, faults := wire.WriteBundle(states[state])
		if len(faults) > 0 {
			return nil, fmt.Errorf("couldn't bundle %s: %w", state, worded(faults))
		}
		all = append(all, asset{
			name: web.BundlePrefix + state + web.BundleSuffix, contentType: bundleType,
			data: data, clinics: len(states[state]),
		})
	}
	return all, nil
}

// worded is faults as one error, a line each.
func worded(faults []code.Fault) error {
	lines := make([]string, len(faults))
	for i, f := range faults {
		lines[i] = document.Sentence(f)
	}
	return errors.New(strings.Join(lines, "\n"))
}
