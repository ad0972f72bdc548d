package replay

import (
	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
)

// Make is the receipt of an answer that was given to a request by this engine with
// these price lists at hand, of which it names those that were read and, where it
// is to carry them, holds them too. The module's hash may be empty: not known.
func Make(r *estimate.Request, lists estimate.Lists, answer *estimate.Estimate, module string, carry bool) *document.Receipt {
	out := &document.Receipt{
		Engine:  document.Engine{Version: estimate.Version, SHA256: module},
		Request: r, RequestSHA256: document.Digest(document.WriteRequest(r)),
		Estimate: document.WriteEstimate(answer),
	}
	out.EstimateSHA256 = document.Digest(out.Estimate)
	for _, name := range r.Clinics {
		list, ok := lists.Find(name)
		if !ok || out.Uses(list.SHA256) {
			continue
		}
		used := document.Used{Slug: list.Seller.ID, SHA256: list.SHA256}
		if carry {
			used.List = list
		}
		out.Lists = append(out.Lists, used)
	}
	return out
}
