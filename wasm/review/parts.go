package review

import "kneadwise/wasm/pricelist"

// A piece is one part of a list with all that is stated of it.
type piece struct {
	kind   Kind
	id     string
	index  int
	fields []leaf
}

// A leaf is one value of the document.
type leaf struct {
	path  string
	value Value
}

// parts matches the pieces of both lists by kind and id. Pieces of before that
// have gone come after the last of their kind.
func parts(before, after *pricelist.List) []Part {
	old, now := pieces(before), pieces(after)
	var all []Part
	for kind := Profile; kind <= Scheduled; kind++ {
		for _, p := range now {
			if p.kind != kind {
				continue
			}
			part := Part{Kind: kind, What: Added, ID: p.id, Before: -1, After: p.index}
			var had []leaf
			if o, ok := find(old, kind, p.id); ok {
				part.What, part.Before, had = Changed, o.index, o.fields
			}
			part.Fields = differing(had, p.fields)
			if part.What == Added || len(part.Fields) > 0 {
				all = append(all, part)
			}
		}
		for _, o := range old {
			if _, still := find(now, kind, o.id); o.kind == kind && !still {
				all = append(all, Part{Kind: kind, What: Removed, ID: o.id, Before: o.index, After: -1, Fields: differing(o.fields, nil)})
			}
		}
	}
	return all
}

func find(all []piece, kind Kind, id string) (piece, bool) {
	for _, p := range all {
		if p.kind == kind && p.id == id {
			return p, true
		}
	}
	return piece{}, false
}

// differing are the fields whose values are not the same, in the order of the
// document, those that have gone last.
func differing(before, after []leaf) []Field {
	var all []Field
	for _, l := range after {
		if old := value(before, l.path); old != l.value {
			all = append(all, Field{l.path, old, l.value})
		}
	}
	for _, l := range before {
		if l.value.Stated && !has(after, l.path) {
			all = append(all, Field{l.path, l.value, Value{}})
		}
	}
	return all
}

func value(all []leaf, path string) Value {
	for _, l := range all {
		if l.path == path {
			return l.value
		}
	}
	return Value{}
}

func has(all []leaf, path string) bool {
	for _, l := range all {
		if l.path == path {
			return true
		}
	}
	return false
}
