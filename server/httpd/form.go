package httpd

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/gin-gonic/gin"

	"kneadwise/server/fault"
)

// Form reads what a form sent in its body. The fault is TooLarge or Invalid.
func Form(r *http.Request) (url.Values, error) {
	err := r.ParseForm()
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return nil, &fault.Error{Kind: fault.TooLarge, Message: "the form is too long", Cause: err}
	case err != nil:
		return nil, &fault.Error{Kind: fault.Invalid, Message: "the form can't be read", Cause: err}
	}
	return r.PostForm, nil
}

// FromHTMX tells whether a script of the portal asks, which takes a part of a
// page for an answer.
func FromHTMX(r *http.Request) bool { return r.Header.Get("HX-Request") == "true" }

// Send answers with a page or a part of one, as a template made it, or with the
// error that came of making it.
func Send(c *gin.Context, status int, html []byte, err error) {
	if err != nil {
		Fail(c, err)
		return
	}
	c.Data(status, htmlType, html)
}
