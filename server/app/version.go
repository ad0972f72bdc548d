package app

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"kneadwise/web"
)

// engineName is the logical name of the engine among the assets.
const engineName = "engine.wasm"

// version prints what the program was built from, and the hash of the engine
// that its visitors get: the one that the page shows.
func version(_ context.Context, p *process) error {
	if len(p.args) > 0 {
		return usageError{fmt.Errorf("it takes no arguments")}
	}
	assets, err := web.Manifest()
	if err != nil {
		return err
	}
	engine, ok := assets[engineName]
	if !ok {
		return fmt.Errorf("the web assets lack %s", engineName)
	}
	_, err = fmt.Fprintf(p.stdout, "kneadwise %s\n%s\nengine %s, %d bytes (%d as it travels)\n",
		release(), runtime.Version(), engine.SHA256, engine.Size, engine.Brotli)
	return err
}

// release is the version of this program: a tag, or the commit's time and hash.
func release() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "unknown"
}
