package httpd

import "testing"

func TestChoose(t *testing.T) {
	all := func(encoding) bool { return true }
	page := func(e encoding) bool { return e != brotli }
	for name, tt := range map[string]struct {
		accept string
		has    func(encoding) bool
		want   string
	}{
		"nothing is said":            {"", all, "identity"},
		"a browser":                  {"gzip, deflate, br, zstd", all, "br"},
		"a browser, without brotli":  {"gzip, deflate, br, zstd", page, "gzip"},
		"an old browser":             {"gzip, deflate", all, "gzip"},
		"anything":                   {"*", all, "br"},
		"anything but brotli":        {"br;q=0, *", all, "gzip"},
		"gzip is liked better":       {"br;q=0.5, gzip;q=0.8", all, "gzip"},
		"equal weights":              {"gzip;q=0.5,br;q=0.5", all, "br"},
		"as it is, liked best":       {"br;q=0.5, identity", all, "identity"},
		"as it is, refused":          {"identity;q=0, gzip;q=0.001", all, "gzip"},
		"all refused":                {"*;q=0", all, "identity"},
		"brotli refused":             {"br;q=0", all, "identity"},
		"unknown forms":              {"zstd, deflate", all, "identity"},
		"loud":                       {"GZip ; Q=1", all, "gzip"},
		"a weight that is none":      {"br;q=much, gzip", all, "gzip"},
		"a weight that is no number": {"br;q=NaN, gzip", all, "gzip"},
		"a weight above 1":           {"br;q=2", all, "identity"},
		"another parameter":          {"br;level=9", all, "identity"},
		"a name within another":      {"brotli, xgzip", all, "identity"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := choose(tt.accept, tt.has).name(); got != tt.want {
				t.Errorf("%q chooses %s, want %s", tt.accept, got, tt.want)
			}
		})
	}
}
