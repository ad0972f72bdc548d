package trim

import "strings"

// The runtime brings along what no engine of a page uses. The linker cannot
// know: each of these functions is called behind a setting that is read as the
// program runs. Names are those of Go 1.26; a star stands for any rest.

// silent are functions that print their part of a report, and return nothing:
// who called whom, and values of types that no panic of the engine has. Their
// bodies return at once, so the report goes on with its next part: what a
// panic says is still said.
var silent = []string{
	"runtime.goroutineheader",
	"runtime.traceback1",
	"runtime.tracebackHexdump",
	"runtime.tracebacksomeothers",
	"runtime.hexdumpWords",
	"runtime.printanycustomtype",
	"runtime.printcomplex*",
	"runtime.printfloat*",
	"runtime.schedtrace",
	"runtime.gcDumpObject",
	"runtime.dumpgstatus",
}

// unused are functions that nothing asks for: the page sets no GODEBUG, and the
// engine neither traces nor profiles itself, nor makes arenas or plugins. Where
// one is called after all the module traps; it never goes on with another
// result.
var unused = []string{
	// What the silent call.
	"internal/strconv.(*decimal).*",
	"internal/strconv.AppendComplex",
	"internal/strconv.bigFtoa",
	"internal/strconv.dbox*",
	"internal/strconv.fixedFtoa",
	"internal/strconv.fmt*",
	"internal/strconv.formatDigits",
	"internal/strconv.genericFtoa",
	"internal/strconv.roundShortest",
	"runtime.(*Frames).Next",
	"runtime.(*hexdumper).*",
	"runtime.expandCgoFrames",
	"runtime.fpunwindExpand",
	"runtime.funcfile",
	"runtime.funcline1",
	"runtime.hexdumpMarker.start",
	"runtime.hexdumpWords.func1",
	"runtime.isExportedRuntime",
	"runtime.panicwrap", // reads the names that are cleared
	"runtime.printAncestorTraceback*",
	"runtime.printArgs",
	"runtime.printCgoTraceback",
	"runtime.printFuncName",
	"runtime.printOneCgoTraceback",
	"runtime.printcreatedby*",
	"runtime.showframe",
	"runtime.showfuncinfo",
	"runtime.traceback1.func1",
	"runtime.traceback2*",
	"runtime.tracebackHexdump.func1",
	"runtime.tracebacksomeothers.func1",

	// What a nil pointer calls to find out where it was, and to say so: the
	// module traps in its place.
	"runtime.sigpanic",

	// The execution tracer.
	"runtime.(*traceAdvancerState).*",
	"runtime.(*traceBuf).*",
	"runtime.(*traceMap).*",
	"runtime.(*traceRegionAlloc).*",
	"runtime.(*traceSchedResourceState).*",
	"runtime.(*traceStackTable).*",
	"runtime.(*traceStringTable).*",
	"runtime.(*traceTypeTable).*",
	"runtime.(*wakeableSleep).*",
	"runtime.dumpStacksRec",
	"runtime.dumpTypesRec",
	"runtime.goStatusToTraceGoStatus",
	"runtime.makeTraceFrame*",
	"runtime.startPCForTrace",
	"runtime.traceAcquireEnabled",
	"runtime.traceAdvance*",
	"runtime.traceBufFlush",
	"runtime.traceCPUFlush*",
	"runtime.traceEventWriter.*",
	"runtime.traceLocker.G*",
	"runtime.traceLocker.H*",
	"runtime.traceLocker.P*",
	"runtime.traceLocker.S*",
	"runtime.traceLocker.e*",
	"runtime.traceLocker.startPC",
	"runtime.traceReadCPU",
	"runtime.traceRegisterLabelsAndReasons",
	"runtime.traceRelease",
	"runtime.traceStack",
	"runtime.traceStopReadCPU",
	"runtime.traceSyncBatch*",
	"runtime.traceWriter.*",

	// The profiler.
	"runtime.(*profBuf).*",
	"runtime.doRecordGoroutineProfile*",
	"runtime.saveBlockEventStack",
	"runtime.saveblockevent",
	"runtime.saveg",
	"runtime.tryRecordGoroutineProfile*",

	// What GODEBUG turns on, and experiments that the build turns off.
	"runtime.(*mspan).setUserArenaChunkToFault*",
	"runtime.checkFinalizersAndCleanups*",
	"runtime.endCheckmarks",
	"runtime.findGoroutineLeaks",
	"runtime.findMaybeRunnableGoroutines",
	"runtime.postMallocgcDebug",
	"runtime.preMallocgcDebug",
	"runtime.runCheckmark",
	"runtime.setTinyBlockContext",
	"runtime.startCheckmarks",
	"runtime.typesEqual", // compares the types of several modules
}

// The bodies that take the place of one, without local variables. A Go function
// returns by taking its return address off the stack, whose pointer is the
// first global variable, and answering 0: it ran to its end.
var (
	returns = []byte{0, 0x23, 0, 0x41, 8, 0x6a, 0x24, 0, 0x41, 0, 0x0b}
	traps   = []byte{0, 0x00, 0x0b}
)

// instead returns what takes the place of a function's body, or nil where it
// stays.
func instead(name string) []byte {
	switch {
	case listed(silent, name):
		return returns
	case listed(unused, name):
		return traps
	}
	return nil
}

func listed(names []string, name string) bool {
	for _, n := range names {
		if start, open := strings.CutSuffix(n, "*"); name == n || open && strings.HasPrefix(name, start) {
			return true
		}
	}
	return false
}
