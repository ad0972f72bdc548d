package document

import (
	"strings"

	"kneadwise/wasm/code"
)

// faults gathers what is wrong with one document, at most MaxFaults, and leaves
// out what only follows from a fault already found: nobody mends a field twice.
type faults struct {
	all []code.Fault
	// excused are places whose value refers to something that has a fault of
	// its own, so that nothing can be said of them.
	excused []string
}

func (f *faults) excuse(path string) { f.excused = append(f.excused, path) }

func (f *faults) add(fault code.Fault) {
	if len(f.all) == MaxFaults || f.follows(fault) {
		return
	}
	if len(f.all) == MaxFaults-1 {
		fault = code.Fault{Code: TooManyFaults, High: MaxFaults}
	}
	f.all = append(f.all, fault)
}

// follows tells whether a fault stands at or below the place of an earlier one,
// or says that something is missing which stands there with a fault.
func (f *faults) follows(fault code.Fault) bool {
	for _, before := range f.all {
		// A field may contradict one and another: each is a fault of its own.
		apart := before.Path == fault.Path && before.Other != "" && fault.Other != "" && before.Other != fault.Other
		if !apart && caused(fault, before.Path) {
			return true
		}
	}
	for _, path := range f.excused {
		if caused(fault, path) {
			return true
		}
	}
	return false
}

func caused(fault code.Fault, path string) bool {
	if path == "" || fault.Path == "" {
		return path == fault.Path
	}
	return below(fault.Path, path) || fault.Code == code.FaultRequired && below(path, fault.Path)
}

// touched tells whether a fault stands at or below a path.
func (f *faults) touched(path string) bool {
	for _, before := range f.all {
		if below(before.Path, path) {
			return true
		}
	}
	return false
}

// below tells whether path is parent or lies within it.
func below(path, parent string) bool {
	rest, ok := strings.CutPrefix(path, parent)
	return ok && (rest == "" || rest[0] == '.' || rest[0] == '[')
}
