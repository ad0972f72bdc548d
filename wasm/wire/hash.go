package wire

// unhex reads the 64 lower-case hexadecimal digits of a SHA-256.
func unhex(sum *[32]byte, hex string) bool {
	if len(hex) != 2*len(sum) {
		return false
	}
	for i := range sum {
		high, ok1 := nibble(hex[2*i])
		low, ok2 := nibble(hex[2*i+1])
		if !ok1 || !ok2 {
			return false
		}
		sum[i] = high<<4 | low
	}
	return true
}

func nibble(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	}
	return 0, false
}

// hex is the opposite of unhex.
func hex(sum []byte) string {
	const digits = "0123456789abcdef"
	text := make([]byte, 0, 2*len(sum))
	for _, b := range sum {
		text = append(text, digits[b>>4], digits[b&15])
	}
	return string(text)
}
