package ledger

// The names of payers and kinds by number; the first stands for none.
var (
	payers = [...]string{"", "you", "plan", "provider", "prepaid", "treasury"}
	kinds  = [...]string{"", "share", "purchase", "unused", "extra", "advance", "return", "saving"}
)

// Code is the payer's name in documents, such as "you", and "" for none.
func (p Payer) Code() string {
	if int(p) < len(payers) {
		return payers[p]
	}
	return ""
}

// Code is the kind's name in documents, such as "share", and "" for none.
func (k Kind) Code() string {
	if int(k) < len(kinds) {
		return kinds[k]
	}
	return ""
}
