package browser

import (
	"bytes"
	_ "embed"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// watchPath is where the proxy serves the watching script, on every host, so
// that a policy that allows the page's own scripts allows it too.
const watchPath = "/.kneadwise-watch.js"

// watchScript notes refusals and errors for the driver to read.
//
//go:embed webkit_watch.js
var watchScript []byte

// proxy is the only way out for WebKit. It notes every request, lets through
// those to this machine and puts the watching script into documents.
type proxy struct {
	address string
	server  *http.Server
	done    chan struct{}

	mu    sync.Mutex
	noted []Request
}

func newProxy() (*proxy, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &proxy{address: l.Addr().String(), done: make(chan struct{})}
	forward := &httputil.ReverseProxy{
		Rewrite:        rewriteRequest,
		ModifyResponse: watchDocument,
		Transport:      &http.Transport{DisableCompression: true},
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) {
			// The browser must see a broken connection as it would without us.
			panic(http.ErrAbortHandler)
		},
		ErrorLog: log.New(io.Discard, "", 0),
	}
	p.server = &http.Server{ErrorLog: forward.ErrorLog, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == watchPath {
			w.Header().Set("Content-Type", "text/javascript")
			w.Header().Set("Cache-Control", "no-store")
			// A frame that is isolated from other origins takes nothing else.
			w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
			w.Write(watchScript)
			return
		}
		p.note(r)
		if r.Method == http.MethodConnect || !loopback(r.URL.Hostname()) {
			http.Error(w, "this proxy serves this machine only", http.StatusBadGateway)
			return
		}
		forward.ServeHTTP(w, r)
	})}
	go func() {
		defer close(p.done)
		_ = p.server.Serve(l) // until close
	}()
	return p, nil
}

// note keeps the request with the first MiB of its body, which it puts back.
func (p *proxy) note(r *http.Request) {
	seen := Request{URL: r.URL.String(), Method: r.Method}
	if r.Method == http.MethodConnect {
		seen.URL = "https://" + r.Host + "/"
	} else if r.Body != nil {
		head, err := io.ReadAll(io.LimitReader(r.Body, 1<<20))
		seen.Body = head
		rest := io.Reader(r.Body)
		if err != nil {
			rest = strings.NewReader("")
		}
		r.Body = struct {
			io.Reader
			io.Closer
		}{io.MultiReader(bytes.NewReader(head), rest), r.Body}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.noted = append(p.noted, seen)
}

// since gives the requests after the first n.
func (p *proxy) since(n int) []Request {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.noted[n:])
}

func (p *proxy) close() error {
	err := p.server.Close()
	<-p.done
	return err
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// document reports whether the browser asks for a page to show.
func document(r *http.Request) bool {
	return r.Header.Get("Sec-Fetch-Dest") == "document" || strings.HasPrefix(r.Header.Get("Accept"), "text/html")
}

func rewriteRequest(r *httputil.ProxyRequest) {
	r.Out.Host = r.In.Host
	if document(r.In) {
		// The script can only be put into a whole page in plain text.
		for _, name := range []string{"Accept-Encoding", "If-None-Match", "If-Modified-Since"} {
			r.Out.Header.Del(name)
		}
	}
}

var (
	headTag  = regexp.MustCompile(`(?i)<head(\s[^>]*)?>`)
	htmlTag  = regexp.MustCompile(`(?i)<html(\s[^>]*)?>`)
	doctypes = regexp.MustCompile(`(?i)^\s*<!doctype[^>]*>`)
)

// watchDocument puts the watching script before everything else of a page.
func watchDocument(r *http.Response) error {
	if !document(r.Request) || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/html") {
		return nil
	}
	page, err := io.ReadAll(r.Body)
	if err := errors.Join(err, r.Body.Close()); err != nil {
		return err
	}
	at := 0
	for _, tag := range []*regexp.Regexp{headTag, htmlTag, doctypes} {
		if found := tag.FindIndex(page); found != nil {
			at = found[1]
			break
		}
	}
	page = slices.Insert(page, at, []byte(`<script src="`+watchPath+`"></script>`)...)
	r.Body = io.NopCloser(bytes.NewReader(page))
	r.ContentLength = int64(len(page))
	r.Header.Set("Content-Length", strconv.Itoa(len(page)))
	r.Header.Del("ETag")
	return nil
}
