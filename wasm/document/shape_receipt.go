package document

import "kneadwise/wasm/estimate"

// Where the documents in a receipt lie.
const (
	requestPart = "request."
	listsPart   = "price_lists"
	listPart    = "].document."
)

// maxVersion is the longest version of an engine, in characters.
const maxVersion = 16

// mostFree is the greatest whole number in what has no shape: 15 digits, which
// every reader of JSON holds exactly.
const mostFree = 999_999_999_999_999

func digest() *shape {
	return &shape{form: textForm, least: 64, most: 64, hint: "64 lower-case hexadecimal digits"}
}

// inside is a document of its own kind within another.
func inside(k Kind) *shape { return &shape{form: documentForm, kind: k} }

// beside lets further fields stand beside those of an object.
func (s *shape) beside() *shape {
	s.open = true
	return s
}

// receiptShape is the form of a receipt. Its answer is open: it was written by the
// engine of its day, and a field that is not known here is for a comparison to
// name, not for a reader to refuse.
func receiptShape() *shape {
	return object(
		must("format", words(ReceiptFormat)),
		must("engine", object(
			must("version", text(maxVersion, `the version of an engine such as "1.0"`)),
			may("module_sha256", digest()),
		)),
		must("request", inside(RequestKind)),
		must("request_sha256", digest()),
		may(listsPart, list(estimate.MaxClinics, object(
			must("slug", id()),
			must("sha256", digest()),
			may("document", inside(PriceListKind)),
		)).some()),
		must("estimate", object(must("format", words(EstimateFormat))).beside()),
		must("estimate_sha256", digest()),
	)
}
