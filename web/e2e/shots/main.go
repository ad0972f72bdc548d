// Command shots takes pictures of every page in Chromium, for people to look at:
// what no test can judge. It wants the program running with its demonstration,
// "make run".
//
//	go run ./web/e2e/shots [-url URL] [-host URL] [-password WORD] [-only WORD] DIR
//
// The addresses and the password are those that the program prints. With a
// password it signs in and looks at a clinic's own pages too: it then changes the
// demonstration's draft and publishes, so the data should be such as can be thrown
// away.
//
// Each scene is taken whole, at 390 and 1280 pixels, in light and dark, as
// SCENE-WIDTH-light.png; some also at twice the size, as SCENE-zoom-light.png; what
// is printed also as a PDF.
package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kneadwise/web/e2e/browser"
	"kneadwise/web/e2e/witness"
)

func main() {
	url := flag.String("url", "http://127.0.0.1:8080", "where the program serves")
	host := flag.String("host", "http://127.0.0.1:8081", "where the demonstration's foreign page is")
	password := flag.String("password", "", "of the demonstration's owner; without it a clinic's own pages are left out")
	only := flag.String("only", "", "take the scenes alone whose names hold this")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: shots [-url URL] [-host URL] [-password WORD] [-only WORD] DIR")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Minute)
	defer cancel()
	if err := take(ctx, *url, *host, *password, *only, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func take(ctx context.Context, url, host, password, only, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	b, err := browser.Start(ctx, browser.Chromium, dir)
	if err != nil {
		return err
	}
	defer b.Close()
	// The same site without the page's script, to see what the server wrote.
	scriptless, err := witness.Proxy(url)
	if err != nil {
		return err
	}
	defer scriptless.Cut()
	scriptless.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
		without := strings.HasPrefix(r.URL.Path, "/assets/page.") && strings.HasSuffix(r.URL.Path, ".js")
		if without {
			http.NotFound(w, r)
		}
		return without
	})
	all := scenes()
	if password != "" {
		all = append(all, ownersScenes(password)...)
	}
	for _, s := range all {
		if !strings.Contains(s.name, only) && !s.always {
			continue
		}
		from := url
		if len(s.steps) == 0 {
			from = scriptless.URL()
		}
		if s.foreign {
			from = host
		}
		if err := s.take(ctx, b, from, dir); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// take plays the scene once in each size and takes it in both colors.
func (s scene) take(ctx context.Context, b browser.Browser, url, dir string) error {
	for _, size := range []struct {
		name          string
		width, height int
		scale         float64
		zoom          int
	}{{"390", 390, 844, 2, 100}, {"1280", 1280, 800, 1, 100}, {"zoom", 1280, 800, 1, 200}} {
		if size.zoom > 100 && !s.zoomed {
			continue
		}
		opened, err := b.Open(ctx, url+s.path)
		if err != nil {
			return err
		}
		p := opened.(*browser.ChromiumPage)
		if err := p.SetViewport(ctx, size.width, size.height, size.scale); err != nil {
			return err
		}
		if err := p.Zoom(ctx, size.zoom); err != nil {
			return err
		}
		for _, do := range s.steps {
			if err := do(ctx, p); err != nil {
				return err
			}
		}
		if s.always {
			return nil
		}
		if s.print {
			if err := paper(ctx, p, filepath.Join(dir, s.name+".pdf")); err != nil {
				return err
			}
		}
		if s.framed {
			if err := stretch(ctx, p, size.width, size.scale, size.zoom); err != nil {
				return err
			}
		}
		for _, dark := range []bool{false, true} {
			if s.print && dark {
				continue // paper is light
			}
			color := map[bool]string{false: "light", true: "dark"}[dark]
			name := filepath.Join(dir, fmt.Sprintf("%s-%s-%s.png", s.name, size.name, color))
			if err := picture(ctx, p, dark, name); err != nil {
				return err
			}
		}
	}
	return nil
}

// stretch makes the window as high as the page: of a frame with a process of its
// own only what is in the window is painted.
func stretch(ctx context.Context, p *browser.ChromiumPage, width int, scale float64, zoom int) error {
	var height int
	if err := p.Eval(ctx, "document.documentElement.scrollHeight", &height); err != nil {
		return err
	}
	if err := p.SetViewport(ctx, width, height*zoom/100+1, scale); err != nil {
		return err
	}
	if err := p.Zoom(ctx, zoom); err != nil {
		return err
	}
	for range 2 { // the frame's own process is told, and paints
		if err := rest(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// paper prints the page, and leaves it looking as it is printed.
func paper(ctx context.Context, p *browser.ChromiumPage, name string) error {
	pdf, err := p.Print(ctx)
	if err != nil {
		return err
	}
	if err := os.WriteFile(name, pdf, 0o644); err != nil {
		return err
	}
	// US Letter within its margins.
	if err := p.SetViewport(ctx, 718, 958, 2); err != nil {
		return err
	}
	if err := p.SetMedia(ctx, "media", "print"); err != nil {
		return err
	}
	return p.Eval(ctx, `void dispatchEvent(new Event("beforeprint"))`, nil)
}

func picture(ctx context.Context, p *browser.ChromiumPage, dark bool, name string) error {
	if err := p.SetDark(ctx, dark); err != nil {
		return err
	}
	png, err := p.FullScreenshot(ctx)
	if err != nil {
		return err
	}
	return os.WriteFile(name, png, 0o644)
}
