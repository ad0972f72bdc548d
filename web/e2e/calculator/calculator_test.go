// Package calculator_test runs the parts of the visitor's page in a browser,
// each alone: what is read from the form, where faults are shown, what is kept,
// and how one picture becomes the next.
package calculator_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kneadwise/web/build/engine"
	"kneadwise/web/build/script"
	"kneadwise/web/e2e/browser"
)

// expected is JSON, a line a part of parts.ts.
var expected = map[string]string{
	"places by name, letters and digits": `[{"state":"WA"},{"state":"WA"},{"state":"WA"},{"state":"NY"},{"state":"NY"},{"zip3":"992"},{"zip3":"992"},{}]`,
	"places that are none":               `[true,true,true,true,true]`,

	"amounts":                  `["$0","$0.05","$1","$1,275","$1,275.50","$1,000,000"]`,
	"amounts with their cents": `["$0.00","$1,275.00"]`,
	"amounts in Spanish":       `"$1,275.50"`,
	"days":                     `["Dec 1, 2026","Tue, Dec 1","1 dic 2026"]`,
	"how old a price list is": `["list 3, published Nov 3, 2026, from Dec 1, 2026, through Jan 29, 2027","list 3, published Nov 3, 2026, since Dec 1, 2026",` +
		`"list 3, published Nov 3, 2026, since Dec 1, 2026, through Jan 29, 2027","list 3, published Nov 3, 2026, ended Jan 30, 2027",false,true,false]`,
	"discounts of clinics": `[true,[["Low income20% off at A, B, D, and 1 more ui.discounts.proof.self_declaredStudents20% off at F by a paper",false],["Seniors20% off at F",true]],` +
		`["TX:low"],["qualifies_for:TX:low","qualifies_for:TX:old"],[]]`,
	"rates":                       `["20%","104.826%","0.0001%"]`,
	"the day where the person is": `20788`,
	"texts":                       `["as it is","1 visit","1,200 visits","a to {high}","none",true,false]`,
	"ranges":                      `["$1 to $2","$1"]`,

	"what is kept comes back":      `true`,
	"what is not ours is not kept": `[true,true,true,true,true,true,true,true,true,true,true]`,
	"values go and come":           `[{"t":[" x "],"r":["1"],"c":[]},{"r":["2"],"c":["a"],"s":["k"]}]`,

	"what a link holds": `[` +
		`{"place":"Oregon","signs":["a","b"],"benefit.pays":"yes","goals.monthly":"120","other_payer.state":"Texas","own[0].name":"Main Street","own[0].price":"90","clinics":"a-clinic","qualifies_for":"TX:low"},` +
		`{"place":"Oregon","benefit.pays":"yes","goals.monthly":"120","other_payer.state":"Texas","own[0].name":"Main Street","own[0].price":"90","clinics":"a-clinic","qualifies_for":"TX:low","-":["health"]},` +
		`{"place":"Oregon","signs":["a","b"],"own[0].name":"Main Street","own[0].price":"90","clinics":"a-clinic","-":["insurance"]},` +
		`{"signs":["a","b"],"benefit.pays":"yes","goals.monthly":"120","own[0].price":"90","-":["place"]},` +
		`{"place":"Oregon","signs":["a","b"],"benefit.pays":"yes","goals.monthly":"120","other_payer.state":"Texas","-":["prices"]},` +
		`{"-":["health","insurance","place","prices"]}]`,
	"what a link brings": `[{"first":["6"],"then":["4"],"provider":["massage_therapist"],"minutes":["60"],"place":["Ohio"],"benefit.pays":["yes"],"own[1].price":["5"],"own[1].has":["package"],"signs":[],"own[0].has":[],"qualifies_for":[]},2,["b"],["health"],0]`,
	"a link of anybody's": `[{"first":["6"],"then":["4"],"provider":["massage_therapist"],"minutes":["60"],"signs":[],"benefit.pays":[],"own[0].has":[],"qualifies_for":[]},` +
		`1,["ok"],["WA:ok"],["health"],9,false]`,
	"what is no link's":         `[true,true,true]`,
	"a field that was renamed":  `[["Washington"],["7"],1]`,
	"letters of a link":         `[true,true,true]`,
	"links without a deflater":  `[{"a":"€"},{"a":"€"}]`,
	"links that cannot be read": `["damaged","damaged","damaged","damaged","damaged","damaged","damaged","damaged","version","version","long","long"]`,

	"cells of a table": `["","Main Street","\"Main, Street\"","\"the \"\"best\"\"\"","\"two\nlines\"","\"'=1+1\"","\"'+1\"","\"'-1\"","\"'@SUM(A1)\"","\"'\t=1\"","\"'\r=1\"","\"'\n=1\"","\"' =1\"","\"'＝1\"","a=1","'"]`,

	"what is shown":              `["-+--","+-+-","+--+"]`,
	"what is hidden is not said": `["","x","y","z"]`,

	"both ends of a span":      `{"low":500,"high":900}`,
	"one end of a span":        `[null,[{"name":"d.high","code":"ui.errors.other_end","low":0,"high":0}]]`,
	"an exact figure":          `{"low":500,"high":500}`,
	"what is left out":         `null`,
	"a text that is no figure": `[{"name":"d","code":"money.minus","low":0,"high":0}]`,

	"the empty request": `{"asOf":20788,"own":[],"clinics":[],"phases":[{"name":1,"visits":6,"weeks":1},{"name":2,"visits":0,"weeks":4}],"minutes":0,"tip":0,"signs":[],"cleared":false,"paysByCard":false,"qualifiesFor":[]}`,
	"what few plans have": `[{"family":{"rule":2,"deductible":{"low":300000,"high":300000}},"limits":{"yearCents":{"low":50000,"high":50000},"shared":0,"sharedUsed":0},` +
		`"referral":{"needed":0,"have":1,"visits":12},"outside":{"pays":2,"share":0,"delay":0,"assigned":0},` +
		`"settings":{"copayOrder":0,"coinsuranceOn":0,"copayAtEnd":1,"visitCap":0,"pocketExcludes":false,"onlyPaidCount":true,"failureOnPatient":false}},{}]`,
	"somebody else who pays": `[{"kind":3,"copay":{"low":0,"high":0},"authorisation":{"needed":0,"have":1,"visits":12},"referral":0,"visitsUsed":0,"faults":[]},` +
		`{"faults":[]}]`,
	"what few quotes say": `[{"visits":0,"minutes":300,"price":{"low":40000,"high":40000},"expiry":0,"months":0,"refund":4,"refundFee":2500,"firstOnly":true},` +
		`{"fee":{"low":6000,"high":6000},"credits":1,"unused":2,"cap":0,"every":4,"unit":1,"notice":30,"cycles":0},{"handsOn":0,"card":30000,"salesTax":0,"tips":2},` +
		`{"visits":0,"minutes":300,"price":{"low":40000,"high":40000},"expiry":0,"months":0,"refund":5,"refundFee":0,"firstOnly":true},` +
		`{"fee":{"low":6000,"high":6000},"credits":1,"unused":2,"cap":0,"every":4,"unit":1,"notice":0,"cycles":0},{"handsOn":0,"card":0,"salesTax":0,"tips":2}]`,
	"no weekly visits are not a year of them": `[6,[{"name":"first.other","code":"fault.too_small","low":1,"high":60}]]`,

	"faults find their control":                     `["own[1].package.visits fault.required","own[1].name fault.too_large","own[1] fault.too_large","benefit fault.too_large"," fault.too_large"]`,
	"a fault names the control of the other answer": `[["m","own[2].price"],["m",null]]`,
	"faults find the end of a span":                 `["d","d","d.high"]`,
	"what is larger":                                `["own[0].package","own[0]",""]`,

	"a quote more, at most five":           `[5,"5",true,true,"full"]`,
	"a quote less, those after it move up": `[2,{"own[0].name":["a"],"own[0].has":[],"own[1].name":["c"],"own[1].has":[]}]`,
	"the only quote is emptied":            `[1,{"own[0].has":[]}]`,

	"what is open stays open, the focus stays": `["newnewa2",true,true,"new"]`,
	"what is gone is gone":                     `"<p id=\"n\">one</p>"`,
	"nothing jumps":                            `0`,
}

func TestPartsOfThePage(t *testing.T) {
	root, err := engine.Root()
	if err != nil {
		t.Fatal(err)
	}
	parts, err := script.Bundle(root, "web/e2e/calculator/parts.ts", script.Module)
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<!doctype html><title>t</title><script type=module src=/parts.js></script>"))
	})
	mux.HandleFunc("GET /parts.js", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Write(parts)
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	for _, name := range browser.Wanted(t, browser.Chromium) {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			page, err := browser.New(t, name).Open(ctx, server.URL)
			if err != nil {
				t.Fatal(err)
			}
			judge(ctx, t, page)
		})
	}
}

func judge(ctx context.Context, t *testing.T, page browser.Page) {
	t.Helper()
	var names []string
	if err := page.Eval(ctx, "partNames", &names); err != nil {
		t.Fatal(err)
	}
	if len(names) != len(expected) {
		t.Errorf("%d parts, %d expectations", len(names), len(expected))
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			var got string
			if err := page.Eval(ctx, "judge("+strconv.Quote(name)+")", &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(expected[name], got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
