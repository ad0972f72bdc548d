package web_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"kneadwise/web"
)

// In a clean clone there is no manifest, which is said in words; after a build
// each asset of it is there, with its compressed forms.
func TestManifestNamesFilesThatAreThere(t *testing.T) {
	assets, err := web.Manifest()
	if errors.Is(err, web.ErrNotBuilt) {
		if _, err := fs.Stat(web.Dist(), "placeholder"); err != nil {
			t.Errorf("dist is not embedded: %v", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	for name, asset := range assets {
		if len(asset.SHA256) != 64 || !strings.Contains(asset.File, "."+asset.SHA256[:16]+".") {
			t.Errorf("%s: file %s does not carry its hash %s", name, asset.File, asset.SHA256)
		}
		for suffix, size := range map[string]int{"": asset.Size, ".br": asset.Brotli, ".gz": -1} {
			info, err := fs.Stat(web.Dist(), asset.File+suffix)
			if err != nil {
				t.Errorf("%s: %v", name, err)
			} else if size >= 0 && info.Size() != int64(size) {
				t.Errorf("%s: %s has %d bytes, the manifest says %d", name, info.Name(), info.Size(), size)
			}
		}
	}
}

func TestOnlyWhatTheProgramNeedsIsEmbedded(t *testing.T) {
	folders, err := fs.ReadDir(web.Files(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		switch folder.Name() {
		case "demo", "dist", "locale", "schema", "templates":
		default:
			t.Errorf("web/%s is embedded", folder.Name())
		}
	}
}
