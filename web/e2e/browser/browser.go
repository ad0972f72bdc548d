// Package browser drives Chromium, Firefox and WebKitGTK through one interface,
// so that a story is written once and told by three engines.
//
// A browser is one process with a fresh profile. A page is one tab of it. An
// engine is driven by what it speaks best: Chromium by the DevTools protocol,
// Firefox by WebDriver BiDi, WebKitGTK by classic WebDriver.
//
// Evidence is what a page left behind that a private page must not: refusals by
// its content security policy, errors, requests, cookies, storage keys. It is
// taken from the engine, not from the page, wherever the engine tells:
//
//   - Chromium: everything, of the page, its frames and its workers of every
//     kind, which are held at their first instruction until they are watched.
//   - Firefox: everything of the page and its frames, and requests and errors of
//     its workers. It does not tell of a refusal inside a worker, nor of a load
//     that failed.
//   - WebKitGTK: WebDriver tells of cookies alone. All its traffic goes through a
//     proxy of ours, which sees each request, also of workers, and puts one
//     script before the page's own, which reports refusals and errors and then
//     takes its element away. What it cannot see: refusals and console errors
//     inside a worker, a load that failed with a status, and whatever happens on
//     a page whose policy refuses same-origin scripts, where Violations is an
//     error. Requests are the browser's, not the tab's. The proxy answers foreign
//     hosts itself, so nothing leaves the machine.
//
// No engine shows a request that a local scheme answers (data:, blob:, about:),
// nor WebRTC. The package witness is the other witness: what the server got.
package browser

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// The engines that Start knows.
const (
	Chromium = "chromium"
	Firefox  = "firefox"
	WebKit   = "webkit"
)

// startLimit is how long an engine may take until it can open a page.
const startLimit = 30 * time.Second

// Browser is one running engine with a profile of its own, empty at the start.
type Browser interface {
	// Name is Chromium, Firefox or WebKit.
	Name() string
	// Open loads the address in a new tab and returns when it has loaded. Tabs
	// of one browser share cookies and storage.
	Open(ctx context.Context, url string) (Page, error)
	// Close ends every process of the browser and removes its profile. The
	// second call does nothing.
	Close() error
}

// Page is one tab. Its methods are not for use by several goroutines at once.
//
// An element that is missing, hidden, disabled or covered is waited for up to
// five seconds; then the error says which of these it was.
type Page interface {
	// Eval runs js in the page and decodes its result into out, unless that is
	// nil. js is an expression, which may await; if it begins with a statement
	// keyword (const, let, var, return, if, for, while, try, throw) it is the
	// body of an async function. The result must be what JSON can say;
	// undefined is null. The page's policy does not apply to it.
	Eval(ctx context.Context, js string, out any) error
	// Click scrolls the element into view and clicks on its middle with the
	// mouse. A control too small to be hit is clicked by its label.
	Click(ctx context.Context, selector string) error
	// Type focuses a field, selects all of it and types the text by keys; empty
	// text deletes. The field keeps the focus, so change comes with the next Tab.
	Type(ctx context.Context, selector, text string) error
	// Press presses one key: a character or Tab, Enter, Space, Escape,
	// Backspace, Delete, Home, End, PageUp, PageDown, ArrowLeft, ArrowRight,
	// ArrowUp or ArrowDown, after any of Shift+, Control+, Alt+ and Meta+.
	Press(ctx context.Context, key string) error
	// Select chooses the option with the value and fires input and change. The
	// list itself is drawn by the system, so no engine can click in it.
	Select(ctx context.Context, selector, value string) error
	// Check clicks a checkbox or radio button if it is not yet as wanted.
	Check(ctx context.Context, selector string, on bool) error
	// WaitFor waits until the expression is truthy, at most until the deadline
	// of ctx, or ten seconds without one. Its error has the page's text and the
	// path of a screenshot.
	WaitFor(ctx context.Context, jsCondition string) error
	// Frame gives the page in a frame, also one of another origin and in a shadow
	// tree: element is an expression of this page whose value is the frame's
	// element. It is waited for up to five seconds. The frame's page evaluates,
	// waits, clicks and types; its evidence and its pictures are this page's.
	Frame(ctx context.Context, element string) (Page, error)
	// Reload loads the page again as the reload button does.
	Reload(ctx context.Context) error
	// Back goes back by one entry of the history.
	Back(ctx context.Context) error
	// Screenshot returns what the tab shows as PNG.
	Screenshot(ctx context.Context) ([]byte, error)
	// Violations returns what was seen since the page was opened.
	Violations(ctx context.Context) (Evidence, error)
}

// Evidence is everything seen of one page since it was opened.
type Evidence struct {
	// CSP are the refusals by a content security policy.
	CSP []string
	// Console are the errors: console.error, uncaught exceptions, unhandled
	// rejections, failed loads; in Chromium and Firefox also dialogs and windows
	// that the page opened.
	Console []string
	// Requests are all requests in the order they were made, foreign or not.
	Requests []Request
	// Cookies are all of the browser, as name@domain.
	Cookies []string
	// StorageKeys are those of the page's origin: local:KEY, session:KEY,
	// indexeddb:NAME, cache:NAME, serviceworker:SCOPE, file:NAME.
	StorageKeys []string
}

// Request is one request that a page or one of its workers made.
type Request struct {
	URL    string
	Method string
	// Body is as sent, up to 1 MiB, where the engine tells it.
	Body []byte
	// Blocked says why the browser itself refused it, for example "csp"; such
	// a request was not sent.
	Blocked string
}

// Foreign returns the requests to any other origin than the given ones, for
// example "http://127.0.0.1:8080".
func (e Evidence) Foreign(origins ...string) []Request {
	var foreign []Request
	for _, r := range e.Requests {
		own := func(origin string) bool {
			return r.URL == origin || strings.HasPrefix(r.URL, strings.TrimSuffix(origin, "/")+"/")
		}
		if !slices.ContainsFunc(origins, own) {
			foreign = append(foreign, r)
		}
	}
	return foreign
}

// Start runs the engine. Failed waits leave their screenshots in the folder
// artifacts. An engine that is not installed is an error that names the package.
func Start(ctx context.Context, name, artifacts string) (Browser, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, startLimit,
		fmt.Errorf("%s was not ready within %v", name, startLimit))
	defer cancel()
	var b Browser
	var err error
	switch name {
	case Chromium:
		b, err = startChromium(ctx, artifacts)
	case Firefox:
		b, err = startFirefox(ctx, artifacts)
	case WebKit:
		b, err = startWebKit(ctx, artifacts)
	default:
		return nil, fmt.Errorf("no browser is called %q: it is %s, %s or %s", name, Chromium, Firefox, WebKit)
	}
	if err != nil {
		if cause := context.Cause(ctx); cause != nil && ctx.Err() != nil {
			err = fmt.Errorf("%w (%w)", cause, err)
		}
		return nil, fmt.Errorf("couldn't start %s: %w", name, err)
	}
	return b, nil
}

// New starts the engine for a test and closes it at the test's end. A browser
// that cannot be started fails the test.
func New(tb testing.TB, name string) Browser {
	tb.Helper()
	b, err := Start(context.Background(), name, tb.ArtifactDir())
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := b.Close(); err != nil {
			tb.Errorf("couldn't close %s: %v", name, err)
		}
	})
	return b
}

// Wanted returns those of the engines that this run is to use: all of them, or
// those that the environment names in KNEADWISE_BROWSERS, separated by commas.
func Wanted(tb testing.TB, names ...string) []string {
	tb.Helper()
	chosen := os.Getenv("KNEADWISE_BROWSERS")
	if chosen == "" {
		return names
	}
	known := []string{Chromium, Firefox, WebKit}
	var wanted []string
	for name := range strings.SplitSeq(chosen, ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(known, name) {
			tb.Fatalf("KNEADWISE_BROWSERS names %q: known are %s", name, strings.Join(known, ", "))
		}
		if slices.Contains(names, name) {
			wanted = append(wanted, name)
		}
	}
	return wanted
}
