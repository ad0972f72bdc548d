package browser_test

import (
	"bytes"
	"context"
	"image/png"
	"strings"
	"testing"
	"time"

	"kneadwise/web/e2e/browser"
)

// each runs the test in every engine that this run wants.
func each(t *testing.T, test func(t *testing.T, b browser.Browser)) {
	t.Helper()
	for _, name := range browser.Wanted(t, browser.Chromium, browser.Firefox, browser.WebKit) {
		t.Run(name, func(t *testing.T) { test(t, browser.New(t, name)) })
	}
}

// soon is the time that a step of these tests may take.
func soon(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func eval[T any](t *testing.T, p browser.Page, js string) T {
	t.Helper()
	var v T
	must(t, p.Eval(soon(t), js, &v))
	return v
}

func TestDrivers(t *testing.T) {
	f := newFixture(t)
	each(t, func(t *testing.T, b browser.Browser) {
		ctx := soon(t)
		p, err := b.Open(ctx, f.page(f.strict))
		must(t, err)

		t.Run("scripts give what JSON can say", func(t *testing.T) {
			if got := eval[int](t, p, "1 + await Promise.resolve(2)"); got != 3 {
				t.Errorf("an expression gave %d, want 3", got)
			}
			if got := eval[[]string](t, p, "const a = ['x']; return a"); len(got) != 1 || got[0] != "x" {
				t.Errorf("a body gave %q", got)
			}
			if err := p.Eval(ctx, "nothing.here", nil); err == nil || !strings.Contains(err.Error(), "nothing") {
				t.Errorf("a script that throws gave %v", err)
			}
			if err := p.Eval(ctx, "1 +", nil); err == nil {
				t.Error("a script that does not parse gave no error")
			}
		})
		t.Run("fields take real keys", func(t *testing.T) {
			must(t, p.Type(ctx, "#name", "Ana"))
			must(t, p.Press(ctx, "Tab"))
			must(t, p.Type(ctx, "#price", "$1,200.50"))
			must(t, p.Type(ctx, "#notes", "one\ntwo é 腰"))
			must(t, p.Type(ctx, "#day", "2026-11-30"))
			must(t, p.Type(ctx, "#name", "Bea"))
			must(t, p.Press(ctx, "Home"))
			must(t, p.Press(ctx, "Shift+ArrowRight"))
			must(t, p.Press(ctx, "L"))
			got := eval[[]string](t, p, "[...document.querySelectorAll('#name, #price, #notes, #day')].map((e) => e.value)")
			want := []string{"Lea", "$1,200.50", "one\ntwo é 腰", "2026-11-30"}
			if strings.Join(got, "|") != strings.Join(want, "|") {
				t.Errorf("fields hold %q, want %q", got, want)
			}
			heard := strings.Join(eval[[]string](t, p, "heard"), " ")
			if strings.Contains(heard, "fake") || !strings.Contains(heard, "change:name") || !strings.Contains(heard, "Tab") {
				t.Errorf("the page heard %q", heard)
			}
			must(t, p.Type(ctx, "#price", ""))
			if got := eval[string](t, p, "document.querySelector('#price').value"); got != "" {
				t.Errorf("an emptied field holds %q", got)
			}
		})
		t.Run("choices", func(t *testing.T) {
			must(t, p.Select(ctx, "#state", "CO"))
			must(t, p.Check(ctx, "#plan", true))
			must(t, p.Check(ctx, "#plan", true))
			must(t, p.Check(ctx, "#mt", true)) // hidden: its label is clicked
			got := eval[[]any](t, p, "['state', 'plan', 'mt', 'pt'].map((id) => { const e = document.getElementById(id); return e.type.startsWith('select') ? e.value : e.checked })")
			if len(got) != 4 || got[0] != "CO" || got[1] != true || got[2] != true || got[3] != false {
				t.Errorf("the choices are %v", got)
			}
			short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
			defer cancel()
			if err := p.Select(short, "#state", "ZZ"); err == nil || !strings.Contains(err.Error(), "no option ZZ") {
				t.Errorf("selecting what is not there gave %v", err)
			}
		})
		t.Run("clicks reach a Worker and what is far below", func(t *testing.T) {
			must(t, p.Click(ctx, "#go"))
			must(t, p.WaitFor(ctx, "document.querySelector('#out').textContent === 'worker says hello Lea'"))
			must(t, p.Click(ctx, "#far"))
			must(t, p.WaitFor(ctx, "document.querySelector('#out').textContent === 'far true'"))
		})
		t.Run("typed text survives reload and back", func(t *testing.T) {
			must(t, p.Type(ctx, "#name", "Cleo"))
			must(t, p.Reload(ctx))
			if got := eval[string](t, p, "document.querySelector('#name').value"); got != "Cleo" {
				t.Errorf("after a reload the field holds %q", got)
			}
			must(t, p.Click(ctx, "#next"))
			must(t, p.WaitFor(ctx, "document.querySelector('#second')"))
			must(t, p.Back(ctx))
			must(t, p.WaitFor(ctx, "document.querySelector('#name')?.value === 'Cleo'"))
		})
		t.Run("screenshot", func(t *testing.T) {
			shot, err := p.Screenshot(ctx)
			must(t, err)
			if img, err := png.Decode(bytes.NewReader(shot)); err != nil || img.Bounds().Dx() < 300 {
				t.Errorf("the screenshot is not a picture of the page: %v", err)
			}
		})
		t.Run("nothing of this is a violation", func(t *testing.T) {
			e, err := p.Violations(ctx)
			must(t, err)
			if len(e.CSP)+len(e.Console)+len(e.Cookies)+len(e.StorageKeys)+len(e.Foreign(f.strict.URL)) > 0 {
				t.Errorf("a clean page is accused of %+v", e)
			}
			if len(e.Requests) < 4 {
				t.Errorf("only %d requests were seen: %v", len(e.Requests), e.Requests)
			}
		})
		t.Run("errors say what is in the way", func(t *testing.T) {
			for selector, reason := range map[string]string{"#nowhere": "no such element", "#never": "disabled", "#under": "covered by"} {
				short, cancel := context.WithTimeout(ctx, 400*time.Millisecond)
				err := p.Click(short, selector)
				cancel()
				if err == nil || !strings.Contains(err.Error(), reason) {
					t.Errorf("clicking %s gave %v, want %q", selector, err, reason)
				}
			}
			short, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
			defer cancel()
			err := p.WaitFor(short, "document.title === 'Never'")
			if err == nil || !strings.Contains(err.Error(), ".png") || !strings.Contains(err.Error(), "Far below") {
				t.Errorf("a wait in vain gave %v", err)
			}
		})
		must(t, b.Close())
	})
}
