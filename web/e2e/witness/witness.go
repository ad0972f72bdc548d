// Package witness stands between a browser and the server under test and
// remembers every request that the server got: the other side of the evidence
// that the browser gives. It can also cut the network, for good or for a while,
// and answer in the server's place to try what a page does then.
package witness

import (
	"bytes"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"slices"
	"sync"
)

// MaxBody is how much of a request's body is remembered.
const MaxBody = 1 << 20

// Request is one request as the server got it.
type Request struct {
	Method string
	// URL is the path with the query, as sent.
	URL    string
	Header http.Header
	// Body is its first MaxBody bytes.
	Body []byte
	// BodySize is how long the body was.
	BodySize int64
}

// Witness is a server on 127.0.0.1 that records and passes on.
type Witness struct {
	address string
	inner   http.Handler

	mu        sync.Mutex
	seen      []Request
	intercept func(http.ResponseWriter, *http.Request) bool
	server    *http.Server // nil while the network is cut
	done      chan struct{}
}

// Proxy begins to witness for the server at the address, for example
// "http://127.0.0.1:8080". The server sees the Host that the browser asked for.
func Proxy(target string) (*Witness, error) {
	u, err := url.Parse(target)
	if err != nil {
		return nil, err
	}
	return Handler(&httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(u)
			r.Out.Host = r.In.Host
		},
		Transport: &http.Transport{DisableCompression: true},
		ErrorHandler: func(http.ResponseWriter, *http.Request, error) {
			panic(http.ErrAbortHandler) // a dead server is a broken connection
		},
		ErrorLog:      quiet(),
		FlushInterval: -1,
	})
}

// Handler begins to witness for a handler.
func Handler(inner http.Handler) (*Witness, error) {
	w := &Witness{inner: inner, address: "127.0.0.1:0"}
	if err := w.Restore(); err != nil {
		return nil, err
	}
	return w, nil
}

// quiet is a log for what a cut network makes of connections.
func quiet() *log.Logger { return log.New(io.Discard, "", 0) }

// URL is the origin to open in the browser. It stays the same after a cut.
func (w *Witness) URL() string { return "http://" + w.address }

// Intercept lets the func see each request after it is recorded; if it returns
// true it has answered and the server is not asked. Nil takes the func away.
func (w *Witness) Intercept(answered func(http.ResponseWriter, *http.Request) bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.intercept = answered
}

// Requests returns all requests since the start or the last Reset, in the order
// of their arrival.
func (w *Witness) Requests() []Request {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.seen)
}

// Reset forgets all requests.
func (w *Witness) Reset() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen = nil
}

// Cut cuts the network: nothing listens any more and every connection is
// closed, also those in use. The second call does nothing.
func (w *Witness) Cut() error {
	w.mu.Lock()
	server, done := w.server, w.done
	w.server = nil
	w.mu.Unlock()
	if server == nil {
		return nil
	}
	err := server.Close()
	<-done
	return err
}

// Restore listens again at the same address.
func (w *Witness) Restore() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.server != nil {
		return nil
	}
	listener, err := net.Listen("tcp", w.address)
	if err != nil {
		return err
	}
	w.address = listener.Addr().String()
	w.server = &http.Server{Handler: w, ErrorLog: quiet()}
	w.done = make(chan struct{})
	go func(server *http.Server, done chan struct{}) {
		defer close(done)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			panic(err)
		}
	}(w.server, w.done)
	return nil
}

// ServeHTTP records the request, then answers it.
func (w *Witness) ServeHTTP(rw http.ResponseWriter, r *http.Request) {
	// Read to its end before it is passed on, so that what is typed is on
	// record even if the server does not care to read it.
	body, err := io.ReadAll(io.LimitReader(r.Body, MaxBody))
	rest := &counter{r: r.Body}
	if err == nil && int64(len(body)) == MaxBody {
		var more []byte
		if more, err = io.ReadAll(rest); err == nil {
			r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), bytes.NewReader(more)))
		}
	} else {
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	w.mu.Lock()
	w.seen = append(w.seen, Request{
		Method: r.Method, URL: r.URL.RequestURI(), Header: r.Header.Clone(),
		Body: body, BodySize: int64(len(body)) + rest.n,
	})
	intercept := w.intercept
	w.mu.Unlock()
	if err != nil {
		panic(http.ErrAbortHandler) // the browser hung up
	}
	if intercept != nil && intercept(rw, r) {
		return
	}
	w.inner.ServeHTTP(rw, r)
}

// counter counts what is read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
