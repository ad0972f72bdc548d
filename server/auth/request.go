package auth

import (
	"net/http"

	"kneadwise/server/fault"
)

// Identify returns who sent a request. Where only the refresh token is still
// good, the answer gets both cookies anew. The fault is SignedOut where nobody
// is signed in. Cookies that are good no more stay in the browser all the same:
// the answer may come after that of a sign-in in another tab, or in the dialog
// over the same page, and would take away what that one has given.
func (a *Auth) Identify(w http.ResponseWriter, r *http.Request) (Session, error) {
	if !a.jar.private(r) {
		return Session{}, errSignedOut(nil)
	}
	var last error
	for _, token := range named(r, a.jar.access) {
		s, err := a.Session(r.Context(), token)
		if err == nil || fault.KindOf(err) != fault.SignedOut {
			return s, err
		}
		last = err
	}
	for _, token := range named(r, a.jar.refresh) {
		s, tokens, err := a.Refresh(r.Context(), token)
		if err == nil {
			a.jar.put(w, tokens)
		}
		if err == nil || fault.KindOf(err) != fault.SignedOut {
			return s, err
		}
		last = err
	}
	return Session{}, errSignedOut(last)
}

// opens tells whether the answer will be a page that the person looks at, as far
// as the browser says so.
func opens(r *http.Request) bool {
	mode := r.Header.Get("Sec-Fetch-Mode")
	return mode == "" || mode == "navigate"
}

// safe tells whether a method changes nothing.
func safe(method string) bool { return method == http.MethodGet || method == http.MethodHead }
