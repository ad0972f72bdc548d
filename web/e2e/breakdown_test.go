package e2e

import (
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"kneadwise/web/e2e/browser"
)

// A breakage is a way in which the engine does not come or does not work. What
// it does with a request for the module tells whether it answered in place of
// the server.
type breakage struct {
	name   string
	broken func(s *Server) func(http.ResponseWriter, *http.Request) bool
	said   string // the key of the sentence that tells why
	within time.Duration
	mends  bool // another try, with the server answering, works
}

var breakages = []breakage{
	{"the module is not there", ofModule(func(w http.ResponseWriter, r *http.Request) {
		http.NotFound(w, r)
	}), "ui.fallback.offline", waitLimit, true},
	{"the module is cut short", ofModule(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "2000000")
		w.Write(make([]byte, 1000))
		panic(http.ErrAbortHandler)
	}), "ui.fallback.offline", waitLimit, true},
	{"another file comes", ofModule(func(w http.ResponseWriter, r *http.Request) {
		w.Write(make([]byte, 100_000))
	}), "ui.fallback.corrupt", waitLimit, true},
	{"the module traps", trapping, "ui.fallback.trap", waitLimit, false},
	{"the Worker is not there", ofPath(`/assets/worker\.`, func(w http.ResponseWriter, r *http.Request) {
		http.NotFound(w, r)
	}), "ui.fallback.offline", waitLimit, true},
	{"the module never comes", ofModule(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		<-r.Context().Done()
	}), "ui.fallback.timeout", 14 * time.Second, true},
}

// Without its engine the page says so and why, still shows prices, keeps what is
// typed, and tries again when asked.
func TestEngineBreaksDown(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, _ *Server) {
		for _, broken := range breakages {
			t.Run(broken.name, func(t *testing.T) {
				s := ReadServer(t) // a new address, of which nothing is cached
				s.Witness.Intercept(broken.broken(s))
				began := time.Now()
				v := open(t, b, s, "/")
				v.write("place", "Washington")
				v.unfold("quotes")
				v.write("own[0].price", "73.91")
				v.waitFor(`document.querySelector("#sum.fallback #sum-notice")`)
				if took := time.Since(began); took > broken.within {
					t.Errorf("she was told after %v", took)
				}
				v.withoutEngine(broken.said)
				s.Witness.Intercept(nil)
				if broken.mends {
					v.triesAgain()
				}
				v.clean("404", "ERR_", "Failed to load resource")
			})
		}
	})
}

// withoutEngine looks at a page that has no engine.
func (v *visit) withoutEngine(said string) {
	v.Helper()
	notice := v.text("#sum-notice")
	for _, key := range []string{"ui.fallback.title", said, "ui.fallback.text"} {
		if !strings.Contains(notice, v.words(key)) {
			v.Errorf("the page does not say %q: %s", v.words(key), notice)
		}
	}
	if big := v.text("#sum-big"); big != "$918 to $2,703" {
		v.Errorf("without an engine the number is %q", big)
	}
	v.pricesStand()
	for name, text := range map[string]string{"place": "Washington", "own[0].price": "73.91"} {
		if kept := look[string](v, fmt.Sprintf(`document.getElementById(%q).value`, name)); kept != text {
			v.Errorf("%q was typed into %s, which holds %q", text, name, kept)
		}
	}
}

// triesAgain presses the button when the network is well again.
func (v *visit) triesAgain() {
	v.Helper()
	v.click("#sum-notice [data-act=retry]")
	v.waitFor(`document.querySelector("#results").firstElementChild`)
	if big := v.text("#sum-big"); big != "$1,256.47" {
		v.Errorf("after another try 17 visits of $73.91 come to %q", big)
	}
	if v.text("#sum-notice") != "" {
		v.Error("after another try the notice still stands")
	}
}

// pricesStand looks for the price table, which needs no engine.
func (v *visit) pricesStand() {
	v.Helper()
	if !look[bool](v, `document.querySelector("#prices table").getBoundingClientRect().height > 50`) || len(amounts(v.text("#prices table"))) < 6 {
		v.Errorf("the price table does not stand: %q", v.text("#prices table"))
	}
}

// Without its words, or without any script, the page is what the server wrote.
func TestScriptOrWordsDoNotCome(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, _ *Server) {
		for path, said := range map[string]string{`/assets/page\..*js`: "", `/assets/text-en\.`: "page.fallback"} {
			t.Run(path, func(t *testing.T) {
				s := ReadServer(t)
				s.Witness.Intercept(ofPath(path, func(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) })(s))
				v := open(t, b, s, "/")
				if said != "" {
					v.waitFor(`document.querySelector("#sum .aside")`)
					if card := v.text("#sum"); !strings.Contains(card, v.words(said)) {
						t.Errorf("the card does not say %q: %s", v.words(said), card)
					}
				}
				if big := v.text("#sum-big"); big != "$918 to $2,703" {
					t.Errorf("the number is %q", big)
				}
				v.pricesStand()
				v.clean("404", "Failed to load resource")
			})
		}
	})
}

func ofModule(answer http.HandlerFunc) func(*Server) func(http.ResponseWriter, *http.Request) bool {
	return ofPath(`/assets/engine\.`, answer)
}

// ofPath answers requests of a path in the server's place.
func ofPath(path string, answer http.HandlerFunc) func(*Server) func(http.ResponseWriter, *http.Request) bool {
	wanted := regexp.MustCompile("^" + path)
	return func(*Server) func(http.ResponseWriter, *http.Request) bool {
		return func(w http.ResponseWriter, r *http.Request) bool {
			if !wanted.MatchString(r.URL.Path) {
				return false
			}
			answer(w, r)
			return true
		}
	}
}

// trapping puts a module in the engine's place that starts, answers the first
// empty call and traps at any other. The page is told its size and hash, else it
// would be refused as another file.
func trapping(s *Server) func(http.ResponseWriter, *http.Request) bool {
	hash := fmt.Sprintf("%x", sha256.Sum256(trapModule))
	return func(w http.ResponseWriter, r *http.Request) bool {
		switch {
		case strings.HasPrefix(r.URL.Path, "/assets/engine."):
			w.Header().Set("Content-Type", "application/wasm")
			w.Write(trapModule)
		case r.URL.Path == "/":
			resp, err := http.Get(s.Direct)
			if err != nil {
				panic(http.ErrAbortHandler)
			}
			defer resp.Body.Close()
			page, err := io.ReadAll(resp.Body)
			if err != nil {
				panic(http.ErrAbortHandler)
			}
			for name := range resp.Header {
				if name != "Content-Length" && name != "Etag" {
					w.Header().Set(name, resp.Header.Get(name))
				}
			}
			page = regexp.MustCompile(`data-module-size="\d+"`).ReplaceAll(page, fmt.Appendf(nil, `data-module-size="%d"`, len(trapModule)))
			page = regexp.MustCompile(`data-module-sha256="\w+"`).ReplaceAll(page, fmt.Appendf(nil, `data-module-sha256="%s"`, hash))
			w.Write(page)
		default:
			return false
		}
		return true
	}
}

// trapModule is this, assembled:
//
//	(module
//	  (memory (export "memory") 2)
//	  (func (export "_initialize"))
//	  (func (export "reserve") (param i32) (result i32) i32.const 1024)
//	  (func (export "call") (param i32 i32) (result i32) local.get 0 if unreachable end i32.const 0)
//	  (func (export "result") (result i32) i32.const 1024))
var trapModule = []byte("\x00asm\x01\x00\x00\x00" +
	"\x01\x13\x04\x60\x00\x00\x60\x01\x7f\x01\x7f\x60\x02\x7f\x7f\x01\x7f\x60\x00\x01\x7f" + // types
	"\x03\x05\x04\x00\x01\x02\x03" + // functions
	"\x05\x03\x01\x00\x02" + // memory
	"\x07\x32\x05\x06memory\x02\x00\x0b_initialize\x00\x00\x07reserve\x00\x01\x04call\x00\x02\x06result\x00\x03" +
	"\x0a\x1b\x04\x02\x00\x0b\x05\x00\x41\x80\x08\x0b\x0a\x00\x20\x00\x04\x40\x00\x0b\x41\x00\x0b\x05\x00\x41\x80\x08\x0b")
