package app

import (
	"encoding/hex"
	"encoding/json"
	"strings"
	"testing"

	"kneadwise/wasm/call"
	"kneadwise/wasm/document"
	"kneadwise/wasm/replay"
	"kneadwise/wasm/wire"
)

// ofPage is a receipt as the page makes it, changed before it is written.
func ofPage(t *testing.T, request string, change func(map[string]any)) []byte {
	t.Helper()
	asked, faults := document.ReadRequest([]byte(request))
	if len(faults) > 0 {
		t.Fatal(document.Sentence(faults[0]))
	}
	message, faults := wire.WriteRequest(asked)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	reply := call.NewDesk().Call(call.OpEstimate, message)
	receipt := map[string]any{
		"format": pageReceiptFormat, "as_of": "2026-12-01", "engine": map[string]any{"version": "1.0", "module_sha256": strings.Repeat("0", 64)},
		"request": hex.EncodeToString(message), "reply": hex.EncodeToString(reply),
	}
	if change != nil {
		change(receipt)
	}
	text, err := json.Marshal(receipt)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

const fewWords = `{"as_of": "2026-12-01", "offers": {"own": [{"name": "Main Street", "provider_type": "massage_therapist",
  "services": [{"id": "visit", "booked_minutes": 60, "price_cents": 9000}]}]}}`

// A receipt of the page is asked again like one of the command line, and one of
// which a figure was altered is found out.
func TestReceiptsOfThePage(t *testing.T) {
	asked := func(text []byte) replay.Outcome {
		t.Helper()
		if !isPageReceipt(text) {
			t.Fatalf("%.60s is none of the page's", text)
		}
		r, err := receiptOfPage("-", text, nil, "")
		if err != nil {
			t.Fatal(err)
		}
		o, err := replay.Of(r, engine(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return o
	}
	if o := asked(ofPage(t, fewWords, nil)); !o.Agrees() || o.Amounts == 0 {
		t.Errorf("a receipt of the page comes to %+v", o)
	}
	dearer := ofPage(t, strings.Replace(fewWords, "9000", "9100", 1), nil)
	var other struct {
		Request string `json:"request"`
	}
	if err := json.Unmarshal(dearer, &other); err != nil {
		t.Fatal(err)
	}
	if o := asked(ofPage(t, fewWords, func(r map[string]any) { r["request"] = other.Request })); o.Agrees() || o.Differing == 0 {
		t.Errorf("the answer to another question comes to %+v", o)
	}
}

func TestReceiptsOfThePageThatAreNotWhole(t *testing.T) {
	for name, change := range map[string]func(map[string]any){
		"no request":         func(r map[string]any) { delete(r, "request") },
		"no reply":           func(r map[string]any) { delete(r, "reply") },
		"no digits":          func(r map[string]any) { r["reply"] = "xyz" },
		"cut":                func(r map[string]any) { r["reply"] = r["reply"].(string)[:200] },
		"another message":    func(r map[string]any) { r["reply"] = r["request"] },
		"no version":         func(r map[string]any) { r["engine"] = map[string]any{"version": "one"} },
		"no hash":            func(r map[string]any) { r["engine"] = map[string]any{"version": "1.0", "module_sha256": "x"} },
		"a number":           func(r map[string]any) { r["request"] = 5 },
		"a list not at hand": func(r map[string]any) { r["price_lists"] = []any{map[string]any{"slug": "nowhere", "revision": 1}} },
	} {
		if r, err := receiptOfPage("-", ofPage(t, fewWords, change), nil, "here"); err == nil {
			t.Errorf("%s: %+v", name, r.Engine)
		}
	}
	for _, text := range []string{"", "{}", `{"format": "kneadwise.receipt/1"}`, "[]", "null"} {
		if isPageReceipt([]byte(text)) {
			t.Errorf("%q is taken for a receipt of the page", text)
		}
	}
}
