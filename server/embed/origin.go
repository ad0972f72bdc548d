package embed

import (
	"net"
	"net/netip"
	"strconv"
	"strings"
)

// origin is this server's address as the policy of a frame writes it: the public
// one where it is known. Else a browser that asked for a loopback address is on
// this machine, and is told just that address; any other gets 'self', which lets
// the page be read everywhere and calculate where 'self' still counts.
func origin(publicURL, host string) string {
	if publicURL != "" {
		return strings.ToLower(strings.TrimSuffix(publicURL, "/"))
	}
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		name, port = host, ""
	}
	if !loopback(name) {
		return "'self'"
	}
	if port == "" {
		return "http://" + strings.ToLower(name)
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil {
		return "'self'"
	}
	return "http://" + strings.ToLower(name) + ":" + port
}

// loopback tells whether a host name is this machine. A policy cannot name an
// address of IPv6.
func loopback(name string) bool {
	if strings.EqualFold(name, "localhost") {
		return true
	}
	address, err := netip.ParseAddr(name)
	return err == nil && address.Is4() && address.IsLoopback()
}
