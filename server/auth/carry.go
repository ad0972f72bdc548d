package auth

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"kneadwise/server/fault"
)

// Home is where people go who were on no way elsewhere.
const Home = "/portal/"

// Bounds of what is carried through a sign-in.
const (
	MaxCarried = 64 << 10 // bytes of names and values
	MaxFields  = 500
	maxThen    = 2000
)

// carriedPrefix stands before the names of values that a sign-in form carries,
// so that they are not taken for its own.
const carriedPrefix = "kept."

// Carried are the values of a form on their way through a sign-in, by name in
// the alphabet's order; values of one name keep theirs.
type Carried []Value

// Value is one of them.
type Value struct{ Name, Value string }

// Field is the name under which a sign-in form sends it.
func (v Value) Field() string { return carriedPrefix + v.Name }

// Carry takes the values of a posted form along. No password is: it is not for a
// page to hold. The fault is TooLarge beyond the bounds.
func Carry(form url.Values) (Carried, error) { return carry(form, "") }

// carriedBy are the values that a sign-in form carried.
func carriedBy(form url.Values) (Carried, error) { return carry(form, carriedPrefix) }

func carry(form url.Values, prefix string) (all Carried, err error) {
	bytes := 0
	for field, values := range form {
		name, ok := strings.CutPrefix(field, prefix)
		if !ok || strings.Contains(strings.ToLower(name), "password") {
			continue
		}
		for _, value := range values {
			bytes += len(name) + len(value)
			all = append(all, Value{name, value})
		}
	}
	if bytes > MaxCarried || len(all) > MaxFields {
		return nil, fault.New(fault.TooLarge, "there is too much in the form to carry it through a sign-in")
	}
	slices.SortStableFunc(all, func(a, b Value) int { return strings.Compare(a.Name, b.Name) })
	return all, nil
}

// Local returns the address if it is a page of the portal of this server, and
// Home otherwise. It is all that stands between a link and a page of somebody
// else, so what is odd is refused, whether or not a browser would be misled.
func Local(address string) string {
	if len(address) > maxThen || strings.ContainsFunc(address, odd) {
		return Home
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" || u.Fragment != "" {
		return Home
	}
	clean := path.Clean(u.Path)
	if strings.HasSuffix(u.Path, "/") && clean != "/" {
		clean += "/"
	}
	if clean != u.Path || strings.ContainsFunc(u.Path, odd) || !strings.HasPrefix(u.Path, Home) {
		return Home
	}
	for _, own := range []string{"sign-in", "sign-out", "begin"} {
		if strings.TrimSuffix(strings.TrimPrefix(u.Path, Home), "/") == own {
			return Home // they lead here again
		}
	}
	return u.RequestURI()
}

// odd are characters that no address of ours has.
func odd(r rune) bool { return r <= ' ' || r >= 0x7f || r == '\\' }
