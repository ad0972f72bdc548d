package publish

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"kneadwise/server/fault"
	"kneadwise/wasm/document"
)

// renew makes a new library, then its files, then puts it in place of the one
// before. The database is the truth: where the folder cannot be written the
// library takes its place all the same, and the folder follows later. An error
// means that nothing changed.
func (p *Publisher) renew(ctx context.Context) error {
	before := p.Library()
	s, err := readState(ctx, p.options.DB, p.options.Demo)
	if err != nil {
		return err
	}
	m := maker{before: before, press: p.press}
	if !p.started {
		m.formsOf = p.folder.forms
	}
	if m.source, err = p.source(ctx, s, before); err != nil {
		return err
	}
	library, trouble, err := m.make(ctx)
	if err != nil {
		return err
	}
	for _, t := range trouble {
		p.options.Log.ErrorContext(ctx, "left out of what is published", slog.Any("error", t))
	}
	whole := !p.started || p.behind
	p.behind = false
	if err := p.fill(library, before, whole); err != nil {
		p.behind = true
		p.options.Log.ErrorContext(ctx, "the folder of published files is behind", slog.Any("error", err))
	}
	if err := p.record(ctx, library, s); err != nil {
		p.behind = true
		p.options.Log.ErrorContext(ctx, "the record of published bundles is behind", slog.Any("error", err))
	}
	if p.expires.IsZero() && len(m.superseded) > 0 {
		p.expires = p.options.Now().Add(keepSuperseded) // what was superseded just now, at the latest
	}
	p.library.Store(library)
	for _, f := range p.changed {
		f(library)
	}
	return nil
}

// source adds documents to what the database said, those that the library has
// from there.
func (p *Publisher) source(ctx context.Context, s state, before *Library) (source, error) {
	all := source{number: s.number, chains: s.chains, place: place{
		publicURL: p.options.PublicURL, engineSHA256: p.options.EngineSHA256, schemas: map[string][]byte{},
	}}
	for _, name := range schemaNames() {
		text, err := fs.ReadFile(p.options.Schemas, name)
		if err != nil {
			return source{}, fmt.Errorf("couldn't read a schema: %w", err)
		}
		all.schemas[name] = text
	}
	if err := documents(ctx, p, &all, before); err != nil {
		return source{}, err
	}
	p.expires = time.Time{}
	now := p.options.Now()
	for _, row := range s.bundles {
		if expired(row, now) {
			continue
		}
		all.superseded = append(all.superseded, held{row.Path, func() ([]byte, bool) { return p.kept(ctx, row, before, s.chains) }})
		if end := row.Superseded.Add(keepSuperseded); !row.Superseded.IsZero() && (p.expires.IsZero() || end.Before(p.expires)) {
			p.expires = end
		}
	}
	for _, b := range before.bundles {
		known := slices.ContainsFunc(s.bundles, func(r bundleRow) bool { return r.Path == b.Path })
		if !known { // it could not be recorded yet
			all.superseded = append(all.superseded, held{b.Path, func() ([]byte, bool) { return before.files[b.Path].Data, true }})
		}
	}
	return all, nil
}

// documents fills in every document that was not withdrawn.
func documents(ctx context.Context, p *Publisher, all *source, before *Library) error {
	var wanted []*entry
	var hashes []string
	for i := range all.chains {
		c := &all.chains[i]
		for j := range c.entries {
			e := &c.entries[j]
			if _, gone := c.withdrawn(e.number); gone {
				continue
			}
			if f, ok := before.files[Prefix+e.sha256+".json"]; ok && !f.Gone {
				e.document = f.Data
				continue
			}
			wanted = append(wanted, e)
			hashes = append(hashes, e.sha256)
		}
	}
	found, err := readDocuments(ctx, p.options.DB, hashes)
	for _, e := range wanted {
		e.document = found[e.sha256]
	}
	return err
}

// kept is the bytes of a bundle that was superseded: from the library before,
// else from the folder, else made again of what was current when it was made.
func (p *Publisher) kept(ctx context.Context, row bundleRow, before *Library, chains []chain) ([]byte, bool) {
	if f, ok := before.files[row.Path]; ok {
		return f.Data, true
	}
	_, hash, ok := bundleName(strings.TrimPrefix(row.Path, Prefix))
	if !ok {
		return nil, false
	}
	is := func(data []byte) bool { return strings.HasPrefix(document.Digest(data), hash) }
	if data, err := os.ReadFile(p.folder.at(row.Path)); err == nil && is(data) {
		return data, true
	}
	if data, err := p.again(ctx, row, chains); err == nil && is(data) {
		return data, true
	}
	p.options.Log.WarnContext(ctx, "a superseded bundle cannot be made again", slog.String("path", row.Path))
	return nil, false
}

// again makes the bundle of a state of what was current at a moment.
func (p *Publisher) again(ctx context.Context, row bundleRow, chains []chain) (_ []byte, err error) {
	defer fault.Wrap(&err, "couldn't make %s again", path.Base(row.Path))
	var hashes []string
	type reading struct {
		chain chain
		at    int
	}
	current := map[string]reading{}
	for i := range chains {
		then := chains[i].asOf(row.Made.Time)
		if e, public := then.current(); public {
			hashes = append(hashes, e.sha256)
			current[e.sha256] = reading{then, len(then.entries) - 1}
		}
	}
	texts, err := readDocuments(ctx, p.options.DB, hashes)
	if err != nil {
		return nil, err
	}
	var lists []Listed
	for _, hash := range hashes {
		r := current[hash]
		r.chain.entries[r.at].document = texts[hash]
		if list := r.chain.read(r.at); list != nil && list.State() == row.State {
			lists = append(lists, Listed{List: list})
		}
	}
	return stateBundle(lists)
}

// fill brings the folder up to the library: what it lacks, or all that is not as
// it should be.
func (p *Publisher) fill(library, before *Library, whole bool) error {
	var missing []*File
	for _, at := range library.paths {
		f := library.files[at]
		if whole && !p.folder.holds(f) || !whole && before.files[at] != f {
			missing = append(missing, f)
		}
	}
	if err := p.folder.put(missing); err != nil {
		return err
	}
	if whole {
		return p.folder.tidy(library, !p.options.Keep, p.options.Now())
	}
	for _, at := range before.paths {
		if _, still := library.files[at]; !still {
			if err := p.folder.drop(at); err != nil {
				return err
			}
		}
	}
	return nil
}

// record says in the database which bundles are current, if it does not yet.
func (p *Publisher) record(ctx context.Context, library *Library, s state) error {
	rows := map[string]bundleRow{}
	var stale bool
	for _, r := range s.bundles {
		rows[r.Path] = r
		_, still := library.files[r.Path]
		stale = stale || !still
	}
	var current []recorded
	paths := map[string]bool{}
	for _, b := range library.bundles {
		current = append(current, recorded{b.Path, b.State, newest(s.chains)})
		paths[b.Path] = true
		r, ok := rows[b.Path]
		stale = stale || !ok || !r.Superseded.IsZero()
	}
	for _, r := range s.bundles {
		stale = stale || r.Superseded.IsZero() && !paths[r.Path]
	}
	if !stale {
		return nil
	}
	return recordBundles(ctx, p.options.DB, library.number, current)
}

// newest is the moment of the last thing that was published or withdrawn.
func newest(chains []chain) (at time.Time) {
	for _, c := range chains {
		for _, e := range c.entries {
			if e.publishedAt.After(at) {
				at = e.publishedAt
			}
		}
		for _, w := range c.withdrawals {
			if w.at.After(at) {
				at = w.at
			}
		}
	}
	return at
}
