package auth

import "strings"

// BrowserOf names a browser from its User-Agent, as people know it: "Firefox on
// Windows". What says nothing known is "A browser". It never returns anything
// that the client wrote.
func BrowserOf(userAgent string) string {
	browser, system := "A browser", ""
	for _, b := range browsers() {
		if strings.Contains(userAgent, b.mark) {
			browser = b.name
			break
		}
	}
	for _, s := range systems() {
		if strings.Contains(userAgent, s.mark) {
			system = " on " + s.name
			break
		}
	}
	return browser + system
}

type mark struct{ mark, name string }

// browsers are in the order in which they must be looked for: nearly all claim
// to be Chrome, and Chrome claims to be Safari.
func browsers() []mark {
	return []mark{
		{"Edg", "Edge"},
		{"OPR/", "Opera"},
		{"SamsungBrowser/", "Samsung Internet"},
		{"Firefox/", "Firefox"},
		{"FxiOS/", "Firefox"},
		{"CriOS/", "Chrome"},
		{"Chrome/", "Chrome"},
		{"Chromium/", "Chromium"},
		{"Safari/", "Safari"},
		{"curl/", "curl"},
	}
}

// systems are in their order too: Android claims to be Linux, and an iPhone to be
// like a Mac.
func systems() []mark {
	return []mark{
		{"Windows", "Windows"},
		{"Android", "Android"},
		{"iPhone", "iPhone"},
		{"iPad", "iPad"},
		{"CrOS", "ChromeOS"},
		{"Mac OS X", "Mac"},
		{"Linux", "Linux"},
	}
}
