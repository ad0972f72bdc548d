package httpd

import (
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"

	"kneadwise/server/fault"
)

// statusOf is the one table from kinds of fault to HTTP.
func statusOf(kind fault.Kind) int {
	switch kind {
	case fault.NotFound:
		return http.StatusNotFound
	case fault.NotAllowed:
		return http.StatusMethodNotAllowed
	case fault.TooLarge:
		return http.StatusRequestEntityTooLarge
	case fault.Invalid:
		return http.StatusUnprocessableEntity
	case fault.SignedOut:
		return http.StatusUnauthorized
	case fault.Denied:
		return http.StatusForbidden
	case fault.Conflict:
		return http.StatusConflict
	case fault.Limited:
		return http.StatusTooManyRequests
	case fault.Gone:
		return http.StatusGone
	case fault.Busy:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// answerErrors answers for every handler that failed. What is shown depends on
// the status alone: the words of an error are for the log.
func answerErrors(log *slog.Logger, page func(string, int) ([]byte, error)) gin.HandlerFunc {
	policy := PagePolicy().String()
	return func(c *gin.Context) {
		c.Next()
		last := c.Errors.Last()
		if last == nil {
			return
		}
		status := statusOf(fault.KindOf(last.Err))
		if status >= http.StatusInternalServerError {
			log.LogAttrs(c.Request.Context(), slog.LevelError, "request failed",
				slog.String("id", c.GetString(idKey)), slog.Any("error", last.Err))
		}
		if c.Writer.Written() {
			return // too late for another answer
		}
		h := c.Writer.Header()
		h.Set("Cache-Control", "no-store")
		for _, name := range []string{"Content-Encoding", "Content-Length", "ETag", "Vary"} {
			h.Del(name)
		}
		if page != nil {
			html, err := page(c.Request.URL.Path, status)
			if err == nil {
				h.Set(policyHeader, policy)
				c.Data(status, htmlType, html)
				return
			}
			log.LogAttrs(c.Request.Context(), slog.LevelError, "couldn't render the page of an error", slog.Any("error", err))
		}
		c.Data(status, "text/plain; charset=utf-8", []byte(http.StatusText(status)+"\n"))
	}
}
