package document

import (
	"slices"

	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pricelist"
)

// ReceiptFormat is the format of a receipt.
const ReceiptFormat = "kneadwise.receipt/1"

// Receipt is a whole answer in one file: what was asked, the price lists that
// were read, which engine answered, and what it said, ledger and all. Whoever
// has it can ask again and compare each cent (package replay).
//
// The digests are as the document states them: a reader takes a receipt whose
// parts do not hash to them, so that whoever compares can say which was changed.
type Receipt struct {
	Engine        Engine
	Request       *estimate.Request
	RequestSHA256 string // of WriteRequest's bytes
	Lists         []Used
	// Estimate is the canonical bytes of the answer as that engine wrote them. They
	// are not read as an Estimate: an engine of another version says more, or less.
	Estimate       []byte
	EstimateSHA256 string // of these bytes: what "kneadwise estimate" prints hashes to the same
}

// Engine says who answered.
type Engine struct {
	Version string // estimate.Version
	// SHA256 is the hash of the module that is built of the same source, the one
	// that the page shows; empty where that is not known. The native program and its
	// module give the same answers.
	SHA256 string
}

// Used is a price list that the answer was made from.
type Used struct {
	Slug   string
	SHA256 string // its name: the digest of its canonical bytes
	// List is the list itself where the receipt carries it, with the digest of what
	// it carries; nil where it is named by its hash alone.
	List *pricelist.List
}

// Uses tells whether the answer was made from a price list of that hash.
func (r *Receipt) Uses(sha256 string) bool {
	return slices.ContainsFunc(r.Lists, func(u Used) bool { return u.SHA256 == sha256 })
}
