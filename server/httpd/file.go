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

	"github.com/gin-gonic/gin"
)

const htmlType = "text/html; charset=utf-8"

// A file is bytes that do not change while the server runs, in the forms in
// which they travel.
type file struct {
	forms        [brotli + 1][]byte // nil where there is no such form
	tag          string             // names the bytes; each form adds its own letter
	contentType  string
	cacheControl string
	policy       string
	open         bool // to pages of other sites
}

// serve answers with the form that the client likes best. There are no ranges:
// the longest file is half a megabyte, and a range of a compressed form is of
// no use to anyone.
func (f *file) serve(c *gin.Context) {
	e := choose(strings.Join(c.Request.Header.Values("Accept-Encoding"), ","), func(e encoding) bool { return f.forms[e] != nil })
	tag := `"` + f.tag + `"`
	h := c.Writer.Header()
	if e != identity {
		tag = `"` + f.tag + "-" + e.name() + `"`
		h.Set("Content-Encoding", e.name())
	}
	h.Set("ETag", tag)
	h.Set("Vary", "Accept-Encoding")
	h.Set("Cache-Control", f.cacheControl)
	h.Set(policyHeader, f.policy)
	if f.open {
		Open(c)
	}
	if known(c.Request.Header.Values("If-None-Match"), tag) {
		h.Del("Content-Encoding")
		c.Status(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", f.contentType)
	h.Set("Content-Length", strconv.Itoa(len(f.forms[e])))
	c.Status(http.StatusOK)
	if c.Request.Method == http.MethodHead {
		c.Writer.WriteHeaderNow()
		return
	}
	if _, err := c.Writer.Write(f.forms[e]); err != nil {
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

// Page returns a handler for a page that is the same for every visitor: it is
// rendered once, compressed once, and asked for anew each time, because its
// address stays while its bytes change with the program.
func Page(html []byte) (gin.HandlerFunc, error) {
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
	sum := sha256.Sum256(html)
	f := &file{
		tag:          hex.EncodeToString(sum[:8]),
		contentType:  htmlType,
		cacheControl: "no-cache",
		policy:       PagePolicy().String(),
	}
	f.forms[identity], f.forms[gzipped] = html, small.Bytes()
	return f.serve, nil
}
