package app

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/web"
)

// engineName is the logical name of the engine among the assets.
const engineName = "engine.wasm"

// version prints what the program was built from, the version of its answers, and
// the hash of the engine that its visitors get: the one that the page shows.
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
	_, err = fmt.Fprintf(p.stdout, "kneadwise %s\n%s\nanswers of version %s\nengine %s, %d bytes (%d as it travels)\n",
		release(), runtime.Version(), estimate.Version, engine.SHA256, engine.Size, engine.Brotli)
	return err
}

// engine is who answers here. The hash is that of the module that visitors get,
// empty where it is not built into this program.
func engine() document.Engine {
	here := document.Engine{Version: estimate.Version}
	if assets, err := web.Manifest(); err == nil {
		here.SHA256 = assets[engineName].SHA256
	}
	return here
}

// release is the version of this program: a tag, or the commit's time and hash.
func release() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "unknown"
}
