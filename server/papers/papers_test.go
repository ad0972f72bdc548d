package papers_test

import (
	"io/fs"
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/papers"
	"kneadwise/wasm/civil"
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/scenario"
	"kneadwise/web"
)

func texts(t *testing.T, language locale.Language) *locale.Texts {
	t.Helper()
	files, err := fs.Sub(web.Files(), "locale")
	if err != nil {
		t.Fatal(err)
	}
	c, err := locale.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return c.Texts(language)
}

func day(t *testing.T, text string) civil.Date {
	t.Helper()
	d, err := civil.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// answer is the cheapest way of the best offer of a request, in today's case.
func answer(t *testing.T, request string, lists estimate.Lists) *papers.Answer {
	t.Helper()
	r, faults := document.ReadRequest([]byte(request))
	for _, f := range faults {
		t.Fatal(document.Sentence(f))
	}
	e, faults := estimate.Run(r, lists)
	for _, f := range faults {
		t.Fatal(document.Sentence(f))
	}
	a := &papers.Answer{Request: r, Lists: lists, Estimate: &e, At: e.Best}
	a.Way = a.Offer().Way(estimate.Cheapest)
	a.Case = a.Way.Case(0)
	return a
}

// Of every way through every worked example each paper is worded in both languages.
func TestEveryScenarioHasItsPapers(t *testing.T) {
	all, err := scenario.Read("../../wasm/testdata")
	if err != nil {
		t.Fatal(err)
	}
	words := map[locale.Language]*locale.Texts{}
	for _, language := range locale.Languages() {
		words[language] = texts(t, language)
	}
	drafts := 0
	for i := range all {
		s := &all[i]
		e, faults := estimate.Run(s.Request, s.Lists)
		if len(faults) > 0 {
			t.Fatalf("%s: %v", s.Name, faults)
		}
		for _, language := range locale.Languages() {
			w := words[language]
			if _, err := papers.Questions(w, &papers.Answer{Request: s.Request, Lists: s.Lists, Estimate: &e}); err != nil {
				t.Errorf("%s, %s: %v", s.Name, language, err)
			}
			for at := range e.Offers {
				for k := range e.Offers[at].Ways {
					way := &e.Offers[at].Ways[k]
					a := &papers.Answer{Request: s.Request, Lists: s.Lists, Estimate: &e, At: at, Way: way, Case: way.Case(0)}
					if a.Case == nil {
						t.Fatalf("%s: %s has no case", s.Name, way.Kind.Code())
					}
					if text, err := papers.Calendar(w, a, e.AsOf); err != nil || !strings.Contains(text, "dispute_by-1-") {
						t.Errorf("%s, %s: %v", s.Name, language, err)
					}
					for _, what := range papers.Tables() {
						if text, err := papers.Table(w, a, what); err != nil || text == "" {
							t.Errorf("%s, %s, %s: %v", s.Name, language, what, err)
						}
					}
					if k > 0 {
						continue // a draft is worked out anew, which takes its time
					}
					text, refused, err := papers.Draft(w, a)
					if err != nil || (refused == "") != (text != "") {
						t.Errorf("%s, %s: %q, %v", s.Name, language, refused, err)
					}
					if refused == "" {
						drafts++
					} else if !w.Has(string(refused)) {
						t.Errorf("%s: no words for %s", language, refused)
					}
				}
			}
		}
	}
	if drafts < 200 {
		t.Errorf("%d drafts: too few to show anything", drafts)
	}
}
