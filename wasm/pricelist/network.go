package pricelist

// Code is the network's name in documents, "in" or "out", and "" where it is not
// known.
func (n Network) Code() string {
	switch n {
	case InNetwork:
		return "in"
	case OutOfNetwork:
		return "out"
	}
	return ""
}

// ParseNetwork finds a network by its code, and reports false if there is none.
func ParseNetwork(code string) (Network, bool) {
	for n := InNetwork; n <= OutOfNetwork; n++ {
		if n.Code() == code {
			return n, true
		}
	}
	return NetworkNotKnown, false
}
