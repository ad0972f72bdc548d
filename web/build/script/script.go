// Package script turns the TypeScript and the CSS of web/ into the files that
// browsers get, with esbuild as a library, so that building needs no Node.
//
// An entry is the first file of what one page or one Worker runs; all that it
// imports goes into one output. Types are only stripped here: the compiler that
// checks them is tsc, in "make check".
package script

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// Form says how an entry is run.
type Form int

const (
	// Module is an ECMAScript module, for <script type="module">.
	Module Form = iota
	// Classic is one self-contained script without imports or exports. A Worker
	// started from a blob: URL can be nothing else.
	Classic
	// Style is a style sheet.
	Style
)

// engines are the oldest browsers that allow WebAssembly under a strict policy
// ('wasm-unsafe-eval'): older ones get the page that needs no script.
var engines = []api.Engine{
	{Name: api.EngineChrome, Version: "97"},
	{Name: api.EngineFirefox, Version: "102"},
	{Name: api.EngineSafari, Version: "16"},
}

// Bundle returns the minified output of the entry at path, a file under the
// folder root. Every fault that esbuild finds, warnings too, is an error that
// names file and line.
func Bundle(root, path string, form Form) ([]byte, error) {
	entry := filepath.Join(root, filepath.FromSlash(path))
	if _, err := os.Stat(entry); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s is missing: it is an entry of the build", path)
	}
	options := api.BuildOptions{
		AbsWorkingDir:     root,
		EntryPoints:       []string{entry},
		Bundle:            true,
		Write:             false,
		Outdir:            filepath.Join(root, "out"),
		Charset:           api.CharsetUTF8,
		Engines:           engines,
		LegalComments:     api.LegalCommentsEndOfFile,
		LogLevel:          api.LogLevelSilent,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		MinifyWhitespace:  true,
		TreeShaking:       api.TreeShakingTrue,
		Platform:          api.PlatformBrowser,
	}
	switch form {
	case Module:
		options.Format = api.FormatESModule
	case Classic:
		options.Format = api.FormatIIFE
	}
	built := api.Build(options)
	if faults := append(built.Errors, built.Warnings...); len(faults) > 0 {
		lines := api.FormatMessages(faults, api.FormatMessagesOptions{Kind: api.ErrorMessage})
		return nil, fmt.Errorf("couldn't bundle %s:\n%s", path, strings.Join(lines, ""))
	}
	if n := len(built.OutputFiles); n != 1 {
		return nil, fmt.Errorf("couldn't bundle %s: %d outputs where one is meant", path, n)
	}
	return built.OutputFiles[0].Contents, nil
}
