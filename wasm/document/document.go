// Package document is the JSON form of what the engine takes and gives: a
// request, a price list, a bill, an estimate, and a receipt, which carries
// request, lists and estimate. People write requests, price lists and bills by hand
// and programs of others will, so reading is strict, and what is refused comes with
// its place, what is wrong and what would be right.
//
// The vocabulary: a document is one JSON object. Its form is which fields it
// may have and of which kind (the shapes in this package, which are held to the
// JSON Schemas in web/schema); its values are checked by the packages that own
// them. A field that is not there is not known, a {"low", "high"} pair is
// somewhere between, "none" is said in words, and null is not used. Amounts are
// whole cents, rates parts per million, days are written YYYY-MM-DD. The
// canonical bytes of a document are its fields in the order of the shape, no
// space, one line feed at the end; its digest is their SHA-256. Reading
// canonical bytes and writing them again gives the same bytes.
//
// This package is never linked into the engine's module, which speaks package
// wire. Nothing here decides a cent.
package document

// Limits on one document. A receipt has an answer in it and may be longer.
const (
	MaxBytes        = 256 << 10
	MaxReceiptBytes = 8 << 20
	MaxDepth        = 16
	MaxFaults       = 50
	maxKey          = 48 // of an unknown field's name, shown in a path
)

// The faults of form. Faults of values are named in packages code and plan,
// faults of days in package civil.
const (
	TooLong       = "document.too_long"           // High: the most bytes
	NotUTF8       = "document.not_utf8"           // Low, High: line and column
	NotJSON       = "document.not_json"           // Low, High: line and column
	TooDeep       = "document.too_deep"           // High: the most levels
	DuplicateKey  = "document.duplicate_key"      // the path's last field stands twice
	UnknownField  = "document.unknown_field"      // Low: the Kind of document
	WrongType     = "document.wrong_type"         // Low: what was found (Found)
	Null          = "document.null"               // leave the field out instead
	NotWhole      = "document.not_a_whole_number" // 1.0, 1e9, -0
	NotMonthDay   = "document.not_a_month_day"    // 07-01 and the like
	WrongFormat   = "document.wrong_format"       // Low: the Kind of document
	PricesDiffer  = "document.member_prices_differ"
	PricesMissing = "document.member_prices_missing" // a service of the membership has none, others have
	TooManyFaults = "document.too_many_faults"       // the last of MaxFaults: there are more
)

// Kind tells documents apart in faults whose path alone does not.
type Kind int64

// Kinds of document that are read.
const (
	RequestKind Kind = 1 + iota
	PriceListKind
	BillKind
	ReceiptKind
)

// Found is what stands where something else is wanted.
type Found int64

// What JSON can hold.
const (
	foundNothing Found = iota
	FoundNull
	FoundTruth
	FoundNumber
	FoundText
	FoundList
	FoundObject
)
