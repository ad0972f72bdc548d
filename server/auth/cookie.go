package auth

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"time"
)

// cookiePath keeps the cookies off every request of a visitor.
const cookiePath = "/portal"

// mostCookies bounds what one request is asked for: a host next to ours, or an
// older cookie, can put a second one of the same name before the good one.
const mostCookies = 2

// A jar names the cookies. Over https they have a prefix that browsers accept
// from https alone; __Host- would forbid the path.
type jar struct {
	access, refresh string
	secure          bool
}

func jarFor(secure bool) jar {
	if secure {
		return jar{"__Secure-kneadwise-access", "__Secure-kneadwise-refresh", true}
	}
	return jar{"kneadwise-access", "kneadwise-refresh", false}
}

// put gives the browser its tokens.
func (j jar) put(w http.ResponseWriter, t Tokens) {
	http.SetCookie(w, j.cookie(j.access, t.Access, AccessLife))
	if t.Refresh != "" {
		http.SetCookie(w, j.cookie(j.refresh, t.Refresh, IdleLife))
	}
}

// empty takes them away, also those that the same answer would have given.
func (j jar) empty(w http.ResponseWriter) {
	w.Header().Del("Set-Cookie")
	http.SetCookie(w, j.cookie(j.access, "", -time.Second))
	http.SetCookie(w, j.cookie(j.refresh, "", -time.Second))
}

// cookie makes one. It is Lax and not Strict: a link in a mail to a page of the
// portal is a navigation from elsewhere, for which Strict would have people sign
// in again. What changes anything is a POST, to which Lax sends nothing from
// elsewhere either; and Guard refuses those by their headers.
func (j jar) cookie(name, value string, life time.Duration) *http.Cookie {
	return &http.Cookie{
		Name:     name,
		Value:    value,
		Path:     cookiePath,
		MaxAge:   int(life / time.Second),
		Secure:   j.secure,
		HttpOnly: true,
		SameSite: http.SameSiteLaxMode,
	}
}

// named returns the values of a request's cookies of that name, the first few.
func named(r *http.Request, name string) (values []string) {
	for _, c := range r.CookiesNamed(name) {
		if c.Value != "" && len(values) < mostCookies {
			values = append(values, c.Value)
		}
	}
	return values
}

// private tells whether what travels with this request can be read by nobody
// between: it came by https, or never left this machine.
func (j jar) private(r *http.Request) bool {
	return j.secure || onLoopback(r.Host) && onLoopback(r.RemoteAddr)
}

// onLoopback tells whether a host, with or without a port, is this machine.
func onLoopback(host string) bool {
	if name, port, err := net.SplitHostPort(host); err == nil {
		if strings.Trim(port, "0123456789") != "" {
			return false // "localhost:8080@evil.example" is written out in snippets
		}
		host = name
	}
	host = strings.ToLower(strings.Trim(host, "[]"))
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return !strings.ContainsFunc(host, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '.' })
	}
	at, err := netip.ParseAddr(host)
	return err == nil && at.Unmap().IsLoopback()
}
