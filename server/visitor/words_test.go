package visitor_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kneadwise/server/locale"
	"kneadwise/server/page/pagetest"
)

// No text of the server's pages is left that nothing shows.
func TestNoWordsAreLeftOver(t *testing.T) {
	used := map[string]bool{}
	literal := regexp.MustCompile(`"((?:page|form|privacy)\.[a-z0-9_.]+)"`)
	for _, source := range sources(t) {
		for _, found := range literal.FindAllStringSubmatch(source, -1) {
			used[found[1]] = true
		}
	}
	// Keys made of a control's name and its values, and of a status.
	d := open(t, server(t), "/")
	for _, n := range append(inputs(d), d.where("[data-field]")...) {
		name := pagetest.Attribute(n, "name")
		if name == "" {
			name = pagetest.Attribute(n, "data-field")
		}
		key := "form." + strings.NewReplacer("own[0].", "own.", "own[#].", "own.").Replace(name)
		used[key], used[key+".hint"], used[key+".none"] = true, true, true
		if value := pagetest.Attribute(n, "value"); value != "" {
			used[key+"."+value] = true
		}
		if n.Data == "select" {
			for option := range n.ChildNodes() {
				value := pagetest.Attribute(option, "value")
				used[key+"."+value] = true
			}
		}
	}
	for _, word := range []string{"yes", "no", "unknown", "other"} {
		used["form."+word] = true
	}
	for _, status := range []string{"401", "403", "404", "405", "409", "410", "413", "422", "429", "500", "503"} {
		used["page.error."+status], used["page.error."+status+".text"] = true, true
	}

	for key := range texts(t, locale.English).Keys() {
		key, _, _ = strings.Cut(key, "#")
		group, _, _ := strings.Cut(key, ".")
		if (group == "page" || group == "form" || group == "privacy") && !used[key] {
			t.Errorf("nothing shows %q", key)
		}
	}
}

// sources are the templates and the program that fills them.
func sources(t *testing.T) (all []string) {
	t.Helper()
	for _, pattern := range []string{"../../web/templates/*.html", "*.go", "../page/*.go"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files at %s: %v", pattern, err)
		}
		for _, path := range paths {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, string(text))
		}
	}
	return all
}
