package begin_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// find returns the elements of a name whose attribute has a value; any value
// where it is empty, any attributes where the attribute is.
func find(root *html.Node, element, key, value string) (all []*html.Node) {
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || n.Data != element {
			continue
		}
		got, has := "", key == ""
		for _, a := range n.Attr {
			if a.Key == key {
				got, has = a.Val, true
			}
		}
		if has && (value == "" || got == value) {
			all = append(all, n)
		}
	}
	return all
}

func one(t *testing.T, root *html.Node, element string) *html.Node {
	t.Helper()
	all := find(root, element, "", "")
	if len(all) != 1 {
		t.Fatalf("%d elements %s, want one", len(all), element)
	}
	return all[0]
}

func byID(t *testing.T, root *html.Node, id string) *html.Node {
	t.Helper()
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && attribute(n, "id") == id {
			return n
		}
	}
	t.Fatalf("nothing has the id %q in: %s", id, text(root))
	return nil
}

func mustNot(t *testing.T, root *html.Node, ids ...string) {
	t.Helper()
	for n := range root.Descendants() {
		for _, id := range ids {
			if n.Type == html.ElementNode && attribute(n, "id") == id {
				t.Errorf("there is a %q: %s", id, text(n))
			}
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// text is what stands in an element, with single spaces.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
