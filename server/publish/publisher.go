package publish

import (
	"context"
	"io/fs"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/server/store"
	"kneadwise/wasm/pricelist"
)

// Options is what a Publisher is made of.
type Options struct {
	DB *store.DB
	// Dir is the folder that holds the static set. It is made if it is not there.
	Dir string
	// Keep leaves every file in Dir that the database does not know. Without it
	// Dir is the Publisher's own.
	Keep bool
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
}

// A Publisher appends to the chains of clinics and keeps the static set in step
// with them, in memory and in a folder. It is safe for concurrent use.
type Publisher struct {
	options Options
	library atomic.Pointer[Library]
	mu      sync.Mutex // held while a library is made
	changed []func(*Library)
}

// New returns a publisher whose library is empty until Start.
func New(o Options) *Publisher {
	p := &Publisher{options: o}
	p.library.Store(&Library{})
	return p
}

// OnChange has a function called with each new library, after it took the place
// of the one before. It must be called before Start, and the function must not
// call the Publisher but for Library.
func (p *Publisher) OnChange(f func(*Library)) { p.changed = append(p.changed, f) }

// Library is the static set as of now, never nil.
func (p *Publisher) Library() *Library { return p.library.Load() }

// Start makes the library of what the database holds, and every file in the
// folder that is missing or has other bytes.
func (p *Publisher) Start(ctx context.Context) error { return errNotBuilt }

// Poll refreshes at every tick, until ctx ends.
func (p *Publisher) Poll(ctx context.Context, ticks <-chan time.Time) {}

// Refresh brings the library up to what the database holds. It does next to
// nothing where it is.
func (p *Publisher) Refresh(ctx context.Context) error { return errNotBuilt }

// Publish appends a revision to the clinic's chain. When it returns without an
// error the revision is in the database for good, and the library has it.
//
// It returns Denied if the clinic is not approved, Invalid if the list has faults
// (a *Faulty is in the error's chain) or the note is too long, Conflict if nothing
// changed since the current revision or if somebody else published meanwhile.
func (p *Publisher) Publish(ctx context.Context, command Command) (Revision, error) {
	return Revision{}, errNotBuilt
}

// History is every revision of a clinic, the latest first.
func (p *Publisher) History(ctx context.Context, clinicID string) ([]Revision, error) {
	return nil, errNotBuilt
}

// Revision is one revision of a clinic. It returns NotFound if there is none of
// that number.
func (p *Publisher) Revision(ctx context.Context, clinicID string, number int) (Revision, error) {
	return Revision{}, errNotBuilt
}

// Withdraw takes back what a clinic has published: tombstones take the place of
// all its documents. A later publication goes on with the chain. It returns
// Conflict if there is nothing to withdraw.
func (p *Publisher) Withdraw(ctx context.Context, clinic account.Clinic, user string) error {
	return errNotBuilt
}

// Seed publishes a list as the clinic's first revision, with the day and the
// mark of a demonstration that it has, and does nothing if the clinic has a
// revision. It returns Denied if the clinic is not approved, Invalid if the list
// has faults or is no first revision of that clinic.
func (p *Publisher) Seed(ctx context.Context, clinic account.Clinic, list *pricelist.List) error {
	return errNotBuilt
}

var errNotBuilt = fault.New(fault.Internal, "not built yet")
