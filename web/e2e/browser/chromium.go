package browser

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"sync"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// chromium is one process, talked to over the pipe of its file descriptors 3
// and 4. It is the allocator of its own chromedp contexts: the process is the
// family's, and the connection has a tap for what chromedp does not tell.
type chromium struct {
	family    *family
	artifacts string
	tap       *tap
	ctx       context.Context // of the browser; each tab's derives from it
	cancel    context.CancelFunc
	closing   sync.Once
	closed    error
}

// startChromium runs the program with no window and no traffic of its own.
func startChromium(ctx context.Context, artifacts string) (Browser, error) {
	path, err := program("chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
	if err != nil {
		return nil, err
	}
	family, err := newFamily(Chromium)
	if err != nil {
		return nil, err
	}
	b := &chromium{family: family, artifacts: artifacts}
	if err := b.launch(ctx, path); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

func (b *chromium) launch(ctx context.Context, path string) error {
	profile, err := b.family.folder("profile")
	if err != nil {
		return err
	}
	// One process a site: each new one costs as much as a page, and a test opens
	// many tabs of one.
	args := []string{
		"--headless", "--remote-debugging-pipe", "--user-data-dir=" + profile,
		"--disable-gpu", "--disable-quic", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-default-apps",
		"--disable-domain-reliability", "--disable-client-side-phishing-detection",
		"--disable-extensions", "--disable-breakpad", "--disable-dev-shm-usage",
		"--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
		"--process-per-site", "--no-first-run", "--no-default-browser-check", "--no-pings", "--metrics-recording-only",
		"--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding",
		"--disable-background-timer-throttling", "--force-color-profile=srgb",
		"--password-store=basic", "--use-mock-keychain", "--lang=en-US", "--window-size=1280,800",
	}
	if os.Geteuid() == 0 {
		// Chromium's sandbox refuses to run as root.
		args = append(args, "--no-sandbox")
	}
	fromUs, toChild, err := os.Pipe()
	if err != nil {
		return err
	}
	defer fromUs.Close()
	fromChild, toUs, err := os.Pipe()
	if err != nil {
		return errors.Join(err, toChild.Close())
	}
	defer toUs.Close()
	conn := chromedp.NewPipeConn(fromChild, toChild)

	cmd := exec.Command(path, append(args, "about:blank")...)
	cmd.ExtraFiles = []*os.File{fromUs, toUs}
	cmd.Env = append(os.Environ(), "HOME="+b.family.dir, "XDG_CONFIG_HOME="+b.family.dir, "XDG_CACHE_HOME="+b.family.dir)
	said, err := b.family.logTo(cmd, "chromium.log")
	if err != nil {
		return errors.Join(err, conn.Close())
	}
	if err := b.family.start(cmd); err != nil {
		return errors.Join(err, conn.Close())
	}
	b.tap = newTap(conn)

	// The browser must outlive the context of its start.
	allocator, _ := chromedp.NewAllocatorContext(context.Background(), b)
	b.ctx, b.cancel = chromedp.NewContext(allocator)
	if err := within(ctx, func() error {
		_, err := chromedp.CallBrowser(b.ctx, target.GetTargets, target.GetTargetsParams{})
		return err
	}); err != nil {
		return fmt.Errorf("%w; it said: %s", err, said())
	}
	return nil
}

// Allocate connects chromedp to the process.
func (b *chromium) Allocate(ctx context.Context, opts ...chromedp.BrowserOption) (*chromedp.Browser, error) {
	// chromedp complains of the sessions of workers, which it did not open.
	quiet := func(string, ...any) {}
	opts = append(opts, chromedp.WithBrowserLogf(quiet), chromedp.WithBrowserErrorf(quiet))
	return chromedp.NewBrowserTransport(ctx, b.tap, opts...)
}

// Wait does nothing: Close waits for the process.
func (b *chromium) Wait() {}

// Attaches tells chromedp that the process is not its to end.
func (b *chromium) Attaches() bool { return true }

func (b *chromium) Name() string { return Chromium }

func (b *chromium) Open(ctx context.Context, url string) (Page, error) {
	tabCtx, cancel := chromedp.NewContext(b.ctx)
	if err := within(ctx, func() error { return chromedp.Do(tabCtx) }); err != nil {
		cancel()
		return nil, fmt.Errorf("couldn't open a tab in chromium: %w", err)
	}
	session := chromedp.FromContext(tabCtx).Target
	t := &chromiumTab{browser: b, session: session, seen: b.tap.record(session.SessionID)}
	p := &ChromiumPage{page: page{tab: t, name: Chromium, artifacts: b.artifacts}, tab: t}
	if err := t.watch(ctx); err != nil {
		return nil, err
	}
	if err := p.SetViewport(ctx, 1280, 800, 1); err != nil {
		return nil, err
	}
	if err := t.load(ctx, url); err != nil {
		return nil, err
	}
	return p, nil
}

func (b *chromium) Close() error {
	b.closing.Do(func() {
		if b.tap != nil {
			// With the pipe closed chromedp's contexts end without a farewell.
			b.tap.Close()
		}
		if b.cancel != nil {
			b.cancel()
		}
		b.closed = b.family.close()
	})
	return b.closed
}

// within waits for a call that has a context of its own, at most as long as ctx.
func within(ctx context.Context, call func() error) error {
	done := make(chan error, 1)
	go func() { done <- call() }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// command calls a command by its name, with parameters in plain JSON.
func (t *chromiumTab) command(ctx context.Context, method string, params any) error {
	if err := t.session.Call(ctx, method, params, nil); err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	return nil
}

// do calls a command without a result.
func do[P, R any](ctx context.Context, t *chromiumTab, cmd cdp.Command[P, R], params P) error {
	if _, err := cdp.Call(ctx, t.session, cmd, params); err != nil {
		return fmt.Errorf("%s: %w", cmd.Method, err)
	}
	return nil
}
