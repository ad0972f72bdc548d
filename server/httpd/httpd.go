// Package httpd is the HTTP server without the pages: the order of middleware,
// the policies that browsers enforce for us, the assets, and the one place
// where an error becomes an answer.
//
// Policies stand between a visitor's answers and the world. A page may run our
// scripts and fetch from this host, and nothing else; the Worker's script, which
// alone runs WebAssembly there, may fetch nothing at all; the frame on a page of
// another site may reach our origin and what it made itself; every other file
// may do nothing. No page for visitors sets a cookie or depends on one: only the
// clinics' pages below /portal do, from where forms are sent, too.
//
// A log line has the method, the path, the status, the bytes and the time. It
// has no address, no query and no name of a browser.
package httpd

import (
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"

	"kneadwise/server/fault"
	"kneadwise/web"
)

// Options is what an engine is made of.
type Options struct {
	// Log gets a line a request. nil: none.
	Log *slog.Logger
	// Now is the clock, for the log alone. nil: the log has no times.
	Now func() time.Time
	// Secure says that visitors come by https, and so must always.
	Secure bool
	// Assets are served below AssetPrefix, from Dist.
	Assets map[string]web.Asset
	Dist   fs.FS
	// ErrorPage renders what is shown for a status at a path. nil: one line of
	// plain text.
	ErrorPage func(path string, status int) (html []byte, err error)
	// BodyLimit is the longest body in bytes that a path takes. nil: few bytes,
	// wherever it goes.
	BodyLimit func(path string) int64
	// Proxies are the networks from which alone X-Forwarded-For is believed.
	Proxies []string
}

// Limits on one request. The longest answer is the engine, of half a megabyte:
// WriteTimeout lets it through at 20 kilobits a second.
const (
	maxHeader     = 16 << 10
	maxBody       = 4 << 10 // where nothing else is said
	headerTimeout = 5 * time.Second
	readTimeout   = 10 * time.Second
	writeTimeout  = 4 * time.Minute
	idleTimeout   = 2 * time.Minute
)

// New returns an engine that serves the assets, /livez and /robots.txt, and to
// which pages can be added with Get. It fails where an asset of the manifest is
// not in Dist.
func New(o Options) (engine *gin.Engine, err error) {
	defer fault.Wrap(&err, "couldn't set up the server")
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = func() time.Time { return time.Time{} }
	}
	if o.BodyLimit == nil {
		o.BodyLimit = func(string) int64 { return maxBody }
	}
	assets, err := loadAssets(o.Assets, o.Dist)
	if err != nil {
		return nil, err
	}

	gin.SetMode(gin.ReleaseMode)
	engine = gin.New()
	// Gin would believe any client's X-Forwarded-For, and would send browsers
	// elsewhere by X-Forwarded-Prefix.
	engine.RemoteIPHeaders = []string{"X-Forwarded-For"}
	if err := engine.SetTrustedProxies(o.Proxies); err != nil {
		return nil, err
	}
	engine.RedirectTrailingSlash = false
	engine.HandleMethodNotAllowed = true
	engine.Use(
		identify(),
		record(o.Log, o.Now),
		protect(o.Secure),
		answerErrors(o.Log, o.ErrorPage),
		recoverPanics(),
		limitBody(o.BodyLimit),
	)
	engine.NoRoute(func(c *gin.Context) { Fail(c, fault.New(fault.NotFound, "there is no such page")) })
	engine.NoMethod(func(c *gin.Context) { Fail(c, fault.New(fault.NotAllowed, "the page takes no such method")) })

	Get(engine, AssetPrefix+":file", assets.serve)
	Get(engine, "/livez", text("ok\n"))
	Get(engine, "/robots.txt", text("User-agent: *\nAllow: /\n"))
	return engine, nil
}

// NewServer returns a server with limits on what a client may send and on how
// long it may take.
func NewServer(handler http.Handler, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           handler,
		MaxHeaderBytes:    maxHeader,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// Get adds a handler for GET and HEAD.
func Get(routes gin.IRoutes, path string, handler gin.HandlerFunc) {
	routes.GET(path, handler)
	routes.HEAD(path, handler)
}

// Fail leaves the error for the one place that answers errors, and ends the
// handlers. The caller returns.
func Fail(c *gin.Context, err error) {
	_ = c.Error(err) // it returns what it was given
	c.Abort()
}

// text answers with a few words that never change.
func text(words string) gin.HandlerFunc {
	return func(c *gin.Context) {
		c.Header("Cache-Control", "no-cache")
		c.Data(http.StatusOK, "text/plain; charset=utf-8", []byte(words))
	}
}
