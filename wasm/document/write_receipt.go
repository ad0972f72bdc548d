package document

import (
	"bytes"
	"strconv"
)

// WriteReceipt writes a receipt that has a request, and an estimate that
// WriteEstimate or ReadReceipt made, as its canonical bytes. A reader takes at
// most MaxReceiptBytes: a longer one is for the caller to refuse.
func WriteReceipt(r *Receipt) []byte {
	w := &writer{}
	w.open("", '{')
	w.text("format", ReceiptFormat)
	w.open("engine", '{')
	w.text("version", r.Engine.Version)
	w.textIf("module_sha256", r.Engine.SHA256)
	w.close('}')
	w.document("request", WriteRequest(r.Request))
	w.text("request_sha256", r.RequestSHA256)
	if len(r.Lists) > 0 {
		w.open(listsPart, '[')
		for i := range r.Lists {
			used := &r.Lists[i]
			w.open("", '{')
			w.text("slug", used.Slug)
			w.text("sha256", used.SHA256)
			if used.List != nil {
				w.document("document", Canonical(used.List))
			}
			w.close('}')
		}
		w.close(']')
	}
	w.document("estimate", r.Estimate)
	w.text("estimate_sha256", r.EstimateSHA256)
	w.close('}')
	return w.done()
}

// document writes another document's canonical bytes, without the line's end.
func (w *writer) document(name string, canonical []byte) {
	w.key(name)
	w.out = append(w.out, bytes.TrimSuffix(canonical, []byte("\n"))...)
}

// node writes what was read, field by field in the order in which it stood.
func (w *writer) node(n node) {
	switch n.found {
	case FoundObject:
		w.open("", '{')
		for i, key := range n.keys {
			w.key(key)
			w.node(n.items[i])
		}
		w.close('}')
	case FoundList:
		w.open("", '[')
		for _, item := range n.items {
			w.node(item)
		}
		w.close(']')
	case FoundText:
		w.comma()
		w.quote(n.text)
	case FoundNumber:
		w.comma()
		w.out = append(w.out, n.text...)
	case FoundTruth:
		w.comma()
		w.out = strconv.AppendBool(w.out, n.truth)
	}
}
