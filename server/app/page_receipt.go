package app

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"kneadwise/wasm/document"
	"kneadwise/wasm/estimate"
	"kneadwise/wasm/pricelist"
	"kneadwise/wasm/wire"
)

// pageReceiptFormat is the format of a receipt that the visitor's page made. The
// module in the browser writes no documents, so the page keeps the messages that
// it exchanged with it; here they become the documents of a receipt.
const pageReceiptFormat = "kneadwise.page-receipt/1"

// pageReceipt is such a receipt.
type pageReceipt struct {
	Format string `json:"format"`
	AsOf   string `json:"as_of"` // for whoever reads it; the request says it
	Engine struct {
		Version string `json:"version"`
		SHA256  string `json:"module_sha256"`
	} `json:"engine"`
	Lists   []pageList `json:"price_lists"`
	Request string     `json:"request"`
	Reply   string     `json:"reply"`
}

// pageList is a price list that was read: the page knows its revision, not its hash.
type pageList struct {
	Slug     string `json:"slug"`
	Revision int    `json:"revision"`
}

// isPageReceipt tells whether a file is, or claims to be, the page's.
func isPageReceipt(data []byte) bool {
	var claimed struct {
		Format string `json:"format"`
	}
	return json.Unmarshal(data, &claimed) == nil && claimed.Format == pageReceiptFormat
}

// receiptOfPage reads a receipt of the page. The price lists that it names are
// looked up in lists.
func receiptOfPage(name string, data []byte, lists estimate.Lists, where string) (*document.Receipt, error) {
	refuse := func(format string, values ...any) (*document.Receipt, error) {
		return nil, refusal{fmt.Errorf(title(name)+": "+format, values...)}
	}
	var r pageReceipt
	if err := json.Unmarshal(data, &r); err != nil {
		return refuse("the receipt of the page is not whole")
	}
	request, err1 := hex.DecodeString(r.Request)
	reply, err2 := hex.DecodeString(r.Reply)
	if err := errors.Join(err1, err2); err != nil || !document.IsVersion(r.Engine.Version) || r.Engine.SHA256 != "" && !pricelist.IsDigest(r.Engine.SHA256) {
		return refuse("the receipt of the page is not whole")
	}
	asked, faults := wire.ReadRequest(request)
	if len(faults) > 0 {
		return refuse("the question in it was altered: %s", document.Sentence(faults[0]))
	}
	if faults := asked.Check(); len(faults) > 0 {
		return refuse("the question in it was altered: %s", document.Sentence(faults[0]))
	}
	answer, faults, err := wire.ReadReply(reply)
	if err != nil || len(faults) > 0 || answer == nil {
		return refuse("the answer in it was altered")
	}
	out := &document.Receipt{
		Engine:  document.Engine{Version: r.Engine.Version, SHA256: r.Engine.SHA256},
		Request: asked, RequestSHA256: document.Digest(document.WriteRequest(asked)),
		Estimate: document.WriteEstimate(answer),
	}
	out.EstimateSHA256 = document.Digest(out.Estimate)
	for _, used := range r.Lists {
		list := revisionOf(lists, used)
		if list == nil {
			return refuse("revision %d of the price list of %q is not in %s; name a folder that has it with --prices", used.Revision, used.Slug, where)
		}
		out.Lists = append(out.Lists, document.Used{Slug: list.Seller.ID, SHA256: list.SHA256, List: list})
	}
	return out, nil
}

func revisionOf(lists estimate.Lists, used pageList) *pricelist.List {
	for i := range lists {
		if lists[i].Seller.ID == used.Slug && lists[i].Revision == used.Revision {
			return &lists[i]
		}
	}
	return nil
}
