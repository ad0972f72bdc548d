package e2e

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/web/e2e/browser"
)

// A link brings what was said to another page, but for what is left out of it. It
// stands after the "#" alone, no server hears of it, and the address is clean once
// the page is open.
func TestLinkBringsWhatWasSaid(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.sayForLink()
		link := v.link()
		if diff := cmp.Diff(said, held(t, link)); diff != "" {
			t.Errorf("the link holds (-want +got):\n%s", diff)
		}
		holds := v.text("#carry-holds")
		for _, words := range []string{"Washington", "Zyxw Massage 7391", "73.91", "1234.56"} {
			if !strings.Contains(holds, words) {
				t.Errorf("%s is in the link, and the page does not say so: %s", words, holds)
			}
		}
		total := v.text("#sum-big")
		values := v.values()
		for _, left := range []string{"signs:screen.pregnancy", "benefit.copay"} {
			delete(values, left)
		}
		v.clean()

		o := v.opens(link)
		if got := o.values(); fmt.Sprint(got) != fmt.Sprint(values) {
			t.Errorf("the opened page holds %v, not %v", got, values)
		}
		o.asksAgain()
		if got := o.text("#sum-big"); got != total {
			t.Errorf("the opened page says %q, not %q", got, total)
		}
		if note, want := o.text("#opened"), o.words("ui.carry.opened")+" "+o.words("ui.carry.opened.without", "{left}", "Health signs"); note != want {
			t.Errorf("the opened page says %q, not %q", note, want)
		}
		o.untouched(link)

		// What came with the link stays over a reload, and goes with one button.
		o.must(o.page.Reload(o.ctx))
		o.firstAnswer()
		if got := o.values(); fmt.Sprint(got) != fmt.Sprint(values) {
			t.Errorf("after a reload the opened page holds %v, not %v", got, values)
		}
		o.clears()
		if o.text("#opened") != "" && look[bool](o, `document.querySelector("#opened").checkVisibility()`) {
			t.Error("the cleared page still tells of the link")
		}
	})
}

// said is what sayForLink leaves in a link, without health.
var said = map[string]any{
	"place": "Washington", "then": "3", "own[0].name": "Zyxw Massage 7391", "own[0].price": "73.91",
	"own[1].price": "64", "benefit.pays": "yes", "benefit.by": []any{"massage_therapist", "chiropractic"}, "benefit.deductible": "1234.56",
	"benefit.share": "coinsurance", "-": []any{"health"},
}

func (v *visit) sayForLink() {
	v.Helper()
	v.write("place", "Washington")
	v.choose("then:3")
	v.unfold("quotes")
	v.write("own[0].name", "Zyxw Massage 7391")
	v.write("own[0].price", "73.91")
	v.click("#add-quote")
	v.write("own[1].price", "64")
	v.unfold("part-benefit")
	v.choose("benefit.pays:yes")
	v.choose("benefit.by:massage_therapist")
	v.choose("benefit.by:chiropractic")
	v.write("benefit.deductible", "1234.56")
	// What is hidden again is not said, and not handed on.
	v.choose("benefit.share:copay")
	v.write("benefit.copay", "31.07")
	v.choose("benefit.share:coinsurance")
	v.unfold("part-signs")
	v.choose("signs:screen.pregnancy")
	v.settle()
}

// link opens what is shared and gives the address once it holds what it is to.
func (v *visit) link() string {
	v.Helper()
	v.unfold("carry-share")
	v.waitFor(`document.querySelector("#carry-link").value !== "" && (await new Promise((done) => setTimeout(done, 200)), true)`)
	return look[string](v, `document.querySelector("#carry-link").value`)
}

// held is what a link holds, read without any script of the page's.
func held(t *testing.T, link string) (all map[string]any) {
	t.Helper()
	_, text, ok := strings.Cut(link, "#s=1.z")
	if !ok {
		t.Fatalf("%s is no link of version 1", link)
	}
	packed, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(plain, &all); err != nil {
		t.Fatalf("%v in %s", err, plain)
	}
	return all
}

// opens follows a link from another page, which is then at the address without it.
func (v *visit) opens(link string) *visit {
	v.Helper()
	address, fragment, _ := strings.Cut(link, "#")
	if address != v.server.URL+"/" && address != v.server.URL+"/es/" {
		v.Fatalf("the link leads to %s", address)
	}
	v.must(v.page.Eval(v.ctx, `void setTimeout(() => { location.href = "/privacy"; })`, nil))
	v.waitFor(`location.pathname === "/privacy" && document.readyState === "complete"`)
	v.server.Witness.Reset()
	v.must(v.page.Eval(v.ctx, fmt.Sprintf(`void (document.querySelector("a.brand").href = %q)`, address+"#"+fragment), nil))
	v.must(v.page.Click(v.ctx, "a.brand"))
	o := &visit{T: v.T, ctx: v.ctx, page: v.page, server: v.server, opened: address, desk: v.desk}
	o.waitFor(fmt.Sprintf(`location.href.startsWith(%q) && document.readyState === "complete"`, address))
	o.firstAnswer()
	o.settle()
	return o
}

// asksAgain lets the page ask once more what it asked when nobody listened yet: the
// native engine says the same.
func (v *visit) asksAgain() {
	v.Helper()
	v.must(v.page.Eval(v.ctx, `void document.querySelector("#place").dispatchEvent(new Event("change", { bubbles: true }))`, nil))
	v.answer()
}

// untouched holds that the address, the history and the server know nothing of the link.
func (v *visit) untouched(link string) {
	v.Helper()
	if at := look[string](v, `location.href`); at != v.opened {
		v.Errorf("the address is %s, not %s", at, v.opened)
	}
	if from := look[string](v, `document.referrer`); from != "" {
		v.Errorf("the page knows that it was opened from %s", from)
	}
	_, fragment, _ := strings.Cut(link, "#s=")
	for _, text := range []string{fragment, fragment[:min(len(fragment), 20)], "Zyxw", "#s="} {
		for _, hit := range v.server.Witness.Find(text) {
			v.Errorf("the server got %q: %s", text, hit)
		}
	}
	for _, r := range v.server.Witness.Requests() {
		if r.Method != http.MethodGet || r.BodySize > 0 || strings.Contains(r.URL, "?") {
			v.Errorf("the server got %s %s with %d bytes", r.Method, r.URL, r.BodySize)
		}
	}
}

// Of each kind that is ticked nothing is in the link, nor in what is said of it.
func TestLinkLeavesOut(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.sayForLink()
		of := map[string][]string{
			"health":    {"signs"},
			"insurance": {"benefit.pays", "benefit.by", "benefit.deductible", "benefit.share"},
			"place":     {"place", "own[0].name"},
			"prices":    {"own[0].name", "own[0].price", "own[1].price"},
		}
		v.link()
		v.untick("carry-out:health")
		want := map[string]any{"signs": "screen.pregnancy"}
		for name, value := range said {
			if name != "-" {
				want[name] = value
			}
		}
		if diff := cmp.Diff(want, held(t, v.link())); diff != "" {
			t.Errorf("with nothing left out the link holds (-want +got):\n%s", diff)
		}
		for kind, names := range of {
			v.choose("carry-out:" + kind)
			got := held(t, v.link())
			for name := range want {
				if _, there := got[name]; there == slices.Contains(names, name) {
					t.Errorf("with %s left out the link holds %v", kind, got)
				}
			}
			if holds := v.text("#carry-holds"); kind == "prices" && strings.Contains(holds, "73.91") || kind == "place" && strings.Contains(holds, "Zyxw") {
				t.Errorf("with %s left out the page says %s", kind, holds)
			}
			v.untick("carry-out:" + kind)
		}
		v.click("#clear")
		v.settle()
		if got := held(t, v.link()); len(got) != 0 {
			t.Errorf("with nothing said the link holds %v", got)
		}
		v.clean()
	})
}

// The link is copied, or marked where the browser does not let the page copy.
func TestLinkIsCopied(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.link()
		v.must(v.page.Eval(v.ctx, `Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text) => void (globalThis.copied = text) } })`, nil))
		v.click("#carry-copy")
		v.waitFor(`document.querySelector("#carry-link-status").textContent !== ""`)
		if got := v.text("#carry-link-status"); got != v.words("ui.carry.copied") || look[string](v, `copied`) != look[string](v, `document.querySelector("#carry-link").value`) {
			t.Errorf("the page says %q and copied %q", got, look[string](v, `copied`))
		}
		v.must(v.page.Eval(v.ctx, `Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined })`, nil))
		v.click("#carry-copy")
		v.waitFor(fmt.Sprintf(`document.querySelector("#carry-link-status").textContent === %q`, v.words("ui.carry.copy_yourself")))
		if marked := look[string](v, `getSelection().toString() || (({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)`); !strings.HasPrefix(marked, s.URL+"/#s=1.") {
			t.Errorf("marked is %q", marked)
		}
		v.clean()
	})
}

// Links that were made once open for ever: they hold what they held and come to
// what they came to. To a field that gets another name belongs a line in
// web/calculator/carry/renamed.ts.
func TestOldLinksOpen(t *testing.T) {
	paths, err := filepath.Glob("testdata/links/*.json")
	if err != nil || len(paths) < 5 {
		t.Fatalf("%d links of old, %v", len(paths), err)
	}
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		for _, path := range paths {
			t.Run(filepath.Base(path), func(t *testing.T) {
				var old struct {
					About, Page, Link, Total, Note string
					Values                         map[string]string
				}
				text, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if err := json.Unmarshal(text, &old); err != nil {
					t.Fatal(err)
				}
				v := arrive(t, b, s, "/")
				o := v.opens(s.URL + old.Page + "#s=" + old.Link)
				if diff := cmp.Diff(old.Values, o.values()); diff != "" {
					t.Errorf("%s: the page holds (-want +got):\n%s", old.About, diff)
				}
				o.asksAgain()
				if got := o.text("#sum-big"); got != old.Total {
					t.Errorf("%s: it comes to %q, not %q", old.About, got, old.Total)
				}
				if got := o.text("#opened"); got != old.Note {
					t.Errorf("%s: the page says %q, not %q", old.About, got, old.Note)
				}
				o.untouched(old.Link)
			})
		}
	})
}

// A link that cannot be read changes nothing, and is said to.
func TestLinksThatCannotBeRead(t *testing.T) {
	inChromium(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		for link, key := range map[string]string{
			"1.zAAAA": "damaged", "": "damaged", "1.z<script>alert(1)</script>": "damaged", "2.zq1ZKVrJSUkosTlWyUgJRtQA": "version",
			"1.j" + strings.Repeat("A", 9000): "long", "1.j" + base64.RawURLEncoding.EncodeToString([]byte(`["place"]`)): "damaged",
		} {
			o := v.opens(s.URL + "/#s=" + link)
			if got, want := o.text("#opened"), o.words("ui.carry.unread."+key); got != want {
				t.Errorf("of %.30q the page says %q, not %q", link, got, want)
			}
			if got := o.values(); len(got) > 0 || o.text("#sum-big") != "$918 to $2,703" {
				t.Errorf("%.30q brings %v and %s", link, got, o.text("#sum-big"))
			}
			if at := look[string](o, `location.href`); at != o.opened {
				t.Errorf("after %.30q the address is %s", link, at)
			}
		}
		hostile := `{"place":"<img src=x onerror=alert(1)>","own[0].name":"<b>x</b>","own[1].name":"a\u0000b","own[0].price":"73.91","first":"<b>","nothing":"x","__proto__":{"a":1},"own[9].price":"5"}`
		o := v.opens(s.URL + "/#s=1.j" + base64.RawURLEncoding.EncodeToString([]byte(hostile)))
		if note := o.text("#opened"); !strings.Contains(note, "5 answers in it are not known here") {
			t.Errorf("of a link of anybody's the page says %q", note)
		}
		if got := o.text("#sum-big"); got != "$1,256.47" {
			t.Errorf("17 visits of $73.91 come to %q", got)
		}
		if made := look[int](o, `document.querySelectorAll("main img, main b:not(.sum b, .sumline b, .results b)").length`); made != 0 {
			t.Errorf("%d elements were made of a link", made)
		}
		o.clean()
	})
}

// A link that is pasted over the address of an open page loads nothing, and is
// opened all the same. One that cannot be read leaves what is typed.
func TestLinkOverAnOpenPage(t *testing.T) {
	engines(t, func(t *testing.T, b browser.Browser, s *Server) {
		v := arrive(t, b, s, "/")
		v.write("place", "Oregon")
		v.unfold("quotes")
		v.write("own[0].price", "88.17")
		v.settle()
		before := v.values()
		v.must(v.page.Eval(v.ctx, `void setTimeout(() => { location.hash = "s=1.zAAAA"; })`, nil))
		v.waitFor(`document.querySelector("#opened").textContent !== ""`)
		if got := v.values(); fmt.Sprint(got) != fmt.Sprint(before) {
			t.Errorf("after a link that cannot be read the page holds %v, not %v", got, before)
		}
		packed := "s=1.j" + url.PathEscape(base64.RawURLEncoding.EncodeToString([]byte(`{"own[0].price":"73.91","then":"stop"}`)))
		v.must(v.page.Eval(v.ctx, fmt.Sprintf(`void setTimeout(() => { location.hash = %q; })`, packed), nil))
		v.waitFor(`document.querySelector("#opened").textContent.startsWith("This page was opened")`)
		v.answer()
		if got, want := v.values(), map[string]string{"own[0].price": "73.91", "then:stop": "on"}; fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("after the link the page holds %v, not %v", got, want)
		}
		if got := v.text("#sum-big"); got != "$443.46" {
			t.Errorf("6 visits of $73.91 come to %q", got)
		}
		v.clean()
	})
}
