package embed

import (
	"fmt"
	"io/fs"
	"strconv"

	"github.com/gin-gonic/gin"

	"kneadwise/server/httpd"
	"kneadwise/server/locale"
	"kneadwise/server/page"
)

// loaderAge is how long a page of a clinic may go on with the loader that it has:
// an hour, and a day more while a newer one is fetched.
const loaderAge = "public, max-age=3600, stale-while-revalidate=86400"

// frames answers for the frames.
type frames struct {
	Options
	shelf shelf
}

// Routes adds the loader, from the assets in dist, and the frames. An error is a
// template, a text or an asset of ours that is missing.
func Routes(r gin.IRoutes, o Options, dist fs.FS) error {
	loader, err := loader(o.Site, dist)
	if err != nil {
		return err
	}
	httpd.Get(r, LoaderPath, loader.Serve)
	f := &frames{Options: o}
	for _, language := range locale.Languages() {
		// What a stranger's page would show first is made once now, so that a slip
		// of ours shows at start.
		if _, _, err := absent(o.Site, language, nil); err != nil {
			return err
		}
		httpd.Get(r, page.In(language, Path)+":clinic", f.answer(language))
	}
	return nil
}

// loader is the asset under the address that stands in the pages of clinics.
func loader(site *page.Site, dist fs.FS) (*httpd.File, error) {
	for name, asset := range site.Assets() {
		if name != "widget.js" {
			continue
		}
		f := &httpd.File{Tag: asset.SHA256[:16], ContentType: asset.ContentType, CacheControl: loaderAge, Open: true}
		for suffix, form := range map[string]*[]byte{"": &f.Data, ".gz": &f.Gzip, ".br": &f.Brotli} {
			data, err := fs.ReadFile(dist, asset.File+suffix)
			if err != nil {
				return nil, fmt.Errorf("couldn't read the loader: %w", err)
			}
			*form = data
		}
		return f, nil
	}
	return nil, fmt.Errorf("%w: widget.js", page.ErrNoAsset)
}

// answer is the handler of one language. It answers faults itself: a page for
// errors that no frame may hold would leave a hole in the clinic's page.
func (f *frames) answer(language locale.Language) gin.HandlerFunc {
	return func(c *gin.Context) {
		slug := c.Param("clinic")
		file, err := f.file(spot{slug, language, origin(f.PublicURL, c.Request.Host)})
		if err != nil {
			httpd.Fail(c, err)
			return
		}
		allowEverywhere(c)
		file.Serve(c)
	}
}

// file is the page for a clinic, or the one that says why there is none.
func (f *frames) file(at spot) (*httpd.File, error) {
	listed, why := f.Find(at.slug)
	if why != nil {
		html, status, err := absent(f.Site, at.language, why)
		if err != nil {
			return nil, err
		}
		file, err := httpd.PageFile(html, httpd.EmbedPolicy(at.origin))
		if err == nil {
			file.Status = status
		}
		return file, err
	}
	// A page stands until other prices are in force, by publication or by their day.
	version := listed.SHA256
	if n := listed.List.Seller.InForce(f.Today()); n > 0 {
		version += "+" + strconv.Itoa(n)
		listed.List = listed.List.On(f.Today())
	}
	return f.shelf.find(at, version, func() (*httpd.File, error) {
		html, err := calculator(f.Site, at.language, listed)
		if err != nil {
			return nil, err
		}
		return httpd.PageFile(html, httpd.EmbedPolicy(at.origin))
	})
}

// allowEverywhere lets any page hold the answer in a frame, also one that is
// isolated from other origins: such a page holds frames alone that are isolated,
// too. Of the two ways to be, "require-corp" is refused: under it WebKit starts no
// Worker from a blob in an opaque origin (tried in WebKitGTK 2.50), so that no
// iPhone would calculate. "credentialless" it does not know and passes over; an
// isolated page in WebKit therefore gets the loader's link instead of the frame.
func allowEverywhere(c *gin.Context) {
	c.Header("Cross-Origin-Resource-Policy", "cross-origin")
	c.Header("Cross-Origin-Embedder-Policy", "credentialless")
}
