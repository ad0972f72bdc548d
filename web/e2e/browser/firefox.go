package browser

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"time"
)

// firefox is one process with its BiDi connection.
type firefox struct {
	family    *family
	artifacts string
	bidi      *bidi
	collector string // of the bodies of requests

	mu   sync.Mutex
	tabs map[string]*firefoxTab // by browsing context
}

// firefoxPrefs keep Firefox from traffic, questions and animations of its own.
const firefoxPrefs = `
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.cache.disk.enable", false);
user_pref("browser.contentblocking.introCount", 99);
user_pref("browser.newtabpage.activity-stream.feeds.system.topsites", false);
user_pref("browser.newtabpage.enabled", false);
user_pref("browser.safebrowsing.blockedURIs.enabled", false);
user_pref("browser.safebrowsing.downloads.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.search.update", false);
user_pref("browser.sessionstore.resume_from_crash", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.homepage_override.mstone", "ignore");
user_pref("browser.startup.page", 0);
user_pref("browser.topsites.contile.enabled", false);
user_pref("browser.region.network.url", "");
user_pref("browser.translations.enable", false);
user_pref("browser.uitour.enabled", false);
user_pref("datareporting.healthreport.uploadEnabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("dom.push.connection.enabled", false);
user_pref("dom.disable_open_during_load", false);
user_pref("extensions.blocklist.enabled", false);
user_pref("extensions.getAddons.cache.enabled", false);
user_pref("extensions.systemAddon.update.enabled", false);
user_pref("extensions.update.enabled", false);
user_pref("geo.provider.network.url", "");
user_pref("intl.accept_languages", "en-US, en");
user_pref("intl.locale.requested", "en-US");
user_pref("media.gmp-manager.updateEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.dns.disablePrefetch", true);
user_pref("network.http.speculative-parallel-limit", 0);
user_pref("network.prefetch-next", false);
user_pref("network.trr.mode", 5);
user_pref("remote.active-protocols", 1);
user_pref("security.OCSP.enabled", 0);
user_pref("services.settings.server", "data:,#remote-settings-dummy/v1");
user_pref("signon.autofillForms", false);
user_pref("toolkit.cosmeticAnimations.enabled", false);
user_pref("toolkit.telemetry.enabled", false);
user_pref("toolkit.telemetry.server", "");
user_pref("toolkit.telemetry.unified", false);
user_pref("trailhead.firstrun.didSeeAboutWelcome", true);
`

var bidiListening = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

func startFirefox(ctx context.Context, artifacts string) (Browser, error) {
	path, err := program("firefox-esr", "firefox-esr", "firefox")
	if err != nil {
		return nil, err
	}
	family, err := newFamily(Firefox)
	if err != nil {
		return nil, err
	}
	b := &firefox{family: family, artifacts: artifacts, tabs: make(map[string]*firefoxTab)}
	if err := b.launch(ctx, path); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

func (b *firefox) launch(ctx context.Context, path string) error {
	profile, err := b.family.folder("profile")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(firefoxPrefs), 0o600); err != nil {
		return err
	}
	cmd := exec.Command(path, "--headless", "--no-remote", "--remote-debugging-port=0",
		"--profile", profile, "--window-size=1280,900", "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+b.family.dir, "XDG_CONFIG_HOME="+b.family.dir,
		"XDG_CACHE_HOME="+b.family.dir, "MOZ_CRASHREPORTER_DISABLE=1", "MOZ_DATA_REPORTING=0")
	said, err := b.family.logTo(cmd, "firefox.log")
	if err != nil {
		return err
	}
	if err := b.family.start(cmd); err != nil {
		return err
	}
	address, err := b.address(ctx, said)
	if err != nil {
		return err
	}
	if b.bidi, err = dialBiDi(ctx, address+"/session", b.heard); err != nil {
		return err
	}
	prompts := map[string]any{"unhandledPromptBehavior": map[string]any{"default": "dismiss"}}
	if err := b.bidi.do(ctx, "session.new", map[string]any{"capabilities": map[string]any{"alwaysMatch": prompts}}, nil); err != nil {
		return err
	}
	if err := b.bidi.do(ctx, "session.subscribe", map[string]any{"events": firefoxEvents}, nil); err != nil {
		return err
	}
	// Without a collector BiDi tells how long a body is, not what it says.
	var collector struct{ Collector string }
	err = b.bidi.do(ctx, "network.addDataCollector", map[string]any{
		"dataTypes": []string{"request"}, "maxEncodedDataSize": 1 << 20,
	}, &collector)
	b.collector = collector.Collector
	return err
}

// address reads where the browser listens from what it says.
func (b *firefox) address(ctx context.Context, said func() string) (string, error) {
	path := filepath.Join(b.family.dir, "firefox.log")
	for {
		file, err := os.Open(path)
		if err != nil {
			return "", err
		}
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			if found := bidiListening.FindStringSubmatch(lines.Text()); found != nil {
				return found[1], file.Close()
			}
		}
		file.Close()
		select {
		case <-ctx.Done():
			return "", fmt.Errorf("%w; it said: %s", ctx.Err(), said())
		case <-time.After(pollEvery):
		}
	}
}

func (b *firefox) Name() string { return Firefox }

func (b *firefox) Open(ctx context.Context, url string) (Page, error) {
	var created struct{ Context string }
	if err := b.bidi.do(ctx, "browsingContext.create", map[string]any{"type": "tab"}, &created); err != nil {
		return nil, fmt.Errorf("couldn't open a tab in firefox: %w", err)
	}
	t := &firefoxTab{browser: b, context: created.Context}
	b.mu.Lock()
	b.tabs[created.Context] = t
	b.mu.Unlock()
	if err := t.watch(ctx); err != nil {
		return nil, err
	}
	if err := t.load(ctx, url); err != nil {
		return nil, err
	}
	return &page{tab: t, name: Firefox, artifacts: b.artifacts}, nil
}

func (b *firefox) Close() error {
	if b.bidi != nil {
		b.bidi.close()
	}
	return b.family.close()
}
