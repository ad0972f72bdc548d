// Package publish makes what clinics publish readable for everyone, for good.
//
// A publication appends one revision to a clinic's chain: the canonical bytes of
// its price list, which name the hash of the revision before. The rows of the
// database are the truth. Everything that strangers read is made of them and can
// be made again:
//
//   - a document: one revision, at the address of its SHA-256, where it never
//     changes, and the current one also at the address of the clinic's slug;
//   - the bundle of one list: the same terms in the form that the engine reads in
//     place, at the same hash with another ending;
//   - a state bundle: all current lists of a state in one such file. A page names
//     the one that was current when it was made; a superseded one is kept for
//     thirty days, so that such a page still finds it;
//   - the manifest: which bundles and lists are current, and what was withdrawn;
//   - the discovery document: where all of this is;
//   - a tombstone: what stands where a withdrawn document stood.
//
// These files together are the static set. Their addresses lie below /prices/ and
// /.well-known/, every reference between them is relative, and any web server can
// hand them out. A Library is the static set at one moment, in memory: readers
// take it from the Publisher and never wait, lock or ask the database.
package publish

import (
	"time"

	"kneadwise/wasm/civil"
)

// Where the static set lies.
const (
	Prefix        = "/prices/"
	ManifestPath  = Prefix + "manifest.json"
	DiscoveryPath = "/.well-known/kneadwise.json"
	schemaPrefix  = Prefix + "schema/"
)

// Formats of the documents that are made beside the price lists.
const (
	ManifestFormat  = "kneadwise.manifest/1"
	TombstoneFormat = "kneadwise.tombstone/1"
	DiscoveryFormat = "kneadwise.discovery/1"
)

// MaxNote is the longest note on a publication, in characters.
const MaxNote = 500

// keepSuperseded is how long a state bundle is kept after another took its place.
const keepSuperseded = 30 * 24 * time.Hour

// west is UTC-8, where the day begins last in the contiguous states.
const west = -8 * time.Hour

// Day is the day of a publication: the one at UTC-8. It is never in the future
// anywhere in the contiguous states.
func Day(now time.Time) civil.Date {
	there := now.UTC().Add(west)
	day, ok := civil.Make(there.Year(), int(there.Month()), there.Day())
	if !ok {
		return 0 // beyond the calendar; a price list without a day is refused
	}
	return day
}
