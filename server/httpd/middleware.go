package httpd

import (
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gin-gonic/gin"

	"kneadwise/server/fault"
)

const idKey = "httpd.request_id"

// identify gives each request an id, which the log and the answer carry: with
// it an operator finds what a visitor tells of. It is made here and never taken
// from the client.
func identify() gin.HandlerFunc {
	return func(c *gin.Context) {
		id := rand.Text()[:16]
		c.Set(idKey, id)
		c.Header("X-Request-Id", id)
	}
}

// record logs the request when it is answered. Its path is written in ASCII, as
// addresses are: in its own characters it could command the terminal of whoever
// reads the log, and neither form of line escapes all of them.
func record(log *slog.Logger, now func() time.Time) gin.HandlerFunc {
	return func(c *gin.Context) {
		begun, path := now(), c.Request.URL.EscapedPath()
		c.Next()
		log.LogAttrs(c.Request.Context(), slog.LevelInfo, "request",
			slog.String("id", c.GetString(idKey)),
			slog.String("method", c.Request.Method),
			slog.String("path", path),
			slog.Int("status", c.Writer.Status()),
			slog.Int("bytes", max(0, c.Writer.Size())),
			slog.Duration("took", now().Sub(begun)))
	}
}

// recoverPanics makes an error of a panic, so that the visitor sees a page and
// the log has the place.
func recoverPanics() gin.HandlerFunc {
	return func(c *gin.Context) {
		defer func() {
			found := recover()
			if found == nil {
				return
			}
			if found == http.ErrAbortHandler {
				panic(found) // it means to end the connection
			}
			Fail(c, fmt.Errorf("panic: %v\n%s", found, debug.Stack()))
		}()
		c.Next()
	}
}

// limitBody refuses long bodies, those that say how long they are before they
// are read.
func limitBody(most func(path string) int64) gin.HandlerFunc {
	return func(c *gin.Context) {
		limit := most(c.Request.URL.Path)
		if c.Request.ContentLength > limit {
			c.Header("Connection", "close")
			Fail(c, fault.New(fault.TooLarge, "the request is too long"))
			return
		}
		c.Request.Body = http.MaxBytesReader(c.Writer, c.Request.Body, limit)
	}
}
