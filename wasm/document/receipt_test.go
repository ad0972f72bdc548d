package document_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kneadwise/wasm/code"
	"kneadwise/wasm/document"
)

const (
	oneDigest   = "00000000000000000000000000000000000000000000000000000000000000aa"
	otherDigest = "00000000000000000000000000000000000000000000000000000000000000bb"
)

// fullReceipt has every field that a receipt can have; of the answer it has each
// kind of value.
func fullReceipt() string {
	return `{"format": "kneadwise.receipt/1", "engine": {"version": "1.0", "module_sha256": "` + oneDigest + `"},
 "request": ` + fullRequest + `, "request_sha256": "` + otherDigest + `",
 "price_lists": [{"slug": "cedar-street-massage", "sha256": "` + oneDigest + `", "document": ` + fullList + `}, {"slug": "elm", "sha256": "` + oneDigest + `"}],
 "estimate": {"format": "kneadwise.estimate/1", "as_of": "2026-11-23", "later": [true, {"a": -5, "a b": "é\u0007"}, []]}, "estimate_sha256": "` + otherDigest + `"}`
}

func TestReceiptIsRead(t *testing.T) {
	r, faults := document.ReadReceipt([]byte(fullReceipt()))
	if r == nil {
		t.Fatal(faults)
	}
	list := readList(t, []byte(fullList))
	want := &document.Receipt{
		Engine:  document.Engine{Version: "1.0", SHA256: oneDigest},
		Request: readRequest(t, fullRequest), RequestSHA256: otherDigest,
		// What is carried has its own digest, whatever the receipt says of it.
		Lists:    []document.Used{{Slug: "cedar-street-massage", SHA256: oneDigest, List: list}, {Slug: "elm", SHA256: oneDigest}},
		Estimate: []byte(`{"format":"kneadwise.estimate/1","as_of":"2026-11-23","later":[true,{"a":-5,"a b":"é\u0007"},[]]}` + "\n"), EstimateSHA256: otherDigest,
	}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// The answer in a receipt hashes to what the answer alone does.
func TestEstimateInAReceiptIsTheEstimate(t *testing.T) {
	answer := document.WriteEstimate(fullEstimate(t))
	r := &document.Receipt{
		Engine: document.Engine{Version: "1.0"}, Request: readRequest(t, fullRequest), RequestSHA256: oneDigest,
		Estimate: answer, EstimateSHA256: document.Digest(answer),
	}
	text := document.WriteReceipt(r)
	if err := validate(t, compile(t, "receipt.schema.json"), text); err != nil {
		t.Error(err)
	}
	got, faults := document.ReadReceipt(text)
	if got == nil {
		t.Fatal(faults)
	}
	if !bytes.Equal(got.Estimate, answer) || document.Digest(got.Estimate) != got.EstimateSHA256 {
		t.Errorf("read back as %s", got.Estimate)
	}
}

func (s source) receipt() *document.Receipt {
	r := &document.Receipt{
		Engine:  document.Engine{Version: fmt.Sprintf("%d.%d", s.between("first", 0, 9999), s.between("second", 0, 9999))},
		Request: s.request(), RequestSHA256: s.digest("request"),
		Estimate: document.WriteEstimate(s.estimate()), EstimateSHA256: s.digest("estimate"),
	}
	if s.maybe("built") {
		r.Engine.SHA256 = s.digest("module")
	}
	if r.Request.AsOf == 0 {
		r.Request.AsOf = s.day("asked on")
		for _, q := range r.Request.Own {
			r.Request.AsOf = max(r.Request.AsOf, q.QuotedOn)
		}
	}
	seen := map[string]bool{}
	for range s.between("lists", 0, 2) {
		used := document.Used{Slug: s.id("slug"), SHA256: s.digest("list")}
		if s.maybe("carried") {
			used.List = s.list()
			used.Slug = used.List.Seller.ID
			used.List.SHA256 = document.Digest(document.Canonical(used.List))
		}
		if !seen[used.Slug] {
			r.Lists = append(r.Lists, used)
		}
		seen[used.Slug] = true
	}
	return r
}

func (s source) digest(name string) string {
	return rapid.StringMatching(`[0-9a-f]{64}`).Draw(s.T, name)
}

func TestValidReceiptsPassReaderAndSchema(t *testing.T) {
	schema := compile(t, "receipt.schema.json")
	rapid.Check(t, func(t *rapid.T) {
		want := source{t}.receipt()
		if len(want.Request.Check()) > 0 {
			t.Skip("the day of asking that was added does not suit its accounts")
		}
		text := document.WriteReceipt(want)
		got, faults := document.ReadReceipt(text)
		refuse(t, text, faults)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("(-written +read)\n%s", diff)
		}
		if again := document.WriteReceipt(got); !bytes.Equal(again, text) {
			t.Fatalf("canonical bytes differ:\n%s\n%s", text, again)
		}
		if err := validate(t, schema, text); err != nil {
			t.Fatalf("%v\nin %s", err, text)
		}
	})
}

func TestBrokenReceiptsAreRefusedByReaderAndSchema(t *testing.T) {
	schema := compile(t, "receipt.schema.json")
	if err := validate(t, schema, []byte(fullReceipt())); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]change{
		"another format":              {`kneadwise.receipt/1`, `kneadwise.receipt/2`, "format", document.WrongFormat, false},
		"no format":                   {`{"format": "kneadwise.receipt/1", `, `{`, "format", code.FaultRequired, false},
		"a later field":               {`"estimate_sha256"`, `"signature": "", "estimate_sha256"`, "signature", document.UnknownField, false},
		"nobody answered":             {`"engine": {"version": "1.0", `, `"engine": {`, "engine.version", code.FaultRequired, false},
		"a version of three":          {`"version": "1.0"`, `"version": "1.0.0"`, "engine.version", code.FaultUnknownValue, false},
		"a version of one":            {`"version": "1.0"`, `"version": "1"`, "engine.version", code.FaultUnknownValue, false},
		"a version with a zero":       {`"version": "1.0"`, `"version": "01.0"`, "engine.version", code.FaultUnknownValue, false},
		"a version with a sign":       {`"version": "1.0"`, `"version": "+1.0"`, "engine.version", code.FaultUnknownValue, false},
		"a long version":              {`"version": "1.0"`, `"version": "10000.0"`, "engine.version", code.FaultUnknownValue, false},
		"a version as a number":       {`"version": "1.0"`, `"version": 1`, "engine.version", document.WrongType, false},
		"half a module":               {`"module_sha256": "` + oneDigest, `"module_sha256": "aa`, "engine.module_sha256", code.FaultTooSmall, false},
		"a module in capitals":        {`aa"},` + "\n" + ` "request"`, `AA"},` + "\n" + ` "request"`, "engine.module_sha256", code.FaultUnknownValue, false},
		"nothing asked":               {`"request": {`, `"requested": {`, "request", code.FaultRequired, false},
		"a request as a list":         {`"request": ` + fullRequest, `"request": []`, "request", document.WrongType, false},
		"asked on no day":             {`"as_of": "2026-11-23",` + "\n", ``, "request.as_of", code.FaultRequired, false},
		"a fault in the request":      {`"minutes": 60`, `"minutes": 1`, "request.plan.minutes", code.FaultTooSmall, false},
		"an unknown field of it":      {`"minutes": 60`, `"minuts": 60`, "request.plan.minuts", document.UnknownField, false},
		"a fault of two fields":       {`"zip3": "992"},` + "\n" + `  "offers"`, `"zip3": "331"},` + "\n" + `  "offers"`, "request.place.zip3", code.FaultContradicts, true},
		"a request of another format": {`kneadwise.request/1`, `kneadwise.request/2`, "request.format", document.WrongFormat, false},
		"a request without its hash":  {`"request_sha256": "` + otherDigest + `",`, ``, "request_sha256", code.FaultRequired, false},
		"no lists in a list":          {`"price_lists": [{"slug": "cedar-street-massage", "sha256": "` + oneDigest + `", "document": ` + fullList + `}, {"slug": "elm", "sha256": "` + oneDigest + `"}]`, `"price_lists": []`, "price_lists", code.FaultRequired, false},
		"a list without its hash":     {`{"slug": "elm", "sha256": "` + oneDigest + `"}`, `{"slug": "elm"}`, "price_lists[1].sha256", code.FaultRequired, false},
		"a list without a name":       {`{"slug": "elm", `, `{`, "price_lists[1].slug", code.FaultRequired, false},
		"a name that is none":         {`{"slug": "elm"`, `{"slug": "Elm"`, "price_lists[1].slug", code.FaultUnknownValue, false},
		"a clinic twice":              {`{"slug": "elm"`, `{"slug": "cedar-street-massage"`, "price_lists[1].slug", code.FaultDuplicate, true},
		"the list of another":         {`{"slug": "cedar-street-massage", "sha`, `{"slug": "oak", "sha`, "price_lists[0].slug", code.FaultContradicts, true},
		"a fault in a list":           {`"price_cents": 44000`, `"price_cents": 0`, "price_lists[0].document.packages[0].price_cents", code.FaultTooSmall, false},
		"a list that is none":         {`"document": {`, `"document": [], "documents": {`, "price_lists[0].document", document.WrongType, false},
		"no answer":                   {`"estimate": {`, `"answer": {`, "estimate", code.FaultRequired, false},
		"an answer of no format":      {`"format": "kneadwise.estimate/1", `, ``, "estimate.format", code.FaultRequired, false},
		"an answer of another":        {`kneadwise.estimate/1`, `kneadwise.estimate/2`, "estimate.format", code.FaultUnknownValue, false},
		"nothing in the answer":       {`[true, `, `[null, `, "estimate.later[0]", document.Null, false},
		"half a cent":                 {`"a": -5`, `"a": -5.5`, "estimate.later[1].a", document.NotWhole, false},
		"a cent as a fraction":        {`"a": -5`, `"a": -5.0`, "estimate.later[1].a", document.NotWhole, true},
		"beyond every cent":           {`"a": -5`, `"a": -1000000000000000`, "estimate.later[1].a", code.FaultTooSmall, false},
		"a field twice":               {`"a": -5`, `"a": -5, "a": 4`, "estimate.later[1].a", document.DuplicateKey, true},
		"an answer without its hash":  {`, "estimate_sha256": "` + otherDigest + `"`, ``, "estimate_sha256", code.FaultRequired, false},
	} {
		t.Run(name, func(t *testing.T) {
			text := c.apply(t, fullReceipt())
			r, faults := document.ReadReceipt(text)
			if r != nil {
				t.Error("taken")
			}
			c.judge(t, schema, text, faults)
		})
	}
}

// A receipt may be longer than other documents, and not longer than it may be.
func TestReceiptsHaveASizeOfTheirOwn(t *testing.T) {
	padded := func(size int) []byte {
		text := fullReceipt()
		return []byte(text + strings.Repeat(" ", size-len(text)))
	}
	if r, faults := document.ReadReceipt(padded(document.MaxReceiptBytes)); r == nil {
		t.Error(faults)
	}
	r, faults := document.ReadReceipt(padded(document.MaxReceiptBytes + 1))
	if want := (code.Fault{Code: document.TooLong, High: document.MaxReceiptBytes}); r != nil || len(faults) != 1 || faults[0] != want {
		t.Errorf("got %v, want %v", faults, want)
	}
}

// What is said of a request or price list is said in its own words, with the
// place that it has in the receipt.
func TestSentencesOfReceipts(t *testing.T) {
	for name, test := range map[string]struct {
		change change
		want   string
	}{
		"no format": {change{old: `{"format": "kneadwise.receipt/1", `, new: `{`},
			`format: is missing; it must be "kneadwise.receipt/1"`},
		"another document": {change{old: `kneadwise.receipt/1`, new: `kneadwise.estimate/1`},
			`format: another kind of document, or a version that this program does not know; it must be "kneadwise.receipt/1"`},
		"a field of the receipt": {change{old: `"estimate_sha256"`, new: `"estimate_sha265": "", "estimate_sha256"`},
			`estimate_sha265: unknown field "estimate_sha265"; did you mean "estimate_sha256"?`},
		"a field of the request": {change{old: `"minutes": 60`, new: `"minuts": 60`},
			`request.plan.minuts: unknown field "minuts"; did you mean "minutes"?`},
		"what a request must be": {change{old: `"minutes": 60`, new: `"minutes": 999`},
			`request.plan.minutes: too large; it must be a whole number from 5 to 240`},
		"an order of days": {change{old: `"booked_on": "2026-11-22"`, new: `"booked_on": "2026-11-31"`},
			`request.booked_on: there is no such day in the calendar; write a day like "2026-12-01"`},
		"two fields of a request": {change{old: `"quoted_on": "2026-11-20"`, new: `"quoted_on": "2026-11-24"`},
			`request.offers.own[0].quoted_on: must not be after as_of, the day of asking (the other field is request.as_of)`},
		"what a list must be": {change{old: `"network": "out"`, new: `"network": "beyond"`},
			`price_lists[0].document.payers[1].network: not a value that is taken; it must be "in" or "out"`},
		"the list of another": {change{old: `{"slug": "cedar-street-massage", "sha`, new: `{"slug": "oak", "sha`},
			`price_lists[0].slug: is not the slug of the price list that stands beside it (the other field is price_lists[0].document.clinic.slug)`},
		"half a cent": {change{old: `"a": -5`, new: `"a": -5.5`},
			`estimate.later[1].a: not a whole number in plain digits (no point, no exponent); it must be a text, a whole number, true or false, a list or an object`},
	} {
		t.Run(name, func(t *testing.T) {
			_, faults := document.ReadReceipt(test.change.apply(t, fullReceipt()))
			if len(faults) != 1 {
				t.Fatalf("want one fault, got %v", faults)
			}
			if got := document.Sentence(faults[0]); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func FuzzReadReceipt(f *testing.F) {
	f.Add([]byte(fullReceipt()))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, faults := document.ReadReceipt(text)
		if r == nil {
			refused(t, text, faults)
			return
		}
		if len(faults) > 0 {
			t.Errorf("taken with faults: %v", faults)
		}
		written := document.WriteReceipt(r)
		again, faults := document.ReadReceipt(written)
		if len(faults) > 0 {
			t.Fatalf("its canonical bytes are refused: %v\n%s", faults, written)
		}
		if diff := cmp.Diff(r, again); diff != "" {
			t.Errorf("canonical bytes say something else\n%s", diff)
		}
		if !bytes.Equal(document.WriteReceipt(again), written) {
			t.Errorf("canonical bytes change\n%s", written)
		}
	})
}
