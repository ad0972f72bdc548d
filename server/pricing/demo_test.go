package pricing_test

import (
	"os"
	"path/filepath"
	"testing"

	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// demonstrations are the invented clinics, by file.
func demonstrations(t *testing.T) map[string]*pricelist.List {
	t.Helper()
	files, err := filepath.Glob("../../web/demo/*.json")
	if err != nil || len(files) == 0 {
		t.Fatal("no demonstration clinics", err)
	}
	all := map[string]*pricelist.List{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list, faults := document.ReadPriceList(text)
		if len(faults) > 0 {
			t.Fatal(file, faults)
		}
		all[filepath.Base(file)] = list
	}
	return all
}
