package visitor_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"kneadwise/server/guide"
	"kneadwise/server/locale"
	"kneadwise/server/page/pagetest"
	"kneadwise/wasm/reference"
	"kneadwise/wasm/screen"
	"kneadwise/web"
)

// guides are the guide in each language.
func guides(t *testing.T) map[locale.Language]document {
	h := server(t)
	return map[locale.Language]document{locale.English: open(t, h, "/guide"), locale.Spanish: open(t, h, "/es/guide")}
}

func texts(t *testing.T, language locale.Language) *locale.Texts {
	t.Helper()
	files, err := fs.Sub(web.Files(), "locale")
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := locale.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return catalogue.Texts(language)
}

// The one script is that of what stands around every page of the visitor's.
func TestGuideNeedsNoScript(t *testing.T) {
	for language, d := range guides(t) {
		if len(d.where("script")) > 1 || pagetest.Attribute(d.one("script"), "src") != "/assets/shell.0012.js" || len(d.where("#meter")) > 0 || len(d.where(".needs-script")) > 0 {
			t.Errorf("%s: the guide has a script of its own, or something that needs one", language)
		}
	}
}

// What leads elsewhere leads to a source or an organization that is on a list of
// ours, by https, and says to nobody where it was followed. Sources of prices are
// the calculator's, of which one knows no https.
func TestGuideLinksToItsSourcesAlone(t *testing.T) {
	listed := map[string]bool{}
	for _, s := range guide.Sources() {
		listed[s.URL()] = true
	}
	for _, o := range guide.Organizations() {
		listed[o.URL] = true
	}
	priced := map[string]bool{}
	for s := reference.SourceID(1); s.Code() != ""; s++ {
		priced[s.URL()] = true
	}
	for language, d := range guides(t) {
		followed := map[string]bool{}
		for _, a := range d.where("a[href]") {
			href := pagetest.Attribute(a, "href")
			switch {
			case pagetest.Fits(a, "#leave"): // goes elsewhere on purpose
			case strings.HasPrefix(href, "#"):
				d.one(href)
			case strings.Contains(href, ":"):
				followed[href] = true
				if !priced[href] && (!listed[href] || !strings.HasPrefix(href, "https://")) || !pagetest.Fits(a, "[rel=noreferrer]") {
					t.Errorf("%s: a link to %s", language, href)
				}
			}
		}
		for _, s := range guide.Sources() {
			if !followed[s.URL()] {
				t.Errorf("%s: nothing leads to %s", language, s.URL())
			}
		}
	}
}

// Behind each claim stands where it was read and when.
func TestGuideNamesSourceAndDay(t *testing.T) {
	for language, checked := range map[locale.Language]string{locale.English: "checked November ", locale.Spanish: "consultada el "} {
		d := guides(t)[language]
		cited := d.where(".cited")
		for _, c := range cited {
			if said := pagetest.Text(c); !strings.Contains(said, checked) || pagetest.First(c, "a[rel=noreferrer]") == nil {
				t.Errorf("%s: %q names no source, or not when it was read", language, said)
			}
		}
		claims := append(append(guide.Evidence(), guide.Sayings()...), append(guide.Beside(), append(guide.Routes(), guide.Safety())...)...)
		for _, s := range claims {
			claim := d.one("#" + strings.ReplaceAll(s.Key, ".", "-"))
			if got := len(pagetest.All(claim, "a[rel=noreferrer]")); got != len(s.From) {
				t.Errorf("%s: %s links to %d sources, want %d", language, s.Key, got, len(s.From))
			}
		}
		if len(cited) < len(claims) {
			t.Errorf("%s: %d sources for %d claims", language, len(cited), len(claims))
		}
	}
}

// The signs are the engine's, all of them, the gravest first; what to do stands
// before the signs of an emergency.
func TestGuideShowsEverySign(t *testing.T) {
	for language, d := range guides(t) {
		words := texts(t, language)
		groups := d.where(".sign-group")
		for i, effect := range []screen.Effect{screen.Emergency, screen.ClinicianFirst, screen.Caution, screen.Mention} {
			want := map[string]bool{}
			for _, sign := range screen.Signs() {
				if sign.Effect() == effect {
					label, _ := words.Of(sign.Code())
					want[label] = true
				}
			}
			for _, item := range pagetest.All(groups[i], "li") {
				if label := pagetest.Text(item); !want[label] {
					t.Errorf("%s: group %d has %q", language, i, label)
				} else {
					delete(want, label)
				}
			}
			for label := range want {
				t.Errorf("%s: group %d lacks %q", language, i, label)
			}
		}
		said := pagetest.Text(groups[0])
		if before, _, _ := strings.Cut(said, pagetest.Text(pagetest.First(groups[0], "li"))); !strings.Contains(before, "911") {
			t.Errorf("%s: the signs of an emergency stand before what to do: %q", language, said)
		}
	}
}

// What the trial found, in points and in people.
func TestGuideTellsWhatTheTrialFound(t *testing.T) {
	d := guides(t)[locale.English]
	trial := d.one("#evidence-trial")
	var rows []string
	for _, row := range pagetest.All(trial, "tr") {
		rows = append(rows, pagetest.Text(row))
	}
	for i, want := range []string{"Scale Relaxing", "2.9 2.5 2.0", "1.7 1.4 1.5"} {
		if len(rows) != 3 || !strings.Contains(rows[i], want) {
			t.Fatalf("the figures are %q, want %q in row %d", rows, want, i)
		}
	}
	var dots []string
	for _, row := range pagetest.All(trial, ".dots") {
		dots = append(dots, fmt.Sprint(len(pagetest.All(row, "span.some")), " of ", len(pagetest.All(row, "span"))))
	}
	if got := strings.Join(dots, ", "); got != "9 of 25, 1 of 25" {
		t.Errorf("the dots are %s", got)
	}
}

// What is often said of massage is taken back by name.
func TestGuideCorrectsWhatIsSaid(t *testing.T) {
	for language, want := range map[locale.Language]map[string][]string{
		locale.English: {"#said-lactic": {"lactic acid", "not supported", "12 people"}, "#said-pills": {"pain pills", "not supported", "Never cut a medicine"}},
		locale.Spanish: {"#said-lactic": {"ácido láctico", "sin apoyo", "12 personas"}, "#said-pills": {"pastillas", "sin apoyo", "Nunca baje una medicina"}},
	} {
		for id, all := range want {
			said := pagetest.Text(guides(t)[language].one(id))
			for _, part := range all {
				if !strings.Contains(said, part) {
					t.Errorf("%s: %s does not say %q: %q", language, id, part, said)
				}
			}
		}
	}
}

// Kinds are compared by the hands-on minute, from the calculator's own table;
// without a source there is no figure.
func TestGuideComparesByTheMinute(t *testing.T) {
	d := guides(t)[locale.English]
	section := pagetest.Text(d.one("main"))
	for _, want := range []string{
		"Massage therapist $54 to $159 $0.90 to $2.65 $1.08 to $3.18",
		"Physical therapist $68 to $133 $1.13 to $2.22 $1.36 to $2.66",
		"Medical massage therapist no source found", "Chiropractor no source found",
	} {
		if !strings.Contains(section, want) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
	for id, want := range map[string]string{
		"#provider-massage-therapist": "$54 to $159 for 60 minutes. Typically $75.", "#provider-physical-therapy": "$68 to $133 for 60 minutes. Typically $100.",
		"#provider-medical-massage": "We found no source for a price.", "#provider-chiropractic": "We found no source for a price.",
	} {
		if got := pagetest.Text(d.one(id)); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q: %q", id, want, got)
		}
	}
}

// The one that is no more cannot be followed.
func TestClosedOrganizationIsNoLink(t *testing.T) {
	for language, d := range guides(t) {
		gone := d.one("s")
		if pagetest.Text(gone) != "American Academy of Pain Management" || pagetest.Inside(gone, "a") {
			t.Errorf("%s: closed is %q", language, pagetest.Text(gone))
		}
	}
}

func TestGuideIsFoundFromTheCalculatorAndLeadsBack(t *testing.T) {
	h := server(t)
	for home, path := range map[string]string{"/": "/guide", "/es/": "/es/guide"} {
		d := open(t, h, home)
		known := open(t, h, path)
		for _, where := range []string{"nav", "#red-flags", "#prices", "#part-care", "#part-sieve"} {
			found := false
			for _, a := range d.where("a[href]") {
				to, part, _ := strings.Cut(pagetest.Attribute(a, "href"), "#")
				if to != path || !pagetest.Inside(a, where) {
					continue
				}
				found = true
				if part != "" {
					known.one("#" + part)
				}
			}
			if !found {
				t.Errorf("%s: nothing in %s leads to %s", home, where, path)
			}
		}
		if back := known.where("a[href=" + home + "]"); len(back) < 3 {
			t.Errorf("%s: %d links to the calculator", path, len(back))
		}
	}
}

// Every text of the guide is shown, in each language.
func TestGuideLeavesNoWordsOver(t *testing.T) {
	for language, d := range guides(t) {
		shown := pagetest.Text(d.root) + pagetest.Text(d.one("title"))
		for _, meta := range d.where("meta[name=description]") {
			shown += pagetest.Attribute(meta, "content")
		}
		words := texts(t, language)
		for key := range words.Keys() {
			if !strings.HasPrefix(key, "guide.") {
				continue
			}
			text, err := words.Of(key)
			if err != nil {
				continue // it has placeholders: what it says is tested by its figures
			}
			if !strings.Contains(shown, text) {
				t.Errorf("%s: nothing shows %s, %q", language, key, text)
			}
		}
	}
}

// Most people read each part with eight years of school.
func TestGuideIsEasyToRead(t *testing.T) {
	for language, d := range guides(t) {
		for _, section := range d.where("section") {
			var paragraphs []string
			for _, n := range append(pagetest.All(section, "p"), pagetest.All(section, "li")...) {
				if !pagetest.Inside(n, ".cited") && pagetest.First(n, "p") == nil && !isLabel(n) {
					paragraphs = append(paragraphs, pagetest.Text(n))
				}
			}
			name := pagetest.Text(pagetest.First(section, "h2"))
			grade := pagetest.Grade(language, paragraphs...)
			t.Logf("%s %.1f %s", language, grade, name)
			if grade > 8 {
				t.Errorf("%s: %q needs grade %.1f", language, name, grade)
			}
		}
	}
}

// isLabel tells whether a paragraph is a mark or a picture, not a sentence.
func isLabel(n *html.Node) bool {
	return pagetest.Fits(n, ".basis") || pagetest.Fits(n, ".dots")
}
