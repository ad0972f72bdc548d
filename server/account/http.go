package account

import (
	"github.com/gin-gonic/gin"

	"kneadwise/server/auth"
	"kneadwise/server/fault"
	"kneadwise/server/httpd"
)

// Member lets requests for /portal/c/:clinic/… through to whoever acts for that
// clinic, and puts it into the request's context. To everybody else there is no
// such clinic. It stands behind Require.
func (a *Accounts) Member() gin.HandlerFunc {
	return func(c *gin.Context) {
		s, ok := auth.Of(c.Request.Context())
		if !ok {
			httpd.Fail(c, fault.New(fault.SignedOut, "you are signed out"))
			return
		}
		found, err := a.ClinicOf(c.Request.Context(), s.User, c.Param("clinic"))
		if err != nil {
			httpd.Fail(c, err)
			return
		}
		c.Request = c.Request.WithContext(With(c.Request.Context(), found))
	}
}
