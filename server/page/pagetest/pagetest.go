// Package pagetest reads pages in tests, as a person or a script would.
//
// [Ask] sends a request to a handler and [Read] takes its answer apart. What is
// looked for in it is named by a selector, a small part of those of CSS: "#" and
// an id; or a tag, "*" for any, a tag with a class, and behind it or alone as many
// attributes as one likes, with a value or without: "main", "rect.mark",
// ".warning", "input[type=radio][checked]". All parts must fit. Names stand in
// selectors as they are in the page, points and brackets too: "#own[0].price".
package pagetest

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Ask sends a request with headers as pairs of name and value. A form is sent as
// browsers do by POST; there may be none.
func Ask(t testing.TB, to http.Handler, method, path string, form url.Values, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(form.Encode()))
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	to.ServeHTTP(w, r)
	return w
}

// Read is the page of an answer, which can be read again.
func Read(t testing.TB, answer *httptest.ResponseRecorder) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(answer.Body.String()))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// All are the elements below another that fit a selector, in the page's order.
// Those in templates are among them.
func All(root *html.Node, selector string) (found []*html.Node) {
	for n := range root.Descendants() {
		if Fits(n, selector) {
			found = append(found, n)
		}
	}
	return found
}

// First is the first element that fits, nil where there is none.
func First(root *html.Node, selector string) *html.Node {
	for n := range root.Descendants() {
		if Fits(n, selector) {
			return n
		}
	}
	return nil
}

// One is the only element that fits: with none or two the test ends.
func One(t testing.TB, root *html.Node, selector string) *html.Node {
	t.Helper()
	found := All(root, selector)
	if len(found) != 1 {
		t.Fatalf("%d elements %s, want one", len(found), selector)
	}
	return found[0]
}

// Fits tells whether an element is what a selector names.
func Fits(n *html.Node, selector string) bool {
	if n.Type != html.ElementNode {
		return false
	}
	if id, ok := strings.CutPrefix(selector, "#"); ok {
		return Has(n, "id") && Attribute(n, "id") == id
	}
	head, attributes, ok := strings.Cut(selector, "[")
	if ok {
		for one := range strings.SplitSeq(strings.TrimSuffix(attributes, "]"), "][") {
			name, value, valued := strings.Cut(one, "=")
			if !Has(n, name) || valued && Attribute(n, name) != value {
				return false
			}
		}
	}
	tag, class, classed := strings.Cut(head, ".")
	return (tag == "" || tag == "*" || n.Data == tag) && (!classed || slices.Contains(strings.Fields(Attribute(n, "class")), class))
}

// Inside tells whether an element lies in one that fits.
func Inside(n *html.Node, selector string) bool {
	for above := range n.Ancestors() {
		if Fits(above, selector) {
			return true
		}
	}
	return false
}

// Attribute is an attribute's value, empty where it is not there and for no element.
func Attribute(n *html.Node, name string) string {
	if n != nil {
		for _, a := range n.Attr {
			if a.Key == name {
				return a.Val
			}
		}
	}
	return ""
}

// Has tells whether an attribute is there, with or without a value.
func Has(n *html.Node, name string) bool {
	return n != nil && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// Text is what one reads in an element, with single spaces: neither a script nor
// the title of the page, unless one asks for that itself.
func Text(n *html.Node) string {
	if n == nil {
		return ""
	}
	var all strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && (d.Parent == n || d.Parent.Namespace != "" || d.Parent.Data != "script" && d.Parent.Data != "title") {
			all.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(all.String()), " ")
}
