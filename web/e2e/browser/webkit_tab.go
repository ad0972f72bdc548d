package browser

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// webKitTab drives a tab by its window handle.
type webKitTab struct {
	browser *webKit
	window  string
	from    int    // how many requests the browser had made before
	inner   string // the element of the frame that is meant, as an expression; empty: the tab itself
}

func (t *webKitTab) post(ctx context.Context, path string, body, out any) error {
	if t.inner != "" {
		return t.browser.driver.inFrame(ctx, t.window, t.inner, path, body, out)
	}
	return t.browser.driver.in(ctx, t.window, http.MethodPost, path, body, out)
}

func (t *webKitTab) frame(ctx context.Context, element string) (tab, error) {
	f := &webKitTab{browser: t.browser, window: t.window, from: t.from, inner: element}
	_, err := f.evaluate(ctx, `"here"`)
	return f, err
}

func (t *webKitTab) evaluate(ctx context.Context, expression string) (string, error) {
	// A page that does nothing else sometimes never comes to keep a promise; the
	// beat keeps it turning.
	script := "const done = arguments[arguments.length - 1], beat = setInterval(() => {}, 50);" +
		"Promise.resolve(" + expression + ").then((v) => { clearInterval(beat); done(v) })"
	var text string
	err := t.post(ctx, "/execute/async", map[string]any{"script": script, "args": []any{}}, &text)
	return text, err
}

func (t *webKitTab) act(ctx context.Context, source map[string]any) error {
	return t.post(ctx, "/actions", map[string]any{"actions": []any{source}}, nil)
}

func (t *webKitTab) clickAt(ctx context.Context, x, y float64) error {
	if t.inner != "" {
		return t.clickInside(ctx, x, y)
	}
	return t.act(ctx, mouse(x, y))
}

// clickInside clicks at a point of the frame, which is brought into the window
// first: the driver takes points of the window alone.
func (t *webKitTab) clickInside(ctx context.Context, x, y float64) error {
	top := &webKitTab{browser: t.browser, window: t.window, from: t.from}
	script := fmt.Sprintf(`
const frame = %s;
const next = () => new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 100) });
scrollBy({ top: frame.getBoundingClientRect().top + %f - innerHeight / 2, behavior: "instant" });
await next();
await next();
const { left, top } = frame.getBoundingClientRect();
return { x: left, y: top };`, t.inner, y)
	var at struct{ X, Y float64 }
	if err := (&page{tab: top, name: WebKit}).Eval(ctx, script, &at); err != nil {
		return err
	}
	return top.clickAt(ctx, at.X+x, at.Y+y)
}

func (t *webKitTab) press(ctx context.Context, keys []stroke) error {
	return t.act(ctx, keyboard(keys))
}

func (t *webKitTab) load(ctx context.Context, url string) error {
	if err := t.post(ctx, "/url", map[string]string{"url": url}, nil); err != nil {
		return fmt.Errorf("couldn't load %s in webkit: %w", url, err)
	}
	return nil
}

func (t *webKitTab) reload(ctx context.Context) error {
	if err := t.post(ctx, "/refresh", struct{}{}, nil); err != nil {
		return fmt.Errorf("couldn't reload in webkit: %w", err)
	}
	return nil
}

func (t *webKitTab) back(ctx context.Context) error {
	if err := t.post(ctx, "/back", struct{}{}, nil); err != nil {
		return fmt.Errorf("couldn't go back in webkit: %w", err)
	}
	return nil
}

func (t *webKitTab) screenshot(ctx context.Context) ([]byte, error) {
	var shot string
	if err := t.browser.driver.in(ctx, t.window, http.MethodGet, "/screenshot", nil, &shot); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(shot)
}

func (t *webKitTab) evidence(ctx context.Context) (Evidence, error) {
	var jar []struct{ Name, Domain string }
	if err := t.browser.driver.in(ctx, t.window, http.MethodGet, "/cookie", nil, &jar); err != nil {
		return Evidence{}, err
	}
	e := Evidence{Requests: t.browser.proxy.since(t.from)}
	for _, c := range jar {
		e.Cookies = append(e.Cookies, c.Name+"@"+strings.TrimPrefix(c.Domain, "."))
	}
	text, err := t.evaluate(ctx, `JSON.stringify(globalThis.kneadwiseWatch ?? null)`)
	if err != nil {
		return Evidence{}, err
	}
	if text == "null" {
		return Evidence{}, errors.New("the page did not let the watching script run, so its errors are not known")
	}
	var noted []struct{ Kind, Text string }
	if err := json.Unmarshal([]byte(text), &noted); err != nil {
		return Evidence{}, err
	}
	for _, n := range noted {
		if n.Kind == "csp" {
			e.CSP = append(e.CSP, n.Text)
		} else {
			e.Console = append(e.Console, n.Text)
		}
	}
	return e, nil
}
