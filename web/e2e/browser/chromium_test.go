package browser_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
)

func TestChromiumEmulation(t *testing.T) {
	if len(browser.Wanted(t, browser.Chromium)) == 0 {
		return
	}
	f := newFixture(t)
	ctx := soon(t)
	b := browser.New(t, browser.Chromium)
	opened, err := b.Open(ctx, f.page(f.strict))
	must(t, err)
	p := opened.(*browser.ChromiumPage)

	matches := func(query string) bool {
		t.Helper()
		return eval[bool](t, p, "matchMedia('"+query+"').matches")
	}
	t.Run("viewport and zoom", func(t *testing.T) {
		must(t, p.SetViewport(ctx, 390, 844, 2))
		if got := eval[[]float64](t, p, "[innerWidth, innerHeight, devicePixelRatio]"); got[0] != 390 || got[1] != 844 || got[2] != 2 {
			t.Errorf("the viewport is %v", got)
		}
		must(t, p.SetViewport(ctx, 1280, 1024, 1))
		must(t, p.Zoom(ctx, 400))
		if got := eval[[]float64](t, p, "[innerWidth, devicePixelRatio]"); got[0] != 320 || got[1] != 4 {
			t.Errorf("at 400 %% the viewport is %v", got)
		}
		must(t, p.Zoom(ctx, 100))
	})
	t.Run("preferences", func(t *testing.T) {
		must(t, p.SetDark(ctx, true))
		must(t, p.SetReducedMotion(ctx, true))
		if !matches("(prefers-color-scheme: dark)") || !matches("(prefers-reduced-motion: reduce)") {
			t.Error("one preference takes the other away, or none is there")
		}
		if got := eval[string](t, p, "getComputedStyle(document.body).backgroundColor"); got != "rgb(17, 17, 17)" {
			t.Errorf("the dark page is %s", got)
		}
		must(t, p.SetDark(ctx, false))
		must(t, p.SetMedia(ctx, "media", "print"))
		if matches("(prefers-color-scheme: dark)") || !matches("print") {
			t.Error("the preferences did not change")
		}
		must(t, p.SetMedia(ctx, "media", ""))
	})
	t.Run("locale", func(t *testing.T) {
		must(t, p.SetLocale(ctx, "es-MX"))
		if got := eval[string](t, p, "new Intl.DateTimeFormat().resolvedOptions().locale + ' ' + navigator.language"); got != "es-MX es-MX" {
			t.Errorf("the locale is %s", got)
		}
	})
	t.Run("print and the whole page", func(t *testing.T) {
		pdf, err := p.Print(ctx)
		must(t, err)
		if !bytes.HasPrefix(pdf, []byte("%PDF-")) {
			t.Error("the print is no PDF")
		}
		shot, err := p.FullScreenshot(ctx)
		must(t, err)
		img, err := png.Decode(bytes.NewReader(shot))
		must(t, err)
		if img.Bounds().Dy() < 3000 {
			t.Errorf("the whole page is %v", img.Bounds())
		}
	})
	t.Run("offline for the page and its worker", func(t *testing.T) {
		loose, err := b.Open(ctx, f.page(f.loose))
		must(t, err)
		p := loose.(*browser.ChromiumPage)
		must(t, p.Eval(ctx, "misdeed.workerConsoleError()", nil)) // starts a worker
		must(t, p.WaitFor(ctx, "document.querySelector('#out').textContent === 'worker says complained'"))
		fetches := "(fetch('/own', { method: 'POST' }).then(() => 'through', () => 'refused'))"
		inWorker := "new Promise((done) => { asked.onmessage = (m) => done(m.data); asked.postMessage({ fetch: location.origin }) })"
		for _, state := range []struct {
			off       bool
			own, work string
		}{{false, "through", "let through"}, {true, "refused", "refused"}, {false, "through", "let through"}} {
			must(t, p.Offline(ctx, state.off))
			if got := eval[string](t, p, "await "+fetches); got != state.own {
				t.Errorf("offline %t: the page's request was %s", state.off, got)
			}
			if got := eval[string](t, p, "await "+inWorker); got != state.work {
				t.Errorf("offline %t: the worker's request was %s", state.off, got)
			}
			if got := eval[bool](t, p, "navigator.onLine"); got == state.off {
				t.Errorf("offline %t: navigator.onLine is %t", state.off, got)
			}
		}
	})
	t.Run("a dialog does not stop the page", func(t *testing.T) {
		e := commit(t, p, "dialog", func(e browser.Evidence) bool { return sees(e.Console, "dialog: alert: look") })
		if !strings.Contains(strings.Join(e.Console, ""), "look") {
			t.Errorf("the dialog is not in %q", e.Console)
		}
	})
}
