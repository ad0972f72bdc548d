package pricelist

// The National Provider Identifier has ten digits, of which the last is a check
// digit: that of the Luhn formula over 80840 and the number. 80840 stands for
// health applications of the United States and adds 24 to the sum (CMS,
// "Requirements for National Provider Identifier and NPI check digit"). A number
// that checks out need not be in use.

// isNPI tells whether text has the form of an identifier.
func isNPI(text string) bool {
	if len(text) != 10 {
		return false
	}
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}

// checksOut tells whether the check digit of an identifier follows from the others.
func checksOut(npi string) bool {
	sum := 24
	for i := range len(npi) {
		digit := int(npi[i] - '0')
		if i%2 == 0 { // every second from the last, which itself stands as it is
			if digit *= 2; digit > 9 {
				digit -= 9
			}
		}
		sum += digit
	}
	return sum%10 == 0
}

// IsNPI tells whether text is a National Provider Identifier.
func IsNPI(text string) bool { return isNPI(text) && checksOut(text) }

// IsLanguage tells whether text may be a language's code of ISO 639: two or
// three lower-case letters.
func IsLanguage(text string) bool {
	if len(text) != 2 && len(text) != 3 {
		return false
	}
	for i := range len(text) {
		if text[i] < 'a' || text[i] > 'z' {
			return false
		}
	}
	return true
}
