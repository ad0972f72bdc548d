package httpd

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kneadwise/server/fault"
)

func TestForm(t *testing.T) {
	for name, test := range map[string]struct {
		body string
		kind fault.Kind
		want url.Values
	}{
		"a form":          {"a=1&a=2&b=%20", 0, url.Values{"a": {"1", "2"}, "b": {" "}}},
		"not in its form": {"a=%zz", fault.Invalid, nil},
		"too long":        {"a=" + strings.Repeat("1", 100), fault.TooLarge, nil},
	} {
		r := httptest.NewRequest(http.MethodPost, "/?in=address", strings.NewReader(test.body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Body = http.MaxBytesReader(httptest.NewRecorder(), r.Body, 50)
		got, err := Form(r)
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: want (-), got (+):\n%s", name, diff)
		}
		var f *fault.Error
		if errors.As(err, &f) != (test.kind != 0) || f != nil && f.Kind != test.kind {
			t.Errorf("%s: %v, want the kind %v", name, err, test.kind)
		}
	}
}
