package app

import (
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"

	"kneadwise/server/store"
)

// ready answers whether this server can do its work now, for a proxy that
// chooses among several: 200 if the database answers within a second, else 503.
// Whether the process lives at all is /livez.
func ready(db *store.DB, log *slog.Logger) gin.HandlerFunc {
	const plain = "text/plain; charset=utf-8"
	return func(c *gin.Context) {
		c.Header("Cache-Control", "no-store")
		if err := db.Ready(c.Request.Context()); err != nil {
			log.LogAttrs(c.Request.Context(), slog.LevelWarn, "not ready", slog.Any("error", err))
			c.Data(http.StatusServiceUnavailable, plain, []byte("the database does not answer\n"))
			return
		}
		c.Data(http.StatusOK, plain, []byte("ok\n"))
	}
}
