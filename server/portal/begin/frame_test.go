package begin_test

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"kneadwise/web"
)

// The pages that load htmx set it up alike: for a policy that runs no text as a
// script, and so that it keeps nothing and asks nobody else.
func TestHTMXIsSetUpForTheStrictPolicy(t *testing.T) {
	config := regexp.MustCompile(`<meta name="htmx-config" content='([^']*)'>`)
	var all []string
	for _, name := range []string{"templates/begin/layout.html", "templates/portal/layout.html"} {
		text, err := fs.ReadFile(web.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		found := config.FindStringSubmatch(string(text))
		if found == nil {
			t.Fatalf("%s does not set htmx up", name)
		}
		all = append(all, found[1])
	}
	if all[0] != all[1] {
		t.Errorf("set up as %s\nand as %s", all[0], all[1])
	}
	for _, want := range []string{`"history":false`, `"mode":"same-origin"`, `"includeIndicatorCSS":false`, `"extensions":"none"`, `"5xx"`} {
		if !strings.Contains(all[0], want) {
			t.Errorf("%s lacks %s", all[0], want)
		}
	}
}

// What htmx would run as a script, and values in places that html/template does
// not know to escape, stand in no template; nor do scripts and styles of a page's
// own, which the policy refuses.
func TestTemplatesHoldNothingThatRuns(t *testing.T) {
	refused := map[string]*regexp.Regexp{
		"a script attribute of htmx":       regexp.MustCompile(`(?i)hx-(on|vals|headers|confirm|live)\b`),
		"text that htmx runs":              regexp.MustCompile(`(?i)(js|javascript):`),
		"a filter of a trigger":            regexp.MustCompile(`hx-trigger="[^"]*\[`),
		"a handler":                        regexp.MustCompile(`(?i)\son[a-z]+=`),
		"a style attribute":                regexp.MustCompile(`(?i)\sstyle=`),
		"a script or style of its own":     regexp.MustCompile(`(?i)<(script>|style)`),
		"a script that is not an asset":    regexp.MustCompile(`(?i)<script[^>]*src="[^{]`),
		"a value in an attribute of htmx ": regexp.MustCompile(`hx-(target|swap|trigger|sync|select|include)="[^"]*\{\{`),
	}
	names, err := fs.Glob(web.Files(), "templates/*/*.html")
	if err != nil || len(names) < 20 {
		t.Fatalf("%d templates, %v", len(names), err)
	}
	for _, name := range names {
		if !strings.HasPrefix(name, "templates/portal/") && !strings.HasPrefix(name, "templates/begin/") {
			continue
		}
		text, err := fs.ReadFile(web.Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		for what, pattern := range refused {
			if found := pattern.FindString(string(text)); found != "" {
				t.Errorf("%s has %s: %s", name, what, found)
			}
		}
	}
}
