package browser

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/target"
)

// chromiumFrame drives a frame that has a process of its own, as every sandboxed
// one has: it is asked in its own session, and reached by the tab's mouse and
// keyboard.
type chromiumFrame struct {
	*chromiumTab
	element string    // of the frame, as an expression of the tab
	target  target.ID // also the frame's id
}

func (t *chromiumTab) frame(ctx context.Context, element string) (tab, error) {
	var found struct{ Result struct{ ObjectID string } }
	if err := t.ask(ctx, "Runtime.evaluate", map[string]any{"expression": element}, &found); err != nil {
		return nil, err
	}
	var described struct{ Node struct{ FrameID target.ID } }
	if err := t.ask(ctx, "DOM.describeNode", map[string]any{"objectId": found.Result.ObjectID}, &described); err != nil {
		return nil, err
	}
	f := &chromiumFrame{t, element, described.Node.FrameID}
	if _, ok := t.browser.tap.session(f.target); !ok {
		return nil, errors.New("it has no session of its own")
	}
	return f, nil
}

// ask calls a command of the tab's session and decodes its answer.
func (t *chromiumTab) ask(ctx context.Context, method string, params, out any) error {
	return t.browser.tap.ask(ctx, t.session.SessionID, method, params, out)
}

func (f *chromiumFrame) evaluate(ctx context.Context, expression string) (string, error) {
	session, ok := f.browser.tap.session(f.target)
	if !ok {
		return "", errors.New("the frame is gone")
	}
	var r struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct {
			Text      string
			Exception remote
		}
	}
	if err := f.browser.tap.ask(ctx, session, "Runtime.evaluate", map[string]any{
		"expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true,
	}, &r); err != nil {
		return "", err
	}
	if r.ExceptionDetails != nil {
		return "", errors.New(r.ExceptionDetails.Text + " " + r.ExceptionDetails.Exception.String())
	}
	var text string
	if err := json.Unmarshal(r.Result.Value, &text); err != nil {
		return "", fmt.Errorf("the script gave no text: %w", err)
	}
	return text, nil
}

// clickAt clicks where the point of the frame stands in the tab. What a click
// there hits is decided by another process, which hears of scrolling and of a
// frame that grew a little later: so the mouse goes first, and clicks once the
// frame says that it is there.
func (f *chromiumFrame) clickAt(ctx context.Context, x, y float64) error {
	outside := &page{tab: f.chromiumTab, name: Chromium}
	inside := &page{tab: f, name: Chromium}
	there := fmt.Sprintf("!!document.elementFromPoint(%[1]f, %[2]f)?.matches(':hover')", x, y)
	corner := fmt.Sprintf("(({ left, top }) => ({ x: left, y: top }))((%s).getBoundingClientRect())", f.element)
	var before struct{ X, Y float64 }
	for steady := false; ; {
		at := before
		if err := outside.Eval(ctx, corner, &at); err != nil {
			return err
		}
		var hit bool
		if steady = steady && at == before; steady {
			if err := inside.Eval(ctx, there, &hit); err != nil {
				return err
			}
		}
		if hit {
			return f.chromiumTab.clickAt(ctx, at.X+x, at.Y+y)
		}
		move := input.DispatchMouseEventParams{Type: input.DispatchMouseEventTypeMouseMoved, X: at.X + x, Y: at.Y + y}
		if err := do(ctx, f.chromiumTab, input.DispatchMouseEvent, move); err != nil {
			return err
		}
		steady, before = true, at
		select {
		case <-ctx.Done():
			return fmt.Errorf("the mouse did not come there: %w", ctx.Err())
		case <-time.After(settleTime):
		}
	}
}

func (f *chromiumFrame) load(context.Context, string) error { return errFrame }
func (f *chromiumFrame) reload(context.Context) error       { return errFrame }
func (f *chromiumFrame) back(context.Context) error         { return errFrame }
func (f *chromiumFrame) frame(context.Context, string) (tab, error) {
	return nil, errFrame
}
