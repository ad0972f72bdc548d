package app

import (
	"fmt"
	"io/fs"
	"path"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
)

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
