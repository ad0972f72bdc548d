package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"kneadwise/server/publish"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
)

// readPublished reads the current price lists of a static set, as "publish"
// writes it and a server keeps it: those that its manifest names. There is none
// in the folder where ok is false.
func readPublished(folder fs.FS, where string) (lists estimate.Lists, ok bool, err error) {
	text, err := fs.ReadFile(folder, strings.TrimPrefix(publish.ManifestPath, "/"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, refusal{fmt.Errorf("couldn't read the price lists: %w", err)}
	}
	var manifest publish.Manifest
	if err := json.Unmarshal(text, &manifest); err != nil || manifest.Format != publish.ManifestFormat {
		return nil, false, refusal{fmt.Errorf("%s is no manifest of the format %s", path.Join(where, publish.ManifestPath), publish.ManifestFormat)}
	}
	for _, one := range manifest.Lists {
		name := strings.TrimPrefix(publish.Prefix, "/") + one.SHA256 + ".json"
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, false, refusal{fmt.Errorf("couldn't read a price list: %w", err)}
		}
		list, faults := document.ReadPriceList(data)
		switch {
		case len(faults) > 0:
			return nil, false, faulty(path.Join(where, name), faults)
		case list.SHA256 != one.SHA256:
			return nil, false, refusal{fmt.Errorf("%s does not hold what its name says", path.Join(where, name))}
		}
		lists = append(lists, *list)
	}
	return lists, true, nil
}

// readLists reads every price list of a folder. One with faults is refused,
// whether or not it is wanted: an answer from half of a folder would not be
// worth much.
func readLists(folder fs.FS, where string) (estimate.Lists, error) {
	if _, err := fs.Stat(folder, "."); err != nil {
		return nil, refusal{fmt.Errorf("couldn't read the price lists: %w", err)}
	}
	names, err := fs.Glob(folder, "*.json")
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, refusal{fmt.Errorf("couldn't read the price lists: %s has no file that ends in .json", where)}
	}
	from := map[string]string{} // by slug
	var lists estimate.Lists
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, refusal{fmt.Errorf("couldn't read a price list: %w", err)}
		}
		list, faults := document.ReadPriceList(data)
		if len(faults) > 0 {
			return nil, faulty(path.Join(where, name), faults)
		}
		if other := from[list.Seller.ID]; other != "" {
			return nil, refusal{fmt.Errorf("%s and %s in %s are both price lists of %s", other, name, where, list.Seller.ID)}
		}
		from[list.Seller.ID] = name
		lists = append(lists, *list)
	}
	return lists, nil
}
