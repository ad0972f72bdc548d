package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kneadwise/web"
)

// placeholder keeps web/dist in a clean clone, where package web embeds it.
const placeholder = "placeholder"

// publish writes the parcels to web/dist under hashed names, then the manifest,
// and then removes what no longer belongs there: a program that is compiled in
// the middle of it finds a manifest whose files exist.
func publish(root string, packed []parcel) (map[string]web.Asset, error) {
	dist := filepath.Join(root, "web", "dist")
	manifest := map[string]web.Asset{}
	keep := map[string]bool{placeholder: true, web.ManifestFile: true}
	for _, p := range packed {
		file := hashed(p.name, p.sha256)
		manifest[p.name] = web.Asset{
			File: file, SHA256: p.sha256, Size: len(p.data), Brotli: len(p.brotli), ContentType: p.contentType,
			Open: p.open,
		}
		for suffix, data := range map[string][]byte{"": p.data, ".br": p.brotli, ".gz": p.gzip} {
			keep[file+suffix] = true
			if err := replace(filepath.Join(dist, file+suffix), data); err != nil {
				return nil, err
			}
		}
	}
	text, err := json.MarshalIndent(manifest, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("couldn't write the manifest: %w", err)
	}
	if err := replace(filepath.Join(dist, web.ManifestFile), append(text, '\n')); err != nil {
		return nil, err
	}
	return manifest, keepOnly(dist, keep)
}

// hashed puts the first sixteen digits of the hash before the extension.
func hashed(name, sha256 string) string {
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + sha256[:16] + ext
}

// replace writes a file whole or not at all.
func replace(path string, data []byte) error {
	temporary := path + ".new"
	if err := os.WriteFile(temporary, data, 0o644); err != nil {
		return fmt.Errorf("couldn't write %s: %w", filepath.Base(path), err)
	}
	if err := os.Rename(temporary, path); err != nil {
		return fmt.Errorf("couldn't write %s: %w", filepath.Base(path), err)
	}
	return nil
}

// keepOnly removes every other file of the folder.
func keepOnly(folder string, keep map[string]bool) error {
	files, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("couldn't tidy %s: %w", folder, err)
	}
	for _, file := range files {
		if keep[file.Name()] {
			continue
		}
		if err := os.Remove(filepath.Join(folder, file.Name())); err != nil {
			return fmt.Errorf("couldn't tidy %s: %w", folder, err)
		}
	}
	return nil
}
