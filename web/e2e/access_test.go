package e2e

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
)

// Nothing that a machine can judge keeps people out, in light and dark, whatever the page shows;
// nothing has to be scrolled sideways, and everything can be hit with a thumb.
func TestNobodyIsKeptOut(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		for _, path := range []string{"/", "/es/"} {
			t.Run("filled "+path, func(t *testing.T) {
				v := arrive(t, b, s, path)
				v.fillSome()
				v.choose("benefit.network:in")
				v.unfold("part-clinics")
				v.write("place", "Texas")
				v.settle()
				v.click("[data-bundle=TX] [data-act=bundle]")
				v.waitFor(`document.querySelectorAll("input[name=clinics]").length > 1`)
				v.unfold("part-sieve")
				v.choose("clinics:blue-heron-massage")
				v.choose("clinics:lone-pine-massage-club")
				v.settle()
				v.click("#visits li details > summary")
				v.link()
				v.unfold("carry-files")
				v.isOpenToAll()
			})
			t.Run("stopped "+path, func(t *testing.T) {
				v := arrive(t, b, s, path)
				v.unfold("part-signs")
				v.choose("signs:screen.saddle_numbness")
				v.settle()
				v.isOpenToAll()
			})
		}
		for _, path := range []string{
			"/privacy", "/es/privacy", "/guide", "/es/guide", "/no-such-page", "/clinics", "/es/clinics?state=WA", "/clinics/cedar-street-massage", "/es/clinics/hudson-stair-physical-therapy",
		} {
			t.Run(path, func(t *testing.T) { open(t, b, s, path).isOpenToAll() })
		}
	})
}

// isOpenToAll looks at the page in both colors and three widths.
func (v *visit) isOpenToAll() {
	v.Helper()
	v.keepPage()
	p := v.page.(*browser.ChromiumPage)
	for _, in := range []struct {
		dark bool
		axe  func(context.Context, browser.Page) ([]Finding, error)
	}{{false, Axe}, {true, AxeColors}} {
		v.must(p.SetDark(v.ctx, in.dark))
		found, err := in.axe(v.ctx, p)
		v.must(err)
		for _, f := range found {
			v.Errorf("dark %t: %v", in.dark, f)
		}
	}
	v.must(p.SetDark(v.ctx, false))
	v.fits("at 1280 pixels")
	v.must(p.Zoom(v.ctx, 400))
	v.fits("at 400 % of 1280 pixels")
	v.must(p.SetViewport(v.ctx, 390, 844, 3))
	v.fits("at 390 pixels")
	v.canBeHit()
	v.must(p.SetViewport(v.ctx, 1280, 800, 1))
}

// pages is where the pages are kept as they were rendered, for a judge of HTML
// that is no Go program.
const pages = "../../.cache/pages"

var unnameable = regexp.MustCompile(`[^a-z0-9]+`)

func (v *visit) keepPage() {
	v.Helper()
	html := look[string](v, `"<!doctype html>\n" + document.documentElement.outerHTML + "\n"`)
	v.must(os.MkdirAll(pages, 0o755))
	_, name, _ := strings.Cut(v.Name(), "/")
	name = strings.Trim(unnameable.ReplaceAllString(strings.ToLower(name), "-"), "-")
	v.must(os.WriteFile(filepath.Join(pages, name+".html"), []byte(html), 0o644))
}

// fits looks for what makes the page wider than its window.
func (v *visit) fits(when string) {
	v.Helper()
	v.waitFor(`new Promise((done) => requestAnimationFrame(() => done(true)))`)
	wide := look[[]string](v, `
const root = document.scrollingElement;
if (root.scrollWidth <= root.clientWidth) return [];
const scrolls = (e) => { for (let p = e.parentElement; p && p !== root; p = p.parentElement) if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(p).overflowX)) return true; return false };
return [...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e))
	.map((e) => Math.round(e.getBoundingClientRect().right) + " of " + root.clientWidth + ": " + e.outerHTML.slice(0, 100)).concat("the page is wider than its window").slice(0, 6);`)
	for _, one := range wide {
		v.Errorf("%s %s", when, one)
	}
}

// canBeHit looks for controls smaller than 24 pixels either way (WCAG 2.5.8).
// Links within a text are excepted there, and what is not to be seen.
func (v *visit) canBeHit() {
	v.Helper()
	small := look[[]string](v, `
const size = (e) => { const r = e.getBoundingClientRect(); return [r.width, r.height] };
return [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].flatMap((e) => {
	if (!e.checkVisibility() || e.matches(".skip") || e.closest(".unseen")) return [];
	if (e.matches("a") && getComputedStyle(e).display === "inline") return [];
	const areas = [e, ...(e.labels ?? [])].map(size);
	return areas.some(([w, h]) => w >= 24 && h >= 24) ? [] : [e.outerHTML.slice(0, 90) + " " + JSON.stringify(areas)];
});`)
	slices.Sort(small)
	for _, one := range slices.Compact(small) {
		v.Errorf("too small to be hit: %s", one)
	}
}
