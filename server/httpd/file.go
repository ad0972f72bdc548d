package httpd

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"

	br "github.com/andybalholm/brotli"
	"github.com/gin-gonic/gin"
)

const htmlType = "text/html; charset=utf-8"

// A File is bytes that do not change, in the forms in which they travel. It may
// be served by many at once.
type File struct {
	Data   []byte
	Gzip   []byte // nil where there is no such form
	Brotli []byte // nil where there is no such form
	// Tag names the bytes; each form adds its own name to it.
	Tag          string
	ContentType  string
	CacheControl string
	Policy       string // empty: that of a file
	// Scope is the path below which a service worker of this script may answer;
	// empty: where the file lies.
	Scope string
	// Open says that pages of other sites may fetch and hold it.
	Open bool
	// Status is that of the answer; 0 means 200. Under any other one the bytes
	// are sent whether or not the client holds them (RFC 9110, 13.2.1).
	Status int
}

// Forever is the Cache-Control of a file whose name holds the hash of its bytes:
// it may be kept for a year, the longest that HTTP speaks of, and never asked
// for again. Fresh is that of one whose address stays while its bytes change.
const (
	Forever = "public, max-age=31536000, immutable"
	Fresh   = "no-cache"
)

func (f *File) form(e encoding) []byte {
	switch e {
	case gzipped:
		return f.Gzip
	case brotli:
		return f.Brotli
	}
	return f.Data
}

// Serve answers GET and HEAD with the form that the client likes best. There are
// no ranges: the longest file is half a megabyte, and a range of a compressed
// form is of no use to anyone.
func (f *File) Serve(c *gin.Context) {
	e := choose(strings.Join(c.Request.Header.Values("Accept-Encoding"), ","), func(e encoding) bool { return e == identity || f.form(e) != nil })
	tag := `"` + f.Tag + `"`
	h := c.Writer.Header()
	if e != identity {
		tag = `"` + f.Tag + "-" + e.name() + `"`
		h.Set("Content-Encoding", e.name())
	}
	h.Set("ETag", tag)
	h.Set("Vary", "Accept-Encoding")
	h.Set("Cache-Control", f.CacheControl)
	if f.Policy != "" {
		h.Set(policyHeader, f.Policy)
	}
	if f.Scope != "" {
		h.Set("Service-Worker-Allowed", f.Scope)
	}
	if f.Open {
		Open(c)
	}
	status := f.Status
	if status == 0 {
		status = http.StatusOK
	}
	if status == http.StatusOK && known(c.Request.Header.Values("If-None-Match"), tag) {
		h.Del("Content-Encoding")
		c.Status(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", f.ContentType)
	h.Set("Content-Length", strconv.Itoa(len(f.form(e))))
	c.Status(status)
	if c.Request.Method == http.MethodHead {
		c.Writer.WriteHeaderNow()
		return
	}
	if _, err := c.Writer.Write(f.form(e)); err != nil {
		_ = c.Error(fmt.Errorf("couldn't send the file: %w", err))
	}
}

// known tells whether the client holds the bytes of this tag (RFC 9110, 13.1.2).
func known(headers []string, tag string) bool {
	for _, header := range headers {
		for one := range strings.SplitSeq(header, ",") {
			one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
			if one == tag || one == "*" {
				return true
			}
		}
	}
	return false
}

// A Live page is the same for every visitor, and is rendered anew now and then
// while the server runs. A request gets the last rendering, whole, and never
// waits for the next. Show must have been called before the first request.
type Live struct{ now atomic.Pointer[File] }

// Show is what requests get from now on.
func (l *Live) Show(html []byte) error {
	f, err := PageFile(html, PagePolicy())
	if err != nil {
		return err
	}
	var small bytes.Buffer
	w := br.NewWriterLevel(&small, liveLevel)
	if _, err := w.Write(html); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	f.Brotli = small.Bytes()
	l.now.Store(f)
	return nil
}

// liveLevel is brotli's for pages, which are made while the program runs: a tenth
// less than gzip's best in as little time. Its best would be a fifth less and take
// a quarter of a second a page.
const liveLevel = 6

// Serve is the page's handler.
func (l *Live) Serve(c *gin.Context) { l.now.Load().Serve(c) }

// PageFile is a page's bytes as they travel, under a policy and asked for anew
// each time.
func PageFile(html []byte, policy Policy) (*File, error) {
	var small bytes.Buffer
	w, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(html); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	// Who holds the page holds its policy too: under another one it is another page.
	said := policy.String()
	sum := sha256.Sum256(append([]byte(said), html...))
	return &File{
		Data:         html,
		Gzip:         small.Bytes(),
		Tag:          hex.EncodeToString(sum[:8]),
		ContentType:  htmlType,
		CacheControl: Fresh,
		Policy:       said,
	}, nil
}
