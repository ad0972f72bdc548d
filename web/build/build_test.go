package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"

	"kneadwise/web"
)

var sample = []asset{
	{name: "page.js", contentType: scriptType, data: bytes.Repeat([]byte("let a = 1;\n"), 100)},
	{name: "text-en.json", contentType: jsonType, data: []byte(`{"cost": "What it costs"}`)},
}

func TestDistHoldsEachAssetUnderItsHash(t *testing.T) {
	root := tree(t)
	manifest := buildSample(t, root, sample)

	want := map[string]web.Asset{
		"page.js": {
			File:        "page.df6696ff0cca0f24.js",
			SHA256:      "df6696ff0cca0f24",
			Size:        1100,
			ContentType: "text/javascript; charset=utf-8",
		},
		"text-en.json": {
			File:        "text-en.69fd9caf0d8eff20.json",
			SHA256:      "69fd9caf0d8eff20",
			Size:        25,
			ContentType: "application/json",
		},
	}
	for name, got := range manifest {
		plain := read(t, root, got.File)
		if got.Brotli != len(read(t, root, got.File+".br")) {
			t.Errorf("%s: the manifest says %d bytes of brotli", name, got.Brotli)
		}
		if back := unpack(t, brotli.NewReader(bytes.NewReader(read(t, root, got.File+".br")))); !bytes.Equal(back, plain) {
			t.Errorf("%s: the brotli form is of something else", name)
		}
		zipped, err := gzip.NewReader(bytes.NewReader(read(t, root, got.File+".gz")))
		if err != nil {
			t.Fatal(err)
		}
		if back := unpack(t, zipped); !bytes.Equal(back, plain) {
			t.Errorf("%s: the gzip form is of something else", name)
		}
		got.SHA256, got.Brotli = got.SHA256[:16], 0
		manifest[name] = got
	}
	if diff := cmp.Diff(want, manifest); diff != "" {
		t.Errorf("manifest (-want +got):\n%s", diff)
	}

	var written map[string]web.Asset
	if err := json.Unmarshal(read(t, root, web.ManifestFile), &written); err != nil {
		t.Fatal(err)
	}
	if len(written) != len(sample) {
		t.Errorf("the manifest in dist has %d assets, want %d", len(written), len(sample))
	}
}

// Two builds of the same tree, in two folders, write the same files.
func TestOutputDependsOnTheSourcesAlone(t *testing.T) {
	one, other := tree(t), tree(t)
	buildSample(t, one, sample)
	buildSample(t, other, sample)
	buildSample(t, other, sample) // the second time from the cache
	if diff := cmp.Diff(contents(t, one), contents(t, other)); diff != "" {
		t.Errorf("two builds differ:\n%s", diff)
	}
}

func TestWhatChangedReplacesWhatWas(t *testing.T) {
	root := tree(t)
	buildSample(t, root, sample)
	before := names(t, filepath.Join(root, ".cache", "build"))

	changed := slices.Clone(sample)
	changed[1].data = []byte(`{"cost": "The cost"}`)
	manifest := buildSample(t, root, changed)

	want := []string{web.ManifestFile, placeholder}
	for _, a := range manifest {
		want = append(want, a.File, a.File+".br", a.File+".gz")
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, names(t, filepath.Join(root, "web", "dist"))); diff != "" {
		t.Errorf("files in dist (-want +got):\n%s", diff)
	}
	after := names(t, filepath.Join(root, ".cache", "build"))
	if len(after) != len(before) || cmp.Equal(before, after) {
		t.Errorf("the cache held %v, now %v: want the changed file's forms in place of the old ones", before, after)
	}
}

func TestTwoAssetsOfOneNameAreRefused(t *testing.T) {
	if _, err := unique(append(slices.Clone(sample), sample[0])); err == nil {
		t.Error("page.js was taken twice")
	}
}

func tree(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	dist := filepath.Join(root, "web", "dist")
	if err := os.MkdirAll(dist, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dist, placeholder), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	return root
}

func buildSample(t *testing.T, root string, assets []asset) map[string]web.Asset {
	t.Helper()
	packed, err := pack(t.Context(), root, assets)
	if err != nil {
		t.Fatal(err)
	}
	manifest, err := publish(root, packed)
	if err != nil {
		t.Fatal(err)
	}
	return manifest
}

func read(t *testing.T, root, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "web", "dist", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func unpack(t *testing.T, r io.Reader) []byte {
	t.Helper()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func names(t *testing.T, folder string) []string {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, file := range files {
		all = append(all, file.Name())
	}
	return all
}

func contents(t *testing.T, root string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, name := range names(t, filepath.Join(root, "web", "dist")) {
		all[name] = string(read(t, root, name))
	}
	return all
}
