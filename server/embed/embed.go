// Package embed puts a clinic's calculator into the clinic's own web site.
//
// The clinic pastes a loader and an element; the loader (web/widget/loader.ts)
// makes a frame, and the frame's page comes from here, one for each clinic and
// language. Browsers give that page an opaque origin: it can store nothing, reads
// nothing of the site around it, and the site reads nothing of it. The page is
// complete without any script: the price list as a table and in sentences, with
// the telephone number and the booking link as text. Its script then fetches the
// engine and the clinic's terms, closes the door behind it, and answers.
//
// A page with an opaque origin has no 'self', so its policy writes this server's
// origin out; what that is, the operator says (--public-url). Where he has not,
// the address that a browser on the same machine asked for will do.
package embed

import (
	"kneadwise/server/fault"
	"kneadwise/server/page"
	"kneadwise/server/publish"
	"kneadwise/wasm/civil"
)

// A Finder finds the current price list of a clinic by its slug. It returns
// NotFound where there never was one and Gone where it was withdrawn.
type Finder func(slug string) (publish.Listed, error)

// Published finds in what is published at the moment of asking.
func Published(library func() *publish.Library) Finder {
	return func(slug string) (publish.Listed, error) {
		now := library()
		if listed, ok := now.List(slug); ok {
			return listed, nil
		}
		if f, ok := now.File(publish.Prefix + slug + ".json"); ok && f.Gone {
			return publish.Listed{}, fault.New(fault.Gone, "the clinic has withdrawn its prices")
		}
		return publish.Listed{}, fault.New(fault.NotFound, "no clinic of that name publishes its prices here")
	}
}

// Options is what the frames are made of.
type Options struct {
	Site *page.Site
	Find Finder
	// PublicURL is the address under which visitors reach this server, such as
	// https://prices.example, empty where it is not known.
	PublicURL string
	// Today is the day whose prices are shown.
	Today func() civil.Date
}

// LoaderPath is where the loader lies. It never changes: it stands in the pages
// of clinics.
const LoaderPath = "/widget.js"

// Path is where a clinic's frame lies, below the language.
const Path = "/embed/"
