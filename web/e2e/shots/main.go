// Command shots takes pictures of the visitor's page in Chromium, for people to
// look at: what no test can judge. It wants the program running, "make run".
//
//	go run ./web/e2e/shots [-url http://127.0.0.1:8080] [-only WORD] DIR
//
// Each scene is taken whole, at 390 and 1280 pixels, in light and dark, as
// SCENE-WIDTH-light.png; what is printed also as a PDF.
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
	only := flag.String("only", "", "take the scenes alone whose names hold this")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: shots [-url URL] [-only WORD] DIR")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	if err := take(ctx, *url, *only, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func take(ctx context.Context, url, only, dir string) error {
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
	for _, s := range scenes {
		if !strings.Contains(s.name, only) {
			continue
		}
		from := url
		if len(s.steps) == 0 {
			from = scriptless.URL()
		}
		if err := s.take(ctx, b, from, dir); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
	}
	return nil
}

// take plays the scene once in each width and takes it in both colors.
func (s scene) take(ctx context.Context, b browser.Browser, url, dir string) error {
	for _, size := range []struct {
		width, height int
		scale         float64
	}{{390, 844, 2}, {1280, 800, 1}} {
		opened, err := b.Open(ctx, url+s.path)
		if err != nil {
			return err
		}
		p := opened.(*browser.ChromiumPage)
		if err := p.SetViewport(ctx, size.width, size.height, size.scale); err != nil {
			return err
		}
		for _, do := range s.steps {
			if err := do(ctx, p); err != nil {
				return err
			}
		}
		if s.print {
			if err := paper(ctx, p, filepath.Join(dir, s.name+".pdf")); err != nil {
				return err
			}
		}
		for _, dark := range []bool{false, true} {
			if s.print && dark {
				continue // paper is light
			}
			color := map[bool]string{false: "light", true: "dark"}[dark]
			name := filepath.Join(dir, fmt.Sprintf("%s-%d-%s.png", s.name, size.width, color))
			if err := picture(ctx, p, dark, name); err != nil {
				return err
			}
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
	return p.SetMedia(ctx, "media", "print")
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
