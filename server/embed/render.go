package embed

import (
	"fmt"
	"net/http"

	"kneadwise/server/fault"
	"kneadwise/server/httpd"
	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/server/publish"
)

// The pages of the area.
const (
	calculatorPage = "embed/calculator"
	absentPage     = "embed/absent"
)

// frame is what every page of the area needs.
func frame(site *page.Site, language locale.Language) (f Frame, err error) {
	f = Frame{Text: site.Texts(language), Language: language}
	if f.Style, err = site.URL("frame.css"); err != nil {
		return Frame{}, err
	}
	f.Script, err = site.URL("frame.js")
	return f, err
}

// calculator renders a clinic's page.
func calculator(site *page.Site, language locale.Language, listed publish.Listed) (html []byte, err error) {
	defer fault.Wrap(&err, "couldn't make the frame of %s", listed.List.Seller.ID)
	v := View{}
	if v.Frame, err = frame(site, language); err != nil {
		return nil, err
	}
	if v.Files, err = files(site, language, listed); err != nil {
		return nil, err
	}
	list := listed.List
	v.Slug, v.Name, v.State = list.Seller.ID, list.Name, list.State()
	v.Provider, v.Invented = list.Seller.Provider.Code(), list.Demonstration
	v.Places = places(list)
	if list.BookingURL != "" {
		v.Booking = link(list.BookingURL)
	}
	if list.Website != "" {
		v.Site = link(list.Website)
	}
	w := wording{locale.Wording{Texts: v.Text}}
	v.Kind = w.Of("widget.kind." + v.Provider)
	w.prices(&v, list)
	w.dates(&v, list)
	w.form(site, &v, list)
	if w.Err != nil {
		return nil, w.Err
	}
	return site.Render(calculatorPage, v)
}

// files are the addresses of what the script fetches.
func files(site *page.Site, language locale.Language, listed publish.Listed) (f Files, err error) {
	for name, to := range map[string]*string{
		"worker.js":                                 &f.Worker,
		"text-" + string(language) + ".json":        &f.Words[0],
		"text-widget-" + string(language) + ".json": &f.Words[1],
	} {
		if *to, err = site.URL(name); err != nil {
			return Files{}, err
		}
	}
	f.Prices = listed.Bundle
	for name, asset := range site.Assets() {
		if name == "engine.wasm" {
			f.Engine = page.Engine{URL: httpd.AssetPrefix + asset.File, SHA256: asset.SHA256, Size: asset.Size, Brotli: asset.Brotli}
		}
	}
	if f.Engine.URL == "" {
		return Files{}, fmt.Errorf("%w: engine.wasm", page.ErrNoAsset)
	}
	return f, nil
}

// absent renders what stands in the frame where there is no price list, and the
// status that it is answered with.
func absent(site *page.Site, language locale.Language, why error) (html []byte, status int, err error) {
	v := AbsentView{Reason: "unknown"}
	status = http.StatusNotFound
	if fault.KindOf(why) == fault.Gone {
		v.Reason, status = "withdrawn", http.StatusGone
	}
	if v.Frame, err = frame(site, language); err != nil {
		return nil, 0, err
	}
	w := wording{locale.Wording{Texts: v.Text}}
	v.Title, v.Message = w.Of("widget."+v.Reason), w.Of("widget."+v.Reason+".text")
	if w.Err != nil {
		return nil, 0, w.Err
	}
	html, err = site.Render(absentPage, v)
	return html, status, err
}
