package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

const (
	manifestType = "application/manifest+json"
	pictureType  = "image/png"
)

// icons are the pictures of the installed page by their sides in pixels. They
// are square to the edge, with all that is drawn in the middle four fifths, so
// that a system may cut them to a shape of its own.
var icons = []int{192, 512}

// An app is a web app manifest (W3C, Web Application Manifest): by it a browser
// offers to install the page.
type app struct {
	ID              string    `json:"id"`
	Name            string    `json:"name"`
	ShortName       string    `json:"short_name"`
	Description     string    `json:"description"`
	Language        string    `json:"lang"`
	Start           string    `json:"start_url"`
	Scope           string    `json:"scope"`
	Display         string    `json:"display"`
	BackgroundColor string    `json:"background_color"`
	ThemeColor      string    `json:"theme_color"`
	Icons           []appIcon `json:"icons"`
}

type appIcon struct {
	Source  string `json:"src"`
	Sizes   string `json:"sizes"`
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
}

// apps are the manifests, one a language, and their icons. A manifest names the
// icons by their hashes, as pages do.
func apps(_ context.Context, root string) ([]asset, error) {
	var all []asset
	var shown []appIcon
	for _, side := range icons {
		name := fmt.Sprintf("icon-%d.png", side)
		data, err := os.ReadFile(filepath.Join(root, "web", "shell", name))
		if err != nil {
			return nil, fmt.Errorf("couldn't read an icon: %w", err)
		}
		sum := sha256.Sum256(data)
		all = append(all, asset{name: name, contentType: pictureType, data: data})
		shown = append(shown, appIcon{
			Source: hashed(name, hex.EncodeToString(sum[:])), Sizes: fmt.Sprintf("%dx%d", side, side),
			Type: pictureType, Purpose: "any maskable",
		})
	}
	for language, start := range map[string]string{"en": "/", "es": "/es/"} {
		words, err := os.ReadFile(filepath.Join(root, "web", "locale", language+".json"))
		if err != nil {
			return nil, fmt.Errorf("couldn't read a language: %w", err)
		}
		var said map[string]string
		if err := json.Unmarshal(words, &said); err != nil {
			return nil, fmt.Errorf("couldn't read the words of %s: %w", language, err)
		}
		text, err := json.Marshal(app{
			ID: start, Name: said["page.h1"], ShortName: "Kneadwise", Description: said["page.description"], Language: language,
			Start: start, Scope: "/", Display: "standalone", BackgroundColor: "#fbf8f2", ThemeColor: "#fbf8f2", Icons: shown,
		})
		if err != nil {
			return nil, fmt.Errorf("couldn't write a manifest: %w", err)
		}
		all = append(all, asset{name: "app-" + language + ".webmanifest", contentType: manifestType, data: text})
	}
	return all, nil
}
