package publish

import (
	"time"

	"kneadwise/server/account"
	"kneadwise/server/fault"
	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
	"kneadwise/wasm/pricelist"
)

// A Command asks for a publication.
type Command struct {
	Clinic account.Clinic
	User   string // the id of who publishes
	Note   string // what is to be said of it in the history; may be empty
	// List is what is to be published. What the draft cannot decide is filled in:
	// the revision, the hash before, the day, the clinic's slug, and whether it is
	// invented. The list itself is not touched.
	List *pricelist.List
}

// A Revision is one publication of a clinic.
type Revision struct {
	ClinicID    string
	Number      int
	SHA256      string // of Document
	Document    []byte // canonical bytes
	Note        string
	PublishedAt time.Time // UTC
	PublishedBy string    // the user's id; empty for what the program itself published
	// WithdrawnAt is when it, with all before it, was withdrawn; zero if it was not.
	WithdrawnAt time.Time
	// Current says that this is what the public reads now.
	Current bool
}

// Withdrawn tells whether the public no longer reads this revision anywhere.
func (r Revision) Withdrawn() bool { return !r.WithdrawnAt.IsZero() }

// List reads the revision's document. It returns Internal if the document is none
// that this program reads.
func (r Revision) List() (*pricelist.List, error) {
	list, faults := document.ReadPriceList(r.Document)
	if len(faults) > 0 {
		return nil, &fault.Error{Kind: fault.Internal, Message: "the revision cannot be read", Cause: &Faulty{faults}}
	}
	return list, nil
}

// Faulty is what is wrong with a price list that was to be published.
type Faulty struct{ Faults []code.Fault }

// Error is the first fault in words.
func (f *Faulty) Error() string { return document.Sentence(f.Faults[0]) }
