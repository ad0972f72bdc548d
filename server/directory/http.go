package directory

import (
	"github.com/gin-gonic/gin"

	"kneadwise/server/httpd"
	"kneadwise/server/locale"
	"kneadwise/server/page"
)

// Routes adds the pages: /clinics, /clinics?state=WA, /clinics/<slug>, and the
// same below /es.
func (d *Directory) Routes(r gin.IRoutes) {
	for _, language := range locale.Languages() {
		httpd.Get(r, page.In(language, page.ClinicsPath), func(c *gin.Context) {
			serve(c)(d.index(language, c.Query("state")))
		})
		httpd.Get(r, page.In(language, clinicPath(":slug")), func(c *gin.Context) {
			serve(c)(d.clinic(language, c.Param("slug")))
		})
	}
}

// serve answers with a page, or with what kept it from being made.
func serve(c *gin.Context) func(*kept, error) {
	return func(k *kept, err error) {
		if err != nil {
			httpd.Fail(c, err)
			return
		}
		if k.invented {
			c.Header("X-Robots-Tag", "noindex")
		}
		k.live.Serve(c)
	}
}
