package browser

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"sync"
	"time"
)

// firefoxTab drives a tab by its browsing context.
type firefoxTab struct {
	browser *firefox
	context string

	mu    sync.Mutex
	found Evidence
	ids   []string // of found.Requests, by which their bodies are had
}

// watch puts a listener into each document of the tab before its own scripts.
// It lives in a sandbox, where the page cannot see it.
func (t *firefoxTab) watch(ctx context.Context) error {
	listener := `(send) => {
		addEventListener("securitypolicyviolation", (e) =>
			send(e.effectiveDirective + (e.disposition === "report" ? " reported " : " refused ") + e.blockedURI), true);
	}`
	return t.browser.bidi.do(ctx, "script.addPreloadScript", map[string]any{
		"functionDeclaration": listener,
		"arguments":           []any{map[string]any{"type": "channel", "value": map[string]any{"channel": "csp"}}},
		"contexts":            []string{t.context},
		"sandbox":             "witness",
	}, nil)
}

func (t *firefoxTab) evaluate(ctx context.Context, expression string) (string, error) {
	var r struct {
		Type             string
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	if err := t.browser.bidi.do(ctx, "script.evaluate", map[string]any{
		"expression":     expression,
		"target":         map[string]any{"context": t.context},
		"awaitPromise":   true,
		"userActivation": true,
	}, &r); err != nil {
		return "", err
	}
	if r.Type == "exception" {
		return "", errors.New(r.ExceptionDetails.Text)
	}
	return r.Result.Value, nil
}

// act performs input and lets go of what is still held.
func (t *firefoxTab) act(ctx context.Context, source map[string]any) error {
	return t.browser.bidi.do(ctx, "input.performActions", map[string]any{
		"context": t.context, "actions": []any{source},
	}, nil)
}

// mouse is a click at a point of the viewport as WebDriver and BiDi spell it.
func mouse(x, y float64) map[string]any {
	return map[string]any{
		"type": "pointer", "id": "mouse", "parameters": map[string]any{"pointerType": "mouse"},
		"actions": []any{
			map[string]any{"type": "pointerMove", "x": math.Round(x), "y": math.Round(y), "origin": "viewport"},
			map[string]any{"type": "pointerDown", "button": 0},
			map[string]any{"type": "pointerUp", "button": 0},
		},
	}
}

// keyboard is the strokes as WebDriver and BiDi spell them.
func keyboard(keys []stroke) map[string]any {
	return map[string]any{"type": "key", "id": "keyboard", "actions": keyActions(keys)}
}

func (t *firefoxTab) clickAt(ctx context.Context, x, y float64) error { return t.act(ctx, mouse(x, y)) }

func (t *firefoxTab) press(ctx context.Context, keys []stroke) error {
	return t.act(ctx, keyboard(keys))
}

func (t *firefoxTab) load(ctx context.Context, url string) error {
	if err := t.browser.bidi.do(ctx, "browsingContext.navigate", map[string]any{
		"context": t.context, "url": url, "wait": "complete",
	}, nil); err != nil {
		return fmt.Errorf("couldn't load %s in firefox: %w", url, err)
	}
	return nil
}

func (t *firefoxTab) reload(ctx context.Context) error {
	if err := t.browser.bidi.do(ctx, "browsingContext.reload", map[string]any{
		"context": t.context, "wait": "complete",
	}, nil); err != nil {
		return fmt.Errorf("couldn't reload in firefox: %w", err)
	}
	return nil
}

func (t *firefoxTab) back(ctx context.Context) error {
	if err := t.browser.bidi.do(ctx, "browsingContext.traverseHistory", map[string]any{
		"context": t.context, "delta": -1,
	}, nil); err != nil {
		return fmt.Errorf("couldn't go back in firefox: %w", err)
	}
	for {
		state, err := t.evaluate(ctx, "document.readyState")
		if err == nil && state == "complete" {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("couldn't go back in firefox: %w", errors.Join(ctx.Err(), err))
		case <-time.After(pollEvery):
		}
	}
}

func (t *firefoxTab) screenshot(ctx context.Context) ([]byte, error) {
	var shot struct{ Data string }
	if err := t.browser.bidi.do(ctx, "browsingContext.captureScreenshot", map[string]any{"context": t.context}, &shot); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(shot.Data)
}
