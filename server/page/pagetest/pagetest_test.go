package pagetest_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/page/pagetest"
)

const sample = `<!doctype html><title>Prices</title><main id="a.b"><h1 class="big red">Two  <b>words</b></h1>
<form><input id="1" type="radio" name="x" value="" checked><input id="2" type="radio" name="x"><input id="3[0]" name="on" x="own[0].y" checked></form>
<svg><title>A picture</title><rect id="4" class="mark"/></svg><script>run()</script><template><p id="5">later</p></template></main>`

func TestSelectors(t *testing.T) {
	answer := httptest.NewRecorder()
	_, _ = answer.WriteString(sample)
	root := pagetest.Read(t, answer)
	for selector, want := range map[string][]string{
		"main": {"a.b"}, "#a.b": {"a.b"}, "rect.mark": {"4"}, ".mark": {"4"}, "p.mark": nil, "*.mark": {"4"}, "*[id]": {"a.b", "1", "2", "3[0]", "4", "5"}, "p": {"5"}, "#a": nil, "#": nil,
		"input": {"1", "2", "3[0]"}, "input[type=radio]": {"1", "2"}, "input[type=radio][checked]": {"1"}, "[checked][value=]": {"1"},
		"[value=]": {"1"}, "[name=on]": {"3[0]"}, "[on]": nil, "[x=own[0].y][checked]": {"3[0]"}, "#3[0]": {"3[0]"}, "checked": nil,
	} {
		var got []string
		for _, n := range pagetest.All(root, selector) {
			got = append(got, pagetest.Attribute(n, "id"))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: want (-), got (+):\n%s", selector, diff)
		}
		if first := pagetest.First(root, selector); (first != nil) != (len(want) > 0) || first != nil && pagetest.Attribute(first, "id") != want[0] {
			t.Errorf("%s: the first is %+v", selector, first)
		}
	}
	if rect := pagetest.One(t, root, "rect"); !pagetest.Inside(rect, "svg") || !pagetest.Inside(rect, "#a.b") || pagetest.Inside(rect, "rect") {
		t.Error("the mark lies elsewhere")
	}
}

func TestText(t *testing.T) {
	answer := httptest.NewRecorder()
	_, _ = answer.WriteString(sample)
	root := pagetest.Read(t, answer)
	for selector, want := range map[string]string{
		"html": "Two words A picture later", "h1": "Two words", "head": "", "title": "Prices", "script": "run()", "nothing": "",
	} {
		if got := pagetest.Text(pagetest.First(root, selector)); got != want {
			t.Errorf("%s: %q, want %q", selector, got, want)
		}
	}
}

func TestAsk(t *testing.T) {
	echo := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.Method+" "+r.URL.Path+" "+r.FormValue("a")+" "+r.Header.Get("X-One"))
	})
	for method, want := range map[string]string{http.MethodPost: "POST /at b 1", http.MethodGet: "GET /at  1"} {
		if got := pagetest.Ask(t, echo, method, "/at", url.Values{"a": {"b"}}, "X-One", "1").Body.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
