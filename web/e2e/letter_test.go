package e2e

import (
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
)

// The list of what a letter should say never goes without the sentence that it is
// no guarantee, and keeps nobody out.
func TestLetterIsNoGuarantee(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		for path, want := range map[string]string{"/": "A letter is no guarantee.", "/es/": "Una carta no es una garantía."} {
			v := arrive(t, b, s, path)
			v.unfold("carry-letter")
			if got := v.text("#carry-letter .warn"); !strings.HasPrefix(got, want) || !strings.Contains(got, "IRS") {
				t.Errorf("%s says of a letter %q", path, got)
			}
			if items := look[int](v, `document.querySelectorAll("#carry-letter li").length`); items != 7 {
				t.Errorf("%s lists %d things", path, items)
			}
			v.isOpenToAll()
			v.clean()
		}
	})
}
