package publish

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"kneadwise/server/fault"
	"kneadwise/server/store"
)

// Options is what a Publisher is made of.
type Options struct {
	DB *store.DB
	// Dir is the folder that holds the static set. It is made if it is not there.
	Dir string
	// Keep leaves every file in Dir that the database does not know. Without it
	// Dir is the Publisher's own.
	Keep bool
	// Demo says that the clinics which are invented are in the library too. What
	// they published stays in the database either way.
	Demo bool
	// Now is the clock. It must be given.
	Now func() time.Time
	// Log gets a line for what went wrong behind an acknowledged publication.
	// nil: none.
	Log *slog.Logger
	// Schemas are the schemas of the documents, by their names in web/schema.
	Schemas fs.FS
	// PublicURL is where visitors reach the server, and EngineSHA256 the hash of
	// the engine's module: the discovery document tells both where they are known.
	PublicURL    string
	EngineSHA256 string

	step func(what string) error // see folder; for tests
}

// A Publisher appends to the chains of clinics and keeps the static set in step
// with them, in memory and in a folder. It is safe for concurrent use.
type Publisher struct {
	options Options
	folder  folder
	press   *press
	library atomic.Pointer[Library]
	changed []func(*Library)

	mu      sync.Mutex // held while a library is made
	started bool
	behind  bool      // the folder or the record of bundles is behind the library
	expires time.Time // when the first superseded bundle does; zero: none will
}

// New returns a publisher whose library is empty until Start.
func New(o Options) *Publisher {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	p := &Publisher{options: o, folder: folder{root: o.Dir, step: o.step}, press: newPress()}
	p.library.Store(new(Library))
	return p
}

// OnChange has a function called with each new library, after it took the place
// of the one before. It must be called before Start, and the function must not
// call the Publisher but for Library.
func (p *Publisher) OnChange(f func(*Library)) { p.changed = append(p.changed, f) }

// Library is the static set as of now, never nil.
func (p *Publisher) Library() *Library { return p.library.Load() }

// Start makes the library of what the database holds, and every file in the
// folder that is missing or has other bytes. Until then the library is empty.
func (p *Publisher) Start(ctx context.Context) (err error) {
	defer fault.Wrap(&err, "couldn't make the published files")
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.folder.make(); err != nil {
		return err
	}
	if err := p.renew(ctx); err != nil {
		return err
	}
	if p.behind {
		return fmt.Errorf("the folder %s could not be filled; the log says why", p.options.Dir)
	}
	p.started = true
	return nil
}

// Refresh brings the library up to what the database holds. It does next to
// nothing where it is.
func (p *Publisher) Refresh(ctx context.Context) (err error) {
	defer fault.Wrap(&err, "couldn't refresh what is published")
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.started {
		return nil
	}
	n, err := readNumber(ctx, p.options.DB)
	if err != nil {
		return err
	}
	old := !p.expires.IsZero() && !p.options.Now().Before(p.expires)
	if n == p.Library().number && !p.behind && !old {
		return nil
	}
	return p.renew(ctx)
}

// Poll refreshes at every tick until ctx ends, so that what another process
// published shows here too.
func (p *Publisher) Poll(ctx context.Context, ticks <-chan time.Time) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks:
		}
		if err := p.Refresh(ctx); err != nil && ctx.Err() == nil {
			p.options.Log.ErrorContext(ctx, "published prices may be behind", slog.Any("error", err))
		}
	}
}

// followFor is how long making files may take after a publication.
const followFor = 2 * time.Minute

// follow refreshes after a publication. That is done already, whether or not its
// files can be made now and whoever asked still waits: so nothing of it fails.
func (p *Publisher) follow(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), followFor)
	defer cancel()
	if err := p.Refresh(ctx); err != nil {
		p.options.Log.ErrorContext(ctx, "published, but the files are behind", slog.Any("error", err))
	}
}
