package browser

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// ChromiumPage is the Page of Chromium, which can also be what another device
// or another person's settings would make of it.
type ChromiumPage struct {
	page
	tab   *chromiumTab
	media map[string]string

	width, height int
	scale         float64
	zoom          int // percent
}

// SetViewport sets the window's inner size in CSS pixels and the number of
// device pixels in each. At most 600 pixels wide it is a phone: the page's
// viewport meta counts and scroll bars lie over the page.
func (p *ChromiumPage) SetViewport(ctx context.Context, width, height int, scale float64) error {
	p.width, p.height, p.scale, p.zoom = width, height, scale, 100
	return p.applyViewport(ctx)
}

// Zoom sets the browser's zoom, which divides the size of the viewport: 400 %
// of 1280 pixels is the 320 pixels of WCAG 1.4.10.
func (p *ChromiumPage) Zoom(ctx context.Context, percent int) error {
	if percent < 25 || percent > 500 {
		return fmt.Errorf("no browser zooms to %d %%", percent)
	}
	p.zoom = percent
	return p.applyViewport(ctx)
}

func (p *ChromiumPage) applyViewport(ctx context.Context) error {
	return do(ctx, p.tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width:             int64(p.width * 100 / p.zoom),
		Height:            int64(p.height * 100 / p.zoom),
		DeviceScaleFactor: p.scale * float64(p.zoom) / 100,
		Mobile:            p.width <= 600,
	})
}

// SetDark sets the preference for a dark page.
func (p *ChromiumPage) SetDark(ctx context.Context, on bool) error {
	return p.SetMedia(ctx, "prefers-color-scheme", choice(on, "dark", "light"))
}

// SetReducedMotion sets the preference for less motion.
func (p *ChromiumPage) SetReducedMotion(ctx context.Context, on bool) error {
	return p.SetMedia(ctx, "prefers-reduced-motion", choice(on, "reduce", "no-preference"))
}

// SetMedia sets any media feature, or the media type by the name "media". An
// empty value takes the emulation away.
func (p *ChromiumPage) SetMedia(ctx context.Context, name, value string) error {
	if p.media == nil {
		p.media = make(map[string]string)
	}
	p.media[name] = value
	var params emulation.SetEmulatedMediaParams
	for _, n := range slices.Sorted(maps.Keys(p.media)) {
		if n == "media" {
			params.Media = p.media[n]
			continue
		}
		params.Features = append(params.Features, &emulation.MediaFeature{Name: n, Value: p.media[n]})
	}
	return do(ctx, p.tab, emulation.SetEmulatedMedia, params)
}

func choice(on bool, yes, no string) string {
	if on {
		return yes
	}
	return no
}

// Offline makes every request of the page and of the workers that it has fail
// at once, and navigator.onLine false. Open connections stay: the package
// witness can cut those too.
func (p *ChromiumPage) Offline(ctx context.Context, on bool) error {
	conditions := `[{"urlPattern": "", "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1, "offline": true}]`
	if !on {
		conditions = `[]`
	}
	rule := fmt.Sprintf(`{"matchedNetworkConditions": %s, "emulateOfflineServiceWorker": %t}`, conditions, on)
	state := fmt.Sprintf(`{"offline": %t, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}`, on)
	if err := p.tab.command(ctx, "Network.emulateNetworkConditionsByRule", json.RawMessage(rule)); err != nil {
		return err
	}
	if err := p.tab.command(ctx, "Network.overrideNetworkState", json.RawMessage(state)); err != nil {
		return err
	}
	p.tab.browser.tap.toWorkers(ctx, p.tab.seen, "Network.emulateNetworkConditionsByRule", rule)
	p.tab.browser.tap.toWorkers(ctx, p.tab.seen, "Network.overrideNetworkState", state)
	return nil
}

// Slow makes the page's own thread as many times slower, its workers' not.
func (p *ChromiumPage) Slow(ctx context.Context, times float64) error {
	return do(ctx, p.tab, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: times})
}

// Load leaves the page for another address, with all that is emulated, and waits
// until that has loaded.
func (p *ChromiumPage) Load(ctx context.Context, url string) error { return p.tab.load(ctx, url) }

// SetLocale sets the language that Intl and Accept-Language go by, for example
// "es-MX".
func (p *ChromiumPage) SetLocale(ctx context.Context, tag string) error {
	agent, err := p.tab.evaluate(ctx, "navigator.userAgent")
	if err != nil {
		return err
	}
	if err := do(ctx, p.tab, emulation.SetUserAgentOverride, emulation.SetUserAgentOverrideParams{
		UserAgent: agent, AcceptLanguage: tag,
	}); err != nil {
		return err
	}
	return do(ctx, p.tab, emulation.SetLocaleOverride, emulation.SetLocaleOverrideParams{Locale: tag})
}

// Print returns the page printed on US letter paper, or as its @page rules say,
// as PDF.
func (p *ChromiumPage) Print(ctx context.Context) ([]byte, error) {
	pdf, err := chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize())(ctx, p.tab.session)
	if err != nil {
		return nil, fmt.Errorf("couldn't print in chromium: %w", err)
	}
	return pdf, nil
}

// FullScreenshot returns the whole page as PNG, also what is scrolled away.
func (p *ChromiumPage) FullScreenshot(ctx context.Context) ([]byte, error) {
	yes := true
	r, err := cdp.Call(ctx, p.tab.session, cdppage.CaptureScreenshot, cdppage.CaptureScreenshotParams{
		CaptureBeyondViewport: &yes,
		Clip:                  p.wholePage(ctx),
	})
	if err != nil {
		return nil, fmt.Errorf("couldn't take a screenshot in chromium: %w", err)
	}
	return r.Data, nil
}

func (p *ChromiumPage) wholePage(ctx context.Context) *cdppage.Viewport {
	var size struct{ W, H float64 }
	root := "document.documentElement"
	if err := p.Eval(ctx, "({ W: "+root+".scrollWidth, H: "+root+".scrollHeight })", &size); err != nil {
		return nil
	}
	return &cdppage.Viewport{Width: size.W, Height: size.H, Scale: 1}
}
