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

// inHex is the opposite of unhex, and "" for none.
func inHex(sum []byte) string {
	const digits = "0123456789abcdef"
	var text [64]byte
	if len(sum) != len(text)/2 {
		return ""
	}
	for i, b := range sum {
		text[2*i], text[2*i+1] = digits[b>>4], digits[b&15]
	}
	return string(text[:])
}

// isHash tells whether a field of a list may be a SHA-256: 32 bytes, or none.
func isHash(sum []byte) bool { return len(sum) == 0 || len(sum) == 32 }

// someHash stands for a hash where only its presence matters.
const someHash = "0000000000000000000000000000000000000000000000000000000000000000"
