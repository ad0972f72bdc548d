package browser_test

import (
	"strings"
	"testing"

	"kneadwise/web/e2e/browser"
)

// A button that steps aside when the mouse comes is a page that moved on a busy
// machine: the click is tried again, and counts once. One that always does is a
// page that cannot be used.
func TestClicksFollowWhatMoves(t *testing.T) {
	f := newFixture(t)
	const dodging = `
const button = document.createElement("button");
button.id = "dodging";
button.textContent = "Here";
button.clicks = 0;
Object.assign(button.style, { position: "fixed", left: "20px", top: "20px", width: "100px", height: "40px" });
button.onclick = () => { button.clicks += 1 };
button.left = %;
button.onmouseover = () => {
	if (button.left-- <= 0) return;
	button.style.left = button.style.left === "20px" ? "200px" : "20px";
};
document.body.append(button);
return 1`
	for name, test := range map[string]struct {
		times string
		says  string
	}{
		"once":   {"1", ""},
		"always": {"Infinity", "moved away from each of 4 clicks"},
	} {
		t.Run(name, func(t *testing.T) {
			each(t, func(t *testing.T, b browser.Browser) {
				if test.says != "" && b.Name() != browser.Chromium {
					return // the others place the mouse so that it is caught in the end
				}
				ctx := soon(t)
				p, err := b.Open(ctx, f.page(f.loose))
				must(t, err)
				eval[int](t, p, strings.ReplaceAll(dodging, "%", test.times))
				err = p.Click(ctx, "#dodging")
				clicks := eval[int](t, p, `document.getElementById("dodging").clicks`)
				switch {
				case test.says == "" && (err != nil || clicks != 1):
					t.Errorf("it was clicked %d times: %v", clicks, err)
				case test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says) || clicks != 0):
					t.Errorf("it was clicked %d times: %v, want an error that says %q", clicks, err, test.says)
				}
			})
		})
	}
}
