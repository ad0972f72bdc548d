package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"
)

const (
	elementLimit = 5 * time.Second       // for an element to become usable
	waitLimit    = 10 * time.Second      // of WaitFor without a deadline
	pollEvery    = 40 * time.Millisecond // between two looks at the page
	settleTime   = 150 * time.Millisecond
)

// tab is what an engine must be able to do; all else is made of it.
type tab interface {
	// evaluate runs an expression that resolves to a string.
	evaluate(ctx context.Context, expression string) (string, error)
	clickAt(ctx context.Context, x, y float64) error
	press(ctx context.Context, keys []stroke) error
	load(ctx context.Context, url string) error
	// frame gives the tab that drives what the element of an expression holds.
	frame(ctx context.Context, element string) (tab, error)
	reload(ctx context.Context) error
	back(ctx context.Context) error
	screenshot(ctx context.Context) ([]byte, error)
	// evidence gives all but the storage keys.
	evidence(ctx context.Context) (Evidence, error)
}

// page is a Page over a tab.
type page struct {
	tab       tab
	name      string
	artifacts string
}

func (p *page) Eval(ctx context.Context, js string, out any) error {
	text, err := p.tab.evaluate(ctx, wrap(js))
	if err != nil {
		return fmt.Errorf("%s: couldn't evaluate %.120q: %w", p.name, js, err)
	}
	if err := unwrap(text, out); err != nil {
		return fmt.Errorf("%s: %.120q gave: %w", p.name, js, err)
	}
	return nil
}

// retry evaluates the script until it does not throw.
func (p *page) retry(ctx context.Context, script string, out any) error {
	ctx, cancel := context.WithTimeout(ctx, elementLimit)
	defer cancel()
	var last error
	for {
		text, err := p.tab.evaluate(ctx, wrap(script))
		if err == nil {
			err = unwrap(text, out)
		}
		if err == nil {
			return nil
		}
		if last == nil || ctx.Err() == nil {
			last = err
		}
		select {
		case <-ctx.Done():
			return last
		case <-time.After(pollEvery):
		}
	}
}

// presses is how often a click is tried that goes elsewhere.
const presses = 4

func (p *page) Click(ctx context.Context, selector string) error {
	for range presses {
		var at struct{ X, Y float64 }
		if err := p.retry(ctx, call(locate, "selector", selector), &at); err != nil {
			return fmt.Errorf("%s: couldn't click %s: %w", p.name, selector, err)
		}
		if err := p.tab.clickAt(ctx, at.X, at.Y); err != nil {
			return fmt.Errorf("%s: couldn't click %s: %w", p.name, selector, err)
		}
		var again bool
		if err := p.Eval(ctx, missed, &again); err != nil || !again {
			return nil // the page may be on its way to another one
		}
	}
	return fmt.Errorf("%s: %s moved away from each of %d clicks", p.name, selector, presses)
}

func (p *page) Type(ctx context.Context, selector, text string) error {
	var done bool
	if err := p.retry(ctx, call(grasp, "selector", selector, "text", text), &done); err != nil {
		return fmt.Errorf("%s: couldn't type into %s: %w", p.name, selector, err)
	}
	if done {
		return nil
	}
	keys := strokes(text)
	if text == "" {
		keys = []stroke{{key: keyDelete}}
	}
	if err := p.tab.press(ctx, keys); err != nil {
		return fmt.Errorf("%s: couldn't type into %s: %w", p.name, selector, err)
	}
	return nil
}

func (p *page) Press(ctx context.Context, key string) error {
	s, err := parseStroke(key)
	if err != nil {
		return err
	}
	if err := p.tab.press(ctx, []stroke{s}); err != nil {
		return fmt.Errorf("%s: couldn't press %s: %w", p.name, key, err)
	}
	return nil
}

func (p *page) Select(ctx context.Context, selector, value string) error {
	if err := p.retry(ctx, call(choose, "selector", selector, "value", value), nil); err != nil {
		return fmt.Errorf("%s: couldn't select in %s: %w", p.name, selector, err)
	}
	return nil
}

func (p *page) Check(ctx context.Context, selector string, on bool) error {
	state := fmt.Sprintf("const el = document.querySelector(%s); if (!el) throw 'there is no such element'; return el.checked", literal(selector))
	var checked bool
	if err := p.retry(ctx, state, &checked); err != nil {
		return fmt.Errorf("%s: couldn't check %s: %w", p.name, selector, err)
	}
	if checked == on {
		return nil
	}
	if err := p.Click(ctx, selector); err != nil {
		return err
	}
	if err := p.Eval(ctx, state, &checked); err != nil {
		return err
	}
	if checked != on {
		return fmt.Errorf("%s: %s was clicked and did not become %t", p.name, selector, on)
	}
	return nil
}

func (p *page) WaitFor(ctx context.Context, jsCondition string) error {
	limit := ctx
	if _, has := ctx.Deadline(); !has {
		var cancel context.CancelFunc
		limit, cancel = context.WithTimeout(ctx, waitLimit)
		defer cancel()
	}
	var last error
	for {
		var met bool
		// While the page is being replaced, evaluating may fail.
		err := p.Eval(limit, "!!(\n"+jsCondition+"\n)", &met)
		if met && err == nil {
			return nil
		}
		if limit.Err() == nil {
			last = err
		}
		select {
		case <-limit.Done():
			return errors.Join(fmt.Errorf("%s: waited in vain for %s\n%s", p.name, jsCondition, p.describe(ctx)), last)
		case <-time.After(pollEvery):
		}
	}
}

// describe says what the page looks like, for an error. It has its own deadline
// since the caller's has passed.
func (p *page) describe(ctx context.Context) string {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), elementLimit)
	defer cancel()
	var seen struct{ URL, Text string }
	if err := p.Eval(ctx, "({ URL: location.href, Text: document.body?.innerText ?? '' })", &seen); err != nil {
		seen.Text = err.Error()
	}
	return fmt.Sprintf("screenshot: %s\npage: %s\n%s", p.keepScreenshot(ctx), seen.URL, seen.Text)
}

// keepScreenshot writes a screenshot among the artifacts and returns its path,
// or why there is none.
func (p *page) keepScreenshot(ctx context.Context) string {
	png, err := p.tab.screenshot(ctx)
	if err != nil {
		return err.Error()
	}
	if err := os.MkdirAll(p.artifacts, 0o755); err != nil {
		return err.Error()
	}
	file, err := os.CreateTemp(p.artifacts, p.name+"-*.png")
	if err != nil {
		return err.Error()
	}
	_, err = file.Write(png)
	if err := errors.Join(err, file.Close()); err != nil {
		return err.Error()
	}
	return file.Name() + " (kept if go test runs with -artifacts)"
}

func (p *page) Frame(ctx context.Context, element string) (Page, error) {
	limit, cancel := context.WithTimeout(ctx, elementLimit)
	defer cancel()
	for {
		t, err := p.tab.frame(limit, element)
		if err == nil {
			return &page{tab: t, name: p.name, artifacts: p.artifacts}, nil
		}
		select {
		case <-limit.Done():
			return nil, fmt.Errorf("%s: there is no frame %s: %w", p.name, element, err)
		case <-time.After(pollEvery):
		}
	}
}

func (p *page) Reload(ctx context.Context) error { return p.tab.reload(ctx) }

func (p *page) Back(ctx context.Context) error { return p.tab.back(ctx) }

func (p *page) Screenshot(ctx context.Context) ([]byte, error) { return p.tab.screenshot(ctx) }

func (p *page) Violations(ctx context.Context) (Evidence, error) {
	// What the page did just now may still be on its way to us.
	select {
	case <-ctx.Done():
		return Evidence{}, ctx.Err()
	case <-time.After(settleTime):
	}
	var keys []string
	if err := p.Eval(ctx, call(storageKeys), &keys); err != nil {
		return Evidence{}, err
	}
	e, err := p.tab.evidence(ctx)
	if err != nil {
		return Evidence{}, fmt.Errorf("%s: couldn't collect the evidence: %w", p.name, err)
	}
	e.StorageKeys = keys
	return e, nil
}
