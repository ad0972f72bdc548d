package document

import (
	"strings"

	"kneadwise/wasm/code"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/offer"
	"kneadwise/wasm/pricelist"
)

// ReadReceipt reads a receipt. It returns either a receipt or all faults of form
// and value that can be seen in it, at most MaxFaults, those of the request and
// of price lists with the paths that they have in the receipt. Whether its parts
// hash to what it states, and whether its answer is right, is for package replay.
func ReadReceipt(document []byte) (*Receipt, []code.Fault) {
	found := &faults{}
	top, ok := parseUpTo(string(document), MaxReceiptBytes, found)
	if ok {
		conform(top, receiptShape(), "", ReceiptKind, found)
	}
	if top.found != FoundObject || !ok {
		return nil, found.all
	}
	r := &Receipt{
		Engine: Engine{
			Version: top.get("engine").get("version").word(),
			SHA256:  top.get("engine").get("module_sha256").word(),
		},
		RequestSHA256:  top.get("request_sha256").word(),
		EstimateSHA256: top.get("estimate_sha256").word(),
	}
	known(IsVersion(r.Engine.Version), "engine.version", found)
	known(r.Engine.SHA256 == "" || pricelist.IsDigest(r.Engine.SHA256), "engine.module_sha256", found)
	known(pricelist.IsDigest(r.RequestSHA256), "request_sha256", found)
	known(pricelist.IsDigest(r.EstimateSHA256), "estimate_sha256", found)
	r.Request = requestIn(top.get("request"), found)
	r.Lists = listsIn(top.get(listsPart), found)
	if len(found.all) > 0 {
		return nil, found.all
	}
	w := &writer{}
	w.node(top.get("estimate"))
	r.Estimate = w.done()
	return r, nil
}

// known notes a text that is none of its kind. Where it is missing or of another
// form that is said already.
func known(is bool, path string, found *faults) {
	if !is {
		found.add(code.Fault{Path: path, Code: code.FaultUnknownValue})
	}
}

// IsVersion tells whether a text is a version of an engine: two numbers of at
// most four digits without leading zeros, a point between them.
func IsVersion(text string) bool {
	first, second, ok := strings.Cut(text, ".")
	return ok && isNumber(first) && isNumber(second)
}

func isNumber(text string) bool {
	return text == "0" || text != "" && len(text) <= 4 && text[0] != '0' && strings.Trim(text, "0123456789") == ""
}

// requestIn reads the request of a receipt. It was answered, so it has a day.
func requestIn(n node, found *faults) *estimate.Request {
	if n.found != FoundObject {
		return nil
	}
	own := &faults{}
	conform(n, requestShape(), "", RequestKind, own)
	r := readRequest(n, own)
	for _, fault := range r.Check() {
		own.add(fault)
	}
	found.carry(own, requestPart)
	return r
}

// listsIn reads the price lists of a receipt.
func listsIn(n node, found *faults) (lists []Used) {
	seen := map[string]bool{}
	for i, item := range n.list() {
		path := element(listsPart, i)
		used := Used{Slug: item.get("slug").word(), SHA256: item.get("sha256").word()}
		known(offer.IsID(used.Slug), path+".slug", found)
		known(pricelist.IsDigest(used.SHA256), path+".sha256", found)
		if seen[used.Slug] {
			found.add(code.Fault{Path: path + ".slug", Code: code.FaultDuplicate})
		}
		seen[used.Slug] = true
		if document := item.get("document"); document.found == FoundObject {
			used.List = listIn(document, path, found)
			if used.List.Seller.ID != used.Slug {
				found.add(code.Fault{Path: path + ".slug", Code: code.FaultContradicts, Other: path + ".document.clinic.slug"})
			}
		}
		lists = append(lists, used)
	}
	return lists
}

// listIn reads one price list of a receipt. Its SHA256 is that of what stands
// there, whatever the receipt says of it.
func listIn(n node, path string, found *faults) *pricelist.List {
	own := &faults{}
	conform(n, priceListShape(), "", PriceListKind, own)
	l := readPriceList(n, own)
	for _, fault := range l.Check() {
		own.add(fault)
	}
	if len(own.all) == 0 {
		l.SHA256 = Digest(Canonical(l))
	}
	found.carry(own, path+".document.")
	return l
}

// carry takes over the faults of a document that lies within this one.
func (f *faults) carry(own *faults, path string) {
	for _, fault := range own.all {
		fault.Path = strings.TrimSuffix(path+fault.Path, ".")
		if fault.Other != "" {
			fault.Other = path + fault.Other
		}
		f.add(fault)
	}
}
