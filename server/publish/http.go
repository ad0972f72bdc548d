package publish

import (
	"github.com/gin-gonic/gin"

	"kneadwise/server/fault"
	"kneadwise/server/httpd"
)

// Routes adds the static set: /prices/… and /.well-known/kneadwise.json, from
// memory, open to pages of every site. What was withdrawn is answered with its
// tombstone and the status 410.
func (p *Publisher) Routes(r gin.IRoutes) {
	serve := func(c *gin.Context) {
		f, ok := p.Library().File(c.Request.URL.Path)
		if !ok {
			httpd.Open(c) // a page of another site may read that there is nothing
			httpd.Fail(c, fault.New(fault.NotFound, "there is no such file"))
			return
		}
		f.Serve(c)
	}
	httpd.Get(r, Prefix+"*file", serve)
	httpd.Get(r, DiscoveryPath, serve)
}
