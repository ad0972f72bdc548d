package wire

import "kneadwise/wasm/pricelist"

// Carried is a list as a bundle carries it: without what nothing computes with,
// the fees for visits that do not take place, the clinic's NPI and its licences.
// Whoever shows these reads the document.
func Carried(l *pricelist.List) pricelist.List {
	out := *l
	out.Fees, out.NPI, out.Licences = pricelist.Fees{}, "", nil
	return out
}
