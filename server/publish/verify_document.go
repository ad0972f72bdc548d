package publish

import (
	"bytes"
	"context"
	"strings"

	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire"
)

// list follows one list of the manifest: its document, the same at its slug and
// as a bundle, and the chain that it ends.
func (v *verifier) list(ctx context.Context, l ManifestList) {
	v.count(&v.report.Lists)
	at := inPrices + l.Path
	list, data := v.revision(ctx, l.SHA256)
	if list == nil {
		return
	}
	if got := manifestList(list, l.Path); got != l {
		v.fault(at, "it does not say what the manifest says of it: %s", differing(got, l))
	}
	stable := inPrices + l.Slug + ".json"
	if same, ok := v.read(ctx, stable, document.MaxBytes); ok && string(same) != string(data) {
		v.fault(stable, "it is not the document at its hash, %s", l.Path)
	}
	for list.Revision > 1 {
		before := v.before(ctx, list)
		if before == nil || ctx.Err() != nil {
			return
		}
		list = before
	}
}

// before follows a document to the one before it. It returns nil where the chain
// ends: in a fault, or in a tombstone, which says nothing of what was before.
func (v *verifier) before(ctx context.Context, list *pricelist.List) *pricelist.List {
	at := inPrices + list.Previous + ".json"
	if w, gone := v.gone[list.Previous]; gone {
		if w.Slug != list.Seller.ID {
			v.fault(at, "it is the tombstone of %s, and %s names it as the revision before", w.Slug, list.SHA256)
		}
		return nil
	}
	before, _ := v.revision(ctx, list.Previous)
	if before == nil {
		return nil
	}
	switch {
	case before.Seller.ID != list.Seller.ID:
		v.fault(at, "it is a list of %s, and %s of %s names it as the revision before", before.Seller.ID, list.SHA256, list.Seller.ID)
	case before.Revision != list.Revision-1:
		v.fault(at, "it is revision %d, and revision %d names it as the one before", before.Revision, list.Revision)
	case before.PublishedOn > list.PublishedOn:
		v.fault(at, "it was published after the revision that names it as the one before")
	default:
		return before
	}
	return nil
}

// revision reads the document at a hash, and the bundle of it alone. It returns
// nil, and notes why, if the document is not what its name says.
func (v *verifier) revision(ctx context.Context, sha256 string) (*pricelist.List, []byte) {
	at := inPrices + sha256 + ".json"
	data, ok := v.read(ctx, at, document.MaxBytes)
	if !ok {
		return nil, nil
	}
	v.count(&v.report.Revisions)
	if isTombstone(data) {
		v.fault(at, "it is a tombstone, and the manifest does not say that it was withdrawn")
		return nil, nil
	}
	if got := document.Digest(data); got != sha256 {
		v.fault(at, "its bytes have another hash, %s", got)
		return nil, nil
	}
	list, faults := document.ReadPriceList(data)
	if len(faults) > 0 {
		v.fault(at, "it is no price list: %s", document.Sentence(faults[0]))
		return nil, nil
	}
	if list.SHA256 != sha256 {
		v.fault(at, "it is not in its canonical form")
		return nil, nil
	}
	v.single(ctx, sha256)
	return list, data
}

// single reads the bundle of one list.
func (v *verifier) single(ctx context.Context, sha256 string) {
	at := inPrices + sha256 + ".kwb"
	data, ok := v.read(ctx, at, v.limits.Bundle)
	if !ok {
		return
	}
	hashes, _, ok := v.bundle(ctx, at, data)
	if ok && (len(hashes) != 1 || hashes[0] != sha256) {
		v.fault(at, "it holds other lists than the one of its name")
	}
}

// bundle opens a bundle, and returns the hashes of its lists and its state. The
// terms of each must be those of the document with its hash, to the byte, as far
// as a bundle carries them.
func (v *verifier) bundle(ctx context.Context, at string, data []byte) (hashes []string, state string, ok bool) {
	b, faults := wire.OpenBundle(data)
	if len(faults) > 0 {
		v.fault(at, "it is no bundle: %s", document.Sentence(faults[0]))
		return nil, "", false
	}
	var list pricelist.List
	for i := range b.Len() {
		b.List(i, &list)
		if !v.carries(ctx, &list) {
			v.fault(at, "the terms of %s in it are not those of the document %s", list.Seller.ID, list.SHA256)
		}
		hashes = append(hashes, list.SHA256)
	}
	return hashes, b.State(), true
}

// carries tells whether a list of a bundle holds the terms of the document with
// its hash. Only where the document may hold more than a bundle does it is read
// for that.
func (v *verifier) carries(ctx context.Context, list *pricelist.List) bool {
	own := document.Canonical(list)
	if document.Digest(own) == list.SHA256 {
		return true
	}
	data, ok := v.read(ctx, inPrices+list.SHA256+".json", document.MaxBytes)
	if !ok || document.Digest(data) != list.SHA256 {
		return false
	}
	whole, faults := document.ReadPriceList(data)
	if len(faults) > 0 {
		return false
	}
	carried := wire.Carried(whole)
	return bytes.Equal(document.Canonical(&carried), own)
}

// state reads the bundle of a state.
func (v *verifier) state(ctx context.Context, s ManifestState) {
	v.count(&v.report.States)
	at := inPrices + s.Path
	data, ok := v.read(ctx, at, v.limits.Bundle)
	if !ok {
		return
	}
	if got := document.Digest(data); got != s.SHA256 {
		v.fault(at, "its bytes have another hash than the manifest says, %s", got)
	}
	if len(data) != s.Bytes {
		v.fault(at, "it has %d bytes, and the manifest says %d", len(data), s.Bytes)
	}
	hashes, state, ok := v.bundle(ctx, at, data)
	if !ok {
		return
	}
	if state != s.State {
		v.fault(at, "it is the bundle of %s", state)
	}
	found := map[string]bool{}
	for _, hash := range hashes {
		found[hash] = true
		if l, listed := v.current[hash]; !listed || l.State != s.State {
			v.fault(at, "it holds %s, which the manifest does not list in %s", hash, s.State)
		}
	}
	for hash, l := range v.current {
		if l.State == s.State && !found[hash] {
			v.fault(at, "it lacks the list of %s", l.Slug)
		}
	}
}

// tombstones reads what stands where a withdrawn document stood.
func (v *verifier) tombstones(ctx context.Context, w ManifestWithdrawn) {
	v.count(&v.report.Withdrawn)
	for _, ending := range []string{".json", ".kwb"} {
		v.tombstone(ctx, inPrices+w.SHA256+ending, w)
	}
}

func (v *verifier) tombstone(ctx context.Context, at string, w ManifestWithdrawn) {
	data, ok := v.read(ctx, at, v.limits.Bundle)
	if !ok {
		return
	}
	if !isTombstone(data) {
		v.fault(at, "it was withdrawn, and something else than a tombstone lies there")
		return
	}
	var t Tombstone
	if v.decode(at, data, &t) && t != (Tombstone{TombstoneFormat, w.Slug, w.SHA256, w.WithdrawnOn}) {
		v.fault(at, "its tombstone does not say what the manifest says")
	}
}

// buried reads what lies at the slugs of clinics that have withdrawn all.
func (v *verifier) buried(ctx context.Context, m Manifest) {
	public := map[string]bool{}
	for _, l := range m.Lists {
		public[l.Slug] = true
	}
	for i, w := range m.Withdrawn {
		last := i+1 == len(m.Withdrawn) || m.Withdrawn[i+1].Slug != w.Slug
		if last && !public[w.Slug] && ctx.Err() == nil {
			v.tombstone(ctx, inPrices+w.Slug+".json", w)
		}
	}
}

// isTombstone tells what a document says to be.
func isTombstone(data []byte) bool {
	return strings.HasPrefix(string(data[:min(len(data), 60)]), `{"format":"`+TombstoneFormat+`"`)
}

// differing names the fields in which two entries of a manifest differ.
func differing(a, b ManifestList) string {
	var names []string
	for _, f := range []struct {
		name string
		same bool
	}{
		{"slug", a.Slug == b.Slug}, {"name", a.Name == b.Name}, {"state", a.State == b.State},
		{"revision", a.Revision == b.Revision}, {"sha256", a.SHA256 == b.SHA256},
		{"published_on", a.PublishedOn == b.PublishedOn}, {"effective_from", a.EffectiveFrom == b.EffectiveFrom},
	} {
		if !f.same {
			names = append(names, f.name)
		}
	}
	return strings.Join(names, ", ")
}
