package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/storage"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// chromiumTab drives a tab by its session of the DevTools protocol.
type chromiumTab struct {
	browser *chromium
	session *chromedp.Target
	seen    *sighting
}

// watch makes the page and whatever it will start tell what they do.
func (t *chromiumTab) watch(ctx context.Context) error {
	for _, c := range watching {
		if err := t.command(ctx, c.method, json.RawMessage(c.params)); err != nil {
			return err
		}
	}
	return nil
}

func (t *chromiumTab) evaluate(ctx context.Context, expression string) (string, error) {
	yes := true
	r, err := cdp.Call(ctx, t.session, runtime.Evaluate, runtime.EvaluateParams{
		Expression: expression, AwaitPromise: &yes, ReturnByValue: &yes, UserGesture: &yes,
	})
	if err != nil {
		return "", err
	}
	if r.ExceptionDetails != nil {
		text := r.ExceptionDetails.Text
		if r.ExceptionDetails.Exception != nil {
			text += " " + r.ExceptionDetails.Exception.Description
		}
		return "", errors.New(text)
	}
	var text string
	if err := json.Unmarshal(r.Result.Value, &text); err != nil {
		return "", fmt.Errorf("the script gave no text: %w", err)
	}
	return text, nil
}

func (t *chromiumTab) clickAt(ctx context.Context, x, y float64) error {
	move := input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: x, Y: y}
	if err := do(ctx, t, input.DispatchMouseEvent, move); err != nil {
		return err
	}
	_, err := chromedp.MouseClickXY(x, y)(ctx, t.session)
	return err
}

func (t *chromiumTab) press(ctx context.Context, keys []stroke) error {
	for _, s := range keys {
		var modifiers []chromedp.Modifier
		for _, m := range s.modifiers {
			switch m {
			case keyShift:
				modifiers = append(modifiers, chromedp.ModifierShift)
			case keyControl:
				modifiers = append(modifiers, chromedp.ModifierCtrl)
			case keyAlt:
				modifiers = append(modifiers, chromedp.ModifierAlt)
			case keyMeta:
				modifiers = append(modifiers, chromedp.ModifierMeta)
			}
		}
		event := chromedp.KeyEvent(chromedpKey(s.key), chromedp.KeyModifiers(modifiers...), asPressed)
		if _, err := event(ctx, t.session); err != nil {
			return err
		}
	}
	return nil
}

// asPressed makes a key go down as from a keyboard: what a page makes of that, such
// as to follow a link, keeps the character from whatever then has the focus.
func asPressed(p *input.DispatchKeyEventParams) {
	if p.Type == kb.KeyDown {
		p.Type = kb.KeyRawDown
	}
}

// chromedpKey gives the name that chromedp has for a WebDriver key.
func chromedpKey(key rune) string {
	names := map[rune]string{
		'\ue003': kb.Backspace, '\ue004': kb.Tab, keyEnter: kb.Enter, '\ue00c': kb.Escape,
		'\ue00e': kb.PageUp, '\ue00f': kb.PageDown, '\ue010': kb.End, '\ue011': kb.Home,
		'\ue012': kb.ArrowLeft, '\ue013': kb.ArrowUp, '\ue014': kb.ArrowRight, '\ue015': kb.ArrowDown,
		keyDelete: kb.Delete,
	}
	if name, known := names[key]; known {
		return name
	}
	return string(key)
}

func (t *chromiumTab) load(ctx context.Context, url string) error {
	if _, err := chromedp.Navigate(url)(ctx, t.session); err != nil {
		return fmt.Errorf("couldn't load %s in chromium: %w", url, err)
	}
	return t.loaded(ctx)
}

// loaded waits for the end of loading.
func (t *chromiumTab) loaded(ctx context.Context) error {
	for {
		state, err := t.evaluate(ctx, "document.readyState")
		if err == nil && state == "complete" {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("the page did not finish loading: %w", errors.Join(ctx.Err(), err))
		case <-time.After(pollEvery):
		}
	}
}

func (t *chromiumTab) reload(ctx context.Context) error {
	if _, err := chromedp.Reload()(ctx, t.session); err != nil {
		return fmt.Errorf("couldn't reload in chromium: %w", err)
	}
	return t.loaded(ctx)
}

func (t *chromiumTab) back(ctx context.Context) error {
	h, err := cdp.Call(ctx, t.session, cdppage.GetNavigationHistory, cdp.Empty{})
	if err != nil {
		return err
	}
	if h.CurrentIndex == 0 {
		return errors.New("couldn't go back in chromium: this is the first page")
	}
	to := h.CurrentIndex - 1
	params := cdppage.NavigateToHistoryEntryParams{EntryID: h.Entries[to].ID}
	if err := do(ctx, t, cdppage.NavigateToHistoryEntry, params); err != nil {
		return err
	}
	for {
		now, err := cdp.Call(ctx, t.session, cdppage.GetNavigationHistory, cdp.Empty{})
		if err == nil && now.CurrentIndex == to {
			return t.loaded(ctx)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("couldn't go back in chromium: %w", errors.Join(ctx.Err(), err))
		case <-time.After(pollEvery):
		}
	}
}

func (t *chromiumTab) screenshot(ctx context.Context) ([]byte, error) {
	return chromedp.CaptureScreenshot()(ctx, t.session)
}

func (t *chromiumTab) evidence(ctx context.Context) (Evidence, error) {
	r, err := cdp.Call(ctx, t.session, storage.GetCookies, storage.GetCookiesParams{})
	if err != nil {
		return Evidence{}, err
	}
	e := t.seen.snapshot()
	for _, c := range r.Cookies {
		e.Cookies = append(e.Cookies, c.Name+"@"+strings.TrimPrefix(c.Domain, "."))
	}
	return e, nil
}
