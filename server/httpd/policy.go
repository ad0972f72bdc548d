package httpd

import (
	"maps"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// Policy is a content security policy: what a browser lets a response do, by
// directive. A directive that is not named falls back to default-src, but for
// the four that have no fallback and are therefore always named for pages.
type Policy map[string][]string

// Sources of a policy.
const (
	self = "'self'"
	none = "'none'"
)

// PagePolicy is that of the visitor's pages. Forms post nowhere, frames hold
// nothing and are held by nobody, and WebAssembly does not run here: the Worker
// has a policy of its own, because a Worker started from a URL does not inherit
// the page's.
func PagePolicy() Policy {
	return Policy{
		"default-src":     {none},
		"script-src":      {self},
		"style-src":       {self},
		"img-src":         {self, "data:"},
		"connect-src":     {self},
		"worker-src":      {self},
		"manifest-src":    {self},
		"font-src":        {none},
		"base-uri":        {none},
		"form-action":     {none},
		"frame-ancestors": {none},
	}
}

// PortalPolicy is that of the pages by which clinics work, and of the page where
// they begin: forms post to this host and fragments come from it. A preview
// frames the widget, which is ours too.
func PortalPolicy() Policy {
	p := PagePolicy()
	p["form-action"] = []string{self}
	p["frame-src"] = []string{self}
	return p
}

// EmbedPolicy is that of the widget's frame on a page of another site. The frame
// has an opaque origin, for which 'self' matches nothing in WebKit: so ours is
// written out, as https://prices.example. Its Worker is started from a blob, and
// inherits the policy. Any page may hold the frame: no frame-ancestors is sent,
// because Chromium refuses even * below an opaque ancestor.
func EmbedPolicy(origin string) Policy {
	return Policy{
		"default-src": {none},
		"script-src":  {origin, "'wasm-unsafe-eval'"},
		"worker-src":  {"blob:"},
		"style-src":   {origin},
		"img-src":     {origin, "data:"},
		"connect-src": {origin},
		"base-uri":    {none},
		"form-action": {none},
	}
}

// Use answers under another policy than that of a file.
func (p Policy) Use(c *gin.Context) { c.Header(policyHeader, p.String()) }

// Open lets pages of every site fetch the answer and hold it: for what is
// published, and for what the widget's frame consists of.
func Open(c *gin.Context) {
	c.Header("Access-Control-Allow-Origin", "*")
	c.Header("Cross-Origin-Resource-Policy", "cross-origin")
}

// WorkerPolicy is that of the Worker's script: it runs the engine, and reaches
// nothing, not even this host. Scripts of this host are no exception: with
// 'self' importScripts, and in Firefox import(), would be a request to us whose
// address the Worker writes (tried in Chromium, Firefox and WebKit; without it
// all three refuse, and run the engine all the same).
func WorkerPolicy() Policy {
	return Policy{
		"default-src": {none},
		"script-src":  {"'wasm-unsafe-eval'"},
		"connect-src": {none},
	}
}

// OfflinePolicy is that of the service worker's script, which answers with what
// is kept where the network does not: it may ask this host for what the browser
// would have asked it for, and no other host for anything.
func OfflinePolicy() Policy {
	return Policy{
		"default-src": {none},
		"connect-src": {self},
	}
}

// FilePolicy is that of everything else. Opened as a document, such a file can
// do nothing.
func FilePolicy() Policy {
	return Policy{
		"default-src":     {none},
		"frame-ancestors": {none},
	}
}

// String is the value of the header: default-src first, the rest by name.
func (p Policy) String() string {
	var b strings.Builder
	write := func(directive string) {
		if b.Len() > 0 {
			b.WriteString("; ")
		}
		b.WriteString(directive + " " + strings.Join(p[directive], " "))
	}
	if _, ok := p["default-src"]; ok {
		write("default-src")
	}
	for _, directive := range slices.Sorted(maps.Keys(p)) {
		if directive != "default-src" {
			write(directive)
		}
	}
	return b.String()
}

const policyHeader = "Content-Security-Policy"

// features are what a page could ask the browser for and never does. To name
// one that a browser does not know does no harm.
const features = "accelerometer=(), ambient-light-sensor=(), attribution-reporting=(), autoplay=(), bluetooth=(), " +
	"browsing-topics=(), camera=(), clipboard-read=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), " +
	"geolocation=(), gyroscope=(), hid=(), identity-credentials-get=(), idle-detection=(), interest-cohort=(), " +
	"join-ad-interest-group=(), keyboard-map=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), " +
	"otp-credentials=(), payment=(), picture-in-picture=(), private-state-token-issuance=(), " +
	"private-state-token-redemption=(), publickey-credentials-create=(), publickey-credentials-get=(), run-ad-auction=(), " +
	"screen-wake-lock=(), serial=(), shared-storage=(), speaker-selection=(), storage-access=(), sync-xhr=(), " +
	"unload=(), usb=(), web-share=(), window-management=(), xr-spatial-tracking=()"

// protect sets the headers that every answer has. The policy is that of a file
// until a page or the Worker's script sets its own.
func protect(secure bool) gin.HandlerFunc {
	file := FilePolicy().String()
	return func(c *gin.Context) {
		h := c.Writer.Header()
		h.Set(policyHeader, file)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Permissions-Policy", features)
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if secure {
			// Two years; the host's other names are not ours to decide on.
			h.Set("Strict-Transport-Security", "max-age=63072000")
		}
	}
}
