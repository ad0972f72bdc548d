package browser

import (
	"context"
	"errors"
)

// frame drives a frame by its own browsing context, which is told of where the
// frame's window is the result of a script.
func (t *firefoxTab) frame(ctx context.Context, element string) (tab, error) {
	var r struct {
		Type             string
		Result           struct{ Value struct{ Context string } }
		ExceptionDetails struct{ Text string }
	}
	if err := t.browser.bidi.do(ctx, "script.evaluate", map[string]any{
		"expression":   "(" + element + ").contentWindow",
		"target":       map[string]any{"context": t.context},
		"awaitPromise": false,
	}, &r); err != nil {
		return nil, err
	}
	switch {
	case r.Type == "exception":
		return nil, errors.New(r.ExceptionDetails.Text)
	case r.Result.Value.Context == "":
		return nil, errors.New("it has no window")
	}
	return &firefoxTab{browser: t.browser, context: r.Result.Value.Context}, nil
}
