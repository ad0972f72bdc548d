package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
)

// webdriver is a session of classic WebDriver (https://www.w3.org/TR/webdriver2/):
// JSON over HTTP. A session has one current window, so commands that belong to
// a window hold the lock from choosing it to the answer.
type webdriver struct {
	base    string // http://127.0.0.1:PORT
	session string // /session/ID

	mu      sync.Mutex
	current string // the chosen window
}

// raw sends one command and decodes the value of its answer into out, unless
// that is nil.
func (w *webdriver) raw(ctx context.Context, method, path string, body, out any) error {
	var sent io.Reader
	if body != nil {
		text, err := json.Marshal(body)
		if err != nil {
			return err
		}
		sent = bytes.NewReader(text)
	}
	req, err := http.NewRequestWithContext(ctx, method, w.base+path, sent)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	if resp.StatusCode != http.StatusOK {
		var failure struct{ Error, Message string }
		if err := json.Unmarshal(answer.Value, &failure); err != nil {
			return fmt.Errorf("%s %s: %s", method, path, resp.Status)
		}
		return fmt.Errorf("%s: %s", failure.Error, failure.Message)
	}
	if out == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, out)
}

// open begins the session.
func (w *webdriver) open(ctx context.Context, capabilities any) error {
	var made struct{ SessionID string }
	body := map[string]any{"capabilities": map[string]any{"alwaysMatch": capabilities}}
	if err := w.raw(ctx, http.MethodPost, "/session", body, &made); err != nil {
		return err
	}
	w.session = "/session/" + made.SessionID
	return nil
}

// in sends a command to a window.
func (w *webdriver) in(ctx context.Context, window, method, path string, body, out any) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.locked(ctx, window, method, path, body, out)
}

// inFrame posts a command to the frame in a window whose element an expression
// gives, and leaves the window's own page current.
func (w *webdriver) inFrame(ctx context.Context, window, element, path string, body, out any) (err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	post := func(path string, body, out any) error { return w.locked(ctx, window, http.MethodPost, path, body, out) }
	var reference json.RawMessage
	find := map[string]any{"script": "return (" + element + ")", "args": []any{}}
	if err := post("/execute/sync", find, &reference); err != nil {
		return err
	}
	if err := post("/frame", map[string]any{"id": reference}, nil); err != nil {
		return err
	}
	defer func() {
		// Whatever became of the command: the next one is meant for the page.
		back := w.locked(context.WithoutCancel(ctx), window, http.MethodPost, "/frame", map[string]any{"id": nil}, nil)
		err = errors.Join(err, back)
	}()
	return post(path, body, out)
}

// locked is in for who holds the lock.
func (w *webdriver) locked(ctx context.Context, window, method, path string, body, out any) error {
	if w.current != window {
		if err := w.raw(ctx, http.MethodPost, w.session+"/window", map[string]string{"handle": window}, nil); err != nil {
			return err
		}
		w.current = window
	}
	return w.raw(ctx, method, w.session+path, body, out)
}
