package sheet

import (
	"strconv"
	"strings"

	"kneadwise/wasm/code"
	"kneadwise/wasm/ledger"
	"kneadwise/wasm/offer"
)

// Ledger is a table of every amount of a case, in the ledger's order and with its
// signs: what comes back to her is of the kind "return" and above zero, and a
// provider's share is below zero where a credit cost more than the single price.
// The words are those of a rule in her language. The seller says what a package or
// membership is called; where it is nil, they keep their index.
func Ledger(b *ledger.Book, seller *offer.Seller, words func(code.Rule) string) []byte {
	t := headed("date", "visit", "payer", "kind", "amount", "rule", "words", "item")
	for i := range b.Entries {
		e := &b.Entries[i]
		t.day(e.Date)
		t.visit(e.Visit)
		t.text(e.Payer.Code())
		t.text(e.Kind.Code())
		t.amount(e.Amount)
		t.text(string(e.Rule))
		t.text(words(e.Rule))
		t.text(Item(e, seller))
		t.end()
	}
	return t.out
}

// Item is the id of the package or membership that an entry belongs to, and ""
// where it belongs to none. The rule says which of the two it is.
func Item(e *ledger.Entry, seller *offer.Seller) string {
	if e.Item < 0 {
		return ""
	}
	packaged := strings.HasPrefix(string(e.Rule), "pay.package_")
	switch {
	case seller != nil && packaged && e.Item < len(seller.Packages):
		return seller.Packages[e.Item].ID
	case seller != nil && !packaged && e.Item < len(seller.Memberships):
		return seller.Memberships[e.Item].ID
	}
	return strconv.Itoa(e.Item)
}
