package browser

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// webKit is WebKitGTK's MiniBrowser, started by WebKitWebDriver, on a screen of
// its own that nobody sees, with a proxy of ours as its only way out.
type webKit struct {
	family    *family
	artifacts string
	driver    *webdriver
	proxy     *proxy
	opened    int
}

const webKitPackage = "webkit2gtk-driver"

func startWebKit(ctx context.Context, artifacts string) (Browser, error) {
	driver, err := program(webKitPackage, "WebKitWebDriver")
	if err != nil {
		return nil, err
	}
	screen, err := program("xvfb", "Xvfb")
	if err != nil {
		return nil, err
	}
	mini, err := miniBrowser()
	if err != nil {
		return nil, err
	}
	family, err := newFamily(WebKit)
	if err != nil {
		return nil, err
	}
	b := &webKit{family: family, artifacts: artifacts}
	if err := b.launch(ctx, driver, screen, mini); err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return b, nil
}

// miniBrowser finds the browser, which is on no path: its folder has the
// machine's architecture and the version of the library in its name.
func miniBrowser() (string, error) {
	for _, pattern := range []string{
		"/usr/lib/*/webkit2gtk-4.*/MiniBrowser", "/usr/lib/*/webkitgtk-6.*/MiniBrowser",
		"/usr/libexec/webkit2gtk-4.*/MiniBrowser", "/usr/lib/webkit2gtk-4.*/MiniBrowser",
	} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return found[len(found)-1], nil
		}
	}
	return "", fmt.Errorf("MiniBrowser is not installed: on Debian and Ubuntu it comes with the package %s", webKitPackage)
}

func (b *webKit) launch(ctx context.Context, driver, screen, mini string) error {
	display, err := b.showScreen(ctx, screen)
	if err != nil {
		return err
	}
	if b.proxy, err = newProxy(); err != nil {
		return err
	}
	port, err := freePort()
	if err != nil {
		return err
	}
	cmd := exec.Command(driver, fmt.Sprintf("--port=%d", port))
	cmd.Env = append(os.Environ(), "DISPLAY="+display, "GDK_BACKEND=x11", "LANG=C.UTF-8", "LANGUAGE=en_US",
		"HOME="+b.family.dir, "XDG_CONFIG_HOME="+b.family.dir, "XDG_CACHE_HOME="+b.family.dir,
		"XDG_DATA_HOME="+b.family.dir, "XDG_RUNTIME_DIR="+b.family.dir,
		"GSETTINGS_BACKEND=memory", "GIO_USE_VFS=local", "NO_AT_BRIDGE=1", "LIBGL_ALWAYS_SOFTWARE=1")
	if os.Geteuid() == 0 {
		// bubblewrap, WebKit's sandbox, refuses to run as root.
		cmd.Env = append(cmd.Env, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1")
	}
	said, err := b.family.logTo(cmd, "webkit.log")
	if err != nil {
		return err
	}
	if err := b.family.start(cmd); err != nil {
		return err
	}
	b.driver = &webdriver{base: fmt.Sprintf("http://127.0.0.1:%d", port)}
	if err := b.session(ctx, mini); err != nil {
		return fmt.Errorf("%w; it said: %s", err, said())
	}
	return nil
}

// session waits until the driver answers and lets it start the browser.
func (b *webKit) session(ctx context.Context, mini string) error {
	for {
		var status struct{ Ready bool }
		err := b.driver.raw(ctx, http.MethodGet, "/status", nil, &status)
		if err == nil && status.Ready {
			break
		}
		select {
		case <-ctx.Done():
			return errors.Join(ctx.Err(), err)
		case <-time.After(pollEvery):
		}
	}
	return b.driver.open(ctx, map[string]any{
		"webkitgtk:browserOptions": map[string]any{"binary": mini, "args": []string{"--automation"}},
		"proxy": map[string]any{
			"proxyType": "manual", "httpProxy": b.proxy.address, "sslProxy": b.proxy.address, "ftpProxy": b.proxy.address,
		},
		"unhandledPromptBehavior": "dismiss",
		"timeouts":                map[string]any{"script": 60_000, "pageLoad": 60_000},
	})
}

// showScreen starts an X server on a free display and returns its name.
func (b *webKit) showScreen(ctx context.Context, screen string) (string, error) {
	read, write, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer read.Close()
	// The server writes the number of the display that it found to descriptor 3.
	cmd := exec.Command(screen, "-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{write}
	said, err := b.family.logTo(cmd, "xvfb.log")
	if err != nil {
		return "", errors.Join(err, write.Close())
	}
	err = b.family.start(cmd)
	if err := errors.Join(err, write.Close()); err != nil {
		return "", err
	}
	if deadline, has := ctx.Deadline(); has {
		if err := read.SetReadDeadline(deadline); err != nil {
			return "", err
		}
	}
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("the display (Xvfb) did not start: %w; it said: %s", err, said())
	}
	return ":" + strings.TrimSpace(number), nil
}

// freePort finds a port for the driver, which cannot choose one itself.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	port := l.Addr().(*net.TCPAddr).Port
	return port, l.Close()
}

func (b *webKit) Name() string { return WebKit }

func (b *webKit) Open(ctx context.Context, url string) (Page, error) {
	var window string
	if b.opened == 0 {
		if err := b.driver.raw(ctx, http.MethodGet, b.driver.session+"/window", nil, &window); err != nil {
			return nil, err
		}
	} else {
		var made struct{ Handle string }
		if err := b.driver.raw(ctx, http.MethodPost, b.driver.session+"/window/new", map[string]string{"type": "tab"}, &made); err != nil {
			return nil, fmt.Errorf("couldn't open a tab in webkit: %w", err)
		}
		window = made.Handle
	}
	b.opened++
	t := &webKitTab{browser: b, window: window, from: len(b.proxy.since(0))}
	if err := t.load(ctx, url); err != nil {
		return nil, err
	}
	return &page{tab: t, name: WebKit, artifacts: b.artifacts}, nil
}

func (b *webKit) Close() error {
	var err error
	if b.proxy != nil {
		err = b.proxy.close()
	}
	return errors.Join(b.family.close(), err)
}
