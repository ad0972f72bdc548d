// Package visitor serves the pages that anyone may open: the calculator, the
// guide to massage for a bad back, and what is promised about privacy, in English
// at the root and in Spanish under /es/.
//
// Nothing in them depends on who asks. No answer reaches a server, there is no
// cookie, and the language is in the address. They depend on what clinics have
// published alone: so each is rendered at start and after a publication, and what
// was rendered is handed out. What the calculator does with a visitor's answers
// happens in her browser (web/calculator).
package visitor

import (
	"fmt"
	"slices"

	"kneadwise/server/locale"
	"kneadwise/server/page"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
)

// Clinics are those that a visitor can compare.
type Clinics struct {
	Bundles  []Bundle
	Invented int // how many of them are demonstrations
}

// Bundle is the file of one state's clinics.
type Bundle struct {
	State   string // two letters
	Path    string // its address on this host
	Bytes   int    // as it travels
	Clinics int
}

// document is one rendered page.
type document struct {
	path string
	html []byte
}

// policies are what browsers enforce, as the privacy page quotes them.
type policies struct{ page, worker, offline string }

// render makes every page in every language.
func render(site *page.Site, enforced policies, clinics Clinics) ([]document, error) {
	var all []document
	for _, language := range locale.Languages() {
		view, err := view(site, language, clinics)
		if err != nil {
			return nil, err
		}
		html, err := site.Render(page.Visitor, view)
		if err != nil {
			return nil, err
		}
		all = append(all, document{page.In(language, "/"), html})

		frame, err := site.VisitorFrame("/privacy", language)
		if err != nil {
			return nil, err
		}
		html, err = site.Render(page.Privacy, PrivacyView{frame, enforced.page, enforced.worker, enforced.offline, len(clinics.Bundles) > 0})
		if err != nil {
			return nil, err
		}
		all = append(all, document{page.In(language, "/privacy"), html})

		known, err := guideView(site, language)
		if err != nil {
			return nil, err
		}
		html, err = site.Render(page.Guide, known)
		if err != nil {
			return nil, err
		}
		all = append(all, document{page.In(language, "/guide"), html})
	}
	return all, nil
}

// view makes the calculator's view.
func view(site *page.Site, language locale.Language, clinics Clinics) (View, error) {
	frame, err := site.VisitorFrame("/", language)
	if err != nil {
		return View{}, err
	}
	v := View{Frame: frame, Answers: estimate.Version}
	for name, to := range map[string]*string{
		"page.js":                            &v.Script,
		"worker.js":                          &v.Worker,
		"carry.js":                           &v.Carry,
		"pictures.js":                        &v.Pictures,
		"text-" + string(language) + ".json": &v.Words,
		"engine.wasm":                        &v.Engine.URL,
	} {
		if *to, err = site.URL(name); err != nil {
			return View{}, err
		}
	}
	if v.Sum, err = first(); err != nil {
		return View{}, err
	}
	if v.Prices, err = prices(frame.Text); err != nil {
		return View{}, err
	}
	v.Form, err = form(site, frame, clinics)
	return v, err
}

func form(site *page.Site, frame page.Frame, clinics Clinics) (Form, error) {
	f := Form{text: frame.Text}
	other := site.Texts(frame.Other)
	for _, code := range reference.States() {
		name, err := frame.Text.Of("state." + code)
		if err != nil {
			return Form{}, err
		}
		also, err := other.Of("state." + code)
		if err != nil {
			return Form{}, err
		}
		f.Places = append(f.Places, Place{code, name, also})
	}
	slices.SortFunc(f.Places, func(a, b Place) int { return compareNames(a.Name, b.Name) })
	var err error
	if f.Intro, f.Bundles, err = bundles(frame.Text, clinics); err != nil {
		return Form{}, err
	}
	f.Signs, err = signs(frame.Text)
	return f, err
}

// bundles words the files of clinics, and what kind of clinics they are.
func bundles(text *locale.Texts, clinics Clinics) (intro string, all []BundleView, err error) {
	count := 0
	for _, b := range clinics.Bundles {
		count += b.Clinics
		v := BundleView{State: b.State, URL: b.Path, Bytes: b.Bytes, Clinics: b.Clinics}
		v.Size = fmt.Sprintf("%d KB", max(1, (b.Bytes+500)/1000))
		if v.Name, err = text.Of("state." + b.State); err != nil {
			return "", nil, err
		}
		all = append(all, v)
	}
	slices.SortFunc(all, func(a, b BundleView) int { return compareNames(a.Name, b.Name) })
	key := "form.clinics.intro"
	switch clinics.Invented {
	case 0:
	case count:
		key = "form.clinics.intro.invented"
	default:
		key = "form.clinics.intro.some_invented"
	}
	intro, err = text.Of(key)
	return intro, all, err
}

// signs groups the table of signs by what they do, the gravest first.
func signs(text *locale.Texts) ([]SignGroup, error) {
	var all []SignGroup
	for _, effect := range []screen.Effect{screen.Emergency, screen.ClinicianFirst, screen.Caution, screen.Mention} {
		title, err := text.Of("screen.effect." + effectName(effect))
		if err != nil {
			return nil, err
		}
		group := SignGroup{Effect: effectName(effect), Title: title, Clearing: effect == screen.ClinicianFirst}
		for _, sign := range screen.Signs() {
			if sign.Effect() != effect {
				continue
			}
			label, err := text.Of(sign.Code())
			if err != nil {
				return nil, err
			}
			group.Signs = append(group.Signs, Option{Value: sign.Code(), Label: label})
		}
		all = append(all, group)
	}
	return all, nil
}

// effectName is the effect in keys of texts.
func effectName(e screen.Effect) string {
	switch e {
	case screen.Emergency:
		return "emergency"
	case screen.ClinicianFirst:
		return "clinician_first"
	case screen.Caution:
		return "caution"
	}
	return "mention"
}
