package browser

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"slices"
	"strings"
)

// firefoxEvents are the events that count as evidence.
var firefoxEvents = []string{
	"log.entryAdded", "network.beforeRequestSent", "script.message",
	"browsingContext.userPromptOpened", "browsingContext.contextCreated",
}

// heard notes an event with the tab that it belongs to.
func (b *firefox) heard(method string, params []byte) {
	var e struct {
		Context        string
		Parent         string
		OriginalOpener string
		Source         struct{ Context string }
	}
	if json.Unmarshal(params, &e) != nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if t := b.tabs[e.Parent]; t != nil && method == "browsingContext.contextCreated" {
		b.tabs[e.Context] = t // what a frame does its tab has done
	}
	for _, id := range []string{e.Context, e.Source.Context, e.OriginalOpener} {
		if t := b.tabs[id]; t != nil {
			t.event(method, params)
			return
		}
	}
}

func (t *firefoxTab) event(method string, params []byte) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch method {
	case "log.entryAdded":
		var e struct{ Level, Text, Type string }
		if json.Unmarshal(params, &e) == nil && e.Level == "error" {
			t.complain(strings.TrimSpace(e.Type + ": " + e.Text))
		}
	case "script.message":
		var e struct{ Data struct{ Value string } }
		if json.Unmarshal(params, &e) == nil {
			t.found.CSP = append(t.found.CSP, e.Data.Value)
		}
	case "network.beforeRequestSent":
		var e struct {
			Request struct {
				Request, URL, Method string
			}
		}
		if json.Unmarshal(params, &e) == nil && !local(e.Request.URL) {
			t.ids = append(t.ids, e.Request.Request)
			t.found.Requests = append(t.found.Requests, Request{URL: e.Request.URL, Method: e.Request.Method})
		}
	case "browsingContext.userPromptOpened":
		var e struct{ Type, Message string }
		if json.Unmarshal(params, &e) == nil {
			t.complain("opened a dialog: " + e.Type + ": " + e.Message)
		}
	case "browsingContext.contextCreated":
		var e struct{ URL, OriginalOpener string }
		if json.Unmarshal(params, &e) == nil && e.OriginalOpener == t.context {
			t.complain("opened a window: " + e.URL)
		}
	}
}

func (t *firefoxTab) complain(text string) { t.found.Console = append(t.found.Console, text) }

func (t *firefoxTab) evidence(ctx context.Context) (Evidence, error) {
	if err := t.fetchBodies(ctx); err != nil {
		return Evidence{}, err
	}
	var jar struct {
		Cookies []struct{ Name, Domain string }
	}
	if err := t.browser.bidi.do(ctx, "storage.getCookies", map[string]any{
		"partition": map[string]any{"type": "context", "context": t.context},
	}, &jar); err != nil {
		return Evidence{}, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	e := Evidence{CSP: slices.Clone(t.found.CSP), Console: slices.Clone(t.found.Console), Requests: slices.Clone(t.found.Requests)}
	for _, c := range jar.Cookies {
		e.Cookies = append(e.Cookies, c.Name+"@"+strings.TrimPrefix(c.Domain, "."))
	}
	return e, nil
}

// fetchBodies asks for the bodies that it does not have yet.
func (t *firefoxTab) fetchBodies(ctx context.Context) error {
	t.mu.Lock()
	ids := slices.Clone(t.ids)
	t.mu.Unlock()
	for i, id := range ids {
		t.mu.Lock()
		r := t.found.Requests[i]
		t.mu.Unlock()
		if r.Body != nil || r.Method == "GET" || r.Method == "HEAD" {
			continue
		}
		var data struct {
			Bytes struct{ Type, Value string }
		}
		err := t.browser.bidi.do(ctx, "network.getData", map[string]any{
			"dataType": "request", "collector": t.browser.collector, "request": id,
		}, &data)
		if isBiDi(err, "no such network data") || isBiDi(err, "unavailable network data") {
			continue // it had no body
		}
		if err != nil {
			return err
		}
		body := []byte(data.Bytes.Value)
		if data.Bytes.Type == "base64" {
			if body, err = base64.StdEncoding.DecodeString(data.Bytes.Value); err != nil {
				return err
			}
		}
		t.mu.Lock()
		t.found.Requests[i].Body = body
		t.mu.Unlock()
	}
	return nil
}
