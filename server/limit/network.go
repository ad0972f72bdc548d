package limit

import "net/netip"

// Network is what counts as one sender: an IPv4 address, or the first 64 bits of
// an IPv6 one, because a home or a rented server gets all addresses behind them.
// What is no address counts as one sender together.
func Network(address string) string {
	at, err := netip.ParseAddr(address)
	if err != nil {
		return "unknown"
	}
	at = at.Unmap().WithZone("")
	if at.Is4() {
		return at.String()
	}
	prefix, err := at.Prefix(64)
	if err != nil {
		return "unknown"
	}
	return prefix.String()
}
